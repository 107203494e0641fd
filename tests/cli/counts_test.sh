#!/usr/bin/env bash
# shellcheck disable=SC2317  # functions are called by their names
# More than the node: specificities, keyness, dispersion, segments, growth, on the embedded demonstration.
# shellcheck source-path=SCRIPTDIR
. "$(dirname "$0")/support.sh"

# Restored once; each scenario has a link to it.
demo=$base/demo
cp -r "$source_dir/corpus/demo" "$demo"
"$glane" run "$demo" >/dev/null 2>&1 || {
    echo "the demonstration does not run"
    exit 1
}

specificities_by_role() {
    expect 0 "$glane" specificities --project "$demo" --by role
    prints '^Spécificités selon le rôle de la personne : [0-9]+ parties, T = [0-9 ]+ positions$'
    prints '^« élu » : t = '
    prints 'en plus +f +F +attendue +spécificité +p ajustée +entretiens$'
    prints '^Positions comptées : les mots du texte restauré, sans les tours des enquêteurs'
    quiet err
    expect 0 "$glane" specificities --project "$demo" --by rôle --min-f 3 --csv
    cp out table.csv
    expect 0 "$glane" specificities --project "$demo" --by role --min-f 3 --json
    python3 - table.csv out <<'PY' || fail "the table contradicts itself"
import csv, json, math, sys
rows = list(csv.DictReader(open(sys.argv[1], encoding="utf-8")))
table = json.load(open(sys.argv[2], encoding="utf-8"))
assert len(rows) == len(table["rows"]) == table["found"] * len(table["parts"]) > 50
assert table["variable"] == "role" and table["T"] == sum(part["t"] for part in table["parts"])
sums = {}
for row, same in zip(rows, table["rows"]):
    f, F, t, T = (int(row[name]) for name in ("f", "F", "t", "T"))
    assert (f, F, t, T) == (same["f"], same["F"], same["t"], same["T"])
    assert F >= 3 and len(same["occurrences"]) == f and same["interviews"] <= f
    sums[row["word"], F] = sums.get((row["word"], F), 0) + f
    score = float(row["specificity"])
    tail = range(f, min(F, t) + 1) if f >= F * t / T else range(max(0, F + t - T), f + 1)
    p = sum(math.comb(t, x) * math.comb(T - t, F - x) for x in tail) / math.comb(T, F)
    assert abs(abs(score) + math.log10(p)) < 1e-5, (row, p)
    assert float(row["p"]) <= float(row["q"]) <= 1
assert all(F == f or F * 2 == f for (_, F), f in sums.items())
PY
    expect 0 "$glane" specificities --project "$demo" --by role --min-f 3 --explain matériel
    prints 'partie +le mot +autres +total t +spécificité'
    prints 'attendue F·t/T = '
    prints '^  entretien-[0-9]+.txt, p. [0-9]+, l. [0-9]+, entretien-[0-9]+ : '
}

what_cannot_be_compared_says_what_could() {
    expect 2 "$glane" specificities --project "$demo" --by rolle
    says 'unknown variable "rolle"'
    says 'did you mean "role"'
    make_project petit
    expect 2 "$glane" specificities --project petit --by gender
    says 'variable "gender" has one value only, "femme"'
    says '^  hint: variables with two values or more: .*document \(rapport.txt, entretien.txt\)'
    expect 2 "$glane" specificities --project petit
    says '--by'
    expect 3 "$glane" specificities --project petit --by document --min-f 1000
    says 'no word occurs 1000 times'
    quiet out
    expect 3 "$glane" specificities --project petit --by document --min-f 1 --explain ornithorynque
    expect 2 "$glane" specificities --project petit --by document --unit lemme
    says 'did you mean "lemma"'
    sed -i '/entretien.txt/,$d' petit/project.toml
    sed -i '$d' petit/project.toml
    expect 2 "$glane" dispersion --project petit sobriété
    says 'the project has no interviews'
}

