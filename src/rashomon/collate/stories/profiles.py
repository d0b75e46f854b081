"""Profiles: what each article is about, as weighted words, and how much two profiles share.

Weights come from general English and from the batch: a word is rare when news reports seldom use it, and rarer
when this batch seldom does. Headline and first words count double, names and places (capital letters) count more.
"""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from rashomon.collate.copies.weights import STEM_BITS, Weighing, ranges, smaller_first, stem_ids, weigh
from rashomon.collate.copies.words import Bools, Floats, Ints, read_words
from rashomon.model import MarkedArticle

# The first words of an article, its headline included, say what it is about.
LEAD_WORDS = 60
_LEAD = 2.0
_NAME = 2.0
# A word used often says more than one used once, but far less than its count.
_REPEAT = 0.5


@dataclass(frozen=True, slots=True)
class Profiles:
    """The words of each article, once each: entries ``bounds[a]:bounds[a + 1]`` belong to article ``a``.

    ``value`` is normalised to length 1 an article; ``rarity`` is the plain weight of the word, 0 to 1.
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


def profile(articles: Sequence[MarkedArticle], weighing: Weighing | None = None) -> Profiles:
    """The profiles of ``articles``, in their order."""
    headed = np.array([1 if article.title else 0 for article in articles], dtype=np.int64)
    words = read_words([f"{article.title or ''}\n\n{article.text}" for article in articles])
    if weighing is None:
        weighing = weigh(words)
    stems = stem_ids(words)
    rarity = weighing.of(stems)
    heavy = np.flatnonzero(rarity > 0)
    lead = (np.arange(len(words)) - words.bounds[words.text] < LEAD_WORDS)[heavy]
    title = words.sentence[heavy] < (words.sentence_bounds[:-1] + headed)[words.text[heavy]]
    flags = title * 8 + words.capital[heavy] * 4 + words.number[heavy] * 2 + lead
    keys = np.sort(((words.text[heavy] << STEM_BITS) | stems[heavy]) << 4 | flags)
    entry = keys >> 4
    opens = np.flatnonzero(np.append(True, entry[1:] != entry[:-1])) if len(keys) else keys
    counts = np.diff(np.append(opens, len(keys)))
    flags = np.bitwise_or.reduceat(keys & 15, opens) if len(opens) else keys
    worth = (1 + (keys & 1) * (_LEAD - 1)) * (1 + (keys >> 2 & 1) * (_NAME - 1))
    stem, article = entry[opens] & ((1 << STEM_BITS) - 1), entry[opens] >> STEM_BITS
    rarity = weighing.of(stem.astype(np.int32))
    sums = np.add.reduceat(worth, opens) if len(opens) else worth
    value = (rarity * sums / counts ** (1 - _REPEAT)).astype(np.float32)
    bounds = np.searchsorted(article, np.arange(len(articles) + 1))
    norms = np.sqrt(np.bincount(article, weights=value * value, minlength=len(articles)))
    value = (value / norms[article]).astype(np.float32)
    return Profiles(
        stem=stem,
        value=value,
        rarity=rarity,
        name=(flags & 4) > 0,
        number=(flags & 2) > 0,
        lead=(flags & 1) > 0,
        title=(flags & 8) > 0,
        article=article,
        bounds=bounds.astype(np.int64),
    )


def shared_entries(profiles: Profiles, pairs: Ints) -> tuple[Ints, Ints, Ints]:
    """The words that the two articles of each pair share: the pair, and the entry in either profile."""
    keys = (profiles.article << STEM_BITS) | profiles.stem
    few, many, swapped = smaller_first(pairs, np.diff(profiles.bounds))
    index, owner = ranges(profiles.bounds[few], np.diff(profiles.bounds)[few])
    sought = (many[owner] << STEM_BITS) | profiles.stem[index]
    found = np.minimum(np.searchsorted(keys, sought), max(len(keys) - 1, 0))
    same = np.flatnonzero(keys[found] == sought) if len(keys) else found
    owner, asked, answer = owner[same], index[same], found[same]
    turned = swapped[owner]
    return owner, np.where(turned, answer, asked), np.where(turned, asked, answer)
