"""When reports came out, and the days that durations lead to."""

import calendar
import re
from datetime import date, timedelta

from rashomon.model import Interval, MarkedArticle, interval

_DURATION = re.compile(r"P(\d{1,4})([DWMY])$")
_DAYS = {"D": 1, "W": 7}


def after(day: date, duration: str) -> date | None:
    """The day that lies a whole TIMEX3 duration (``P30D``, ``P1W``, ``P6M``) behind ``day``; None for others."""
    found = _DURATION.match(duration)
    if found is None:
        return None
    count, unit = int(found[1]), found[2]
    try:
        if unit in _DAYS:
            return day + timedelta(count * _DAYS[unit])
        years, month = divmod(day.month - 1 + count * (12 if unit == "Y" else 1), 12)
        last = calendar.monthrange(day.year + years, month + 1)[1]
        return date(day.year + years, month + 1, min(day.day, last))
    except (ValueError, OverflowError):
        return None


def published_on(article: MarkedArticle) -> str:
    """The day of publication without the time, less where less is known, empty where nothing is."""
    return (article.published.value or "")[: len("2023-06-18")]


def published(article: MarkedArticle) -> Interval | None:
    """When the report came out; None where that is not known."""
    return interval(published_on(article))
