#!/usr/bin/env bash
# shellcheck disable=SC2317  # functions are called by their names
# The review list and the decisions that come back from it: the whole loop, as a researcher goes it.
# shellcheck source-path=SCRIPTDIR
. "$(dirname "$0")/support.sh"

# A damaged report of which the model is sure in places and not in others.
make_damaged_project() {
    make_project petit
    cat >>petit/rapport.txt <<'TEXT'

La commune a mene une enquéte auprés des agents et des élus. Le maire a présenté la démarche
a l'ensemble du conseil, et la derniére réunion a permis de préciser la place du "numérigue".
Cela a été trés utile, méme si le probléme reste entier.
TEXT
}

# edit_review FILE TARGET: sets decisions in a copy of the list with Python's own reader of tables.
edit_review() {
    python3 - "$1" "$2" <<'PY'
import csv, re, sys
# As LibreOffice saves it: with a byte order mark or without, CR LF, quotation marks where it likes.
rows = list(csv.DictReader(open(sys.argv[1], encoding="utf-8-sig", newline=""), delimiter="\t"))
assert rows and list(rows[0])[:2] == ["decision", "correction"], rows[:1]
def first(before):
    return next(row for row in rows if row["before"] == before)
first("trés").update(decision="refuser")
first("mene").update(decision="Corriger", correction="conduit")
first("auprés").update(decision="accept")
names = ["note"] + list(reversed(rows[0]))
with open(sys.argv[2], "w", encoding="utf-8", newline="") as out:
    table = csv.DictWriter(out, names, delimiter="\t", quoting=csv.QUOTE_ALL, lineterminator="\r\n")
    table.writeheader()
    for row in rows:
        table.writerow(row | {"note": 'vu, "oui"'})
PY
}

status_of() { awk -F'\t' -v before="$1" '$8 == before { print $9, $10, $11, $12; exit }' "$2"; }

the_loop_closes() {
    make_damaged_project
    expect 0 "$glane" run petit
    cp -r petit/result first
    edit_review petit/result/restored/review.tsv petit/corrections.tsv
    expect 0 "$glane" explain petit
    prints '^stale +restore/rapport.txt: corrections.tsv changed$'
    prints '^fresh +restore/entretien.txt$'
    expect 0 "$glane" check petit
    expect 0 "$glane" run petit
    prints '3 of 3 decisions of corrections.tsv followed'
    local log=petit/result/restored/emendations.tsv
    [[ $(status_of trés $log) == "très researcher 1.0000 kept" ]] || fail "not rejected" $log
    [[ $(status_of mene $log) == "conduit researcher 1.0000 applied" ]] || fail "not corrected" $log
    [[ $(status_of auprés $log) == "auprès researcher 1.0000 applied" ]] || fail "not accepted" $log
    grep -q 'a conduit une enquête auprès' petit/result/restored/rapport.txt || fail "the text does not follow"
    grep -q 'été trés utile' petit/result/restored/rapport.txt || fail "the text does not follow"
    grep -q '"corrections.tsv"' petit/result/manifest.json || fail "the manifest does not name corrections.tsv"
    grep -q "$(sha256sum <petit/corrections.tsv | cut -d ' ' -f 1)" petit/result/manifest.json || fail "no digest"
    grep -q 'corrections.tsv contient 3.décisions de relecture' petit/result/report.html || fail "the report does not count the decisions"
    python3 "$source_dir/tests/cli/undo.py" petit petit/result || fail "the emendations cannot be undone"
    # Nothing is made anew, and from nothing all is made the same.
    expect 0 "$glane" explain petit
    if grep -q '^stale' out; then fail "a second run would redo something" out; fi
    expect 0 "$glane" run petit --output again
    same_results petit/result again
    # The new list holds the decisions: it can be saved over the old file without losing one.
    cp petit/result/restored/review.tsv petit/corrections.tsv
    expect 0 "$glane" run petit
    prints '3 of 3 decisions'
    cmp again/restored/rapport.txt petit/result/restored/rapport.txt || fail "decisions were lost in the new list"
    # Without decisions everything is as it was at first.
    rm petit/corrections.tsv
    expect 0 "$glane" explain petit
    prints '^stale +restore/rapport.txt: corrections.tsv is gone$'
    expect 0 "$glane" run petit
    same_results first petit/result
}

