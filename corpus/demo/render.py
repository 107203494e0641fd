#!/usr/bin/python3
"""Prints the demo corpus and reads it back with tesseract, so that its damage is genuine.

source/*.html, *.txt  ->  pages (WeasyPrint)  ->  truth/*.txt   what the page says, line by line
                                              ->  *.txt         what tesseract made of the scan

Debian 12 packages: weasyprint hyphen-fr poppler-utils tesseract-ocr tesseract-ocr-eng fonts-liberation
fonts-dejavu-core. French pages read with `-l eng` on purpose: that is the commonest accident of
French collections, and it is where "enquéte", "trés" and "a" for "à" come from.

usage: render.py [--pages DIR] [NAME...]     DIR keeps the scanned pages, NAME is for example rapport
"""
import argparse
import html
import os
import random
import re
import subprocess
import sys
import tempfile
from pathlib import Path

import weasyprint
from PIL import Image, ImageChops, ImageFilter
from weasyprint.formatting_structure import boxes

HERE = Path(__file__).resolve().parent
SUPERSCRIPT = str.maketrans("0123456789", "⁰¹²³⁴⁵⁶⁷⁸⁹")
HYPHEN = "\u2010"  # what WeasyPrint prints where it cuts a word; the sources never contain it

# Which face and how tired a scan each text gets: body font, size in points, page condition.
FACES = {
    "rapport": ("Liberation Serif", 11.5, "worn"),
    "entretien-01": ("Liberation Sans", 10.5, "clean"),
    "entretien-02": ("DejaVu Serif", 9.5, "worn"),
    "entretien-03": ("Liberation Serif", 11.5, "worn"),
    "entretien-04": ("Liberation Sans", 10.5, "faded"),
    "entretien-05": ("DejaVu Sans", 9.5, "clean"),
    "entretien-06": ("Liberation Serif", 11.5, "faded"),
    "entretien-07": ("Liberation Sans", 10.5, "worn"),
    "entretien-08": ("Liberation Serif", 11.5, "clean"),
}


# --- sources -------------------------------------------------------------------------------------

def french_spacing(text):
    """Curly apostrophes, and the unbreakable spaces of French punctuation."""
    text = text.replace("'", "’")
    text = re.sub(r"« ", "«\u00a0", text)
    text = re.sub(r" ([»:;!?%])", "\u00a0\\1", text)
    return re.sub(r"(\d) (\d{3})\b", "\\1\u00a0\\2", text)


def set_type(markup):
    """Applies french_spacing to the text of an HTML document, not to its tags."""
    body = markup.index("<body")
    pieces = re.split(r"(<[^>]*>)", markup[body:])
    pieces = [p if p.startswith("<") else french_spacing(p) for p in pieces]
    return markup[:body] + "".join(pieces)


def interview_markup(text):
    """One paragraph a turn; the first line is the heading, the second says where and how long."""
    heading, setting, *turns = [line for line in text.split("\n") if line.strip()]
    out = [f"<h2>{html.escape(heading, False)}</h2>", f'<p class="setting">{html.escape(setting, False)}</p>']
    for turn in turns:
        speaker, said = turn.split(" : ", 1)
        out.append(f'<p class="turn"><b>{html.escape(speaker)} :</b> {html.escape(said, False)}</p>')
    return f'<!doctype html><html lang="fr"><body class="interview">{"".join(out)}</body></html>'


def load_source(name):
    page = HERE / "source" / f"{name}.html"
    if page.exists():
        return set_type(page.read_text("utf-8"))
    return set_type(interview_markup((HERE / "source" / f"{name}.txt").read_text("utf-8")))


def check_report():
    """Every quotation and every expression of the cloud must stand in the interviews."""
    report = (HERE / "source" / "rapport.html").read_text("utf-8")
    said = {f.stem: f.read_text("utf-8") for f in sorted((HERE / "source").glob("entretien-*.txt"))}
    for tag, attributes, inner in re.findall(r"<(q|blockquote) ([^>]*)>(.*?)</\1>", report, re.S):
        source = re.search(r'data-source="([^"]*)"', attributes)[1]
        quote = re.sub(r'<p class="attribution">.*', "", inner, flags=re.S)
        quote = re.sub(r"<[^>]*>", "", quote).strip(" «»")
        parts = [p.strip() for p in quote.split("[...]")]
        if "near" not in attributes and not all(p in said[source] for p in parts):
            sys.exit(f"rapport.html quotes what {source} does not say: {quote}")
    cloud = re.search(r'<div class="words">(.*?)</div>', report, re.S)[1]
    for expression in re.findall(r">([^<>]+)</span>", cloud):
        if not any(expression.lower() in text.lower() for text in said.values()):
            sys.exit(f"rapport.html: nobody says the cloud's “{expression}”")


# --- truth ---------------------------------------------------------------------------------------

def text_of(box):
    if isinstance(box, boxes.TextBox):
        return box.text
    text = "".join(text_of(child) for child in getattr(box, "children", []))
    if (box.element_tag or "").endswith("::footnote-call"):
        return text.translate(SUPERSCRIPT)
    return text


