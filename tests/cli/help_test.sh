#!/usr/bin/env bash
# What a user meets first: help, version, hints for what was mistyped.
# shellcheck source-path=SCRIPTDIR
. "$(dirname "$0")/support.sh"

verbs=(run restore structure search cooc specificities keyness dispersion segments growth measures pairs network cloud figure extracts themes tokens trace explain check init)

every_verb_has_help_with_an_example() {
    for verb in "${verbs[@]}"; do
        expect 0 "$glane" "$verb" --help
        prints "glane $verb|Usage: .*$verb"
        prints '^Example'
        grep -A 3 '^Example' out | grep -qE "glane $verb( |\$)" || fail "the example does not show glane $verb" out
        quiet err
    done
}

the_program_lists_its_verbs() {
    expect 0 "$glane" --help
    for verb in "${verbs[@]}"; do prints "^ *$verb  +[a-z]"; done
    expect 0 "$glane" --version
    prints '^glane [0-9]+\.[0-9]+\.[0-9]+$'
}

no_verb_is_wrong_usage() {
    expect 2 "$glane"
    quiet out
    says 'error: '
}

unknown_verbs_options_and_keys_get_a_hint() {
    expect 2 "$glane" serach question
    says 'unknown verb "serach"'
    says 'did you mean "search"\?'
    expect 2 "$glane" run --thread 2
    says 'did you mean "--threads"\?'
    expect 2 "$glane" zzzzzzzzzzzz
    says 'glane --help'
    expect 2 "$glane" restore --edit x.tsv
    says 'error: '
    says '^  hint: .*(--edits|glane restore --help)'
    make_project petit
    sed -i 's/^title/titel/' petit/project.toml
    expect 2 "$glane" check petit/project.toml
    says '(^|/)petit/project.toml:2:1: error: unknown key "titel" in \[project\]$'
    says '^  hint: did you mean "title"\?$'
}

tables_come_as_json() {
    make_project petit
    expect 0 "$glane" run petit
    expect 0 "$glane" search --project petit --json sobriété
    python3 - out <<'PY'
import json, sys
hits = json.load(open(sys.argv[1], encoding="utf-8"))
assert set(hits) >= {"query", "total", "hits", "facets"}, sorted(hits)
assert hits["query"] == "sobriété" and hits["total"] == len(hits["hits"]) >= 3, hits["total"]
for hit in hits["hits"]:
    assert set(hit) >= {"document", "interview", "speaker", "page", "line", "text", "snippet"}, sorted(hit)
    assert hit["page"] >= 1 and hit["line"] >= 1 and "sobriété" in hit["text"]
PY
    expect 0 "$glane" cooc --project petit --json "numérique responsable"
    python3 - out <<'PY'
import json, sys
table = json.load(open(sys.argv[1], encoding="utf-8"))
assert set(table) >= {"node", "span", "unit", "convention", "N", "f1", "collocates"}, sorted(table)
assert table["node"] == "numérique responsable" and table["f1"] >= 1
for row in table["collocates"]:
    assert {"collocate", "f", "f2", "expected"} <= set(row), sorted(row)
    assert 0 < row["f"] <= min(row["f2"], table["f1"]) <= table["N"], row
PY
    expect 0 "$glane" extracts --project petit --json
    python3 - out <<'PY'
import json, sys
extracts = json.load(open(sys.argv[1], encoding="utf-8"))
assert len(extracts) == 1, len(extracts)
for extract in extracts:
    assert set(extract) >= {"interview", "variables", "page", "turns"}, sorted(extract)
    assert set(extract["variables"]) >= {"function", "role", "gender", "kind", "size_min", "size_max"}
    assert any(turn["interviewer"] for turn in extract["turns"])
    for turn in extract["turns"]:
        assert set(turn) >= {"speaker", "interviewer", "text", "page", "line"}, sorted(turn)
PY
}

