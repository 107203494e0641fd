"""All inflected forms of a Hunspell dictionary: suffixes and prefixes expanded, elisions left out
(l', d', qu' … are tokens of their own)."""
import re


def _read_affixes(path):
    suffixes, prefixes, options = {}, {}, {"flag": None, "AF": [], "need": None}
    with open(path, encoding="utf-8") as f:
        for line in f:
            cells = line.split()
            if len(cells) < 2:
                continue
            if cells[0] == "FLAG":
                options["flag"] = cells[1]
            elif cells[0] == "NEEDAFFIX":
                options["need"] = cells[1]
            elif cells[0] == "FORBIDDENWORD":
                options["forbidden"] = cells[1]
            elif cells[0] == "AF":
                options["AF"].append(cells[1])
            elif cells[0] in ("SFX", "PFX") and len(cells) == 4 and cells[2] in "YN":
                (suffixes if cells[0] == "SFX" else prefixes)[cells[1]] = (cells[2] == "Y", [])
            elif cells[0] in ("SFX", "PFX"):
                add, _, further = cells[3].partition("/")
                strip = "" if cells[2] == "0" else cells[2]
                condition = cells[4] if len(cells) > 4 else "."
                pattern = re.compile(condition + "$" if cells[0] == "SFX" else "^" + condition)
                table = suffixes if cells[0] == "SFX" else prefixes
                table[cells[1]][1].append((strip, "" if add == "0" else add, pattern, further))
    return suffixes, prefixes, options


def _flags(text, options):
    if options["AF"] and text.isdigit():
        text = options["AF"][int(text)]
    if options["flag"] == "long":
        return [text[i:i + 2] for i in range(0, len(text), 2)]
    if options["flag"] == "num":
        return text.split(",")
    return list(text)


def forms(aff, dic):
    """The set of forms, in the case of the dictionary."""
    suffixes, prefixes, options = _read_affixes(aff)
    out = set()

    def suffixed(stem, flags):
        for flag in flags:
            for strip, add, pattern, further in suffixes.get(flag, (False, []))[1]:
                if stem.endswith(strip) and pattern.search(stem):
                    yield (stem[:len(stem) - len(strip)] if strip else stem) + add, further

    with open(dic, encoding="utf-8") as f:
        next(f)
        for line in f:
            entry = line.split("\t")[0].split(" po:")[0].strip()
            stem, _, flag_text = entry.partition("/")
            flags = _flags(flag_text.split()[0] if flag_text else "", options)
            if options.get("forbidden") in flags:
                continue
            words = set() if options["need"] in flags else {stem}
            for word, further in suffixed(stem, flags):
                words.add(word)
                if further:
                    words.update(w for w, _ in suffixed(word, _flags(further, options)))
            prefixed = set()
            for flag in flags:
                for strip, add, pattern, _ in prefixes.get(flag, (False, []))[1]:
                    if "'" not in add and "’" not in add:
                        prefixed.update(add + w[len(strip):] for w in words if w.startswith(strip) and pattern.search(w))
            out.update(words)
            out.update(prefixed)
    return {w for w in out if w and " " not in w and re.fullmatch(r"[^\W\d_]+(?:[-'’][^\W\d_]+)*'?", w)}


def listed(stem):
    """The forms of STEM.aff and STEM.dic in lower case; the value tells whether a form is known only with a capital."""
    out = {}
    for form in forms(stem + ".aff", stem + ".dic"):
        form = form.replace("’", "'")
        lower = form.lower()
        if form.isupper() and len(form) > 1 or lower.endswith("è"):  # emménagè-je: rarer than the misreading of é
            continue
        out[lower] = out.get(lower, True) and form != lower
    return out


def twins(classical, revised):
    """Spellings of 1990 and what they replace: {"maitre": "maître", "règlerai": "réglerai"}."""
    new = set(revised) - set(classical)
    out = {}
    for old in set(classical) - set(revised):
        for twin in (old.replace("î", "i").replace("û", "u"), old[::-1].replace("é", "è", 1)[::-1], *_graver(old)):
            if twin in new and twin != old:
                out[twin] = old
    return out


def _graver(word):
    """The word with one é after another made è."""
    return [word[:i] + "è" + word[i + 1:] for i, c in enumerate(word) if c == "é"]
