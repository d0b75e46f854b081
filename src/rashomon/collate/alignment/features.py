"""What is asked of two sentences before it is judged whether they tell one thing; all pairs of a story at once."""

import math
from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from rashomon.collate.alignment.blocking import Pairs
from rashomon.collate.alignment.columns import CLAUSES, Bags, Columns
from rashomon.collate.values import agree, comparable

Column = NDArray[np.float32]
Features = dict[str, Column]
Index = NDArray[np.intp]

NAMES = (
    "cosine",
    "containment",
    "jaccard",
    "shared",
    "heaviest",
    "second",
    "apart_least",
    "apart_most",
    "plain_cosine",
    "plain_containment",
    "plain_jaccard",
    "roots_cosine",
    "roots_containment",
    "clause_cosine",
    "clause_containment",
    "clause_shared",
    "clause_inside_most",
    "clause_inside_least",
    "phrases_cosine",
    "phrases_containment",
    "unnamed_cosine",
    "unnamed_containment",
    "predicates_cosine",
    "predicates_containment",
    "objects_cosine",
    "objects_containment",
    "names",
    "names_containment",
    "names_jaccard",
    "names_apart",
    "figures_agree",
    "figures_clash",
    "figures",
    "days_apart",
    "dated",
    "published_apart",
    "voice",
    "quoted_least",
    "quoted_most",
    "events",
    "shorter",
    "longer",
    "first_place",
    "last_place",
    "places_apart",
    "rank_least",
    "rank_most",
    "gap_least",
    "gap_most",
    "beside",
    "across",
    "around",
    "beside_mean",
)
_CHUNK = 20_000  # pairs looked at at once, so that memory stays bounded
_FAR = 400.0  # days between two dates from which more make no difference
_LONG = np.float32(60)  # days between two reports from which more make no difference
_SMALL = np.float32(1e-9)


def features(columns: Columns, pairs: Pairs) -> Features:
    """The features of every pair by name, in a fixed order."""
    parts = [
        _alone(columns, left, right)
        for start in range(0, max(len(pairs[0]), 1), _CHUNK)
        for left, right in [(pairs[0][start : start + _CHUNK], pairs[1][start : start + _CHUNK])]
    ]
    found = {name: np.concatenate([part[name] for part in parts]) for name in parts[0]}
    beside = Neighbourhood.of(columns, pairs)
    return found | beside.ranks(found["cosine"]) | beside.context(found["cosine"])


def _alone(columns: Columns, left: Index, right: Index) -> Features:
    """What two sentences show by themselves."""
    partners = columns.plain.partners(left, right)
    held = partners != -1
    found = _overlap(columns.telling, held, left, right)
    found |= {f"plain_{name}": value for name, value in _overlap(columns.plain, held, left, right).items()}
    found |= _apart(columns.telling, partners, left, right)
    for kind in ("roots", "phrases", "unnamed", "predicates", "objects"):
        found |= _likeness(kind, getattr(columns, kind), left, right)
    found |= _clauses(columns, partners, left, right)
    found |= _names(columns, left, right)
    found |= _numbers(columns, left, right)
    found |= _dates(columns, left, right)
    found |= _told(columns, left, right)
    return {name: np.asarray(value, dtype=np.float32) for name, value in found.items()}


def _overlap(bags: Bags, held: NDArray[np.bool_], left: Index, right: Index) -> Features:
    heavy = np.where(held, bags.heavy[left], np.float32(0))
    common, one, two = heavy.sum(1), bags.total[left], bags.total[right]
    return {
        "cosine": (heavy**2).sum(1) / (bags.norm[left] * bags.norm[right] + _SMALL),
        "containment": common / (np.minimum(one, two) + _SMALL),
        "jaccard": common / (one + two - common + _SMALL),
        "shared": held.sum(1).astype(np.float32),
        "heaviest": heavy.max(1),
    }


def _apart(bags: Bags, partners: NDArray[np.int8], left: Index, right: Index) -> Features:
    """The most telling word that either sentence has alone, and the second most telling one that both have."""
    here, there = bags.heavy[left], bags.heavy[right]
    held = partners != -1
    reached = np.zeros((len(left), held.shape[1] + 1), dtype=np.bool_)
    reached[np.arange(len(left))[:, None], partners] = True  # the last place, -1, is that of words without a partner
    one, two = np.where(held, 0, here).max(1), np.where(reached[:, :-1], 0, there).max(1)
    return {
        "second": np.partition(np.where(held, here, 0), -2, axis=1)[:, -2],
        "apart_least": np.minimum(one, two),
        "apart_most": np.maximum(one, two),
    }


