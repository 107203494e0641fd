"""Pages whose truth is known, restored by any build of glane and compared word by word.

What the restore_*.py benches share; no program of its own. A gold folder has score.py, dev/manifest.tsv and
dev/{truth,ocr_engbest,ocr_eng,ocr_fra}/*.txt. Words and alignment are those of score.py, so the counts agree with it.
Python's standard library is all it needs.
"""

import collections
import csv
import importlib.util
import lzma
import pathlib
import subprocess
import sys
import tempfile
import unicodedata

Token = collections.namedtuple("Token", "text begin end")  # bytes of the file that it was read from
# One word of the truth, or of what has none there (truth is ""); `proposals` are what the review list offers for it.
Word = collections.namedtuple("Word", "page source truth damaged restored before after proposals token true_token")


def fold(word):
    """Without accents, ligatures and case."""
    word = unicodedata.normalize("NFD", word.lower().replace("œ", "oe").replace("æ", "ae"))
    return "".join(c for c in word if not unicodedata.combining(c))


def known_words(path, least):
    """The first column of a list, plain or .xz, of words counted at least `least` times where it counts them."""
    opener = lzma.open if str(path).endswith(".xz") else open
    with opener(path, "rt", encoding="utf-8") as lines:
        rows = (line.rstrip("\n").split("\t") for line in lines)
        return {row[0] for row in rows if len(row) < 2 or int(row[1]) >= least}


class Gold:
    """The pages of a gold folder; ends the program with a sentence where it is not one."""

    def __init__(self, folder):
        self.folder = pathlib.Path(folder)
        missing = [name for name in ("score.py", "dev/manifest.tsv", "dev/truth") if not (self.folder / name).exists()]
        if missing:
            sys.exit(f"{self.folder}: {', '.join(missing)} missing: "
                     "this bench needs the gold pages, which are not in the repository")
        spec = importlib.util.spec_from_file_location("score", self.folder / "score.py")
        self.score = importlib.util.module_from_spec(spec)
        sys.dont_write_bytecode = True  # the folder is not ours
        spec.loader.exec_module(self.score)
        with open(self.folder / "dev/manifest.tsv", encoding="utf-8") as table:
            self.manifest = {row["id"]: row for row in csv.DictReader(table, delimiter="\t", quoting=csv.QUOTE_NONE)}
        self.truth = self.texts("truth")
        self.vocabulary = {
            word.rstrip("'").lower() for text in self.truth.values() for word in self.score.toks(self.score.base(text))
        }

    def texts(self, kind):
        paths = sorted((self.folder / "dev" / kind).glob("*.txt"))
        if not paths:
            sys.exit(f"{self.folder}: dev/{kind} has no pages")
        return {path.stem: path.read_bytes().decode("utf-8") for path in paths}

    def restore(self, glane, kind, options=()):
        """The restored pages and the rows of the log of changes."""
        with tempfile.TemporaryDirectory() as place:
            pages = sorted(map(str, (self.folder / "dev" / kind).glob("*.txt")))
            edits = f"{place}/edits.tsv"
            subprocess.run([glane, "restore", "--output", f"{place}/out", "--edits", edits, *options, *pages], check=True)
            texts = {path.stem: path.read_bytes().decode("utf-8") for path in pathlib.Path(place, "out").glob("*.txt")}
            with open(edits, encoding="utf-8", newline="\n") as table:
                rows = list(csv.DictReader(table, delimiter="\t", quoting=csv.QUOTE_NONE))
            return texts, rows

    def tokens(self, text):
        """The words of score.py, each with the bytes of `text` that it stands for."""
        score, chars, at = self.score, [], 0
        for cluster in clusters(text):
            size = len(cluster.encode())
            chars += [(c, at, at + size) for c in score.base(cluster)]
            at += size
        flat, kept, last = "".join(c for c, _, _ in chars), [], 0
        for match in score.HY.finditer(flat):
            hyphen = "-" in score.flow(match.group(), self.vocabulary)
            kept += range(last, match.end(1) + hyphen)
            last = match.start(2)
        kept += range(last, len(flat))
        chars = [chars[i] for i in kept]
        spaced = []
        for i, char in enumerate(chars):
            if i and (char[0] in "⁰¹²³⁴⁵⁶⁷⁸⁹") != (chars[i - 1][0] in "⁰¹²³⁴⁵⁶⁷⁸⁹"):
                spaced.append((" ", char[1], char[1]))
            spaced.append((char[0].translate(score.SUPER), char[1], char[2]))
        words = score.TOK.finditer("".join(c for c, _, _ in spaced))
        found = [Token(match.group(), spaced[match.start()][1], spaced[match.end() - 1][2]) for match in words]
        assert [t.text for t in found] == score.toks(score.flow(score.base(text), self.vocabulary))
        return found

    def words(self, kind, restored, edits):
        """Every word of the truth beside what was read and what was made of it, then what stands for none."""
        damaged = self.texts(kind)
        proposed = collections.defaultdict(list)
        for row in edits:
            if row["status"] == "proposed":
                proposed[pathlib.Path(row["file"]).stem].append((int(row["begin"]), int(row["end"]), row["after"]))
        for page in self.truth:
            yield from self.page_words(page, damaged[page], restored.get(page, ""), proposed[page])

    def page_words(self, page, damaged, restored, proposed):
        source, align, gaps = self.manifest[page]["source"], self.score.align, self.score.gaps
        truth, read, made = self.tokens(self.truth[page]), self.tokens(damaged), self.tokens(restored)
        true_words, read_words, made_words = ([t.text for t in tokens] for tokens in (truth, read, made))
        to_read, to_made = align(true_words, read_words)[1], align(true_words, made_words)[1]
        for i, word in enumerate(true_words):
            token = read[to_read[i]] if to_read[i] >= 0 else None
            offers = [after for begin, end, after in proposed if token and begin < token.end and token.begin < end]
            yield Word(page, source, word, token.text if token else "", made_words[to_made[i]] if to_made[i] >= 0 else "",
                       true_words[i - 1] if i else "", true_words[i + 1] if i + 1 < len(truth) else "", offers, token, truth[i])
        # What has no truth, region by region between words that are right in both, as score.py counts it.
        read_gaps, made_gaps = gaps(to_read, len(read)), gaps(to_made, len(made))
        was, now = [], []
        for i in range(len(truth) + 1):
            was += [read[k] for k in read_gaps[i]]
            now += [made_words[k] for k in made_gaps[i]]
            right = i < len(truth) and to_read[i] >= 0 and to_made[i] >= 0
            if i == len(truth) or (right and read_words[to_read[i]] == true_words[i] == made_words[to_made[i]]):
                for k in range(max(len(was), len(now))):
                    token = was[k] if k < len(was) else None
                    yield Word(page, source, "", token.text if token else "", now[k] if k < len(now) else "", "",
                               true_words[i] if i < len(truth) else "", [], token, None)
                was, now = [], []


def clusters(text):
    """Letters with the marks that follow them; CR LF as one."""
    start = 0
    for i in range(1, len(text) + 1):
        if i == len(text) or not (unicodedata.combining(text[i]) or text[i - 1 : i + 1] == "\r\n"):
            yield text[start:i]
            start = i


def verdict(word):
    """right, broken, mended, left or wrong (changed to something else that is wrong)."""
    if word.damaged == word.truth:
        return "right" if word.restored == word.truth else "broken"
    if word.restored == word.truth:
        return "mended"
    return "left" if word.restored == word.damaged or not word.truth else "wrong"
