"""Evidence: what two articles share, measured for many pairs of articles at once.

Two measures lie side by side. *Verbatim*: five words in a row that stand in both. *Cells*: a sentence of one and
a sentence of the other, and the weight of the rare words, names and numbers that they share. A text that was
reworded keeps its matter in its order, so its cells form a long chain; independent reports of one event share
names all over, but no chain.
"""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from rashomon.collate.copies.candidates import SHINGLE, shingle_hashes
from rashomon.collate.copies.weights import STEM_BITS, Weighing, ranges, stem_ids
from rashomon.collate.copies.words import Ints, Words

Floats = NDArray[np.float32]

# A sentence with less weight than this (about five rare words) counts as if it had it: short ones match by chance.
_LIGHT_SENTENCE = 3.0
# Of the lighter sentence's weight: below this share two sentences say different things.
_SAME_MATTER = 0.3
# How far a chain may step in each text from one cell to the next.
_STEPS = (
    (1, 0),
    (1, 1),
    (1, 2),
    (1, 3),
    (2, 1),
    (2, 2),
    (2, 3),
    (0, 1),
    (3, 1),
    (3, 2),
    (1, -1),
    (2, -1),
    (0, 2),
    (3, 3),
)
_ROUNDS = 24


@dataclass(frozen=True, slots=True)
class Shingles:
    """Five words in a row that stand in both texts of a pair: the pair, and where they begin in each text."""

    pair: Ints
    one: Ints
    other: Ints


@dataclass(frozen=True, slots=True)
class Cells:
    """Two sentences that share matter: the pair, the sentences (numbered as in ``Words``), and how much they share.

    ``weight`` is the shared weight, ``part`` its share of the lighter sentence, ``chain`` the weight of the best
    chain of cells that runs through this one's end, ``before`` the cell before it in that chain (or itself).
    """

    pair: Ints
    one: Ints
    other: Ints
    weight: Floats
    part: Floats
    chain: Floats
    before: Ints


def sentence_weights(words: Words, weighing: Weighing) -> tuple[Ints, Floats, Floats]:
    """Unique (sentence, stem) entries that weigh something, their weights, and the weight of every sentence."""
    stems = stem_ids(words)
    weights = weighing.of(stems)
    heavy = np.flatnonzero(weights > 0)
    keys = np.sort((words.sentence[heavy] << STEM_BITS) | stems[heavy])
    if len(keys):
        keys = keys[np.append(True, keys[1:] != keys[:-1])]
    worth = weighing.of((keys & ((1 << STEM_BITS) - 1)).astype(np.int32))
    total = np.bincount(keys >> STEM_BITS, weights=worth, minlength=int(words.sentence_bounds[-1]))
    return keys, worth, total.astype(np.float32)


def shared_shingles(words: Words, pairs: Ints) -> Shingles:
    """The shingles that the two texts of each pair share; a shingle that a text repeats counts at its first place."""
    hashes, places = shingle_hashes(words)
    text = words.text[places]
    short = (hashes >> np.uint64(32)).astype(np.int64)
    keys = np.sort((text << 51) | (short << 19) | (places - words.bounds[text]))
    first = keys[np.append(True, (keys[1:] >> 19) != (keys[:-1] >> 19))] if len(keys) else keys
    bounds = np.searchsorted(first >> 51, np.arange(len(words.bounds)))
    index, owner = ranges(bounds[pairs[:, 0]], np.diff(bounds)[pairs[:, 0]])
    sought = (first[index] & ((1 << 51) - 1) & ~((1 << 19) - 1)) | (pairs[owner, 1] << 51)
    found = np.minimum(np.searchsorted(first, sought), max(len(first) - 1, 0))
    same = (first[found] >> 19) == (sought >> 19) if len(first) else np.zeros(0, dtype=bool)
    low = (1 << 19) - 1
    one = (first[index[same]] & low) + words.bounds[pairs[owner[same], 0]]
    other = (first[found[same]] & low) + words.bounds[pairs[owner[same], 1]]
    order = np.lexsort((one, owner[same]))
    return Shingles(owner[same][order], one[order], other[order])


def shared_cells(words: Words, weighing: Weighing, pairs: Ints) -> tuple[Cells, Floats]:
    """The cells of each pair, sorted by pair and sentences, and the weight of every sentence."""
    keys, worth, total = sentence_weights(words, weighing)
    sentence, stem = keys >> STEM_BITS, keys & ((1 << STEM_BITS) - 1)
    text = np.searchsorted(words.sentence_bounds, sentence, side="right") - 1
    by_stem = np.lexsort((sentence, stem, text))
    ordered = (text << STEM_BITS | stem)[by_stem]
    bounds = np.searchsorted(text, np.arange(len(words.bounds)))
    index, owner = ranges(bounds[pairs[:, 0]], np.diff(bounds)[pairs[:, 0]])
    sought = (pairs[owner, 1] << STEM_BITS) | stem[index]
    left = np.searchsorted(ordered, sought)
    hit = np.flatnonzero(ordered[np.minimum(left, len(ordered) - 1)] == sought) if len(ordered) else left[:0]
    count = np.searchsorted(ordered, sought[hit], side="right") - left[hit]
    place, which = ranges(left[hit], count)
    which = hit[which]
    one, other = sentence[index[which]], sentence[by_stem[place]]
    return _sum_cells(words, owner[which], one, other, worth[index[which]], pairs, total), total


def _sum_cells(words: Words, pair: Ints, one: Ints, other: Ints, worth: Floats, pairs: Ints, total: Floats) -> Cells:
    width = np.diff(words.sentence_bounds)
    row, column = one - words.sentence_bounds[pairs[pair, 0]], other - words.sentence_bounds[pairs[pair, 1]]
    size = int(width.max(initial=0)) + 8
    key = (pair * size + row) * size + column
    order = np.argsort(key)
    key = key[order]
    opens = np.flatnonzero(np.append(True, key[1:] != key[:-1])) if len(key) else order
    weight = np.add.reduceat(worth[order], opens) if len(opens) else worth
    first = order[opens]
    least = np.minimum(total[one[first]], total[other[first]])
    part = weight / np.maximum(least, _LIGHT_SENTENCE)
    keep = part >= _SAME_MATTER
    key, first, weight, part = key[opens][keep], first[keep], weight[keep], part[keep]
    chain, before = _chains(key, weight * np.minimum(part, 1), size)
    return Cells(pair[first], one[first], other[first], weight, part, chain, before)


def _chains(key: Ints, gain: Floats, size: int) -> tuple[Floats, Ints]:
    """The best chain that ends in each cell: its sum of gains, and the cell before the last."""
    places = np.arange(len(key))
    best, before = gain.copy(), places.copy()
    if not len(key):
        return best, before
    earlier = []
    for down, right in _STEPS:
        sought = key - down * size - right
        found = np.minimum(np.searchsorted(key, sought), len(key) - 1)
        valid = (key[found] == sought) & (found < places)
        earlier.append(np.where(valid, found, -1))
    for _ in range(_ROUNDS):
        last = best
        best, before = gain.copy(), places.copy()
        for found in earlier:
            value = np.where(found >= 0, gain + last[found], 0)
            better = value > best
            best[better], before[better] = value[better], found[better]
        if np.array_equal(best, last):
            break
    return best, before
