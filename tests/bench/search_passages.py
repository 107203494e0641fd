#!/usr/bin/env python3
"""search_passages.py TEXT OUT SCRIPT DUMP: a text of one document a line, as passages for the search benchmarks.

Lines longer than a paragraph are cut at sentence ends (the first behind 800 bytes). Every 40 passages make an interview with an
interviewer and an interviewee, every 400 a document; what is known of them is drawn with a fixed seed. Writes OUT (TSV: document,
interview, speaker, role, gender, kind, interviewer, text), and the same for Omega: its input DUMP and its index SCRIPT.
"""
import random
import re
import sys

END = re.compile(rb"[.;:!?] ")
ROLES, GENDERS, KINDS = ["élu", "agent"], ["femme", "homme"], ["commune", "EPCI"]


def passages(path):
    for line in open(path, "rb"):
        line = line.replace(b"\t", b" ").strip()
        while len(line) > 1200:
            cut = END.search(line, 800)
            end = cut.end() if cut else line.find(b" ", 1200) + 1
            if end <= 0 or end > 4000:
                end = line.find(b" ", 1200) + 1 or len(line)
            yield line[:end].strip()
            line = line[end:]
        if line:
            yield line


def main():
    text, out, script, dump = sys.argv[1:5]
    random.seed(7)
    facts = None
    with open(out, "wb") as rows, open(dump, "wb") as omega:
        for i, passage in enumerate(passages(text)):
            if i % 40 == 0:
                facts = random.choice(ROLES), random.choice(GENDERS), random.choice(KINDS)
            asks = i % 2 == 0
            speaker = "Enquêtrice" if asks else f"E{i // 40 % 60}"
            row = [f"d{i // 400}.txt", f"entretien-{i // 40}", speaker, *facts, "1" if asks else "0"]
            rows.write("\t".join(row).encode() + b"\t" + passage + b"\n")
            names = ["document", "interview", "speaker", "role", "gender", "kind"]
            omega.write("".join(f"{n}={v}\n" for n, v in zip(names, row)).encode() + b"text=" + passage + b"\n\n")
    open(script, "w").write(
        "document : boolean=XD\ninterview : boolean=XI\nspeaker : boolean=XP\nrole : boolean=XR\ngender : boolean=XG\n"
        "kind : boolean=XA\ntext : field index\n")


main()
