"""Courses: events that follow one another, joined to one story.

A crisis of months is many events with the same actors and places, report after report without a gap. Two events are
joined when they stand close in time and their articles, taken together, are about the same names and things; two
earthquakes of different years share their kind, but neither their places nor their days.
"""

from dataclasses import dataclass

import numpy as np

from rashomon.collate.copies.weights import STEM_BITS, Weighing, general_weighing
from rashomon.collate.copies.words import Floats, Ints
from rashomon.collate.stories.profiles import Profiles, shared_entries

# Events whose reports lie further apart than this many days do not follow one another.
_LONGEST_GAP = 30.0
# The likeness asked of two events that follow at once, and how much more of it a gap of ``_LONGEST_GAP`` asks.
_ALIKE = 0.35
_GAP_COST = 0.15
_ROUNDS = 12
# An event is compared by its heaviest words alone.
_HEAVIEST = 150


@dataclass(frozen=True, slots=True)
class Times:
    """The first and the last day of each event; NaN where no article has a date."""

    first: Floats
    last: Floats


def join_events(profiles: Profiles, days: Floats, labels: Ints, neighbours: Ints) -> Ints:
    """The course of each article: ``labels`` (the event of each article, from 0) with events joined that follow on.

    Two events are compared where any of their articles are ``neighbours`` (pairs of articles, shape (n, 2)).
    """
    general = _heaviest(revalued(profiles, general_weighing()))
    for _ in range(_ROUNDS):
        met = np.sort(labels[neighbours], axis=1)
        pairs = np.unique(met[met[:, 0] != met[:, 1]], axis=0)
        if not len(pairs):
            break
        events, times = _together(general, days, labels)
        best = _best_partners(events, times, pairs)
        if not len(best):
            break
        labels = _merged(labels, best)
    return labels


def revalued(profiles: Profiles, weighing: Weighing) -> Profiles:
    """The profiles with other weights of words, each normalised to length 1 again."""
    rarity = weighing.of(profiles.stem.astype(np.int32))
    value = profiles.value / np.maximum(profiles.rarity, 1e-6) * rarity
    norms = np.sqrt(np.bincount(profiles.article, weights=value * value, minlength=len(profiles.bounds) - 1))
    value = (value / np.maximum(norms, 1e-9)[profiles.article]).astype(np.float32)
    return Profiles(
        profiles.stem,
        value,
        rarity,
        profiles.name,
        profiles.number,
        profiles.lead,
        profiles.title,
        profiles.article,
        profiles.bounds,
    )


def _heaviest(profiles: Profiles) -> Profiles:
    """The profiles with the ``_HEAVIEST`` words of each article (or event) alone."""
    by_value = np.lexsort((profiles.stem, -profiles.value, profiles.article))
    rank = np.arange(len(by_value)) - profiles.bounds[profiles.article[by_value]]
    kept = np.sort(by_value[rank < _HEAVIEST])
    article = profiles.article[kept]
    return Profiles(
        profiles.stem[kept],
        profiles.value[kept],
        profiles.rarity[kept],
        profiles.name[kept],
        profiles.number[kept],
        profiles.lead[kept],
        profiles.title[kept],
        article,
        np.searchsorted(article, np.arange(len(profiles.bounds))),
    )


def _together(profiles: Profiles, days: Floats, labels: Ints) -> tuple[Profiles, Times]:
    """One profile for each event, the sum of those of its articles."""
    count = int(labels.max()) + 1
    packed = (labels[profiles.article] << STEM_BITS) | profiles.stem
    order = np.argsort(packed, kind="stable")
    packed = packed[order]
    opens = np.flatnonzero(np.append(True, packed[1:] != packed[:-1]))
    event, stem = packed[opens] >> STEM_BITS, packed[opens] & ((1 << STEM_BITS) - 1)
    value = np.add.reduceat(profiles.value[order].astype(np.float64), opens)
    norms = np.sqrt(np.bincount(event, weights=value * value, minlength=count))
    value = value / np.maximum(norms, 1e-9)[event]
    first, last = np.full(count, np.inf), np.full(count, -np.inf)
    known = np.flatnonzero(~np.isnan(days))
    np.minimum.at(first, labels[known], days[known])
    np.maximum.at(last, labels[known], days[known])
    first[np.isinf(first)], last[np.isinf(last)] = np.nan, np.nan
    no = np.zeros(len(stem), dtype=bool)
    bounds = np.searchsorted(event, np.arange(count + 1))
    value = value.astype(np.float32)
    joint = _heaviest(Profiles(stem, value, value, no, no, no, no, event, bounds))
    return joint, Times(first.astype(np.float32), last.astype(np.float32))


def _best_partners(events: Profiles, times: Times, pairs: Ints) -> Ints:
    """The pairs of events, shape (n, 2), that are alike enough and the best one for either of them."""
    later = np.maximum(times.first[pairs[:, 0]], times.first[pairs[:, 1]])
    sooner = np.minimum(times.last[pairs[:, 0]], times.last[pairs[:, 1]])
    gap = np.maximum(later - sooner, 0)
    close = np.flatnonzero(gap <= _LONGEST_GAP)
    pairs, gap = pairs[close], gap[close]
    owner, one, other = shared_entries(events, pairs)
    cosine = np.bincount(owner, weights=events.value[one] * events.value[other], minlength=len(pairs))
    margin = cosine - _ALIKE - _GAP_COST * gap / _LONGEST_GAP
    alike = np.flatnonzero(margin >= 0)
    pairs, margin = pairs[alike], margin[alike]
    rank = np.argsort(np.argsort(margin, kind="stable"), kind="stable")
    top = np.full(len(times.first), -1, dtype=np.int64)
    np.maximum.at(top, pairs[:, 0], rank)
    np.maximum.at(top, pairs[:, 1], rank)
    best: Ints = pairs[(top[pairs[:, 0]] == rank) | (top[pairs[:, 1]] == rank)]
    return best


def _merged(labels: Ints, pairs: Ints) -> Ints:
    """The labels with the events of all pairs called one, numbered from 0 without gaps."""
    name = np.arange(int(labels.max()) + 1)
    while True:
        least = np.minimum(name[pairs[:, 0]], name[pairs[:, 1]])
        before = name.copy()
        np.minimum.at(name, pairs[:, 0], least)
        np.minimum.at(name, pairs[:, 1], least)
        name = name[name]
        if np.array_equal(name, before):
            merged: Ints = np.unique(name[labels], return_inverse=True)[1].astype(np.int64)
            return merged
