#!/usr/bin/env python3
"""How pairs of real words fare that the accents alone tell apart: a/à, ou/où, marche/marché, côte/cote …

    restore_pairs.py GLANE GOLD [--kind ocr_engbest] [--words LIST] [--rare N]

GOLD is the folder of the gold pages (score.py, dev/). A word of the truth belongs to a pair if another word of the
list is spelt like it but for accents; LIST has a word a line, with its count in a second column if it has one, and may be
.xz. Without it the list is ../counts/eltec-1grams.tsv.xz beside GOLD, or else the words of the truth themselves.

Columns: how many stood in the truth; damaged, of these read as another word of the pair; mended; left as they were read,
of these on the review list, and with the right word there; wrong: changed into something else; broken: read right and
changed. `silent` is the share of the damaged that was neither mended nor offered for review.
Needs Python's standard library and the gold pages, which are not in the repository.
"""

import argparse
import collections
import pathlib
import re

import gold

NAMED = "à a où ou là la dû du dès des sûr sur ça ca même meme".split()
COLUMNS = "stood damaged twin mended left review offered wrong broken".split()
HEADER = "stood damaged as-twin mended left on-list right-there wrong broken mended% silent% broken%".split()


def spellings(listed):
    """Folded word -> its spellings."""
    table = collections.defaultdict(set)
    for word in listed:
        table[gold.fold(word)].add(word)
    return table


def group_of(word, others):
    """The row of the table that a word of a pair is counted in."""
    if word in NAMED:
        return f"{word} ({'/'.join(sorted(others))})" if others else word
    for ending in ("é", "és", "ée", "ées", "er", "e", "es"):
        if re.fullmatch(rf"\w+{ending}", word) and any(other[: -len(ending)] == word[: -len(ending)] for other in others):
            return f"…{ending} (another accent in the ending)"
    return "other words"


def count(words, table):
    groups, pairs = (collections.defaultdict(collections.Counter) for _ in range(2))
    for word in words:
        true = word.truth.lower()
        # Capitals that lost their accent and letters that number a list are other matters: restore_left.py counts them.
        capital = word.truth[:1].isupper() and gold.fold(true[0]) != true[0]
        if not true or capital or (len(true) == 1 and true not in NAMED) or true.endswith("'"):
            continue
        others = table[gold.fold(true)] - {true}
        if not others:
            continue
        verdict = gold.verdict(word)
        seen = ["stood"]
        if verdict == "broken":
            seen.append("broken")
        elif verdict != "right":
            seen += ["damaged", verdict] + (["twin"] if word.damaged.lower() in others else [])
            if verdict == "left" and word.proposals:
                offered = any(re.search(rf"(?<!\w){re.escape(true)}(?!\w)", offer.lower()) for offer in word.proposals)
                seen += ["review"] + (["offered"] if offered else [])
        groups[group_of(true, others)].update(seen)
        pairs[f"{true} ({'/'.join(sorted(others))})"].update(seen)
        groups["all of them"].update(seen)
    return groups, pairs


def share(part, whole):
    return f"{100 * part / whole:8.1f}" if whole else f"{'–':>8}"


def row(name, c):
    silent = c["damaged"] - c["mended"] - c["review"]
    shares = share(c["mended"], c["damaged"]), share(silent, c["damaged"]), share(c["broken"], c["stood"] - c["damaged"])
    print(f"{name[:38]:38}", *(f"{c[column]:{max(6, len(head))}d}" for column, head in zip(COLUMNS, HEADER)), *shares)


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("glane")
    parser.add_argument("gold")
    parser.add_argument("--kind", default="ocr_engbest", help="the damage: ocr_engbest or ocr_eng")
    parser.add_argument("--words", help="a list of words that may be taken for each other")
    parser.add_argument("--rare", type=int, default=12, help="so many of the other pairs are shown, those that fared worst")
    arguments = parser.parse_args()
    pages = gold.Gold(arguments.gold)
    beside = pathlib.Path(arguments.gold).resolve().parent / "counts/eltec-1grams.tsv.xz"
    words = arguments.words or (beside if beside.exists() else None)
    listed = set(NAMED) - {"ca", "meme"} | (gold.known_words(words, 20) if words else pages.vocabulary)
    table = spellings(listed | {"ca", "meme"})

    groups, pairs = count(pages.words(arguments.kind, *pages.restore(arguments.glane, arguments.kind)), table)
    print(f"{arguments.kind}; list: {pathlib.Path(words).name if words else 'words of the truth'}, {len(listed)} words")
    print(f"{'truth (its twins)':38}", *(f"{head:>6}" for head in HEADER[:9]), *(f"{head:>8}" for head in HEADER[9:]))
    last = ("all of them", "other words")
    for name in sorted(groups, key=lambda name: (name == last[0], name in last, name[0] == "…", -groups[name]["stood"])):
        row(name, groups[name])
    worst = [name for name in pairs if name.split()[0] not in NAMED]
    worst = [name for name in worst if pairs[name]["left"] + pairs[name]["wrong"] + pairs[name]["broken"]]
    worst.sort(key=lambda name: (-pairs[name]["left"] - pairs[name]["wrong"] - pairs[name]["broken"], name))
    if worst[: arguments.rare]:
        print(f"\nother pairs that lost most ({len(worst)} lost any; printed only: the pages are others' text)")
        for name in worst[: arguments.rare]:
            row(name, pairs[name])


if __name__ == "__main__":
    main()
