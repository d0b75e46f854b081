"""The trained scorers: named features in, one log-odds out."""

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

import numpy as np

from rashomon.learned import Linear


@dataclass(frozen=True, slots=True)
class Scorer:
    """A linear model as a dictionary: the features are binary, so a sum of look-ups is all its arithmetic."""

    weights: dict[str, float]
    bias: float

    def score(self, features: Iterable[str]) -> float:
        """The log-odds of the positive class."""
        get = self.weights.get
        return self.bias + sum(get(name, 0.0) for name in features)


@cache
def scorer(name: str) -> Scorer:
    """The stored scorer ``name``: cues, contents or sources."""
    model = Linear.load(files("rashomon.mark.quotes").joinpath(f"{name}.npz"))
    column = np.asarray(model.weights, dtype=np.float64)[:, 0]
    return Scorer({feature: float(column[row]) for feature, row in model.rows.items()}, float(model.bias[0]))


@cache
def cue_lexicon() -> frozenset[str]:
    """The words other than verbs that may be cues, as ``lemma/POS``, one a line."""
    lines = files("rashomon.mark.quotes").joinpath("cue_words.txt").read_text("utf-8").splitlines()
    return frozenset(line for line in lines if line and not line.startswith("#"))
