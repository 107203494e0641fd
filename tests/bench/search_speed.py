#!/usr/bin/env python3
"""search_speed.py BENCH TEXT [WORK]: the index beside Omega's scriptindex, bare Xapian and SQLite FTS5, in one run, by hand.

BENCH is glane_bench_search (ninja glane_bench_search in a release build); TEXT a French text of one document a line, such as
fr100.txt of the shared make_corpus.py, which is not in the repository. All systems get the same passages
(search_passages.py) and the same 200 queries (search_queries.py), each in its own language. WORK keeps the files (some hundred MB).

Indexing: seconds, MB of text a second, peak memory, MB of index a MB of text. Queries, warm, in milliseconds: every query
three times after a first one, the median taken; glane with 20 hits ranked, snippets, facets of 9 variables and exact totals.
Needs scriptindex (Debian: xapian-omega).
"""
import os
import shutil
import sqlite3
import subprocess
import sys
import tempfile
import time

HERE = os.path.dirname(os.path.abspath(__file__))
COLUMNS = ["document", "interview", "speaker", "role", "gender", "kind", "interviewer"]


def measured(command):
    """Seconds, peak MB and output of a command."""
    start = time.monotonic()
    child = subprocess.Popen(command, stdout=subprocess.PIPE, text=True)
    output = child.stdout.read()
    _, status, usage = os.wait4(child.pid, 0)
    if status:
        sys.exit(f"failed: {' '.join(command)}")
    return time.monotonic() - start, usage.ru_maxrss / 1024, output


def size_of(path):
    if os.path.isfile(path):
        return os.path.getsize(path)
    return sum(os.path.getsize(os.path.join(path, name)) for name in os.listdir(path))


def into_sqlite(passages, path):
    """In a process of its own, for its memory."""
    code = ("import sqlite3,sys\n"
            "db=sqlite3.connect(sys.argv[2])\n"
            f"db.execute(\"create virtual table t using fts5({', '.join(c + ' unindexed' for c in COLUMNS)}, text,"
            " tokenize='unicode61 remove_diacritics 2')\")\n"
            "rows=(line.rstrip('\\n').split('\\t') for line in open(sys.argv[1],encoding='utf-8'))\n"
            "db.executemany('insert into t values (?,?,?,?,?,?,?,?)', rows)\n"
            "db.commit()\n"
            "db.execute(\"insert into t(t) values('optimize')\")\n"
            "db.commit()\n")
    return measured([sys.executable, "-c", code, passages, path])


def row(name, seconds, peak, size, megabytes):
    print(f"{name:28s} {seconds:7.2f} s {megabytes / seconds:6.2f} MB/s {peak:6.0f} MB {size / 1e6 / megabytes:5.2f} MB/MB", flush=True)


def percentiles(name, times):
    times = sorted(times)
    at = [times[min(len(times) - 1, int(len(times) * q))] for q in (0.5, 0.95, 0.99)]
    print(f"{name:44s} p50 {at[0]:7.2f}  p95 {at[1]:7.2f}  p99 {at[2]:7.2f}", flush=True)


def sqlite_times(path, queries, what):
    db = sqlite3.connect(path)
    times = []
    for line in open(queries, encoding="utf-8"):
        match, where = line.rstrip("\n").split("\t")
        sql = f"select rowid, {what} from t where t match ? {'and ' + where if where else ''} order by rank limit 20"
        taken = []
        for _ in range(4):
            start = time.perf_counter()
            db.execute(sql, (match,)).fetchall()
            taken.append((time.perf_counter() - start) * 1000)
        times.append(sorted(taken[1:])[1])
    return times


def main():
    bench, text = sys.argv[1:3]
    work = sys.argv[3] if len(sys.argv) > 3 else tempfile.mkdtemp()
    os.makedirs(work, exist_ok=True)
    path = {name: os.path.join(work, name) for name in ["passages.tsv", "script", "dump", "glane", "omega", "fts5.db"]}
    run = lambda *command: subprocess.run(command, check=True)
    run(sys.executable, f"{HERE}/search_passages.py", text, path["passages.tsv"], path["script"], path["dump"])
    run(sys.executable, f"{HERE}/search_queries.py", path["passages.tsv"], work)
    megabytes = sum(len(line.split(b"\t")[7]) for line in open(path["passages.tsv"], "rb")) / 1e6

    for name in ["glane", "omega"]:
        shutil.rmtree(path[name], ignore_errors=True)
    if os.path.exists(path["fts5.db"]):
        os.remove(path["fts5.db"])
    seconds, peak, said = measured([bench, "build", path["passages.tsv"], path["glane"]])
    print(said.strip())
    row("glane, three layers", seconds, peak, size_of(path["glane"]), megabytes)
    command = ["scriptindex", "--stemmer=none", path["omega"], path["script"], path["dump"]]
    row("scriptindex, one layer", *measured(command)[:2], size_of(path["omega"]), megabytes)
    row("SQLite FTS5, one layer", *into_sqlite(path["passages.tsv"], path["fts5.db"])[:2], size_of(path["fts5.db"]), megabytes)

    def timed(*command):
        output = subprocess.run([bench, *command], check=True, capture_output=True, text=True).stdout
        return [float(line.split("\t")[0]) for line in output.splitlines()]

    percentiles("glane: snippets, facets, exact totals", timed("query", path["glane"], f"{work}/glane.txt"))
    percentiles("bare Xapian: get_mset(0, 20)", timed("xapian", path["omega"], f"{work}/xapian.txt", "top"))
    percentiles("bare Xapian: exact totals", timed("xapian", path["omega"], f"{work}/xapian.txt", "all"))
    percentiles("bare Xapian: exact totals, MSet::snippet", timed("xapian", path["omega"], f"{work}/xapian.txt", "snippet"))
    percentiles("SQLite FTS5: by rank", sqlite_times(path["fts5.db"], f"{work}/sqlite.tsv", "document"))
    percentiles("SQLite FTS5: by rank, snippet()",
                sqlite_times(path["fts5.db"], f"{work}/sqlite.tsv", "snippet(t, 7, '[', ']', '…', 30)"))


main()
