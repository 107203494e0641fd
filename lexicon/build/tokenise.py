#!/usr/bin/env python3
"""tokenise.py SOURCES WORK [GOLD]: sentences of each folder of SOURCES, one per line of WORK/<folder>.txt.

A sentence is taken once, however often the sources repeat it. One paragraph in 32 (held_out) goes to
WORK/held/<folder>.txt instead: what is tuned, and pages that are made in order to learn the channel, use those alone.
With GOLD (the folder of a test set with truth/*.txt) every sentence that is one of the test set's, or shares six words
in a row with it, is left out, so that what is measured there is never what was counted."""
import collections
import hashlib
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


def held_out(paragraph):
    return hashlib.md5(paragraph.encode()).digest()[0] < 8


class Sieve:
    """Lets a sentence through once, and never one of the test set."""

    def __init__(self, whole, grams):
        self.whole, self.grams, self.seen, self.left_out = whole, grams, set(), 0

    def passes(self, sentence):
        lower = tuple(w.lower() for w in sentence)
        mark = hash(lower)
        if mark in self.seen or len(lower) < 2:
            return False
        self.seen.add(mark)
        if lower in self.whole or any(lower[i:i + 6] in self.grams for i in range(len(lower) - 5)):
            self.left_out += 1
            return False
        return True


def tokenise(folder, domain, work, sieve):
    """Writes the sentences of one domain; words counted of each package, and words held out."""
    words, held = collections.Counter(), 0
    kept_path, held_path = (os.path.join(work, *p, domain + ".txt") for p in ((), ("held",)))
    with open(kept_path, "w", encoding="utf-8") as kept_file, open(held_path, "w", encoding="utf-8") as held_file:
        for package in sorted(os.listdir(folder)):
            # Held-out paragraphs first: a sentence of theirs that stands elsewhere as well is not counted there.
            paragraphs = list(texts.paragraphs(os.path.join(folder, package), domain == "spoken"))
            for paragraph in sorted(set(paragraphs), key=lambda p: not held_out(p)):
                out = held_file if held_out(paragraph) else kept_file
                for sentence in tokens.sentences(paragraph):
                    if sieve.passes(sentence):
                        out.write(" ".join(sentence) + "\n")
                        words[package] += len(sentence) * (out is kept_file)
                        held += len(sentence) * (out is held_file)
    return words, held


def main():
    sources, work = sys.argv[1:3]
    whole, grams = gold_marks(sys.argv[3]) if len(sys.argv) > 3 else (set(), set())
    os.makedirs(os.path.join(work, "held"), exist_ok=True)
    for domain in sys.argv[4:] or sorted(os.listdir(sources)):
        sieve = Sieve(whole, grams)
        words, held = tokenise(os.path.join(sources, domain), domain, work, sieve)
        for package, count in sorted(words.items()):
            print(f"{domain}\t{package}\t{count}")
        print(f"{domain}\tall\t{words.total()}\theld out {held}\tsentences of the test set left out {sieve.left_out}", flush=True)


if __name__ == "__main__":
    main()
