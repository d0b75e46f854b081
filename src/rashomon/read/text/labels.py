"""From the model's probabilities to one label a line."""

import re
import tomllib
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from importlib.resources import files

import numpy as np

from rashomon.model import LineLabel
from rashomon.read.text.cues import lexicon
from rashomon.read.text.features import SHAPE
from rashomon.read.text.known import Known
from rashomon.read.text.model import Judgement

Labelled = tuple[LineLabel, str]
_WORD = re.compile(r"\w+")
_LENGTH, _END_STOP = SHAPE.index("length"), SHAPE.index("end_stop")


@dataclass(frozen=True, slots=True)
class Rule:
    """One group of ``patterns.toml``."""

    label: LineLabel
    reason: str
    where: str
    most: int
    patterns: tuple[re.Pattern[str], ...]

    def fits(self, line: str, place: str) -> bool:
        """Whether ``line``, which stands ``place`` ("before", "inside", "after") the story, fits the rule."""
        if self.where not in ("any", place) or len(line) > self.most:
            return False
        return any(pattern.search(line) for pattern in self.patterns)


@lru_cache(maxsize=1)
def rules() -> tuple[Rule, ...]:
    """The rules of ``patterns.toml`` in their order."""
    tables = tomllib.loads(files(__package__).joinpath("patterns.toml").read_text("utf-8"))["rule"]
    return tuple(
        Rule(
            t["label"],
            t["reason"],
            t["where"],
            t["most"],
            tuple(re.compile(pattern, re.IGNORECASE) for pattern in t["patterns"]),
        )
        for t in tables
    )


def label_lines(texts: Sequence[str], judgement: Judgement, known: Known) -> list[Labelled]:
    """A label and its reason for every line; lines of ``known.recurring`` are boilerplate whatever the model says."""
    body = judgement.body > 0.5
    body &= np.array([text not in known.recurring for text in texts])
    title = _title(texts, judgement, known)
    labels: list[Labelled | None] = [None] * len(texts)
    if title is not None:
        for i in _same(texts, title):
            labels[i], body[i] = ("title", "the headline"), False
    told = np.flatnonzero(body)
    first, last = (int(told[0]), int(told[-1])) if len(told) else (len(texts), -1)
    for i in told:
        labels[i] = _story(judgement, int(i))
    for i, text in enumerate(texts):
        if labels[i] is None:
            place = "before" if i < first else "after" if i > last else "inside"
            labels[i] = _by_rule(text, place)
    _fill(labels, judgement, first, last)
    return [found or ("boilerplate", "stands outside the story") for found in labels]


def _title(texts: Sequence[str], judgement: Judgement, known: Known) -> int | None:
    """The index of the headline."""
    if known.title:
        wanted = _WORD.findall(known.title.lower())
        return next((i for i, words in enumerate(judgement.lines.words) if list(words) == wanted), None)
    best = int(np.argmax(judgement.title))
    return best if judgement.title[best] > 0.25 else None


def _same(texts: Sequence[str], index: int) -> list[int]:
    """The lines with the same words as the headline up to where the story is well under way."""
    key = _WORD.findall(texts[index].lower())
    return [i for i, text in enumerate(texts) if i == index or _WORD.findall(text.lower()) == key]


def _story(judgement: Judgement, i: int) -> Labelled:
    sure = f"part of the story ({judgement.body[i]:.0%})"
    if judgement.subheading[i] > 0.5 and not judgement.lines.shape[i, _END_STOP]:
        return "subheading", f"heads a part of the story ({judgement.body[i]:.0%})"
    return "body", sure


def _by_rule(text: str, place: str) -> Labelled | None:
    return next(((rule.label, rule.reason) for rule in rules() if rule.fits(text, place)), None)


def _fill(labels: list[Labelled | None], judgement: Judgement, first: int, last: int) -> None:
    """What no rule has named: pictures and links inside the story, teasers of other stories after it, furniture."""
    cues = judgement.lines.cues
    groups = lexicon().groups
    furniture = cues[:, : len(groups) - 1].sum(axis=1)
    size = np.expm1(judgement.lines.shape[:, _LENGTH])
    for i in range(len(labels)):
        if labels[i] is not None or furniture[i] > 0.5:
            continue
        ended = bool(judgement.lines.shape[i, _END_STOP])
        if first <= i <= last and size[i] > 35:
            labels[i] = ("caption", "a description inside the story") if ended else ("related", "a headline inside the story")
        elif i > last and size[i] > 25:
            labels[i] = ("other-story", "belongs to another story")
