"""Figures that sentences joined by the alignment give for one thing: alone, before its noun, or as an age limit."""

import re
from collections.abc import Iterator
from functools import lru_cache
from typing import NamedTuple

from rashomon.collate.alignment import Link
from rashomon.collate.disagreements.places import Place
from rashomon.collate.disagreements.slots import REMEMBERED, Slots
from rashomon.collate.evidence import Evidence, Sentence
from rashomon.collate.values import agree, comparable, noun, reading
from rashomon.collate.wording import fold, stem
from rashomon.model import Span

_ALONE, _BEFORE, _AGE = 0.6, 0.8, 0.15  # how sure two sentences must be to tell one thing
_SLIP = 0.85  # of the greater of two figures: such as one slip, or a day's bargaining, makes of the other
_LEAST_SHARED = 4  # stems of two sentences on one age
_LONG = 2.0, 23.0  # what "months long" can be, in months
_UNITS = {"hour": 1.0, "day": 24.0, "week": 168.0, "month": 730.0, "year": 8766.0, "decade": 87660.0}
_NUMBERS = {
    "one": 1,
    "two": 2,
    "three": 3,
    "four": 4,
    "five": 5,
    "six": 6,
    "seven": 7,
    "eight": 8,
    "nine": 9,
    "ten": 10,
}
_MODIFIER = re.compile(
    rf"\b(?:(\d[\d,]*|{'|'.join(_NUMBERS)})-({'|'.join(_UNITS)})(?:-long)?|({'|'.join(_UNITS)})s-?long)"
    r"((?:\s+[a-z][\w’'-]*){1,3})",
    re.IGNORECASE,
)
_OVER = re.compile(
    r"\b(?:adults|anyone|anybody|everyone|everybody|citizens|men|people|persons|residents|those|voters|women)\s+"
    r"((?:over|above|older than)\s+(?:the age of\s+)?(\d\d))\b",
    re.IGNORECASE,
)
_FROM = re.compile(r"\b((\d\d)\s+(?:years\s+)?(?:or|and)\s+(?:older|over|above|up))\b", re.IGNORECASE)


class Length(NamedTuple):
    """A length of time before a noun, in hours: ``two-year inquiry``, ``monthslong inquiry``."""

    span: Span
    low: float
    high: float
    nouns: frozenset[str]


def figures_apart(link: Link, left: Slots, right: Slots, evidence: Evidence) -> Iterator[tuple[Place, Place]]:
    """The figures that two sentences about one thing give for it, where both cannot be true."""
    yield from _alone(link, left, right)
    if link.probability >= _BEFORE:
        for one in _lengths(evidence, left.sentence):
            for two in _lengths(evidence, right.sentence):
                if one.nouns & two.nouns and (one.high < two.low or two.high < one.low):
                    yield Place.at(evidence, left.sentence, one.span), Place.at(evidence, right.sentence, two.span)
    yield from limits_apart(link, evidence)


def limits_apart(link: Link, evidence: Evidence) -> Iterator[tuple[Place, Place]]:
    """The ages from which something holds by two sentences on one age, which need not be sure to tell one thing."""
    if link.probability >= _AGE and len(link.left.stems & link.right.stems) >= _LEAST_SHARED:
        yield from _limits(evidence, link.left, link.right)


def _alone(link: Link, left: Slots, right: Slots) -> Iterator[tuple[Place, Place]]:
    """The one figure of either sentence, where they are near one another and given without a bound."""
    if link.probability < _ALONE or not len(left.quantities) == len(right.quantities) == 1:
        return
    one, two = left.quantities[0], right.quantities[0]
    same = one.unit == two.unit and noun(one) == noun(two) and one.bound == two.bound == "exact"
    least, most = sorted((abs(one.value), abs(two.value)))
    if same and comparable(one, two) and not agree(one, two) and least >= _SLIP * most:
        yield Place(left.sentence, one.span, reading(one)), Place(right.sentence, two.span, reading(two))


def _lengths(evidence: Evidence, sentence: Sentence) -> Iterator[Length]:
    text = evidence.article(sentence.article).text
    for match in _MODIFIER.finditer(text, sentence.span.start, sentence.span.end):
        count, unit, long, behind = match.groups()
        nouns = frozenset(stem(fold(word)) for word in behind.split()[:2])
        span = Span(match.start(), match.start(4))
        if long is not None:
            size = _UNITS[long.lower()]
            yield Length(span, _LONG[0] * size, _LONG[1] * size, nouns)
        else:
            digits = count.lower().replace(",", "")
            size = _UNITS[unit.lower()] * float(_NUMBERS.get(digits) or digits)
            yield Length(span, size, size, nouns)


def _limits(evidence: Evidence, left: Sentence, right: Sentence) -> Iterator[tuple[Place, Place]]:
    """An age from which something holds, once with and once without the age itself: "over 21", "21 or older"."""
    here, there = (_ages(side.span.of(evidence.article(side.article).text)) for side in (left, right))
    for mine, yours in ((here[0], there[1]), (here[1], there[0])):
        if mine is not None and yours is not None and mine[2] == yours[2]:
            one, two = (
                Span(*(side.span.start + place for place in found.span(1)))
                for side, found in ((left, mine), (right, yours))
            )
            yield Place.at(evidence, left, one), Place.at(evidence, right, two)


@lru_cache(maxsize=REMEMBERED)
def _ages(text: str) -> tuple[re.Match[str] | None, re.Match[str] | None]:
    """The first age in a sentence above which something holds, and the first from which on it does."""
    return _OVER.search(text), _FROM.search(text)