themes_are_counted_or_missed() {
    make_project petit
    expect 2 "$glane" themes --project petit
    says_place_and_hint petit/project.toml
    says 'the project has no themes'
    printf '\n[themes]\n"sobriété" = ["sobriété", "sobriété numérique"]\n"matériel" = ["ordinateur reconditionné"]\n' >>petit/project.toml
    expect 0 "$glane" themes --project petit
    prints '^matériel '
    expect 0 "$glane" run petit
    expect 0 "$glane" themes --project petit --csv
    cmp -s out petit/result/themes.csv || fail "--csv prints something else than the results hold" out
    prints '^sobriété,,3,2,'
    expect 0 "$glane" themes --project petit --json
    cmp -s out petit/result/themes.json || fail "--json prints something else than the results hold" out
    sed -i '/^.sobriété/d; s/ordinateur reconditionné/ornithorynque/' petit/project.toml
    expect 3 "$glane" themes --project petit
}

nothing_found_is_code_3() {
    make_project petit
    expect 0 "$glane" run petit
    expect 3 "$glane" search --project petit ornithorynque
    expect 3 "$glane" cooc --project petit ornithorynque
}

restore_is_a_filter() {
    printf 'Les d\303\251chets num\303\251riques\nsont tri\303\251s.\n' >page.txt
    "$glane" restore <page.txt >from_pipe
    "$glane" restore page.txt >from_file
    cmp -s from_pipe from_file || fail "standard input and file give different texts" from_pipe from_file
    [[ $(wc -l <from_pipe) == 2 ]] || fail "line breaks are not kept" from_pipe
    printf 'sans fin de ligne' | "$glane" restore >bare
    [[ $(wc -l <bare) == 0 ]] || fail "a line end was added" bare
    printf '' | "$glane" restore >nothing || fail "an empty standard input is no fault of a filter"
    quiet nothing
}

a_new_project_runs_as_it_is() {
    make_project petit
    rm petit/project.toml
    expect 0 "$glane" init petit --node "numérique responsable"
    [[ -s petit/project.toml ]] || fail "no project.toml"
    expect 0 "$glane" check petit
    expect 0 "$glane" run petit
    for result in report.html restored/rapport.txt restored/entretien.txt restored/{emendations,review}.tsv \
        cloud.svg cloud.pdf cloud.png cloud.csv cooccurrence.csv annex.html annex.csv annex.odt annex.tei.xml quotations.csv themes.csv themes.json corpus.csv corpus-summary.csv corpus-check.csv manifest.json; do
        [[ -s petit/result/$result ]] || fail "result/$result is missing or empty"
    done
    expect 2 "$glane" init petit
    says_place_and_hint petit/project.toml
}

a_second_run_does_nothing_and_explain_says_so() {
    make_project petit
    expect 0 "$glane" run petit
    digests petit/result >first
    expect 0 "$glane" run petit
    digests petit/result | cmp -s - first || fail "the second run changed the results"
    expect 0 "$glane" explain --project petit
    cp out fresh
    sed -i 's/reconditionnés/reconditionnes/' petit/rapport.txt
    expect 0 "$glane" explain --project petit
    cmp -s out fresh && fail "explain does not see that a text has changed" out
    grep -q 'rapport.txt' out || fail "explain does not name the text that changed" out
}

scenario "every verb explains itself, with an example" every_verb_has_help_with_an_example
scenario "glane --help lists the verbs, --version the version" the_program_lists_its_verbs
scenario "without a verb: wrong usage" no_verb_is_wrong_usage
scenario "mistyped verbs, options and keys get a hint" unknown_verbs_options_and_keys_get_a_hint
scenario "--json prints the documented fields" tables_come_as_json
scenario "themes are counted, and a project without themes is told so" themes_are_counted_or_missed
scenario "no match ends with code 3" nothing_found_is_code_3
scenario "restore is a filter that keeps line breaks" restore_is_a_filter
scenario "init makes a project that checks and runs" a_new_project_runs_as_it_is
scenario "a second run changes nothing, and explain tells what is stale" a_second_run_does_nothing_and_explain_says_so
finish
