"""Evidence: what two articles share, measured for many pairs of articles at once.

Two measures lie side by side. *Verbatim*: five words in a row that stand in both. *Cells*: a sentence of one and
a sentence of the other, and the weight of the rare words, names and numbers that they share. A text that was
reworded keeps its matter in its order, so its cells form a long chain; independent reports of one event share
names all over, but no chain.
"""

from dataclasses import dataclass

import numpy as np

from rashomon.collate.copies.candidates import shingle_hashes
from rashomon.collate.copies.weights import STEM_BITS, Weighing, ranges, smaller_first, starts_of, stem_ids
from rashomon.collate.copies.words import Bools, Floats, Ints, Words

# A sentence with less weight than this (about five rare words) counts as if it had it: short ones match by chance.
_LIGHT_SENTENCE = 3.0
# A shared share of weight is taken of the lighter sentence (one may be half of the other), and a bit of the heavier.
_OF_HEAVIER = 0.3
# Below this share two sentences say different things.
_SAME_MATTER = 0.2
# A word that a text repeats in n sentences identifies each of them n ** _SPREAD times less: the hero of a story.
_SPREAD = 0.5
# Pairs of sentences of two texts that one word may bring together: 200 sentences of each.
_MOST_CELLS = 40_000
# How far a chain may step in each text from one cell to the next: sentences are left out, joined, split. The same in
# both texts, so that it never matters which is named first.
_STEPS = tuple((down, right) for down in range(5) for right in range(5) if (down, right) > (0, 0))
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
    """Two sentences that share matter: the pair, the sentences (numbered as in ``Words``), and what that is worth.

    ``gain`` is the shared weight times its share of the sentences' weight. Sorted by pair and sentences.
    """

    pair: Ints
    one: Ints
    other: Ints
    gain: Floats

    def of(self, keep: Bools) -> "Cells":
        """The cells for which ``keep`` holds."""
        return Cells(self.pair[keep], self.one[keep], self.other[keep], self.gain[keep])


@dataclass(frozen=True, slots=True)
class Chains:
    """For each cell the best chain that ends in it: its sum of gains, how many cells, the cell before (or itself)."""

    gain: Floats
    length: Ints
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
    packed = packed[starts_of(packed)]
    key = packed >> _SENTENCE_BITS
    text = key >> STEM_BITS
    opens = starts_of(key)
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
    if not len(keys):
        return Shingles(keys, keys, keys)
    keys = keys[np.append(True, (keys[1:] >> 19) != (keys[:-1] >> 19))]
    shingle, low = keys >> 19, (1 << 19) - 1
    bounds = np.searchsorted(keys >> 51, np.arange(len(words.bounds)))
    few, many, swapped = smaller_first(pairs, np.diff(bounds))
    index, owner = ranges(bounds[few], np.diff(bounds)[few])
    sought = (shingle[index] & ((1 << 32) - 1)) | (many[owner] << 32)
    found = np.minimum(np.searchsorted(shingle, sought), len(keys) - 1)
    same = np.flatnonzero(shingle[found] == sought)
    owner = owner[same]
    asked = (keys[index[same]] & low) + words.bounds[few[owner]]
    answer = (keys[found[same]] & low) + words.bounds[many[owner]]
    one, other = np.where(swapped[owner], answer, asked), np.where(swapped[owner], asked, answer)
    order = np.argsort((owner << 32) | one)
    return Shingles(owner[order], one[order], other[order])


def shared_cells(words: Words, weighing: Weighing, pairs: Ints) -> tuple[Cells, Floats]:
    """The cells of each pair, sorted by pair and sentences, and the weight of every sentence."""
    entries = _sentence_entries(words, weighing)
    sizes = np.diff(entries.bounds)
    few, many, swapped = smaller_first(pairs, sizes)
    index, owner = ranges(entries.bounds[few], sizes[few])
    sought = (many[owner] << STEM_BITS) | (entries.key[index] & ((1 << STEM_BITS) - 1))
    left = np.searchsorted(entries.key, sought)
    hit = np.flatnonzero(entries.key[np.minimum(left, len(entries.key) - 1)] == sought)
    # The number of sentences that repeat the word stands squared in its spread. What both texts say again and again
    # tells nothing of which sentence was taken, and would be compared with all of the other's.
    count = np.rint(entries.spread[left[hit]] ** (1 / _SPREAD)).astype(np.int64)
    own = np.rint(entries.spread[index[hit]] ** (1 / _SPREAD)).astype(np.int64)
    hit, count = hit[own * count <= _MOST_CELLS], count[own * count <= _MOST_CELLS]
    place, which = ranges(left[hit], count)
    mine = index[hit][which]
    worth = entries.rarity[mine] / np.maximum(entries.spread[mine], entries.spread[place])
    pair, asked, answer = owner[hit][which], entries.sentence[mine], entries.sentence[place]
    turned = swapped[pair]
    one, other = np.where(turned, answer, asked), np.where(turned, asked, answer)
    return _sum_cells(pair, one, other, worth, entries.total), entries.total


def _sum_cells(pair: Ints, one: Ints, other: Ints, worth: Floats, total: Floats) -> Cells:
    """Cells from the words that two sentences share, one row a word."""
    if not len(pair):
        return Cells(pair, one, other, worth)
    bits = len(total).bit_length()
    if 2 * bits + int(pair.max()).bit_length() < 63:
        order = np.argsort((((pair << bits) | one) << bits) | other)
    else:
        order = np.lexsort((other, one, pair))
    pair, one, other = pair[order], one[order], other[order]
    opens = np.append(True, (pair[1:] != pair[:-1]) | (one[1:] != one[:-1]) | (other[1:] != other[:-1]))
    weight = np.add.reduceat(worth[order], np.flatnonzero(opens))
    cells = Cells(pair[opens], one[opens], other[opens], weight)
    light, heavy = np.minimum(total[cells.one], total[cells.other]), np.maximum(total[cells.one], total[cells.other])
    part = weight / np.maximum((1 - _OF_HEAVIER) * light + _OF_HEAVIER * heavy, _LIGHT_SENTENCE)
    kept = cells.of(part >= _SAME_MATTER)
    return Cells(kept.pair, kept.one, kept.other, kept.gain * np.minimum(part[part >= _SAME_MATTER], 1))


def best_chains(cells: Cells, words: Words, pairs: Ints) -> Chains:
    """The best chain of cells that ends in each cell; a chain goes forward in both texts, by small steps."""
    places = np.arange(len(cells.pair))
    if not len(places):
        return Chains(cells.gain, places, places)
    # Room for the steps of a chain beyond either edge, so that no step leads into another row.
    size = int(np.diff(words.sentence_bounds).max(initial=0)) + 8
    row = cells.one - words.sentence_bounds[pairs[cells.pair, 0]]
    column = cells.other - words.sentence_bounds[pairs[cells.pair, 1]]
    key = (cells.pair * size + row) * size + column
    earlier = []
    for down, right in _STEPS:
        sought = key - down * size - right
        found = np.minimum(np.searchsorted(key, sought), len(key) - 1)
        later = np.flatnonzero((key[found] == sought) & (found < places))
        earlier.append((later, found[later]))
    best, before, length = cells.gain.copy(), places.copy(), np.ones_like(places)
    for _ in range(_ROUNDS):
        last, longer = best.copy(), length.copy()
        for later, found in earlier:
            value = cells.gain[later] + last[found]
            better = value > best[later]
            best[later[better]], before[later[better]] = value[better], found[better]
        length = np.where(before == places, 1, longer[before] + 1)
        if np.array_equal(best, last):
            break
    return Chains(best, length, before)
