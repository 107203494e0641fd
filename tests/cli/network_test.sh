#!/usr/bin/env bash
# shellcheck disable=SC2317  # functions are called by their names
# Pairs and networks of words, on the demonstration of the repository.
# shellcheck source-path=SCRIPTDIR
. "$(dirname "$0")/support.sh"

demonstration() { cp -r "$source_dir/corpus/demo" demo; }
no_temporary_folder() {
    local left
    left=$(find "$TMPDIR" -mindepth 1)
    [[ -z $left ]] || fail "left behind: $left"
}

pairs_say_what_cooc_says() {
    demonstration
    expect 0 "$glane" run demo
    expect 0 "$glane" pairs --project demo --unit form --window 5 --min-f 1 --csv
    mv out pairs.csv
    says '^Positions comptées : .*Les mots sont distingués par leur forme.*les 5 mots à gauche et les 5 mots à droite'
    for node in commune numérique "sobriété" ordinateurs; do
        expect 0 "$glane" cooc --project demo --csv --unit form --window 5 --min-f 1 --top 0 --inflection exact "$node"
        mv out "cooc-$node.csv"
    done
    expect 0 "$glane" pairs --project demo --unit lemma --window 7 --within sentence --pos NOUN,ADJ --stop-words in --csv
    mv out lemmas.csv
    expect 0 "$glane" cooc --project demo --csv --unit lemma --window 7 --within sentence --pos NOUN,ADJ --stop-words in \
        --top 0 --query lemme:commune
    mv out cooc-lemma.csv
    python3 - "$source_dir/lexicon" <<'PY' || fail "pairs and cooc disagree"
import csv, unicodedata
def folded(text):
    text = unicodedata.normalize("NFD", text.lower().replace("œ", "oe"))
    return "".join(c for c in text if not unicodedata.combining(c))
def rows(name):
    return list(csv.DictReader(open(name, encoding="utf-8")))
COUNTS = ["f", "f1", "f2", "N", "expected", "log_likelihood_signed", "log_dice", "mi_log2", "t_score"]
pairs = rows("pairs.csv")
for node in ["commune", "numérique", "sobriété", "ordinateurs"]:
    mine = {row["collocate"]: [row[c] for c in COUNTS] for row in pairs if row["node"] == folded(node)}
    theirs = {folded(row["collocate"]): [row[c] for c in COUNTS] for row in rows(f"cooc-{node}.csv")}
    assert mine == theirs and len(mine) > 10, (node, len(mine), len(theirs))
lemmas = sorted([row[c] for c in COUNTS] for row in rows("lemmas.csv") if row["node"] == "commune")
cooc = sorted([row[c] for c in COUNTS] for row in rows("cooc-lemma.csv"))
assert lemmas == cooc and len(lemmas) > 5, (len(lemmas), len(cooc))
PY
}

pairs_are_ranked_cut_and_streamed() {
    demonstration
    expect 0 "$glane" run demo
    expect 0 "$glane" pairs --project demo --measure log_dice,npmi
    mv out all.tsv
    expect 0 "$glane" pairs --project demo --measure log_dice,npmi --top 25 --json
    quiet err
    python3 - <<'PY' || fail "the best are not the best"
import csv, json
rows = list(csv.DictReader(open("all.tsv", encoding="utf-8"), delimiter="\t"))
table = json.load(open("out", encoding="utf-8"))
assert table["found"] == len(rows) and len(table["pairs"]) == 25 and "Positions comptées" in table["convention"]
best = sorted(range(len(rows)), key=lambda i: (-float(rows[i]["log_dice"]), i))[:25]
got = [(pair["node"], pair["collocate"], pair["f"]) for pair in table["pairs"]]
wanted = [(rows[i]["node"], rows[i]["collocate"], int(rows[i]["f"])) for i in best]
values = [pair["log_dice"] for pair in table["pairs"]]
assert values == sorted(values, reverse=True) and sorted(got) == sorted(wanted), (got, wanted)
assert all(pair["f"] >= 2 and set(pair) >= {"f1", "f2", "N", "expected", "npmi"} for pair in table["pairs"])
PY
    expect 0 "$glane" pairs --project demo --measure fisher_p_greater --top 5
    cut -f 8 out | sed 1d | sort -g -c || fail "a p-value does not rank from the lowest on" out
    expect 3 "$glane" pairs --project demo --min-f 100000
    says 'lower --min-f'
    expect 2 "$glane" pairs --project demo --span page
    says 'unknown span "page"'
    expect 2 "$glane" pairs --project demo --pos NOM-COMMUN
    says 'unknown part of speech'
    local code=0
    "$glane" pairs --project demo --min-f 1 2>err | head -n 2 >out || code=${PIPESTATUS[0]}
    [[ $code == 141 || $code == 2 ]] || fail "exit code $code when the reader has gone"
}

