"""Wire services and photo agencies as they are credited."""

import re
from functools import lru_cache
from typing import Literal

from rashomon.model import Span
from rashomon.read.credits.credit import Credit
from rashomon.read.credits.listed import listed_agencies
from rashomon.read.credits.unlisted import unlisted_agencies, unlisted_picture_agencies

_WORD = re.compile(r"\w+")
Kind = Literal["wire", "outlet", "photo"]


@lru_cache(maxsize=1)
def spellings() -> dict[str, tuple[str, Kind]]:
    """Every spelling of every agency with the agency's usual name and kind, as ``agencies.toml`` has them."""
    listed = listed_agencies()
    kinds: dict[Kind, dict[str, tuple[str, ...]]] = {
        "wire": listed.wire,
        "outlet": listed.outlet,
        "photo": listed.photo,
    }
    return {
        text: (name, kind) for kind, agencies in kinds.items() for name, texts in agencies.items() for text in texts
    }


@lru_cache(maxsize=1)
def _first_words() -> frozenset[str]:
    """The first word of every spelling: a passage with none of them names no agency of the list."""
    return frozenset(_WORD.findall(spelling)[0] for spelling in spellings())


@lru_cache(maxsize=1)
def _pattern() -> str:
    """One spelling of an agency that sends text, as a whole word, with regard to case."""
    names = sorted((s for s, (_, kind) in spellings().items() if kind != "photo"), key=lambda s: (-len(s), s))
    return r"(?<![\w-])(?-i:" + "|".join(map(re.escape, names)) + r")(?![\w-])"


_GIVEN = r"\b(?:inputs?|reporting|reports?|material|informations?|informaci[oó]n|informações|files?|agencias?)\s+"


@lru_cache(maxsize=1)
def _credited() -> tuple[tuple[re.Pattern[str], str], ...]:
    """The ways a line credits its text to an agency; group ``who`` holds the agencies."""
    one = _pattern()
    some = rf"(?P<who>{one}(?:\s*(?:,|/|&|\||and|und|et|y|e|with)\s*(?:the\s+)?{one})*)"
    ways = (
        # "Reuters", "(AFP)", "AP/PTI", "© AFP"
        (rf"^\W*(?:©|\(c\)|copyright)?\s*(?:\d{{4}}\s*)?(?:the\s+)?{some}\W*$", "the line is the agency's name"),
        # "By AFP", "Jane Doe, Associated Press", "Jane Doe | Reuters", "Reuters Staff"
        (
            rf"^\W*(?:by|von|par|por|di|door|source|sources?:|quelle:|fuente:|fonte:|source:)\s*:?\s*(?:the\s+)?{some}(?:\W|$)",
            "the byline",
        ),
        (rf"^\W*(?:by\s+)?[^.!?;]{{3,60}}?\s*[,|/(–—-]+\s*(?:the\s+)?{some}\)?\W*$", "the byline"),
        (rf"^\W*{some}\s+(?:staff|news agency|bureau|correspondent|reporters?)\W*$", "the byline"),
        # "Reuters in Nairobi"
        (rf"^\W*{some}\s+in\s+(?-i:[A-ZÀ-Þ][\w'’-]+(?:\s[A-ZÀ-Þ][\w'’-]+){{0,2}})\W*$", "the byline"),
        # "(With inputs from PTI)", "with reporting by Reuters", "Mit Material von dpa"
        (
            rf"{_GIVEN}(?:from|by|von|de|du|d'|da|do|der)\s*(?:the\s+)?(?:agencies\W+)?{some}",
            "the closing credit",
        ),
        (rf"\b(?:avec|con|com|mit|med|met|z)\s+(?:l')?{some}\W*$", "the closing credit"),
        # "The Associated Press contributed to this report", "This story was first published by Reuters"
        (rf"{some}\b[^.]{{0,80}}\bcontributed\b", "the closing credit"),
        (rf"\b(?:published|produced|provided|distributed|supplied)\s+by\s+(?:the\s+)?{some}", "the closing credit"),
        # "Copyright 2023 The Associated Press. All rights reserved", "© 2023 AFP"
        (rf"(?:©|\bcopyright\b|\(c\))\s*(?:\d{{4}})?[\s,]*(?:the\s+)?{some}", "the copyright line"),
        (rf"{some}\s+Trust Principles", "the agency's own standards line"),
    )
    return tuple((re.compile(way, re.IGNORECASE), reason) for way, reason in ways)


