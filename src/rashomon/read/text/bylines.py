"""The people who wrote a text, from its byline and credits."""

import re
from collections.abc import Iterator, Sequence

from rashomon.model import Ground, Line, Span
from rashomon.read.credits import east_asian_authors, text_agencies

_LEAD = re.compile(
    r"^\W*(?:(?:written|reported|posted|story|report|analysis|words|text|photos?)\s+)?"
    r"(?:by|von|par|por|di|door|av|af|autor|autorin|autora|author|oleh|text|texto|yazan|yazar|haber|автор|текст)\b\s*:?\s*(?:the\s+)?",
    re.IGNORECASE,
)
_PART = r"(?:[A-ZÀ-ÞŁŚŻČŠŽΆ-ΫА-ЯЁІЇЄҐ][\w'’.-]*|(?:de|da|del|van|von|der|den|al|bin|el|la|le|di|ten|y)(?!\w))"
_NAME = re.compile(rf"{_PART}(?:\s+{_PART})+")
_GLUED = re.compile(r"(?<=[a-zß-ÿ])(?=[A-ZÀ-Þ][a-zß-ÿ]{3})")  # between a name and a role: "QuillKorrespondent"
_DIGIT = re.compile(r"\d")
_ROLE = re.compile(
    r"\b(staff|writer|reporter|correspondent|editor|desk|bureau|team|redaktion|news|newsroom|agenc|chief|senior|"
    r"published|updated|posted|min|read|comment|share|follow|photo|photograph|january|february|march|april|june|july|"
    r"august|september|october|november|december|monday|tuesday|wednesday|thursday|friday|saturday|sunday|press|"
    r"service|times|post|daily|today|online|media|network|tv|radio|staatsanwalt|von|uhr)\w*",
    re.IGNORECASE,
)
_BETWEEN = re.compile(
    r"(\s*(?:[,;|/•·()]|\s[–—-]\s|\band\b|\bund\b|\bet\b|\by\b|\bin\b|\bby\b|\bfrom\b|\bfor\b|\.\s|&)\s*)"
)
_COLLECTIVE = re.compile(  # "By Courier Staff", "Valley Gazette newsroom"; not "Staff Reporter", which names nobody
    r"^\W*(?:[Bb]y\s+)?(?:[Tt]he\s+)?(?P<who>(?:[A-ZÀ-Þ][\w&'’-]+\s){1,3}"
    r"(?:[Ss]taff|[Nn]ewsroom|(?:[Ww]eb |[Nn]ews )?[Dd]esk|"
    r"[Rr]eporters|[Cc]orrespondents))(?=\s+(?:with|and)\b|\W*$)"
)
_NOBODY = re.compile(r"^(our|the|a|special|web|news|staff|online|agency|agencies|sports?|by)\b", re.IGNORECASE)
_WORKED = re.compile(
    r"\b(?:reporting|coverage|covering|writing|inputs?|research|contributed|translation|production)\b(?:\s+(?:by|from))?\s*",
    re.IGNORECASE,
)
_EDITED = re.compile(r"\b(?:editing|edited|redigiert)\b(?:\s+(?:by|von))?", re.IGNORECASE)


def bylines_of(raw: str, lines: Sequence[Line]) -> tuple[tuple[str, ...], tuple[Ground, ...]]:
    """The authors that the byline names, without agencies, roles and names of houses; with their grounds.

    Where it names no person, the newsroom that signs ("By Courier Staff") is the author.
    """
    names: dict[str, Ground] = {}
    for line in lines:
        if line.label != "byline":
            continue
        for name, span in _people(raw, line.start + _after_lead(raw[line.start : line.end]), line.end):
            if not text_agencies(name):
                names.setdefault(name, Ground("bylines", name, "the byline", span))
        for name, start, end in east_asian_authors(raw[line.start : line.end]):
            span = Span(line.start + start, line.start + end)
            names.setdefault(name, Ground("bylines", name, "the byline", span))
    for line in lines if not names else ():
        found = _COLLECTIVE.match(raw[line.start : line.end]) if line.label == "byline" else None
        if found and not _NOBODY.match(found["who"]) and not text_agencies(found["who"]):
            span = Span(line.start + found.start("who"), line.start + found.end("who"))
            names.setdefault(found["who"], Ground("bylines", found["who"], "the byline of a newsroom", span))
    return tuple(names), tuple(names.values())


def contributors_of(raw: str, lines: Sequence[Line]) -> tuple[Ground, ...]:
    """Those whom a credits line thanks for reporting or editing, each with what they did."""
    grounds = []
    for line in lines:
        if line.label != "credits" or not _WORKED.search(raw, line.start, line.end):
            continue
        edited = _EDITED.search(raw, line.start, line.end)
        for name, span in _people(raw, line.start, line.end):
            if text_agencies(name):
                continue
            did = "edited the text" if edited and span.start > edited.start() else "reported for the text"
            grounds.append(Ground("contributors", name, did, span))
    return tuple(grounds)


def _after_lead(words: str) -> int:
    found = _LEAD.match(words)
    return found.end() if found else 0


def _people(raw: str, start: int, end: int) -> Iterator[tuple[str, Span]]:
    """Names of at least two words between commas, semicolons, "and" and brackets; what follows "in" is a place."""
    at, sign = start, ""
    for part in _BETWEEN.split(raw[start:end]):
        name = _NAME.search(part)
        words = _GLUED.split(name.group())[0].strip(" .") if name and sign.strip() != "in" else ""
        if name and " " in words and not _ROLE.search(words) and not _DIGIT.search(part, 0, name.start()):
            yield words, Span(at + name.start(), at + name.start() + len(words))
        at, sign = at + len(part), part
