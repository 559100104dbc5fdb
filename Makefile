# The front door. CMake does the work; tools/setup.sh installs what Debian lacks.
#
#   make demo      install what is missing, get the model, build, and read examples/
#   make test      install what is missing, and run every test
#   make           build build/sayso, build/libsayso.a and build/libsayso.so
#   make install   DESTDIR, PREFIX (or prefix), and CMake's own variables through CMAKE_FLAGS

BUILD ?= build
PREFIX ?= $(or $(prefix),/usr/local)
CMAKE_FLAGS ?=
JOBS ?= $(shell nproc)
MODEL = $(BUILD)/en.safetensors
CONFIGURE = cmake -G Ninja -S . -DCMAKE_INSTALL_PREFIX=$(PREFIX) $(CMAKE_FLAGS)

.PHONY: all demo test asan fuzz bench eval lint format install clean
all: $(BUILD)/build.ninja
	@cmake --build $(BUILD) -j $(JOBS) --target sayso sayso_static sayso_shared

$(BUILD)/build.ninja: CMakeLists.txt
	@command -v ninja >/dev/null && command -v cmake >/dev/null || \
	    { echo "make: cmake and ninja are missing: run 'make demo', or tools/setup.sh"; exit 1; }
	@$(CONFIGURE) -B $(BUILD)

$(MODEL): all
	@SAYSO=$(BUILD)/sayso tools/get_model.sh $@

demo:
	@tools/setup.sh demo
	@$(MAKE) --no-print-directory all $(MODEL)
	@echo "make demo: reading the reports in examples/"
	@$(BUILD)/sayso read examples

test:
	@tools/setup.sh test
	@$(MAKE) --no-print-directory all $(MODEL)
	@cmake --build $(BUILD) -j $(JOBS)
	@ctest --test-dir $(BUILD) --output-on-failure -j $(JOBS)

# The same tests under AddressSanitizer and UndefinedBehaviorSanitizer.
asan:
	@tools/setup.sh test
	@$(MAKE) --no-print-directory all $(MODEL)
	@$(CONFIGURE) -B $(BUILD)-asan -DSAYSO_SANITIZE=ON
	@cmake --build $(BUILD)-asan -j $(JOBS)
	@cp -f $(MODEL) $(BUILD)-asan/
	@ctest --test-dir $(BUILD)-asan --output-on-failure -j $(JOBS) -LE slow

# Ten minutes on each door that strangers reach; FUZZ_SECONDS=60 for a short look.
FUZZ_SECONDS ?= 600
fuzz:
	@tools/setup.sh test
	@$(MAKE) --no-print-directory all $(MODEL)
	@CC=clang-14 $(CONFIGURE) -B $(BUILD)-fuzz -DSAYSO_FUZZ=ON -DSAYSO_SANITIZE=ON
	@cmake --build $(BUILD)-fuzz -j $(JOBS)
	@cp -f $(MODEL) $(BUILD)-fuzz/
	@fuzz/run.sh $(BUILD)-fuzz $(FUZZ_SECONDS)

bench: all $(MODEL)
	@tools/setup.sh test
	@bench/run.sh $(BUILD)

eval: all $(MODEL)
	@tools/eval.sh $(BUILD)

lint: $(BUILD)/build.ninja
	@tools/setup.sh test
	@tests/lint/includes.sh
	@tests/lint/once.sh
	@tests/lint/sorted.py
	@tests/lint/format.sh
	@BUILD=$(BUILD) tests/lint/clang.sh
	@if command -v clang-tidy-14 >/dev/null; then \
	    git ls-files 'src/*.c' 'cli/*.c' | xargs -P $(JOBS) -n 4 clang-tidy-14 --quiet -p $(BUILD); \
	else echo "make lint: clang-tidy-14 is not installed: left out"; fi

format:
	@git ls-files '*.c' '*.h' | xargs clang-format-14 -i

# Configures anew: PREFIX need not be the one that the build folder was configured for.
install:
	@$(CONFIGURE) -B $(BUILD) >/dev/null
	@$(MAKE) --no-print-directory all
	@DESTDIR="$(DESTDIR)" cmake --install $(BUILD)

clean:
	@rm -rf $(BUILD) $(BUILD)-asan $(BUILD)-fuzz
