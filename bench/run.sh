#!/bin/sh
# run.sh BUILD [OPTION...]: bench.py with the pinned spaCy of tests/parity, on the news beside the
# project (SHARED, as there) or else on examples/; then the networks alone against the machine's
# sgemm, the encoder against its eight-bit products, for each instruction set it has, the
# tables of who is who, reading archives against FastWARC, and pages against trafilatura.
set -eu

root=$(cd "$(dirname "$0")/.." && pwd)
build=$1
shift
text=${SHARED:-$root/../shared}/data/polnear/train/text
[ -d "$text" ] || text=$root/examples
if reference=$("$root/tools/get_spacy.sh"); then
    "$(echo "$reference" | sed -n 1p)" "$root/bench/bench.py" --sayso "$build/sayso" \
        --spacy-model "$(echo "$reference" | sed -n 2p)" --text "$text" "$@"
fi
echo
cmake --build "$build" --target bench_nn --target bench_encoder --target bench_who >/dev/null
OMP_NUM_THREADS=1 "$build/bench_nn"
for limit in AVX2 AVX512_CORE AVX512_CORE_VNNI AVX512_CORE_AMX; do
    DNNL_MAX_CPU_ISA=$limit "$build/bench_encoder"
done
"$build/bench_who" "$build/en.safetensors"
"$root/bench/bench_read.sh" "$build"
"$root/bench/bench_pages.sh" "$build"
