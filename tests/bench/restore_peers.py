#!/usr/bin/env python3
"""glane beside the spelling correctors that can be had, on the same damaged pages, in one run on one machine.

    restore_peers.py GLANE GOLD [--node FOLDER] [--kind ocr_engbest] [--only NAME…]

GOLD is the folder of the gold pages (score.py, dev/), which is not in the repository. A peer that is not installed is
named and skipped. By hand, for all of them:

    apt-get install time hunspell nuspell hunspell-fr aspell aspell-fr nodejs npm
    npm install --prefix FOLDER nspell dictionary-fr node-symspell

Every peer is asked once for each different word of the pages, which flatters its speed: runs of letters (¢ among them) of
two at least, neither in capitals only nor beside a figure nor before an apostrophe. What it does not know is replaced by
its first suggestion.
"+ rules" has I', l" and ¢ mended beforehand by the few rules that need no dictionary. SymSpell gets the words of aspell,
with the counts of novels (../counts beside GOLD) where they are there: it chooses by frequency.

Columns: word error rate; share of the damaged words mended; words broken, and their share of all; precision of what was
changed; relative reduction of word errors; user and system time of the peer's process alone, dictionary included
(shared machines are noisy: compare within one run); words of the pages a second; most memory. glane runs on one thread.
"""

import argparse
import collections
import lzma
import pathlib
import re
import shutil
import subprocess
import sys
import tempfile

import gold

TIMER = shutil.which("time")
WORD = re.compile(r"(?:[^\W\d_]|¢)+")
RULES = [(re.compile(pattern), made) for pattern, made in [
    (r"([’'‘])[’'‘\"]+(?=\w)", r"\1"),                          # d’'une
    (r"(?<![\w])[I|1!\]](?=[’'‘]\w)", "l"),                       # I'article, |'usine
    (r"¢", "ç"),
]]


def by_rules(text):
    for pattern, made in RULES:
        text = pattern.sub(made, text)
    return text


def checked(text):
    """The words that a peer is asked about."""
    for match in WORD.finditer(text):
        before, after = text[match.start() - 1 : match.start()], text[match.end() : match.end() + 1]
        if len(match.group()) < 2 or match.group().isupper() or (before + after).isdigit() or after in tuple("’'‘"):
            continue
        yield match


def measured(command, given=""):
    """Standard output, seconds of processor and peak megabytes of a command."""
    with tempfile.NamedTemporaryFile("r") as record:
        # Not getrusage: the peak of a child begins with that of its parent, which is this program.
        timed = [TIMER, "-q", "-o", record.name, "-f", "%U %S %M", *command]
        done = subprocess.run(timed, input=given.encode(), stdout=subprocess.PIPE, stderr=subprocess.DEVNULL)
        if done.returncode:
            raise OSError(f"{command[0]} ended with {done.returncode}")
        user, system, kilobytes = record.read().split()
        return done.stdout.decode(), float(user) + float(system), int(kilobytes) / 1024


def first_suggestions(output, words):
    """From the answers of ispell's kind, "& word 2 1: first, second" or nuspell's, and a blank line after each word's."""
    text = re.sub(r"^@\(#\).*\n", "", output.replace("Enter some text: ", ""))
    blocks = text.split("\n\n")[: len(words)]
    if len(blocks) != len(words):
        raise OSError(f"{len(blocks)} answers to {len(words)} words")
    return [answer.split(": ")[-1].split(", ")[0].strip() if answer[0] == "&" and "\n" not in answer else word
            for answer, word in zip(blocks, words)]


def line_a_word(output, words):
    made = output.split("\n")[:-1]
    if len(made) != len(words):
        raise OSError(f"{len(made)} answers to {len(words)} words")
    return made


def frequency_list(path, beside):
    """Every form that aspell's French has, with its count in novels plus one."""
    dump = subprocess.run("aspell -l fr dump master | aspell -l fr expand 1", shell=True, check=True, capture_output=True)
    counts = collections.Counter({word: 1 for word in dump.stdout.decode().split() if word.islower()})
    if beside.exists():
        with lzma.open(beside, "rt", encoding="utf-8") as table:
            counts.update({word: int(n) for word, n in (row.split("\t") for row in table) if word in counts})
    path.write_text("".join(f"{word} {n}\n" for word, n in counts.items()), encoding="utf-8")


def answers(command):
    """Whether the program is there and has its dictionary."""
    return shutil.which(command[0]) and subprocess.run(command, input="", text=True, capture_output=True).returncode == 0


