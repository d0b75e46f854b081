"""Courses: events that follow one another, joined to one story.

A crisis of months is many events with the same actors and places, report after report without a gap. Two events are
joined when they stand close in time and their articles, taken together, are about the same names and things: the
longer nothing was reported, and the more reports there are of both, the more alike they must be, so that the bouts of
one boxer stay apart, and two wars that go on at one time. What has gone on for weeks is a subject of its own, with
sides that share little; what appears meanwhile and is as much about it as its own outlying parts belongs to it.
"""

import numpy as np

from rashomon.collate.copies.weights import starts_of
from rashomon.collate.copies.words import Floats, Ints
from rashomon.collate.stories.linkage import connected
from rashomon.collate.stories.profiles import Archive
from rashomon.collate.stories.subjects import General, cohesion, cosines, general_words

# The likeness asked of two events that follow at once; how much more each day between them asks, and the logarithm of
# the number of reports of the smaller one: what single reports of one crisis share differs much, what hundreds of them
# share is nearly all that it is about, and two crises of one kind at one time share a good part of that.
_ALIKE, _A_DAY, _A_REPORT = 0.28, 0.05, 0.045
# So no two events follow one another over more days than this.
_LONGEST_GAP = (1 - _ALIKE) / _A_DAY
# A crisis: a course of so many articles over so many days.
_CRISIS_ARTICLES, _CRISIS_DAYS = 20, 21
# An article of a crisis is, on average, so much as alike to the others as they are to one another.
_BELONGS = 0.45
# Articles that are less alike than this have no one subject, whatever they were joined by.
_LOOSEST = 0.08
_ROUNDS = 12
_EVENT_BITS = 32


def join_events(archive: Archive, days: Floats, labels: Ints, neighbours: Ints) -> Ints:
    """The course of each article: ``labels`` (the event of each article, from 0) with events joined that follow on.

    Two events are compared where any of their articles are ``neighbours`` (pairs of articles, shape (n, 2)).
    """
    general = general_words(archive)
    known, margins = np.zeros(0, dtype=np.int64), np.zeros(0, dtype=np.float64)
    for _ in range(_ROUNDS):
        keys, gap = _close_pairs(labels, days, neighbours)
        old = np.minimum(np.searchsorted(known, keys), max(len(known) - 1, 0))
        seen = known[old] == keys if len(known) else np.zeros(len(keys), dtype=bool)
        fresh = np.zeros(len(keys))
        fresh[seen] = margins[old[seen]]
        new = _pairs(keys[~seen])
        fresh[~seen] = cosines(general, labels, new) - _needed(labels, new, gap[~seen])
        best = _best_partners(_pairs(keys[fresh >= 0]), fresh[fresh >= 0], len(labels))
        if not len(best):
            break
        merged = _merged(labels, best)
        # What two events that joined no other have in common stays as it was.
        alone = ~np.isin(_pairs(keys), best).any(axis=1)
        renamed = np.zeros(int(labels.max()) + 1, dtype=np.int64)
        renamed[labels] = merged
        kept = np.sort(renamed[_pairs(keys[alone])], axis=1)
        known, margins = kept[:, 0] << _EVENT_BITS | kept[:, 1], fresh[alone]
        order = np.argsort(known)
        known, margins, labels = known[order], margins[order], merged
    return _join_crises(general, days, labels, neighbours)


def following(archive: Archive, days: Floats, labels: Ints, events: tuple[int, int]) -> tuple[float, float, float]:
    """What decides whether one event follows the other: the days between them, how alike they are, and the need.

    The days are NaN where those of one event are not known; such events never follow one another.
    """
    first, last = _spans(labels, days)
    pair = np.array([events])
    gap = float(np.maximum(first[pair].max(axis=1) - last[pair].min(axis=1), 0)[0])
    needed = _needed(labels, pair, np.array([gap]))
    return gap, float(cosines(general_words(archive), labels, pair)[0]), float(needed[0])


def _needed(labels: Ints, pairs: Ints, gap: Floats) -> Floats:
    """How alike the two events of each pair must be to be joined, with so many days between them."""
    smaller = np.bincount(labels)[pairs].min(axis=1)
    needed: Floats = _ALIKE + _A_REPORT * np.log(smaller) + _A_DAY * gap
    return needed


def _join_crises(general: General, days: Floats, labels: Ints, neighbours: Ints) -> Ints:
    """The ``labels`` with each event that belongs to a crisis joined to the one it belongs to most."""
    first, last = _spans(labels, days)
    crisis = (np.bincount(labels) >= _CRISIS_ARTICLES) & (last - first >= _CRISIS_DAYS)
    keys, gap = _close_pairs(labels, days, neighbours)
    pairs = _pairs(keys[gap == 0])
    pairs = pairs[crisis[pairs].sum(axis=1) == 1]
    if not len(pairs):
        return labels
    whole = np.where(crisis[pairs[:, 0]], pairs[:, 0], pairs[:, 1])
    part = np.where(crisis[pairs[:, 0]], pairs[:, 1], pairs[:, 0])
    within = np.maximum(cohesion(general, labels, np.flatnonzero(crisis)), _LOOSEST)
    belongs = cosines(general, labels, pairs) / np.sqrt(within[whole])
    order = np.lexsort((whole, -belongs, part))
    order = order[belongs[order] >= _BELONGS]
    best = order[starts_of(part[order])]
    return _merged(labels, pairs[best])


def _pairs(keys: Ints) -> Ints:
    return np.stack([keys >> _EVENT_BITS, keys & ((1 << _EVENT_BITS) - 1)], axis=1)


def _close_pairs(labels: Ints, days: Floats, neighbours: Ints) -> tuple[Ints, Floats]:
    """The pairs of events, packed and sorted, that have neighbours and follow each other, and the days between."""
    first, last = _spans(labels, days)
    met = np.sort(labels[neighbours], axis=1)
    met = met[met[:, 0] != met[:, 1]]
    keys = np.unique(met[:, 0] << _EVENT_BITS | met[:, 1])
    pairs = _pairs(keys)
    gap = np.maximum(first[pairs].max(axis=1) - last[pairs].min(axis=1), 0)
    return keys[gap <= _LONGEST_GAP], gap[gap <= _LONGEST_GAP]


def _spans(labels: Ints, days: Floats) -> tuple[Floats, Floats]:
    """The first and the last day of each event; NaN where no article has one."""
    count = int(labels.max()) + 1
    first, last = np.full(count, np.inf), np.full(count, -np.inf)
    dated = np.flatnonzero(~np.isnan(days))
    np.minimum.at(first, labels[dated], days[dated])
    np.maximum.at(last, labels[dated], days[dated])
    first[np.isinf(first)], last[np.isinf(last)] = np.nan, np.nan
    return first, last


def _best_partners(pairs: Ints, margin: Floats, count: int) -> Ints:
    """Those of the ``pairs`` of events that are the best one for either of them, by their ``margin``."""
    rank = np.argsort(np.argsort(margin, kind="stable"), kind="stable")
    top = np.full(count, -1, dtype=np.int64)
    np.maximum.at(top, pairs[:, 0], rank)
    np.maximum.at(top, pairs[:, 1], rank)
    best: Ints = pairs[(top[pairs[:, 0]] == rank) | (top[pairs[:, 1]] == rank)]
    return best


def _merged(labels: Ints, pairs: Ints) -> Ints:
    """The labels with the events of all pairs called one, numbered from 0 without gaps."""
    name = connected(int(labels.max()) + 1, pairs)
    merged: Ints = np.unique(name[labels], return_inverse=True)[1].astype(np.int64)
    return merged