keyness_against_projects_and_files() {
    make_project petit
    expect 0 "$glane" keyness --project "$demo" --against petit
    prints '^Mots de ce corpus \(N = [0-9 ]+\) comparés à ceux de Petit terrain \(N = [0-9 ]+\)'
    printf 'mot\tf\nordinateur\t40\nxylophone\t900\n' >lexique.tsv
    expect 0 "$glane" keyness --project "$demo" --against lexique.tsv --total 20000 --json
    python3 - out <<'PY' || fail "keyness contradicts itself"
import json, math, sys
table = json.load(open(sys.argv[1], encoding="utf-8"))
assert table["N_against"] == 20000 and table["against"] == "lexique.tsv"
words = {word["word"]: word for word in table["words"]}
last = table["words"][-1]
assert last["word"] == "xylophone" and last["f"] == 0 and last["percent_difference"] == -100
for word in table["words"]:
    a, b, n, m = word["f"], word["f_against"], table["N"], table["N_against"]
    g = 2 * sum(o * math.log(o * (n + m) / row / column) for o, row, column in
                ((a, n, a + b), (n - a, n, n + m - a - b), (b, m, a + b), (m - b, m, n + m - a - b)) if o)
    assert abs(abs(word["log_likelihood_signed"]) - g) < 1e-6 * max(g, 1), word
PY
    expect 2 "$glane" keyness --project "$demo" --against lexique.tsv --total 3
    says 'lexique.tsv: error: its frequencies add up to 940'
    printf 'a\t1\nb\tx\n' >lexique.tsv
    expect 2 "$glane" keyness --project "$demo" --against lexique.tsv
    says 'lexique.tsv:2: error: "x" is no count'
    expect 2 "$glane" keyness --project "$demo" --against nowhere.tsv
    says_place_and_hint nowhere.tsv
}

dispersion_has_places_for_a_plot() {
    expect 0 "$glane" dispersion --project "$demo" "numérique responsable" matériel
    prints '^ *numérique responsable +[0-9]+ +[0-9]+ sur 8 +0,'
    expect 0 "$glane" dispersion --project "$demo" --json matériel
    cp out table.json
    expect 0 "$glane" dispersion --project "$demo" --places matériel
    python3 - table.json out <<'PY' || fail "dispersion contradicts itself"
import csv, json, sys
table = json.load(open(sys.argv[1], encoding="utf-8"))
word = table["words"][0]
sizes = [part["t"] for part in table["parts"]]
dp = sum(abs(f / word["f"] - t / sum(sizes)) for f, t in zip(word["frequencies"], sizes)) / 2
assert abs(dp - word["dp"]) < 1e-9 and abs(dp / (1 - min(sizes) / sum(sizes)) - word["dp_norm"]) < 1e-9
places = list(csv.DictReader(open(sys.argv[2], encoding="utf-8")))
assert len(places) == len(word["occurrences"]) == word["f"] == sum(word["frequencies"])
assert all(0 <= float(place["position"]) < 1 and 0 <= float(place["position_in_part"]) < 1 for place in places)
PY
    expect 0 "$glane" dispersion --project "$demo" --over document --top 5 --csv
    [[ $(wc -l <out) == 6 ]] || fail "not five collocates of the node" out
    expect 3 "$glane" dispersion --project "$demo" ornithorynque
    expect 0 "$glane" dispersion --project "$demo" matériel ornithorynque
    says 'ornithorynque" never occurs'
    prints 'ornithorynque +0 +0 sur 8 +—'
}

segments_come_back() {
    expect 0 "$glane" segments --project "$demo"
    prints '^ +1 +numérique responsable +2 +[0-9]+ '
    expect 0 "$glane" segments --project "$demo" --json --nested --min-f 2
    python3 -c 'import json
table = json.load(open("out", encoding="utf-8"))
assert len(table["segments"]) == table["found"] > 50
assert all(row["f"] == len(row["occurrences"]) >= 2 and row["nested"] <= row["f"] for row in table["segments"])
assert any(row["nested"] == row["f"] for row in table["segments"])'
    expect 0 "$glane" segments --project "$demo" --n 3 --unit form --csv
    [[ $(cut -d , -f 3 out | sed 1d | sort -u) == 3 ]] || fail "not all of them trigrams" out
    expect 0 "$glane" segments --project "$demo" --rank c_value --csv
    cut -d , -f 6 out | sed 1d | sort -gr -c || fail "not by C-value" out
    expect 3 "$glane" segments --project "$demo" --min-f 100000
    expect 2 "$glane" segments --project "$demo" --min-words 5 --max-words 3
    expect 0 "$glane" segments --project "$demo" --explain "numérique responsable"
    prints '^  rapport.txt, p. 1, '
}

