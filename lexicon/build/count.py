"""From sentences to counts of words, pairs and triples of words, domain by domain, as sorted numpy arrays."""
import collections
import lzma
import os
import unicodedata

import numpy as np

BITS = 21  # of a word in the key of an n-gram: three of them fit into 63
MASK = (1 << BITS) - 1
BARE_CAPITALS = {"A": "àâ", "E": "éêèë", "I": "îï", "O": "ôö", "U": "ûù", "C": "ç"}
AMBIGUOUS = {"A", "Ou", "OU", "Ca", "La", "Des"}  # À, Où, Ça … often lose their accent in capitals


def fold(word):
    flat = unicodedata.normalize("NFD", word.replace("œ", "oe").replace("æ", "ae"))
    return "".join(c for c in flat if not unicodedata.combining(c))


class Canon:
    """The forms under which a token is counted; None where its case hides what it is."""

    def __init__(self, forms, twins):
        self.forms, self.twins = forms, twins
        self.memory = {}

    def __call__(self, token):
        """The word of the token; those of its parts where the dictionary does not have it whole: dit-il, ce cas-là."""
        if token not in self.memory:
            whole = token.lower() in self.forms or token.startswith("<")
            parts = [token] if whole else [p for p in token.split("-") if p]
            self.memory[token] = [self._canon(p) for p in parts]
        return self.memory[token]

    def _canon(self, token):
        lower = token.lower()
        if "oe" in lower and lower not in self.forms and lower.replace("oe", "œ") in self.forms:
            lower = lower.replace("oe", "œ")
        if token in AMBIGUOUS or len(lower) > 40:
            return None
        if len(token) > 1 and token.isupper() and "'" not in token:
            return lower if len(token) <= 6 and lower not in self.forms else None
        if token[0] in BARE_CAPITALS and lower not in self.forms:
            for letter in BARE_CAPITALS[token[0]]:
                if letter + lower[1:] in self.forms:
                    lower = letter + lower[1:]
                    break
        return self.twins.get(lower, lower)


def uniq(keys, weights=None):
    """Sorted distinct keys, and how often each stands there or what its weights add up to."""
    if weights is None:
        return np.unique(keys, return_counts=True)
    found, place = np.unique(keys, return_inverse=True)
    return found, np.bincount(place, weights=weights, minlength=len(found))


def look(keys, wanted):
    """Where each of `wanted` stands among the sorted keys, or -1."""
    at = np.minimum(np.searchsorted(keys, wanted), len(keys) - 1)
    return np.where(keys[at] == wanted, at, -1)


class Domain:
    """The n-grams of one domain: keys[n], counts[n]. `ready`: counted by others, rare ones left out, so that how often
    a history was seen must be read from its own count."""

    def __init__(self, keys, counts, ready):
        self.keys, self.counts, self.ready = keys, [c.astype(np.float64) for c in counts], ready


def read_stream(path, canon, ids):
    """The numbers of the words of a file of sentences, with <s> and </s>; -1 for a token whose case hides what it is."""
    out = []
    start, end = ids["<s>"], ids["</s>"]
    with open(path, encoding="utf-8") as f:
        for line in f:
            out.append(start)
            for token in line.split():
                for word in canon(token):
                    out.append(-1 if word is None else ids.setdefault(word, len(ids)))
            out.append(end)
    return np.array(out, dtype=np.int32)


def read_eltec(folder, canon, ids):
    """[(n-grams as rows of numbers, counts)] for n = 1, 2, 3."""
    out = []
    for n in (1, 2, 3):
        rows, counts = [], []
        with lzma.open(os.path.join(folder, f"eltec-{n}grams.tsv.xz"), "rt", encoding="utf-8") as f:
            for line in f:
                gram, _, count = line.rstrip("\n").rpartition("\t")
                words = [canon(token) for token in gram.split(" ")]
                words = ["<unk>" if len(w) > 1 or w[0] is None else w[0] for w in words]
                rows.append([ids.setdefault(word, len(ids)) for word in words])
                counts.append(int(count))
        out.append((np.array(rows, dtype=np.int64), np.array(counts, dtype=np.float64)))
    return out


def packed(columns):
    key = columns[0].astype(np.int64)
    for column in columns[1:]:
        key = key << BITS | column
    return key


def of_stream(words, special, proper):
    """The n-grams of a stream of numbers of the packed list. Those with a proper name are counted a second time
    with <name> in its place. An unknown word is a history, never what follows."""
    named = np.where(proper[words] & (words >= 0), special["<name>"], words)
    keys, counts = [], []
    for n in (1, 2, 3):
        both = []
        for stream in (words, named):
            columns = [stream[i:len(stream) - n + 1 + i] for i in range(n)]
            good = np.all([c >= 0 for c in columns], axis=0) & (columns[-1] != special["<unk>"] if n > 1 else True)
            for c in columns[1:]:
                good &= c != special["<s>"]
            if stream is named:
                good &= np.any([c == special["<name>"] for c in columns], axis=0)
            both.append(packed([c[good] for c in columns]))
        found, count = uniq(np.concatenate(both))
        keys.append(found)
        counts.append(count)
    return Domain(keys, counts, False)


def of_tables(tables, new, special, proper):
    """The same from ready counts; `new` maps their numbers to the packed ones."""
    keys, counts = [], []
    for n, (rows, count) in enumerate(tables, 1):
        rows = new[rows]
        named = np.where(proper[rows], special["<name>"], rows)
        good = rows[:, -1] != special["<unk>"] if n > 1 else np.ones(len(rows), bool)
        also = good & np.any(named == special["<name>"], axis=1)
        found, total = uniq(np.concatenate([packed(rows[good].T), packed(named[also].T)]),
                            np.concatenate([count[good], count[also]]))
        keys.append(found)
        counts.append(total)
    return Domain(keys, counts, True)
