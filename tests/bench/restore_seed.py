#!/usr/bin/env python3
"""How the lines of a real damaged report that were corrected by hand come out of `glane restore`.

    restore_seed.py GLANE GOLD REPORT [--errors]

GOLD has score.py and seed-dev.tsv: line number of REPORT, corrected text. The whole report is restored, as a user
would, and those lines are taken from it: restoration keeps line ends, but a word cut at one moves whole to the upper
line, so neighbouring lines are scored together. --errors prints the words that are wrong (the report is others' text).
Needs Python's standard library, and GOLD and REPORT, which are not in the repository.
"""

import argparse
import pathlib
import subprocess

import gold


def blocks(lines):
    """Runs of line numbers without a gap."""
    runs = []
    for number in sorted(lines):
        if runs and runs[-1][-1] == number - 1:
            runs[-1].append(number)
        else:
            runs.append([number])
    return runs


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("glane")
    parser.add_argument("gold")
    parser.add_argument("report")
    parser.add_argument("--errors", action="store_true", help="print the words that are wrong")
    arguments = parser.parse_args()
    pages = gold.Gold(arguments.gold)
    report = pathlib.Path(arguments.report)
    made = subprocess.run([arguments.glane, "restore", str(report)], check=True, capture_output=True).stdout.decode("utf-8")
    read = report.read_text(encoding="utf-8")
    read_lines, made_lines = read.split("\n"), made.split("\n")
    if len(read_lines) != len(made_lines):
        raise SystemExit(f"{report.name}: {len(read_lines)} lines went in and {len(made_lines)} came out")
    with open(pages.folder / "seed-dev.tsv", encoding="utf-8") as table:
        truth = {int(number): text for number, text in (line.rstrip("\n").split("\t", 1) for line in table)}

    score = pages.score
    vocabulary = {w.rstrip("'").lower() for text in truth.values() for w in score.toks(score.base(text))} | pages.vocabulary
    options = argparse.Namespace(fold_oe=False, ignore_case=False)
    total = dict.fromkeys(score.KEYS, 0)
    dump = Dump() if arguments.errors else None
    for run in blocks(truth):
        sides = truth, dict(enumerate(made_lines, 1)), dict(enumerate(read_lines, 1))
        texts = ["\n".join(lines[number] for number in run) for lines in sides]
        for key, value in score.score_page(*texts, vocabulary, options, dump, str(run[0])).items():
            total[key] += value
    changed = sum(before != after for before, after in zip(read_lines, made_lines))
    result, words = score.derived(total, True), total["words"]
    print(f"report: {len(read.encode())} bytes, {len(read_lines)} lines, {len(score.toks(score.base(read)))} words; "
          f"{changed} lines changed")
    print(f"corrected by hand: {len(truth)} lines, {words} words, of which {total['damaged']} damaged "
          f"({100 * total['dwedits'] / words:.2f} % WER)")
    print(f"restored: WER {result['WER']:.2f} %, mended {total['fixed']} ({result['R']:.1f} %), "
          f"left {total['left'] - total['miscorr']}, wrong {total['miscorr']}, broken {total['broken']} "
          f"({100 * total['broken'] / words:.2f} % of all), RER {result['RER']:.1f} %")


class Dump:
    """What score.py writes of each word, for people; what was mended is left out."""

    def write(self, line):
        block, kind, truth, damaged, restored, before, after = line.rstrip("\n").split("\t")
        if "fixed" not in kind:
            print(f"  line {block}+ {kind:9} {truth or '∅'} < {damaged or '∅'} > {restored or '∅'}   ({before} _ {after})")


if __name__ == "__main__":
    main()
