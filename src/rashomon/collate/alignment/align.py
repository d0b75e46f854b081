"""The alignment of a story: its pairs, how sure they are, and the clusters they make."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import NamedTuple

import numpy as np

from rashomon.collate.actors import Cast
from rashomon.collate.alignment.blocking import Pairs, candidates
from rashomon.collate.alignment.clustering import MIN_LINK, grow
from rashomon.collate.alignment.columns import Columns
from rashomon.collate.alignment.comparison import probabilities, why
from rashomon.collate.alignment.features import Features, features
from rashomon.collate.alignment.parts import parts
from rashomon.collate.evidence import Clause, Evidence, Sentence
from rashomon.learned import Forest

LEAST = 0.1  # pairs that are less probable are not kept

_PART = "a clause that not every report of the cluster has"

Place = tuple[str, int]


class Link(NamedTuple):
    """Two sentences of different articles, the earlier first, and how sure it is that they tell one thing."""

    left: Sentence
    right: Sentence
    probability: float


@dataclass(frozen=True, slots=True)
class Cluster:
    """Sentences of at least two articles that tell one thing, in the order of the evidence.

    Of a part of a cluster, ``clauses`` are those of each member that tell the thing; else there are none.
    """

    members: tuple[Sentence, ...]
    probability: float
    reasons: tuple[str, ...]
    clauses: tuple[Clause, ...] = ()


@dataclass(frozen=True, slots=True)
class Alignment:
    """What the sentences of a story have in common; ``parts`` are what only some reports of a cluster tell.

    ``pairs`` are those that were compared (rows of ``columns``), ``links`` those of them that may be one.
    """

    clusters: tuple[Cluster, ...]
    parts: tuple[Cluster, ...]
    links: tuple[Link, ...]
    columns: Columns
    pairs: Pairs
    _holding: Mapping[Place, tuple[Cluster, ...]]
    _linked: Mapping[Place, Mapping[Place, int]]
    _features: Features

    def of(self, sentence: Sentence) -> tuple[Cluster, ...]:
        """The clusters that hold a sentence, the surest first."""
        return self._holding.get(_place(sentence), ())

    def partners(self, sentence: Sentence) -> tuple[Link, ...]:
        """The links of a sentence, the surest first."""
        found = (self.links[number] for number in self._linked.get(_place(sentence), {}).values())
        return tuple(sorted(found, key=lambda link: (-link.probability, _place(link.left), _place(link.right))))

    def probability(self, one: Place, other: Place) -> float:
        """How sure it is that the sentences at two places (article, index) tell one thing; 0 if never compared."""
        number = self._linked.get(one, {}).get(other)
        return 0.0 if number is None else self.links[number].probability

    def explain(self, one: Sentence, other: Sentence) -> str:
        """Why two sentences are or are not one, in words."""
        if one.article == other.article:
            return "they stand in one report: only sentences of different reports are compared"
        number = self._linked.get(_place(one), {}).get(_place(other))
        if number is None:
            return f"not joined: they share too little (less than {LEAST:.0%} sure)"
        shared = any(cluster in self.of(other) for cluster in self.of(one))
        sure = f"{self.links[number].probability:.0%} sure: {why(self._features, number)}"
        if shared:
            return f"joined, {sure}"
        if self.links[number].probability < MIN_LINK:
            return f"not joined, {sure}"
        return f"not joined, because the others in the cluster do not fit or tell it already, {sure}"


def align(evidence: Evidence, cast: Cast, trees: Forest | None = None) -> Alignment:
    """The alignment of a story; ``trees`` stands in for the shipped comparison (for measuring by folds)."""
    columns = Columns.of(evidence, cast)
    pairs = candidates(columns.sentences, evidence.weights)
    found = features(columns, pairs)
    sure = probabilities(found, trees)
    kept = np.flatnonzero(sure >= LEAST)
    shown = {name: values[kept] for name, values in found.items()}
    ends = (values[kept].tolist() for values in (*pairs, sure))
    numbered = [(int(left), int(right), float(probability)) for left, right, probability in zip(*ends, strict=True)]
    rows = columns.sentences
    links = tuple(Link(rows[left], rows[right], probability) for left, right, probability in numbered)
    linked = _linked(links)
    groups = grow(numbered, columns.article.tolist())
    clusters = _clusters(groups, rows, {(left, right): n for n, (left, right, _) in enumerate(numbered)}, links, shown)
    return Alignment(
        clusters, _parts(clusters, columns.weight), links, columns, pairs, _holding(clusters), linked, shown
    )


def _clusters(
    groups: Sequence[tuple[int, ...]],
    rows: Sequence[Sentence],
    numbers: Mapping[tuple[int, int], int],
    links: Sequence[Link],
    found: Features,
) -> tuple[Cluster, ...]:
    clusters = []
    for group in groups:
        held = [n for i, a in enumerate(group) for b in group[i + 1 :] if (n := numbers.get((a, b))) is not None]
        surest = max(held, key=lambda n: (links[n].probability, -n))
        mean = sum(links[n].probability for n in held) / len(held)
        reason = f"{mean:.0%} sure: {why(found, surest)}"
        clusters.append(Cluster(tuple(rows[member] for member in group), mean, (reason,)))
    return tuple(sorted(clusters, key=lambda c: (-c.probability, [_place(member) for member in c.members])))


def _parts(clusters: Sequence[Cluster], weights: Mapping[str, float]) -> tuple[Cluster, ...]:
    """What only some reports of each cluster tell, each once."""
    found: dict[tuple[tuple[Place, int], ...], Cluster] = {}
    for cluster in clusters:
        for part in parts(cluster.members, weights):
            members, clauses = zip(*part, strict=True)
            key = tuple((_place(member), clause.span.start) for member, clause in part)
            found.setdefault(key, Cluster(members, cluster.probability, (_PART,), clauses))
    return tuple(found.values())


def _holding(clusters: Sequence[Cluster]) -> dict[Place, tuple[Cluster, ...]]:
    found: defaultdict[Place, list[Cluster]] = defaultdict(list)
    for cluster in clusters:
        for member in cluster.members:
            found[_place(member)].append(cluster)
    return {place: tuple(held) for place, held in found.items()}


def _linked(links: Sequence[Link]) -> dict[Place, dict[Place, int]]:
    found: defaultdict[Place, dict[Place, int]] = defaultdict(dict)
    for number, link in enumerate(links):
        one, other = _place(link.left), _place(link.right)
        found[one][other] = found[other][one] = number
    return dict(found)


def _place(sentence: Sentence) -> Place:
    return sentence.article, sentence.index
