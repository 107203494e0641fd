#!/usr/bin/env python3
"""tag_accuracy.py KEY TOKENS: lemma and part of speech against words tagged by hand.

KEY is a TSV (form, lemma, pos; several answers that are right with "|") of words in the order of the text, in one
or more stretches; TOKENS is what `glane tokens` prints. Stretches are found by their first eight forms. Punctuation is left out.
"""
import csv
import sys

STRETCH = 8


def rows(path):
    with open(path, encoding="utf8") as file:
        return [r for r in csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE) if r["pos"] != "PUNCT"]


def main():
    key, tokens = rows(sys.argv[1]), rows(sys.argv[2])
    forms = [t["form"] for t in tokens]
    right = {"lemma": 0, "pos": 0, "both": 0}
    at = 0
    for i, word in enumerate(key):
        if at >= len(forms) or forms[at] != word["form"]:
            wanted = [k["form"] for k in key[i:i + STRETCH]]
            at = next((j for j in range(len(forms)) if forms[j:j + len(wanted)] == wanted), None)
            if at is None:
                sys.exit(f"error: {wanted} is not in the tokens")
        token = tokens[at]
        at += 1
        good = {name: token[name] in word[name].split("|") for name in ("lemma", "pos")}
        good["both"] = all(good.values())
        for name in right:
            right[name] += good[name]
        if not good["both"]:
            print(f"{word['form']}\t{token['lemma']}\t{token['pos']}\twanted {word['lemma']} {word['pos']}")
    for name, count in right.items():
        print(f"{name} {count}/{len(key)} = {count / len(key):.3f}")


if __name__ == "__main__":
    main()
