#!/usr/bin/env python3
"""channel.py OUT TRUTH=READ …: what the reader makes of each letter, from pages whose truth is known.

TRUTH and READ are folders with files of the same names. A confusion costs -ln of the share of the true letters that were
read so. Pages that judge the restoration must not be among them: render pages of your own (see SOURCES.md).
RARE adds, at a low share, what reports read with the wrong model show and such pages are too few to show."""
import math
import sys

import align

FEWEST = 3            # sightings of a confusion that is believed
FEWEST_LOST = 2       # the same for a letter that the reader does not know
SMALLEST = 4e-5       # share
ACCENTED = set("àâçèêëîïôùûœ")
BULLETS = set("•▪■●")
SIGNS = set("'¢|[(&1346€ ")
# read, true, share
RARE = [("eé", "é", .003), ("eée", "é", .0005), ("", " ", .008), ("h", "n", .0005), ("nh", "n", .0003), ("b", "ô", .01),
        ("(", "û", .01), ("¢", "ç", .15), ("¢c", "ç", .005), ("G", "ç", .03), ("lI'", "l'", .001), ("I\"'", "l'", .0005), ("l", "'", .001),
        ("i", "'", .001), ("¢", "c", .0003), ("qg", "q", .0003), ("gq", "q", .0003), ("oe", "œ", .05),
        ("ae", "œ", .02), ("é", "ë", .3), ("e", "ë", .5), ("i", "ï", .8), ("t", "î", .02), ("f", "î", .02),
        ("l", "î", .01), ("ii", "û", .03), ("fi", "û", .02), ("ti", "û", .01), ("d", "û", .03), ("l", "ù", .02),
        ("ti", "ù", .02), ("4", "à", .004), ("3", "à", .003), ("13", "là", .004), ("1a", "là", .008),
        ("11", "Il", .01), ("I1", "Il", .005), ("ll", "Il", .02), ("II", "Il", .02), ("rn", "m", .0002),
        ("m", "rn", .0005), ("O", "ô", .01), ("o", "ô", .3), ("Q", "O", .005), ("g", "c", .0003), ("d", "cl", .001),
        ("cl", "d", .0001), ("u", "n", 6e-05), ("n", "u", 6e-05), ("tt", "ît", .03), ("fi", "ﬁ", .1),
        ("g", "q", .003)]


def is_believed(read, true, n):
    """Whether a confusion is one of letters, and seen often enough to be none of chance."""
    if n < (FEWEST_LOST if set(true) & ACCENTED else FEWEST) or read == true:
        return False
    if true in BULLETS:
        return len(read) == 1 and read.isalpha() and read.islower() and read != "o"  # o is printed as a bullet
    if true == " ":
        return read == ""
    if " " in true or " " in read:
        return False
    if true == "'":
        return read == "" or read in "li"
    if true != align.ELIDED and "'" in true + read:
        return False
    return all(c.isalpha() or c == "'" for c in true) and all(c.isalpha() or c in SIGNS for c in read)


def is_new(read, true, share, shares):
    """Whether an operation of two letters says more than those of its letters do."""
    if len(true) < 2 or not read or true == align.ELIDED:
        return True
    explained = shares.get((read[1:], true[1:]), 0) if read[0] == true[0] else 0
    if read[-1] == true[-1]:
        explained = max(explained, shares.get((read[:-1], true[:-1]), 0))
    return share > 3 * explained


def main():
    out, folders = sys.argv[1], [a.split("=") for a in sys.argv[2:]]
    seen, total = align.learn(folders)
    shares = {(r, t): n / max(total[t], 1) for (t, r), n in seen.items() if is_believed(r, t, n)}
    shares = {k: p for k, p in shares.items() if p > SMALLEST and is_new(*k, p, shares)}
    counts = {k: seen[k[1], k[0]] for k in shares}
    for read, true, p in RARE:
        if shares.get((read, true), 0) < p:
            shares[read, true] = p
            counts.setdefault((read, true), seen.get((true, read), 0))
    with open(out, "w", encoding="utf-8") as f:
        f.write("# What an OCR engine without French makes of French letters: read, true, -ln of the share of `true` that is\n"
                "# read so, times seen. A blank is a lost blank. Made by lexicon/build/channel.py; see lexicon/SOURCES.md.\n")
        for (read, true), p in sorted(shares.items(), key=lambda x: (x[0][1], -x[1], x[0][0])):
            f.write(f"{read}\t{true}\t{-math.log(min(p, .99)):.2f}\t{counts[read, true]}\n")


if __name__ == "__main__":
    main()