the_table_of_tokens_is_kept_or_temporary() {
    demonstration
    export TMPDIR=$PWD/temporary
    mkdir "$TMPDIR"
    expect 0 "$glane" pairs --project demo
    mv out before
    [[ ! -e demo/result ]] || fail "a verb that reads has written"
    no_temporary_folder
    expect 0 "$glane" run demo
    local table
    table=$(find demo/result/.glane/tokens -type f)
    [[ $(wc -l <<<"$table") == 1 && -s $table ]] || fail "no table of tokens, or several: $table"
    expect 0 "$glane" explain demo
    prints '^fresh +tokens$'
    chmod -w "$TMPDIR"
    expect 0 "$glane" pairs --project demo
    cmp -s out before || fail "a kept table gives other pairs than a temporary one"
    chmod +w "$TMPDIR"
    # Damaged, it is made anew for the moment; the next run mends it.
    truncate -s -100 "$table"
    expect 0 "$glane" pairs --project demo
    cmp -s out before || fail "a damaged table gives other pairs"
    expect 0 "$glane" explain demo
    prints '^stale +tokens'
    expect 0 "$glane" run demo
    expect 0 "$glane" explain demo
    prints '^fresh +tokens$'
    # Another text, another table; the old one goes.
    printf '\nLa commune répare un ordinateur ancien.\n' >>demo/rapport.txt
    expect 0 "$glane" explain demo
    prints '^stale +tokens'
    expect 0 "$glane" run demo
    [[ $(find demo/result/.glane/tokens -type f | wc -l) == 1 && ! -e $table ]] || fail "the old table is still there"
    no_temporary_folder
}

an_interrupt_leaves_nothing() {
    demonstration
    export TMPDIR=$PWD/temporary
    mkdir "$TMPDIR"
    local code=0
    for delay in 0.1 0.2 0.3; do
        timeout --preserve-status -s INT "$delay" "$glane" network --project demo >out 2>err || code=$?
        [[ $code == 130 || $code == 0 ]] || fail "exit code $code after Ctrl-C" err
        no_temporary_folder
    done
}

a_network_is_read_by_others() {
    demonstration
    expect 0 "$glane" run demo
    expect 0 "$glane" network --project demo --whole --graphml reseau.graphml
    prints '^Réseau des paires les plus fortes du corpus : [0-9]+ mots, [0-9]+ liens, [0-9]+ communautés, modularité 0,'
    prints '^ +1 +[0-9]+ mots : .*, '
    prints 'Traag, Waltman'
    mv out first
    expect 0 "$glane" network --project demo --whole --json
    mv out reseau.json
    expect 0 "$glane" network --project demo --whole --csv
    mv out liens.csv
    xmllint --noout reseau.graphml || fail "not well-formed"
    python3 - <<'PY' || fail "the formats disagree, or what they say of the graph is wrong"
import csv, json, xml.etree.ElementTree as tree
NS = "{http://graphml.graphdrawing.org/xmlns}"
root = tree.parse("reseau.graphml").getroot()
keys = {key.get("id"): (key.get("for"), key.get("attr.name"), key.get("attr.type")) for key in root.iter(NS + "key")}
read = {"string": str, "long": int, "double": float}
def data(element):
    return {keys[d.get("key")][1]: read[keys[d.get("key")][2]](d.text or "") for d in element.findall(NS + "data")}
graph = root.find(NS + "graph")
nodes = {node.get("id"): data(node) for node in graph.findall(NS + "node")}
edges = [(edge.get("source"), edge.get("target"), data(edge)) for edge in graph.findall(NS + "edge")]
assert graph.get("edgedefault") == "undirected" and len(nodes) > 5 and len(edges) > 5
facts, total = data(graph), sum(2 * edge["weight"] for _, _, edge in edges)
strength, within = {}, {}
for source, target, edge in edges:
    for node in (source, target):
        strength[node] = strength.get(node, 0) + edge["weight"]
    if nodes[source]["community"] == nodes[target]["community"]:
        within[nodes[source]["community"]] = within.get(nodes[source]["community"], 0) + 2 * edge["weight"]
    assert 0 <= edge["p"] <= edge["q"] <= 0.05 and edge["f"] > edge["expected"] and edge["weight"] == edge["log_dice"]
sums = {}
for node, facts_of_node in nodes.items():
    assert abs(facts_of_node["strength"] - strength[node]) < 1e-3
    sums[facts_of_node["community"]] = sums.get(facts_of_node["community"], 0) + strength[node]
q = sum(within.get(c, 0) / total - (s / total) ** 2 for c, s in sums.items())
assert abs(q - facts["modularity"]) < 1e-4, (q, facts["modularity"])
table = json.load(open("reseau.json", encoding="utf-8"))
assert [n["label"] for n in table["nodes"]] == [n["label"] for n in nodes.values()]
assert [(l["source"], l["target"], l["f"]) for l in table["links"]] == [
    (nodes[s]["word"], nodes[t]["word"], e["f"]) for s, t, e in edges]
rows = list(csv.DictReader(open("liens.csv", encoding="utf-8")))
assert [(r["source"], r["target"], int(r["f"])) for r in rows] == [
    (l["source"], l["target"], l["f"]) for l in table["links"]]
PY
    expect 0 "$glane" network --project demo --whole --graphml encore.graphml
    cmp -s reseau.graphml encore.graphml || fail "a second call gives another graph"
    cmp -s out first || fail "a second call prints something else"
    no_leftovers .
}

