#!/usr/bin/env bash
# How fast restoration is, and whether it stays linear. Run by hand; never part of the tests.
#
#   restore_speed.sh GLANE TEXT [MB…]          (1 10 100, as far as TEXT reaches)
#
# TEXT is a long clean French text, a document a line, such as fr100.txt of the shared ../shared/bench/make_corpus.py,
# which is not in the repository. Its beginning is damaged by damage.py, so the work is the same each time.
#
# Prints: the time to open the lexicon (a text of one word); for each size, with one thread: processor seconds, words a second
# (blank-separated words), seconds a megabyte, peak memory; the same on the clean text; whether 1 and 2 threads give
# the same bytes. Times are user + system: on a shared machine compare within one run only.
# Needs python3 and GNU time (Debian: time); uses taskset where it is there.
set -euo pipefail

if (($# < 2)); then
    sed -n '4s/^# *//p' "$0" >&2
    exit 2
fi
glane=$1 text=$2
shift 2
(($#)) || set -- 1 10 100
here=$(cd "$(dirname "$0")" && pwd)
[[ -f $text ]] || {
    echo "$text: no such text; make one with make_corpus.py of the shared folder" >&2
    exit 2
}
timer=$(type -P time) || {
    echo "GNU time is missing (Debian: apt-get install time)" >&2
    exit 2
}
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
pinned=()
if command -v taskset >/dev/null; then pinned=(taskset -c 0); fi

# run INPUT OUTPUT THREADS: leaves "wall cpu kilobytes" in $work/time
run() {
    local on_one=()
    if (($3 == 1)); then on_one=("${pinned[@]}"); fi
    "$timer" -o "$work/raw" -f '%e %U %S %M' "${on_one[@]}" "$glane" restore --threads "$3" "$1" >"$2"
    awk '{ printf "%.2f %.2f %d\n", $1, $2 + $3, $4 }' "$work/raw" >"$work/time"
}

echo "Bonjour." >"$work/word.txt"
fastest=$(for _ in 1 2 3 4 5; do
    run "$work/word.txt" "$work/out" 1
    cat "$work/time"
done | sort -n | head -1)
echo "one word: wall, cpu seconds and kB of the best of five: $fastest"

printf '%-8s %6s %9s %9s %8s %8s %9s %8s\n' text MB words wall-s cpu-s words/s cpu-s/MB peak-MB
# row NAME INPUT
row() {
    local bytes words
    bytes=$(wc -c <"$2") words=$(wc -w <"$2")
    run "$2" "$work/out-$1" 1
    awk -v name="$1" -v bytes="$bytes" -v words="$words" '{
        printf "%-8s %6.1f %9d %9.2f %8.2f %8.0f %9.3f %8.1f\n",
            name, bytes / 1e6, words, $1, $2, words / $2, $2 / (bytes / 1e6), $3 / 1024 }' "$work/time"
}

size=$(wc -c <"$text")
for megabytes in "$@"; do
    if ((megabytes * 1000000 > size)); then
        echo "$megabytes MB: skipped, $(basename "$text") has $((size / 1000000)) MB"
        continue
    fi
    # Whole lines only: half a letter would be no UTF-8.
    LC_ALL=C awk -v most=$((megabytes * 1000000)) '{ sum += length($0) + 1; print; if (sum >= most) exit }' "$text" >"$work/text"
    python3 "$here/damage.py" <"$work/text" >"$work/damaged.txt"
    python3 "$here/damage.py" --clean <"$work/text" >"$work/clean.txt"
    row damaged "$work/damaged.txt"
    row clean "$work/clean.txt"
    run "$work/damaged.txt" "$work/out-two" 2
    if cmp -s "$work/out-damaged" "$work/out-two"; then same="the same bytes"; else same="OTHER BYTES"; fi
    awk -v same="$same" '{
        printf "         2 threads: %s; wall %.2f s, cpu %.2f s, %.1f MB\n", same, $1, $2, $3 / 1024 }' "$work/time"
done
