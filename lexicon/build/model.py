"""The language model: what each word costs after one and after two others.

Each domain has its own discounts (modified Kneser-Ney: Chen and Goodman 1999); its discounted counts are then merged with
those of the others in fixed shares, history by history: p(w|h) = sum_d s_d max(c_d(hw) - D, 0) / sum_d s_d c_d(h) + b(h) p(w|h').
What pairs count when the triple fails is in how many contexts they stood, not how often. Words alone keep their frequency,
because the program asks for it. Shares were tuned on text that was not counted."""
import numpy as np

import clusters
from count import BITS, MASK, look, uniq

# How much a domain counts in context, and in the frequency of single words.
SHARES = {"sheets": (10, 2), "law": (6.5, .7), "agreements": (2.8, .5), "manuals": (7, 2), "spoken": (11, 1),
          "examples": (7, 1), "oral": (5, 3), "eltec": (1, 1)}
READY_DISCOUNT = (.7, .75)  # of pairs and triples whose rarest were left out
NEW_SPELLING = .05  # share of maitre where maître was counted
LEAST = .25  # times that a word of the list was never seen


def discounts(counts):
    n1, n2, n3, n4 = (max(1, np.count_nonzero(counts == i)) for i in (1, 2, 3, 4))
    y = n1 / (n1 + 2 * n2)
    return max(.05, 1 - 2 * y * n2 / n1), max(.1, 2 - 3 * y * n3 / n2), max(.2, 3 - 4 * y * n4 / n3)


def discounted(counts, ready):
    by = (ready,) * 3 if ready else discounts(counts)
    return np.maximum(counts - np.choose(np.minimum(counts, 3).astype(int) - 1, by), 0)


def contexts(domain, start):
    """Pairs with the number of words they were seen after; those that begin a sentence with their counts."""
    if domain.ready:
        return domain.keys[1], domain.counts[1]
    keys, counts = np.unique(domain.keys[2] & (1 << 2 * BITS) - 1, return_counts=True)
    first = domain.keys[1] >> BITS == start
    keys, counts = np.append(keys, domain.keys[1][first]), np.append(counts, domain.counts[1][first])
    order = np.argsort(keys)
    return keys[order], counts[order].astype(np.float64)


def merged(parts):
    return uniq(np.concatenate([k for k, _ in parts]), np.concatenate([v for _, v in parts]))


def seen_often(keys, domains, n):
    """Whether each n-gram was seen twice or more: in all domains together, or in what was made from them by rule."""
    real, made = np.zeros(len(keys)), np.zeros(len(keys))
    for name, domain in domains.items():
        at = look(domain.keys[n - 1], keys)
        (made if name == "oral" else real)[at >= 0] += domain.counts[n - 1][at[at >= 0]]
    return np.maximum(real, made) >= 2


