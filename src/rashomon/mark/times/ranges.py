"""The other days of a series: June 18-19, April 24, 25 and 27, 3 to 5 May; Monday through Thursday."""

import re

from spacy.tokens import Doc

from rashomon.mark.times.dates import parse_day, valid
from rashomon.model import Span

_JOIN = r"(?:,? (?:and|to|or|through|until|till) | ?[-–—] ?)"
_NUMBER = r"[0-3]?\d(?:st|nd|rd|th)?"
_BEHIND = re.compile(rf"(?:, {_NUMBER}(?=,))*(?:, {_NUMBER})?{_JOIN}{_NUMBER}(?![\d/%]|[.,:]\d| ?[ap]\.?m\b)")
_BEFORE = re.compile(rf"(?<![\w.,/$£€])(?:{_NUMBER}, )*{_NUMBER}{_JOIN}\Z")
_DAY = re.compile(r"\d+")
_ENDS_IN_DAY = re.compile(r"\d(?:st|nd|rd|th)?\Z")
_STARTS_WITH_DAY = re.compile(r"\d{1,2}(?:st|nd|rd|th)?\b")
_YEAR = re.compile(r",? (?P<year>(?:1[89]|20)\d\d)\b")
_LONGEST = 40  # characters of the longest series before a month
_SERIES = re.compile(
    r"(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day(?: (?:morning|afternoon|evening|night))?"
    r"(?: ?[-–—] ?|(?:,|,? (?:and|or|to|through|until|till|into))(?: on)?\s)"
)


def other_days(text: str, doc: Doc, span: Span, value: str, floor: int) -> tuple[tuple[Span, str], ...]:
    """The days that share their month with the day in ``span``: behind it ("June 18-19") or before ("18 and 19 June").

    ``floor`` is where the expression before ends. Empty where there is no such day or its number counts something.
    """
    day = parse_day(value)
    if day is None or len(value) != 10:
        return ()
    words = span.of(text)
    behind = _BEHIND.match(text, span.end) if _ENDS_IN_DAY.search(words) else None
    before = None
    if not behind and _STARTS_WITH_DAY.match(words):
        before = _BEFORE.search(text, max(floor, span.start - _LONGEST), span.start)
    found = behind or before
    numbers = list(_DAY.finditer(text, found.start(), found.end())) if found else []
    if not numbers or (behind and _counts(doc, numbers[-1].start())):
        return ()
    days = [valid(day.year, day.month, int(number.group())) for number in numbers]
    known = [other for other in days if other is not None]
    series = [day, *known] if behind else [*known, day]
    if len(known) < len(days) or series != sorted(set(series)):
        return ()
    ends = [_end(text, number.end()) for number in numbers]
    year = _YEAR.match(text, ends[-1]) if behind else None
    if year and int(year["year"]) == day.year:
        ends[-1] = year.end()
    return tuple(
        (Span(number.start(), end), other.isoformat()) for number, end, other in zip(numbers, ends, known, strict=True)
    )


def follows_in_series(words: str) -> bool:
    """Whether a weekday and the words behind it go on to a further one: "Monday and (Tuesday)", "Monday through"."""
    return bool(_SERIES.fullmatch(words))


def _end(text: str, end: int) -> int:
    """Where a day's number ends with its "th"."""
    return end + 2 if re.match(r"(?:st|nd|rd|th)\b", text[end : end + 3]) else end


def _counts(doc: Doc, offset: int) -> bool:
    """Whether the number at ``offset`` modifies a noun behind it ("on April 24 and 25 people died")."""
    token = doc.char_span(offset, offset + 1, alignment_mode="expand")
    return token is not None and len(token) > 0 and token[0].dep_ == "nummod" and token[0].head.i > token[0].i
