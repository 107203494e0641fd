#!/usr/bin/env bash
# shellcheck disable=SC2317  # spoil() is called by its name
# Bad input, each kind on its own: a clear message with place, fault and hint, the right exit
# code, earlier results whole.
# shellcheck source-path=SCRIPTDIR
. "$(dirname "$0")/support.sh"

# Runs a good project, spoils it with the given command, and runs it again: code 2, nothing changed.
spoiled_run_keeps_results() {
    expect 0 "$glane" run petit
    digests petit/result >before
    "$@"
    expect 2 "$glane" run petit
    says '^  hint: .'
    digests petit/result | diff before - >difference || fail "a failed run changed the results" difference
    no_leftovers petit
}

an_empty_file() {
    : >empty.txt
    expect 0 "$glane" restore empty.txt
    says '^empty.txt: (warning|error): .*no text'
    quiet out
    make_project petit
    : >petit/entretien.txt
    expect 0 "$glane" run petit
    says '(^|/)entretien.txt: (warning|error): .*no text'
    : >petit/rapport.txt
    expect 0 "$glane" run petit
    [[ -s petit/result/report.html ]] || fail "no report for a project without a word"
    no_leftovers petit
}

a_directory() {
    mkdir folder
    expect 2 "$glane" restore folder
    says_place_and_hint folder
    quiet out
    make_project petit
    spoil() { rm petit/rapport.txt && mkdir petit/rapport.txt; }
    spoiled_run_keeps_results spoil
    says_place_and_hint rapport.txt
}

a_missing_file() {
    expect 2 "$glane" restore nowhere/texte.txt
    says_place_and_hint nowhere/texte.txt
    expect 2 "$glane" run nowhere/project.toml
    says_place_and_hint nowhere/project.toml
    expect 2 "$glane" search --project nowhere sobriété
    says 'nowhere'
    expect 2 "$glane" search sobriété
    says '--project'
}

a_file_of_zeros() {
    head -c 4096 /dev/zero >zeros.txt
    expect 2 "$glane" restore zeros.txt
    says_place_and_hint zeros.txt
    quiet out
    make_project petit
    spoil() { cp zeros.txt petit/entretien.txt; }
    spoiled_run_keeps_results spoil
    says_place_and_hint entretien.txt
}

invalid_utf8_in_the_middle() {
    printf 'Une première ligne.\nLa commune ach\350te du matériel.\nUne troisième.\n' >mixed.txt
    expect 2 "$glane" restore mixed.txt
    says '^mixed.txt:2:15: error: .*UTF-8.*0xE8'
    says '^  hint: .'
    quiet out
    # shellcheck disable=SC2016  # expanded by the inner shell
    expect 2 bash -c '"$1" restore <mixed.txt' - "$glane"
    says '^standard input:2:15: error: '
    make_project petit
    spoil() { cp mixed.txt petit/rapport.txt; }
    spoiled_run_keeps_results spoil
    says '(^|/)rapport.txt:2:15: error: '
}

latin1_and_utf16_are_recognised() {
    printf 'La commune ach\350te du mat\351riel num\351rique.\n' >latin.txt
    expect 2 "$glane" restore latin.txt
    says 'latin1|windows-1252'
    expect 0 "$glane" restore --encoding latin1 latin.txt
    grep -qF 'achète du matériel numérique' out || fail "not decoded" out
    printf '\377\376L\000a\000 \000v\000i\000l\000l\000e\000\n\000' >wide.txt
    expect 2 "$glane" restore wide.txt
    says 'utf-16le'
    expect 0 "$glane" restore --encoding utf-16le wide.txt
    prints 'La ville'
    expect 2 "$glane" restore --encoding martian wide.txt
    says 'martian'
}

an_unknown_key() {
    make_project petit
    spoil() { printf '\n[segmnt]\nwindow = 3\n' >>petit/project.toml; }
    spoiled_run_keeps_results spoil
    says '(^|/)petit/project.toml:14:[0-9]+: error: unknown key "segmnt"'
}

a_wrong_type() {
    make_project petit
    spoil() { sed -i 's/^node = .*/node = 12/' petit/project.toml; }
    spoiled_run_keeps_results spoil
    says '(^|/)petit/project.toml:3:8: error: "node" must be a text$'
}

a_project_that_is_not_toml() {
    make_project petit
    spoil() { echo 'node = "ouvert' >>petit/project.toml; }
    spoiled_run_keeps_results spoil
    says '(^|/)petit/project.toml:[0-9]+:[0-9]+: error: not valid TOML'
}

a_missing_corpus_file() {
    make_project petit
    spoil() { rm petit/entretien.txt; }
    spoiled_run_keeps_results spoil
    says 'petit/entretien.txt'
    expect 0 "$glane" run --skip-missing petit
    says 'petit|entretien.txt'
}

a_source_outside_the_project() {
    make_project petit
    spoil() { sed -i 's#"rapport.txt"#"../rapport.txt"#' petit/project.toml; }
    spoiled_run_keeps_results spoil
    says '(^|/)petit/project.toml:7:[0-9]+: error: '
}

control_characters_reach_no_result() {
    make_project petit
    printf 'Le num\033[31m\303\251rique <script>alert(1)</script> & \001 responsable\n' >>petit/rapport.txt
    expect 0 "$glane" run petit
    python3 - petit/result <<'PY'
import pathlib, sys, xml.dom.minidom
result = pathlib.Path(sys.argv[1])
for name in ("report.html", "annex.html", "cloud.svg"):
    text = (result / name).read_text(encoding="utf-8")
    assert "\x1b" not in text and "\x01" not in text, f"{name}: a control character"
    assert "<script>alert" not in text, f"{name}: markup of a source is not escaped"
xml.dom.minidom.parse(str(result / "cloud.svg"))
PY
}

scenario "an empty file" an_empty_file
scenario "a directory as a file" a_directory
scenario "a missing file" a_missing_file
scenario "a file of zeros" a_file_of_zeros
scenario "invalid UTF-8 in the middle" invalid_utf8_in_the_middle
scenario "Latin-1 and UTF-16 are recognised and can be named" latin1_and_utf16_are_recognised
scenario "project.toml with an unknown key" an_unknown_key
scenario "project.toml with a wrong type" a_wrong_type
scenario "project.toml that is not TOML" a_project_that_is_not_toml
scenario "project.toml with a missing corpus file" a_missing_corpus_file
scenario "project.toml with a source outside its folder" a_source_outside_the_project
scenario "markup and control characters of a source reach no result" control_characters_reach_no_result
finish
