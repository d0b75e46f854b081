"""Which days matter: those that many reports speak of, still speak of when they are past, and that made news."""

import math
import re
from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from rashomon.collate.moments import published
from rashomon.model import Interval, MarkedArticle, TimeExpression, interval

_LATER = 7  # days after which a mention is memory, no longer news
# What each count adds, as its logarithm: reports that mention the day; that mention it a week later or more;
# publication days on which it is mentioned; reports published on it. Chosen in the middle of a wide plateau of the
# development topics, not at its top (``scripts/weigh_days.py``); counts stand for themselves, so that stories of all
# sizes compare.
SHARES = {"reports": 1.0, "later": 1.0, "days": 0.5, "published": 1.0}
_HALF = 6.0  # the sum that gives a salience of one half
_LAST_DAY = re.compile(r"\b(?:year|month)[ -]?end\b|\bend of (?:the|this) (?:year|month)\b", re.IGNORECASE)
_DAY_LENGTH = len("2023-06-18")
_COARSE = 0.4  # what a month or a year keeps of its score beside days


@dataclass(slots=True)
class _Day:
    """Who mentions a date, and how."""

    reports: set[str] = field(default_factory=set)
    later: set[str] = field(default_factory=set)
    days: set[str] = field(default_factory=set)
    published: set[str] = field(default_factory=set)


def calendar(articles: Iterable[MarkedArticle], shares: Mapping[str, float] = SHARES) -> Mapping[str, float]:
    """The salience, 0 to 1, of every date (TIMEX3 value of a day, month ...) that ``articles`` mention."""
    rows: defaultdict[str, _Day] = defaultdict(_Day)
    for article in articles:
        _count(article, rows)
    return {value: _salience(value, row, shares) for value, row in sorted(rows.items()) if row.reports}


def date_of(value: str, when: Interval) -> str:
    """The date that a TIMEX3 value speaks of: its day without the time, both days of a weekend, else the value."""
    if when.precision == "weekend":
        return f"{when.first}/{when.last}"
    return value[:10] if when.precision in ("day", "minute") else value


def date_told(article: MarkedArticle, time: TimeExpression, when: Interval) -> str:
    """The date that an expression speaks of; the end of a year or month is its last day."""
    if time.mod == "END" and _LAST_DAY.search(time.span.of(article.text)):
        return when.last.isoformat()
    return date_of(time.value, when)


def _count(article: MarkedArticle, rows: defaultdict[str, _Day]) -> None:
    appeared = published(article)
    if appeared is not None and appeared.precision == "day":
        rows[appeared.first.isoformat()].published.add(article.id)
    for time in article.times:
        when = interval(time.value) if time.type in ("DATE", "TIME") else None
        if when is None or when.precision == "decade":
            continue
        row = rows[date_told(article, time, when)]
        row.reports.add(article.id)
        if appeared is not None:
            row.days.add(appeared.first.isoformat())
            if (appeared.first - when.last).days >= _LATER:
                row.later.add(article.id)


def _salience(value: str, row: _Day, shares: Mapping[str, float]) -> float:
    total = math.fsum(share * math.log1p(len(getattr(row, name))) for name, share in shares.items())
    total *= 1.0 if len(value) == _DAY_LENGTH else _COARSE
    return round(total / (total + _HALF), 6)
