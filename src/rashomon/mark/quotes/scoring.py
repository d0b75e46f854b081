"""The trained scorers: named features in, one log-odds out."""

from collections.abc import Iterable
from dataclasses import dataclass
from itertools import repeat

import numpy as np

from rashomon.learned import Forest, Linear
from rashomon.lexicon import read_words


@dataclass(frozen=True, slots=True)
class Scorer:
    """A linear model as a dictionary: the features are binary, so a sum of look-ups is all its arithmetic."""

    weights: dict[str, float]
    bias: float

    def score(self, features: Iterable[str]) -> float:
        """The log-odds of the positive class."""
        return sum(map(self.weights.get, features, repeat(0.0)), self.bias)


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