def peers(node, place, beside):
    """name -> (what it cannot do without, command, how its answers are read, prefix of every line)."""
    helper = str(pathlib.Path(__file__).with_suffix(".mjs"))
    modules = pathlib.Path(node) / "node_modules" if node else pathlib.Path("no folder was named by --node")

    def installed(*names):
        return all((modules / name).is_dir() for name in names)

    frequencies = place / "frequencies.txt"
    hunspell, nuspell, aspell = ["hunspell", "-a", "-d", "fr"], ["nuspell", "-d", "fr"], ["aspell", "-a", "-l", "fr"]
    has_nspell = installed("nspell", "dictionary-fr") and shutil.which("node")
    has_symspell = answers(aspell) and installed("node-symspell") and shutil.which("node")
    if has_symspell:
        frequency_list(frequencies, beside)
    return {
        "hunspell": (answers(hunspell), [*hunspell, "-i", "utf-8"], first_suggestions, "^"),
        "nuspell": (answers(nuspell), [*nuspell, "--encoding=UTF-8"], first_suggestions, ""),
        "aspell": (answers(aspell), [*aspell, "--encoding=utf-8"], first_suggestions, "^"),
        "symspell": (has_symspell, ["node", helper, "symspell", node or "", str(frequencies)], line_a_word, ""),
        "nspell": (has_nspell, ["node", helper, "nspell", node or ""], line_a_word, ""),
    }


def corrected(pages, command, read, prefix):
    """The pages with the peer's first suggestions, its time and its memory."""
    words = list(dict.fromkeys(match.group() for text in pages.values() for match in checked(text)))
    output, seconds, memory = measured(command, "".join(f"{prefix}{word}\n" for word in words))
    made = dict(zip(words, read(output, words)))
    result = {}
    for page, text in pages.items():
        at, out = 0, []
        for match in checked(text):
            out += [text[at : match.start()], made[match.group()]]
            at = match.end()
        result[page] = "".join(out) + text[at:]
    return result, seconds, memory


def row(name, pages, kind, made, seconds=None, memory=None):
    score = pages.score
    options = argparse.Namespace(fold_oe=False, ignore_case=False)
    damaged = pages.texts(kind)
    total = collections.Counter()
    for page, truth in pages.truth.items():
        total.update(score.score_page(truth, made[page], damaged[page], pages.vocabulary, options))
    result = score.derived(total, True)
    speed = f"{seconds:7.2f} {total['words'] / seconds:9.0f} {memory:8.1f}" if seconds else f"{'–':>7} {'–':>9} {'–':>8}"
    print(f"{name:20} {result['WER']:6.2f} {result['R']:8.1f} {total['broken']:7d} {100 * total['broken'] / total['words']:8.2f} "
          f"{result['P']:10.1f} {result['RER']:6.1f} {speed}", flush=True)


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("glane")
    parser.add_argument("gold")
    parser.add_argument("--node", help="folder with node_modules")
    parser.add_argument("--kind", default="ocr_engbest")
    parser.add_argument("--only", nargs="*", help="these peers alone")
    arguments = parser.parse_args()
    if not TIMER:
        sys.exit("GNU time is missing (Debian: apt-get install time)")
    pages = gold.Gold(arguments.gold)
    damaged = pages.texts(arguments.kind)
    ruled = {page: by_rules(text) for page, text in damaged.items()}
    beside = pathlib.Path(arguments.gold).resolve().parent / "counts/eltec-1grams.tsv.xz"
    print(f"{arguments.kind:20} {'WER%':>6} {'mended%':>8} {'broken':>7} {'broken%':>8} {'precision%':>10} {'RER%':>6} "
          f"{'cpu s':>7} {'words/s':>9} {'peak MB':>8}")
    row("as it was read", pages, arguments.kind, damaged)
    row("rules alone", pages, arguments.kind, ruled)
    with tempfile.TemporaryDirectory() as folder:
        for name, (there, *how) in peers(arguments.node, pathlib.Path(folder), beside).items():
            if arguments.only and name not in arguments.only:
                continue
            if not there:
                print(f"{name:20} skipped: not installed, or without French (see --help)")
                continue
            for label, texts in ((name, damaged), (f"{name} + rules", ruled)):
                try:
                    row(label, pages, arguments.kind, *corrected(texts, *how))
                except OSError as fault:
                    print(f"{label:20} failed: {fault}")
        out = pathlib.Path(folder, "out")
        paths = sorted(map(str, (pages.folder / "dev" / arguments.kind).glob("*.txt")))
        _, seconds, memory = measured([arguments.glane, "restore", "--threads", "1", "--output", str(out), *paths])
        made = {path.stem: path.read_text(encoding="utf-8") for path in out.glob("*.txt")}
        row("glane", pages, arguments.kind, made, seconds, memory)
    if (pages.folder / "dev/ocr_fra").is_dir():
        row("read as French", pages, arguments.kind, pages.texts("ocr_fra"))


if __name__ == "__main__":
    sys.exit(main())
