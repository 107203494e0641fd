#!/usr/bin/env bash
# shellcheck disable=SC2317  # functions are called by their names
# Tables as a researcher meets them: files in the results, one on the terminal, and cells that are put right.
# shellcheck source-path=SCRIPTDIR
. "$(dirname "$0")/support.sh"

# A report with a survey's table and one of texts whose bars are half lost.
make_tables() {
    make_project petit
    cat >petit/rapport.txt <<'TEXT'
Les jardiniers de la ville arrosent les massifs du parc quand vient le soir, et la fontaine
chante encore un peu sous les tilleuls pendant que les enfants rentrent par le chemin du lac
avant que le gardien ne ferme la grille et ne range la clef dans le tiroir de son bureau vert.

Effectifs %
Bibliothèque du bourg 120 48,0 %
Point de lecture associatif 65 26,0 %
Autre 40 16,0 %
Sans réponse 25 10,0 %
Total 260 100,0 %
Source : enquête « Lire au village », tri à plat

Puis les promeneurs reviennent vers la place du marché où les marchands rangent leurs étals,
et la fontaine chante encore un peu sous les tilleuls quand les derniers enfants sont rentrés
avant que le gardien ne ferme la grille et ne range la clef dans le tiroir de son bureau vert.

Annexe 4. Les écoles et leurs jardins

École |Jardin potager Cantine |Sorties
École du |Les élèves arrosent les |La cantine est gérée par |Une visite de la ferme
bourg tomates tous les matins. une entreprise privée. |au printemps.
École de |Le jardin est fermé |Les repas sont préparés |Aucune sortie prévue
la plage depuis deux ans. |sur place.
TEXT
    cat >>petit/project.toml <<'TOML'

[[structure.table]]
caption = '^Annexe 4'
columns = ["École", "Jardin potager", "Cantine", "Sorties"]
row = '^École d'
TOML
}

tables_are_results() {
    make_tables
    expect 0 "$glane" run petit
    says 'rapport.txt:10: warning: column "Effectifs" of the table: the rows add up to 250, the total says 260'
    says 'line 10: 250 instead of 260 would mend it'
    local table=petit/result/tables/rapport-tableau-1.csv
    [[ $(head -n 2 $table) == $'colonne 1,Effectifs,%,non attribué\nBibliothèque du bourg,120,"48,0 %",' ]] || fail "not the table" $table
    grep -q '^1,Bibliothèque du bourg,2,Effectifs,120,1,6,6,0$' petit/result/tables/rapport-tableau-1-lines.csv ||
        fail "no source line" petit/result/tables/rapport-tableau-1-lines.csv
    grep -q '^École,Jardin potager,Cantine,Sorties,non attribué$' petit/result/tables/rapport-tableau-2.csv || fail "not the columns" petit/result/tables/rapport-tableau-2.csv
    expect 0 "$glane" structure --project petit --table tableau-1
    cmp out $table || fail "the terminal shows another table" out
    expect 0 "$glane" structure --project petit --kind table --json
    python3 - <<'PY' || fail "not the JSON that was promised" out
import json
tables = json.load(open("out"))
assert [table["table"] for table in tables] == ["tableau-1", "tableau-2"]
assert tables[0]["rows"][1]["cells"][1] == {"text": "65", "page": 1, "line": 7, "line_end": 7, "corrected": False}
assert (tables[0]["line"], tables[0]["line_end"]) == (5, 11)
assert tables[1]["rows"][0]["cells"][0]["line_end"] == 21, tables[1]["rows"][0]["cells"][0]
assert all("unassigned" in row for table in tables for row in table["rows"])
PY
    expect 3 "$glane" structure --project petit --table tableau-9
    says 'tables: tableau-1, tableau-2'
}

corrections_survive() {
    make_tables
    expect 0 "$glane" run petit
    printf '%s\n' 'fichier;tableau;ligne;colonne;texte' 'rapport.txt;tableau-1;Total;Effectifs;250' \
        ';tableau-2;2;Sorties;Aucune sortie' >petit/tables.csv
    expect 1 "$glane" run petit
    says 'tables.csv:3: error: no text is called ""'
    printf '%s\n' 'file,table,row,column,text' 'rapport.txt,tableau-1,Total,Effectifs,250' \
        'rapport.txt,tableau-2,2,Sorties,"Aucune sortie, cette année"' >petit/tables.csv
    expect 0 "$glane" explain petit
    prints '^stale +segment/rapport.txt: tables.csv changed$|^stale +segment/rapport.txt: .*tables.csv'
    expect 0 "$glane" run petit
    grep -q '^Total,250,' petit/result/tables/rapport-tableau-1.csv || fail "not corrected" petit/result/tables/rapport-tableau-1.csv
    cp -r petit/result first
    expect 0 "$glane" run petit
    grep -q '"Aucune sortie, cette année"' petit/result/tables/rapport-tableau-2.csv || fail "a rerun forgot the correction"
    grep -q ',1$' petit/result/tables/rapport-tableau-2-lines.csv || fail "not shown as corrected"
    grep -q '"tables.csv"' petit/result/manifest.json || fail "the manifest does not name tables.csv"
    rm -r petit/result
    expect 0 "$glane" run petit
    cmp first/tables/rapport-tableau-2.csv petit/result/tables/rapport-tableau-2.csv || fail "from nothing it is another table"
    printf '%s\n' 'file,table,row,column,text' 'rapport.txt,tableau-1,Gare,Effectifs,250' 'raport.txt,1,1,1,x' >petit/tables.csv
    expect 1 "$glane" run petit
    says 'tables.csv:2: error: tableau-1 has no row "Gare"'
    says 'tables.csv:3: error: no text is called "raport.txt"'
    printf '%s\n' 'file,table,row,text' 'rapport.txt,1,1,x' >petit/tables.csv
    expect 2 "$glane" run petit
    says 'tables.csv:1: error: there is no column "column"'
}

scenario "tables are results, checked by arithmetic, with their source lines" tables_are_results
scenario "cells that a researcher corrects stay corrected" corrections_survive
finish
