"""Collocates once more, in another language and from what glane prints of its corpus.

usage: recount.py GLANE PROJECT

Reads `glane tokens` of the demonstration, finds nodes and counts what is near them with loops over the tokens, and
compares N, f1 and the f and f2 of every word with `glane cooc --json`, for nodes, spans, units, parts of the corpus and
conventions drawn by seed; and with `glane pairs`, for many nodes at once. It shares nothing with glane but the tokens
and what pipeline/decisions say in words.
"""

import csv
import json
import random
import re
import subprocess
import sys
import unicodedata
from collections import Counter, defaultdict

INTERVIEWERS = ("Enquêtrice", "Enquêteur")
APOSTROPHE = re.compile("[`´ʼ‘’‛′＇]")
NUMBER = re.compile(r"\d[\d\s.,/:-]*(%|h\d\d|h|e|er|ers|es|re|ère|eme|ème|nd|nde)?$")


def folded(text):
    text = APOSTROPHE.sub("'", text.lower().replace("œ", "oe").replace("æ", "ae"))
    return "".join(c for c in unicodedata.normalize("NFD", text) if not unicodedata.combining(c))


def kind(form):
    if not any(c.isalnum() for c in form):
        return "punctuation"
    return "number" if NUMBER.match(form) else "word"


def run(*arguments):
    return subprocess.run(arguments, check=True, stdout=subprocess.PIPE).stdout.decode("utf-8")


class Token:
    def __init__(self, row, stretch):
        self.form = folded(row["form"])
        self.lemma = row["lemma"]
        self.kind = kind(row["form"])
        turn = (row["document"], int(row["turn"]))
        self.unit = {"text": row["document"], "interview": stretch, "turn": turn, "sentence": (*turn, row["sentence"])}
        self.interviewer = row["speaker"] in INTERVIEWERS
        self.interview = row["interview"] != ""
        # The first line of an interview describes the person.
        self.heading = row["document"].startswith("entretien") and not self.interview
        self.note = False
        self.node = False


def read_tokens(glane, project):
    lines = run(glane, "tokens", "--project", project).split("\n")
    tokens, stretch, last = [], 0, None
    for row in csv.DictReader(lines, delimiter="\t", quoting=csv.QUOTE_NONE):
        place = (row["document"], row["interview"])
        stretch += place != last
        last = place
        tokens.append(Token(row, stretch))
    for i, token in enumerate(tokens):  # [rires]
        if token.form != "[":
            continue
        for k in range(i + 1, len(tokens)):
            if tokens[k].unit["sentence"] != token.unit["sentence"]:
                break
            if tokens[k].form == "]":
                for note in tokens[i:k]:
                    note.note = True
                break
    return tokens


def is_read(token, asked):
    if token.heading or (asked["interviewers"] == "out" and token.interviewer):
        return False
    if asked["scope"] == "interviews" or asked["span"] == "interview":
        return token.interview
    return asked["scope"] == "all" or not token.interview


def is_position(token, convention):
    if convention in ("cwb", "txm"):
        return True
    if convention == "quanteda":
        return token.kind != "punctuation"
    return token.kind == "word" and not token.note


def find_nodes(tokens, words, by="form"):
    found, i = [], 0
    while i < len(tokens):
        stretch = tokens[i:i + len(words)] if getattr(tokens[i], by) == words[0] else []
        same = len({token.unit["sentence"] for token in stretch}) == 1
        if same and [getattr(token, by) for token in stretch] == words:
            found.append((i, i + len(words)))
            i += len(words)
        else:
            i += 1
    return found


def around(inside, node, asked):
    """The positions that one occurrence reaches, of those inside the unit around it; its own left out."""
    left = [p for p in inside if p < node[0]]
    right = [p for p in inside if p >= node[1]]
    if asked["span"] != "window":
        return left + right
    return left[len(left) - min(asked["left"], len(left)):] + right[:asked["right"]]


def count(all_tokens, asked, by="form"):
    tokens = [token for token in all_tokens if is_read(token, asked)]
    words = [folded(word) for word in asked["node"].split()] if by == "form" else [asked["node"]]
    nodes = find_nodes(tokens, words, by)
    inside = {i for begin, end in nodes for i in range(begin, end)}
    positions = [i for i, token in enumerate(tokens) if is_position(token, asked["convention"])]
    bounds = asked["within"] if asked["span"] == "window" else asked["span"]
    units = defaultdict(list)
    for p in positions:
        units[tokens[p].unit[bounds]].append(p)
    times = Counter(p for node in nodes for p in around(units[tokens[node[0]].unit[bounds]], node, asked))
    if asked["convention"] != "cwb":
        times = Counter({p: 1 for p in times if p not in inside})
    rows = defaultdict(lambda: [0, 0, set()])
    n = 0
    for p in positions:
        if asked["convention"] in ("glane", "quanteda") and p in inside:
            continue
        n += 1
        row = rows[tokens[p].lemma if asked["unit"] == "lemma" else tokens[p].form]
        row[0] += times[p]
        row[1] += 1
        if times[p]:
            row[2].add(tokens[p].form)
    return {"N": n, "f1": sum(times.values()), "nodes": len(nodes),
            "rows": [(f, max(f, f2), forms) for f, f2, forms in rows.values() if f],
            "words": {word: (f, f2) for word, (f, f2, _) in rows.items() if f}}


