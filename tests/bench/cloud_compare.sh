#!/usr/bin/env bash
# Draws the same lists with glane, d3-cloud, wordcloud2 and word_cloud on 1600 x 1000, and prints CPU time, memory and
# how many expressions each placed. d3-cloud and wordcloud2 get glane's sizes and font; word_cloud chooses its own
# sizes. What glane drew is measured by Chromium (cloud_measure.py). Not part of the tests.
#
#   cloud_compare.sh GLANE FOLDER LIST.tsv…
#
# FOLDER holds the npm packages that `npm install d3-cloud wordcloud @napi-rs/canvas` puts there; word_cloud is
# Debian's python3-wordcloud, which brings numpy and PIL.
set -euo pipefail

glane=$1 folder=$2
shift 2
here=$(cd "$(dirname "$0")" && pwd)
cp "$here"/cloud_{d3,wordcloud2}.mjs "$folder/"
times=5
for list in "$@"; do
    # shellcheck disable=SC2016  # the inner shell's own variables
    /usr/bin/time -f "%U %S %M" bash -c 'for ((i = 0; i < $4; ++i)); do "$1" cloud "$2" --json --svg "$3/glane.svg" >"$3/glane.json" 2>"$3/glane.err"; done' \
        bash "$glane" "$list" "$folder" "$times" 2>&1 |
        awk -v list="$(basename "$list")" -v times="$times" \
            '{printf "glane %s: cpu %.0f ms (whole program, mean of %d), %.0f MB\n", list, ($1 + $2) * 1000 / times, times, $3 / 1024}'
    python3 - "$folder/glane.json" <<'PYTHON'
import json, sys
cloud = json.load(open(sys.argv[1]))
print("     ", {key: value for key, value in cloud.items() if key != "items"})
PYTHON
    /usr/bin/python3 "$here/cloud_measure.py" "$folder/glane.svg" "$folder/glane.json" 2 | sed 's/^/      /'
    (cd "$folder" && node cloud_d3.mjs "$list" glane.json && node cloud_wordcloud2.mjs glane.json)
    /usr/bin/python3 "$here/cloud_peers.py" "$list"
done
