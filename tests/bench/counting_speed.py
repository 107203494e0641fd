#!/usr/bin/env python3
"""counting_speed.py BENCH WORK TEXT...: counting on a token table beside CWB, nltk, quanteda and a plain hash, in one run, by hand.

BENCH is glane_bench_counting (ninja glane_bench_counting in a release build); each TEXT a French text of one document a line, such
as fr1.txt, fr10.txt and fr100.txt of the shared make_corpus.py, which are not in the repository. WORK keeps the tables and the
streams of words (some hundred MB). Peers get the words that glane counts, in the same order, one a line, so that all see the same
tokens; windows are five words to each side and end at no text or sentence.

What is missing is left out: CWB (cwb-encode, cwb-makeall, cqp, cwb-scan-corpus), nltk (package python3-nltk, for the python that
runs this), quanteda (for R). Three nodes are asked for: the most frequent word, a middling one, an expression. CWB's MU query unites
windows as glane does, and its size must be that of glane's, but for the edge of the corpus, or this program stops. The others count
a pair as often as it stands in a window, which is less work than the union.
"""
import os
import shutil
import subprocess
import sys
import time

NODES = ["de", "environnement", "code du travail"]
EDGE = 5  # words: CWB leaves out windows that would begin before the first word of the corpus
SLOW_ABOVE = 5_000_000  # words: beyond these, nltk takes minutes and gigabytes


def measured(command, **options):
    """Seconds, peak MB and output of a command."""
    start = time.monotonic()
    child = subprocess.Popen(command, stdout=subprocess.PIPE, text=True, errors="replace", **options)
    output = child.stdout.read()
    _, status, usage = os.wait4(child.pid, 0)
    if status:
        sys.exit(f"failed: {' '.join(command)}")
    return time.monotonic() - start, usage.ru_maxrss / 1024, output


def facts(output):
    words = output.split()
    return dict(zip(words[::2], map(float, words[1::2])))


def row(name, seconds, base, peak=None, note=""):
    ratio = f"{seconds / base:8.1f} x" if base else " " * 10
    memory = f"{peak:7.0f} MB" if peak is not None else " " * 10
    print(f"  {name:44s} {seconds * 1000:10.1f} ms {ratio} {memory}  {note}", flush=True)


def encode(words, work):
    folder, registry = os.path.join(work, "cwb"), os.path.join(work, "registry")
    shutil.rmtree(folder, ignore_errors=True)
    os.makedirs(folder)
    os.makedirs(registry, exist_ok=True)
    seconds, peak, _ = measured(["cwb-encode", "-c", "utf8", "-d", folder, "-f", words, "-R", os.path.join(registry, "bench")])
    index, index_peak, _ = measured(["cwb-makeall", "-r", registry, "BENCH"])
    row("CWB: encode and index the words", seconds + index, None, max(peak, index_peak))
    return registry


def cqp(registry, work, commands):
    script = os.path.join(work, "script.cqp")
    open(script, "w", encoding="utf-8").write("set Paging off;\nBENCH;\n" + "\n".join(commands) + "\n")
    return measured(["cqp", "-r", registry, "-f", script], stdin=subprocess.DEVNULL)


def cwb_node(registry, work, node, glane):
    words = node.split()
    meet = f'"{words[0]}"'
    for i, word in enumerate(words[1:], 1):
        meet = f'(meet {meet} "{word}" {i} {i})'
    query = f'A = MU(meet [word=".*"] {meet} -5 {4 + len(words)});'
    best = min(cqp(registry, work, [query, "size A;"]) for _ in range(3))
    size, expected = int(best[2].split()[0]), glane["f1"] + glane["nodes"] * len(words)
    if not 0 <= expected - size <= 5 + EDGE:
        sys.exit(f"CWB reaches {size} words near \"{node}\", glane {expected:.0f}")
    row("CWB: MU(meet …), the windows united", best[0], glane["median_ms"] / 1000, best[1], f"{size} words, glane {expected:.0f}")
    count = f'count A by word > "{os.path.join(work, "collocates.txt")}";'
    best = min(cqp(registry, work, [query, count]) for _ in range(2))
    row("CWB: MU(meet …), count by word", best[0], glane["median_ms"] / 1000, best[1])


