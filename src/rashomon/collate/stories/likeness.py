"""Likeness: what speaks for and against two articles reporting the same event, as named features of pairs."""

import numpy as np
from numpy.typing import NDArray

from rashomon.collate.copies.words import Bools, Floats, Ints
from rashomon.collate.stories.profiles import Archive, Profiles, shared_entries

FEATURES = (
    "cosine",
    "names_less",
    "names_more",
    "words_less",
    "words_more",
    "lead_found_less",
    "lead_found_more",
    "lead_names_found_less",
    "lead_names_found_more",
    "lead_both",
    "numbers_less",
    "title_found",
    "close_in_time",
    "both_dated",
)


# Reports of one event appear within days of each other; weeks apart they seldom tell of the same one.
_NEAR, _FAR = 4.0, 30.0
# The longer ago, the less: so many days apart reports lose nothing, then one in the logarithm of the odds every so many
# more, at most so much. This is set by hand: where days are known the texts for training hold no two events of a kind.
_FRESH, _FADING, _MOST_FADED = 21.0, 20.0, 8.0
# More likeness than this says no more: two short reports of one kind share most of their words, and still no event.
_MOST_ALIKE, _MOST_WORDS_LESS, _MOST_WORDS_MORE = 0.5, 0.25, 0.4
# Pairs that are measured at once.
_AT_ONCE = 16_384


def likeness(archive: Archive, days: Floats, pairs: Ints) -> NDArray[np.float32]:
    """The features of each pair, shape (n, len(FEATURES)); ``days`` are publication days, NaN where unknown.

    ``less`` and ``more`` are the shares of the two articles' weight, the smaller and the larger one; ``lead_found``
    asks how much of one article's lead stands anywhere in the other: a lead names what the event is.
    """
    undated = float(np.isnan(days).mean()) if len(days) else 0.0
    out = np.zeros((len(pairs), len(FEATURES)), dtype=np.float32)
    for begin in range(0, len(pairs), _AT_ONCE):
        some = slice(begin, begin + _AT_ONCE)
        chosen, places = np.unique(pairs[some], return_inverse=True)
        out[some] = _features(archive.of(chosen), days[chosen], places.reshape(-1, 2), undated)
    return out


def faded(days: Floats, pairs: Ints) -> NDArray[np.float64]:
    """What the days between publication take from the logarithm of the odds that the pairs report one event."""
    gap = np.abs(days[pairs[:, 0]] - days[pairs[:, 1]]).astype(np.float64)
    lost: NDArray[np.float64] = np.clip((np.nan_to_num(gap) - _FRESH) / _FADING, 0.0, _MOST_FADED)
    return lost


def _features(profiles: Profiles, days: Floats, pairs: Ints, undated: float) -> NDArray[np.float32]:
    count = len(pairs)
    owner, one, other = shared_entries(profiles, pairs)
    rarity = profiles.rarity[one]
    name = profiles.name[one] & profiles.name[other] & ~profiles.number[one]
    plain = ~name & ~profiles.number[one]
    leads = profiles.lead[one], profiles.lead[other]

    def total(which: Bools) -> Floats:
        return np.bincount(owner[which], weights=rarity[which], minlength=count)

    def whole(which: Bools) -> Floats:
        sums = np.bincount(profiles.article[which], weights=profiles.rarity[which], minlength=len(profiles.bounds) - 1)
        return np.maximum(sums[pairs], 1.0)

    def found(kind: Bools, mine: Bools) -> tuple[Floats, Floats]:
        parts = np.stack([total(kind & leads[0]), total(kind & leads[1])], axis=1) / whole(mine & profiles.lead)
        return parts.min(axis=1), parts.max(axis=1)

    everything = np.ones(len(owner), dtype=bool)
    names, numbers = profiles.name & ~profiles.number, profiles.number
    name_parts = total(name)[:, None] / whole(names)
    word_parts = total(plain)[:, None] / whole(~names & ~numbers)
    number_parts = total(profiles.number[one])[:, None] / whole(numbers)
    both = leads[0] & leads[1]
    gap = np.abs(days[pairs[:, 0]] - days[pairs[:, 1]])
    columns = (
        np.minimum(np.bincount(owner, profiles.value[one] * profiles.value[other], count), _MOST_ALIKE),
        name_parts.min(axis=1),
        name_parts.max(axis=1),
        np.minimum(word_parts.min(axis=1), _MOST_WORDS_LESS),
        np.minimum(word_parts.max(axis=1), _MOST_WORDS_MORE),
        *found(everything, np.ones(len(profiles.stem), dtype=bool)),
        *found(name, names),
        total(both),
        number_parts.max(axis=1),
        _titles(profiles, owner, one, other, pairs),
        np.where(np.isnan(gap), 0.0, np.exp(-gap / _NEAR) + np.exp(-gap / _FAR) - 1.0),
        # That both carry a date tells of a common source where most articles carry none, and nothing where all do.
        np.where(np.isnan(gap), 0.0, undated),
    )
    return np.stack(columns, axis=1).astype(np.float32)


def _titles(profiles: Profiles, owner: Ints, one: Ints, other: Ints, pairs: Ints) -> Floats:
    """How much of either headline stands in the other article, the larger share; -1 where neither has one."""
    parts = []
    for side, entry in enumerate((one, other)):
        mine = profiles.title[entry]
        sums = np.bincount(
            profiles.article[profiles.title],
            weights=profiles.rarity[profiles.title],
            minlength=len(profiles.bounds) - 1,
        )[pairs[:, side]]
        shared = np.bincount(owner[mine], weights=profiles.rarity[entry[mine]], minlength=len(pairs))
        parts.append(np.where(sums > 0, shared / np.maximum(sums, 0.5), -1.0))
    return np.maximum(*parts)
