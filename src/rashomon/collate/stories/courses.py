"""Courses: events that follow one another, joined to one story.

A crisis of months is many events with the same actors and places, report after report without a gap. Two events are
joined when they stand close in time and their articles, taken together, are about the same names and things; two
earthquakes of different years share their kind, but neither their places nor their days.
"""

from dataclasses import dataclass

import numpy as np

from rashomon.collate.copies.weights import STEM_BITS, Weighing, general_weighing
from rashomon.collate.copies.words import Ints
from rashomon.collate.stories.neighbours import neighbour_pairs
from rashomon.collate.stories.profiles import Floats, Profiles, shared_entries

# Events whose reports lie further apart than this many days do not follow one another.
_LONGEST_GAP = 30.0
# The likeness asked of two events that follow at once, and how much more of it a gap of ``_LONGEST_GAP`` asks.
_ALIKE = 0.3
_GAP_COST = 0.15
_ROUNDS = 12


@dataclass(frozen=True, slots=True)
class Times:
    """The first and the last day of each event; NaN where no article has a date."""

    first: Floats
    last: Floats


def join_events(profiles: Profiles, days: Floats, labels: Ints) -> Ints:
    """The course of each article: ``labels`` (the event of each article, from 0) with events joined that follow on."""
    general = revalued(profiles, general_weighing())
    for _ in range(_ROUNDS):
        events, times = _together(general, days, labels)
        pairs = neighbour_pairs(events, np.argsort(np.argsort(np.nan_to_num(times.first, nan=1e9), kind="stable")))
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
    value = (value / np.maximum(norms, 1e-9)[event]).astype(np.float32)
    first, last = np.full(count, np.inf), np.full(count, -np.inf)
    known = np.flatnonzero(~np.isnan(days))
    np.minimum.at(first, labels[known], days[known])
    np.maximum.at(last, labels[known], days[known])
    first[np.isinf(first)], last[np.isinf(last)] = np.nan, np.nan
    no = np.zeros(len(stem), dtype=bool)
    bounds = np.searchsorted(event, np.arange(count + 1))
    joint = Profiles(stem, value, value, no, no, no, no, event, bounds)
    return joint, Times(first.astype(np.float32), last.astype(np.float32))


def _best_partners(events: Profiles, times: Times, pairs: Ints) -> Ints:
    """Pairs of events, shape (n, 2), that are each other's best partner and alike enough."""
    owner, one, other = shared_entries(events, pairs)
    cosine = np.bincount(owner, weights=events.value[one] * events.value[other], minlength=len(pairs))
    later = np.maximum(times.first[pairs[:, 0]], times.first[pairs[:, 1]])
    sooner = np.minimum(times.last[pairs[:, 0]], times.last[pairs[:, 1]])
    gap = np.maximum(later - sooner, 0)
    margin = cosine - _ALIKE - _GAP_COST * gap / _LONGEST_GAP
    alike = np.flatnonzero((margin >= 0) & (gap <= _LONGEST_GAP))
    pairs, margin = pairs[alike], margin[alike]
    order = np.argsort(margin, kind="stable")
    rank = np.empty(len(order), dtype=np.int64)
    rank[order] = np.arange(len(order))
    top = np.full(len(times.first), -1, dtype=np.int64)
    np.maximum.at(top, pairs[:, 0], rank)
    np.maximum.at(top, pairs[:, 1], rank)
    return pairs[(top[pairs[:, 0]] == rank) & (top[pairs[:, 1]] == rank)]


def _merged(labels: Ints, pairs: Ints) -> Ints:
    """The labels with both events of each pair called one, numbered from 0 without gaps."""
    name = np.arange(int(labels.max()) + 1)
    name[pairs[:, 1]] = pairs[:, 0]
    return np.unique(name[labels], return_inverse=True)[1].astype(np.int64)
