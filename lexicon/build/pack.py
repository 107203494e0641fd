#!/usr/bin/env python3
"""pack.py WORK ELTEC HUNSPELL PLACES OUT: counts everything and writes the lexicon that the program maps into memory.

WORK has the sentences (tokenise.py, oral.py), ELTEC the ready counts, HUNSPELL the three dictionaries
comprehensive/fr, classical/fr and revised/fr (.aff and .dic), PLACES communes.json, departements.json and regions.json.

model.py says how probabilities are estimated. Stored are p of every kept n-gram and the back-off weight b of every
kept history, as -ln: of n-grams in steps of 1/128 (twelve bits), of single words and of b in steps of 1/8 (one byte).
n-grams seen once, and those whose loss changes nothing, are left out.

Layout, little-endian: 8 bytes magic, u32 version, u32 sections, then per section u64 offset and u64 size; sections on 8 bytes:
 0 alphabet u32[]     1 edges u32[] (automaton.py)   2 skips u32[]
 3 words u8[V][4]: -ln p, -ln b, flags (1 in the dictionary, 2 there only with a capital), class
 4 pair_begin u32[V+1]   5 pairs u32[]: word | (-ln p) << 20, sorted by word
 6 marks u64[]: one bit a pair, whether triples begin with it; those pairs are histories and numbered in order
 7 rank u32[]: histories before every 64 pairs   8 history_backoff u8[]
 9 triple_begin u32[histories+1]   10 triples u32[]: like pairs     11 meta u32[]: V, words counted
 12 letters u8[(A+1)^3]: -ln p(third | first, second) of the letters of a word, in steps of 1/16; A is a word's edge
 13 class_costs i8[256][256]: what is added to -ln b + -ln p of a pair that is not listed, by the classes of both, in steps of 1/16
 14 SHA-256 of all the sections before, in hexadecimal
V is the number of words of the automaton plus five: <unk>, <num>, <s>, </s>, <name>, in this order after the words.
<name> stands for every word that the dictionary has with a capital only; n-grams with such words are counted for it too."""
import collections
import hashlib
import json
import math
import os
import re
import struct
import sys

import numpy as np

import automaton
import count
import forms as hunspell
import model as estimation

SPECIAL = ["<unk>", "<num>", "<s>", "</s>", "<name>"]
ENDINGS = {"er", "ers", "ème", "èmes", "eme", "nd", "nde", "ère", "ères"}  # of 1er, 2ème: tokens.py cuts them off
WORTH = 0.2  # weighted nats that a kept triple must be worth


def choose_words(ids, seen, forms):
    """Dictionary forms, and what was counted often enough to be no slip, in two domains or very often; sorted.
    `seen` has one row of counts for each domain."""
    total, domains = seen.sum(axis=0), (seen > 0).sum(axis=0)
    best = {}
    for word, number in ids.items():
        if word in forms:
            key = count.fold(word)
            best[key] = max(best.get(key, 0), total[number])
    chosen = set(forms)
    for word, number in ids.items():
        c = total[number]
        if word in forms or word in SPECIAL or word in ENDINGS or word.startswith("'"):
            continue
        rare = c < (6 if word.isascii() else 12) or domains[number] < 2 and c < 20
        if rare or len(word) == 1 and word not in ("y", "a", "à") or best.get(count.fold(word), 0) > c / 2:
            continue
        if all(p.isalpha() for p in word.rstrip("'").replace("'", "-").split("-")):
            chosen.add(word)
    chosen.update(e + "'" for e in "c d j l m n s t qu jusqu lorsqu puisqu quoiqu".split())
    return sorted(chosen)


def read_domains(work, eltec, forms, twins):
    """The words of the list, and the n-grams of every domain with their numbers."""
    ids = {word: i for i, word in enumerate(SPECIAL[:4])}
    canon = count.Canon(forms, twins)
    streams = {name[:-4]: count.read_stream(os.path.join(work, name), canon, ids)
               for name in sorted(os.listdir(work)) if name.endswith(".txt")}
    tables = count.read_eltec(eltec, canon, ids)
    seen = [np.bincount(s[s >= 0], minlength=len(ids)) for d, s in streams.items() if d != "oral"]
    seen.append(np.bincount(tables[0][0][:, 0], weights=tables[0][1], minlength=len(ids)))
    words = choose_words(ids, np.array(seen), forms)
    rank = {w: i for i, w in enumerate(words + SPECIAL)}
    special = {w: rank[w] for w in SPECIAL}
    proper = np.array([bool(forms.get(w)) for w in words] + [False] * len(SPECIAL))
    new = np.array([rank.get(word, rank["<unk>"]) for word in ids], dtype=np.int64)
    domains = {}
    for name, stream in streams.items():
        domains[name] = count.of_stream(np.where(stream >= 0, new[stream], -1), special, proper)
    domains["eltec"] = count.of_tables(tables, new, special, proper)
    for name, domain in domains.items():
        print(name, *(len(k) for k in domain.keys), flush=True)
    return words, special, proper, domains


