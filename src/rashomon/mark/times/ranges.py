"""The other day of a pair: June 18-19, April 24 and 25, 3 to 5 May."""

import re

from spacy.tokens import Doc

from rashomon.mark.times.dates import parse_day, valid
from rashomon.model import Span

_BEHIND = re.compile(
    r"(?: ?[-–—] ?| (?:and|to|or|through) )(?P<day>[0-3]?\d)(?:st|nd|rd|th)?(?![\d/%]|[.,:]\d| ?[ap]\.?m\b)"
)
_BEFORE = re.compile(r"(?<![\w.,/$£€])(?P<day>[0-3]?\d)(?:st|nd|rd|th)?(?: ?[-–—] ?| (?:and|to|or) )\Z")
_ENDS_IN_DAY = re.compile(r"\d(?:st|nd|rd|th)?\Z")
_STARTS_WITH_DAY = re.compile(r"\d{1,2}(?:st|nd|rd|th)?\b")


def other_day(text: str, doc: Doc, span: Span, value: str, floor: int) -> tuple[Span, str] | None:
    """The day that shares its month with the day in ``span``: behind it ("June 18-19") or before ("18-19 June").

    ``floor`` is where the expression before ends. None where there is no such day or the number counts something.
    """
    day = parse_day(value)
    if day is None or len(value) != 10:
        return None
    words = span.of(text)
    behind = _BEHIND.match(text, span.end) if _ENDS_IN_DAY.search(words) else None
    before = _BEFORE.search(text, max(floor, span.start - 12), span.start) if _STARTS_WITH_DAY.match(words) else None
    found = behind or before
    if found is None or (behind and _counts(doc, found.start("day"))):
        return None
    other = valid(day.year, day.month, int(found["day"]))
    if other is None or (other <= day) == bool(behind):
        return None
    return Span(found.start("day"), found.end("day")), other.isoformat()


def _counts(doc: Doc, offset: int) -> bool:
    """Whether the number at ``offset`` modifies a noun behind it ("on April 24 and 25 people died")."""
    token = doc.char_span(offset, offset + 1, alignment_mode="expand")
    return token is not None and len(token) > 0 and token[0].dep_ == "nummod" and token[0].head.i > token[0].i