the_vocabulary_grows() {
    expect 0 "$glane" growth --project "$demo"
    prints '^ *N +V +V1 +V2 +V attendu'
    expect 0 "$glane" growth --project "$demo" --points 7 --csv
    python3 -c 'import csv
rows = [{name: float(value) for name, value in row.items()} for row in csv.DictReader(open("out"))]
assert len(rows) == 7
assert all(a["V"] <= b["V"] and a["N"] < b["N"] for a, b in zip(rows, rows[1:]))
assert abs(rows[-1]["expected_V"] - rows[-1]["V"]) < 1e-6 and abs(rows[-1]["expected_V1"] - rows[-1]["V1"]) < 1e-6'
    expect 3 "$glane" growth --project "$demo" --pos X,INTJ --scope report
}

results_are_the_same_twice_and_go_nowhere_else() {
    local verb
    for verb in "specificities --by size" "dispersion" "segments" "growth" "keyness --against $demo"; do
        # shellcheck disable=SC2086  # words of a command
        expect 0 "$glane" $verb --project "$demo" --json
        cp out first
        # shellcheck disable=SC2086
        expect 0 "$glane" $verb --project "$demo" --json
        cmp -s first out || fail "$verb gives another answer the second time"
        # shellcheck disable=SC2086
        expect 2 bash -c '"$0" "$@" >/dev/full' "$glane" $verb --project "$demo"
        says 'standard output: error: cannot write'
    done
}

what_hangs_on_a_correction_is_named() {
    make_project petit  # the page has "achete"
    expect 0 "$glane" cooc --project petit --explain acheter
    prints '^dans le texte brut de la page, en moins : rapport.txt, p. 1, l. 3$'
    expect 0 "$glane" cooc --project petit --explain sobriété
    if grep -q 'en moins' out; then fail "places that do not differ" out; fi
}

parts_of_a_node_add_up() {
    for node in "" "--query lemme:partager"; do
        # shellcheck disable=SC2086  # words of a command
        expect 0 "$glane" cooc $node --project "$demo" --scope interviews --span turn --by interview --json --top 0
        cp out parts
        # shellcheck disable=SC2086
        expect 0 "$glane" cooc $node --project "$demo" --scope interviews --span turn --json --top 0
        python3 - parts out <<'PYTHON' || fail "the parts do not add up to the whole" parts
import json, sys
parts, whole = (json.load(open(name, encoding="utf-8")) for name in sys.argv[1:])
assert len(parts) > 1 and len({part["part"] for part in parts}) == len(parts)
for count in ("N", "f1", "nodes"):
    assert sum(part[count] for part in parts) == whole[count] > 0, count
PYTHON
    done
    expect 0 "$glane" cooc --project "$demo" --by role --csv --top 2
    prints '^role,rank,collocate,'
    prints '^agent,1,'
    [[ $(grep -c '^role,' out) == 1 ]] || fail "one heading for all tables" out
    expect 2 "$glane" cooc --project "$demo" --by age
    says 'unknown variable "age"'
}

scenario "specificities: counts, scores, places" specificities_by_role
scenario "what cannot be compared says what could" what_cannot_be_compared_says_what_could
scenario "keyness: against a project, against a file" keyness_against_projects_and_files
scenario "dispersion: measures, and places for a plot" dispersion_has_places_for_a_plot
scenario "segments: repeated, nested, n-grams, by C-value" segments_come_back
scenario "cooc: an occurrence that hangs on a correction is named" what_hangs_on_a_correction_is_named
scenario "cooc: a table for each part, which add up" parts_of_a_node_add_up
scenario "growth: as many points as asked for" the_vocabulary_grows
scenario "results are the same twice; a full disk is an error" results_are_the_same_twice_and_go_nowhere_else
finish
