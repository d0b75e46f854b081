"""Profiles: what each article is about, as weighted words, and which words two profiles share.

Weights come from general English and from the batch: a word is rare when news reports seldom use it, and rarer
when this batch seldom does. Headline and first words count double, names and places (capital letters) count more.
"""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from rashomon.collate.copies.weights import STEM_BITS, Weighing, general_weighing, ranges, starts_of, stem_ids, weigh
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
# The weights of a larger batch come from a sample of more than ``_SAMPLE / 2`` of its articles.
_WEIGHED_WHOLE, _SAMPLE = 4096, 2048
# Articles that are read at once: their words stay in the processor's cache.
_AT_ONCE = 512
# What a word is in its article, a bit each.
TITLE, NAME, NUMBER, LEAD = 8, 4, 2, 1
_MARK_BITS = 4
# The kinds of words that an article's weights are added up by.
NAMES, WORDS, NUMBERS, LEADS, LEAD_NAMES, HEADLINE = range(6)
# Values are compared, and added up, as whole numbers of so many bits.
VALUE_BITS = 20
MOST_VALUE = (1 << VALUE_BITS) - 1
# Words are looked up by the last bits of their stems, which few words of one article have in common.
_SLOT_BITS = 11
_SLOTS = (1 << _SLOT_BITS) - 1

Stems = NDArray[np.int32]
Values = NDArray[np.float32]
Marks = NDArray[np.uint8]


@dataclass(frozen=True, slots=True)
class Archive:
    """The words of a whole batch, once an article, in 9 bytes each, about 1.3 kB an article.

    Those of article ``a`` are ``bounds[a]:bounds[a + 1]``, sorted by stem: stems, values (of length 1 an article,
    before those of least value were left out) and marks. ``weights``, of shape (n, 6), says how much the words of each
    article weigh together: ``NAMES`` and other ``WORDS`` by their values, the other kinds by their plain weights.
    """

    stem: Stems
    value: Values
    marks: Marks
    bounds: Ints
    weights: Values
    weighing: Weighing

    def __len__(self) -> int:
        return len(self.bounds) - 1

    def words(self, articles: Ints) -> tuple[Ints, Ints]:
        """The places of the words of ``articles``, and which of the articles, from 0, each belongs to."""
        return ranges(self.bounds[articles], self.bounds[articles + 1] - self.bounds[articles])


def profile(articles: Sequence[MarkedArticle], weighing: Weighing | None = None) -> Archive:
    """The profiles of ``articles``, in their order; read part by part, so that no more words are held than of one.

    Words weigh as ``weighing`` says; without it as the articles themselves use them.
    """
    texts = [(article.title or "", article.text) for article in articles]
    weighing = weighing or _weigh(texts)
    parts = [_profiles(texts[first : first + _AT_ONCE], weighing) for first in range(0, len(texts), _AT_ONCE)]
    stem, value, marks, counts, weights = (np.concatenate(kind) for kind in zip(*parts, strict=True))
    return Archive(stem, value, marks, np.append(0, np.cumsum(counts)), weights, weighing)


