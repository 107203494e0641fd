"""tag_accuracy.py KEY TOKENS: how often lemma and part of speech are those that a person gave.

KEY is a table with the columns document, sentence, position, form, lemma, pos; TOKENS what `glane tokens` prints.
The two are put side by side by their forms, so that a key outlives a change of the segmentation. Words and signs
are counted apart: signs are easy.
"""

import csv
import difflib
import sys


def read(path):
    with open(path, encoding="utf-8", newline="") as f:
        return list(csv.DictReader(f, delimiter="\t", quoting=csv.QUOTE_NONE))


def runs(key):
    """The key in runs of neighbouring tokens of one document."""
    run = []
    for row in key:
        near = run and run[-1]["document"] == row["document"] and int(row["sentence"]) - int(run[-1]["sentence"]) <= 1
        if run and not near:
            yield run
            run = []
        run.append(row)
    if run:
        yield run


def found_run(run, tokens):
    """The stretch of tokens that is most like the run, and the pairs that have the same form."""
    forms = [row["form"] for row in run]
    of_document = [t for t in tokens if t["document"] == run[0]["document"]]
    best = max(range(max(1, len(of_document) - len(forms) + 1)),
               key=lambda i: sum(a == b["form"] for a, b in zip(forms, of_document[i:i + len(forms)])))
    stretch = of_document[best:best + len(forms)]
    matcher = difflib.SequenceMatcher(None, forms, [t["form"] for t in stretch], autojunk=False)
    for a, b, size in matcher.get_matching_blocks():
        for i in range(size):
            yield run[a + i], stretch[b + i]


def main(key_path, tokens_path):
    key, tokens = read(key_path), read(tokens_path)
    pairs = [pair for run in runs(key) for pair in found_run(run, tokens)]
    for name, chosen in (("words", [p for p in pairs if p[0]["pos"] not in ("PUNCT", "SYM")]), ("all tokens", pairs)):
        n = max(1, len(chosen))
        lemma = sum(a["lemma"] == b["lemma"] for a, b in chosen)
        pos = sum(a["pos"] == b["pos"] for a, b in chosen)
        both = sum(a["pos"] == b["pos"] and a["lemma"] == b["lemma"] for a, b in chosen)
        print(f"{name}: n={len(chosen)} lemma {100 * lemma / n:.1f} % pos {100 * pos / n:.1f} % both {100 * both / n:.1f} %")
    print(f"not found in the tokens: {len(key) - len(pairs)}")
    for wanted, got in pairs:
        if (wanted["lemma"], wanted["pos"]) != (got["lemma"], got["pos"]):
            print(f"  {wanted['form']}\t{wanted['lemma']}/{wanted['pos']}\tgot {got['lemma']}/{got['pos']}")


main(*sys.argv[1:3])
