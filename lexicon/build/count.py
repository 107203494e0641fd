"""From sentences to weighted counts of words, pairs and triples of words."""
import collections
import lzma
import os
import unicodedata

# How much a domain counts. Speech is scarce and wanted; law repeats itself.
WEIGHTS = {"sheets": 1.5, "law": 0.6, "agreements": 0.6, "manuals": 0.8, "spoken": 3.0, "eltec": 1.0}
BARE_CAPITALS = {"A": "àâ", "E": "éêèë", "I": "îï", "O": "ôö", "U": "ûù", "C": "ç"}
AMBIGUOUS = {"A", "Ou", "OU", "Ca", "La", "Des"}  # À, Où, Ça … often lose their accent in capitals


def fold(word):
    flat = unicodedata.normalize("NFD", word.replace("œ", "oe").replace("æ", "ae"))
    return "".join(c for c in flat if not unicodedata.combining(c))


class Canon:
    """The form under which a token is counted; None where its case hides what it is."""

    def __init__(self, forms):
        self.forms = forms
        self.memory = {}

    def __call__(self, token):
        if token not in self.memory:
            self.memory[token] = self._canon(token)
        return self.memory[token]

    def _canon(self, token):
        lower = token.lower()
        if token in AMBIGUOUS or len(lower) > 40:
            return None
        if len(token) > 1 and token.isupper() and "'" not in token:
            return lower if len(token) <= 6 and lower not in self.forms else None
        if token[0] in BARE_CAPITALS and lower not in self.forms:
            for letter in BARE_CAPITALS[token[0]]:
                if letter + lower[1:] in self.forms:
                    return letter + lower[1:]
        return lower


def count_domain(path, canon, ids):
    """Counters of words, pairs and triples of one file of sentences; keys are packed ids."""
    one, two, three = collections.Counter(), collections.Counter(), collections.Counter()
    start, end = ids["<s>"], ids["</s>"]
    with open(path, encoding="utf-8") as f:
        for line in f:
            words = [start]
            for token in line.split():
                word = canon(token)
                words.append(-1 if word is None else ids.setdefault(word, len(ids)))
            words.append(end)
            one.update(words)
            pairs = [a << 24 | b if a >= 0 and b >= 0 else -1 for a, b in zip(words, words[1:])]
            two.update(pairs)
            three.update([p << 24 | c if p >= 0 and c >= 0 else -1 for p, c in zip(pairs, words[2:])])
    for counter in (one, two, three):
        del counter[-1]
    return one, two, three


def read_eltec(folder, canon, ids):
    out = []
    for n in (1, 2, 3):
        counter = collections.Counter()
        with lzma.open(os.path.join(folder, f"eltec-{n}grams.tsv.xz"), "rt", encoding="utf-8") as f:
            for line in f:
                gram, _, count = line.rstrip("\n").rpartition("\t")
                key = 0
                for word in gram.split(" "):
                    key = key << 24 | ids.setdefault(canon(word) or "<unk>", len(ids))
                counter[key] += int(count)
        out.append(counter)
    return out


def weighted(work, eltec, forms):
    """ids of words, and the three weighted sums over all domains."""
    ids = {"<unk>": 0, "<num>": 1, "<s>": 2, "</s>": 3}
    canon = Canon(forms)
    sums = [collections.defaultdict(float) for _ in range(3)]
    domains = sorted(f[:-4] for f in os.listdir(work) if f.endswith(".txt"))
    for domain in domains + ["eltec"]:
        if domain == "eltec":
            counters = read_eltec(eltec, canon, ids)
        else:
            counters = count_domain(os.path.join(work, domain + ".txt"), canon, ids)
        weight = WEIGHTS[domain]
        floors = (0, 1 if domain == "spoken" else 2, 1 if domain == "spoken" else 2)
        for total, counter, floor in zip(sums, counters, floors):
            for key, count in counter.items():
                if count >= floor:
                    total[key] += weight * count
        print(domain, *(len(c) for c in counters))
    return ids, sums