def lines_of(box):
    """The printed lines of a page in reading order; None stands between blocks."""
    if isinstance(box, boxes.LineBox):
        inner = [b for b in box.children if isinstance(b, boxes.BlockBox)]
        if inner and len(inner) == len([b for b in box.children if text_of(b).strip()]):
            return [line for b in inner for line in lines_of(b)]  # the cloud's placed words
        return [text_of(box)]
    if isinstance(box, boxes.TableRowBox):
        return [" ".join(joined(lines_of(cell)) for cell in box.children)]
    found = []
    for child in getattr(box, "children", []):
        lines = lines_of(child)
        if lines and isinstance(child, boxes.BlockLevelBox) and found and found[-1] is not None \
                and not isinstance(box, (boxes.TableBox, boxes.TableRowGroupBox)):
            found.append(None)
        found += lines
    return found


def joined(lines):
    text = " ".join(line.strip() for line in lines if line).replace(HYPHEN + " ", "")
    return re.sub(r"(?<=\w)- (?=\w)", "-", text)


def truth_of(page):
    """The text of one page. A word cut by the printer stands whole, on the line where it begins."""
    root, *furniture = page._page_box.children
    out, cut = [], False
    for part in [root, *furniture]:
        lines = lines_of(part)
        if not any(lines):
            continue
        out += [""] if out else []
        for line in lines:
            line = (line or "").replace("\u00ad", "").strip()
            if cut:  # what clings to the word through an unbreakable space comes with it
                head, _, line = line.partition(" ")
                out[-1] += head
            cut = line.endswith((HYPHEN, "-"))
            out.append(line.rstrip(HYPHEN))
    out = [" ".join(line.split()) for line in out]
    return "\n".join(out).rstrip() + "\n\f"


# --- damage --------------------------------------------------------------------------------------

def scan(image, condition, seed):
    """What a copier does to a page: a slight turn, soft edges, uneven toner, a bad threshold."""
    draw = random.Random(seed)
    image = image.convert("L")
    if condition == "clean":
        return image
    turn = draw.uniform(-0.25, 0.25)
    image = image.rotate(turn, resample=Image.BICUBIC, fillcolor=255)
    blur = 1.1 if condition == "worn" else 0.8
    image = image.filter(ImageFilter.GaussianBlur(blur))
    width, height = image.size
    grain = Image.frombytes("L", (width // 2, height // 2), draw.randbytes((width // 2) * (height // 2)))
    grain = grain.resize((width, height), Image.BILINEAR).point(lambda v: (v - 128) // 4 + 128)
    image = ImageChops.add(image, grain, scale=1, offset=-128)
    threshold = 150 if condition == "worn" else 118
    return image.point(lambda v: 255 if v > threshold else 0)


def read_page(path):
    """tesseract with one thread: the text must not depend on the machine's cores."""
    result = subprocess.run(["tesseract", str(path), "-", "-l", "eng", "--dpi", "300"], check=True,
                            capture_output=True, env={**os.environ, "OMP_THREAD_LIMIT": "1"})
    return result.stdout.decode("utf-8").rstrip("\f") + "\f"


def render(name, pages):
    face, size, condition = FACES[name]
    style = weasyprint.CSS(HERE / "source" / "page.css")
    own = weasyprint.CSS(string=f'body {{ font-family: "{face}"; font-size: {size}pt }}')
    document = weasyprint.HTML(string=load_source(name)).render(stylesheets=[style, own])
    (HERE / "truth" / f"{name}.txt").write_text("".join(truth_of(p) for p in document.pages), "utf-8")

    printed = pages / f"{name}.pdf"
    document.write_pdf(printed)
    subprocess.run(["pdftoppm", "-r", "300", "-png", printed, pages / name], check=True)
    texts = []
    for number, path in enumerate(sorted(pages.glob(f"{name}-[0-9]*.png")), 1):
        with Image.open(path) as image:
            scan(image, condition, f"{name} {number}").save(path)
        texts.append(read_page(path))
    (HERE / f"{name}.txt").write_text("".join(texts), "utf-8")


# --- measure -------------------------------------------------------------------------------------

def word_errors(truth, damaged):
    """Levenshtein distance in words: (errors, words of the truth)."""
    row = list(range(len(damaged) + 1))
    for i, word in enumerate(truth, 1):
        before, row[0] = row[0], i
        for j, other in enumerate(damaged, 1):
            before, row[j] = row[j], min(row[j] + 1, row[j - 1] + 1, before + (word != other))
    return row[-1], len(truth)


def report(name):
    truth = (HERE / "truth" / f"{name}.txt").read_text("utf-8").split("\f")
    damaged = (HERE / f"{name}.txt").read_text("utf-8").split("\f")
    counts = [word_errors(t.split(), d.split()) for t, d in zip(truth[:-1], damaged)]
    errors, words = sum(c[0] for c in counts), sum(c[1] for c in counts)
    by_page = " ".join(f"{100 * e / max(w, 1):.0f}" for e, w in counts)
    print(f"{name:13} {words:5} words  WER {100 * errors / words:5.1f} %  by page: {by_page}")
    return errors, words


def main():
    arguments = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    arguments.add_argument("--pages", type=Path, help="folder that keeps PDF and scanned pages")
    arguments.add_argument("names", nargs="*", metavar="NAME")
    options = arguments.parse_args()
    check_report()
    names = options.names or list(FACES)
    with tempfile.TemporaryDirectory() as scratch:
        pages = options.pages or Path(scratch)
        pages.mkdir(parents=True, exist_ok=True)
        for name in names:
            render(name, pages)
    totals = [report(name) for name in names]
    errors, words = sum(t[0] for t in totals), sum(t[1] for t in totals)
    print(f"{'all':13} {words:5} words  WER {100 * errors / words:5.1f} %")


if __name__ == "__main__":
    main()