def places(folder, least=2000):
    """The words of the names of communes with so many inhabitants, of departments and of regions."""
    out = set()
    for name in ("communes.json", "departements.json", "regions.json"):
        with open(os.path.join(folder, name), encoding="utf-8") as f:
            for place in json.load(f):
                if name != "communes.json" or place.get("population", 0) >= least:
                    out.update(w.lower() for w in re.findall(r"[^\W\d_]{3,}", place["nom"]) if w[0].isupper())
    return out


def quantised(p):
    return np.clip(np.rint(-8 * np.log(np.maximum(p, 1e-30))), 0, 255).astype(np.uint32)


def begins(keys, histories):
    """Where the n-grams of each history begin."""
    return np.append(np.searchsorted(keys >> count.BITS, histories), len(keys)).astype("<u4").tobytes()


def grams(keys, p):
    cost = np.clip(np.rint(-128 * np.log(p)), 0, 4095).astype(np.int64)
    return (keys & count.MASK | cost << 20).astype("<u4").tobytes()


def histories(model):
    """Sections 6 to 9."""
    begins_triple = np.isin(model.k2, model.k3 >> count.BITS)
    marks = np.zeros((len(model.k2) // 64 + 1) * 64, np.uint8)
    marks[:len(model.k2)] = begins_triple
    rank = np.append(0, np.cumsum(marks.reshape(-1, 64).sum(axis=1, dtype=np.int64))[:-1])
    return [np.packbits(marks, bitorder="little").tobytes(), rank.astype("<u4").tobytes(),
            quantised(model.b2[begins_triple]).astype(np.uint8).tobytes(), begins(model.k3, model.k2[begins_triple])]


def class_costs(factors):
    table = np.zeros((256, 256), np.int8)
    table[:len(factors), :len(factors)] = np.clip(np.rint(-16 * np.log(factors)), -127, 127)
    return table.tobytes()


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
    flags = [(1 if w in forms else 0) | (2 if forms.get(w) else 0) for w in words + SPECIAL]
    table = np.stack([quantised(model.p1), quantised(model.b1), np.array(flags), model.classes], axis=1).astype(np.uint8).tobytes()
    assert model.size < 1 << 20
    sections = [
        u32([ord(c) for c in alphabet]), u32(edges), u32(skips), table,
        begins(model.k2, np.arange(model.size)), grams(model.k2, model.p2),
        *histories(model), grams(model.k3, model.p3),
        u32([model.size, round(model.one.sum())])]
    sections.append(letter_table(words, alphabet))
    sections.append(class_costs(model.factors))
    sections.append(hashlib.sha256(b"".join(sections)).hexdigest().encode())
    head, at, body = b"", 16 + 16 * len(sections), b""
    for section in sections:
        at += -at % 8
        head += struct.pack("<QQ", at, len(section))
        body += b"\0" * (at - 16 - 16 * len(sections) - len(body)) + section
        at += len(section)
    with open(path, "wb") as f:
        f.write(b"GLANELEX" + struct.pack("<II", 4, len(sections)) + head + body)
    print(f"{len(words)} words, {len(edges)} edges, {len(model.k2)} pairs, {len(model.k3)} triples, {at} bytes")


def main():
    work, eltec, dictionaries, place_folder, out = sys.argv[1:6]
    comprehensive, classical, revised = (hunspell.listed(os.path.join(dictionaries, d, "fr"))
                                         for d in ("comprehensive", "classical", "revised"))
    twins = hunspell.twins(classical, revised)
    forms = dict.fromkeys(sorted(places(place_folder)), True)
    forms.update(comprehensive)
    words, special, proper, domains = read_domains(work, eltec, forms, twins)
    model = estimation.Model(domains, words, special, proper)
    model.prune(WORTH)
    rank = {w: i for i, w in enumerate(words)}
    model.add_twins({rank[old]: rank[new] for new, old in twins.items() if old in rank and new in rank})
    write(out, words, forms, model)


if __name__ == "__main__":
    main()