edges_say_what_cooc_says() {
    demonstration
    expect 0 "$glane" run demo
    expect 0 "$glane" network --project demo --unit form --window 6 --csv --whole
    local source target f f1 f2 n
    IFS=, read -r source target _ f f1 f2 n _ < <(sed -n 2p out)
    expect 0 "$glane" cooc --project demo --csv --unit form --window 6 --top 0 --inflection exact "$source"
    grep -qE "^[0-9]+,[^,]+,1,$f,$f2,$f1,$n," out || fail "$source, $target: not the counts of cooc" out
}

edges_of_expressions_say_what_cooc_says() {
    demonstration
    expect 0 "$glane" run demo
    expect 0 "$glane" network élus --project demo --unit both --span turn --min-f 1 --json
    mv out network.json
    # The ends of edges to expressions, as queries: the words and expressions that are the node most often.
    python3 - >queries <<'PY' || fail "no expressions in the network" network.json
import json, collections
net = json.load(open("network.json", encoding="utf-8"))
assert net["unit"] == "both" and "mots et expressions" in net["convention"]
words = {node["id"]: node["words"] for node in net["nodes"]}
assert any(count > 1 for count in words.values()) and any(count == 1 for count in words.values())
nodes = collections.Counter(link["source"] for link in net["links"] if words[link["source"]] + words[link["target"]] > 2)
for node, _ in sorted(nodes.items(), key=lambda pair: (-pair[1], pair[0]))[:8]:
    print('"' + " ".join("lemme:" + word for word in node.split()) + '"')
PY
    local query
    while read -r query; do
        expect 0 "$glane" cooc --project demo --csv --unit both --span turn --min-f 1 --top 0 --query "$query"
        mv out "cooc-$(tr -d '":' <<<"$query").csv"
    done <queries
    python3 - <<'PY' || fail "an edge and cooc disagree"
import csv, json, os
net = json.load(open("network.json", encoding="utf-8"))
nodes = {node["id"]: node for node in net["nodes"]}
seen = 0
for link in net["links"]:
    name = "cooc-" + " ".join("lemme" + word for word in link["source"].split()) + ".csv"
    if not os.path.exists(name):
        continue
    target = nodes[link["target"]]
    for row in csv.DictReader(open(name, encoding="utf-8")):
        if row["collocate"].lower() == target["label"].lower() and int(row["words"]) == target["words"]:
            assert [int(row[c]) for c in ("f", "f1", "f2", "N")] == [link[c] for c in ("f", "f1", "f2", "N")], link
            seen += 1
assert seen >= 20, seen
PY
}

a_node_has_its_network_or_a_hint() {
    demonstration
    expect 0 "$glane" run demo
    expect 0 "$glane" network --project demo
    prints '^Réseau de « numérique responsable » \([0-9]+ occurrences\) : '
    prints '« numérique'
    prints ' mots et expressions, '
    expect 0 "$glane" network --project demo --unit lemma
    prints '^Réseau de « numérique responsable » \([0-9]+ occurrences\) : [0-9]+ mots, '
    expect 2 "$glane" network --project demo --unit word
    says 'unknown unit "word"'
    expect 2 "$glane" pairs --project demo --unit both
    says 'pairs are of single words'
    expect 0 "$glane" network --project demo --query lemme:commune --span turn --pos NOUN,ADJ,VERB
    prints '^Réseau de « lemme:commune » '
    expect 3 "$glane" network --project demo ornithorynque
    says '"ornithorynque" never occurs in what is counted'
    says '^  hint: '
    quiet out
    expect 3 "$glane" network --project demo --min-f 1000
    says 'has 0 strong collocates, and a network needs two'
    expect 3 "$glane" network --project demo --whole --min-f 100000
    says 'no two words stand near each other'
    expect 2 "$glane" network --project demo --measure log_likelihood_p
    says "cannot weigh an edge|did you mean"
    expect 2 "$glane" network --project demo --graphml missing/reseau.graphml
    says 'missing/reseau.graphml: error: '
    sed -i '/^node/d' demo/project.toml
    expect 0 "$glane" network --project demo
    prints '^Réseau des paires les plus fortes du corpus'
}

scenario "pairs have the counts that glane cooc gives each node" pairs_say_what_cooc_says
scenario "pairs are ranked by the first measure, cut and streamed" pairs_are_ranked_cut_and_streamed
scenario "the table of tokens is kept by a run, temporary otherwise" the_table_of_tokens_is_kept_or_temporary
scenario "Ctrl-C leaves no temporary file" an_interrupt_leaves_nothing
scenario "a network says the same in every format, and what it says is true" a_network_is_read_by_others
scenario "an edge has the counts that glane cooc gives its rarer word" edges_say_what_cooc_says
scenario "an edge of expressions has the counts that glane cooc gives its rarer end" edges_of_expressions_say_what_cooc_says
scenario "a node has its network, or a hint" a_node_has_its_network_or_a_hint
finish
