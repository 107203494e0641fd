#!/usr/bin/env python3
"""What a build of glane leaves wrong: the commonest remaining errors by kind, counted over the gold pages.

    restore_left.py GLANE GOLD [--kind ocr_engbest] [--words LIST] [--examples N] [--all]

GOLD is the folder of the gold pages (score.py, dev/). LIST, a word a line with a count or without, may be .xz; it says what
is a word of French. Without it: ../counts/eltec-1grams.tsv.xz beside GOLD with the words of the truth.

Each line: kind; errors; their share of all that are left; how many are on the review list; examples as
truth<read, or truth<read>made where it was changed. Every error of score.py falls into one kind, the first that fits.
Examples are single words and printed only: the pages are others' text. --all prints every error with its page.
Needs Python's standard library and the gold pages, which are not in the repository.
"""

import argparse
import collections
import pathlib

import gold

SUPERSCRIPTS = "⁰¹²³⁴⁵⁶⁷⁸⁹".encode()


class Judge:
    """Says which kind an error is of."""

    def __init__(self, pages, kind, listed):
        self.pages, self.damaged, self.listed = pages, pages.texts(kind), listed

    def is_word(self, word):
        return word.lower() in self.listed

    @staticmethod
    def begins_line(text, token):
        return text.encode()[: token.begin].decode().rpartition("\n")[2].strip(" \t“«\"'•+*") == ""

    def is_footnote_call(self, word):
        if not word.truth.isdigit():
            return False
        text = self.pages.truth[word.page].encode()
        return text[word.true_token.begin : word.true_token.end].decode()[0] in SUPERSCRIPTS.decode()

    def kind(self, word, verdict, preceding, following):
        if verdict == "broken":
            return self.of_broken(word)
        if not word.truth:
            return self.of_spurious(word)
        if self.is_footnote_call(word):
            return "footnote call lost or read as a sign"
        if verdict == "wrong":
            return "wrong correction" if self.is_word(word.damaged) else "wrong correction of what was no word"
        if word.truth.endswith("'"):
            return self.of_elision(word, following)
        if any(c.isdigit() for c in word.truth):
            return "figure misread"
        one_letter = len(word.truth) == 1 and gold.fold(word.truth) != gold.fold(word.damaged)
        if one_letter and self.begins_line(self.pages.truth[word.page], word.true_token):
            return "bullet that is a letter, lost or read as another"
        return self.of_word(word, preceding, following)

    def of_broken(self, word):
        if not word.truth:
            return "broken: a word where there is none"
        return "broken: accent" if gold.fold(word.truth) == gold.fold(word.restored) else "broken: letters or blanks"

    def of_spurious(self, word):
        if len(word.damaged) == 1 and self.begins_line(self.damaged[word.page], word.token):
            return "bullet or number read as a letter"
        return "sign or half a word read as a word"

    def of_elision(self, word, following):
        read = word.damaged
        if read.endswith("'"):
            return "elision misread"
        glued = following and len(following.damaged) > len(following.truth)
        if len(read) > 2 or (not read and glued):
            return "elision glued to its word"
        return "elision lost altogether" if not read else "elision read as a word"

    def of_word(self, word, preceding, following):
        true, read = word.truth, word.damaged
        if not read:
            longer = [n for n in (preceding, following) if n and len(n.damaged) > len(n.truth)]
            glued = any(gold.fold(true) in gold.fold(n.damaged) for n in longer)
            return "words run together" if glued else "word lost altogether"
        if gold.fold(true) == gold.fold(read):
            if len(true) == len(read) and all(a == b or a.isupper() for a, b in zip(true, read)):
                return "bare capital"
            if true.lower() == read.lower():
                return "capital for small, or small for capital"
            if self.is_word(read):
                return "real-word pair: an accent tells them apart"
            return "accent of a known word" if self.is_word(true) else "accent of an unknown word or name"
        if len(read) > len(true) + 1 and following and gold.fold(following.truth) in gold.fold(read):
            return "words run together"
        if len(read) + 1 < len(true) and gold.fold(read) in gold.fold(true):
            return "word cut in two"
        if any(c.isdigit() for c in read):
            return "figures read for letters"
        if not self.is_word(true) or (true[0].isupper() and word.before):
            return "letters of an unknown word or name"
        return "letters: another word was read" if self.is_word(read) else "letters of a known word"


def shape(word):
    made = "" if word.restored == word.damaged else f">{word.restored or '∅'}"
    return f"{word.truth or '∅'}<{word.damaged or '∅'}{made}"


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("glane")
    parser.add_argument("gold")
    parser.add_argument("--kind", default="ocr_engbest", help="ocr_engbest, ocr_eng, or truth for what breaks there")
    parser.add_argument("--words", help="a list of words of French")
    parser.add_argument("--examples", type=int, default=3)
    parser.add_argument("--all", action="store_true", help="print every error")
    arguments = parser.parse_args()
    pages = gold.Gold(arguments.gold)
    beside = pathlib.Path(arguments.gold).resolve().parent / "counts/eltec-1grams.tsv.xz"
    words = arguments.words or (beside if beside.exists() else None)
    listed = gold.known_words(words, 20) if words else set()
    small = {w for text in pages.truth.values() for w in pages.score.toks(pages.score.base(text)) if w.islower()}
    judge = Judge(pages, arguments.kind, listed | small)

    errors = collections.defaultdict(list)
    all_words = list(pages.words(arguments.kind, *pages.restore(arguments.glane, arguments.kind)))
    for i, word in enumerate(all_words):
        verdict = gold.verdict(word)
        if verdict in ("right", "mended"):
            continue
        beside = [all_words[k] if 0 <= k < len(all_words) and all_words[k].page == word.page else None for k in (i - 1, i + 1)]
        errors[judge.kind(word, verdict, *beside)].append(word)

    total = sum(map(len, errors.values()))
    print(f"{arguments.kind}: {total} words wrong after restoration, of {sum(bool(w.truth) for w in all_words)}")
    print(f"{'kind':50} {'errors':>6} {'share%':>6} {'review':>6}  examples: truth<read or truth<read>made")
    for kind, found in sorted(errors.items(), key=lambda item: (-len(item[1]), item[0])):
        shapes = collections.Counter(map(shape, found)).most_common(arguments.examples)
        told = "  ".join(f"{text} ×{times}" if times > 1 else text for text, times in shapes)
        print(f"{kind:50} {len(found):6d} {100 * len(found) / total:6.1f} {sum(bool(w.proposals) for w in found):6d}  {told}")
    if arguments.all:
        for kind in sorted(errors):
            for word in errors[kind]:
                print(f"{kind}\t{word.page}\t{word.before}\t{shape(word)}\t{word.after}\t{' | '.join(word.proposals)}")


if __name__ == "__main__":
    main()
