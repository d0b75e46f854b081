"""Agencies that no list knows, by how they are credited and what they are called."""

import re
from collections.abc import Sequence
from functools import lru_cache

from rashomon.model import Span
from rashomon.read.credits.credit import Credit
from rashomon.read.credits.listed import Unlisted, listed_agencies

_CAPITAL = r"[A-ZÀ-ÞŁŚŻČŠŽ][\w&'’-]*"


def _words() -> Unlisted:
    return listed_agencies().unlisted


def _either(words: Sequence[str]) -> str:
    return "|".join(re.escape(word) for word in sorted(words, key=lambda word: (-len(word), word)))


@lru_cache(maxsize=1)
def _nouns() -> str:
    return _either(_words().nouns)


@lru_cache(maxsize=1)
def _names() -> re.Pattern[str]:
    """A noun that agencies call themselves by: without one a passage names none, and need not be looked at."""
    return re.compile(rf"\s(?:{_nouns()})(?!\w)")


@lru_cache(maxsize=1)
def _name() -> str:
    """A proper name of one to four words before a noun that agencies call themselves by."""
    return rf"(?P<who>(?-i:{_CAPITAL}(?:\s{_CAPITAL}){{0,3}}\s(?:{_nouns()}))(?!\w))"


@lru_cache(maxsize=1)
def _ways() -> tuple[tuple[re.Pattern[str], str], ...]:
    who = _name()
    given = r"(?:reporting|reports?|material|inputs?|files|information|additional reporting)"
    ways = (
        # "By Courier Staff with Kestrel Press", "By Jane Doe with reports from Kestrel News Agency"
        (rf"^\W*by\s.{{3,60}}?\swith\s(?:{given}\s(?:by|from)\s)?(?:the\s)?{who}\W*$", "the byline"),
        # "Reporting by Jane Doe for Kestrel Press; editing by Max Roe"
        (rf"\breporting\sby\s[^;]{{3,80}}?\sfor\s(?:the\s)?{who}\W*(?:$|;)", "the closing credit"),
        # "With material from Kestrel Press", "(With inputs from the Kestrel News Service)"
        (rf"\bwith\s{given}\s(?:by|from)\s(?:the\s)?{who}\W*$", "the closing credit"),
        # "Kestrel Press contributed to this report"
        (rf"^\W*(?:the\s)?{who}\scontributed\s(?:reporting\s)?to\sthis\b", "the closing credit"),
        # "... the harbour master said. — Kestrel Press", "... said. (Kestrel News Agency)"
        (rf"[.!?”\"’]\s*(?:[—–]|--|[(\[])\s*{who}[)\]]?\W*$", "the end of the text"),
        (rf"^\W*(?:[—–]|--)\s*{who}\W*$", "the end of the text"),
    )
    return tuple((re.compile(way, re.IGNORECASE), reason) for way, reason in ways)


def unlisted_agencies(passage: str, offset: int = 0) -> tuple[Credit, ...]:
    """The agency that a byline or a closing credit names, where its name ends as agencies' do ("Kestrel Press").

    "Jane Doe, Kestrel Press" is left alone: that is as often the house itself.
    """
    for pattern, reason in _ways() if _names().search(passage) else ():
        found = pattern.search(passage[-300:]) if len(passage) > 600 else pattern.search(passage)
        if found:
            start = offset + found.start("who") + (len(passage) - 300 if len(passage) > 600 else 0)
            return (Credit(found["who"], Span(start, start + len(found["who"])), reason),)
    return ()


@lru_cache(maxsize=1)
def _picture() -> re.Pattern[str]:
    """A name of one to three words and what picture agencies call themselves, between the marks of a credit."""
    nouns = _either(_words().pictures)
    return re.compile(
        rf"(?:[/|:：©—–(]|--|\bvia\b|\bby\b|\bcourtesy of\b)\s*(?P<who>{_CAPITAL}(?:\s{_CAPITAL}){{0,2}}\s(?:{nouns}))"
        r"(?=\W*$|\s*[/|,;)\]]|\.\s|\s+via\b|\s+for\b)"
    )


def unlisted_picture_agencies(caption: str, start: int, offset: int = 0) -> tuple[Credit, ...]:
    """The agencies behind ``start`` in a caption called as picture agencies are ("Kestrel Pictures")."""
    found = (match for match in _picture().finditer(caption, start))
    named = [match for match in found if match["who"].split()[0] not in _words().kinds_of_picture]
    spans = ((match["who"], Span(match.start("who") + offset, match.end("who") + offset)) for match in named)
    return tuple(Credit(name, span, "the picture's credit") for name, span in spans)


def dateline_agency(words: str, *, dated: bool) -> bool:
    """Whether ``words``, in brackets between the place of a dateline and its dash, may name an agency.

    Behind a day they always do if they are a proper name; without one "LONDON (Ontario) -" is a place, so that the
    name has to be letters like "KPA" or to end as agencies' names do.
    """
    if words.strip(" .").lower() in _words().remarks or not re.fullmatch(rf"{_CAPITAL}(?:\s{_CAPITAL}){{0,4}}", words):
        return False
    if dated or re.fullmatch(_name(), words):
        return True
    return re.fullmatch("[A-Z]{3,6}", words) is not None and words not in _words().places
