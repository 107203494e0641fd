#!/usr/bin/env bash
# glane figure: every kind as four files, the same everywhere, with the numbers that the other verbs print.
# shellcheck source-path=SCRIPTDIR
. "$(dirname "$0")/support.sh"

demonstration() {
    cp -r "$source_dir/corpus/demo" demo
    expect 0 "$glane" run demo
}

kinds=(collocates specificities bubbles table)

# The kind with what it needs, into FOLDER/KIND.*
draw() {
    local by=()
    if [[ $1 == specificities ]]; then by=(--by role); fi
    expect 0 "$glane" figure "$1" "${by[@]}" --project "$3" --output "$2/$1"
    prints '^Légende : .+Source.: .+comptage.: glane'
    prints '^Texte de remplacement : '
    quiet err
}

every_kind_is_four_files() {
    demonstration
    mkdir ici ailleurs
    local kind format
    for kind in "${kinds[@]}"; do
        draw "$kind" ici demo
        for format in svg pdf png csv; do [[ -s ici/$kind.$format ]] || fail "no $kind.$format"; done
        xmllint --noout "ici/$kind.svg" || fail "$kind.svg is not well-formed"
        head -c 5 "ici/$kind.pdf" | grep -q '%PDF-' || fail "$kind.pdf is no PDF"
        grep -qE 'role="(img|group)"' "ici/$kind.svg" || fail "$kind.svg does not say what it is"
        grep -qF "$PWD" "ici/$kind".* && fail "$kind tells where it was made"
        grep -q '<desc[^>]*>.*[^ ]' "ici/$kind.svg" || fail "$kind.svg has no description"
    done
    # Another working folder, one processor.
    cd ailleurs
    for kind in "${kinds[@]}"; do
        local by=()
        if [[ $kind == specificities ]]; then by=(--by role); fi
        expect 0 taskset -c 0 "$glane" figure "$kind" "${by[@]}" --project ../demo --output "$kind"
        for format in svg pdf png csv; do
            cmp -s "$kind.$format" "../ici/$kind.$format" || fail "$kind.$format is another one elsewhere"
        done
    done
    no_leftovers .
}

numbers_are_those_of_the_other_verbs() {
    demonstration
    for kind in "${kinds[@]}"; do draw "$kind" . demo; done
    expect 0 "$glane" cooc --project demo --csv
    mv out cooc.csv
    expect 0 "$glane" specificities --by role --project demo --csv
    mv out spec.csv
    expect 0 "$glane" themes --project demo --csv
    mv out themes.csv
    python3 - <<'PY' || fail "a figure shows other numbers than the verb that counts"
import csv
def rows(name):
    return list(csv.DictReader(open(name, encoding="utf-8")))
cooc = rows("cooc.csv")
bars = rows("collocates.csv")
assert len(bars) == 15
for bar, row in zip(bars, cooc):
    assert bar["label"] == row["collocate"], (bar, row)
    for ours, theirs in [("value", "log_likelihood_signed"), ("low", "g2_low"), ("high", "g2_high")]:
        assert abs(float(bar[ours]) - float(row[theirs])) < 1e-3, (bar, row)
scores = {(row["word"], row["part"]): float(row["specificity"]) for row in rows("spec.csv")}
bars = rows("specificities.csv")
assert len(bars) > 5
for bar in bars:
    part = bar["panel"].split(" (")[0].lower()
    assert abs(scores[bar["label"], part] - float(bar["value"])) < 1e-3, bar
    assert abs(float(bar["value"])) >= 1.3
themes = [row for row in rows("themes.csv") if not row["expression"]]
counts = {row["theme"]: float(row["occurrences"]) for row in themes}
bubbles = rows("bubbles.csv")
assert {row["label"]: float(row["value"]) for row in bubbles} == counts, (bubbles, counts)
units = [float(row["radius"]) ** 2 / float(row["value"]) for row in bubbles]
assert max(units) / min(units) < 1.0001
table = rows("table.csv")
assert [row["Cooccurrent"] for row in table] == [row["collocate"] for row in cooc[:10]]
assert [row["f"] for row in table] == [row["f"] for row in cooc[:10]]
PY
}