def _weigh(texts: Sequence[tuple[str, str]]) -> Weighing:
    """Weights from the batch; a word that its sample lacks weighs what general English says, a name as much as any."""
    if len(texts) <= _WEIGHED_WHOLE:
        return weigh(_words(texts))
    words = _words(texts[:: len(texts) // _SAMPLE + 1])
    table, seen = general_weighing().table.copy(), np.unique(stem_ids(words))
    table[seen] = weigh(words).table[seen]
    return Weighing(table)


def _words(texts: Sequence[tuple[str, str]]) -> Words:
    return read_words([f"{title}\n\n{text}" for title, text in texts])


def _profiles(texts: Sequence[tuple[str, str]], weighing: Weighing) -> tuple[Stems, Values, Marks, Ints, Values]:
    """The words of these texts as in an ``Archive``, but for how many each text has in the place of bounds."""
    words = _words(texts)
    stem = stem_ids(words)
    heavy = np.flatnonzero(weighing.of(stem) > 0)
    keys = np.sort((words.text[heavy] << STEM_BITS | stem[heavy]) << _MARK_BITS | _marks(texts, words, heavy))
    word = keys >> _MARK_BITS
    opens = starts_of(word)
    worth = (1 + (keys & LEAD) * (_LEAD - 1)) * (1 + ((keys & NAME) > 0) * (_NAME - 1))
    text, stem = word[opens] >> STEM_BITS, (word[opens] & ((1 << STEM_BITS) - 1)).astype(np.int32)
    rarity, uses = weighing.of(stem), np.diff(np.append(opens, len(keys)))
    value = rarity * summed(worth, opens) / uses ** (1 - _REPEAT)
    norms = np.sqrt(np.bincount(text, weights=value * value, minlength=len(texts)))
    value = (value / norms[text]).astype(np.float32)
    marks = (keys & ((1 << _MARK_BITS) - 1)).astype(np.uint8)
    marks = np.bitwise_or.reduceat(marks, opens) if len(opens) else marks
    kept = heaviest(text, stem, value, len(texts), _KEPT)
    stem, value, marks, text = stem[kept], value[kept], marks[kept], text[kept]
    weights = _weights(text, value, rarity[kept], marks, len(texts))
    return stem, value, marks, np.bincount(text, minlength=len(texts)), weights


def _weights(text: Ints, value: Values, rarity: Values, marks: Marks, count: int) -> Values:
    """How much the words of each of ``count`` texts weigh together, by kind."""
    number, lead, title = (marks & mark > 0 for mark in (NUMBER, LEAD, TITLE))
    name = (marks & NAME > 0) & ~number
    amounts = (value * name, value * ~(name | number), *(rarity * kind for kind in (number, lead, name & lead, title)))
    columns = [np.bincount(text, weights=amount, minlength=count) for amount in amounts]
    return np.stack(columns, axis=1).astype(np.float32)


def _marks(texts: Sequence[tuple[str, str]], words: Words, chosen: Ints) -> Ints:
    """The marks of the ``chosen`` words."""
    headed = np.array([1 if title else 0 for title, _ in texts], dtype=np.int64)
    text = words.text[chosen]
    title = words.sentence[chosen] < (words.sentence_bounds[:-1] + headed)[text]
    lead = chosen - words.bounds[text] < LEAD_WORDS
    marks: Ints = title * TITLE + words.capital[chosen] * NAME + words.number[chosen] * NUMBER + lead * LEAD
    return marks


def summed(amounts: Floats, opens: Ints) -> Floats:
    """The sums, along the last axis, of the runs of ``amounts`` that open at these places."""
    return np.add.reduceat(amounts, opens, axis=-1) if len(opens) else amounts[..., :0]


def heaviest(article: Ints, stem: Ints | Stems, value: Floats, count: int, most: int) -> Bools:
    """Which words are among the ``most`` of greatest value of their article; of equals, those of smaller stems.

    ``article`` numbers the articles of the words below ``count``, in order.
    """
    counts = np.bincount(article, minlength=count)
    kept = np.ones(len(article), dtype=bool)
    asked = np.flatnonzero((counts > most)[article])
    if len(asked):
        lighter = MOST_VALUE - np.rint(np.minimum(value[asked], 1.0) * MOST_VALUE).astype(np.int64)
        keys = (article[asked] << VALUE_BITS | lighter) << STEM_BITS | stem[asked]
        begin = np.cumsum(np.where(counts > most, counts, 0)) - counts
        kept[asked] = keys <= np.sort(keys)[begin[article[asked]] + most - 1]
    return kept


def shared_words(stem: Stems, bounds: Ints, pairs: Ints) -> tuple[Ints, Ints, Ints]:
    """The words that both of each pair have: the pair, in order, and the place of the word in the one and the other.

    ``stem[bounds[a]:bounds[a + 1]]`` are the stems of ``a``, each once; ``pairs`` has shape (n, 2). The words of the
    second are looked up in a table of those of the first, so that pairs of one first article belong together.
    """
    first, row = np.unique(pairs[:, 0], return_inverse=True)
    mine, owner = ranges(bounds[first], bounds[first + 1] - bounds[first])
    keys = owner << STEM_BITS | stem[mine]
    slots = owner << _SLOT_BITS | keys & _SLOTS
    numbers = np.arange(len(mine), dtype=np.int32)
    table = np.full(len(first) << _SLOT_BITS, -1, dtype=np.int32)
    table[slots] = numbers
    hidden = np.flatnonzero(table[slots] != numbers)
    theirs, pair = ranges(bounds[pairs[:, 1]], bounds[pairs[:, 1] + 1] - bounds[pairs[:, 1]])
    sought = stem[theirs]
    found = table[(row << _SLOT_BITS)[pair] | sought & _SLOTS]
    maybe = np.flatnonzero(found >= 0)
    found, pair, theirs = found[maybe], pair[maybe], theirs[maybe]
    asked = row[pair] << STEM_BITS | sought[maybe]
    if len(hidden):
        order = hidden[np.argsort(keys[hidden])]
        other = np.flatnonzero(keys[found] != asked)
        found[other] = order[np.minimum(np.searchsorted(keys[order], asked[other]), len(order) - 1)]
    same = np.flatnonzero(keys[found] == asked) if len(keys) else found
    return pair[same], mine[found[same]], theirs[same]
