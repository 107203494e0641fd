#!/usr/bin/env python3
"""pages.py SOURCES OUT PAGES SEED MODEL=TESSDATA …: pages to learn the channel from.

Sets paragraphs that the counts leave out (tokenise.py) as pages of many kinds, damages the pictures as scanners do, and
reads them with models of Tesseract that do not know French. OUT gets truth/, truth_lines/ (with the line ends of the
picture) and ocr_MODEL/ for each MODEL, whose eng.traineddata lies in the folder TESSDATA. What a page is depends on SEED
and its number alone.

Needs Debian's tesseract-ocr, python3-gi, python3-gi-cairo, gir1.2-pango-1.0, python3-numpy, python3-pil and the fonts."""
import hashlib
import os
import random
import re
import subprocess
import sys

import cairo
import gi
import numpy
from PIL import Image, ImageFilter

gi.require_version("Pango", "1.0")
gi.require_version("PangoCairo", "1.0")
from gi.repository import Pango, PangoCairo  # noqa: E402

import texts  # noqa: E402

FONTS = {"Carlito": 3, "Liberation Sans": 3, "Liberation Serif": 3, "DejaVu Sans": 3, "Open Sans": 4, "Noto Serif": 3,
         "Caladea": 1, "EB Garamond": 1, "Roboto": 1, "Linux Libertine O": 1, "TeX Gyre Pagella": 1, "DejaVu Serif": 1,
         "Noto Sans": 1, "Lato": 1}
SCANS = {"clean300": 4, "clean200": 3, "skew": 3, "blur": 1.5, "low150": 1.5}
DOMAINS = {"spoken": 8, "examples": 4}  # others: 2
LETTER_SPACING = (0, 0, -.15, -.3, -.45)  # points: tight setting is what makes words run together
WORD_SPACING = (0, 0, -.3, -.8)
RAISED = "⁰¹²³⁴⁵⁶⁷⁸⁹"
MOST_PARAGRAPHS = 6000


def held_out(folder):
    """The paragraphs of a domain that were not counted."""
    seen = set()
    for paragraph in texts.paragraphs(folder):
        if hashlib.md5(paragraph.encode()).digest()[0] < 8:
            paragraph = " ".join(paragraph.split())
            if 25 < len(paragraph) < 900:
                seen.add(paragraph)
        if len(seen) == MOST_PARAGRAPHS:
            break
    return sorted(seen)


def compose(draw, paragraphs):
    """The paragraphs of one page, some quoted, some in a list, some with the call of a note."""
    curly, listed, bullet = draw.random() < .6, draw.random() < .35, draw.choice("•▪–-•▪o")
    wanted, words, page, note = draw.randint(250, 450), 0, [], 1
    while words < wanted:
        text = draw.choice(paragraphs).replace("’", "'")
        if not re.search(r"[àâçèêëîïôùûœéÀÉÈ']", text):
            continue
        if curly:
            text = text.replace("'", "’")
        style = draw.random()
        if style < .14:
            text = f"« {text} »" if style < .08 else f"“{text}”"
        if listed and len(text) < 220 and draw.random() < .5:
            text = f"{bullet} {text}"
        elif draw.random() < .1 and len(text.split()) > 6:
            parts = text.split()
            at = draw.randrange(3, len(parts))
            if parts[at].isalpha() and len(parts[at]) > 3:
                parts[at] += "".join(RAISED[int(d)] for d in str(note))
                note += 1
            text = " ".join(parts)
        words += len(text.split())
        page.append(text)
    return page


def tightened(layout, text, letters, words, scale):
    attributes = Pango.AttrList()
    if letters:
        attributes.insert(Pango.attr_letter_spacing_new(int(letters * scale)))
    for at, byte in enumerate(text.encode()):
        if byte == 32 and words:
            blank = Pango.attr_letter_spacing_new(int((letters + words) * scale))
            blank.start_index, blank.end_index = at, at + 1
            attributes.insert(blank)
    layout.set_attributes(attributes)


