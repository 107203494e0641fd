#!/usr/bin/env bash
# A single line of 200 MB through the filter: bounded memory, not a byte lost. Under sanitizers, where
# that takes minutes, CTest asks for a shorter line.
# shellcheck source-path=SCRIPTDIR
. "$(dirname "$0")/support.sh"

megabytes=${GLANE_LARGE_MB:-200}
memory_limit_mb=2000

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

scenario "a single line of $megabytes MB" one_long_line
finish
