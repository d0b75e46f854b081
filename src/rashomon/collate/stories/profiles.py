"""Profiles: what each article is about, as weighted words, and how much two profiles share.

Weights come from general English and from the batch: a word is rare when news reports seldom use it, and rarer
when this batch seldom does. Headline and first words count double, names and places (capital letters) count more.
"""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from rashomon.collate.copies.weights import (
    STEM_BITS,
    Weighing,
    general_weighing,
    ranges,
    smaller_first,
    stem_ids,
    weigh,
)
from rashomon.collate.copies.words import Bools, Floats, Ints, Words, read_words
from rashomon.model import MarkedArticle

# The first words of an article, its headline included, say what it is about.
LEAD_WORDS = 60
_LEAD = 2.0
_NAME = 2.0
# A word used often says more than one used once, but far less than its count.
_REPEAT = 0.5
# Of a longer article the words of least value are left out.
_KEPT = 512
# Articles that are read at once; the weights of a larger batch come from a sample of more than ``_SAMPLE / 2``.
_AT_ONCE, _SAMPLE = 4096, 2048
# An entry in one number: the stem, four marks (headline, capital letter, number, lead), and the value.
VALUE_BITS = 20
MOST_VALUE = (1 << VALUE_BITS) - 1
STEMS = (1 << STEM_BITS) - 1
_MARK_BITS = 4
# Words are first compared by so many numbers, made of the last bits of their stems.
_SHORT = 1 << 12
_TITLE, _NAMED, _FIGURE, _FIRST = 8, 4, 2, 1


@dataclass(frozen=True, slots=True)
class Profiles:
    """The words of some articles, once each: entries ``bounds[a]:bounds[a + 1]`` belong to article ``a``.

    ``value`` has length 1 an article (before words of least value were left out); ``rarity`` is the plain weight of
    the word, 0 to 1.
    """

    stem: Ints
    value: Floats
    rarity: Floats
    name: Bools
    number: Bools
    lead: Bools
    title: Bools
    article: Ints
    bounds: Ints


@dataclass(frozen=True, slots=True)
class Archive:
    """The profiles of a whole batch in 8 bytes a word, about 1 kB an article; sorted by article and stem."""

    packed: Ints
    bounds: Ints
    weighing: Weighing

    def __len__(self) -> int:
        return len(self.bounds) - 1

    def of(self, articles: Ints) -> Profiles:
        """The profiles of these articles, numbered anew in the order given."""
        counts = (self.bounds[1:] - self.bounds[:-1])[articles]
        places, owner = ranges(self.bounds[articles], counts)
        packed = self.packed[places]
        stem, marks = packed >> (VALUE_BITS + _MARK_BITS), packed >> VALUE_BITS
        return Profiles(
            stem=stem,
            value=((packed & MOST_VALUE) * np.float32(1 / MOST_VALUE)).astype(np.float32),
            rarity=self.weighing.of(stem.astype(np.int32)),
            name=(marks & _NAMED) > 0,
            number=(marks & _FIGURE) > 0,
            lead=(marks & _FIRST) > 0,
            title=(marks & _TITLE) > 0,
            article=owner,
            bounds=np.append(0, np.cumsum(counts)),
        )


