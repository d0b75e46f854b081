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
# A shared share of weight is taken of the lighter sentence (one may be half of the other), and a bit of the heavier.
_OF_HEAVIER = 0.3
# Below this share two sentences say different things.
_SAME_MATTER = 0.2
# A word that a text repeats in n sentences identifies each of them n ** _SPREAD times less: the hero of a story.
_SPREAD = 0.5
# How far a chain may step in each text from one cell to the next: sentences are left out, joined, split, exchanged.
_STEPS = tuple((down, right) for down in range(4) for right in range(-1, 5) if (down, right) > (0, 0))
_ROUNDS = 32
_SENTENCE_BITS = 12
_SENTENCES = 1 << _SENTENCE_BITS


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


@dataclass(frozen=True, slots=True)
class _Sentences:
    """Every word that weighs something, once a sentence: sorted by text and stem; ``spread`` counts its sentences."""

    key: Ints
    sentence: Ints
    rarity: Floats
    spread: Floats
    bounds: Ints
    total: Floats


def _sentence_entries(words: Words, weighing: Weighing) -> _Sentences:
    stems = stem_ids(words)
    heavy = np.flatnonzero(weighing.of(stems) > 0)
    # Text, stem and sentence in one number; sentences are counted from the beginning of their text.
    inner = np.minimum(words.sentence[heavy] - words.sentence_bounds[words.text[heavy]], _SENTENCES - 1)
    packed = np.sort((((words.text[heavy] << STEM_BITS) | stems[heavy]) << _SENTENCE_BITS) | inner)
    if len(packed):
        packed = packed[np.append(True, packed[1:] != packed[:-1])]
    key = packed >> _SENTENCE_BITS
    text = key >> STEM_BITS
    opens = np.flatnonzero(np.append(True, key[1:] != key[:-1])) if len(key) else key
    counts = np.diff(np.append(opens, len(key)))
    spread = np.repeat((counts**_SPREAD).astype(np.float32), counts)
    rarity = weighing.of((key & ((1 << STEM_BITS) - 1)).astype(np.int32))
    sentence = words.sentence_bounds[text] + (packed & (_SENTENCES - 1))
    total = np.bincount(sentence, weights=rarity / spread, minlength=int(words.sentence_bounds[-1]))
    bounds = np.searchsorted(text, np.arange(len(words.bounds)))
    return _Sentences(key, sentence, rarity, spread, bounds, total.astype(np.float32))


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
    entries = _sentence_entries(words, weighing)
    index, owner = ranges(entries.bounds[pairs[:, 0]], np.diff(entries.bounds)[pairs[:, 0]])
    sought = (pairs[owner, 1] << STEM_BITS) | (entries.key[index] & ((1 << STEM_BITS) - 1))
    left = np.searchsorted(entries.key, sought)
    hit = np.flatnonzero(entries.key[np.minimum(left, len(entries.key) - 1)] == sought)
    # The number of sentences that repeat the word stands squared in its spread.
    count = np.rint(entries.spread[left[hit]] ** (1 / _SPREAD)).astype(np.int64)
    place, which = ranges(left[hit], count)
    which = hit[which]
    mine = index[which]
    worth = entries.rarity[mine] / np.maximum(entries.spread[mine], entries.spread[place])
    return _sum_cells(
        words, owner[which], entries.sentence[mine], entries.sentence[place], worth, pairs, entries.total
    ), entries.total


def _sum_cells(words: Words, pair: Ints, one: Ints, other: Ints, worth: Floats, pairs: Ints, total: Floats) -> Cells:
    # Room for the steps of a chain beyond either edge, so that no step leads into another row.
    size = int(np.diff(words.sentence_bounds).max(initial=0)) + 8
    row, column = one - words.sentence_bounds[pairs[pair, 0]], other - words.sentence_bounds[pairs[pair, 1]]
    key = (pair * size + row) * size + column
    order = np.argsort(key, kind="stable")
    key = key[order]
    opens = np.flatnonzero(np.append(True, key[1:] != key[:-1])) if len(key) else order
    weight = np.add.reduceat(worth[order], opens) if len(opens) else worth
    first = order[opens]
    one_weight, other_weight = total[one[first]], total[other[first]]
    whole = (1 - _OF_HEAVIER) * np.minimum(one_weight, other_weight) + _OF_HEAVIER * np.maximum(
        one_weight, other_weight
    )
    part = weight / np.maximum(whole, _LIGHT_SENTENCE)
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
