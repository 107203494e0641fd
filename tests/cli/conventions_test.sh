#!/usr/bin/env bash
# shellcheck disable=SC2317  # functions are called by their names
# glane cooc --convention: the counts of other programs.
# shellcheck source-path=SCRIPTDIR
. "$(dirname "$0")/support.sh"

every_convention_says_whose_it_is() {
    make_project petit
    local convention
    for convention in glane cwb quanteda txm; do
        expect 0 "$glane" cooc --project petit --convention "$convention" --stop-words in --span window --min-f 1 \
            --json sobriété
        mv out "$convention.json"
    done
    python3 - <<'PY' || fail "the conventions do not differ as they should"
import json
tables = {name: json.load(open(name + ".json", encoding="utf-8")) for name in ("glane", "cwb", "quanteda", "txm")}
for name, table in tables.items():
    assert table["counted_as"] == name and table["span"] == "window", table["counted_as"]
    assert table["unit"] == ("both" if name == "glane" else "lemma")
    assert name == "glane" or table["convention"].startswith("Convention de "), table["convention"]
n = {name: table["N"] for name, table in tables.items()}
# Numbers, then punctuation and the node's three words.
assert n["glane"] == n["quanteda"] < n["txm"] == n["cwb"], n
first = {name: list(table["collocates"][0])[5] for name, table in tables.items()}
assert first == {"glane": "log_likelihood_signed", "cwb": "log_likelihood_signed",
                 "quanteda": "chi_squared_yates_signed", "txm": "specificity_score_lafon_log10"}, first
assert any(row["collocate"] == "." for row in tables["txm"]["collocates"])
assert not any(row["collocate"] == "." for row in tables["quanteda"]["collocates"])
PY
    expect 0 "$glane" cooc --project petit --convention txm sobriété
    prints 'contexte : fenêtre de 5 mots à gauche et 5 à droite ; convention : txm ; f1 = '
    prints '^rang +cooccurrent +f +f2 +attendue +spécificité +logDice'
    prints '^Convention de TXM '
    expect 0 "$glane" cooc --project petit --convention txm --span turn --unit form sobriété
    prints 'contexte : tour de parole ou paragraphe ; convention : txm'
    expect 0 "$glane" cooc --project petit --convention cwb --explain matériel "numérique responsable" --window 40
    prints '« matériel » près de « numérique responsable »'
}

a_project_has_its_convention() {
    make_project petit
    printf '\n[cooccurrence]\nconvention = "quanteda"\nunit = "form"\nspan = "window"\n' >>petit/project.toml
    expect 0 "$glane" cooc --project petit sobriété
    prints '^Convention de quanteda '
    expect 0 "$glane" cooc --project petit --convention glane sobriété
    prints '^Positions comptées : '
    expect 0 "$glane" run petit
}

what_makes_no_sense_gets_a_hint() {
    make_project petit
    expect 2 "$glane" cooc --project petit --convention cqp sobriété
    says 'unknown convention "cqp"'
    says '^  hint: '
    expect 2 "$glane" cooc --project petit --convention cwb --span turn sobriété
    says 'convention "cwb" has no span "turn"'
    says '^  hint: take span "window"'
    expect 2 "$glane" cooc --project petit --convention txm --span answers "numérique responsable"
    says 'convention "txm" has no span "answers"'
    expect 2 "$glane" cooc --project petit --convention quanteda --unit both sobriété
    says 'it counts single words'
    quiet out
}

scenario "every convention says whose it is, in words and in JSON" every_convention_says_whose_it_is
scenario "a project may have another convention" a_project_has_its_convention
scenario "what a convention cannot count is refused with a hint" what_makes_no_sense_gets_a_hint
finish
