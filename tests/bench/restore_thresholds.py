#!/usr/bin/env python3
"""Cross-validates the two thresholds of restoration by source: are they chosen for these pages, or do they hold?

    restore_thresholds.py GLANE GOLD [--kind ocr_engbest] [--weight 2] [--grid]
                          [--apply-above 0.4 0.5 …] [--apply-word-above 0.5 0.6 …]

GOLD is the folder of the gold pages (score.py, dev/), which is not in the repository. For each source, apply_above and
apply_word_above are chosen on all other sources, and what they do to that source is added up. Chosen is what has the
greatest gain: words mended, less `weight` times the words broken or wrongly corrected; of equals, the more careful.
The sum is compared with the thresholds that the build has, with the best on all pages (which have seen the answers), and
with the best for each source. --grid prints the whole grid.

The pages are restored with `glane run` in a project of their own in a temporary folder, whose [restore] sets the
thresholds; so any build can be asked. A run is a second or two, a grid of 30 a minute. Standard library only.
"""

import argparse
import collections
import json
import pathlib
import subprocess
import tempfile

import gold

FIRST = (0.4, 0.5, 0.6, 0.7, 0.8, 0.9)
SECOND = (0.5, 0.6, 0.7, 0.8, 0.9, 0.95)


class Bench:
    """The counts of every source at any thresholds."""

    def __init__(self, glane, pages, kind, place):
        self.glane, self.pages, self.folder = glane, pages, pathlib.Path(place)
        self.damaged, self.scored = pages.texts(kind), {}
        for page, text in self.damaged.items():
            (self.folder / f"{page}.txt").write_bytes(text.encode())

    def restored(self, thresholds):
        sources = "".join(f'[[source]]\nfile = "{page}.txt"\nkind = "report"\n' for page in self.damaged)
        options = "[restore]\n" + "".join(f"{name} = {value}\n" for name, value in thresholds.items())
        (self.folder / "project.toml").write_text(f'[project]\ntitle = "pages"\n\n{sources}\n{options}', encoding="utf-8")
        out = self.folder / "result"
        done = subprocess.run([self.glane, "run", str(self.folder), "--output", str(out)], capture_output=True, text=True)
        if done.returncode not in (0, 1):  # 1: findings, which are of no interest here
            raise SystemExit(f"glane run ended with {done.returncode}\n{done.stderr}")
        return {page: (out / "restored" / f"{page}.txt").read_bytes().decode() for page in self.damaged}

    def built_in(self):
        """The thresholds that the build has, as its manifest says them, or none."""
        manifest = json.loads((self.folder / "result/manifest.json").read_text(encoding="utf-8"))
        found = {}

        def walk(node):
            if isinstance(node, dict):
                found.update({key: float(value) for key, value in node.items() if key in ("apply_above", "apply_word_above")})
                node = list(node.values())
            for child in node if isinstance(node, list) else ():
                walk(child)

        walk(manifest)
        return found

    def by_source(self, thresholds):
        counts = collections.defaultdict(collections.Counter)
        options = argparse.Namespace(fold_oe=False, ignore_case=False)
        for page, text in self.restored(thresholds).items():
            if (page, text) not in self.scored:  # most pages come out the same
                self.scored[page, text] = self.pages.score.score_page(
                    self.pages.truth[page], text, self.damaged[page], self.pages.vocabulary, options)
            counts[self.pages.manifest[page]["source"]].update(self.scored[page, text])
        return counts


def total(counts, sources):
    out = collections.Counter()
    for source in sources:
        out.update(counts[source])
    return out


def row(name, c, thresholds=""):
    print(f"{name:26} {thresholds:12} {c['words']:6d} {c['damaged']:6d} {100 * c['fixed'] / c['damaged']:8.2f} {c['miscorr']:6d} "
          f"{c['broken']:7d} {100 * c['broken'] / c['words']:8.3f} {100 * (c['dwedits'] - c['wedits']) / c['dwedits']:6.2f}")


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("glane")
    parser.add_argument("gold")
    parser.add_argument("--kind", default="ocr_engbest")
    parser.add_argument("--weight", type=float, default=2, help="words mended that one word broken outweighs")
    parser.add_argument("--apply-above", type=float, nargs="+", default=FIRST)
    parser.add_argument("--apply-word-above", type=float, nargs="+", default=SECOND)
    parser.add_argument("--grid", action="store_true", help="print the whole grid")
    arguments = parser.parse_args()
    pages = gold.Gold(arguments.gold)
    with tempfile.TemporaryDirectory() as place:
        bench = Bench(arguments.glane, pages, arguments.kind, place)
        as_built = bench.by_source({})
        built_in = bench.built_in()
        grid = {(first, second): bench.by_source({"apply_above": first, "apply_word_above": second})
                for first in arguments.apply_above for second in arguments.apply_word_above}

    sources = sorted(as_built)

    def gain(point, of):
        c = total(grid[point], of)
        return c["fixed"] - arguments.weight * (c["broken"] + c["miscorr"]), point

    def best(of):
        return max(grid, key=lambda point: gain(point, of))

    print(f"{arguments.kind}; gain: mended - {arguments.weight:g} x (broken + wrong); "
          f"the build has {built_in or 'thresholds that it does not tell'}")
    print(f"{'':26} {'thresholds':12} {'words':>6} {'damagd':>6} {'mended%':>8} {'wrong':>6} {'broken':>7} {'broken%':>8} "
          f"{'RER%':>6}")
    if arguments.grid:
        for point in grid:
            row("  grid", total(grid[point], sources), "{:g} {:g}".format(*point))
    held_out, own = collections.Counter(), collections.Counter()
    for source in sources:
        point = best([other for other in sources if other != source])
        row(f"{source}, held out", grid[point][source], "{:g} {:g}".format(*point))
        held_out.update(grid[point][source])
        own.update(grid[best([source])][source])
    row("SUM, held out", held_out)
    row("as the build is", total(as_built, sources))
    row("best on all pages", total(grid[best(sources)], sources), "{:g} {:g}".format(*best(sources)))
    row("best for each source", own)


if __name__ == "__main__":
    main()
