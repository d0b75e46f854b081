"""Courses: stories of one long run of events, so that the days of a crisis are weighed by all its reports."""

import math
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from itertools import islice

from rashomon.collate.timeline.calendar import calendar
from rashomon.collate.wording import Weights, content, words
from rashomon.model import MarkedArticle

_HEAD = 3_000  # characters of an article that say what it is about
_TELLING = 100  # stems that stand for a story
_NEAR = 40  # stories of one index row that a new one is compared with
_SAME_COURSE = 0.1  # cosine of two stories


def calendars(groups: Sequence[Sequence[MarkedArticle]]) -> tuple[Mapping[str, float], ...]:
    """For each story the salience of dates in the course that it belongs to."""
    roots = _courses(groups)
    made = {
        root: calendar(a for g, r in zip(groups, roots, strict=True) if r == root for a in g) for root in set(roots)
    }
    return tuple(made[root] for root in roots)


def _courses(groups: Sequence[Sequence[MarkedArticle]]) -> list[int]:
    """For each story the number of the first story of its course."""
    profiles = _profiles(groups)
    parent = list(range(len(groups)))

    def root(item: int) -> int:
        while parent[item] != item:
            parent[item] = item = parent[parent[item]]
        return item

    rows: defaultdict[str, list[int]] = defaultdict(list)
    for index, profile in enumerate(profiles):
        near = {other for stem in profile for other in rows[stem][-_NEAR:]}
        for other in sorted(near):
            if root(other) != root(index) and _cosine(profile, profiles[other]) >= _SAME_COURSE:
                first, second = sorted((root(other), root(index)))
                parent[second] = first
        for stem in profile:
            rows[stem].append(index)
    return [root(index) for index in range(len(groups))]


def _profiles(groups: Sequence[Sequence[MarkedArticle]]) -> list[dict[str, float]]:
    """The most telling stems of each story with their weights, as a vector of length one."""
    counts = [Counter(stem for article in group for stem in _stems(article)) for group in groups]
    weights = Weights.of(frozenset(count) for count in counts)
    profiles = []
    for count in counts:
        scored = {
            stem: math.log1p(number) * weights[stem] for stem, number in count.items() if weights.counts[stem] >= 2
        }
        top = dict(islice(sorted(scored.items(), key=lambda item: (-item[1], item[0])), _TELLING))
        length = math.sqrt(math.fsum(value * value for value in top.values())) or 1.0
        profiles.append({stem: value / length for stem, value in top.items()})
    return profiles


def _stems(article: MarkedArticle) -> Iterable[str]:
    head = words(f"{article.title or ''}\n{article.text[:_HEAD]}")
    return (word.stem for word in content(head))


def _cosine(left: Mapping[str, float], right: Mapping[str, float]) -> float:
    return sum(value * right[stem] for stem, value in left.items() if stem in right)
