"""Datelines: the place, day and agency with which a report opens."""

import re
from dataclasses import dataclass
from functools import lru_cache

from rashomon.model import Span
from rashomon.read.credits.agencies import agencies_in
from rashomon.read.credits.credit import Credit
from rashomon.read.credits.unlisted import dateline_agency

_MONTH = (
    r"(?:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?|"
    r"nov(?:ember)?|dec(?:ember)?)\.?"
)
_DAY = rf"(?:{_MONTH}\s\d{{1,2}}|\d{{1,2}}\.?\s{_MONTH}|(?:mon|tues|wednes|thurs|fri|satur|sun)day)(?:,?\s\d{{4}})?"
_UPPER = r"(?-i:[A-ZÀ-ÞŁŚŻČŠŽ][A-ZÀ-ÞŁŚŻČŠŽ'’.\-]+(?:[\s/-]+[A-ZÀ-ÞŁŚŻČŠŽ(][A-ZÀ-ÞŁŚŻČŠŽ'’.)\-]+){0,4})"
_NAME = r"(?-i:[A-ZÀ-ÞŁŚŻČŠŽ][\w'’.\-]+(?:\s(?:[A-ZÀ-ÞŁŚŻČŠŽ(][\w'’.)\-]+|of|the|de|del|la|al|am|sur)){0,4})"
_SIGN = r"(?:\s*[—–:|]|\s*--|\s+-|-\s)\s*"


@dataclass(frozen=True, slots=True)
class Dateline:
    """How a first paragraph opens: "BEIJING, June 18 (Reuters) - ".

    ``span`` covers the whole dateline with its dash or colon, ``place_span`` and ``day_span`` their own words. ``day``
    is the words of the date as they stand ("June 18"), for the caller to resolve.
    """

    span: Span
    place: str | None = None
    place_span: Span | None = None
    day: str | None = None
    day_span: Span | None = None
    agencies: tuple[Credit, ...] = ()


@lru_cache(maxsize=1)
def _patterns() -> tuple[re.Pattern[str], ...]:
    """From the surest to the least sure."""
    source = r"\s*[(\[](?P<who>[^()\[\]]{2,40})[)\]]"
    ways = (
        # "(CNN) —", "(Reuters) -"
        rf"^\s*[(\[](?P<who>[^()\[\]]{{2,40}})[)\]]{_SIGN}",
        # "June 18 (Reuters) -"
        rf"^\s*(?P<day>{_DAY}){source}(?P<sign>{_SIGN})",
        # "MOSCOW, June 18. /TASS/."
        rf"^\s*(?P<place>{_UPPER}),\s+(?P<day>{_DAY})\.\s*/(?P<who>[A-Z][\w-]{{2,30}})/\.",
        # "WASHINGTON/LONDON, June 18 (Reuters) -"
        rf"^\s*(?P<place>{_UPPER})(?:,\s+(?P<day>{_DAY}))?{source}(?P<sign>{_SIGN})",
        # "WASHINGTON, June 18 (Reuters) -", "KYIV, Ukraine (AP) —", "Berlin (dpa) -", "Paris, 3 May (AFP):"
        rf"^\s*(?P<place>{_NAME}(?:,\s{_NAME})?)(?:[,\s]+(?P<day>{_DAY}))?{source}(?P<sign>{_SIGN})?",
        # "BEIJING:", "NEW DELHI —", "AUBURN, Wash. —", "LAGOS, March 3 -"
        rf"^\s*(?P<place>{_UPPER}(?:,\s{_NAME})?)(?:[,\s]+(?P<day>{_DAY}))?{_SIGN}",
        # "Nairobi, June 18:", "Beijing, June 18 —"
        rf"^\s*(?P<place>{_NAME}),\s+(?P<day>{_DAY}){_SIGN}",
    )
    return tuple(re.compile(way, re.IGNORECASE) for way in ways)


def dateline(paragraph: str, offset: int = 0) -> Dateline | None:
    """The dateline at the head of ``paragraph``, None if it has none; spans are code points plus ``offset``.

    A name in brackets counts where an agency of ``agencies.toml`` is spelled in it, or where it stands between a place
    and the dash and is called as agencies are; a place needs an agency, a day or capitals. "PARIS: ..." is a dateline,
    "Analysis: ..." is none.
    """
    head = paragraph[:120]
    for pattern in _patterns():
        found = pattern.search(head)
        if not found or found.end() >= len(paragraph):
            continue
        parts = found.groupdict()
        agencies: tuple[Credit, ...] = ()
        if parts.get("who"):
            agencies = _source(paragraph, found, offset)
            if not agencies:
                continue
        place, day = parts.get("place"), parts.get("day")
        if place and place.split()[0].lower() in _PREPOSITIONS:
            continue
        if place and not agencies and not day and not _plausible(place):
            continue
        return Dateline(
            Span(found.start() + offset, found.end() + offset),
            _named(place) if place else None,
            Span(found.start("place") + offset, found.end("place") + offset) if place else None,
            day,
            Span(found.start("day") + offset, found.end("day") + offset) if day else None,
            agencies,
        )
    return None


def _source(paragraph: str, found: re.Match[str], offset: int) -> tuple[Credit, ...]:
    """The agency in the brackets of a dateline, listed or not."""
    start, end = found.span("who")
    listed = agencies_in(paragraph, start, end, "the dateline", offset)
    parts = found.groupdict()
    if listed or not parts.get("place") or not parts.get("sign") or not _capitals(parts["place"], parts["day"]):
        return listed
    if not dateline_agency(found["who"], dated=parts["day"] is not None):
        return ()
    return (Credit(found["who"], Span(start + offset, end + offset), "the dateline"),)


def _capitals(place: str, day: str | None) -> bool:
    """Whether a place is set off from the sentence: by a day, or in capitals ("KYIV, Ukraine")."""
    return day is not None or place.split(",", maxsplit=1)[0].isupper()


_PREPOSITIONS = frozenset(
    ("in", "on", "at", "by", "for", "from", "until", "since", "the", "this", "last", "next", "every", "after", "before")
)
_NOT_PLACES = frozenset(
    (
        "UPDATE",
        "EXCLUSIVE",
        "BREAKING",
        "ANALYSIS",
        "EXPLAINER",
        "OPINION",
        "WATCH",
        "LIVE",
        "NOTE",
        "IMAGE",
        "PHOTO",
        "VIDEO",
        "RELATED",
        "READ",
        "QUESTION",
        "ANSWER",
        "FACTBOX",
        "INTERVIEW",
        "EDITORIAL",
        "COMMENT",
        "CORRECTION",
        "WARNING",
        "PLUS",
        "PHOTOS",
        "TIMELINE",
        "PROFILE",
        "CAPTION",
        "FILE",
    )
)


def _plausible(place: str) -> bool:
    """Whether words in capitals before a colon or dash may be a place."""
    words = place.replace(",", " ").split()
    return len(place) >= 4 and not _NOT_PLACES.intersection(words)


def _named(place: str) -> str:
    """The place in ordinary case where it is written in capitals ("NEW DELHI")."""
    return ", ".join(part.title() if part.isupper() else part for part in place.strip().split(", "))
