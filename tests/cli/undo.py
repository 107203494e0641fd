#!/usr/bin/env python3
"""Undoes every emendation of a result and compares with the source, byte for byte.

    undo.py PROJECT_FOLDER RESULT_FOLDER

Knows only the two documented formats, the restored texts and emendations.tsv, and nothing of the
program that wrote them. Prints how many emendations it undid; ends with 1 at the first difference.
"""

import pathlib
import sys
import tomllib

ESCAPES = {"t": b"\t", "n": b"\n", "r": b"\r", "\\": b"\\"}


def unescaped(field: bytes) -> bytes:
    out = bytearray()
    position = 0
    while position < len(field):
        if field[position] == 0x5C:
            out += ESCAPES[chr(field[position + 1])]
            position += 2
        else:
            out.append(field[position])
            position += 1
    return bytes(out)


def read_table(path: pathlib.Path) -> list[dict]:
    lines = path.read_bytes().split(b"\n")
    assert lines[-1] == b"", f"{path}: the last line has no end"
    names = lines[0].decode().split("\t")
    rows = []
    for number, line in enumerate(lines[1:-1], 2):
        fields = line.split(b"\t")
        assert len(fields) == len(names), f"{path}:{number}: {len(fields)} fields, expected {len(names)}"
        rows.append(dict(zip(names, (unescaped(field) for field in fields))))
    return rows


def undone(restored: bytes, rows: list[dict], name: str) -> bytes:
    """The source again: what stands between emendations is copied, the rest is what was before."""
    out = bytearray()
    position = 0
    for row in sorted(rows, key=lambda row: (int(row["restored_begin"]), int(row["begin"]))):
        begin, end = int(row["restored_begin"]), int(row["restored_end"])
        place = f"{name}, page {row['page'].decode()}, line {row['line'].decode()}"
        assert begin >= position, f"{place}: two emendations overlap"
        assert restored[begin:end] == row["after"], f"{place}: the restored text does not have what `after` says"
        out += restored[position:begin]
        assert len(out) == int(row["begin"]), f"{place}: begins at byte {len(out)} of the source, not {row['begin'].decode()}"
        out += row["before"]
        assert len(out) == int(row["end"]), f"{place}: ends at byte {len(out)} of the source, not {row['end'].decode()}"
        position = end
    return bytes(out + restored[position:])


def main() -> None:
    project, result = pathlib.Path(sys.argv[1]), pathlib.Path(sys.argv[2])
    rows = read_table(result / "restored" / "emendations.tsv")
    sources = [source["file"] for source in tomllib.loads((project / "project.toml").read_text("utf-8"))["source"]]
    assert {row["file"].decode() for row in rows} <= set(sources), "an emendation of a file that is no source"
    total = 0
    for name in sources:
        applied = [row for row in rows if row["file"].decode() == name and row["status"] == b"applied"]
        source = (project / name).read_bytes()
        restored = (result / "restored" / name).read_bytes()
        again = undone(restored, applied, name)
        first = next((i for i, (a, b) in enumerate(zip(again, source)) if a != b), min(len(again), len(source)))
        assert again == source, f"{name}: differs from the source at byte {first}"
        total += len(applied)
    assert total > 0, "nothing was emended, so nothing was tested"
    print(f"{total} emendations in {len(sources)} sources undone, byte for byte")


if __name__ == "__main__":
    try:
        main()
    except AssertionError as fault:
        sys.exit(f"undo: {fault}")