@lru_cache(maxsize=1)
def _closing() -> re.Pattern[str]:
    """A credit in brackets or behind a dash at the very end of a paragraph: "... the minister said. (Reuters)"."""
    one = _pattern()
    return re.compile(rf"[.!?”\"’]\s*(?:[(\[]|[—–-]{{1,2}}\s*)\s*(?P<who>{one}(?:\s*[,/&|]\s*{one})*)\s*[)\]]?\W*$")


def text_agencies(passage: str, offset: int = 0) -> tuple[Credit, ...]:
    """The wire services that a byline, a credits line or a closing line credits for the text.

    ``passage`` is one line that is a credit or ends with one ("With inputs from PTI", "By AFP",
    "... said the minister. (Reuters)"); spans are code points of the passage plus ``offset``. An agency that is only
    quoted ("told Reuters") is no credit. An agency that ``agencies.toml`` does not list keeps the name it is given.
    """
    named = not _first_words().isdisjoint(_WORD.findall(passage))
    if named and len(passage) <= 600:
        for pattern, reason in _credited():
            if found := pattern.search(passage):
                return agencies_in(passage, found.start("who"), found.end("who"), reason, offset)
    tail = max(len(passage) - 60, 0)
    if named and (found := _closing().search(passage[tail:])):
        return agencies_in(passage, tail + found.start("who"), tail + found.end("who"), "the end of the text", offset)
    return unlisted_agencies(passage, offset)


def agencies_in(
    passage: str, start: int, end: int, reason: str, offset: int = 0, *, photo: bool = False
) -> tuple[Credit, ...]:
    """Every agency spelled out in ``passage[start:end]``; with ``photo`` also those that send pictures only."""
    pattern = _photo_pattern() if photo else re.compile(_pattern())
    known = spellings()
    found: dict[str, Credit] = {}
    for match in pattern.finditer(passage, start, end):
        name, _ = known[match.group()]
        found.setdefault(name, Credit(name, Span(match.start() + offset, match.end() + offset), reason))
    return tuple(found.values())


@lru_cache(maxsize=1)
def _photo_pattern() -> re.Pattern[str]:
    names = sorted(spellings(), key=lambda s: (-len(s), s))
    return re.compile(r"(?<!\w)(?:" + "|".join(map(re.escape, names)) + r")(?!\w)")


_CREDIT = re.compile(
    r"[—–|©(\[]|--| - |/|\bvia\b|\b(?:photo|photograph|photography|picture|image|credits?|courtesy|source|"
    r"foto|fotograf|bild|bildquelle|bildnachweis|imagen|fotograf[ií]a|crédit|beeld|kuva|写真|사진|圖|图)s?\b",
    re.IGNORECASE,
)


def photo_agencies(caption: str, offset: int = 0) -> tuple[Credit, ...]:
    """The agencies that a caption or a picture credit names ("— Reuters", "Photo: J. Doe/AP", "via Getty Images").

    Only what stands behind a credit's mark (dash, bracket, slash, "Photo:", "via") within the last 120 characters
    counts, or a caption that is nothing but a credit. An agency that ``agencies.toml`` does not list keeps its name.
    """
    tail = max(len(caption) - 120, 0)
    mark = _CREDIT.search(caption, tail)
    found = agencies_in(caption, mark.start() if mark else 0, len(caption), "the picture's credit", offset, photo=True)
    alone = sum(len(credit.span) for credit in found) >= 0.6 * len(caption)
    if not mark and not alone:
        return ()
    listed = [credit.span for credit in found]
    others = unlisted_picture_agencies(caption, mark.start(), offset) if mark else ()
    fresh = [c for c in others if not any(c.span.overlaps(span) for span in listed)]
    named = {credit.name: credit for credit in sorted((*found, *fresh), key=lambda c: -c.span.start)}
    return tuple(sorted(named.values(), key=lambda credit: credit.span.start))
