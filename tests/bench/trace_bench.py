#!/usr/bin/env python3
"""How well and how fast `glane trace` finds damaged passages again. Run by hand; never part of the tests.

    trace_bench.py GLANE CORPUS HELD_OUT [OTHER…]

CORPUS is a clean French text, a document a line, of some 10 MB; HELD_OUT a larger one of the same kind that may contain
it (fr10.txt and fr100.txt of the shared make_corpus.py, which are not in the repository); OTHER are texts of other
kinds (default: the demonstration corpus). All draws have a fixed seed.

Prints, for passages of 10 to 40 words and for expressions of 2 to 5: how many of 1,000, 10 % of their words damaged, are
said to be found, and found at their place (the same document and overlapping lines, or the same words elsewhere); how many
passages from elsewhere are said to be found: of other kinds of text, and of HELD_OUT, there also without those
that share half of their sequences of five words with CORPUS, formulas that do stand in it; milliseconds a passage (one thread, the
time of one empty call taken off) and peak memory.
"""

import json
import os
import random
import re
import subprocess
import sys
import tempfile
import time
import unicodedata

DRAWN = 1000
LOOKALIKES = {
    "e": "éco", "é": "eéè6", "è": "ée", "ê": "éeè", "à": "a4", "a": "4oà", "ç": "c¢g", "o": "0ec", "l": "1Iit|", "i": "l1ïj",
    "I": "l1", "n": "ruh", "u": "vnù", "m": "nr", "r": "nt", "t": "lfr", "f": "t", "s": "5z", "b": "hd6", "d": "cl", "h": "b",
    "c": "eo(", "q": "g9", "g": "q9", "v": "yu", "p": "n", "'": "’ `", "0": "O", "1": "lI", "5": "S", "ù": "u", "ô": "o6", "î": "i",
}
WORD = re.compile(r"\w+", re.UNICODE)
peak = [0]


def plain(text):
    folded = unicodedata.normalize("NFD", text.lower().replace("œ", "oe"))
    return WORD.findall("".join(c for c in folded if not unicodedata.combining(c)))


def damaged_word(word, draw):
    """One to three letters misread, lost, doubled or split off."""
    letters = list(word)
    for _ in range(1 if len(word) < 6 else draw.choice((1, 1, 2, 3))):
        at = draw.randrange(len(letters))
        kind = draw.random()
        if kind < 0.7:
            letters[at] = draw.choice(LOOKALIKES.get(letters[at], "xe"))
        elif kind < 0.8 and len(letters) > 2:
            letters[at] = ""
        elif kind < 0.9:
            letters[at] += draw.choice("ilrn.,-")
        elif 0 < at:
            letters[at] = " " + letters[at]
    return "".join(letters)