def _likeness(kind: str, bags: Bags, left: Index, right: Index) -> Features:
    """How alike two bags are; -1 where either is empty."""
    found = _overlap(bags, bags.shared(left, right), left, right)
    both = (bags.total[left] > 0) & (bags.total[right] > 0)
    return {f"{kind}_{name}": np.where(both, found[name], -1) for name in ("cosine", "containment")}


def _clauses(columns: Columns, partners: NDArray[np.int8], left: Index, right: Index) -> Features:
    """How alike the two clauses are that are most alike, and how much of a clause stands in the other sentence."""
    pair, place = np.nonzero(partners != -1)
    one = columns.clauses[left[pair], place].astype(np.intp)
    two = columns.clauses[right[pair], partners[pair, place]].astype(np.intp)
    inside = (one >= 0) & (two >= 0)
    pair, place, one, two = pair[inside], place[inside], one[inside], two[inside]
    cell = (pair * CLAUSES + one) * CLAUSES + two
    weight = columns.telling.heavy[left[pair], place]
    shape = (len(left), CLAUSES, CLAUSES)
    squares, sums, counts = (
        np.bincount(cell, values, math.prod(shape)).reshape(shape) for values in (weight**2, weight, np.ones(len(pair)))
    )
    total, norm = columns.clause_total, columns.clause_norm
    least = np.minimum(total[left][:, :, None], total[right][:, None, :])
    ahead = (sums.sum(2) / (total[left] + _SMALL)).max(1)
    behind = (sums.sum(1) / (total[right] + _SMALL)).max(1)
    return {
        "clause_cosine": (squares / (norm[left][:, :, None] * norm[right][:, None, :] + _SMALL)).max((1, 2)),
        "clause_containment": (np.where(counts > 1, sums, 0) / (least + _SMALL)).max((1, 2)),
        "clause_shared": counts.max((1, 2)),
        "clause_inside_most": np.maximum(ahead, behind),
        "clause_inside_least": np.minimum(ahead, behind),
    }


def _names(columns: Columns, left: Index, right: Index) -> Features:
    names = columns.names
    held = names.shared(left, right)
    common = np.where(held, names.heavy[left], np.float32(0)).sum(1)
    one, two = names.total[left], names.total[right]
    both = (one > 0) & (two > 0)
    sizes = (names.ids >= 0).sum(1)
    return {
        "names": common,
        "names_containment": np.where(both, common / (np.minimum(one, two) + _SMALL), -1),
        "names_jaccard": np.where(both, common / (one + two - common + _SMALL), -1),
        "names_apart": sizes[left] + sizes[right] - 2 * held.sum(1),
    }


def _numbers(columns: Columns, left: Index, right: Index) -> Features:
    given = np.array([bool(items) for items in columns.quantities], dtype=np.bool_)
    agreeing, clashing = (np.zeros(len(left), dtype=np.float32) for _ in range(2))
    for at in np.flatnonzero(given[left] & given[right]):
        for one in columns.quantities[left[at]]:
            for two in columns.quantities[right[at]]:
                if comparable(one, two):
                    (agreeing if agree(one, two) else clashing)[at] += 1
    return {"figures_agree": agreeing, "figures_clash": clashing, "figures": given[left].astype(int) + given[right]}


def _dates(columns: Columns, left: Index, right: Index) -> Features:
    one, two = columns.days[left][:, :, None, :], columns.days[right][:, None, :, :]
    apart = np.maximum(np.maximum(one[..., 0] - two[..., 1], two[..., 0] - one[..., 1]), 0)
    apart = np.where(np.isnan(apart), np.float32(_FAR * 10), apart).min((1, 2))
    dated: NDArray[np.bool_] = np.asarray(~np.isnan(columns.days[:, :, 0]).all(1))
    both = dated[left] & dated[right]
    return {
        "days_apart": np.where(both, np.minimum(apart, _FAR), -1),
        "dated": dated[left].astype(int) + dated[right],
        "published_apart": _published_apart(columns, left, right),
    }


def _published_apart(columns: Columns, left: Index, right: Index) -> Column:
    """Days between the two reports; none where either day is not known."""
    apart = np.abs(columns.published[left] - columns.published[right])
    return np.where(np.isnan(apart), np.float32(0), np.minimum(apart, _LONG))


