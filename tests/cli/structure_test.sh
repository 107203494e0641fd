#!/usr/bin/env bash
# shellcheck disable=SC2317  # functions are called by their names
# What was understood of a text, and how a researcher corrects it.
# shellcheck source-path=SCRIPTDIR
. "$(dirname "$0")/support.sh"

# A report with a heading, a note, a quotation and a list; the interview of support.sh beside it.
make_study() {
    make_project etude
    cat >etude/rapport.txt <<'TEXT'
La vallée et son moulin

Les habitants de la vallée tiennent à leur moulin1, qui tourne encore quand les vannes du barrage
sont ouvertes et que le syndicat le permet. “On y vient le samedi, et on y parle de tout”, dit un
élu de la commune. Le maire y voit un “bien commun” et le syndicat une charge de plus :

o une roue à refaire ;

o deux vannes à changer.

Perspectives

Les habitants de la vallée pensent que le moulin tournera encore longtemps, avec ou sans les vannes
du barrage, et que le syndicat finira par trouver l'argent de la roue.

1 Le relevé est fait à la main.
TEXT
}

everything_has_its_place() {
    make_study
    expect 0 "$glane" structure --project etude --json
    python3 - out <<'PY'
import json, sys
items = json.load(open(sys.argv[1], encoding="utf-8"))
for item in items:
    assert set(item) >= {"kind", "level", "text", "page", "line", "line_end", "document"}, sorted(item)
kinds = [item["kind"] for item in items if item["document"] == "rapport.txt"]
assert kinds.count("heading") == 2 and kinds.count("list") == 2 and kinds.count("quotation") == 2, kinds
note = next(item for item in items if item["kind"] == "note")
assert note["number"] == "1" and note["call_line"] == "3" and note["line"] == 16, note
spoken = next(item for item in items if item["kind"] == "quotation")
assert spoken["use"] == "interview" and spoken["attribution"] == "dit un élu", spoken
interview = next(item for item in items if item["kind"] == "interview")
assert interview["variables"]["size_min"] == "3000" and interview["variables"]["gender"] == "femme", interview
PY
    expect 0 "$glane" structure --project etude --kind turn,interview --csv
    prints '^document,page,line,line_end,kind,level,interview,details,text$'
    prints '^entretien.txt,1,3,3,turn,,entretien-1,'
    expect 3 "$glane" structure --project etude --kind table
    expect 2 "$glane" structure --project etude --kind heding
    says 'did you mean "heading"\?'
}

corrections_survive_reruns() {
    make_study
    printf 'file\tline\tkind\tlevel\nrapport.txt\t11\tparagraphe\t\nrapport.txt\t1\ttitre\t4\n' >etude/structure.tsv
    for _ in 1 2; do
        expect 0 "$glane" run etude
        expect 0 "$glane" structure --project etude --kind heading
        prints 'heading 4 .*La vallée et son moulin'
        if grep -q Perspectives out; then fail "a heading that is corrected away is still one" out; fi
    done
    grep -q '"structure.tsv"' etude/result/manifest.json || fail "the manifest does not name structure.tsv"
    rm etude/structure.tsv
    expect 0 "$glane" structure --project etude --kind heading
    prints 'Perspectives'
}

what_cannot_be_followed_is_said() {
    make_study
    printf 'file\tline\tkind\nrapport.txt\t400\ttitre\nrapport.tx\t1\ttitre\n' >etude/structure.tsv
    expect 1 "$glane" run etude
    says 'structure.tsv:2: error: line 400 of rapport.txt has no text'
    says 'structure.tsv:3: error: no text is called "rapport.tx"'
    says 'did you mean "rapport.txt"\?'
    printf 'file\tligne\n' >etude/structure.tsv
    expect 2 "$glane" run etude
    says_place_and_hint structure.tsv
}

scenario "everything that is understood has its place" everything_has_its_place
scenario "corrections of structure survive reruns" corrections_survive_reruns
scenario "a correction that cannot be followed is said" what_cannot_be_followed_is_said
finish