class Model:
    """p1, pairs (k2, p2), triples (k3, p3), the back-off weights b1 and b2 of words and pairs, and the classes by which
    words back off."""

    def __init__(self, domains, spellings, special, proper):
        self.size, self.name, self.start = len(spellings) + len(special), special["<name>"], special["<s>"]
        self.words(domains)
        keys, counts = merged([(d.keys[1], SHARES[name][0] * d.counts[1]) for name, d in domains.items()])
        self.classes = clusters.find(self.one, keys, counts, spellings, proper)
        self.factors = clusters.factors(self.classes, keys, counts, self.p1)
        self.pairs(domains)
        self.triples(domains)

    def words(self, domains):
        self.one = np.zeros(self.size)
        for name, domain in domains.items():
            self.one += SHARES[name][1] * np.bincount(domain.keys[0], weights=domain.counts[0], minlength=self.size)
        seen = np.maximum(self.one, LEAST)
        seen[self.start] = LEAST
        self.p1 = seen / (seen.sum() - seen[self.name])

    def pairs(self, domains):
        parts, seen = [], np.zeros(self.size)
        for name, domain in domains.items():
            share = SHARES[name][0]
            keys, counts = contexts(domain, self.start)
            parts.append((keys, share * discounted(counts, domain.ready and READY_DISCOUNT[0])))
            if domain.ready:
                seen += share * np.bincount(domain.keys[0], weights=domain.counts[0], minlength=self.size)
            else:
                inside = keys & MASK != self.name  # its members have had their share
                seen += share * np.bincount(keys[inside] >> BITS, weights=counts[inside], minlength=self.size)
        self.k2, sums = merged(parts)
        good = (sums > 0) & seen_often(self.k2, domains, 2)
        self.k2, sums = self.k2[good], sums[good]
        first = self.k2 >> BITS
        self.seen1 = seen
        self.f2 = np.minimum(sums / np.maximum(seen[first], 1e-9), 1)
        self.back1()

    def backed_word(self, first, second):
        return self.p1[second] * self.factors[self.classes[first], self.classes[second]]

    def back1(self):
        first, second = self.k2 >> BITS, self.k2 & MASK
        mass = np.bincount(first, weights=self.f2 * (second != self.name), minlength=self.size)
        self.b1 = np.clip(1 - mass, .005, 1)
        self.p2 = np.minimum(self.f2 + self.b1[first] * self.backed_word(first, second), 1)

    def backed_pair(self, pairs):
        at = look(self.k2, pairs)
        return np.where(at >= 0, self.p2[at], self.b1[pairs >> BITS] * self.backed_word(pairs >> BITS, pairs & MASK))

    def triples(self, domains):
        parts, histories = [], []
        for name, domain in domains.items():
            share = SHARES[name][0]
            keys, counts = domain.keys[2], domain.counts[2]
            parts.append((keys, share * discounted(counts, domain.ready and READY_DISCOUNT[1])))
            if domain.ready:
                histories.append((domain.keys[1], share * domain.counts[1]))
            else:
                inside = keys & MASK != self.name
                histories.append((keys[inside] >> BITS, share * counts[inside]))
        self.k3, sums = merged(parts)
        history = look(self.k2, self.k3 >> BITS)
        good = (sums > 0) & (history >= 0) & seen_often(self.k3, domains, 3)
        self.k3, sums = self.k3[good], sums[good]
        keys, seen = merged(histories)
        at = look(keys, self.k2)
        self.seen2 = np.where(at >= 0, seen[at], 0)
        self.f3 = np.minimum(sums / np.maximum(self.seen2[history[good]], 1e-9), 1)
        self.back2()

    def back2(self):
        history = look(self.k2, self.k3 >> BITS)
        mass = np.bincount(history, weights=self.f3 * (self.k3 & MASK != self.name), minlength=len(self.k2))
        self.b2 = np.where(self.seen2 > 0, np.clip(1 - mass, .005, 1), 1)
        low = self.backed_pair(self.k3 & (1 << 2 * BITS) - 1)
        self.p3 = np.minimum(self.f3 + self.b2[history] * low, 1)
        return history, low

    def prune(self, worth):
        """Leaves out n-grams that say little more than the shorter ones (Stolcke 1998), pairs only if no triple
        begins with them; `worth` is what a triple must save, in nats over all that was counted."""
        history, low = self.back2()
        saved = self.f3 * self.seen2[history] * np.abs(np.log(self.p3 / (self.b2[history] * low)))
        kept = saved > worth
        self.k3, self.f3 = self.k3[kept], self.f3[kept]
        needed = np.zeros(len(self.k2), bool)
        needed[history[kept]] = True
        lower = self.b1[self.k2 >> BITS] * self.backed_word(self.k2 >> BITS, self.k2 & MASK)
        saved = self.f2 * self.seen1[self.k2 >> BITS] * np.abs(np.log(self.p2 / lower))
        kept = needed | (saved > 2 * worth)
        self.k2, self.f2, self.seen2 = self.k2[kept], self.f2[kept], self.seen2[kept]
        self.back1()
        self.back2()

    def add_twins(self, twins):
        """Lets the spelling of 1990 stand wherever the older one was counted, for a share of it."""
        new = np.arange(self.size)
        new[list(twins)] = list(twins.values())
        old = new != np.arange(self.size)
        self.p1[new[old]] += NEW_SPELLING * self.p1[old]
        self.p1[old] *= 1 - NEW_SPELLING
        self.seen1[new[old]] += self.seen1[old]
        self.classes[new[old]] = self.classes[old]
        last = lambda keys, f: np.where(old[keys & MASK], f * NEW_SPELLING, f)
        rest = lambda keys, f: np.where(old[keys & MASK], f * (1 - NEW_SPELLING), f)
        a, b = self.k2 >> BITS, self.k2 & MASK
        copied = old[a] | old[b]
        k2 = np.append(self.k2, (new[a] << BITS | new[b])[copied])
        f2 = np.append(rest(self.k2, self.f2), last(self.k2, self.f2)[copied])
        seen2 = np.append(self.seen2, self.seen2[copied])
        a, b, c = self.k3 >> 2 * BITS, self.k3 >> BITS & MASK, self.k3 & MASK
        copied = old[a] | old[b] | old[c]
        k3 = np.append(self.k3, ((new[a] << BITS | new[b]) << BITS | new[c])[copied])
        f3 = np.append(rest(self.k3, self.f3), last(self.k3, self.f3)[copied])
        self.k2, first = np.unique(k2, return_index=True)
        self.f2, self.seen2 = f2[first], seen2[first]
        self.k3, first = np.unique(k3, return_index=True)
        self.f3 = f3[first]
        good = look(self.k2, self.k3 >> BITS) >= 0  # a name of both kinds: its pair was copied under the other
        self.k3, self.f3 = self.k3[good], self.f3[good]
        self.back1()
        self.back2()
