#!/usr/bin/env bash
# shellcheck disable=SC2317  # functions are called by their names
# Dispersion plot and picture of a network, on the demonstration of the repository.
# shellcheck source-path=SCRIPTDIR
. "$(dirname "$0")/support.sh"

demonstration() {
    cp -r "$source_dir/corpus/demo" demo
    expect 0 "$glane" run demo
}

# The files of a figure, whole and alike in content.
is_a_figure() {
    xmllint --noout "$1.svg" || fail "$1.svg is not well-formed"
    [[ $(head -c 5 "$1.pdf") == %PDF- ]] || fail "$1.pdf is no PDF"
    [[ $(head -c 4 "$1.png" | tail -c 3) == PNG ]] || fail "$1.png is no PNG"
    [[ -s $1.csv ]] || fail "$1.csv is empty"
}

the_plot_shows_what_the_verb_counts() {
    demonstration
    expect 0 "$glane" dispersion --project demo numérique "logiciel libre" --csv
    mv out counts.csv
    expect 0 "$glane" figure dispersion --project demo numérique "logiciel libre" --output plot
    quiet err
    prints '^Légende : Dispersion de 2.expressions dans 8.entretiens'
    prints '^Texte de remplacement : .*«.logiciel libre..*: 3.occurrences dans 3 des 8 entretiens'
    is_a_figure plot
    python3 - <<'PY' || fail "the figure shows something else"
import collections, csv, xml.etree.ElementTree as tree
def rows(name):
    return list(csv.DictReader(open(name, encoding="utf-8")))
counts = {row["expression"]: int(row["f"]) for row in rows("counts.csv")}
plot = rows("plot.csv")
assert collections.Counter(row["expression"] for row in plot) == counts, counts
assert set(plot[0]) == {"expression", "position", "part", "document", "interview", "page", "line"}
positions = [int(row["position"]) for row in plot if row["expression"] == "numérique"]
assert positions == sorted(positions) and len(set(positions)) == len(positions)
SVG = "{http://www.w3.org/2000/svg}"
ticks = [g for g in tree.parse("plot.svg").iter(SVG + "g") if g.find(SVG + "polyline") is not None]
told = sum(int(t.split()[0]) if " occurrences\n" in t else 1 for t in (g.find(SVG + "title").text for g in ticks))
assert told == sum(counts.values()), (told, counts)
PY
}

the_picture_shows_the_network() {
    demonstration
    expect 0 "$glane" network --project demo --whole --top 40 --json
    mv out network.json
    expect 0 "$glane" figure network --project demo --whole --top 40 --output net
    quiet err
    prints '^Légende : Réseau de [0-9]+.mots du corpus'
    is_a_figure net
    python3 - <<'PY' || fail "the figure shows something else"
import csv, json
network = json.load(open("network.json", encoding="utf-8"))
rows = list(csv.DictReader(open("net.csv", encoding="utf-8")))
words = [row for row in rows if row["kind"] == "word"]
edges = [row for row in rows if row["kind"] == "edge"]
assert [row["word"] for row in words] == [node["label"] for node in network["nodes"]]
assert [float(row["weight"]) for row in edges] == [link["weight"] for link in network["links"]]
svg = open("net.svg", encoding="utf-8").read()
assert svg.count("<circle") >= len(words) and all(f">{row['word']}</text>" in svg for row in words)
PY
}

figures_are_the_same_everywhere() {
    demonstration
    mkdir elsewhere
    local kind
    for kind in "dispersion numérique" network; do
        # shellcheck disable=SC2086
        expect 0 "$glane" figure $kind --project demo --output first
        # shellcheck disable=SC2086
        (cd elsewhere && taskset -c 0 "$glane" figure $kind --project ../demo --output second >out 2>err)
        for format in svg pdf png csv; do
            cmp "first.$format" "elsewhere/second.$format" || fail "another $format of: $kind"
        done
    done
}

what_cannot_be_drawn_is_refused() {
    demonstration
    expect 2 "$glane" figure dispersion --project demo numérique --over role --output x
    says 'parts made by "role" do not follow each other'
    expect 2 "$glane" figure dispersion --project demo numérique --scale words --output x
    says 'unknown scale "words"'
    expect 3 "$glane" figure dispersion --project demo zzzz --output x
    says 'zzzz'
    expect 3 "$glane" figure network --project demo zzzz --output x
    says '"zzzz" never occurs'
    compgen -G 'x*' && fail "a refused figure left files"
    expect 0 "$glane" figure dispersion --project demo "<script>alert(1)</script>" numérique שלום --svg x.svg
    says '"<script>alert\(1\)</script>" never occurs'
    xmllint --noout x.svg || fail "x.svg is not well-formed"
    grep -q '<script' x.svg && fail "a script came into the SVG"
    return 0
}

the_kinds_have_help() {
    for kind in dispersion network; do
        expect 0 "$glane" figure "$kind" --help
        prints "glane figure $kind .*--output"
    done
}

scenario "a dispersion plot shows what glane dispersion counts" the_plot_shows_what_the_verb_counts
scenario "a picture shows the network of glane network" the_picture_shows_the_network
scenario "figures are the same everywhere" figures_are_the_same_everywhere
scenario "what cannot be drawn is refused" what_cannot_be_drawn_is_refused
scenario "the kinds have help with an example" the_kinds_have_help
finish