options_choose_what_is_shown() {
    demonstration
    expect 0 "$glane" figure collocates sobriété --project demo --window 8 --measure log_dice --top 3 --csv c.csv
    [[ $(wc -l <c.csv) == 4 ]] || fail "not three collocates" c.csv
    sed -n 2p c.csv | grep -qE ',,,[^,]*,' || fail "logDice has an interval" c.csv
    expect 0 "$glane" figure specificities --by rôle --part AGENT --project demo --csv s.csv
    [[ $(sed 1d s.csv | cut -d '(' -f 1 | sort -u) == *Agent* ]] || fail "not the agents alone" s.csv
    expect 0 "$glane" figure bubbles --only sobriete --only gestes --project demo --csv b.csv
    [[ $(wc -l <b.csv) == 3 ]] || fail "not two themes" b.csv
    expect 0 "$glane" figure collocates --project demo --themes --dark --outline --width 900 --title Titre --svg d.svg
    grep -q 'width="900"' d.svg || fail "not 900 pixels wide"
    grep -q '<title id="glane-bars-title">Titre</title>' d.svg || fail "no title"
    grep -q '<text' d.svg && fail "letters are no outlines"
    expect 2 "$glane" figure specificities --by role --part maire --project demo --csv s.csv
    says 'no part is called "maire"'
    says 'hint: one of: élu'
    expect 2 "$glane" figure bubbles --only nuages --project demo --csv b.csv
    says 'no theme is called "nuages"'
    expect 3 "$glane" figure collocates ornithorynque --project demo --csv c.csv
    says '"ornithorynque" never occurs'
    sed -i '/^\[themes\]/,$d' demo/project.toml
    expect 2 "$glane" figure bubbles --project demo --csv b.csv
    says 'the project has no themes'
}

a_list_of_ones_own() {
    printf 'fruit\tpaniers\tde\tà\tlieu\npommes\t1 234,5\t900\t1500\thaut\nnoix\t-3\t\t\tbas\n<script>x</script>\t0\n' >fruits.tsv
    "$glane" figure bars <fruits.tsv >bars.svg 2>err || fail "standard input is not drawn" err
    xmllint --noout bars.svg || fail "not well-formed"
    grep -q '<script' bars.svg && fail "a label became an element"
    expect 0 "$glane" figure bars fruits.tsv --sort --csv bars.csv
    [[ $(sed -n 2p bars.csv) == ',pommes,1234.5,900,1500,haut,,' ]] || fail "read wrongly" bars.csv
    printf 'pommes;12\npoires;3\n' >fruits.csv
    expect 0 "$glane" figure bubbles fruits.csv --output fruits-bulles
    expect 0 "$glane" figure table fruits.csv --output fruits-tableau
    prints '^Légende : Tableau\.$'
    expect 2 "$glane" figure bars fruits.csv --csv fruits.csv
    says 'would be overwritten'
    expect 2 "$glane" figure bars fruits.csv --svg /dev/null
    says 'not a plain file'
}

what_cannot_be_drawn_is_said() {
    local kind value
    for kind in bars bubbles; do
        for value in nan inf 1e999 douze ''; do
            printf 'un\t1\ndeux\t%s\n' "$value" >liste.tsv
            expect 2 "$glane" figure $kind liste.tsv --svg x.svg
            says_place_and_hint 'liste.tsv:2'
        done
        printf '' >vide.tsv
        expect 2 "$glane" figure $kind vide.tsv --svg x.svg
        says 'nothing to draw'
        seq 1000000 | sed 's/.*/mot &\t&/' >million.tsv
        expect 2 "$glane" figure $kind million.tsv --svg x.svg
        says '1000000 .* are more than a figure can show'
        says '^  hint: .*--top'
        expect 0 "$glane" figure $kind million.tsv --top 10 --svg x.svg
        prints '10 (premières lignes|plus grandes valeurs) sur 1.000.000'
        rm x.svg
    done
    printf 'a\t-1\n' >liste.tsv
    expect 2 "$glane" figure bubbles liste.tsv --svg x.svg
    says 'glane figure bars'
    printf 'caf\351\t1\n' >liste.tsv
    expect 2 "$glane" figure bars liste.tsv --svg x.svg
    says_place_and_hint 'liste.tsv:1'
    [[ ! -e x.svg ]] || fail "something was drawn"
}

