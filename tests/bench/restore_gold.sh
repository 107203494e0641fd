#!/bin/sh
# How well restoration does on pages whose truth is known. Run by hand; not part of the tests.
#
#   restore_gold.sh GLANE GOLD [COLUMN…]
#
# Prints, for both kinds of damage (ocr_engbest, the one like the real report, and ocr_eng): the score by source, and by
# every COLUMN of the manifest that is asked for (font, degradation, pt, align …); what a reader that knows French makes
# of the same images (ocr_fra, a yardstick); what the truth itself suffers, when it is fed in; and the lines of the real
# report that were corrected by hand (restore_seed.py), where ../seed/report.txt stands beside GOLD.
#
# GOLD has score.py and dev/{truth,ocr_engbest,ocr_eng,ocr_fra}/*.txt with dev/manifest.tsv. Those pages are the work of
# others and not in the repository. Needs python3.
set -eu

if [ $# -lt 2 ]; then
    sed -n '2,5s/^# \{0,1\}//p' "$0" >&2
    exit 2
fi
glane=$1 gold=$2
shift 2
here=$(cd "$(dirname "$0")" && pwd)
if [ ! -f "$gold/score.py" ] || [ ! -d "$gold/dev/truth" ]; then
    echo "$gold: no score.py or no dev/truth: this bench needs the gold pages, which are not in the repository" >&2
    exit 2
fi
export PYTHONDONTWRITEBYTECODE=1
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

# score KIND RESTORED [options of score.py]
score() {
    kind=$1 restored=$2
    shift 2
    python3 "$gold/score.py" --truth "$gold/dev/truth" --damaged "$gold/dev/$kind" --hyp "$restored" \
        --manifest "$gold/dev/manifest.tsv" "$@"
}

for kind in ocr_engbest ocr_eng truth; do
    "$glane" restore --output "$work/$kind" "$gold/dev/$kind"/*.txt
done
for kind in ocr_engbest ocr_eng; do
    echo "== $kind"
    score "$kind" "$work/$kind"
    for column in "$@"; do
        echo "-- by $column"
        score "$kind" "$work/$kind" --by "$column"
    done
    [ ! -d "$gold/dev/ocr_fra" ] || score "$kind" "$gold/dev/ocr_fra" --total-only --label "(ocr_fra)"
done

echo "== truth fed in"
score truth "$work/truth" --json "$work/truth.json"
python3 - "$work/truth.json" <<'PYTHON'
import json, sys
total = json.load(open(sys.argv[1], encoding="utf-8"))["TOTAL"]
print(f"words changed: {total['broken']} of {total['words']}, {100 * total['broken'] / total['words']:.3f} %")
PYTHON

echo "== lines of the real report"
report=$gold/../seed/report.txt
if [ -f "$report" ] && [ -f "$gold/seed-dev.tsv" ]; then
    python3 "$here/restore_seed.py" "$glane" "$gold" "$report"
else
    echo "skipped: no seed-dev.tsv in GOLD, or no ../seed/report.txt beside it"
fi
