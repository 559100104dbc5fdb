#!/bin/sh
# Installs from Debian what is missing to build and run sayso.
#
#   tools/setup.sh demo     what make and make demo need
#   tools/setup.sh test     what make test needs as well
set -eu

DEMO="gcc libc6-dev make cmake ninja-build pkg-config libpcre2-dev libzip-dev libmsgpack-dev
      libjansson-dev libisal-dev libdeflate-dev libzstd-dev liblz4-dev libbrotli-dev nettle-dev
      libarchive-dev libexpat1-dev libgumbo-dev libuchardet-dev libdnnl-dev libcmocka-dev python3 python3-pip ca-certificates"
TEST="clang-14 libclang-rt-14-dev clang-format-14 python3-venv"

say() { echo "setup: $*" >&2; }
fail() { say "$*"; exit 1; }

case ${1:-demo} in
demo) wanted=$DEMO ;;
test) wanted="$DEMO $TEST" ;;
*) fail "usage: tools/setup.sh demo|test" ;;
esac

if ! command -v apt-get >/dev/null || ! command -v dpkg-query >/dev/null; then
    say "not a Debian system: going on with what is here. Needed, by Debian's names:"
    # shellcheck disable=SC2086 # a list of words, folded
    say $wanted
    exit 0
fi

missing=
for package in $wanted; do
    status=$(dpkg-query --show --showformat='${db:Status-Status}' "$package" 2>/dev/null || true)
    [ "$status" = installed ] || missing="$missing $package"
done
[ -n "$missing" ] || exit 0

if [ "$(id -u)" -eq 0 ]; then
    root=
elif command -v sudo >/dev/null; then
    root=sudo
else
    fail "neither root nor sudo here: have installed what is missing: apt-get install$missing"
fi

say "installing from Debian:$missing ..."
$root apt-get -qq update >/dev/null ||
    fail "apt-get update failed: check the network and /etc/apt/sources.list"
# shellcheck disable=SC2086 # lists of words
$root env DEBIAN_FRONTEND=noninteractive apt-get -qq install --no-install-recommends $missing \
    >/dev/null </dev/null ||
    fail "apt-get could not install:$missing"
