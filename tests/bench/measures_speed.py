#!/usr/bin/env python3
"""measures_speed.py GLANE [ROWS…]: rows a second and peak memory of `glane measures`, by hand.

Tables of 1e5, 1e6 and 1e7 invented rows (word f f1 f2 N), best of three runs each, output to a pipe that is read
and thrown away. Nothing but Python 3 is needed; the largest table takes 300 MB in the folder for temporary files.
"""
import os
import random
import subprocess
import sys
import tempfile
import time

MEASURES = ["log_likelihood", "log_dice", "fisher_neglog10p_right", "specificity_score_lafon_log10", "fisher_p_two_sided",
            "log_likelihood_signed,log_dice,mi_log2,t_score"]


def write_table(path, rows):
    draw = random.Random(1949)
    with open(path, "w", encoding="utf-8") as table:
        table.write("word\tf\tf1\tf2\tN\n")
        for i in range(rows):
            f2 = int(10 ** draw.uniform(0, 5))
            table.write(f"mot{i}\t{draw.randint(0, min(f2, 60))}\t12345\t{f2}\t5000000\n")


def measured(command):
    """Seconds and peak MB."""
    start = time.monotonic()
    child = subprocess.Popen(command, stdout=subprocess.PIPE)
    while child.stdout.read(1 << 20):
        pass
    _, status, usage = os.wait4(child.pid, 0)
    if status:
        sys.exit(f"failed: {' '.join(command)}")
    return time.monotonic() - start, usage.ru_maxrss / 1024


def main():
    if len(sys.argv) < 2:
        sys.exit(__doc__)
    sizes = [int(float(size)) for size in sys.argv[2:]] or [10**5, 10**6, 10**7]
    with tempfile.TemporaryDirectory() as folder:
        path = os.path.join(folder, "counts.tsv")
        for rows in sizes:
            write_table(path, rows)
            for label in MEASURES if rows < 10**7 else MEASURES[:1]:
                runs = [measured([sys.argv[1], "measures", "--measure", label, path]) for _ in range(3)]
                seconds = min(run[0] for run in runs)
                print(f"{rows:9d} rows  {label:48s} {seconds:7.2f} s {rows / seconds / 1e6:6.2f} million rows/s "
                      f"{max(run[1] for run in runs):5.0f} MB", flush=True)


main()
