#!/usr/bin/env python3
"""Scores `glane structure --json` against a hand-made answer key.

usage: structure_key.py KEY.tsv STRUCTURE.json

The key has the columns kind, line, column, line_end, detail; it holds places only, no text:
  heading, list, paragraph, table, figure, interview   line and line_end (detail of a heading: its level)
  note       line, line_end, detail: its number        call   line, column, detail: number of its note
  turn       line, line_end, detail: speaker or -      quotation   line, column, line_end ("-": cannot be said),
             detail: interview, document, term, any; "optional" (nested in another) counts neither way
What matches must agree in all that is given; columns may differ by two. Tables and figures are scored by lines.
"""
import json
import sys

key = [line.rstrip("\n").split("\t") for line in open(sys.argv[1], encoding="utf-8")][1:]
items = json.load(open(sys.argv[2], encoding="utf-8"))


def rows(kind):
    return [(int(line), column, line_end, detail) for k, line, column, line_end, detail in key if k == kind]


def found(kind):
    return [item for item in items if item["kind"] == kind]


def report(kind, gold, predicted, optional=frozenset()):
    right = predicted & gold
    wrong = predicted - gold - optional
    missed = gold - predicted
    precision = len(right) / max(1, len(right) + len(wrong))
    recall = len(right) / max(1, len(gold))
    print(f"{kind:<20} key {len(gold):3}  found {len(right) + len(wrong):3}  precision {precision:.3f}  recall {recall:.3f}")
    for name, places in (("wrong", wrong), ("missed", missed)):
        if places:
            print(f"    {name}: {sorted(places)}")


for kind in ("heading", "list", "paragraph", "note", "interview"):
    if rows(kind):
        report(kind, {(line, int(end)) for line, _, end, _ in rows(kind)}, {(i["line"], i["line_end"]) for i in found(kind)})

called = [item for item in found("note") if item.get("call_line")]


def call_place(item):
    line, column = int(item["call_line"]), int(item["call_column"])
    for key_line, key_column, _, number in rows("call"):
        if key_line == line and abs(int(key_column) - column) <= 2 and number == item["number"]:
            return key_line, number
    return line, f"column {column}, note {item['number']}"


report("note with its call", {(line, number) for line, _, _, number in rows("call")}, {call_place(item) for item in called})
report("turn", {(line, int(end), who) for line, _, end, who in rows("turn")},
       {(i["line"], i["line_end"], i["speaker"] or "-") for i in found("turn")})


def quotation_place(item):
    for line, column, end, _ in rows("quotation"):
        if line == item["line"] and abs(int(column) - item["column"]) <= 2 and end in ("-", str(item["line_end"])):
            return line, int(column)
    return item["line"], f"column {item['column']} to line {item['line_end']}"


quotations = {(line, int(column)): use for line, column, _, use in rows("quotation")}
report("quotation", {place for place, use in quotations.items() if use != "optional"},
       {quotation_place(item) for item in found("quotation")}, {place for place, use in quotations.items() if use == "optional"})
uses = {quotation_place(item): item["use"] for item in found("quotation")}
judged = [(place, use) for place, use in quotations.items() if use not in ("any", "optional") and place in uses]
right = sum((use == "interview") == (uses[place] == "interview") for place, use in judged)
print(f"interview or not     {right} of {len(judged)} quotations")

for kind in ("table", "figure"):
    gold = {n for line, _, end, _ in rows(kind) for n in range(line, int(end) + 1)}
    lines = {n for item in found(kind) for n in range(item["line"], item["line_end"] + 1)}
    print(f"{kind + ' lines':<20} key {len(gold):3}  found {len(lines):3}  precision {len(gold & lines) / max(1, len(lines)):.3f}"
          f"  recall {len(gold & lines) / max(1, len(gold)):.3f}")

levels = {line: int(detail) for line, _, _, detail in rows("heading") if detail}
same = sum(levels.get(item["line"]) == item["level"] for item in found("heading"))
print(f"heading levels       {same} of {len(levels)} as in the key")
