"""The line model: which lines are the story, which is its headline, which are its subheadings."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from importlib.resources import files

import numpy as np
from numpy.typing import NDArray

from rashomon.learned import Forest
from rashomon.read.text.features import Lines, frame, measure, second_frame

Probabilities = NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class Judgement:
    """What the model says of the lines of one text, each array of shape (n,): probability of being part of the
    story, of being its headline, and of being a subheading (given that it is part of the story).
    """

    lines: Lines
    body: Probabilities
    title: Probabilities
    subheading: Probabilities


@lru_cache(maxsize=4)
def forest(name: str) -> Forest:
    """The stored model ``name``: first, second, title or subheading."""
    return Forest.load(files(__package__).joinpath(f"{name}.npz"))


def judge(texts: Sequence[str], *, title: str | None = None) -> Judgement:
    """Probabilities for the lines ``texts`` (not empty, without surrounding blanks) of one raw text.

    Two passes: the second sees what the first said of the lines around. ``title`` is the headline, where it is known.
    """
    lines = measure(texts)
    first = frame(lines, title=title)
    second = second_frame(lines, first, forest("first").probability(first.rows))
    return Judgement(
        lines,
        forest("second").probability(second.rows),
        forest("title").probability(second.rows),
        forest("subheading").probability(second.rows),
    )
