#!/usr/bin/env bash
# shellcheck disable=SC2317  # functions are called by their names
# Association measures behind the counts of anyone's table, large or damaged.
# shellcheck source-path=SCRIPTDIR
. "$(dirname "$0")/support.sh"

rows() { printf '%b' "$1" >counts.tsv; }
same() { [[ $(cat "$1") == "$2" ]] || fail "not what was expected: $2" "$1"; }

columns_are_added() {
    rows 'N\tmot\tf2\tf1\tf\n25\tbac\t12\t10\t7\n25\tlac\t12\t10\t3\n'
    expect 0 "$glane" measures --measure log_likelihood_signed,fisher_p_greater --decimals 4 counts.tsv
    same out $'N\tmot\tf2\tf1\tf\tlog_likelihood_signed\tfisher_p_greater\n25\tbac\t12\t10\t7\t3.3046\t8.2003e-02\n25\tlac\t12\t10\t3\t-2.2097\t9.7130e-01'
    quiet err
    rows 'n\tO22\tO21\tO12\tO11\n25\t10\t5\t3\t7\n'
    expect 0 "$glane" measures counts.tsv --measure log_likelihood
    prints $'^25\t10\t5\t3\t7\t3\\.304637$'
    expect 0 "$glane" measures counts.tsv
    prints $'\tlog_likelihood_signed\tlog_dice\tmi_log2\tt_score$'
    "$glane" measures - <counts.tsv | cmp -s - out || fail "standard input gives something else"
    "$glane" measures <counts.tsv | cmp -s - out || fail "standard input gives something else"
}

published_values_are_reproduced() {
    local table=$source_dir/tests/fixtures/measures/association.tsv
    expect 0 "$glane" measures "$table" --decimals 12 --measure "$(cut -f 1 "$table" | sed 1d | sort -u | paste -sd ,)"
    python3 - <<'PY' || fail "a published value is not reproduced"
lines = [line.rstrip("\n").split("\t") for line in open("out", encoding="utf-8")]
compared = 0
for line in lines[1:]:
    row = dict(zip(lines[0], line))
    value, wanted = float(row[row["measure"]]), float(row["expected"])
    tolerance = 1 if row["tolerance"].startswith("truncated") else float(row["tolerance"]) + 1e-12
    assert abs(value - wanted) <= tolerance, row
    compared += 1
assert compared == 216, compared
PY
}

other_peoples_tables_are_read() {
    rows '\xef\xbb\xbf"f"\t"f1"\t"f2"\t"N"\r\n\r\n7\t10\t12\t25\r\n1e+05\t2e+05\t3e+05\t1e+06'
    expect 0 "$glane" measures --measure dice counts.tsv
    same out $'"f"\t"f1"\t"f2"\t"N"\tdice\n7\t10\t12\t25\t0.636364\n1e+05\t2e+05\t3e+05\t1e+06\t0.400000'
    printf 'mot;f;f1;f2;N\n"a;b ""c""\nd";7;10;12;25\n' >counts.csv
    expect 0 "$glane" measures --csv --measure dice counts.csv
    same out $'mot;f;f1;f2;N;dice\n"a;b ""c""\nd";7;10;12;25;0.636364'
    expect 0 "$glane" measures --csv --json --measure dice,mi_log2 counts.csv
    python3 -c 'import json
rows = json.load(open("out"))
assert rows == [{"mot": "a;b \"c\"\nd", "f": 7, "f1": 10, "f2": 12, "N": 25, "dice": 0.636364, "mi_log2": 0.544321}], rows'
    rows 'f\tf1\tf2\tN\n'
    expect 0 "$glane" measures --measure dice --json counts.tsv
    python3 -c 'import json; assert json.load(open("out")) == []'
}

bad_rows_are_reported_and_kept() {
    rows 'mot\tf\tf1\tf2\tN\na\t7\t10\t12\t25\nb\tx\t10\t12\t25\nc\t7\t10\nd\t-1\t2\t3\t4\ne\t9\t8\t9\t20\nf\t1\t2\t3\t99999999999999999999\ng\t1\t2\t3\t4\t5\nh\t1.5\t2\t3\t4\n'
    expect 1 "$glane" measures --measure dice counts.tsv
    [[ $(wc -l <out) == 9 && $(grep -c ': error: ' err) == 7 ]] || fail "not all rows or not all faults" out err
    same <(cut -f 6 out | head -n 7) $'dice\n0.636364'
    says '^counts.tsv:3: error: "x" in column f is no count$'
    says '^counts.tsv:4: error: 3 fields where the first line has 5$'
    says '^counts.tsv:5: error: "-1" in column f is no count$'
    says '^counts.tsv:6: error: f 9, f1 8, f2 9 and N 20 contradict each other$'
    says '^counts.tsv:7: error: "99999999999999999999" in column N is too large$'
    says '^counts.tsv:9: error: "1.5" in column f is no count$'
    grep -qiE 'nan|inf' out && fail "not a number" out
    expect 1 "$glane" measures --measure dice --json counts.tsv
    python3 -c 'import json
rows = json.load(open("out"))
assert len(rows) == 8 and [row["dice"] is None for row in rows] == [False] + 7 * [True], rows'
    rows 'o11\to12\to21\to22\n1\t2\t3\t9223372036854775807\n'
    expect 1 "$glane" measures counts.tsv
    says 'counts.tsv:2: error: the cells 1, 2, 3 and 9223372036854775807 add up to too much'
}

