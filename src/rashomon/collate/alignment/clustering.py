"""Clustering: which sentences tell one thing, from how sure each pair is."""

import math
from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from rashomon.collate.alignment.merging import merged

# Chosen on folds by story of both development sets (scripts/train_alignment.py prints the figures around them).
MIN_LINK = 0.53  # the least probability of a pair that founds or extends a cluster ...
_HELD, _MORE = 2, 0.06  # ... which is more by so much for each cluster above two that holds one of both already
_MIN_MEAN = 0.7  # the least mean probability of a newcomer with those in a cluster ...
_MIN_EACH = 0.5  # ... and with each of them
_AGAIN = 0.1  # how much more is asked of a second sentence of a report that is in the cluster already
_MAX_ASKED = 8  # members of a cluster that a newcomer must have been compared with

Link = tuple[int, int, float]


@dataclass(slots=True)
class _Growing:
    """Clusters as they grow; a sentence can stand in several, because it can tell several things."""

    articles: Sequence[int]
    known: Mapping[int, Mapping[int, float]]
    clusters: list[set[int]] = field(default_factory=list)
    present: list[Counter[int]] = field(default_factory=list)  # the articles of each cluster
    holding: defaultdict[int, list[int]] = field(default_factory=lambda: defaultdict(list))

    def fit(self, newcomer: int, cluster: int) -> float:
        """How well a sentence fits into a cluster, 0 to 1; only sentences of other articles are asked."""
        members = self.clusters[cluster]
        own = self.present[cluster][self.articles[newcomer]]
        scores = [sure for other, sure in self.known[newcomer].items() if other in members]
        if len(scores) < min(len(members) - own, _MAX_ASKED) or not scores or min(scores) < _MIN_EACH:
            return 0.0
        return math.fsum(scores) / len(scores) - _AGAIN * bool(own)

    def extend(self, member: int, newcomer: int) -> bool:
        """Let ``newcomer`` into the cluster of ``member`` that it fits best; False where it fits none."""
        best = max(((self.fit(newcomer, c), -c) for c in self.holding[member]), default=(0.0, 0))
        if best[0] < _MIN_MEAN:
            return False
        self._enter(newcomer, -best[1])
        return True

    def told_elsewhere(self, left: int, right: int, probability: float) -> bool:
        """Whether the clusters that hold the two already tell what they tell, unless it were surer that they are one.

        Each cluster more that a sentence stands in leaves it less that is still to be told.
        """
        held = len(self.holding[left]) + len(self.holding[right])
        return probability < MIN_LINK + _MORE * max(held - _HELD, 0)

    def found(self, left: int, right: int) -> None:
        """A cluster of two."""
        self.clusters.append(set())
        self.present.append(Counter())
        for member in (left, right):
            self._enter(member, len(self.clusters) - 1)

    def _enter(self, member: int, cluster: int) -> None:
        self.clusters[cluster].add(member)
        self.present[cluster][self.articles[member]] += 1
        self.holding[member].append(cluster)


def grow(links: Sequence[Link], articles: Sequence[int]) -> list[tuple[int, ...]]:
    """Clusters of sentences, the largest first, each in rising order; none lies wholly inside another.

    The surest pair comes first and founds a cluster. A further pair lets its other sentence into a cluster of the one
    if that fits with *everybody* there; else the pair founds a cluster of its own, if it is surer the more clusters
    hold both. So a chain of likenesses never joins what is not alike, and a sentence that tells two things stands in
    two clusters, but not in twenty. At the end clusters that overlap and fit as a whole are merged.
    """
    known: defaultdict[int, dict[int, float]] = defaultdict(dict)
    for left, right, probability in links:
        known[left][right] = known[right][left] = probability
    state = _Growing(articles, known)
    for left, right, probability in sorted(links, key=lambda link: (-link[2], link[:2])):
        if probability < MIN_LINK:
            break
        if not set(state.holding[left]).isdisjoint(state.holding[right]):
            continue
        joined = state.extend(left, right)
        if not (state.extend(right, left) or joined or state.told_elsewhere(left, right, probability)):
            state.found(left, right)
    return merged(state.clusters, known, articles)