def profile(articles: Sequence[MarkedArticle]) -> Archive:
    """The profiles of ``articles``, in their order; read part by part, so that no more words are held than of one."""
    texts = [(article.title or "", article.text) for article in articles]
    if len(texts) <= _AT_ONCE:
        words = _words(texts)
        weighing = weigh(words)
        parts = [_profiles(texts, words, weighing)]
    else:
        weighing = _weigh_sample(_words(texts[:: len(texts) // _SAMPLE + 1]))
        chunks = (texts[first : first + _AT_ONCE] for first in range(0, len(texts), _AT_ONCE))
        parts = [_profiles(chunk, _words(chunk), weighing) for chunk in chunks]
    packed, counts = (np.concatenate(kind) for kind in zip(*parts, strict=True))
    return Archive(packed, np.append(0, np.cumsum(counts)), weighing)


def _weigh_sample(words: Words) -> Weighing:
    """Weights from a sample: a word that it lacks weighs what general English says, a name as much as any."""
    table = general_weighing().table.copy()
    seen = np.unique(stem_ids(words))
    table[seen] = weigh(words).table[seen]
    return Weighing(table)


def pack(article: Ints, stem: Ints, marks: Ints, value: Floats, most: int) -> tuple[Ints, Ints]:
    """Entries of an archive, the ``most`` of greatest value of each article, and how many each article has.

    ``article`` counts from 0 to less than 2 to the 17, without a gap at its end, and is sorted.
    """
    amount = np.rint(np.minimum(value, 1.0) * MOST_VALUE).astype(np.int64)
    keys = (article << VALUE_BITS | (MOST_VALUE - amount)) << (STEM_BITS + _MARK_BITS) | stem << _MARK_BITS | marks
    keys.sort()
    article = keys >> (VALUE_BITS + STEM_BITS + _MARK_BITS)
    count = int(article[-1]) + 1 if len(article) else 0
    rank = np.arange(len(keys)) - np.searchsorted(article, np.arange(count))[article]
    keys, article = keys[rank < most], article[rank < most]
    words = keys & ((1 << (STEM_BITS + _MARK_BITS)) - 1)
    amount = MOST_VALUE - (keys >> (STEM_BITS + _MARK_BITS) & MOST_VALUE)
    packed = (article << (STEM_BITS + _MARK_BITS) | words) << VALUE_BITS | amount
    packed.sort()
    return packed & ((1 << (STEM_BITS + _MARK_BITS + VALUE_BITS)) - 1), np.bincount(article, minlength=count)


def _words(texts: Sequence[tuple[str, str]]) -> Words:
    return read_words([f"{title}\n\n{text}" for title, text in texts])


def _profiles(texts: Sequence[tuple[str, str]], words: Words, weighing: Weighing) -> tuple[Ints, Ints]:
    """The packed entries of these texts, which hold these ``words``, and how many each has."""
    headed = np.array([1 if title else 0 for title, _ in texts], dtype=np.int64)
    stems = stem_ids(words)
    heavy = np.flatnonzero(weighing.of(stems) > 0)
    text = words.text[heavy]
    title = words.sentence[heavy] < (words.sentence_bounds[:-1] + headed)[text]
    marks = title * _TITLE + words.capital[heavy] * _NAMED + words.number[heavy] * _FIGURE
    marks += heavy - words.bounds[text] < LEAD_WORDS
    keys = np.sort(((text << STEM_BITS) | stems[heavy]) << _MARK_BITS | marks)
    if not len(keys):
        return keys, np.zeros(len(texts), dtype=np.int64)
    entry = keys >> _MARK_BITS
    opens = np.flatnonzero(np.append(True, entry[1:] != entry[:-1]))
    counts = np.diff(np.append(opens, len(keys)))
    worth = (1 + (keys & _FIRST) * (_LEAD - 1)) * (1 + (keys >> 2 & 1) * (_NAME - 1))
    stem, article = entry[opens] & STEMS, entry[opens] >> STEM_BITS
    value = weighing.of(stem.astype(np.int32)) * np.add.reduceat(worth, opens) / counts ** (1 - _REPEAT)
    norms = np.sqrt(np.bincount(article, weights=value * value, minlength=len(texts)))
    both = np.bitwise_or.reduceat(keys & (1 << _MARK_BITS) - 1, opens)
    packed, sizes = pack(article, stem, both, value / norms[article], _KEPT)
    return packed, np.append(sizes, np.zeros(len(texts) - len(sizes), dtype=np.int64))


def shared_entries(profiles: Profiles, pairs: Ints) -> tuple[Ints, Ints, Ints]:
    """The words that the two articles of each pair share: the pair, and the entry in either profile."""
    sizes = np.diff(profiles.bounds)
    few, many, swapped = smaller_first(pairs, sizes)
    index, owner = ranges(profiles.bounds[few], sizes[few])
    # Most words are in one article alone: a table of bits tells that faster than a search.
    short = profiles.stem & (_SHORT - 1)
    table = np.zeros(len(sizes) * _SHORT, dtype=bool)
    table[profiles.article * _SHORT + short] = True
    maybe = np.flatnonzero(table[many[owner] * _SHORT + short[index]])
    owner, index = owner[maybe], index[maybe]
    keys = (profiles.article << STEM_BITS) | profiles.stem
    sought = (many[owner] << STEM_BITS) | profiles.stem[index]
    found = np.minimum(np.searchsorted(keys, sought), max(len(keys) - 1, 0))
    same = np.flatnonzero(keys[found] == sought) if len(keys) else found
    owner, asked, answer = owner[same], index[same], found[same]
    turned = swapped[owner]
    return owner, np.where(turned, answer, asked), np.where(turned, asked, answer)
