#!/usr/bin/env bash
# Large texts through the filter: bounded memory, not a byte lost, nothing half written. Under sanitizers, where
# that takes minutes, CTest asks for shorter texts, which then are one part.
# shellcheck source-path=SCRIPTDIR
. "$(dirname "$0")/support.sh"

megabytes=${GLANE_LARGE_MB:-200}
memory_limit_mb=800

one_long_line() {
    local code=0
    python3 - "$glane" "$megabytes" >measured <<'PY' || code=$?
import resource, subprocess, sys, time
glane, megabytes = sys.argv[1], int(sys.argv[2])
sentence = "Le numérique responsable demande aux communes de la sobriété et du bon sens. ".encode()
with open("line.txt", "wb") as out:
    block = sentence * (1_000_000 // len(sentence))
    for _ in range(megabytes * 1_000_000 // len(block)):
        out.write(block)
begin = time.monotonic()
with open("line.txt", "rb") as line, open("restored.txt", "wb") as restored:
    code = subprocess.run([glane, "restore"], stdin=line, stdout=restored).returncode
seconds = time.monotonic() - begin
print(f"{seconds:.1f} {resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss // 1024}")
sys.exit(code)
PY
    [[ $code == 0 ]] || fail "exit code $code"
    local seconds memory
    read -r seconds memory <measured
    echo "  $megabytes MB in $seconds s, at most $memory MB of memory"
    cmp -s line.txt restored.txt || fail "a text without a fault did not come out as it went in"
    ((memory <= memory_limit_mb)) || fail "more than $memory_limit_mb MB of memory"
}

# Damaged pages of 40 lines, more than one part of a text where megabytes are many.
make_pages() {
    python3 - "$((megabytes < 10 ? 1 : megabytes / 10))" <<'PY'
import sys
wanted, page, size = int(sys.argv[1]) * 1_000_000, 0, 0
with open("pages.txt", "w", encoding="utf-8") as out:
    while size < wanted:
        page += 1
        lines = [f"Page {page}, ligne {n} : la commune a méne une enquéte auprés des élus, et c'est trés utile.\n" for n in range(40)]
        size += len(("".join(lines) + "\f").encode())
        out.write("".join(lines) + "\f")
PY
}

a_text_of_several_parts() {
    make_pages
    python3 - "$glane" "$source_dir" "$megabytes" <<'PY' || fail "see above"
import json, resource, subprocess, sys
glane, source_dir, megabytes = sys.argv[1], sys.argv[2], int(sys.argv[3])
sys.path.insert(0, source_dir + "/tests/cli")
import pathlib, undo

def restore(threads, *more):
    return subprocess.run([glane, "restore", "pages.txt", "--threads", str(threads), *more], stdout=subprocess.PIPE, check=True).stdout

restored = restore(1, "--edits", "one.tsv")
restore(2, "--edits", "two.tsv", "--output", "folder")
assert pathlib.Path("folder/pages.txt").read_bytes() == restored, "another text with two threads"
assert pathlib.Path("one.tsv").read_bytes() == pathlib.Path("two.tsv").read_bytes(), "other edits with two threads"
memory = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss // 1024
rows = undo.read_table(pathlib.Path("one.tsv"))
source = pathlib.Path("pages.txt").read_bytes()
assert undo.undone(restored, [row for row in rows if row["status"] == b"applied"], "pages.txt") == source
for row in rows[:: len(rows) // 1000]:
    begin, page = int(row["begin"]), int(row["page"])
    line = source[source.rfind(b"\n", 0, begin) + 1 : begin].lstrip(b"\f").decode()
    assert line.startswith(f"Page {page}, ligne {(int(row['line']) - 1) % 40} :"), f"wrong place: {row}"
assert int(rows[-1]["begin"]) > 0.99 * len(source), "the end was not restored"
printed = json.loads(restore(2, "--json"))
assert [str(row["begin"]).encode() for row in printed] == [row["begin"] for row in rows], "--json differs from --edits"
print(f"  {len(source) / 1e6:.0f} MB, {len(rows)} emendations, at most {memory} MB of memory")
assert megabytes < 100 or memory <= 300, "more than 300 MB of memory"
PY
}

stopped_in_the_middle() {
    make_pages
    local signal code
    for signal in INT KILL; do
        code=0
        timeout --foreground --preserve-status -s $signal 0.3 "$glane" restore pages.txt --threads 1 --edits edits.tsv >out 2>err || code=$?
        ((code != 0)) || skip "too fast to be stopped"
        [[ $signal == KILL || $code == 130 ]] || fail "exit code $code" err
        [[ ! -e edits.tsv ]] || fail "edits.tsv is half written"
        [[ $signal == KILL ]] || no_leftovers .
    done
    expect 0 "$glane" restore pages.txt --edits edits.tsv
    no_leftovers .
}

scenario "a text of several parts" a_text_of_several_parts
scenario "Ctrl-C and kill -9 leave no half-written file" stopped_in_the_middle
scenario "a single line of $megabytes MB" one_long_line
finish
