"""Grouping: articles into stories."""

import math
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

import numpy as np
from numpy.typing import NDArray

from rashomon.collate.copies import published_between
from rashomon.collate.copies.words import Floats, Ints
from rashomon.collate.stories.courses import join_events
from rashomon.collate.stories.likeness import FEATURES, faded, likeness
from rashomon.collate.stories.linkage import average_link
from rashomon.collate.stories.neighbours import neighbour_pairs
from rashomon.collate.stories.profiles import Archive, profile
from rashomon.learned import Linear
from rashomon.model import Copy, MarkedArticle

# A single article joins others where the mean chance that two of them report one event is at least this. Two groups
# need more, the more articles the smaller one has, up to ``_SURE``: a mean over many pairs errs less than one over
# few, and parts of one event that are as large as that would have been joined before.
SINGLE, LARGE, _SURE = 0.2, 0.6, 8
# Chances below this count as none.
_UNLIKELY = 0.03
# An article of which so much was taken from another reports what that one reports.
_TAKEN = 0.5
_SECONDS_A_DAY = 86_400


@dataclass(frozen=True, slots=True)
class Grouping:
    """How a batch in the order of time was parted: what was compared, and the event and the story of each article."""

    archive: Archive
    days: Floats
    pairs: Ints
    chances: NDArray[np.float64]
    events: Ints
    stories: Ints


def group_stories(articles: Sequence[MarkedArticle], copies: Sequence[Copy]) -> tuple[tuple[MarkedArticle, ...], ...]:
    """The articles parted into stories, every article in exactly one; the order of the articles never matters.

    Articles are joined to events first (average link over the chance that two report the same event), then events
    that follow one another to courses of events. The cost of an article does not depend on their number.
    """
    batch = in_time(articles)
    stories: dict[int, list[MarkedArticle]] = {}
    if batch:
        for article, label in zip(batch, group_batch(batch, copies).stories.tolist(), strict=True):
            stories.setdefault(label, []).append(article)
    by_id = (tuple(sorted(story, key=lambda article: article.id)) for story in stories.values())
    return tuple(sorted(by_id, key=lambda story: story[0].id))


def in_time(articles: Iterable[MarkedArticle]) -> list[MarkedArticle]:
    """The articles by day of publication, undated ones last, and by id."""
    return sorted(articles, key=lambda article: (_day(article), article.id))


def group_batch(batch: Sequence[MarkedArticle], copies: Sequence[Copy]) -> Grouping:
    """The grouping of at least one article; ``batch`` is ordered as by ``in_time``."""
    archive, days = profile(batch), publication_days(batch)
    pairs = neighbour_pairs(archive)
    pairs, chances = with_copies(pairs, same_event(archive, days, pairs), batch, copies)
    events = join_articles(len(batch), pairs, chances)
    return Grouping(archive, days, pairs, chances, events, join_events(archive, days, events, pairs))


def join_articles(count: int, pairs: Ints, chances: NDArray[np.float64], need: Sequence[float] = ()) -> Ints:
    """The event of each article, numbered from 0, from the ``chances`` that ``pairs`` of them report one."""
    likely = chances >= _UNLIKELY
    events = average_link(count, pairs[likely], chances[likely], need or needed_chances(SINGLE, LARGE))
    return np.unique(events, return_inverse=True)[1].astype(np.int64)


def needed_chances(single: float, large: float) -> list[float]:
    """The mean chance that a group of 1, 2, ... articles needs to join one that is no smaller."""
    return [single + (large - single) * math.log(size) / math.log(_SURE) for size in range(1, _SURE + 1)]


def publication_days(articles: Iterable[MarkedArticle]) -> Floats:
    """The day of publication of each article, as a number; NaN where it is not known."""
    days = np.fromiter(map(_day, articles), dtype=np.float32)
    return np.where(np.isinf(days), np.nan, days)


def _day(article: MarkedArticle) -> float:
    """The day of publication as a number, infinity where it is not known."""
    time = published_between(article.published)
    return time[0].timestamp() // _SECONDS_A_DAY if time else math.inf


def same_event(archive: Archive, days: Floats, pairs: Ints) -> NDArray[np.float64]:
    """The chance that the articles of each pair report the same event."""
    weights, bias = _model()
    odds = bias - faded(days, pairs)
    for part, features in likeness(archive, days, pairs):
        odds[part] += features @ weights
    chances: NDArray[np.float64] = 1.0 / (1.0 + np.exp(-np.clip(odds, -50, 50)))
    return chances


@cache
def _model() -> tuple[NDArray[np.float64], float]:
    model = Linear.load(files(__package__).joinpath("same_event.npz"))
    rows = [model.rows[name] for name in FEATURES]
    return model.weights[rows, 0].astype(np.float64), float(model.bias[0])


def with_copies(
    pairs: Ints, chances: NDArray[np.float64], batch: Sequence[MarkedArticle], copies: Sequence[Copy]
) -> tuple[Ints, NDArray[np.float64]]:
    """The sorted ``pairs`` and their chances with those of copies set to 1 (a smaller passage may cross stories)."""
    place = {article.id: number for number, article in enumerate(batch)}
    taken = [
        (place[copy.source], place[copy.target])
        for copy in copies
        if copy.source in place and copy.target in place and (copy.taken or copy.share) >= _TAKEN
    ]
    linked = np.unique(np.sort(np.array(taken, dtype=np.int64).reshape(-1, 2), axis=1), axis=0)
    keys, sought = pairs @ [len(batch), 1], linked @ [len(batch), 1]
    found = np.searchsorted(keys, sought)
    new = np.append(keys, -1)[found] != sought
    chances = chances.copy()
    chances[found[~new]] = 1.0
    return np.concatenate([pairs, linked[new]]), np.append(chances, np.ones(int(new.sum())))
