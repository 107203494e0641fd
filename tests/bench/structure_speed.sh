#!/usr/bin/env bash
# How long the structure of a text takes, and how that grows: the segment stage alone, at 1, 2.5, 5 and 10 MB.
#
# usage: structure_speed.sh PROGRAM TEXT.txt
#
# TEXT is any report; it is repeated to each size, page after page. The restored text is made once and reused; what is timed is
# `glane structure` with a new decision in structure.tsv (which makes the segment stage run) less the same without one (which reuses it).
set -euo pipefail

glane=$(realpath "$1")
text=$(realpath "$2")
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"

seconds() {
    local begin end
    begin=$(date +%s%N)
    "$@" >out 2>err || [[ $? == 3 ]]
    end=$(date +%s%N)
    awk -v ns=$((end - begin)) 'BEGIN { printf "%.2f", ns / 1e9 }'
}

printf '%8s %10s %10s %10s\n' bytes "with" reused "segment s"
for bytes in 1000000 2500000 5000000 10000000; do
    rm -rf project && mkdir project
    copies=$(((bytes + $(stat -c %s "$text")) / ($(stat -c %s "$text") + 1)))
    for ((i = 0; i < copies; ++i)); do
        cat "$text"
        printf '\f'
    done >project/text.txt
    printf '[project]\ntitle = "speed"\nnode = "ville"\n[[source]]\nfile = "text.txt"\nkind = "report"\n' >project/project.toml
    "$glane" run project >/dev/null 2>&1 || true
    best=999 reused=999
    for round in 1 2 3; do
        rm -f project/structure.tsv
        now=$(seconds "$glane" structure --project project --kind interview)
        reused=$(awk -v a="$reused" -v b="$now" 'BEGIN { print b < a ? b : a }')
        printf 'line\tkind\n%d\tparagraph\n' "$round" >project/structure.tsv
        now=$(seconds "$glane" structure --project project --kind interview)
        best=$(awk -v a="$best" -v b="$now" 'BEGIN { print b < a ? b : a }')
    done
    awk -v n="$(stat -c %s project/text.txt)" -v a="$best" -v b="$reused" 'BEGIN { printf "%8d %10.2f %10.2f %10.2f\n", n, a, b, a - b }'
done
