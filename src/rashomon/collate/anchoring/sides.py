"""On which side of its report a date lies, where its words alone leave that open and its sentence does not.

"This weekend" of a Monday's report is the one before where something took place on it; "in November" of a report of
June is the next one where something is planned for it.
"""

import re
from datetime import timedelta

import msgspec

from rashomon.collate.moments import published
from rashomon.model import Interval, MarkedArticle, TimeExpression, interval

_MONTH = re.compile(r"(\d{4})-(\d\d)$")
_YEAR = re.compile(r"\d{4}")
_NOW = re.compile(r"(?:is|are|am|be|being|will)$", re.IGNORECASE)  # "is in Alden this weekend": this one, or the next
_LOOKING_BACK = re.compile(
    r"\b(?:was|were|had|originally|last|since|before|until|past|earlier)\b[^.,;]*\Z", re.IGNORECASE
)
_BEFORE = 60  # characters before a month in which a plan of the past is told
_RECENT = 62  # days within which a past month is told without saying so


def on_its_side(article: MarkedArticle) -> MarkedArticle:
    """The article with such dates on the side of its day of publication that their sentences speak of."""
    day = published(article)
    if day is None or day.precision != "day":
        return article
    times = tuple(_moved(article, day, time) for time in article.times)
    return article if times == article.times else msgspec.structs.replace(article, times=times)


def _moved(article: MarkedArticle, day: Interval, time: TimeExpression) -> TimeExpression:
    when = interval(time.value)
    if when is None or _YEAR.search(time.span.of(article.text)):
        return time
    if when.precision == "weekend" and when.first > day.last and _took_place(article, time):
        before = (when.first - timedelta(7)).isocalendar()
        return msgspec.structs.replace(time, value=f"{before.year}-W{before.week:02}-WE")
    month = _MONTH.match(time.value)
    if month and (day.first - when.last).days > _RECENT and _is_ahead(article, time):
        return msgspec.structs.replace(time, value=f"{int(month[1]) + 1:04}-{month[2]}")
    return time


def _took_place(article: MarkedArticle, time: TimeExpression) -> bool:
    head = time.head.of(article.text) if time.head is not None else ""
    return time.status == "occurred" and bool(head) and not _NOW.match(head)


def _is_ahead(article: MarkedArticle, time: TimeExpression) -> bool:
    span = time.span
    return time.status == "planned" and not _LOOKING_BACK.search(article.text, max(span.start - _BEFORE, 0), span.end)
