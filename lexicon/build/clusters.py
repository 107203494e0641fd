"""Classes of words that stand between the same neighbours, so that a pair never seen can still be likely or not: after
"la" hardly an adverb, after "là" hardly a noun. The commonest words are classes of their own; words rarely or never
counted join the class of most words with their ending."""
import collections

import numpy as np

from count import BITS, MASK

ALONE, CLUSTERS = 80, 120
NEIGHBOURS = 500  # commonest words, by whose company a word is known
ENOUGH = 8  # times counted, to be known by it
DIMENSIONS, ROUNDS = 50, 8
TRUST = .6  # share of the classes in what an unseen pair costs


def company(words, keys, counts, size):
    """For each of the words, how it shares its left and its right neighbours among the commonest words: square roots
    of shares, smoothed, reduced to their main directions."""
    common = words[:NEIGHBOURS]
    row, column = np.full(size, -1), np.full(size, -1)
    row[words], column[common] = np.arange(len(words)), np.arange(len(common))
    sides = []
    for one, other in ((keys >> BITS, keys & MASK), (keys & MASK, keys >> BITS)):
        table = np.zeros((len(words), len(common)), np.float32)
        good = (row[one] >= 0) & (column[other] >= 0)
        np.add.at(table, (row[one[good]], column[other[good]]), counts[good])
        usual = table.sum(axis=0) / table.sum()
        sides.append(np.sqrt((table + 2 * usual) / (table.sum(axis=1, keepdims=True) + 2)))
    vectors = np.hstack(sides)
    vectors -= vectors.mean(axis=0)
    _, directions = np.linalg.eigh(vectors.T @ vectors)
    return vectors @ directions[:, -DIMENSIONS:]


def nearest(vectors, weights):
    """k-means that begins with the most frequent words; the cluster of each."""
    centres = vectors[:CLUSTERS].copy()
    for _ in range(ROUNDS):
        cluster = ((centres ** 2).sum(axis=1) - 2 * vectors @ centres.T).argmin(axis=1)
        for i in range(CLUSTERS):
            if (cluster == i).any():
                centres[i] = np.average(vectors[cluster == i], axis=0, weights=weights[cluster == i])
    return cluster


def shapes(spelling):
    """The endings of a word, longest first, with what elision heeds: whether it begins with a vowel."""
    vowel = spelling[0] in "aàâeéèêëiîïoôuùûœæyh"
    return [(vowel, spelling[-n:]) for n in range(min(6, len(spelling)), 0, -1)]


def by_ending(classes, spellings, proper):
    """Gives the words without a class that of most words with the longest ending they share; names go with names."""
    endings, all_classes, names = collections.defaultdict(collections.Counter), collections.Counter(), collections.Counter()
    for word, spelling in enumerate(spellings):
        if classes[word] >= ALONE:
            all_classes[classes[word]] += 1
            names[classes[word]] += proper[word]
            for ending in shapes(spelling):
                endings[ending][classes[word]] += 1
    usual = {e: c.most_common(1)[0][0] for e, c in endings.items() if c.total() >= 5}
    for word, spelling in enumerate(spellings):
        if classes[word] < 0:
            found = [usual[e] for e in shapes(spelling) if e in usual]
            kind = names if proper[word] else all_classes
            classes[word] = found[0] if found and not proper[word] else kind.most_common(1)[0][0]


def find(frequency, keys, counts, spellings, proper):
    """The class of every word and special token."""
    size = len(frequency)
    order = np.argsort(-frequency, kind="stable")
    order = order[(frequency[order] >= ENOUGH) & (order < len(spellings))]
    vectors = company(order, keys, counts, size)
    classes = np.full(size, -1)
    classes[order[:ALONE]] = np.arange(ALONE)
    classes[order[ALONE:]] = ALONE + nearest(vectors[ALONE:], np.sqrt(frequency[order[ALONE:]]))
    by_ending(classes, spellings, proper)
    classes[len(spellings):] = ALONE + CLUSTERS + np.arange(size - len(spellings))
    return classes


def factors(classes, keys, counts, p1):
    """By how much a class is likelier after another than anywhere: [class before, class]."""
    size = classes.max() + 1
    seen = np.zeros((size, size))
    np.add.at(seen, (classes[keys >> BITS], classes[keys & MASK]), counts)
    anywhere = np.bincount(classes, weights=p1, minlength=size)
    after = (seen + 20 * anywhere) / (seen.sum(axis=1, keepdims=True) + 20)
    return 1 - TRUST + TRUST * after / np.maximum(anywhere, 1e-12)
