#!/usr/bin/env python3
"""Measures a finished cloud with other programs: Chromium draws it, numpy counts the pixels.

    cloud_measure.py CLOUD.svg CLOUD.json [SCALE]

CLOUD.json is what `glane cloud --json` printed of the same list. Prints expressions drawn, pixels that
two of them share, and pairs of neighbours in a row of pixels that are nearer than a word space of the
smaller. Not part of the tests; needs chromium, python3-numpy and python3-pil.
"""
import json
import re
import subprocess
import sys
import tempfile
from pathlib import Path

import numpy
from PIL import Image

WORD_SPACE = 0.193  # of Lato Medium, in ems


def picture(svg: str, folder: Path, scale: float) -> numpy.ndarray:
    """The SVG as Chromium shows it."""
    width, height = (int(float(value)) for value in re.search(r'width="([\d.]+)" height="([\d.]+)"', svg).groups())
    page = folder / "page.html"
    page.write_text(f'<meta charset="utf-8"><body style="margin:0">{svg}</body>', encoding="utf-8")
    shot = folder / "page.png"
    subprocess.run(["chromium", "--headless", "--no-sandbox", "--disable-gpu", "--hide-scrollbars",
                    f"--force-device-scale-factor={scale}", f"--window-size={width},{height}",
                    f"--screenshot={shot}", page.as_uri()], check=True, capture_output=True)
    return numpy.asarray(Image.open(shot).convert("RGB")).astype(int)


def main() -> None:
    svg = Path(sys.argv[1]).read_text(encoding="utf-8")
    items = json.loads(Path(sys.argv[2]).read_text(encoding="utf-8"))["items"]
    scale = float(sys.argv[3]) if len(sys.argv) > 3 else 2
    marked, count = [], 0
    for line in svg.split("\n"):
        if line.startswith("<g><title>") or line.startswith("<a href"):
            count += 1
            line = re.sub(r'fill="#[0-9a-f]{6}"', f'fill="#{count * 13 % 65521 + 1:06x}"', line)
            marked.append(line)
        elif not line.startswith("<text"):
            marked.append(line)
    colours = {index * 13 % 65521 + 1: index - 1 for index in range(1, count + 1)}
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        half = "\n".join(re.sub(r'fill="#[0-9a-f]{6}"', 'fill="#000000" fill-opacity="0.4"', line)
                         if line.startswith(("<g>", "<a ")) else line for line in marked)
        darkness = 255 - picture(half, folder, scale).min(axis=2)
        shared = int((darkness > 0.4 * 255 + 4).sum())
        sharp = "\n".join(marked).replace("text-rendering:geometricPrecision", "text-rendering:geometricPrecision;-webkit-font-smoothing:none")
        rgb = picture(sharp, folder, scale)
    value = rgb[:, :, 0] * 65536 + rgb[:, :, 1] * 256 + rgb[:, :, 2]
    owner = numpy.full(value.shape, -1)
    for colour, index in colours.items():
        owner[value == colour] = index
    near, least = set(), {}
    for row in owner:
        at = numpy.flatnonzero(row >= 0)
        breaks = numpy.flatnonzero(row[at[1:]] != row[at[:-1]]) if len(at) > 1 else []
        for k in breaks:
            a, b = row[at[k]], row[at[k + 1]]
            gap = (at[k + 1] - at[k] - 1) / scale / min(items[a]["px"], items[b]["px"])
            pair = (min(a, b), max(a, b))
            least[pair] = min(gap, least.get(pair, 9))
            if gap < WORD_SPACE:
                near.add(pair)
    print(f"drawn {len(set(owner[owner >= 0].tolist()))} of {len(items)}, shared pixels {shared}, "
          f"pairs nearer than a word space {len(near)}, least gap {min(least.values()) / WORD_SPACE:.2f} word spaces")
    for a, b in sorted(near, key=lambda pair: least[pair])[:5]:
        print(f"  {items[a]['text']} | {items[b]['text']}: {least[(a, b)] / WORD_SPACE:.2f}")


if __name__ == "__main__":
    main()
