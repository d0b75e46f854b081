"""The line models: which lines are the story, which is its headline, which are its subheadings."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from importlib.resources import files

import numpy as np
from numpy.typing import NDArray

from rashomon.learned import Forest
from rashomon.read.text.features import Frame, frame
from rashomon.read.text.shape import SHAPE, Lines, Rows, measure

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


@dataclass(frozen=True, slots=True)
class Models:
    """The three models of lines."""

    story: Forest
    title: Forest
    subheading: Forest


_REACH = 25  # lines: nothing farther from every long sentence is part of a story
_TITLE_WORDS = float(np.log1p(1.5)), float(np.log1p(40))


@lru_cache(maxsize=1)
def shipped() -> Models:
    """The models that are stored beside this module."""
    folder, seen = files(__package__), frame(measure(("A line.",))).names
    return Models(*(Forest.load(folder / f"{name}.npz", seen) for name in ("story", "title", "subheading")))


def judge(texts: Sequence[str], *, title: str | None = None, models: Models | None = None) -> Judgement:
    """Probabilities for the lines ``texts`` (not empty, without surrounding blanks) of one raw text.

    ``title`` is the headline, where it is known; ``models`` are the shipped ones unless others are given.
    """
    lines = measure(texts)
    return weigh(lines, frame(lines, title=title), models or shipped())


def weigh(lines: Lines, seen: Frame, models: Models) -> Judgement:
    """What ``models`` say of lines whose features are ``seen``."""
    near = np.minimum(seen.column("lines since ended"), seen.column("lines until ended")) <= _REACH
    size = lines.shape[:, SHAPE.index("words")]
    headed = (size > _TITLE_WORDS[0]) & (size < _TITLE_WORDS[1])
    body = _probability(models.story, seen.rows, near)
    told = (body > 0.5) & (lines.shape[:, SHAPE.index("end_stop")] == 0)
    title = _probability(models.title, seen.rows, headed)
    return Judgement(lines, body, title, _probability(models.subheading, seen.rows, told))


def _probability(model: Forest, rows: Rows, among: NDArray[np.bool_]) -> Probabilities:
    """What ``model`` says of the rows ``among`` them; the others get 0."""
    found = np.zeros(len(rows))
    if among.any():
        found[among] = model.probability(rows[among])
    return found