def ask_nodes(bench, table, registry, work):
    for node in NODES:
        output = measured([bench, "node", table, node])[2]
        glane = facts(output)
        print(f"one node, \"{node}\", {glane['nodes']:.0f} times")
        row("glane: find, count, sort", glane["median_ms"] / 1000, glane["median_ms"] / 1000, glane["own_mb"],
            f"{glane['rows']:.0f} collocates; first time {glane['first_ms']:.1f} ms")
        row("glane: open and check, frequencies, find …",
            (glane["open_ms"] + glane["frequencies_ms"] + glane["first_ms"]) / 1000, glane["median_ms"] / 1000, glane["peak_mb"])
        if registry:
            cwb_node(registry, work, node, glane)


NLTK = """import sys
from nltk.collocations import BigramCollocationFinder
finder = BigramCollocationFinder.from_words(open(sys.argv[1], encoding='utf-8').read().split('\\n')[:-1], window_size=6)
finder.apply_freq_filter(5)
"""
QUANTEDA = """suppressWarnings(suppressMessages(library(quanteda)))
quanteda_options(threads = 1)
words <- as.tokens(list(readLines(commandArgs(TRUE)[1], encoding = "UTF-8")))
started <- proc.time()[["elapsed"]]
pairs <- fcm(words, context = "window", window = 5, tri = TRUE)
cat("seconds", proc.time()[["elapsed"]] - started, "pairs", length(pairs@x), "\\n")
"""


def has(command):
    return subprocess.run(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL).returncode == 0


def ask_pairs(bench, table, words, registry, count):
    print("all pairs, f >= 5")
    best = min((measured([bench, "pairs", table, "5"]) for _ in range(2)), key=lambda run: facts(run[2])["all_ms"])
    glane = facts(best[2])
    base = glane["all_ms"] / 1000
    row("glane: counts and frequencies of every pair", base, base, glane["peak_mb"],
        f"of which {glane['own_mb']:.0f} MB its own; {glane['pairs']:.0f} ordered pairs")
    output = measured([bench, "hash", table])[2]
    row("std::unordered_map of pairs", facts(output)["all_ms"] / 1000, base, facts(output)["peak_mb"],
        f"{facts(output)['pairs']:.0f} unordered pairs, {facts(output)['frequent']:.0f} with f >= 5")
    if registry and shutil.which("cwb-scan-corpus"):
        runs = [measured(["cwb-scan-corpus", "-q", "-r", registry, "-f", "5", "-o", os.devnull, "BENCH", "word+0", f"word+{k}"])
                for k in range(1, 6)]
        row("CWB: cwb-scan-corpus for 1, 2 … 5", sum(run[0] for run in runs), base, max(run[1] for run in runs), "not added up")
    if shutil.which("Rscript") and has(["Rscript", "-e", "library(quanteda)"]):
        _, peak, output = measured(["Rscript", "-e", QUANTEDA, words])
        row("quanteda: fcm, one thread, words given", float(output.split()[1]), base, peak, f"{output.split()[3]} unordered pairs")
    if count <= SLOW_ABOVE and has([sys.executable, "-c", "import nltk"]):
        seconds, peak, _ = measured([sys.executable, "-c", NLTK, words])
        row("nltk: BigramCollocationFinder", seconds, base, peak)


def main():
    bench, work, texts = sys.argv[1], sys.argv[2], sys.argv[3:]
    os.makedirs(work, exist_ok=True)
    for text in texts:
        table, words = os.path.join(work, "table.tokens"), os.path.join(work, "words.txt")
        print(f"\n{os.path.basename(text)}: {os.path.getsize(text) / 1e6:.0f} MB")
        built = facts(measured([bench, "build", text, table, words])[2])
        count = sum(block.count(b"\n") for block in iter(lambda f=open(words, "rb"): f.read(1 << 20), b""))
        row("glane: cut, number, index, write", built["all_ms"] / 1000, None, built["peak_mb"],
            f"{built['tokens']:.0f} tokens, {count} words; table of {built['table_mb']:.0f} MB")
        row("a bare scan of all tokens", facts(measured([bench, "scan", table])[2])["all_ms"] / 1000, None)
        registry = encode(words, work) if shutil.which("cqp") and shutil.which("cwb-encode") else None
        ask_nodes(bench, table, registry, work)
        ask_pairs(bench, table, words, registry, count)


main()
