#!/usr/bin/env python3
"""tagger_train.py TEXT...: what lexicon/tags.tsv is made from, on standard output.

Counts how Apertium's constraint grammar of French (package apertium-fra-cat; cg-proc, lt-proc) reads plain French
text: tags one behind the other, and tags of words and of classes of words that could be several things. Only what the
grammar's rules decide is counted; where they leave a choice, the chain of tags is cut. The rules are good and slow
(20 kB a second); the counts let `glane` do nearly the same at 100 times the speed. The text itself is not kept.
"""
import collections
import re
import subprocess
import sys

DATA = "/usr/share/apertium/apertium-fra-cat/"
# As tag_of_fields in pipeline/model/morphology_tags.cpp.
LEFT_OUT = set("p1 p2 p3 enc top ant cog al acr web pri prs imp ifi fti cni pii pis".split())
UNIT = re.compile(r"\^((?:[^$\\]|\\.)*)\$")
LEAST_TRIGRAM, LEAST_WORD = 3, 5


def tag_of(analysis):
    parts = analysis.split("+", 1)
    fields = re.findall(r"<([^>]*)>", parts[0])
    if not fields or fields[0] == "np":
        return fields[0] if fields else None
    if len(parts) > 1 and fields[0] == "pr":
        return "pr+det"
    finite = fields[0].startswith("vb") and not {"inf", "pp", "ger"} & set(fields)
    return ".".join([fields[0]] + [f for f in fields[1:] if f not in LEFT_OUT]) + (".fin" if finite else "")


def tags_of(readings, surface):
    tags = {tag_of(r) for r in readings if not r.startswith("*")} - {None}
    return tags or {"np" if surface[:1].isupper() else "n.mf.sg"}


def streams(path):
    with open(path, encoding="utf8") as file:
        text = re.sub(r"[][\\^$@<>{}/~*#+|]", " ", file.read()).replace("’", "'")
    analysed = subprocess.run(["lt-proc", DATA + "fra-cat.automorf.bin"], input=text.encode(), capture_output=True, check=True).stdout
    decided = subprocess.run(["cg-proc", DATA + "fra-cat.rlx.bin"], input=analysed, capture_output=True, check=True).stdout
    return UNIT.findall(analysed.decode()), UNIT.findall(decided.decode())


def main():
    chains = [collections.Counter() for _ in range(3)]
    words = collections.defaultdict(collections.Counter)
    classes = collections.defaultdict(collections.Counter)
    for path in sys.argv[1:]:
        analysed, decided = streams(path)
        assert len(analysed) == len(decided)
        history = ["S", "S"]
        for before, after in zip(analysed, decided):
            surface, *could_be = before.split("/")
            choice = tags_of(after.split("/")[1:], surface)
            if len(choice) > 1:
                history = []
                continue
            tag = choice.pop()
            chains[0][(tag,)] += 1
            for n in (1, 2):
                if len(history) >= n:
                    chains[n][(*history[-n:], tag)] += 1
            history = ["S", "S"] if tag == "sent" else [*history, tag][-2:]
            options = tags_of(could_be, surface)
            if len(options) > 1 and " " not in surface:
                words[surface.lower()][tag] += 1
                classes["|".join(sorted(options))][tag] += 1
    print("kind\tkey\tcount")
    for n, chain in enumerate(chains):
        for key, count in sorted(chain.items()):
            if n < 2 or count >= LEAST_TRIGRAM:
                print(n + 1, " ".join(key), count, sep="\t")
    for kind, table in (("word", words), ("class", classes)):
        for key, tags in sorted(table.items()):
            if sum(tags.values()) >= LEAST_WORD:
                for tag, count in sorted(tags.items()):
                    print(kind, f"{key} {tag}", count, sep="\t")


if __name__ == "__main__":
    main()
