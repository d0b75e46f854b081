"""The line models: which lines are the story, at first and at second sight, which its headline and subheadings."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from importlib.resources import files

import numpy as np
from numpy.typing import NDArray

from rashomon.learned import Forest
from rashomon.read.text.features import Frame, frame
from rashomon.read.text.second_look import look_again
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
    """The models of lines: ``again`` tells the story from the rest once ``story`` and ``title`` have looked."""

    story: Forest
    title: Forest
    subheading: Forest
    again: Forest


_REACH = 25  # lines: nothing farther from every long sentence is part of a story
_FEW = 15  # lines: a text of fewer says too little of itself to be looked at again
_LEAST = 1e-5  # of a probability: no odds are nought or endless
_TITLE_WORDS = float(np.log1p(1.5)), float(np.log1p(40))


@lru_cache(maxsize=1)
def shipped() -> Models:
    """The models that are stored beside this module."""
    folder, lines = files(__package__), measure(("A line.",))
    seen = frame(lines)
    nothing = np.zeros(1)
    looked = look_again(seen, lines, nothing, nothing).names
    story, title, subheading = (
        Forest.load(folder / f"{name}.npz", seen.names) for name in ("story", "title", "subheading")
    )
    return Models(story, title, subheading, Forest.load(folder / "again.npz", looked))


def judge(texts: Sequence[str], *, title: str | None = None, models: Models | None = None) -> Judgement:
    """Probabilities for the lines ``texts`` (not empty, without surrounding blanks) of one raw text.

    ``title`` is the headline, where it is known; ``models`` are the shipped ones unless others are given.
    """
    lines = measure(texts)
    return weigh(lines, frame(lines, title=title), models or shipped())


def weigh(lines: Lines, seen: Frame, models: Models) -> Judgement:
    """What ``models`` say of lines whose features are ``seen``."""
    first, title = story_at_first(seen, models.story), headline(lines, seen, models.title)
    body = first
    if len(first) >= _FEW:
        looked = look_again(seen, lines, first, title)
        body = _between(first, _probability(models.again, looked.rows, near_story(seen)))
    told = (body > 0.5) & (lines.shape[:, SHAPE.index("end_stop")] == 0)
    return Judgement(lines, body, title, _probability(models.subheading, seen.rows, told))


def near_story(seen: Frame) -> NDArray[np.bool_]:
    """Which lines stand near enough to a long sentence to be part of a story."""
    near: NDArray[np.bool_] = np.minimum(seen.column("lines since ended"), seen.column("lines until ended")) <= _REACH
    return near


def story_at_first(seen: Frame, model: Forest) -> Probabilities:
    """How likely ``model`` finds it that each line is part of the story."""
    return _probability(model, seen.rows, near_story(seen))


def headline(lines: Lines, seen: Frame, model: Forest) -> Probabilities:
    """How likely ``model`` finds it that each line of the length of a headline is that of the story."""
    size = lines.shape[:, SHAPE.index("words")]
    return _probability(model, seen.rows, (size > _TITLE_WORDS[0]) & (size < _TITLE_WORDS[1]))


def _between(first: Probabilities, again: Probabilities) -> Probabilities:
    """The probability of which the log-odds lie halfway between those of the two looks."""
    odds = np.sqrt((first + _LEAST) / (1 - first + _LEAST) * ((again + _LEAST) / (1 - again + _LEAST)))
    between: Probabilities = odds / (1 + odds)
    return between


def _probability(model: Forest, rows: Rows, among: NDArray[np.bool_]) -> Probabilities:
    """What ``model`` says of the rows ``among`` them; the others get 0."""
    found = np.zeros(len(rows))
    if among.any():
        found[among] = model.probability(rows[among])
    return found
