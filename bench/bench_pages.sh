#!/bin/sh
# bench_pages.sh BUILD [OPTION...]: reading pages of HTML against trafilatura, one core, on the 181 open pages of
# scrapinghub in the shared folder (SHARED). Options are bench_pages.py's.
set -eu

root=$(cd "$(dirname "$0")/.." && pwd)
build=$1
shift
pages=${SHARED:-$root/../shared}/data/pages/scrapinghub/html
if [ ! -d "$pages" ]; then
    echo "bench_pages: skipped: no pages in $pages (set SHARED)"
    exit 0
fi
if ! python=$("$root/bench/get_python.sh" trafilatura==2.3.1 lxml_html_clean); then
    echo "bench_pages: skipped: trafilatura could not be installed"
    exit 0
fi
cmake --build "$build" --target bench_gumbo >/dev/null
"$python" "$root/bench/bench_pages.py" --sayso "$build/sayso" --gumbo "$build/bench_gumbo" "$@" "$pages"/*.gz
