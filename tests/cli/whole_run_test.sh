#!/usr/bin/env bash
# The whole plan on the corpora that are at hand: deterministic, reversible, described by its manifest.
# shellcheck source-path=SCRIPTDIR
. "$(dirname "$0")/support.sh"

# The demonstration corpus, and the real report where its text is there.
corpora=(demo)
if [[ -f $source_dir/corpus/marsouin-2023/report.txt ]]; then corpora+=(marsouin-2023); fi

each_corpus() {
    for corpus in "${corpora[@]}"; do
        cp -r "$source_dir/corpus/$corpus" "$corpus"
        rm -rf "$corpus/result"
        "$1" "$corpus"
    done
}

# The results of one run, in out-CORPUS: made once, looked at by several scenarios.
made() {
    if [[ ! -d $base/made-$1 ]]; then expect 0 "$glane" run "$1" --output "$base/made-$1"; fi
    cp -r "$base/made-$1" "out-$1"
}

results_are_the_same() {
    expect 0 "$glane" run "$1" --output "one-$1" --threads 1
    expect 0 "$glane" run "$1" --output "two-$1" --threads 2
    same_results "one-$1" "two-$1"
    # Elsewhere, by another path, in another language, without what an earlier run left.
    mkdir "elsewhere-$1"
    cp -r "$1" "elsewhere-$1/$1"
    (cd "elsewhere-$1" && LC_ALL=C LANG=fr_FR.UTF-8 TZ=Pacific/Auckland COLUMNS=40 expect 0 "$glane" run "$PWD/$1/project.toml")
    same_results "one-$1" "elsewhere-$1/$1/result"
}

no_path_of_the_machine() {
    made "$1"
    if grep -rlF --exclude-dir=.glane -e "$base" -e "$source_dir" -e "${HOME:-/nonexistent}/" "out-$1" >found; then
        fail "these results name a folder of this machine" found
    fi
}

emendations_can_be_undone() {
    made "$1"
    expect 0 python3 "$source_dir/tests/cli/undo.py" "$1" "out-$1"
    cat out
}

manifest_describes_every_file() {
    made "$1"
    python3 - "out-$1" <<'PY'
import hashlib, json, pathlib, sys
result = pathlib.Path(sys.argv[1])
text = (result / "manifest.json").read_text(encoding="utf-8")
json.loads(text)
for path in sorted(result.rglob("*")):
    name = path.relative_to(result)
    if path.is_dir() or path.name == "manifest.json" or name.parts[0].startswith("."):
        continue
    assert path.stat().st_size > 0, f"{name} is empty"
    assert hashlib.sha256(path.read_bytes()).hexdigest() in text, f"{name}: its SHA-256 is not in manifest.json"
PY
}

report_stands_alone() {
    made "$1"
    python3 - "out-$1/report.html" <<'PY'
import html.parser, sys
class Links(html.parser.HTMLParser):
    ids, anchors, outside, language = set(), set(), [], None
    def handle_starttag(self, tag, attributes):
        values = dict(attributes)
        if tag == "html":
            self.language = values.get("lang")
        if "id" in values:
            assert values["id"] not in self.ids, f"the id {values['id']} stands twice"
            self.ids.add(values["id"])
        for name in ("src", "href", "xlink:href", "data", "poster"):
            target = values.get(name) or ""
            if target.startswith("#"):
                self.anchors.add(target[1:])
            elif target and not target.startswith("data:") and tag != "a":
                self.outside.append(f"<{tag} {name}={target!r}>")
links = Links()
text = open(sys.argv[1], encoding="utf-8").read()
links.feed(text)
assert links.language == "fr", "the report does not say that it is in French"
assert not links.outside, f"loaded from elsewhere: {links.outside}"
assert links.anchors <= links.ids, f"links to nowhere: {sorted(links.anchors - links.ids)}"
assert "<svg" in text and "<table" in text
assert "@import" not in text and "url(http" not in text
PY
}

search_finds_what_was_damaged() {
    [[ $1 == demo ]] || return 0
    expect 0 "$glane" run "$1"
    expect 0 "$glane" search --project "$1" '"numérique responsable"'
    [[ -s out ]] || fail "no hit for the node expression"
    expect 0 "$glane" search --project "$1" numerique
    expect 0 "$glane" cooc --project "$1" "numérique responsable"
    [[ $(wc -l <out) -ge 5 ]] || fail "fewer than five lines of collocates" out
    expect 0 "$glane" extracts --project "$1"
    prints '.'
}

a_folder_without_a_node() {
    mkdir interviews
    cp "$source_dir/corpus/demo/entretien-01.txt" interviews/
    expect 0 "$glane" init interviews
    expect 0 "$glane" run interviews
    says 'no node expression'
    [[ -s interviews/result/annex.csv && -s interviews/result/restored/entretien-01.txt ]] || fail "results are missing"
}

scenario "two runs, and runs with 1 and 2 threads, give the same bytes" "each_corpus results_are_the_same"
scenario "no result names a folder of this machine" "each_corpus no_path_of_the_machine"
scenario "undoing the emendations gives back the source" "each_corpus emendations_can_be_undone"
scenario "the manifest has the digest of every result" "each_corpus manifest_describes_every_file"
scenario "the report stands alone and its links lead somewhere" "each_corpus report_stands_alone"
scenario "a new project runs before its node is filled in" a_folder_without_a_node
scenario "the verbs answer on the demonstration corpus" "each_corpus search_finds_what_was_damaged"
finish
