#!/usr/bin/env bash
# The quotation check as a user calls it: on a project, on any text, with whatever stands in the file.
# shellcheck source-path=SCRIPTDIR
. "$(dirname "$0")/support.sh"

verdicts_places_and_differences() {
    make_project petit
    cat >citations.txt <<'TEXT'
on ne change pas tout chaque année

Le numérique responsable, c'est [...] la sobriété
On garde les materiels plus longtemps
Les pingouins de la patinoire dansent le soir
TEXT
    expect 0 "$glane" trace citations.txt --project petit --json
    python3 - out <<'PY'
import json, sys
found = json.load(open(sys.argv[1], encoding="utf-8"))
names = {"quote", "verdict", "similarity", "reading", "text", "document", "interview", "speaker", "page", "line", "line_end",
         "differences", "others"}
assert all(set(one) >= names for one in found)
assert [one["verdict"] for one in found] == ["verbatim", "verbatim", "near", "not found"], found
first, cut, near, none = found
assert (first["document"], first["page"], first["line"]) == ("entretien.txt", 1, 5), first
assert first["text"] == "on ne change pas tout chaque année" and first["similarity"] == 1 and not first["differences"]
assert [one["op"] for one in cut["differences"]] == ["cut"] and cut["differences"][0]["text"] == "d'abord"
assert {"op": "replaced", "quote": "materiels", "text": "matériel"} in near["differences"], near
assert none["page"] is None and none["text"] == ""
PY
    expect 0 "$glane" trace citations.txt --project petit --csv
    prints '^quote,verdict,similarity,reading,text,document,interview,speaker,page,line,line_end,differences,others$'
    [[ $(wc -l <out) == 5 ]] || fail "not one row a quotation" out
    expect 0 "$glane" trace citations.txt --project petit
    prints 'mot pour mot'
    prints 'introuvable'
}

any_text_will_do() {
    printf 'Le chat dort sur le mur.\n\nLa pluie vient du large.\n' >texte.txt
    printf 'la pIuie vient du 1arge\n' | "$glane" trace - --in texte.txt --csv >out
    prints ',near,.*,texte.txt,,,1,3,3,'
    printf 'un tracteur rouge\n' >citations.txt
    expect 3 "$glane" trace citations.txt --in texte.txt
}

odd_files_are_no_crash() {
    make_project petit
    printf '\n \n\t\n' >blank.txt
    expect 2 "$glane" trace blank.txt --project petit
    says '^blank.txt: error: there is no quotation in it'
    python3 -c 'print("sobriété " * 5000); print("x" * 50000)' >long.txt
    expect 3 "$glane" trace long.txt --project petit
    says '^long.txt:1: warning: '
    says '^long.txt:2: warning: '
    printf 'la sobri\351t\351\n' >latin.txt
    expect 2 "$glane" trace latin.txt --project petit
    says '^latin.txt:1:[0-9]+: error: '
    expect 0 "$glane" trace latin.txt --project petit --encoding latin1
    expect 2 "$glane" trace nowhere.txt --project petit
    says '^nowhere.txt: error: '
    expect 2 "$glane" trace blank.txt --project petit --quotations
}

reports_are_traced() {
    cp -r "$source_dir/corpus/demo" demo
    rm -rf demo/result
    expect 0 "$glane" trace --project demo --quotations --csv
    prints '^document,page,line,use,attribution,quote,verdict,'
    prints ',verbatim,1.000,'
    expect 0 "$glane" trace --project demo --printed-cloud --csv
    prints 'interview,accessible à tous,accessible a tous \([0-9]+\),upright,1.000,entretien-'
    [[ $(grep -c ',interview,' out) -ge 18 ]] || fail "expressions of the printed cloud are missing" out
    expect 0 "$glane" run demo
    [[ -s demo/result/quotations.csv && -s demo/result/printed-cloud.tsv ]] || fail "results are missing"
    make_project petit
    expect 3 "$glane" trace --project petit --printed-cloud
}

scenario "verdicts, places and differences, as JSON, CSV and text" verdicts_places_and_differences
scenario "--in looks in any text" any_text_will_do
scenario "blank, endless and badly encoded lines are told, not crashed on" odd_files_are_no_crash
scenario "quotations and printed clouds of the reports" reports_are_traced
finish
