"""Reports: what a batch tells, each text once and in the order of time; copies of one text are one report.

So forty prints of a wire story weigh no more than one: they neither make its words common nor crowd out what others
wrote about the same event.
"""

import math
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

import numpy as np

from rashomon.collate.copies import published_between
from rashomon.collate.copies.words import Floats, Ints
from rashomon.collate.stories.linkage import connected
from rashomon.model import Copy, MarkedArticle

# An article of which so much was taken from another reports what that one reports (a smaller passage may be about
# another event).
_TAKEN = 0.5
_SECONDS_A_DAY = 86_400


@dataclass(frozen=True, slots=True)
class Reports:
    """The reports of a batch in the order of time: the fullest text of each, the first day of each (NaN: unknown).

    ``of`` is the number of the report that each article of the batch tells.
    """

    articles: tuple[MarkedArticle, ...]
    days: Floats
    of: Ints


def distinct_reports(batch: Sequence[MarkedArticle], copies: Sequence[Copy]) -> Reports:
    """The reports of ``batch``, articles in the order that ``in_time`` gives."""
    place = {article.id: number for number, article in enumerate(batch)}
    taken = [
        (place[copy.source], place[copy.target])
        for copy in copies
        if copy.source in place and copy.target in place and (copy.taken or copy.share) >= _TAKEN
    ]
    earliest = connected(len(batch), np.array(taken, dtype=np.int64).reshape(-1, 2))
    first, of = np.unique(earliest, return_inverse=True)
    lengths = np.array([len(article.text) for article in batch], dtype=np.int64)
    by_length = np.lexsort((-lengths, of))
    fullest = by_length[np.searchsorted(of[by_length], np.arange(len(first)))]
    days = np.array([_day(batch[number]) for number in first.tolist()], dtype=np.float32)
    return Reports(tuple(batch[number] for number in fullest.tolist()), np.where(np.isinf(days), np.nan, days), of)


def in_time(articles: Iterable[MarkedArticle]) -> list[MarkedArticle]:
    """The articles by day of publication, undated ones last, and by id."""
    return sorted(articles, key=lambda article: (_day(article), article.id))


def _day(article: MarkedArticle) -> float:
    """The day of publication as a number, infinity where it is not known."""
    time = published_between(article.published)
    return time[0].timestamp() // _SECONDS_A_DAY if time else math.inf
