"""Dates that sentences joined by the alignment give for one act, one span of years, or one report."""

import re
from collections.abc import Iterator
from datetime import date
from functools import cache, lru_cache

from rashomon.collate.alignment import Link
from rashomon.collate.disagreements.lexicon import exclusive_words
from rashomon.collate.disagreements.places import Place
from rashomon.collate.disagreements.slots import REMEMBERED, Day, Slots
from rashomon.collate.evidence import Evidence, Sentence, inside
from rashomon.collate.values import agree, comparable
from rashomon.collate.wording import fold, stem
from rashomon.model import Span, TimeExpression, interval

_ONE_ACT = 0.8  # how sure two sentences must be to tell one thing whose day they give differently
_ONE_SPAN = 0.5
_LEAST_SHARED = 2  # stems of two sentences on one act, names and values aside
_ONE_THING = 0.75  # the same for two that give a year or a month each
_NEAR_LONE = {"year": 366, "month": 31}  # days between the end of the one and the beginning of the other
_NEAR_DAYS, _NEAR_YEARS = 2, 2  # how far apart a slip sets two days, and the ends of two spans of years
_WEEKDAY = re.compile(r"\b(?:mon|tues|wednes|thurs|fri|satur|sun)day\b", re.IGNORECASE)
_YEARS = re.compile(
    r"\b(?:from|between)\s+(\d{4})\s+(?:to|until|till|through|and)\s+(\d{4})\b|\b(\d{4})\s*[-–]\s*(\d{4})\b",
    re.IGNORECASE,
)
_NAME = re.compile(r"\d{4}|(?:(?:Jan|Feb|March|April|May|June|July|Aug|Sept?|Oct|Nov|Dec)[a-z.]*)(?: \d{4})?")
_LAST = re.compile(r"(?:last|this|earlier this) (?:week|month|year)$", re.IGNORECASE)


def dates_apart(link: Link, left: Slots, right: Slots, evidence: Evidence) -> Iterator[tuple[Place, Place]]:
    """The dates that two sentences about one thing give for it, where both cannot be true."""
    yield from _days_of_one_act(link, left, right, evidence)
    yield from _spans_of_years(link, left, right, evidence)
    yield from _told_when(link, left, right)
    yield from _lone_dates(link, left, right)


def _lone_dates(link: Link, left: Slots, right: Slots) -> Iterator[tuple[Place, Place]]:
    """The one year or month of either sentence, where they surely tell one thing and a slip makes one of the other."""
    if link.probability < _ONE_THING:
        return
    for precision in ("year", "month"):
        mine, yours = ([(day, day.when) for day in side.days if _named(day, precision)] for side in (left, right))
        if len(mine) != 1 or len(yours) != 1:
            continue
        (one, here), (two, there) = mine[0], yours[0]
        apart = here.distance(there) if here is not None and there is not None else 0
        if 0 < apart <= _NEAR_LONE[precision]:
            yield Place(left.sentence, one.span, one.text), Place(right.sentence, two.span, two.text)


def _named(day: Day, precision: str) -> bool:
    """Whether a date is a year or a month by its name: not "last year"."""
    return day.when is not None and day.when.precision == precision and _NAME.fullmatch(day.text) is not None


def _days_of_one_act(link: Link, left: Slots, right: Slots, evidence: Evidence) -> Iterator[tuple[Place, Place]]:
    shared = {name.actor for name in left.names} & {name.actor for name in right.names}
    if link.probability < _ONE_ACT or not shared or len(left.core & right.core) < _LEAST_SHARED:
        return
    if any(comparable(a, b) and not agree(a, b) for a in left.quantities for b in right.quantities):
        return  # what differs in more than the day is two things
    mine, yours = _days_by_act(evidence, left.sentence), _days_by_act(evidence, right.sentence)
    for act in sorted(mine.keys() & yours.keys()):
        (one, here), (two, there) = mine[act], yours[act]
        whom = _whom(left, one), _whom(right, two)
        if 0 < abs((here - there).days) <= _NEAR_DAYS and (None in whom or whom[0] == whom[1]):
            yield Place.at(evidence, left.sentence, one.span), Place.at(evidence, right.sentence, two.span)


def _whom(side: Slots, time: TimeExpression) -> str | None:
    """The actor named first behind what a time dates: whom somebody met, what somebody signed."""
    behind = [n for n in side.names if time.head is not None and n.span.start >= time.head.end]
    return min(behind, key=lambda name: name.span).actor if behind else None


def _days_by_act(evidence: Evidence, sentence: Sentence) -> dict[str, tuple[TimeExpression, date]]:
    """For what a sentence dates by a weekday, the weekday that stands closest to it."""
    article = evidence.article(sentence.article)
    found: dict[str, tuple[int, TimeExpression, date]] = {}
    for time in inside(article.times, sentence.span):
        days = interval(time.value)
        if time.head is None or days is None or days.first != days.last:
            continue
        if not _WEEKDAY.search(time.span.of(article.text)) or any(c.isdigit() for c in time.span.of(article.text)):
            continue
        act = stem(time.head.of(article.text))
        far = abs(time.span.start - time.head.start)
        if act not in _telling() and (act not in found or far < found[act][0]):
            found[act] = far, time, days.first
    return {act: (time, day) for act, (_, time, day) in found.items()}


def _spans_of_years(link: Link, left: Slots, right: Slots, evidence: Evidence) -> Iterator[tuple[Place, Place]]:
    if link.probability < _ONE_SPAN:
        return
    for one, mine in _years(evidence, left.sentence):
        for two, yours in _years(evidence, right.sentence):
            slips = [abs(a - b) for a, b in zip(mine, yours, strict=True)]
            if any(slips) and max(slips) <= _NEAR_YEARS:
                yield Place.at(evidence, left.sentence, one), Place.at(evidence, right.sentence, two)


def _years(evidence: Evidence, sentence: Sentence) -> Iterator[tuple[Span, tuple[int, int]]]:
    start = sentence.span.start
    for place, years in _spans(sentence.span.of(evidence.article(sentence.article).text)):
        yield Span(start + place.start, start + place.end), years


@lru_cache(maxsize=REMEMBERED)
def _spans(text: str) -> tuple[tuple[Span, tuple[int, int]], ...]:
    """The spans of years in a text, and where they stand in it."""
    found = ((match, [int(year) for year in match.groups() if year]) for match in _YEARS.finditer(text))
    return tuple((Span(*match.span()), (years[0], years[1])) for match, years in found)


def _told_when(link: Link, left: Slots, right: Slots) -> Iterator[tuple[Place, Place]]:
    """What came out last week for one report and last month for another, with another date or figure in common."""
    if link.probability < _ONE_ACT:
        return
    ours, theirs = ([day for day in side.days if day.when is not None] for side in (left, right))
    mine = [day for day in ours if not any(_meet(day, other) for other in theirs)]
    yours = [day for day in theirs if not any(_meet(day, other) for other in ours)]
    alike = len(ours) > len(mine) or any(
        comparable(one, two) and agree(one, two) for one in left.quantities for two in right.quantities
    )
    if len(mine) == len(yours) == 1 and alike and all(_LAST.match(day.text) for day in (*mine, *yours)):
        one, two = mine[0], yours[0]
        yield Place(left.sentence, one.span, one.text), Place(right.sentence, two.span, two.text)


def _meet(one: Day, two: Day) -> bool:
    return one.when is not None and two.when is not None and one.when.overlaps(two.when)


@cache
def _telling() -> frozenset[str]:
    """Stems of verbs that date no more than the telling, from ``exclusive.toml``."""
    return frozenset(stem(fold(word)) for word in exclusive_words().said)
