"""Aligns what was printed with what was read, in operations of up to two letters of the truth and three of the reading,
whose costs are learnt from the pages themselves (Brill and Moore 2000; Viterbi training)."""
import collections
import difflib
import math
import os
import unicodedata

import tokens

MOST_TRUTH, MOST_READ = 2, 3
LONGEST = 60      # letters of a differing stretch that is still aligned
WORST = 2.2       # nats a letter: a stretch that costs more is not a misreading but another text
ELIDED = "l'"  # whose l is read in ways of its own


def normal(text):
    return tokens.normal(text).replace("\u00a0", " ").replace("\u202f", " ")


def pages(truth_folder, read_folder):
    for name in sorted(os.listdir(read_folder)):
        texts = []
        for folder in (truth_folder, read_folder):
            with open(os.path.join(folder, name), encoding="utf-8") as f:
                texts.append(normal(f.read()).split())
        yield texts


def stretches(truth, read):
    """(what was printed, what was read or None where it is the same), each word with its blank."""
    for op, i, j, k, l in difflib.SequenceMatcher(None, truth, read, autojunk=False).get_opcodes():
        spaced = " ".join(truth[i:j]) + " " if j > i else ""
        if op == "equal":
            yield spaced, None
        elif max(j - i, l - k) <= 8:
            yield spaced, " ".join(read[k:l]) + " " if l > k else ""


def first_cost(true, read):
    """Before anything is learnt: accents are lost easily, the rest is rare. None: not an operation."""
    if true == read:
        return 0.0 if len(true) == 1 else None
    if len(true) == 1 and len(read) == 1:
        return 1.0 if fold(true) == fold(read) else 4.0
    if not true or not read and len(true) == 1:
        return 5.0
    if true == ELIDED:
        return 3.0
    if {len(true), len(read)} == {1, 2} and not set(true) & {" ", "'"}:
        return 4.6
    return None


def fold(letter):
    flat = unicodedata.normalize("NFD", letter.lower().replace("œ", "oe"))
    return "".join(c for c in flat if not unicodedata.combining(c))


def best_path(true, read, cost):
    """The cheapest operations that turn `true` into `read`, and what they cost; None if there are none."""
    n, m = len(true), len(read)
    best = {(0, 0): (0.0, None)}
    for i in range(n + 1):
        for j in range(m + 1):
            if (i, j) not in best:
                continue
            here = best[i, j][0]
            for a in range(min(MOST_TRUTH, n - i) + 1):
                for b in range(min(MOST_READ if a else 1, m - j) + 1):
                    step = cost(true[i:i + a], read[j:j + b]) if a or b else None
                    if step is not None and here + step < best.get((i + a, j + b), (math.inf,))[0]:
                        best[i + a, j + b] = (here + step, (i, j))
    if (n, m) not in best:
        return None
    path, at = [], (n, m)
    while at != (0, 0):
        before = best[at][1]
        path.append((true[before[0]:at[0]], read[before[1]:at[1]]))
        at = before
    return path[::-1], best[n, m][0]


def learn(folders, rounds=4):
    """How often each operation was seen, and how often each unit of one or two letters was printed."""
    total, differing = collections.Counter(), []
    for truth_folder, read_folder in folders:
        for truth, read in pages(truth_folder, read_folder):
            for true, seen in stretches(truth, read):
                total.update(true)
                total.update(true[i:i + 2] for i in range(len(true) - 1))
                if seen is not None and len(true) <= LONGEST and len(seen) <= LONGEST:
                    differing.append((true, seen))
    cost, seen = first_cost, collections.Counter()
    for _ in range(rounds):
        seen = collections.Counter()
        for true, read in differing:
            found = best_path(true, read, cost)
            if found and found[1] <= WORST * max(len(true), 1):
                seen.update(op for op in found[0] if op[0] != op[1])

        def cost(true, read, seen=dict(seen)):
            first = first_cost(true, read)
            if true == read:
                return first
            n = seen.get((true, read), 0)
            if n == 0:
                return None if first is None else first + 5
            return -math.log(min(.98, n / (total[true] + 5))) if true else 7.5
    return seen, total
