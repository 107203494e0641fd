#!/usr/bin/env python3
"""pack.py WORK ELTEC HUNSPELL OUT: counts everything and writes the lexicon that the program maps into memory.

WORK has the sentences (tokenise.py), ELTEC the ready counts, HUNSPELL is the stem of fr.aff and fr.dic.

Probabilities are interpolated absolute discounting (Ney, Essen, Kneser 1994): p(w|h) = max(c(hw)-D, 0)/c(h) + b(h) p(w|h'),
where b(h) is the mass that discounting and pruning left over. Stored are p of every kept n-gram and b of every kept history,
as -ln in steps of 1/8 (one byte). n-grams whose loss changes little are left out (Seymore and Rosenfeld 1996).

Layout, little-endian: 8 bytes magic, u32 version, u32 sections, then per section u64 offset and u64 size; sections on 8 bytes:
 0 alphabet u32[]     1 edges u32[] (automaton.py)   2 skips u32[]
 3 words u8[V][3]: -ln p, -ln b, flags (1 in the dictionary, 2 there only with a capital)
 4 pair_begin u32[V+1]   5 pairs u32[]: word | (-ln p) << 20, sorted by word   6 pair_backoff u8[]
 7 triple_begin u32[pairs+1]   8 triples u32[]: like pairs          9 meta u32[]: V, words counted
 10 letters u8[(A+1)^3]: -ln p(third | first, second) of the letters of a word, in steps of 1/16; A is a word's edge
 11 SHA-256 of all the sections before, in hexadecimal
V is the number of words of the automaton plus five: <unk>, <num>, <s>, </s>, <name>, in this order after the words.
<name> stands for every word that the dictionary has with a capital only; n-grams with such words are counted for it too."""
import collections
import hashlib
import math
import struct
import sys

import automaton
import count
import forms as hunspell

DISCOUNT = (0.4, 0.75, 0.8)
SPECIAL = ["<unk>", "<num>", "<s>", "</s>", "<name>"]
MINIMUM = {"pair": 1.5, "triple": 2.0}
ENDINGS = {"er", "ers", "ème", "èmes", "eme", "nd", "nde", "ère", "ères"}  # of 1er, 2ème: tokens.py cuts them off
PRUNE_PAIR, PRUNE_TRIPLE = 0.5, 0.7  # weighted nats that a kept n-gram must be worth
MASK = (1 << 24) - 1


def choose_words(ids, one, forms):
    """Dictionary forms, and what was counted often enough to be no slip; sorted."""
    best = {}
    for word, number in ids.items():
        if word in forms:
            key = count.fold(word)
            best[key] = max(best.get(key, 0), one.get(number, 0))
    chosen = set(forms)
    for word, number in ids.items():
        c = one.get(number, 0)
        if word in forms or word in SPECIAL or word in ENDINGS or word.startswith("'"):
            continue
        rare = c < (6 if word.isascii() else 12) or len(word) == 1 and word not in ("y", "a", "à")
        if rare or best.get(count.fold(word), 0) > 8 * c:
            continue
        if all(p.isalpha() for p in word.rstrip("'").replace("'", "-").split("-")):
            chosen.add(word)
    chosen.update(e + "'" for e in "c d j l m n s t qu jusqu lorsqu puisqu quoiqu".split())
    return sorted(chosen)


def quantised(p):
    return min(255, max(0, round(-8 * math.log(p)))) if p > 0 else 255


class Model:
    """Counts with the numbers of the packed words, and the probabilities that follow."""

    def __init__(self, ids, sums, words, forms):
        rank = {w: i for i, w in enumerate(words + SPECIAL)}
        self.size = len(rank)
        new = {number: rank.get(word, rank["<unk>"]) for word, number in ids.items()}
        self.unknown, self.start, self.name = rank["<unk>"], rank["<s>"], rank["<name>"]
        proper = {rank[w] for w in words if forms.get(w)}
        name_of = lambda w: self.name if w in proper else w
        self.one = [0.0] * self.size
        for number, c in sums[0].items():
            self.one[new[number]] += c
            if new[number] in proper:
                self.one[self.name] += c
        self.two, self.three = {}, {}
        for key, c in sums[1].items():
            a, b = new[key >> 24], new[key & MASK]
            if self.unknown in (a, b):
                continue
            if c >= MINIMUM["pair"]:
                self.add_pair(a, b, c)
            if a in proper or b in proper:
                self.add_pair(name_of(a), name_of(b), c)
        for key, c in sums[2].items():
            a, b, d = new[key >> 48], new[key >> 24 & MASK], new[key & MASK]
            if self.unknown in (a, b, d):
                continue
            if c >= MINIMUM["triple"]:
                self.add_triple(a, b, d, c)
            if a in proper or b in proper or d in proper:
                self.add_triple(name_of(a), name_of(b), name_of(d), c)

    def add_pair(self, a, b, c):
        k = a << 20 | b
        self.two[k] = self.two.get(k, 0) + c

    def add_triple(self, a, b, d, c):
        k = (a << 20 | b) << 20 | d
        self.three[k] = self.three.get(k, 0) + c

    def unigrams(self):
        seen = [max(c, 0.25) for c in self.one]
        seen[self.start] = 0.25
        total = sum(seen)
        self.p1 = [c / total for c in seen]

    def pairs(self):
        """Interpolated p of the pairs worth keeping, and the back-off weight of every word."""
        kept, mass = {}, {}
        for k, c in self.two.items():
            a, b = k >> 20, k & 0xFFFFF
            p = (c - DISCOUNT[1]) / max(self.one[a], c)
            if c * abs(math.log(max(p, 1e-9) / self.p1[b])) > PRUNE_PAIR:
                kept[k] = p
                if b != self.name:  # its members have had their share
                    mass[a] = mass.get(a, 0.0) + p
        self.b1 = [max(1.0 - mass.get(a, 0.0), 0.02) for a in range(self.size)]
        self.p2 = {k: min(p + self.b1[k >> 20] * self.p1[k & 0xFFFFF], 1.0) for k, p in kept.items()}

    def backed_pair(self, a, b):
        return self.p2.get(a << 20 | b) or self.b1[a] * self.p1[b]

    def triples(self):
        kept, mass = {}, {}
        for k, c in self.three.items():
            h, b, d = k >> 20, k >> 20 & 0xFFFFF, k & 0xFFFFF
            if h not in self.p2:
                continue
            p = (c - DISCOUNT[2]) / max(self.two[h], c)
            if c * abs(math.log(max(p, 1e-9) / self.backed_pair(b, d))) > PRUNE_TRIPLE:
                kept[k] = p
                if d != self.name:
                    mass[h] = mass.get(h, 0.0) + p
        self.b2 = {h: max(1.0 - mass.get(h, 0.0), 0.02) for h in self.p2}
        self.p3 = {k: min(p + self.b2[k >> 20] * self.backed_pair(k >> 20 & 0xFFFFF, k & 0xFFFFF), 1.0)
                   for k, p in kept.items()}


