#!/bin/sh
# run.sh LAST EVERY: check_pages.py with $SAYSO, and $SAYSO_MODEL where the last stage needs one, on one in EVERY of the
# open pages of the shared folder (SHARED, default beside the project); exit status 77 where pages or model are missing.
set -eu

skip() { echo "pages: skipped: $*"; exit 77; }

here=$(cd "$(dirname "$0")" && pwd)
pages=${SHARED:-$here/../../../shared}/data/pages
[ -d "$pages" ] || skip "no pages in $pages (set SHARED)"
[ "$1" = clean ] || [ -f "$SAYSO_MODEL" ] || skip "no model in $SAYSO_MODEL (tools/get_model.sh makes it)"
exec python3 "$here/check_pages.py" "$SAYSO" "$pages" "$1" "$2"
