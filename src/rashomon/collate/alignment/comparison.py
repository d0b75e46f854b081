"""The comparison: how sure it is that two sentences tell one thing, learnt from stories that people aligned."""

from functools import cache
from importlib.resources import files

import numpy as np
from numpy.typing import NDArray

from rashomon.collate.alignment.features import NAMES, Features
from rashomon.learned import Forest


@cache
def forest() -> Forest:
    """The trees that ``scripts/train_alignment.py`` made."""
    return Forest.load(files(__package__).joinpath("same_thing.npz"), NAMES)


def probabilities(found: Features, trees: Forest | None = None) -> NDArray[np.float64]:
    """The probability of every pair that its two sentences tell one thing."""
    return (trees or forest()).probability(matrix(found))


def matrix(found: Features) -> NDArray[np.float32]:
    """The features as rows, in the order of ``NAMES``."""
    return np.stack([found[name] for name in NAMES], axis=1)


def why(found: Features, at: int) -> str:
    """What the pair at ``at`` shares and what parts it, in words."""
    row = {name: float(values[at]) for name, values in found.items()}
    told = [f"{row['shared']:.0f} telling words shared ({row['containment']:.0%} of the shorter sentence)"]
    if row["names"] > 0:
        told.append("the same names")
    elif row["names_containment"] == 0:
        told.append("other names")
    if row["figures_agree"]:
        told.append("the same figure")
    elif row["figures_clash"]:
        told.append("other figures")
    if row["days_apart"] >= 0:
        told.append("the same day" if row["days_apart"] == 0 else f"{row['days_apart']:.0f} days apart")
    if row["voice"]:
        told.append("the same speaker" if row["voice"] > 0 else "other speakers")
    if row["events"] > 0:
        told.append("the same kind of event")
    if row["rank_most"] == 0:
        told.append("each is the other's nearest")
    elif row["rank_least"] > 0:
        told.append("either has a nearer one")
    if max(row["beside"], row["across"]) >= _ALIKE:
        told.append("alike in what stands around them")
    return "; ".join(told)


_ALIKE = 0.3  # cosine from which neighbouring sentences are called alike
