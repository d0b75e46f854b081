"""Grouping: articles into stories."""

import math
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

import numpy as np
from numpy.typing import NDArray

from rashomon.collate.copies.weights import Weighing
from rashomon.collate.copies.words import Floats, Ints
from rashomon.collate.stories.courses import join_events
from rashomon.collate.stories.likeness import FEATURES, faded, likeness
from rashomon.collate.stories.linkage import average_link
from rashomon.collate.stories.neighbours import neighbour_pairs
from rashomon.collate.stories.profiles import Archive, profile
from rashomon.collate.stories.reports import Reports, distinct_reports, in_time
from rashomon.learned import Linear
from rashomon.model import Copy, MarkedArticle

# A single report joins others where the mean chance that two of them tell of one event is at least this. Two groups
# need more, the more reports the smaller one has, up to ``_SURE``: a mean over many pairs errs less than one over
# few, and parts of one event that are as large as that would have been joined before.
SINGLE, LARGE, _SURE = 0.2, 0.6, 8
# Groups of at least so many reports each must also be nearly as alike to one another as the reports of the looser one
# are among themselves, by this share: two bouts of one champion are alike, but less so than two reports of one bout.
KEPT = (4, 0.75)
# Chances below this count as none.
_UNLIKELY = 0.03


@dataclass(frozen=True, slots=True)
class Grouping:
    """How a batch was parted: its reports, what was compared, and the event and the story of each report."""

    reports: Reports
    archive: Archive
    pairs: Ints
    chances: NDArray[np.float64]
    events: Ints
    stories: Ints


def group_stories(
    articles: Sequence[MarkedArticle], copies: Sequence[Copy], weighing: Weighing | None = None
) -> tuple[tuple[MarkedArticle, ...], ...]:
    """The articles parted into stories, every article in exactly one; the order of the articles never matters.

    Words weigh as ``weighing`` says (an archive's), else as the articles use them.

    Copies of one text are one report. Reports are joined to events first (average link over the chance that two tell
    of the same event), then events that follow one another to courses of events. The cost of an article does not
    depend on their number.
    """
    batch = in_time(articles)
    stories: dict[int, list[MarkedArticle]] = {}
    if batch:
        grouping = group_batch(batch, copies, weighing)
        for article, label in zip(batch, grouping.stories[grouping.reports.of].tolist(), strict=True):
            stories.setdefault(label, []).append(article)
    by_id = (tuple(sorted(story, key=lambda article: article.id)) for story in stories.values())
    return tuple(sorted(by_id, key=lambda story: story[0].id))


def group_batch(batch: Sequence[MarkedArticle], copies: Sequence[Copy], weighing: Weighing | None = None) -> Grouping:
    """The grouping of at least one article; ``batch`` is in the order that ``in_time`` gives."""
    reports = distinct_reports(batch, copies)
    archive = profile(reports.articles, weighing)
    pairs = neighbour_pairs(archive)
    chances = same_event(archive, reports.days, pairs)
    events = join_reports(len(archive), pairs, chances)
    return Grouping(reports, archive, pairs, chances, events, join_events(archive, reports.days, events, pairs))


def join_reports(count: int, pairs: Ints, chances: NDArray[np.float64], need: Sequence[float] = ()) -> Ints:
    """The event of each report, numbered from 0, from the ``chances`` that ``pairs`` of them tell of one."""
    likely = chances >= _UNLIKELY
    events = average_link(count, pairs[likely], chances[likely], need or needed_chances(SINGLE, LARGE), KEPT)
    return np.unique(events, return_inverse=True)[1].astype(np.int64)


def needed_chances(single: float, large: float) -> list[float]:
    """The mean chance that a group of 1, 2, ... articles needs to join one that is no smaller."""
    return [single + (large - single) * math.log(size) / math.log(_SURE) for size in range(1, _SURE + 1)]


def same_event(archive: Archive, days: Floats, pairs: Ints) -> NDArray[np.float64]:
    """The chance that the reports of each pair tell of the same event."""
    weights, bias = _model()
    odds = bias - faded(days, pairs)
    for part, features in likeness(archive, days, pairs):
        odds[part] += features @ weights
    chances: NDArray[np.float64] = 1.0 / (1.0 + np.exp(-np.clip(odds, -50, 50)))
    return chances


@cache
def _model() -> tuple[NDArray[np.float64], float]:
    model = Linear.load(files(__package__).joinpath("same_event.npz"), FEATURES)
    rows = [model.rows[name] for name in FEATURES]
    return model.weights[rows, 0].astype(np.float64), float(model.bias[0])
