#!/bin/sh
# get_python.sh PACKAGE==VERSION [PACKAGE...]: prints the path of a Python that has the packages, which it installs on
# first use; fails where it cannot.
set -eu

environment=${XDG_CACHE_HOME:-$HOME/.cache}/sayso/$(echo "$1" | sed 's/==/-/')
if [ ! -f "$environment/complete" ]; then
    rm -rf "$environment"
    python3 -m venv "$environment" >/dev/null
    "$environment/bin/pip" --quiet --disable-pip-version-check install "$@" >&2
    touch "$environment/complete"
fi
echo "$environment/bin/python"
