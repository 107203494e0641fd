#!/usr/bin/env python3
"""channel.py OUT TRUTH=READ …: what the reader makes of each letter, from pages whose truth is known.

TRUTH and READ are folders with files of the same names. Words are aligned, then the letters of the pairs;
a confusion `read <- true` costs -ln of the share of `true` that was read so. l before an apostrophe is a
letter of its own (it becomes I there and hardly elsewhere). HAND adds what such pages are too few to show."""
import collections
import difflib
import math
import os
import sys
import unicodedata

import tokens

# read, true, smallest share worth believing: seen in reports read with the wrong model
HAND = [("eé", "é", .004), ("ée", "é", .001), ("eé", "è", .02), ("ée", "è", .01), ("eé", "ê", .01), ("h", "n", .0008),
        ("n", "h", .0003), ("b", "ô", .01), ("6", "ô", .03), ("o", "ô", .3), ("g", "q", .004), ("qg", "q", .0005), ("gq", "q", .0005), ("eée", "é", .0005), ("II", "Il", .05), ("nh", "n", .0005), ("ll", "il", .004), ("li", "û", .02), ("fi", "û", .02),
        ("¢", "ç", .2), ("¢c", "ç", .01), ("¢", "c", .0005), ("g", "ç", .1), ("c", "ç", .4), ("ce", "œ", .3), ("oe", "œ", .2),
        ("ee", "œ", .05), ("ae", "œ", .02), ("ii", "û", .05), ("i", "û", .04), ("u", "û", .4), ("(", "û", .02),
        ("d", "û", .01), ("u", "ù", .5), ("ti", "û", .01), ("l", "û", .01), ("ll", "ù", .02), ("l", "ù", .01), ("i", "ù", .01), ("i", "î", .6),
        ("t", "î", .03), ("f", "î", .02), ("l", "î", .01), ("i", "ï", .8), ("a", "â", .6), ("é", "â", .01),
        ("4", "â", .02), ("4", "à", .004), ("&", "à", .01), ("é", "ô", .1), ("e", "ë", .5), ("é", "ë", .3),
        ("|", "l", .0005), ("[", "l", .0002), ("1", "l", .0005), ("I", "l", .001), ("rn", "m", .0003), ("m", "rn", .0005), ("m", "ni", .0003), ("vv", "w", .01),
        ("ll", "Il", .05), ("l", "i", .0002), ("i", "l", .0002), ("t", "f", .0001), ("f", "t", .0001), ("d", "cl", .002),
        ("cl", "d", .0002), ("li", "h", .0002), ("ii", "n", .0001), ("u", "ii", .001), ("c", "e", .0003), ("e", "c", .0003),
        ("o", "e", .0001), ("e", "o", .0001), ("a", "o", .0001), ("l", "'", .002), ("i", "'", .002), ("t", "'", .0005), ("f", "j'", .01), ("f", "l'", .0015), ("T'", "l'", .002), ("V", "l'", .001),
        ("lI'", "l'", .001), ("'", "l'", .01), ("'", "d'", .003), ("'", "n'", .001), ("'", "c'", .001), ("'", "s'", .001), ("'", "qu'", .0005), ("r", "n", .00005), ("u", "n", .0001),
        ("n", "u", .0001), ("s", "5", .0001), ("5", "s", .0002), ("0", "o", .0005), ("1a", "là", .02), ("13", "là", .01),
        ("fi", "ﬁ", .1), ("e", "é", .004), ("tt", "ît", .05), ("tt", "tî", .001), ("", "'", .006), ("€", "é", .002), ("€", "e", .0005)]
ACUTE_HAND = [("é", "è", .5), ("e", "è", .4), ("é", "ê", .85), ("e", "ê", .1), ("a", "à", .95)]


def normal(text):
    return tokens.normal(text).replace("\u00a0", " ").replace("\u202f", " ")


def words_of(path):
    with open(path, encoding="utf-8") as f:
        return normal(f.read()).split()


def units(word):
    """Letters, with the l of an elision marked as its own."""
    return ["L" if c == "l" and word[i + 1:i + 2] == "'" else c for i, c in enumerate(word)]


def count(pairs):
    seen, total = collections.Counter(), collections.Counter()
    for truth_folder, read_folder in pairs:
        for name in sorted(os.listdir(truth_folder)):
            if not os.path.exists(os.path.join(read_folder, name)):
                continue
            a, b = words_of(os.path.join(truth_folder, name)), words_of(os.path.join(read_folder, name))
            for op, i, j, k, l in difflib.SequenceMatcher(None, a, b, autojunk=False).get_opcodes():
                if op != "insert" and (op == "equal" or j - i == l - k):
                    for x, y in zip(a[i:j], b[k:l]):
                        count_word(x, y, seen, total)
    return seen, total


def count_word(truth, read, seen, total):
    t = units(truth)
    if truth == read:
        total.update(t)
        return
    blocks = difflib.SequenceMatcher(None, t, list(read), autojunk=False)
    if blocks.ratio() < 0.4:
        return
    total.update(t)
    for op, i, j, k, l in blocks.get_opcodes():
        if op == "equal" or max(j - i, l - k) > 2:
            continue
        if j - i == l - k:
            for x, y in zip(t[i:j], read[k:l]):
                seen[y, x] += 1
        else:
            unit = "".join(t[i:j])
            seen[read[k:l], unit] += 1
            if j - i == 2:
                total[unit] += 40


def main():
    out, pairs = sys.argv[1], [a.split("=") for a in sys.argv[2:]]
    seen, total = count(pairs)
    share = {}
    for (read, true), n in seen.items():
        letters = [c for c in true if c != "L"] + list(read)
        plain = (read, true) == ("", "'") or "'" not in true and ("'" not in read or true == "L")
        if n >= 2 and true and plain and read[-2:] != "13" and all(c.isalpha() or c in "'¢|[(&16403" for c in letters) and total[true] >= 5:
            if true == "L":  # with its apostrophe, which the reader kept
                read, true_text = read.rstrip("'") + "'", "l'"
            else:
                true_text = true
            p, before = share.get((read, true_text), (0, 0))
            share[read, true_text] = (p + n / max(total[true], 2 * n if len(true) > 1 else 1), before + n)
    for read, true, p in HAND + ACUTE_HAND:
        if share.get((read, true), (0, 0))[0] < p:
            share[read, true] = (p, share.get((read, true), (0, 0))[1])
    with open(out, "w", encoding="utf-8") as f:
        f.write("# What an OCR engine without French makes of French letters: read, true, -ln of the share of `true` that is\n"
                "# read so, times seen. Made by lexicon/build/channel.py; see lexicon/SOURCES.md.\n")
        for (read, true), (p, n) in sorted(share.items(), key=lambda x: (x[0][1], -x[1][0], x[0][0])):
            if unicodedata.normalize("NFC", read) != true and p > 4e-5:
                f.write(f"{read}\t{true}\t{-math.log(min(p, .99)):.2f}\t{n}\n")


if __name__ == "__main__":
    main()