def counted_by(glane, project, asked):
    command = [glane, "cooc", asked["node"], "--project", project, "--json", "--top", "0", "--min-f", "1",
               "--inflection", "exact", "--stop-words", "in", "--measure", "frequency"]
    for name in ("convention", "span", "within", "unit", "scope", "interviewers"):
        command += ["--" + name, asked[name]]
    if asked["span"] == "window":
        command += ["--left", str(asked["left"]), "--right", str(asked["right"])]
    return json.loads(run(*command))


def differences(table, wanted):
    """A row shows the commonest form of its word: that form, f and f2 must be those of one word each."""
    wrong = [name for name in ("N", "f1", "nodes") if table[name] != wanted[name]]
    left = list(wanted["rows"])
    for row in table["collocates"]:
        same = [r for r in left if r[:2] == (row["f"], row["f2"]) and folded(row["collocate"]) in r[2]]
        if same:
            left.remove(min(same, key=lambda r: len(r[2])))
        else:
            wrong.append((row["collocate"], row["f"], row["f2"]))
    return wrong + left


def pairs_differ(glane, project, tokens, lemmas):
    """The rows of these nodes among all pairs of lemmas."""
    asked = {"convention": "glane", "span": "window", "within": "turn", "left": 4, "right": 3, "unit": "lemma",
             "scope": "all", "interviewers": "in"}
    lines = run(glane, "pairs", "--project", project, "--left", "4", "--right", "3", "--within", "turn",
                "--min-f", "1", "--unit", "lemma", "--stop-words", "in", "--interviewers", "in",
                "--measure", "frequency").split("\n")
    pairs = defaultdict(dict)
    for row in csv.DictReader(lines, delimiter="\t", quoting=csv.QUOTE_NONE):
        pairs[row["node"]][row["collocate"]] = tuple(int(row[name]) for name in ("f", "f2", "f1", "N"))
    wrong = []
    for lemma in lemmas:
        table = count(tokens, {**asked, "node": lemma}, "lemma")
        wanted = {word: (*counts, table["f1"], table["N"]) for word, counts in table["words"].items()}
        if pairs[lemma] != wanted:
            wrong.append(lemma)
            print("pairs differ:", lemma, sorted(set(wanted.items()) ^ set(pairs[lemma].items()))[:5])
    return wrong


def question(dice, node, i):
    # Words alone are counted in every span; two thirds of the questions are glane's own convention.
    convention = "glane" if i % 3 else ("cwb", "quanteda", "txm")[i // 3 % 3]
    spans = ["window"] if convention == "cwb" else ["window", "window", "turn", "sentence", "interview"]
    return {"node": node, "convention": convention, "span": dice.choice(spans),
            "within": dice.choice(["turn", "sentence", "interview", "text"]), "left": dice.randrange(11),
            "right": dice.randrange(11), "unit": dice.choice(["form", "lemma"]),
            "scope": "all" if i % 2 else dice.choice(["interviews", "report"]),
            "interviewers": dice.choice(["in", "out"])}


def main(glane, project):
    tokens = read_tokens(glane, project)
    dice = random.Random(6)
    frequent = Counter(token.form for token in tokens if token.kind == "word" and len(token.form) > 4)
    nodes = ["numérique responsable", "le matériel"] + [form for form, _ in frequent.most_common(60)][::4]
    failures = compared = 0
    for i, node in enumerate(nodes):
        asked = question(dice, node, i)
        wanted = count(tokens, asked)
        if wanted["nodes"] == 0 or wanted["f1"] == 0:
            continue
        wrong = differences(counted_by(glane, project, asked), wanted)
        compared += len(wanted["rows"])
        if wrong:
            failures += 1
            print("differs:", asked, wrong[:5])
    lemmas = Counter(token.lemma for token in tokens if token.kind == "word" and len(token.lemma) > 3)
    failures += len(pairs_differ(glane, project, tokens, [lemma for lemma, _ in lemmas.most_common(120)][::3]))
    print(len(nodes), "nodes,", compared, "collocates compared,", failures, "tables differ")
    return 1 if failures or compared < 1500 else 0


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
