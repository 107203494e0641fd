"""tags.py OUT CONLLU…: counts classes of words in treebanks of Universal Dependencies.

OUT gets tag_triples.tsv, how often three classes follow one another, and tag_words.tsv, how often a form that can be
several things was each. Classes are those of word_class.h. Names, numbers and forms that can be one thing only are
left out, so that no text can be rebuilt. lt-proc and the dictionary of apertium-fra-cat say what a form can be.
"""

import collections
import re
import subprocess
import sys
import unicodedata

DICTIONARY = "/usr/share/apertium/apertium-fra-cat/fra-cat.automorf.bin"
SUBJECTS = {"je", "j'", "tu", "t'", "il", "ils", "elle", "elles", "on", "nous", "vous", "ce", "c'", "ça", "cela"}
OBJECTS = {"me", "m'", "te", "t'", "se", "s'", "le", "la", "l'", "les", "lui", "leur", "nous", "vous", "y", "en"}
FEW = {"ADP", "ADV", "AUX", "CCONJ", "DET", "INTJ", "PRON", "SCONJ"}
OPEN = {"ADJ", "ADV", "NOUN", "VERB", "INTJ"}


def exact(form):
    return unicodedata.normalize("NFC", form.lower().replace("’", "'"))


def class_of(form, pos, feats, deprel, before_head):
    if pos in ("VERB", "AUX"):
        kind = feats.get("VerbForm", "Fin")
        if kind == "Inf":
            return pos + ".inf"
        if kind in ("Part", "Ger"):
            if pos == "AUX":
                return "AUX.part"
            return "VERB.pres" if kind == "Ger" or feats.get("Tense") == "Pres" else "VERB.part"
        return pos + ".fin"
    if pos == "PRON":
        if feats.get("PronType") == "Rel" or form in ("dont", "où"):
            return "PRON.rel"
        bare = form.lstrip("-").removeprefix("t-")
        if bare in SUBJECTS and ("subj" in deprel or form.startswith("-")):
            return "PRON.subj"
        if bare in OBJECTS and before_head and not deprel.startswith(("nsubj", "conj", "root", "nmod")):
            return "PRON.obj"
        return "PRON"
    if pos == "ADV" and form in ("ne", "n'"):
        return "ADV.ne"
    if pos == "ADJ" and deprel == "amod" and before_head:
        return "ADJ.pre"
    return pos


def sentences(path):
    """Lists of (form, class, lemma), contracted words as one."""
    words, until, rows = [], 0, []
    for line in open(path, encoding="utf-8"):
        if line.startswith("#"):
            continue
        cells = line.rstrip("\n").split("\t")
        if len(cells) < 8:
            if words:
                yield words
            words, until = [], 0
            continue
        if "." in cells[0]:
            continue
        if "-" in cells[0]:
            first, until = (int(n) for n in cells[0].split("-"))
            form = exact(cells[1])
            words.append((form, "PRON.rel", "lequel") if "quel" in form else (form, "ADP.det", ""))
            continue
        if int(cells[0]) <= until or cells[3] == "_":
            continue
        form = exact(cells[1])
        feats = dict(pair.split("=", 1) for pair in cells[5].split("|") if "=" in pair)
        head = int(cells[6]) if cells[6].isdigit() else 0
        words.append((form, class_of(form, cells[3], feats, cells[7], head > int(cells[0])), cells[2]))
    if words:
        yield words


def kinds(forms):
    """How many lemmas and kinds of words the dictionary knows each form as."""
    text = "\n.\n".join(form for form in forms if not set(form) & set("^$/<>{}\\@[]|"))
    out = subprocess.run(["lt-proc", "-w", DICTIONARY], input=text, capture_output=True, text=True, check=True).stdout
    found = dict.fromkeys(forms, 0)
    for unit in re.findall(r"\^([^$]*)\$", out):
        form, *analyses = unit.split("/")
        if form in found:
            found[form] = len({a[:a.index(">")] for a in analyses if ">" in a})
    return found


def main(out, paths):
    triples, words = collections.Counter(), collections.defaultdict(collections.Counter)
    lemmas = collections.defaultdict(collections.Counter)
    for path in paths:
        for sentence in sentences(path):
            classes = ["-", "-"] + [c for _, c, _ in sentence] + ["-"]
            for i in range(2, len(classes)):
                triples[tuple(classes[i - 2:i + 1])] += 1
            for form, word_class, lemma in sentence:
                words[form][word_class] += 1
                lemmas[form, word_class][exact(lemma)] += 1
    forms = sorted(form for form in words if not any(c.isdigit() or c.isspace() for c in form))
    known = kinds(forms)
    with open(out + "/tag_triples.tsv", "w", encoding="utf-8") as f:
        f.write("# Classes of words that follow one another, and how often: see SOURCES.md. \"-\" is the bound of a sentence.\n")
        for key, n in sorted(triples.items()):
            f.write("\t".join(key) + f"\t{n}\n")
    with open(out + "/tag_words.tsv", "w", encoding="utf-8") as f:
        f.write("# Forms, what they were, how often, and the lemma of open classes: see SOURCES.md.\n")
        for form in forms:
            counts = {c: n for c, n in words[form].items() if c not in ("PROPN", "NUM", "X", "PUNCT", "SYM", "_")}
            total = sum(counts.values())
            counts = {c: n for c, n in counts.items() if n * 200 >= total}
            closed = any(c.split(".")[0] in FEW for c in counts)
            if total < 2 or not (closed or "ADJ.pre" in counts or len(counts) > 1 or known[form] > 1 or (known[form] == 0 and total > 2)):
                continue
            for word_class, n in sorted(counts.items()):
                lemma = lemmas[form, word_class].most_common(1)[0][0] if word_class.split(".")[0] in OPEN else ""
                f.write(f"{form}\t{word_class}\t{n}\t{lemma}\n")


main(sys.argv[1], sys.argv[2:])
