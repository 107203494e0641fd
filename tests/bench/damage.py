#!/usr/bin/env python3
"""Damages clean French text in the way of an OCR engine that has no French: the same text gives the same damage.

    damage.py [--clean] [--width 90] < TEXT > DAMAGED

è ê ç à ù œ and accented capitals are lost nearly always, é survives, l' becomes I' now and then, q becomes g rarely.
Lines are broken at --width, some words cut with a hyphen, as on a page. --clean breaks lines and damages nothing.
For benches of speed: the shares are those of README.md in the gold pages, the places are chance. Standard library only.
"""

import argparse
import re
import sys

# What is read for a letter, with the share of each, in thousandths; the rest survives.
READ = {
    "è": (("é", 565), ("e", 430)), "ê": (("é", 900), ("e", 95)), "ë": (("é", 500), ("e", 490)), "à": (("a", 970),),
    "â": (("a", 900),), "ç": (("c", 700), ("¢", 200), ("g", 90)), "ô": (("o", 800), ("é", 80), ("6", 60)),
    "î": (("i", 930),), "ï": (("i", 930),), "û": (("u", 900), ("Q", 30)), "ù": (("u", 970), ("U", 20)),
    "œ": (("ce", 800), ("oe", 190)), "É": (("E", 980),), "À": (("A", 990),), "Ê": (("E", 990),), "Ç": (("C", 990),),
    "q": (("g", 4),), "é": (("e", 3), ("eé", 2)), "•": (("e", 400), ("+", 300), ("*", 200)),
}
ELISION = re.compile(r"\bl(?=['’]\w)")
ANY = re.compile("[" + "".join(READ) + "]")


class Chance:
    """A small generator of thousandths that is the same everywhere (xorshift)."""

    def __init__(self, seed=20261124):
        self.state = seed

    def thousandth(self):
        self.state ^= self.state << 13 & 0xFFFFFFFF
        self.state ^= self.state >> 17
        self.state ^= self.state << 5 & 0xFFFFFFFF
        return self.state % 1000


def damaged(text, chance):
    def read(match):
        at = chance.thousandth()
        for letters, share in READ[match.group()]:
            if at < share:
                return letters
            at -= share
        return match.group()

    text = ELISION.sub(lambda match: "I" if chance.thousandth() < 250 else "l", text)
    return ANY.sub(read, text)


def broken(text, width, chance):
    """Lines of a page; one line in eight ends in a cut word."""
    at = 0
    while len(text) - at > width:
        end = text.rfind(" ", at, at + width + 1)
        end = end if end > at else text.find(" ", at)
        if end < 0:
            break
        word = text[end + 1 : end + 9]
        if len(word) == 8 and word.isalpha() and chance.thousandth() < 125:
            yield f"{text[at : end + 4]}-"
            at = end + 4
        else:
            yield text[at:end]
            at = end + 1
    yield text[at:]


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--clean", action="store_true", help="break lines only")
    parser.add_argument("--width", type=int, default=90)
    arguments = parser.parse_args()
    chance = Chance()
    out = open(sys.stdout.fileno(), "w", encoding="utf-8", newline="\n", closefd=False)
    for paragraph in open(sys.stdin.fileno(), encoding="utf-8", closefd=False):
        for line in broken(paragraph.rstrip("\n"), arguments.width, chance):
            out.write((line if arguments.clean else damaged(line, chance)) + "\n")


if __name__ == "__main__":
    main()
