"""The day on which something was said, from the clause around a quotation: "See you tomorrow," he said on Tuesday."""

import re
from datetime import date

from rashomon.mark.times import dates
from rashomon.mark.times.context import Context
from rashomon.mark.times.normalizers.weekdays import weekday_in

_SAID = r"\b(?:said|told|added|announced|argued|declared|insisted|posted|replied|tweeted|warned|wrote)\b"
_DAY = r"\b(?P<weekday>(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day)\b"
_CLAUSE = r"[^.;:?!\"“”\n]{0,60}?"
_BEHIND = re.compile(rf"{_CLAUSE}{_SAID}{_CLAUSE}{_DAY}")
_BEFORE = re.compile(rf"{_SAID}{_CLAUSE}{_DAY}{_CLAUSE}[,:]? ?\Z")
_QUOTE = re.compile(r"\"|“|”|``|''")
_FARTHEST = 300  # characters of the longest quotation that is looked through


def day_of_saying(context: Context, *, quoted: bool) -> date | None:
    """The day on which the words around an expression were said; None where nothing tells.

    ``quoted`` asks for words in quotation marks: whoever reports what was said counts from the day of the report.
    """
    text = context.text
    floor = text.rfind("\n", 0, context.start) + 1
    opened = [mark.start() for mark in _QUOTE.finditer(text, floor, context.start)]
    if len(opened) % 2 == 0:
        return None if quoted else _day(context, _BEHIND.match(text, context.end))
    closed = _QUOTE.search(text, context.end, context.end + _FARTHEST)
    behind = _BEHIND.match(text, closed.end()) if closed else None
    return _day(context, behind or _BEFORE.search(text, max(floor, opened[-1] - _FARTHEST), opened[-1]))


def _day(context: Context, found: re.Match[str] | None) -> date | None:
    return dates.parse_day(weekday_in(context, found)) if found else None
