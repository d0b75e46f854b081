"""The trained scorers: named features in, one log-odds out."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from itertools import repeat
from typing import Any

import numpy as np

from rashomon.learned import Forest, Linear
from rashomon.lexicon import read_words

_MOST_PARTS = 60_000  # parts that a scorer remembers

Part = tuple[Any, ...]
"""Features that look at the same few things: a function of these that names them, and the things."""


def features_of(parts: Iterable[Part]) -> list[str]:
    """The features of all parts, by name."""
    found: list[str] = []
    for part in parts:
        names: Callable[..., Iterable[str]] = part[0]
        found += names(*part[1:])
    return found


@dataclass(frozen=True, slots=True)
class Scorer:
    """A linear model as a dictionary: the features are binary, so a sum of look-ups is all its arithmetic.

    What a part of the features adds up to is remembered: they are asked for again and again with other parts.
    """

    weights: dict[str, float]
    bias: float
    _known: dict[Part, float] = field(default_factory=dict, repr=False, compare=False)

    def score_parts(self, parts: Iterable[Part]) -> float:
        """The log-odds of the positive class, of features in parts."""
        total, known = self.bias, self._known
        for part in parts:
            value = known.get(part)
            total += self._learn(part) if value is None else value
        return total

    def _learn(self, part: Part) -> float:
        if len(self._known) >= _MOST_PARTS:
            self._known.clear()
        value = self._known[part] = sum(map(self.weights.get, part[0](*part[1:]), repeat(0.0)))
        return value


@dataclass(frozen=True, slots=True)
class Models:
    """What was learnt: the cue words that are no verbs, a scorer for each choice, the second look, the last word.

    Without ``ranking`` the scorers of contents decide alone; ``acceptance`` is asked for attributions, not for drafts.
    """

    lexicon: frozenset[str]
    cues: Scorer
    contents: Scorer
    sources: Scorer
    ranking: Forest | None = None
    acceptance: Forest | None = None


def to_scorer(model: Linear) -> Scorer:
    """The scorer of a linear model with one class."""
    column = np.asarray(model.weights, dtype=np.float64)[:, 0]
    return Scorer({feature: float(column[row]) for feature, row in model.rows.items()}, float(model.bias[0]))


def cue_lexicon() -> frozenset[str]:
    """The words other than verbs that may be cues, as ``lemma/POS``, one a line."""
    return frozenset(read_words(__package__, "cue_words.txt"))
