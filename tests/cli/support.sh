# shellcheck shell=bash disable=SC2034
# Command-line tests: the built program as a user runs it. Sourced by the case files, which are
# called as   case_file.sh PROGRAM SOURCE_DIR   and end with `finish`.
#
#   scenario "what happens" "function [argument]"   runs it with `set -e` in a new empty folder
#   expect CODE command…                the exit code; output in ./out, messages in ./err
#   says / prints / quiet REGEX         what stands in ./err or ./out, or does not
#   skip "reason"                       ends the scenario without a verdict

set -euo pipefail
shopt -s inherit_errexit

glane=$(realpath "$1")
source_dir=$(realpath "$2")
export GLANE_LEXICON=$source_dir/lexicon LC_ALL=C.UTF-8
unset NO_COLOR
failures=0
scenarios=0
base=$(mktemp -d)
trap 'rm -rf "$base"' EXIT

scenario() {
    local status folder=$base/$scenarios
    scenarios=$((scenarios + 1))
    mkdir "$folder"
    set +e
    (
        set -e
        cd "$folder"
        $2
    )
    status=$?
    set -e
    case $status in
        0) echo "ok: $1" ;;
        77) echo "skipped: $1" ;;
        *)
            echo "FAILED: $1"
            failures=$((failures + 1))
            ;;
    esac
    if mountpoint -q "$folder/disk"; then umount "$folder/disk"; fi
    chmod -R u+w "$folder" && rm -rf "$folder"
}

fail() {
    echo "  $1"
    shift
    if (($#)); then cat "$@" | head -n 40 | sed 's/^/  | /'; fi
    exit 1
}

skip() {
    echo "  $1"
    exit 77
}

expect() {
    local wanted=$1 code=0
    shift
    "$@" >out 2>err </dev/null || code=$?
    [[ $code == "$wanted" ]] || fail "exit code $code, expected $wanted: ${*/#$base\/[0-9]*\//}" err
}

says() { grep -qE -- "$1" err || fail "no message like: $1" err; }
prints() { grep -qE -- "$1" out || fail "no output like: $1" out; }
quiet() { [[ ! -s $1 ]] || fail "./$1 should be empty" "$1"; }

# A message with place, fault and hint, as an error of the user's files must have.
says_place_and_hint() {
    says "(^|/)$1(:[0-9]+)*: error: "
    says '^  hint: .'
}

# Everything under the folder is whole: no temporary names, nothing of ours half written.
no_leftovers() {
    local left
    left=$(find "$1" -name '*.part' -o -name '*.part.*' -o -name '*.tmp')
    [[ -z $left ]] || fail "left behind: $left"
}

# All files of the results that a person reads, with their digests; not the working files.
digests() { (cd "$1" && find . -path ./.glane -prune -o -type f -print0 | sort -z | xargs -0 -r sha256sum); }

same_results() { diff <(digests "$1") <(digests "$2") >difference || fail "$1 and $2 differ" difference; }

# A project of one short interview and one short report, all invented.
make_project() {
    mkdir -p "$1"
    cat >"$1/project.toml" <<'TOML'
[project]
title = "Petit terrain"
node = "numérique responsable"
question = "Que signifie le numérique responsable ?"

[[source]]
file = "rapport.txt"
kind = "report"

[[source]]
file = "entretien.txt"
kind = "interview"
TOML
    cat >"$1/rapport.txt" <<'TEXT'
Le numérique responsable dans deux communes

La commune achete des ordinateurs reconditionnés. Le numérique responsable y est une question
de sobriété et de cout. Les élus parlent de numérique responsable lorsqu'ils renouvellent les
contrats, et les agents lorsqu'ils réparent le matériel.

La sobriété numérique n'est pas une économie : c'est une manière de choisir les services.
TEXT
    cat >"$1/entretien.txt" <<'TEXT'
Entretien avec une agente, commune de 3 000 habitants

Enquêtrice : Que signifie le numérique responsable pour vous ?
Agente : Le numérique responsable, c'est d'abord la sobriété. On garde le matériel plus longtemps,
on répare, on ne change pas tout chaque année.
Enquêtrice : Et dans les achats ?
Agente : Dans les achats, le numérique responsable veut dire des ordinateurs reconditionnés et
des services plus simples pour les habitants.
TEXT
}

finish() {
    echo "$scenarios scenarios, $failures failed"
    ((failures == 0))
}
