#!/usr/bin/env python3
"""tokenise.py SOURCES WORK [GOLD]: sentences of each folder of SOURCES, one per line of WORK/<folder>.txt.

A sentence is taken once, however often the sources repeat it. With GOLD (the folder of a test set with
truth/*.txt) every sentence that is one of the test set's, or shares six words in a row with it, is left out,
so that what is measured there is never what was counted."""
import os
import sys

import texts
import tokens


def gold_marks(gold):
    """Whole sentences and 6-grams of the test set."""
    whole, grams = set(), set()
    for folder, _, files in sorted(os.walk(gold)):
        if not os.path.basename(folder).startswith("truth"):
            continue
        for name in sorted(files):
            with open(os.path.join(folder, name), encoding="utf-8") as f:
                text = f.read()
            for sentence in tokens.sentences(text):
                whole.add(tuple(w.lower() for w in sentence))
            words = [w.lower() for w in tokens.tokens(tokens.normal(text))]
            grams.update(tuple(words[i:i + 6]) for i in range(len(words) - 5))
    return whole, grams


def main():
    sources, work = sys.argv[1:3]
    whole, grams = gold_marks(sys.argv[3]) if len(sys.argv) > 3 else (set(), set())
    os.makedirs(work, exist_ok=True)
    only = sys.argv[4:] or sorted(os.listdir(sources))
    for domain in only:
        seen, kept, left_out = set(), 0, 0
        with open(os.path.join(work, domain + ".txt"), "w", encoding="utf-8") as out:
            for paragraph in texts.paragraphs(os.path.join(sources, domain)):
                for sentence in tokens.sentences(paragraph):
                    lower = tuple(w.lower() for w in sentence)
                    mark = hash(lower)
                    if mark in seen or len(lower) < 2:
                        continue
                    seen.add(mark)
                    if lower in whole or any(lower[i:i + 6] in grams for i in range(len(lower) - 5)):
                        left_out += 1
                        continue
                    kept += len(lower)
                    out.write(" ".join(sentence) + "\n")
        print(f"{domain}: {kept} words, {left_out} sentences of the test set left out", file=sys.stderr)


if __name__ == "__main__":
    main()
