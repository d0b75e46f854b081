"""Resolving what only the day of publication can resolve, where a report does not state it."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache
from statistics import median_low

import msgspec

from rashomon.collate.anchoring.sides import on_its_side
from rashomon.collate.moments import published
from rashomon.collate.wording import fold
from rashomon.lexicon import WordLists, read_rules
from rashomon.model import Event, EventTime, Interval, MarkedArticle, Span, TimeExpression, interval

_YEAR = re.compile(r"\b(?:1[5-9]|20)\d\d\b")
_WEEKDAY = re.compile(r"(?:XXXX-WXX|\d{4}-W\d\d)-([1-7])(T\w\w(?::\d\d)?)?$")
_MONTH = re.compile(r"(?:XXXX|\d{4})-(\d\d)(?:-(\d\d))?(T\w\w(?::\d\d)?)?$")
_SAME = re.compile(r"(?:that|the same) (?:day|week|month|year)\b", re.IGNORECASE)
_NEAR = 45  # days within which a date that a report names belongs to its own present
_WORD = re.compile(r"[^\W\d_]+")


@dataclass(frozen=True, slots=True)
class Anchored:
    """Articles whose times are resolved, and what was assumed, one sentence an article."""

    articles: tuple[MarkedArticle, ...]
    reasons: tuple[str, ...]


def anchored(articles: Sequence[MarkedArticle]) -> Anchored:
    """``articles`` with the times of those without a day counted from the dated ones, and with dates on their side.

    Where none is dated, times stay as they are.
    """
    articles = [on_its_side(article) for article in articles]
    days = sorted(found.first.toordinal() for article in articles if (found := _known_day(article)) is not None)
    if not days:
        return Anchored(tuple(articles), ())
    middle = date.fromordinal(median_low(days))
    made: list[MarkedArticle] = []
    reasons: list[str] = []
    for article in articles:
        if _known_day(article) is not None or not article.times:
            made.append(article)
            continue
        own = _present(article, middle)
        day = own or middle
        made.append(_resolved(article, day, sure=own is not None))
        reasons.append(
            f"{article.id} states no day: its days are counted from {day}, by the other reports of the story"
        )
    return Anchored(tuple(made), tuple(reasons))


def _known_day(article: MarkedArticle) -> Interval | None:
    found = published(article)
    return found if found is not None and found.precision == "day" else None


def _present(article: MarkedArticle, middle: date) -> date | None:
    """The day of an undated report: the last it names as past, or the day before the first it names as future."""
    past: list[date] = []
    ahead: list[date] = []
    for time in article.times:
        day = _own_day(article, time, middle)
        if day is not None and abs((day - middle).days) <= _NEAR:
            (ahead if _tense(article, time.span) == "future" else past).append(day)
    if past:
        return max(past)
    return min(ahead) - timedelta(1) if ahead else None


def _own_day(article: MarkedArticle, time: TimeExpression, middle: date) -> date | None:
    """The day that the expression names by month and day, in the year nearest to ``middle``; None for others."""
    match = _MONTH.match(time.value) if time.type in ("DATE", "TIME") else None
    if match is None or match[2] is None:
        return None
    if _YEAR.search(time.span.of(article.text)):
        found = interval(time.value)
        return found.first if found else None
    return _nearest([_day(year, int(match[1]), int(match[2])) for year in _around(middle)], middle)


def _resolved(article: MarkedArticle, day: date, *, sure: bool) -> MarkedArticle:
    resolved: list[TimeExpression] = []
    for time in article.times:
        made = _time(article, time, day, sure=sure)
        if _SAME.match(time.span.of(article.text)) and resolved:  # "scheduled for that month"
            made = msgspec.structs.replace(time, value=resolved[-1].value)
        resolved.append(made)
    times = tuple(resolved)
    values = {time.span: time.value for time in times}
    events = tuple(_event(event, values) for event in article.events)
    return msgspec.structs.replace(article, times=times, events=events)


def _event(event: Event, values: dict[Span, str]) -> Event:
    if event.time is None or event.time.span is None or event.time.span not in values:
        return event
    when = EventTime(values[event.time.span], event.time.span, event.time.reason)
    return msgspec.structs.replace(event, time=when)


def _time(article: MarkedArticle, time: TimeExpression, day: date, *, sure: bool) -> TimeExpression:
    if time.type not in ("DATE", "TIME") or _states_year(article, time):
        return time
    future = _tense(article, time.span) == "future"
    back = (0 if future else 6) if sure else 3  # of the seven days in question, how many lie before ``day``
    value = _weekday(time.value, day, back) or _month(time.value, day, future=future)
    return msgspec.structs.replace(time, value=value) if value else time


def _states_year(article: MarkedArticle, time: TimeExpression) -> bool:
    """Whether the expression names a year, or its sentence the year it was given ("the Boxing Day storm of 2004")."""
    if _YEAR.search(time.span.of(article.text)):
        return True
    return time.value[:4] in _YEAR.findall(_sentence(article, time.span).of(article.text))


def _sentence(article: MarkedArticle, span: Span) -> Span:
    return next((sentence for sentence in article.sentences if sentence.contains(span)), span)


def _weekday(value: str, day: date, back: int) -> str | None:
    match = _WEEKDAY.match(value)
    if match is None:
        return None
    first = day - timedelta(back)
    found = first + timedelta((int(match[1]) - first.isoweekday()) % 7)
    return f"{found.isoformat()}{match[2] or ''}"


def _month(value: str, day: date, *, future: bool) -> str | None:
    match = _MONTH.match(value)
    if match is None or not 1 <= int(match[1]) <= 12:
        return None
    month = int(match[1])
    if match[2] is not None:
        found = _nearest([_day(year, month, int(match[2])) for year in _around(day)], day)
        return f"{found.isoformat()}{match[3] or ''}" if found else None
    year = day.year + (month < day.month) if future else day.year - (month > day.month)
    return f"{year}-{month:02}"


def _around(day: date) -> range:
    return range(max(day.year - 1, 1), min(day.year + 1, 9999) + 1)


def _day(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None


def _nearest(days: Sequence[date | None], middle: date) -> date | None:
    return min((day for day in days if day is not None), key=lambda day: (abs((day - middle).days), day), default=None)


def _tense(article: MarkedArticle, span: Span) -> str:
    """Whether the words around an expression (in its sentence) look ahead; the nearest cue before it decides."""
    sentence = _sentence(article, span)
    before = [fold(word) for word in _WORD.findall(article.text[sentence.start : span.end])]
    for place in range(len(before) - 1, -1, -1):
        if before[place] in _cues("future"):  # "was originally scheduled for" looks back on a plan
            return "past" if _cues("past").intersection(before[max(place - 2, 0) : place]) else "future"
        if before[place] in _cues("past"):
            return "past"
    after = [fold(word) for word in _WORD.findall(article.text[span.end : sentence.end])][:3]
    return next((kind for word in after for kind in ("future", "past") if word in _cues(kind)), "past")


class _Cues(WordLists, frozen=True, kw_only=True):
    future: frozenset[str]
    past: frozenset[str]


@cache
def _lists() -> _Cues:
    return read_rules(__package__, "cues.toml", _Cues)


def _cues(kind: str) -> frozenset[str]:
    return _lists()[kind]
