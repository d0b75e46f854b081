"""The line model: which lines are the story, which is its headline, which are its subheadings."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from importlib.resources import files

import numpy as np
from numpy.typing import NDArray

from rashomon.learned import Forest
from rashomon.read.text.features import frame
from rashomon.read.text.shape import Lines, measure

Probabilities = NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class Judgement:
    """What the model says of the n lines of one text, each array of shape (n,).

    ``body``: probability of being part of the story; ``title``: of being its headline; ``subheading``: of heading a
    part of it, given that it belongs to the story.
    """

    lines: Lines
    body: Probabilities
    title: Probabilities
    subheading: Probabilities


@lru_cache(maxsize=3)
def forest(name: str) -> Forest:
    """The stored model ``name``: story, title or subheading."""
    return Forest.load(files(__package__).joinpath(f"{name}.npz"))


def judge(texts: Sequence[str], *, title: str | None = None) -> Judgement:
    """Probabilities for the lines ``texts`` (not empty, without surrounding blanks) of one raw text.

    ``title`` is the headline, where it is known.
    """
    lines = measure(texts)
    rows = frame(lines, title=title).rows
    return Judgement(
        lines,
        forest("story").probability(rows),
        forest("title").probability(rows),
        forest("subheading").probability(rows),
    )
