#!/usr/bin/env bash
# Draws the same lists with glane and with d3-cloud, same font and same sizes on 1600 x 1000, and
# prints CPU time, memory, and how many expressions each placed. Not part of the tests.
#
#   cloud_compare.sh GLANE FOLDER LIST.tsv…
#
# FOLDER holds the npm packages that `npm install d3-cloud @napi-rs/canvas` puts there.
set -euo pipefail

glane=$1 folder=$2
shift 2
here=$(cd "$(dirname "$0")" && pwd)
cp "$here/cloud_d3.mjs" "$folder/"
for list in "$@"; do
    /usr/bin/time -f "glane    $(basename "$list"): cpu %U s + %S s, %M kB" \
        "$glane" cloud "$list" --svg "$folder/glane.svg" --json 2>&1 >"$folder/glane.json" | grep -v -e warning -e hint
    python3 - "$folder/glane.json" <<'PYTHON'
import json, sys
cloud = json.load(open(sys.argv[1]))
print("         ", {key: value for key, value in cloud.items() if key != "items"})
PYTHON
    (cd "$folder" && node cloud_d3.mjs "$list" glane.json)
done