wrong_tables_and_names_get_a_hint() {
    rows 'f\tf1\tN\n1\t2\t3\n'
    expect 2 "$glane" measures counts.tsv
    says '^counts.tsv:1: error: columns that are missing: f2 \(there are: "f", "f1", "N"\)$'
    says '^  hint: .*o11 o12 o21 o22'
    quiet out
    rows 'f\tf1\tf1\tf2\tN\n'
    expect 2 "$glane" measures counts.tsv
    says 'two columns are called "f1"'
    rows 'f\tf1\tf2\tN\tdice\n'
    expect 2 "$glane" measures counts.tsv --measure dice
    says 'has a column "dice" already'
    : >counts.tsv
    expect 2 "$glane" measures counts.tsv
    says_place_and_hint counts.tsv
    expect 2 "$glane" measures missing.tsv
    says_place_and_hint missing.tsv
    expect 2 "$glane" measures .
    says 'this is a folder'
    expect 2 "$glane" measures --measure log_likelyhood counts.tsv
    says 'did you mean "log_likelihood"'
    printf 'f,f1,f2,N\n1,2,3,4\n"1,2,3,4\n' >counts.csv
    expect 2 "$glane" measures --csv counts.csv
    says '^counts.csv:3: error: a quoted field never ends'
}

lines_may_be_long() {
    python3 -c 'print("f\tf1\tf2\tN\ttext\n7\t10\t12\t25\t" + "a" * 10_000_000 + "\n7\t10\t12\t25\tb")' >counts.tsv
    expect 0 "$glane" measures --measure dice counts.tsv
    [[ $(cut -f 6 out) == $'dice\n0.636364\n0.636364' ]] || fail "a long line lost its value"
    python3 -c 'print("f\tf1\tf2\tN\n" + "7" * 70_000_000)' >counts.tsv
    expect 2 "$glane" measures --measure dice counts.tsv
    says_place_and_hint counts.tsv
}

readers_and_writers_may_be_slow_or_gone() {
    python3 -c 'print("f\tf1\tf2\tN"); [print("7\t10\t12\t25") for _ in range(200000)]' >counts.tsv
    local code=0
    "$glane" measures --measure dice counts.tsv 2>err | head -n 2 >out || code=${PIPESTATUS[0]}
    [[ $code == 141 || $code == 2 ]] || fail "exit code $code when the reader has gone"
    [[ $(wc -l <out) == 2 && $(wc -l <err) -le 2 ]] || fail "not two lines, or too many messages" err
    expect 2 bash -c '"$0" measures --measure dice counts.tsv >/dev/full' "$glane"
    says 'standard output: error: cannot write'
    # What has come so far is printed before more is waited for; Ctrl-C ends the wait.
    code=0
    { head -n 3 counts.tsv; sleep 3; } | timeout --preserve-status -s INT 1 "$glane" measures --measure dice >out 2>err || code=$?
    [[ $code == 130 ]] || fail "exit code $code after Ctrl-C" err
    [[ $(wc -l <out) == 3 ]] || fail "what had come was not printed" out
}

all_measures_are_listed() {
    expect 0 "$glane" measures --list
    prints '^log_likelihood +_signed +G² = .*Dunning 1993'
    prints '^mi +_log2 _log10 +ln\(O/E\)'
    expect 0 "$glane" measures --list --json
    python3 -c 'import json
rows = json.load(open("out"))
assert len(rows) > 40 and all(set(row) == {"name", "scale", "order", "formula", "source"} and row["formula"] for row in rows)'
}

a_measure_takes_no_word_after_it() {
    make_project petit
    expect 0 "$glane" cooc --project petit --csv --measure t_score,fisher_p_greater "numérique responsable"
    prints ',expected,t_score,fisher_p_greater,p,q,'
    # A p-value ranks from the lowest on.
    expect 0 "$glane" cooc --project petit --csv --min-f 0 --measure fisher_p_greater "numérique responsable"
    cut -d , -f 9 out | sed 1d | sort -g -c || fail "not from the lowest on" out
}

small_probabilities_are_printed_with_an_exponent() {
    make_project petit
    local i
    for i in {1..12}; do printf '\nLe numérique responsable étonne la girafe %s fois.\n' "$i" >>petit/rapport.txt; done
    expect 0 "$glane" cooc --project petit --left 2 --right 0 --measure fisher_p_greater,log_likelihood_p girafe
    prints 'étonne +12 +12 +[0-9,]+ +[0-9]e-[0-9]+ +[0-9]e-[0-9]+ '
    expect 0 "$glane" cooc --project petit --left 2 --right 0 --measure fisher_p_greater,log_dice --explain étonne girafe
    prints '^  fisher_p_greater = [0-9]e-[0-9]+ '
    prints '^  log_dice = [0-9]+,[0-9]{4} '
}

scenario "columns are added, the others stay, standard input is a table too" columns_are_added
scenario "published values are reproduced" published_values_are_reproduced
scenario "tables of R and of spreadsheets, as CSV and to JSON" other_peoples_tables_are_read
scenario "bad rows are reported and kept" bad_rows_are_reported_and_kept
scenario "wrong tables and names get a hint" wrong_tables_and_names_get_a_hint
scenario "lines may be long, up to 64 MiB" lines_may_be_long
scenario "readers and writers may be slow or gone" readers_and_writers_may_be_slow_or_gone
scenario "glane cooc has the same measures, and ranks by them" a_measure_takes_no_word_after_it
scenario "glane cooc prints small probabilities with an exponent" small_probabilities_are_printed_with_an_exponent
scenario "all measures are listed with formula and source" all_measures_are_listed
finish
