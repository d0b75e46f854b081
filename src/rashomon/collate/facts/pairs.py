"""Sentences of different reports that say much the same."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from heapq import nsmallest
from itertools import pairwise
from typing import NamedTuple

from rashomon.collate.evidence import Evidence, Sentence
from rashomon.collate.wording import Weights

_NEAR = 10  # sentences of one index row that a new one is compared with
_MOST = 24  # sentences that one is compared with, those that share most rows with it
_KEYS = 8  # index rows a sentence is looked up in, the most telling first
_SHARED = 3  # stems two sentences must share before anything is asked about them


class Pair(NamedTuple):
    """Two sentences; ``cover`` is the weight of their shared stems over that of the shorter, ``union`` over both."""

    left: Sentence
    right: Sentence
    cover: float
    union: float
    shared: frozenset[str]


def pair_sentences(evidence: Evidence, least: float = 0.3) -> tuple[Pair, ...]:
    """The pairs across articles whose ``cover`` is at least ``least``, in the order of the evidence.

    Work grows with the number of sentences: every sentence is compared with earlier ones that share at least two of
    its keys (telling stems, or stems side by side), at most ``_NEAR`` a key.
    """
    weights = evidence.weights
    rows: defaultdict[str, list[Sentence]] = defaultdict(list)
    totals: dict[tuple[str, int], float] = {}
    pairs: list[Pair] = []
    for article in evidence.articles:
        mine = evidence.sentences[article.id]
        keyed = [(sentence, tuple(_keys(sentence, weights))) for sentence in mine]
        totals |= {(row.article, row.index): weights.total(row.stems) for row in mine}
        for sentence, keys in keyed:
            for other in _near(rows, keys):
                sizes = totals[other.article, other.index], totals[sentence.article, sentence.index]
                found = _pair(other, sentence, weights, *sizes)
                if found.cover >= least and len(found.shared) >= _SHARED:
                    pairs.append(found)
        for sentence, keys in keyed:
            for key in keys:
                rows[key].append(sentence)
    return tuple(pairs)


def _near(rows: Mapping[str, list[Sentence]], keys: tuple[str, ...]) -> list[Sentence]:
    """The earlier sentences that share at least two keys, in the order of article and place."""
    counts: Counter[tuple[str, int]] = Counter()
    found: dict[tuple[str, int], Sentence] = {}
    for key in keys:
        for other in rows.get(key, ())[-_NEAR:]:
            place = (other.article, other.index)
            counts[place] += 1
            found[place] = other
    twice = [place for place, count in counts.items() if count >= 2]
    return [found[place] for place in sorted(nsmallest(_MOST, twice, key=lambda place: (-counts[place], place)))]


def compare(left: Sentence, right: Sentence, weights: Weights) -> Pair:
    """How much of each other two sentences hold."""
    return _pair(left, right, weights, weights.total(left.stems), weights.total(right.stems))


def _pair(left: Sentence, right: Sentence, weights: Weights, one: float, two: float) -> Pair:
    shared = left.stems & right.stems
    common = weights.total(shared)
    return Pair(left, right, common / max(min(one, two), 1e-9), common / max(one + two - common, 1e-9), shared)


def _keys(sentence: Sentence, weights: Weights) -> Iterable[str]:
    yield from sorted(sentence.stems, key=lambda stem: (-weights[stem], stem))[:_KEYS]
    stems = [word.stem for word in sentence.words if word.content]
    yield from dict.fromkeys(f"{a} {b}" for a, b in pairwise(stems))