by_hand() {
    make_damaged_project
    printf '%s\t%s\t%s\t%s\t%s\n' decision correction file line before \
        correct 'élues et élus' rapport.txt 9 'élus' \
        correct 'trop' rapport.txt 4 'de sobriété et de cout' >petit/corrections.tsv
    expect 0 "$glane" run petit
    grep -q 'des élues et élus. Le maire' petit/result/restored/rapport.txt || fail "one word does not follow" petit/result/restored/rapport.txt
    grep -q '^trop. Les élus' petit/result/restored/rapport.txt || fail "several words do not follow" petit/result/restored/rapport.txt
    python3 "$source_dir/tests/cli/undo.py" petit petit/result || fail "the emendations cannot be undone"
}

what_cannot_be_followed_is_said() {
    make_damaged_project
    printf '%s\t%s\t%s\t%s\t%s\n' decision correction file line before \
        reject '' rapport.txt 1 'trés' \
        peut-être '' rapport.txt 11 'trés' \
        correct '' rapport.txt 11 'trés' \
        reject '' raport.txt 11 'trés' \
        reject '' rapport.txt 11 'trés' \
        correct 'bien' rapport.txt 11 'trés' >petit/corrections.tsv
    expect 1 "$glane" check petit
    cp err messages-1
    expect 1 "$glane" run petit
    cp err messages-2
    for messages in messages-1 messages-2; do
        cp "$messages" err
        says '^corrections.tsv:2: warning: line 1 of rapport.txt has no "trés"'
        says '^  hint: it stands on line 11 now'
        says '^corrections.tsv:3: error: unknown decision "peut-être"'
        says '^corrections.tsv:4: error: no correction'
        says '^corrections.tsv:5: error: no text is called "raport.txt"'
        says '^  hint: did you mean "rapport.txt"\?'
        says '^corrections.tsv:7: error: contradicts line 6'
    done
    prints '1 of 6 decisions of corrections.tsv followed'
    grep -q 'été trés utile' petit/result/restored/rapport.txt || fail "the good row is not followed"
    # Said again when nothing is made anew.
    expect 1 "$glane" run petit
    says '^corrections.tsv:2: warning: '
    grep -q 'unmatched' petit/result/restored/review.tsv || fail "the list has lost a decision"
    # No table at all: nothing is written.
    digests petit/result >before
    printf 'file\tbefore\tafter\n' >petit/corrections.tsv
    expect 2 "$glane" run petit
    says_place_and_hint petit/corrections.tsv
    digests petit/result | diff before - >difference || fail "a failed run changed the results" difference
}

the_filter_reviews_and_corrects() {
    printf 'La derniére réunion a été trés utile.\nMéme le probléme reste entier, auprés de tous.\n' >page.txt
    expect 0 "$glane" restore page.txt --review review.tsv
    cp out restored
    edit_filter() { python3 - <<'PY'
rows = open("review.tsv", encoding="utf-8-sig").read().splitlines()
before = rows[0].split("\t").index("before")
open("corrections.tsv", "w").write("\n".join(
    [rows[0]] + ["reject" + row if row.split("\t")[before] == "trés" else row for row in rows[1:]]) + "\n")
PY
    }
    edit_filter
    expect 0 "$glane" restore page.txt --corrections corrections.tsv --edits emendations.tsv
    diff restored out >difference && fail "the decision changes nothing" out
    prints 'été trés utile'
    [[ $(status_of trés emendations.tsv) == "très researcher 1.0000 kept" ]] || fail "the log does not say so" emendations.tsv
    expect 2 "$glane" restore page.txt --corrections nowhere.tsv
    says_place_and_hint nowhere.tsv
}

scenario "a filled-in review list comes back as decisions that win, last and can be undone" the_loop_closes
scenario "decisions are written by hand, on words that the model never thought of" by_hand
scenario "what cannot be followed is said with its place, by check and by run" what_cannot_be_followed_is_said
scenario "restore writes a review list and follows corrections" the_filter_reviews_and_corrects
finish