def begins(keys, histories):
    """CSR: where the n-grams of each history begin."""
    out, at = [], 0
    for h in histories:
        while at < len(keys) and keys[at] >> 20 < h:
            at += 1
        out.append(at)
    return out + [len(keys)]


def letter_table(words, alphabet):
    """Three letters in a row over the types of the list, interpolated down to one."""
    edge = len(alphabet)
    index = {c: i for i, c in enumerate(alphabet)}
    tri, bi, uni = collections.Counter(), collections.Counter(), collections.Counter()
    for word in words:
        row = [edge, edge] + [index[c] for c in word] + [edge]
        tri.update(zip(row, row[1:], row[2:]))
    for (_, b, c), n in tri.items():
        bi[b, c] += n
        uni[c] += n
    first, second, all_letters = collections.Counter(), collections.Counter(), sum(uni.values())
    for (a, b, _), n in tri.items():
        first[a, b] += n
        second[b] += n
    table = bytearray()
    for a in range(edge + 1):
        for b in range(edge + 1):
            for c in range(edge + 1):
                p = .003 / (edge + 1) + .047 * uni[c] / all_letters
                p += .15 * bi[b, c] / max(second[b], 1) + .8 * tri[a, b, c] / max(first[a, b], 1)
                table.append(min(255, round(-16 * math.log(p))))
    return bytes(table)


def write(path, words, forms, model):
    alphabet, edges, skips = automaton.pack(words)
    u32 = lambda values: struct.pack(f"<{len(values)}I", *values)
    table = bytearray()
    for i, word in enumerate(words + SPECIAL):
        flags = (1 if word in forms else 0) | (2 if forms.get(word) else 0)
        table += bytes((quantised(model.p1[i]), quantised(model.b1[i]), flags))
    pairs, triples = sorted(model.p2), sorted(model.p3)
    sections = [
        u32([ord(c) for c in alphabet]), u32(edges), u32(skips), bytes(table),
        u32(begins(pairs, range(model.size))), u32([k & 0xFFFFF | quantised(model.p2[k]) << 20 for k in pairs]),
        bytes(quantised(model.b2[k]) for k in pairs), u32(begins(triples, pairs)),
        u32([k & 0xFFFFF | quantised(model.p3[k]) << 20 for k in triples]),
        u32([model.size, round(sum(model.one))])]
    sections.append(letter_table(words, alphabet))
    sections.append(hashlib.sha256(b"".join(sections)).hexdigest().encode())
    head, at, body = b"", 16 + 16 * len(sections), b""
    for section in sections:
        at += -at % 8
        head += struct.pack("<QQ", at, len(section))
        body += b"\0" * (at - 16 - 16 * len(sections) - len(body)) + section
        at += len(section)
    with open(path, "wb") as f:
        f.write(b"GLANELEX" + struct.pack("<II", 2, len(sections)) + head + body)
    print(f"{len(words)} words, {len(edges)} edges, {len(pairs)} pairs, {len(triples)} triples, {at} bytes")


def main():
    work, eltec, stem, out = sys.argv[1:5]
    # Value: is the form known only with a capital?
    forms = {}
    for form in hunspell.forms(stem + ".aff", stem + ".dic"):
        form = form.replace("’", "'")
        if form.isupper() and len(form) > 1:
            continue
        lower = form.lower()
        if lower.endswith("è"):  # emménagè-je: rarer than the misreading of é
            continue
        forms[lower] = forms.get(lower, True) and form != lower
    ids, sums = count.weighted(work, eltec, forms)
    words = choose_words(ids, sums[0], forms)
    model = Model(ids, sums, words, forms)
    model.unigrams()
    model.pairs()
    model.triples()
    write(out, words, forms, model)


if __name__ == "__main__":
    main()
