#!/usr/bin/env bash
# The annex as other programs read it: OpenDocument, TEI P5, JSON.
# shellcheck source-path=SCRIPTDIR
. "$(dirname "$0")/support.sh"

schema=$source_dir/tests/fixtures/tei/glane-tei.rng

needs_xmllint() { command -v xmllint >/dev/null || skip "no xmllint here"; }

tei_is_valid() {
    xmllint --nonet --noout --relaxng "$schema" "$1" 2>report || fail "not the TEI that glane writes" report
}

odt_is_well_formed() {
    python3 - "$1" <<'PY'
import sys, zipfile
archive = zipfile.ZipFile(sys.argv[1])
assert archive.testzip() is None
first = archive.infolist()[0]
assert first.filename == "mimetype" and first.compress_type == zipfile.ZIP_STORED and not first.extra
assert archive.read("mimetype") == b"application/vnd.oasis.opendocument.text"
for name in ("content.xml", "styles.xml", "meta.xml", "META-INF/manifest.xml"):
    open(name.replace("/", "-"), "wb").write(archive.read(name))
PY
    xmllint --nonet --noout content.xml styles.xml meta.xml META-INF-manifest.xml 2>report || fail "not well-formed" report
}

of_the_demonstration() {
    needs_xmllint
    cp -r "$source_dir/corpus/demo" demo
    expect 0 "$glane" run demo --output result
    tei_is_valid result/annex.tei.xml
    odt_is_well_formed result/annex.odt
    expect 0 "$glane" extracts --project demo --tei
    cmp -s out result/annex.tei.xml || fail "--tei prints something else than the results hold"
    expect 0 "$glane" extracts --project demo --odt other.odt
    cmp -s other.odt result/annex.odt || fail "--odt writes something else than the results hold"
    quiet out
    python3 - result/annex.tei.xml <<'PY'
import sys, xml.etree.ElementTree as tree
tei = "{http://www.tei-c.org/ns/1.0}"
root = tree.parse(sys.argv[1]).getroot()
persons = {"#" + p.get("{http://www.w3.org/XML/1998/namespace}id"): p for p in root.iter(tei + "person")}
interviews = [d for d in root.iter(tei + "div") if d.get("type") == "interview"]
assert len(interviews) == 8, len(interviews)
for interview in interviews:
    turns = list(interview.iter(tei + "u"))
    assert turns and {persons[u.get("who")].get("role") for u in turns} == {"interviewer", "interviewee"}
assert any(seg.get("type") == "node" for seg in root.iter(tei + "seg"))
PY
}

of_hostile_texts() {
    needs_xmllint
    make_project petit
    sed -i 's/^title = .*/title = "A \& <B> \\"C\\""/' petit/project.toml
    mv petit/entretien.txt "petit/a & <b> c.txt"
    sed -i 's/entretien.txt/a \& <b> c.txt/' petit/project.toml
    {
        printf 'Enqu\303\252trice : <script>alert("1")</script> & ]]> <!-- \001\033[31m non ?\n'
        printf 'Agente : [rires] &amp; \357\277\277 [...] [le <nom>] [sans fin, le num\303\251rique responsable\n'
    } >>"petit/a & <b> c.txt"
    expect 0 "$glane" run petit
    tei_is_valid petit/result/annex.tei.xml
    odt_is_well_formed petit/result/annex.odt
    grep -q '<script' petit/result/annex.tei.xml content.xml && fail "markup of a source is not escaped"
    grep -q '&lt;script&gt;' petit/result/annex.tei.xml || fail "words of a source are lost" petit/result/annex.tei.xml
    grep -q '<vocal><desc>rires</desc></vocal>' petit/result/annex.tei.xml || fail "[rires] is no word"
}

without_interviews() {
    needs_xmllint
    make_project petit
    sed -i '/entretien.txt/,$d' petit/project.toml
    sed -i '$d' petit/project.toml
    expect 0 "$glane" run petit
    tei_is_valid petit/result/annex.tei.xml
    odt_is_well_formed petit/result/annex.odt
}

scenario "the annex of the demonstration is valid TEI and an OpenDocument text" of_the_demonstration
scenario "hostile texts and names stay text in both" of_hostile_texts
scenario "a project without interviews has both all the same" without_interviews
finish
