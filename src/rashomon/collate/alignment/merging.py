"""Merging: clusters that tell one thing, although their sentences came together by different pairs, become one."""

from collections import Counter, defaultdict
from collections.abc import Collection, Iterator, Mapping, Sequence

# Chosen on folds by story of both development sets; between 0.6 and 0.75, and 0.25 and 0.5, little changes.
_MIN_MEAN = 0.7  # the least mean probability of the pairs that only the merged cluster would hold ...
_MANY, _MIN_MEAN_OF_MANY = 3, 0.6  # ... and where each of the two holds so many sentences
_MIN_COMMON = 0.34  # of the smaller cluster's members, that the larger one must hold too
_MAX_ASKED = 64  # pairs that two clusters must have been compared by; where there are more, those that were count

Known = Mapping[int, Mapping[int, float]]


def merged(groups: Sequence[Collection[int]], known: Known, articles: Sequence[int]) -> list[tuple[int, ...]]:
    """The clusters, in which no two are left that overlap and fit; each in rising order, the largest first.

    ``known`` gives the probability of each pair that was compared, ``articles`` the article of each sentence. None of
    the clusters lies wholly inside another.
    """
    clusters = [set(group) for group in groups]
    holding: defaultdict[int, set[int]] = defaultdict(set)
    for number, members in enumerate(clusters):
        for member in members:
            holding[member].add(number)
    for number in sorted(range(len(clusters)), key=lambda number: (-len(clusters[number]), number)):
        while (other := next(_fitting(number, clusters, holding, known, articles), None)) is not None:
            for member in clusters[other]:
                holding[member].discard(other)
                holding[member].add(number)
            clusters[number] |= clusters[other]
            clusters[other] = set()
    return _without_inner(clusters, holding)


def _fitting(
    number: int,
    clusters: Sequence[set[int]],
    holding: Mapping[int, set[int]],
    known: Known,
    articles: Sequence[int],
) -> Iterator[int]:
    """The clusters that overlap one and fit it, those of which it holds most first."""
    here = clusters[number]
    common = Counter(other for member in here for other in holding[member] if other != number)
    for other in sorted(common, key=lambda other: (-common[other] / len(clusters[other]), other)):
        there = clusters[other]
        enough = common[other] >= _MIN_COMMON * min(len(here), len(there))
        least = _MIN_MEAN_OF_MANY if min(len(here), len(there)) >= _MANY else _MIN_MEAN
        if enough and _mean(here - there, there - here, known, articles) >= least:
            yield other


def _mean(here: set[int], there: set[int], known: Known, articles: Sequence[int]) -> float:
    """The mean probability of the pairs between two sets of sentences; 1 where none can be asked."""
    homes = Counter(articles[member] for member in there)
    pairs = sum(len(there) - homes[articles[member]] for member in here)
    found = [sure for one in here for other, sure in known.get(one, {}).items() if other in there]
    return sum(sorted(found)) / max(len(found), min(pairs, _MAX_ASKED)) if pairs else 1.0


def _without_inner(clusters: Sequence[set[int]], holding: Mapping[int, set[int]]) -> list[tuple[int, ...]]:
    kept = []
    for number, members in enumerate(clusters):
        rivals = {other for member in members for other in holding[member] if other != number}
        inside = any(members < clusters[other] or (members == clusters[other] and other < number) for other in rivals)
        if members and not inside:
            kept.append(tuple(sorted(members)))
    return sorted(kept, key=lambda members: (-len(members), members))