def picture(draw, page, dpi):
    """The page as grey levels, and its lines as they were broken."""
    font, size = draw.choices(list(FONTS), FONTS.values())[0], draw.choice([10, 10.5, 11, 11, 11, 12])
    width, column = int(8.27 * dpi), int((16 + draw.random() * 1.5) / 2.54 * dpi)
    surface = cairo.ImageSurface(cairo.FORMAT_A8, width, int(11.69 * dpi * 1.6))
    context = cairo.Context(surface)
    layout = PangoCairo.create_layout(context)
    options = cairo.FontOptions()
    options.set_hint_style(cairo.HINT_STYLE_NONE)
    options.set_hint_metrics(cairo.HINT_METRICS_OFF)
    PangoCairo.context_set_resolution(layout.get_context(), dpi)
    PangoCairo.context_set_font_options(layout.get_context(), options)
    layout.get_context().set_round_glyph_positions(False)
    layout.set_font_description(Pango.FontDescription(f"{font} {size}"))
    layout.set_width(column * Pango.SCALE)
    layout.set_justify(draw.random() < .5)
    letters, words = draw.choice(LETTER_SPACING), draw.choice(WORD_SPACING)
    y, lines, set_ = int(dpi * .9), [], []
    for text in page:
        layout.set_text(text, -1)
        tightened(layout, text, letters, words, dpi / 72 * Pango.SCALE)
        context.move_to((width - column) // 2, y)
        PangoCairo.show_layout(context, layout)
        for line in layout.get_lines_readonly():
            lines.append(text.encode()[line.start_index:line.start_index + line.length].decode().strip())
        lines.append("")
        set_.append(text)
        y += layout.get_pixel_size()[1] + int(size * dpi / 72 * .7)
        if y > 11.69 * dpi * 1.5:
            break
    surface.flush()
    ink = numpy.frombuffer(surface.get_data(), numpy.uint8).reshape(surface.get_height(), surface.get_stride())
    return Image.fromarray(255 - ink[:y + dpi // 2, :width]), set_, lines


def scanned(draw, image, scan):
    if scan == "skew":
        image = image.rotate(draw.uniform(-.9, .9), resample=Image.BICUBIC, fillcolor=255)
    if scan == "blur":
        image = image.filter(ImageFilter.GaussianBlur(draw.uniform(.8, 1.6)))
    if scan.startswith("clean"):
        return image
    noise = numpy.random.default_rng(draw.randrange(1 << 30)).normal(0, draw.uniform(4, 16), (image.height, image.width))
    return Image.fromarray(numpy.clip(numpy.asarray(image, numpy.float32) + noise, 0, 255).astype(numpy.uint8))


def main():
    sources, out, pages, seed = sys.argv[1], sys.argv[2], int(sys.argv[3]), int(sys.argv[4])
    models = dict(a.split("=") for a in sys.argv[5:])
    paragraphs = {d: held_out(os.path.join(sources, d)) for d in sorted(os.listdir(sources))}
    for folder in ["truth", "truth_lines"] + [f"ocr_{m}" for m in models]:
        os.makedirs(os.path.join(out, folder), exist_ok=True)
    for number in range(pages):
        draw = random.Random(seed * 100003 + number)
        domain = draw.choices(list(paragraphs), [DOMAINS.get(d, 2) for d in paragraphs])[0]
        scan = draw.choices(list(SCANS), SCANS.values())[0]
        dpi = {"clean200": 200, "low150": 150}.get(scan, 300)
        image, set_, lines = picture(draw, compose(draw, paragraphs[domain]), dpi)
        name = f"{domain}-{seed:02d}{number:04d}"
        path = os.path.join(out, name + ".png")
        scanned(draw, image, scan).save(path, dpi=(dpi, dpi))
        for folder, content in (("truth", set_), ("truth_lines", lines)):
            with open(os.path.join(out, folder, name + ".txt"), "w", encoding="utf-8") as f:
                f.write("\n".join(content) + "\n")
        for model, data in models.items():
            subprocess.run(["tesseract", path, os.path.join(out, f"ocr_{model}", name), "--tessdata-dir", data, "-l", "eng"],
                           env=dict(os.environ, OMP_THREAD_LIMIT="1"), stderr=subprocess.DEVNULL, check=True)
        os.remove(path)


if __name__ == "__main__":
    main()