def _told(columns: Columns, left: Index, right: Index) -> Features:
    """Whose word it is, what happens, how long both are and where they stand."""
    spoken = np.asarray((columns.voices.ids >= 0).any(1))
    voices = columns.voices.shared(left, right).any(1)
    events = columns.events.shared(left, right).sum(1)
    told = np.asarray((columns.events.ids >= 0).any(1))
    quoted, size, place = columns.quoted, columns.size, columns.place
    return {
        "voice": np.where(spoken[left] & spoken[right], np.where(voices, 1, -1), 0),
        "quoted_least": np.minimum(quoted[left], quoted[right]),
        "quoted_most": np.maximum(quoted[left], quoted[right]),
        "events": np.where(told[left] & told[right] & (events == 0), -1, events),
        "shorter": np.minimum(size[left], size[right]),
        "longer": np.maximum(size[left], size[right]),
        "first_place": np.minimum(place[left], place[right]),
        "last_place": np.maximum(place[left], place[right]),
        "places_apart": np.abs(place[left] - place[right]),
    }


@dataclass(frozen=True)
class Neighbourhood:
    """The pairs among each other: what else a sentence could be paired with, and what stands around both."""

    pairs: Pairs
    articles: NDArray[np.int32]
    keys: NDArray[np.int64]  # one number a pair, in rising order

    @classmethod
    def of(cls, columns: Columns, pairs: Pairs) -> "Neighbourhood":
        """The neighbourhood of the pairs, which stand in rising order of their right, then their left sentence."""
        return cls(pairs, columns.article, _key(*pairs, len(columns.article)))

    def ranks(self, score: Column) -> Features:
        """The place of a pair among those of either sentence with the other's article, and the gap to the best."""
        ahead, behind = self._ranked(*self.pairs, score), self._ranked(*self.pairs[::-1], score)
        sides = {"rank": (ahead[0], behind[0]), "gap": (ahead[1], behind[1])}
        return {
            f"{name}_{kind}": pick(*both).astype(np.float32)
            for name, both in sides.items()
            for kind, pick in (("least", np.minimum), ("most", np.maximum))
        }

    def _ranked(self, own: Index, other: Index, score: Column) -> tuple[Column, Column]:
        """For each pair: its rank among those of ``own`` with the article of ``other``, its lead or arrears."""
        group = own.astype(np.int64) * (int(self.articles.max(initial=0)) + 1) + self.articles[other]
        order = np.lexsort((other, -score, group))
        sorted_group, sorted_score = group[order], score[order]
        first = np.flatnonzero(np.r_[True, sorted_group[1:] != sorted_group[:-1]][: len(order)])
        lengths = np.diff(np.r_[first, len(order)])
        place = np.arange(len(order)) - np.repeat(first, lengths)
        second = np.where(lengths > 1, sorted_score[np.minimum(first + 1, len(order) - 1)], 0) if len(order) else first
        lead = np.where(
            place == 0,
            sorted_score - np.repeat(second, lengths),
            sorted_score - np.repeat(sorted_score[first], lengths),
        )
        rank, gap = np.empty(len(order), np.float32), np.empty(len(order), np.float32)
        rank[order], gap[order] = place, lead
        return rank, gap

    def context(self, score: Column) -> Features:
        """How alike the sentences around both are."""
        steps: Mapping[str, tuple[tuple[int, int], ...]] = {
            "beside": ((1, 1), (-1, -1), (1, -1), (-1, 1)),
            "across": ((0, 1), (1, 0), (0, -1), (-1, 0)),
            "around": ((2, 2), (-2, -2), (1, 2), (2, 1), (-1, -2), (-2, -1)),
        }
        found = {name: np.stack([self._at(*step, score) for step in many]) for name, many in steps.items()}
        return {name: values.max(0) for name, values in found.items()} | {"beside_mean": found["beside"].mean(0)}

    def _at(self, ahead: int, behind: int, score: Column) -> Column:
        """The score of the pair that stands so many sentences further on in both articles; 0 where there is none."""
        count = len(self.articles)
        left, right = self.pairs[0] + ahead, self.pairs[1] + behind
        fit = (left >= 0) & (right >= 0) & (left < count) & (right < count)
        one, two = np.clip(left, 0, count - 1), np.clip(right, 0, count - 1)
        fit &= (self.articles[one] == self.articles[self.pairs[0]]) & (
            self.articles[two] == self.articles[self.pairs[1]]
        )
        wanted = _key(one, two, count)
        at = np.minimum(np.searchsorted(self.keys, wanted), max(len(self.keys) - 1, 0))
        found: Column = np.where(fit & (self.keys[at] == wanted), score[at], np.float32(0)) if len(score) else score
        return found


def _key(left: Index, right: Index, count: int) -> NDArray[np.int64]:
    return right.astype(np.int64) * count + left
