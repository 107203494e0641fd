#!/bin/sh
# How well restoration does on pages whose truth is known: restore_gold.sh GLANE GOLD
#
# GOLD has score.py and dev/{truth,ocr_engbest,ocr_eng}/*.txt with dev/manifest.tsv. Prints the scores for both kinds of
# damage, and what the truth itself suffers.
set -eu
glane=$1 gold=$2
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
for kind in ocr_engbest ocr_eng truth; do
    mkdir "$work/$kind"
    for page in "$gold"/dev/$kind/*.txt; do
        "$glane" restore "$page" > "$work/$kind/$(basename "$page")"
    done
    echo "== $kind"
    python3 "$gold/score.py" --truth "$gold/dev/truth" --damaged "$gold/dev/$kind" --hyp "$work/$kind" --manifest "$gold/dev/manifest.tsv"
done
