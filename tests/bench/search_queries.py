#!/usr/bin/env python3
"""search_queries.py PASSAGES FOLDER [N]: N queries (200) of all kinds, drawn from the passages with a fixed seed.

Writes the same queries as FOLDER/glane.txt, FOLDER/xapian.txt (for Xapian's QueryParser) and FOLDER/sqlite.tsv (a FTS5
expression and, behind a tab, a condition on the other columns). Words are drawn by rank of frequency, so that frequent and rare ones are
as likely; phrases and words near each other are taken from a passage.
"""
import collections
import random
import re
import sys

WORD = re.compile(r"[^\W\d_]{2,}", re.UNICODE)


def main():
    path, folder = sys.argv[1:3]
    count = int(sys.argv[3]) if len(sys.argv) > 3 else 200
    random.seed(2023)
    texts, frequency = [], collections.Counter()
    for number, line in enumerate(open(path, encoding="utf-8")):
        text = line.rstrip("\n").split("\t")[7]
        if number % 7 == 0:
            texts.append(text)
        if number % 20 == 0:
            frequency.update(word.lower() for word in WORD.findall(text))
    ranked = [word for word, _ in frequency.most_common()]

    def word():
        return ranked[int(len(ranked) ** (random.random() * 0.95))]

    def run(length):
        while True:
            text = random.choice(texts)
            starts = [m.start() for m in re.finditer(r"\b[^\W\d_]{2,}(?: [^\W\d_]{2,}){%d}\b" % (length - 1), text)]
            if starts:
                at = random.choice(starts)
                return re.match(r"[^\W\d_]{2,}(?: [^\W\d_]{2,}){%d}" % (length - 1), text[at:]).group().lower().split()

    def draw(kind):
        if kind == "word":
            a = word()
            return a, a, f'"{a}"', ""
        if kind == "phrase":
            a = " ".join(run(random.randint(2, 4)))
            return f'"{a}"', f'"{a}"', f'"{a}"', ""
        if kind == "near":
            a = run(5)
            return f"{a[0]} NEAR/5 {a[4]}", f"{a[0]} NEAR/6 {a[4]}", f'NEAR("{a[0]}" "{a[4]}", 5)', ""
        if kind == "and":
            a, b = word(), word()
            return f"{a} ET {b}", f"{a} AND {b}", f'"{a}" AND "{b}"', ""
        if kind == "or":
            a, b = word(), word()
            return f"{a} OU {b}", f"{a} OR {b}", f'"{a}" OR "{b}"', ""
        if kind == "not":
            a, b = word(), word()
            return f"{a} SAUF {b}", f"{a} NOT {b}", f'"{a}" NOT "{b}"', ""
        if kind == "prefix":
            a = word()
            while len(a) < 6:
                a = word()
            a = a[: random.randint(4, len(a) - 1)]
            return f"{a}*", f"{a}*", f'"{a}"*', ""
        if kind == "exact":
            a = word()
            return f"={a}", a, f'"{a}"', ""
        if kind == "field":
            a, role = word(), random.choice(["élu", "agent"])
            return f"{a} role:{role}", f"{a} role:{role}", f'"{a}"', f"role = '{role}'"
        a, b, c = word(), " ".join(run(2)), random.choice(["femme", "homme"])
        return (f'({a} OU "{b}") genre:{c}', f'({a} OR "{b}") gender:{c}', f'"{a}" OR "{b}"', f"gender = '{c}'")

    kinds = ["word", "word", "phrase", "phrase", "near", "and", "or", "not", "prefix", "exact", "field", "mixed"]
    with open(f"{folder}/glane.txt", "w") as glane, open(f"{folder}/xapian.txt", "w") as xapian, open(
            f"{folder}/sqlite.tsv", "w") as sqlite:
        for i in range(count):
            g, x, s, where = draw(kinds[i % len(kinds)])
            glane.write(g + "\n")
            xapian.write(x + "\n")
            sqlite.write(f"{s}\t{where}\n")


main()
