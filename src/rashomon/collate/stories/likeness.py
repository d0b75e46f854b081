"""Likeness: what speaks for and against two articles reporting the same event, as named features of pairs."""

from collections.abc import Iterator

import numpy as np
from numpy.typing import NDArray

from rashomon.collate.copies.weights import starts_of
from rashomon.collate.copies.words import Floats, Ints
from rashomon.collate.stories.profiles import (
    HEADLINE,
    LEAD,
    LEAD_NAMES,
    LEADS,
    NAME,
    NAMES,
    NUMBER,
    NUMBERS,
    TITLE,
    WORDS,
    Archive,
    shared_words,
    summed,
)

FEATURES = (
    "names_less",
    "names_more",
    "words_less",
    "words_more",
    "lead_found_less",
    "lead_found_more",
    "lead_names_found_less",
    "lead_names_found_more",
    "lead_both",
    "numbers_more",
    "title_found",
    "close_in_time",
    "both_dated",
)

# Reports of one event appear within days of each other; weeks apart they seldom tell of the same one.
_NEAR, _FAR = 4.0, 30.0
# The longer ago, the less: so many days apart reports lose nothing, then one in the logarithm of the odds every so many
# more, at most so much. This is set by hand: where days are known the texts for training hold no two events of a kind.
_FRESH, _FADING, _MOST_FADED = 21.0, 20.0, 12.0
# More likeness than this says no more: two short reports of one kind share most of their words, and still no event.
_MOST_WORDS_LESS, _MOST_WORDS_MORE = 0.4, 0.6
# A kind of words that weighs less than this counts as if it did: by plain weight (one rare word), and by value.
_FEW, _LITTLE = 1.0, 0.5
# Pairs that are measured at once: what they share stays in the processor's cache.
_AT_ONCE = 1024


def likeness(archive: Archive, days: Floats, pairs: Ints) -> Iterator[tuple[slice, NDArray[np.float32]]]:
    """The features of each pair, part by part: which pairs, and an array of shape (n, len(FEATURES)) for them.

    ``days`` are publication days, NaN where unknown. ``less`` and ``more`` are the shares of the two articles' weight,
    the smaller and the larger one; ``lead_found`` asks how much of one article's lead stands anywhere in the other: a
    lead names what the event is.
    """
    # That both carry a date tells of a common source where most articles carry none, and nothing where all do.
    undated = float(np.isnan(days).mean()) if len(days) else 0.0
    for begin in range(0, len(pairs), _AT_ONCE):
        part = slice(begin, begin + _AT_ONCE)
        gap = np.abs(days[pairs[part, 0]] - days[pairs[part, 1]])
        close = np.where(np.isnan(gap), 0.0, np.exp(-gap / _NEAR) + np.exp(-gap / _FAR) - 1.0)
        both_dated = np.where(np.isnan(gap), 0.0, undated)
        yield part, np.column_stack([*_shares(archive, pairs[part]), close, both_dated]).astype(np.float32)


def faded(days: Floats, pairs: Ints) -> NDArray[np.float64]:
    """What the days between publication take from the logarithm of the odds that the pairs report one event."""
    gap = np.abs(days[pairs[:, 0]] - days[pairs[:, 1]]).astype(np.float64)
    lost: NDArray[np.float64] = np.clip((np.nan_to_num(gap) - _FRESH) / _FADING, 0.0, _MOST_FADED)
    return lost


def _shares(archive: Archive, pairs: Ints) -> tuple[Floats, ...]:
    """What the articles of each pair share of their words: all but the last two features."""
    numbers, both_lead, *sides = _shared_weights(archive, pairs)
    names, words, leads, lead_names, titles = (np.stack(sides[kind : kind + 2]) for kind in range(0, 10, 2))
    weights = archive.weights[pairs].T

    def parts(kind: int, shared: Floats, least: float) -> tuple[Floats, Floats]:
        """The shares of the two articles' weight of this kind that are shared, the smaller and the larger one."""
        shares = shared / np.maximum(weights[kind], least)
        return shares.min(axis=0), shares.max(axis=0)

    words_less, words_more = parts(WORDS, words, _LITTLE)
    headlines = np.where(weights[HEADLINE] > 0, titles / np.maximum(weights[HEADLINE], _FEW / 2), -1.0)
    return (
        *parts(NAMES, names, _LITTLE),
        np.minimum(words_less, _MOST_WORDS_LESS),
        np.minimum(words_more, _MOST_WORDS_MORE),
        *parts(LEADS, leads, _FEW),
        *parts(LEAD_NAMES, lead_names, _FEW),
        both_lead,
        parts(NUMBERS, numbers, _FEW)[1],
        # The larger share of a headline that stands anywhere in the other article; -1 where neither has one.
        headlines.max(axis=0),
    )


def _shared_weights(archive: Archive, pairs: Ints) -> NDArray[np.float32]:
    """The weight of what the articles of each pair share, by kind, shape (12, n).

    Numbers, what both leads have; then for either side what are names there and what are other words, by value, what
    its lead has, the names that its lead has, what its headline has.
    """
    pair, one, other = shared_words(archive.stem, archive.bounds, pairs)
    rarity, marks = archive.weighing.of(archive.stem[one]), (archive.marks[one], archive.marks[other])
    value, lead = (archive.value[one], archive.value[other]), [mine & LEAD > 0 for mine in marks]
    number = marks[0] & NUMBER > 0
    name = [(mine & NAME > 0) & ~number for mine in marks]
    amounts = (
        rarity * number,
        rarity * (lead[0] & lead[1]),
        *(value[side] * name[side] for side in (0, 1)),
        *(value[side] * ~(name[side] | number) for side in (0, 1)),
        *(rarity * lead[side] for side in (0, 1)),
        *(rarity * (name[0] & name[1] & lead[side]) for side in (0, 1)),
        *(rarity * (mine & TITLE > 0) for mine in marks),
    )
    opens = starts_of(pair)
    weights = np.zeros((len(amounts), len(pairs)), dtype=np.float32)
    weights[:, pair[opens]] = summed(np.stack(amounts), opens)
    return weights
