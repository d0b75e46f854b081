"""The comparison: how sure it is that two sentences tell one thing, learnt from stories that people aligned."""

from collections.abc import Callable
from functools import cache
from importlib.resources import files

import numpy as np
from numpy.typing import NDArray

from rashomon.collate.alignment.features import NAMES, Features
from rashomon.learned import Forest

# The trees are not asked about pairs that have less in common: of those that they call one, one in a thousand has.
_MIN_SHARED = 2
_MIN_COSINE = 0.15
_CHUNK = 100_000  # pairs scored at once, so that memory stays bounded


@cache
def forest() -> Forest:
    """The trees that ``scripts/train_alignment.py`` made."""
    return Forest.load(files(__package__).joinpath("same_thing.npz"), NAMES)


def probabilities(found: Features, trees: Forest | None = None) -> NDArray[np.float64]:
    """The probability of every pair that its two sentences tell one thing; 0 where they share next to nothing."""
    sure = np.zeros(len(found["shared"]))
    asked = np.flatnonzero((found["shared"] >= _MIN_SHARED) | (found["cosine"] >= _MIN_COSINE))
    for first in range(0, len(asked), _CHUNK):
        part = asked[first : first + _CHUNK]
        rows = matrix({name: found[name][part] for name in NAMES})
        sure[part] = (trees or forest()).probability(rows)
    return sure


def matrix(found: Features) -> NDArray[np.float32]:
    """The features as rows, in the order of ``NAMES``."""
    return np.stack([found[name] for name in NAMES], axis=1)


def why(found: Features, at: int) -> str:
    """What the pair at ``at`` shares and what parts it, in words."""
    row = {name: float(values[at]) for name, values in found.items()}
    share = f"{row['shared']:.0f} telling words shared ({row['containment']:.0%} of the shorter sentence)"
    return "; ".join([share, *(words for name, fits, words in _WORDS if fits(row[name])), *_days(row["days_apart"])])


def _days(apart: float) -> tuple[str, ...]:
    if apart < 0:
        return ()
    return ("the same day",) if apart == 0 else (f"{apart:.0f} days apart",)


_ALIKE = 0.3  # cosine from which neighbouring sentences are called alike
_WORDS: tuple[tuple[str, Callable[[float], bool], str], ...] = (
    ("names", lambda weight: weight > 0, "the same names"),
    ("names_containment", lambda share: share == 0, "other names"),
    ("figures_agree", bool, "the same figure"),
    ("figures_clash", bool, "other figures"),
    ("voice", lambda voice: voice > 0, "the same speaker"),
    ("voice", lambda voice: voice < 0, "other speakers"),
    ("events", lambda events: events > 0, "the same kind of event"),
    ("rank_most", lambda rank: rank == 0, "each is the other's nearest"),
    ("rank_least", lambda rank: rank > 0, "either has a nearer one"),
    ("beside", lambda cosine: cosine >= _ALIKE, "alike in what stands around them"),
)