def damaged(passage, draw):
    words = passage.split()
    for at in draw.sample(range(len(words)), max(1, round(len(words) / 10))):
        words[at] = damaged_word(words[at], draw)
    text = " ".join(words)
    if draw.random() < 0.1 and len(words) > 10:  # two words run together
        at = text.index(" ", len(text) // 2)
        text = text[:at] + text[at + 1:]
    return text


def drawn(documents, least, most, draw):
    """(line, passage) of documents; of a passage that is mostly digits another is drawn."""
    passages = []
    while len(passages) < DRAWN:
        line = draw.randrange(len(documents))
        words = documents[line].split()
        size = draw.randint(least, most)
        if len(words) < size:
            continue
        begin = draw.randrange(len(words) - size + 1)
        passage = " ".join(words[begin:begin + size])
        if sum(c.isalpha() for c in passage) > 0.7 * len(passage) and len(passage) > 3 * size:
            passages.append((line, passage))
    return passages


def traced(glane, corpus, quotes, folder):
    path = os.path.join(folder, "quotes.txt")
    with open(path, "w", encoding="utf8") as file:
        file.write("".join(quote + "\n" for quote in quotes))
    begin = time.perf_counter()
    result = os.path.join(folder, "result.json")
    with open(result, "wb") as out:
        run = subprocess.Popen([glane, "trace", path, "--in", corpus, "--json", "--threads", "1"], stdout=out)
    while run.poll() is None:  # what a child reports of itself counts this program's memory, of which it is a copy at first
        try:
            with open(f"/proc/{run.pid}/status", encoding="ascii") as status:
                for line in status:
                    if line.startswith("VmHWM"):
                        peak[0] = max(peak[0], int(line.split()[1]))
        except OSError:
            pass
        time.sleep(0.01)
    seconds = time.perf_counter() - begin
    if run.returncode not in (0, 3):
        sys.exit(f"glane trace ended with code {run.returncode}")
    with open(result, encoding="utf8") as file:
        return json.load(file), seconds


def is_at_its_place(found, line, passage):
    if found["verdict"] == "not found":
        return False
    if found["line"] == line + 1:
        return True
    places = [other["line"] for other in found["others"]]
    return line + 1 in places or " ".join(plain(passage)) in " ".join(plain(found["text"]))


def share(count, of):
    return f"{count}/{of} = {100 * count / of:.1f} %"


def main():
    glane, corpus, held_out = sys.argv[1:4]
    here = os.path.dirname(os.path.abspath(__file__))
    demo = os.path.join(here, "../../corpus/demo/truth")
    others = sys.argv[4:] or [os.path.join(demo, name) for name in sorted(os.listdir(demo))]
    documents = open(corpus, encoding="utf8").read().split("\n")
    known = set(documents)
    fresh = [line for line in open(held_out, encoding="utf8").read().split("\n") if line and line not in known]
    other = [" ".join(open(path, encoding="utf8").read().split()) for path in others]
    sequences = set()
    for document in documents:
        words = plain(document)
        sequences.update(hash(tuple(words[i:i + 5])) for i in range(len(words) - 4))

    def is_formula(passage):
        words = plain(passage)
        own = [hash(tuple(words[i:i + 5])) in sequences for i in range(len(words) - 4)]
        return sum(own) * 2 >= len(own) if own else False

    print(f"corpus: {os.path.getsize(corpus) / 1e6:.1f} MB, {len(documents)} documents")
    with tempfile.TemporaryDirectory() as folder:
        _, idle = traced(glane, corpus, ["zz"], folder)
        print(f"reading and indexing: {idle:.2f} s")
        for least, most in ((10, 40), (2, 5)):
            draw = random.Random(20261124 + least)
            genuine = drawn(documents, least, most, draw)
            quotes = [damaged(passage, draw) for _, passage in genuine]
            found, seconds = traced(glane, corpus, quotes, folder)
            said = sum(one["verdict"] != "not found" for one in found)
            right = [is_at_its_place(one, *passage) for one, passage in zip(found, genuine)]
            print(f"{least}-{most} words, 10 % damaged: said to be found {share(said, DRAWN)}; at its place {share(sum(right), DRAWN)}; "
                  f"{1000 * (seconds - idle) / DRAWN:.2f} ms each")
            if os.environ.get("TRACE_BENCH_SHOW"):
                for one, ok, quote, passage in zip(found, right, quotes, genuine):
                    if not ok:
                        print(f"   {one['verdict']} {one['similarity']} | {quote} | {one['text']} | line {passage[0] + 1} for {one['line']}")
            for name, source in (("other kinds", other), ("held out, same kind", fresh)):
                passages = [passage for _, passage in drawn(source, least, most, draw)]
                found, seconds = traced(glane, corpus, passages, folder)
                wrong = [one for one in found if one["verdict"] != "not found"]
                line = f"   from elsewhere, {name}: said to be found {share(len(wrong), DRAWN)}"
                if source is fresh and least >= 10:
                    formulas = [is_formula(passage) for passage in passages]
                    strangers = sum(one["verdict"] != "not found" and not formula for one, formula in zip(found, formulas))
                    line += f"; without {sum(formulas)} formulas {share(strangers, DRAWN - sum(formulas))}"
                print(line + f"; {1000 * (seconds - idle) / DRAWN:.2f} ms each")
                if os.environ.get("TRACE_BENCH_SHOW"):
                    for one in wrong:
                        print(f"   {one['similarity']} | {one['quote']} | {one['text']}")
    print(f"peak memory: {peak[0] / 1024:.0f} MB")


if __name__ == "__main__":
    main()
