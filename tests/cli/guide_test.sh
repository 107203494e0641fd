#!/usr/bin/env bash
# Every `glane …` line of README.md and LISEZMOI.md works as it stands there.
# shellcheck source-path=SCRIPTDIR
. "$(dirname "$0")/support.sh"

# The lines within the fences of a guide that begin with glane.
commands_of() { awk '/^```/ {inside = !inside; next} inside && /^glane /' "$source_dir/$1"; }

every_command_works() {
    mkdir -p corpus mes-entretiens bin
    cp -r "$source_dir/corpus/demo" corpus/
    cp "$source_dir"/corpus/demo/entretien-0[1-3].txt mes-entretiens/
    printf 'numérique responsable\t12\nsobriété\t7\nmatériel\t5\n' >expressions.tsv
    printf 'On répare le matériel\nle numérique responsable\n' >citations.txt
    printf 'f\tf1\tf2\tN\n7\t10\t12\t25\n' | tee counts.tsv >effectifs.tsv
    ln -s "$glane" bin/glane
    PATH=$PWD/bin:$PATH
    local command count=0
    while IFS= read -r command; do
        bash -c "$command" >out 2>err </dev/null || fail "code $?: $command" err
        count=$((count + 1))
    done < <(commands_of "$1")
    ((count >= 3)) || fail "$1 shows $count commands"
    echo "  $count commands of $1"
}

scenario "the commands of README.md" "every_command_works README.md"
scenario "the commands of LISEZMOI.md" "every_command_works LISEZMOI.md"
finish
