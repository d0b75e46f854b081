"""Retrieval: by what an archive finds the reports that a new one may copy, or tell the same story as.

What is kept of a report depends on it alone: sampled hashes of words in a row and of pairs of rare words (copies), its
heaviest words (stories), and which words it holds at all, for weights that follow what the archive is about.
"""

from array import array
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

import numpy as np

from rashomon.collate.copies.candidates import pair_hashes, shingle_hashes
from rashomon.collate.copies.weights import STEM_BITS, Weighing, general_weighing, stem_ids, weigh_counts
from rashomon.collate.copies.words import Hashes, Ints, read_words
from rashomon.collate.stories.grouping import same_event
from rashomon.collate.stories.profiles import heaviest, profile
from rashomon.collate.stories.reports import distinct_reports, in_time
from rashomon.model import MarkedArticle

__all__ = ["Traits", "Weighing", "archive_weighing", "likely_one_event", "traits"]

_SHINGLES_KEPT, _PAIRS_KEPT = 8, 4  # one of so many hashes stands in the archive
_HEAVIEST = 24
_LIKELY = 0.05  # the chance that two reports tell one event from which their stories are grouped anew together


@dataclass(frozen=True, slots=True)
class Traits:
    """What an archive keeps of one report to find it by.

    ``features`` are signed 64-bit numbers, ``words`` the stems of its heaviest words, ``stems`` those of all its words.
    """

    features: tuple[int, ...]
    words: tuple[int, ...]
    stems: tuple[int, ...]


def traits(articles: Sequence[MarkedArticle]) -> list[Traits]:
    """The traits of each article; they depend on no other article."""
    if not articles:
        return []
    general = general_weighing()
    words = read_words([article.text for article in articles])
    hashes, places = shingle_hashes(words)
    pairs, owners = pair_hashes(words, general)
    features = [
        *_kept(hashes, words.text[places], _SHINGLES_KEPT, len(articles)),
        *_kept(pairs, owners, _PAIRS_KEPT, len(articles)),
    ]
    heavy = _heavy_words(articles)
    keys = np.unique((words.text << STEM_BITS) | stem_ids(words))
    stems = _parted(keys & ((1 << STEM_BITS) - 1), keys >> STEM_BITS, len(articles))
    both = zip(features[: len(articles)], features[len(articles) :], strict=True)
    return [
        Traits(tuple(sorted({*one, *other})), tuple(found), tuple(held))
        for (one, other), found, held in zip(both, heavy, stems, strict=True)
    ]


def archive_weighing(stems: "array[int]", counts: "array[int]", articles: int) -> Weighing:
    """Weights from how many of ``articles`` reports hold each stem, and from general English, as for a batch."""
    return weigh_counts(np.asarray(stems, dtype=np.int64), np.asarray(counts, dtype=np.int64), articles)


def likely_one_event(
    new: Sequence[MarkedArticle], others: Sequence[MarkedArticle], pairs: Sequence[tuple[str, str]], weighing: Weighing
) -> set[str]:
    """The ids of those ``others`` that may tell the same event as a new article; ``pairs`` (of ids) are compared."""
    batch = in_time({article.id: article for article in (*new, *others)}.values())
    place = {article.id: number for number, article in enumerate(batch)}
    ends = np.array([sorted((place[one], place[other])) for one, other in pairs], dtype=np.int64).reshape(-1, 2)
    days = distinct_reports(batch, ()).days
    chances = same_event(profile(batch, weighing), days, ends)
    fresh = {article.id for article in new}
    likely = ends[chances >= _LIKELY].ravel().tolist()
    return {batch[number].id for number in likely} - fresh


def _kept(hashes: Hashes, owners: Ints, every: int, count: int) -> list[list[int]]:
    """The hashes of each article of which one in ``every`` is kept, as signed numbers."""
    chosen = np.flatnonzero((hashes >> np.uint64(40)) % np.uint64(every) == 0)
    return _parted(hashes[chosen].view(np.int64), owners[chosen], count)


def _parted(values: Ints, owners: Ints, count: int) -> list[list[int]]:
    order = np.argsort(owners, kind="stable")
    bounds = np.searchsorted(owners[order], np.arange(count + 1))
    sorted_values = values[order].tolist()
    return [sorted_values[first:last] for first, last in pairwise(bounds.tolist())]


def _heavy_words(articles: Sequence[MarkedArticle]) -> list[list[int]]:
    """The stems of the heaviest words of each article, by the weights of general English."""
    known = profile(articles, general_weighing())
    words, owner = known.words(np.arange(len(articles)))
    heavy = heaviest(owner, known.stem[words], known.value[words], len(articles), _HEAVIEST)
    return _parted(known.stem[words[heavy]].astype(np.int64), owner[heavy], len(articles))
