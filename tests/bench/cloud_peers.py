#!/usr/bin/env python3
"""word_cloud (Debian's python3-wordcloud) on the same lists: cloud_peers.py LIST.tsv…

Prints the CPU time of its layout (without start and without drawing), and how many expressions it placed. It
chooses its own sizes, upright text only, on 1600 x 1000.
"""
import resource
import sys
import time

from wordcloud import WordCloud

for name in sys.argv[1:]:
    with open(name, encoding="utf-8") as file:
        weights = {text: float(weight) for text, weight in (line.rstrip("\n").split("\t")[:2] for line in file)}
    begun = time.process_time()
    cloud = WordCloud(width=1600, height=1000, max_words=len(weights), prefer_horizontal=1, random_state=1,
                      font_path="/usr/share/fonts/truetype/lato/Lato-Medium.ttf", min_font_size=2)
    cloud.generate_from_frequencies(weights)
    used = time.process_time() - begun
    memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024
    print(f"word_cloud {len(weights)} words: placed {len(cloud.layout_)}, cpu {used * 1000:.0f} ms (without start), {memory} MB")