# In the page a link is "#mot-3", in a file "report.html#mot-3"; each leads to a place that the page has.
links_lead_into_the_page() {
    demonstration
    expect 0 "$glane" figure collocates --project demo --output demo/result/bars
    expect 0 "$glane" figure bubbles --project demo --output demo/result/bubbles
    python3 - demo/result <<'PY' || fail "a link leads nowhere"
import pathlib, re, sys, zlib
result = pathlib.Path(sys.argv[1])
def links(text):
    return re.findall(r'<a href="([^"]*)"', text)
def written(pdf):
    return pdf + b"".join(zlib.decompress(s) for s in re.findall(rb"stream\n(x.*?)\nendstream", pdf, re.S))
page = (result / "report.html").read_text()
places = set(re.findall(r' id="([^"]+)"', page))
inside = [link for link in links(page) if link.startswith("#")]
assert inside and not [link for link in links(page) if "report.html#" in link]
assert not [link for link in inside if link[1:] not in places], "in the page"
for name, least in (("cloud", 10), ("printed-cloud", 1), ("clouds-compared", 10), ("bars", 10), ("bubbles", 3)):
    found = links((result / f"{name}.svg").read_text())
    assert len(found) >= least, (name, found)
    for link in found:
        before, after = link.split("#")
        assert before == "report.html" and after in places, (name, link)
        assert f"({link})".encode() in written((result / f"{name}.pdf").read_bytes()), (name, link)
PY
    # Another count than the page's has no place in it.
    expect 0 "$glane" figure collocates --project demo --window 8 --svg other.svg
    if grep -q '<a ' other.svg; then fail "a link to another count"; fi
}

# Of a million lines only those that are drawn are kept; ties go by text, then by line, as in a list cut by hand.
the_heaviest_of_a_million_lines() {
    seq 1000000 | awk '{ print "mot " ($1 * 7919) % 1000003 "\t" ($1 * 31) % 977 + 1 "\tgroupe " $1 % 3 "\tt" $1 % 5 "; t" $1 % 7 }' >million.tsv
    LC_ALL=C sort -s -t "$(printf '\t')" -k2,2nr -k1,1 million.tsv >sorted.tsv
    head -n 60 sorted.tsv >heaviest.tsv
    python3 - "$glane" <<'PY' >measured || fail "not drawn, or in much more memory than the 60 need" measured
import os, resource, subprocess, sys
# Sanitizers would keep what was freed.
environment = {**os.environ, "ASAN_OPTIONS": "quarantine_size_mb=1:" + os.environ.get("ASAN_OPTIONS", "")}
def megabytes(*arguments):
    subprocess.run([sys.argv[1], "cloud", *arguments], env=environment, check=True, stdout=sys.stderr)
    return resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss // 1024  # the most of any run so far
cut = megabytes("heaviest.tsv", "--output", "cut", "--caption", "Les 60 expressions les plus lourdes sur 1000000. Source.")
whole = megabytes("million.tsv", "--top", "60", "--output", "whole", "--caption", "Source.")
print(cut, whole)
sys.exit(0 if whole <= cut + 40 else 1)
PY
    for format in svg pdf png csv vl.json; do cmp "cut.$format" "whole.$format" || fail "another picture: $format"; done
    # In a list that is not longer, lines stand as they are.
    expect 0 "$glane" cloud heaviest.tsv --top 60 --csv all.csv
    expect 0 "$glane" cloud heaviest.tsv --csv without.csv
    cmp all.csv without.csv || fail "--top changes a list that is short enough"
}

kinds_explain_themselves() {
    local kind
    for kind in bars "${kinds[@]}"; do
        expect 0 "$glane" figure "$kind" --help
        prints "glane figure $kind "
        prints '^Example'
    done
    expect 2 "$glane" figure
    says 'glane figure --help'
    expect 2 "$glane" figure bar
    says 'did you mean "bars"\?'
    expect 2 "$glane" figure bars --decimal 2
    says 'did you mean "--decimals"\?'
}

scenario "every kind is four files, the same in any folder" every_kind_is_four_files
scenario "figures show the numbers of the verbs that count" numbers_are_those_of_the_other_verbs
scenario "options choose what is shown" options_choose_what_is_shown
scenario "a list of one's own is drawn" a_list_of_ones_own
scenario "what cannot be drawn is said, with a hint" what_cannot_be_drawn_is_said
scenario "the heaviest of a million lines are drawn in little memory" the_heaviest_of_a_million_lines
scenario "links lead into the page, from the page and from files" links_lead_into_the_page
scenario "kinds explain themselves" kinds_explain_themselves
finish
