"""Which days matter: those that many reports still speak of when they are past, by name, and that made news."""

import math
import re
from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date, timedelta

from rashomon.collate.moments import Interval, interval
from rashomon.model import MarkedArticle

_LATER = 7  # days after which a mention is memory, no longer news
_DIGIT = re.compile(r"\d")
# What each count adds, each taken as its logarithm over the largest: reports that mention the day; that mention it a
# week later or more; that name it with figures; publication days on which it is mentioned; reports published on it.
# Chosen in the middle of a wide plateau of the development topics, not at its top.
_SHARES = {"reports": 1.0, "later": 1.0, "named": 0.5, "days": 0.5, "published": 0.5}
_SHADE = 0.3  # what a day loses of its distance to a higher neighbour: the news of a day is told again the next
_COARSE = 0.4  # what a month or a year keeps of its score beside days


@dataclass(slots=True)
class _Day:
    """Who mentions a date, and how."""

    reports: set[str] = field(default_factory=set)
    later: set[str] = field(default_factory=set)
    named: set[str] = field(default_factory=set)
    days: set[str] = field(default_factory=set)
    published: set[str] = field(default_factory=set)


def calendar(articles: Iterable[MarkedArticle]) -> Mapping[str, float]:
    """The salience, 0 to 1, of every date (TIMEX3 value of a day, month ...) that ``articles`` mention."""
    rows: defaultdict[str, _Day] = defaultdict(_Day)
    for article in articles:
        _count(article, rows)
    mentioned = {value: row for value, row in rows.items() if row.reports}
    tops = {name: max((math.log1p(len(getattr(row, name))) for row in rows.values()), default=0.0) for name in _SHARES}
    raw = {value: _score(row, tops) for value, row in mentioned.items()}
    shaded = {value: _shaded(value, raw) for value in raw}
    highest = max(shaded.values(), default=1.0) or 1.0
    return {value: round(max(score, 0.0) / highest, 6) for value, score in sorted(shaded.items())}


def date_of(value: str, when: Interval) -> str:
    """The date that a TIMEX3 value speaks of: its day without the time, else the value itself."""
    return value[:10] if when.precision in ("day", "minute") else value


def _count(article: MarkedArticle, rows: defaultdict[str, _Day]) -> None:
    published = interval((article.published.value or "")[:10])
    if published is not None and published.precision == "day":
        rows[published.first.isoformat()].published.add(article.id)
    for time in article.times:
        when = interval(time.value) if time.type in ("DATE", "TIME") else None
        if when is None or when.precision == "decade":
            continue
        row = rows[date_of(time.value, when)]
        row.reports.add(article.id)
        if _DIGIT.search(time.span.of(article.text)):
            row.named.add(article.id)
        if published is not None:
            row.days.add(published.first.isoformat())
            if (published.first - when.last).days >= _LATER:
                row.later.add(article.id)


def _score(row: _Day, tops: Mapping[str, float]) -> float:
    return math.fsum(
        share * math.log1p(len(getattr(row, name))) / tops[name] for name, share in _SHARES.items() if tops[name]
    )


def _shaded(value: str, raw: Mapping[str, float]) -> float:
    if len(value) != 10:
        return _COARSE * raw[value]
    day = date.fromisoformat(value)
    beside = max(raw.get((day + timedelta(step)).isoformat(), 0.0) for step in (-1, 1))
    return raw[value] - _SHADE * max(0.0, beside - raw[value])
