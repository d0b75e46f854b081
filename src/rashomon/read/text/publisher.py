"""Who published a text, from the lines in which a page names its own house."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from functools import lru_cache

from rashomon.lexicon import Entry, Rules, read_rules
from rashomon.model import Ground, Line, Span
from rashomon.read.credits import text_agencies
from rashomon.read.text.houses import ends_like_a_house, is_furniture, may_be_masthead, spelled

_OUTSIDE = ("boilerplate", "credits", "date", "byline", "bio", "other-story", "related")
_SIGNED = ("boilerplate", "credits", "date", "byline")
_LONGEST = 400  # characters of a line that names its house
_COLUMNS = re.compile(r"\||\s{3,}|\t")
_HEAD = 4  # lines at the top of a text among which its masthead stands
_PROPER = r"(?P<name>(?:[Tt]he )?[A-ZÀ-Þ][\w&'’-]*(?: (?:of |the |and |& )?[A-ZÀ-Þ][\w&'’-]*){1,4})"
_AFFILIATED = (
    # "By Jane Doe, Valley Radio"
    (re.compile(rf"^\W*(?:[Bb]y )?[A-ZÀ-Þ][^,|]{{3,60}}[,|] ?{_PROPER}\W*$"), "byline", "the byline names its house"),
    # "Jane Doe is the diplomatic editor of the Valley Gazette."
    (re.compile(rf"^[^.]{{3,60}}\b(?:is|was) (?:an?|the)\b[^.]{{0,60}}\b(?:of|at|for|with) {_PROPER}\W*(?:$|\.)"),
     "bio", "the author's house"),
)  # fmt: skip


class PublisherSign(Entry, frozen=True, kw_only=True):
    """A way in which a page names its own house: the group ``name`` of ``pattern``."""

    reason: str
    pattern: str


class PublisherSigns(Rules, frozen=True, kw_only=True):
    """What ``publishers.toml`` holds, the surest first."""

    sign: tuple[PublisherSign, ...]


@lru_cache(maxsize=1)
def publisher_signs() -> tuple[PublisherSign, ...]:
    """The entries of ``publishers.toml``."""
    return read_rules("rashomon.read.text", "publishers.toml", PublisherSigns).sign


@lru_cache(maxsize=1)
def _signs() -> tuple[tuple[re.Pattern[str], str], ...]:
    return tuple((re.compile(sign.pattern), sign.reason) for sign in publisher_signs())


@dataclass(frozen=True, slots=True)
class _Named:
    name: str
    span: Span
    reason: str


def publisher_of(raw: str, lines: Sequence[Line], authors: Sequence[str] = ()) -> tuple[str | None, Ground | None]:
    """The publisher that the text's own furniture names, with the words that do; (None, None) where none does.

    Surest is a masthead or the author's house that another line outside the story names too; then come the lines of
    ``publishers.toml``, a masthead alone, and the name with which the text closes. "About Jane Doe" names none of the
    ``authors`` as a house.
    """
    outside = [line for line in lines if line.label in _OUTSIDE and line.end - line.start < _LONGEST]
    furniture = [line for line in outside if line.label in _SIGNED]
    mastheads = list(_mastheads(raw, lines))
    signed = _signed(raw, furniture, (*authors, *_photographers(raw, lines)))
    named = (
        next((one for one in _affiliations(raw, outside) if _said_twice(raw, one, outside)), None)
        or next((one for one in mastheads if _said_twice(raw, one, outside)), None)
        or next((one for one in _mastheads(raw, lines, sure=True) if signed and _opens(signed, one)), None)
        or signed
        or next(iter(mastheads), None)
        or _closing(raw, furniture, authors)
    )
    if named is None:
        return None, None
    name = spelled(named.name, raw)
    return name, Ground("publisher", name, named.reason, named.span)


_OWNER = re.compile(r"(?:©|\(c\)|\b[Cc]opyright\b)[\s:]*(?P<name>[A-ZÀ-Þ][\w'’.-]*(?: [A-ZÀ-Þ][\w'’.-]*){1,3})")


def _photographers(raw: str, lines: Sequence[Line]) -> tuple[str, ...]:
    """The owners of pictures: "© Jane Doe", without a year, above the end of the story or under a picture."""
    last = max((line.start for line in lines if line.label in ("body", "subheading")), default=0)
    found = (
        match["name"]
        for line in lines
        if line.start < last or line.label == "caption"
        for match in _OWNER.finditer(raw, line.start, min(line.end, line.start + _LONGEST))
    )
    return tuple(name for name in found if not ends_like_a_house(name))


def _opens(signed: _Named, masthead: _Named) -> bool:
    """Whether a masthead is the beginning of the longer name that signs the page ("Valley Gazette Media Ltd")."""
    return signed.name.lower().startswith(masthead.name.lower() + " ")


def _signed(raw: str, lines: Sequence[Line], authors: Sequence[str]) -> _Named | None:
    """The first of the signs of ``publishers.toml`` that a line shows."""
    for pattern, reason in _signs():
        for line in lines:
            match = pattern.search(raw[line.start : line.end])
            if match and not is_furniture(match["name"]) and match["name"] not in authors:
                return _at(match, line, reason)
    return None


def _at(match: re.Match[str], line: Line, reason: str) -> _Named:
    name, start = match["name"].rstrip(".,"), line.start + match.start("name")
    return _Named(name, Span(start, start + len(name)), reason)


def _mastheads(raw: str, lines: Sequence[Line], *, sure: bool = False) -> Iterator[_Named]:
    """Lines at the very top that are a house's name, alone or beside the date, before the story begins."""
    for line in lines[:_HEAD]:
        if line.label == "body":
            return
        words = raw[line.start : line.end]
        if line.label == "date" or _COLUMNS.search(words):
            words = _COLUMNS.split(words, maxsplit=1)[0].rstrip()
        if line.label in ("boilerplate", "date") and len(words) <= 40 and may_be_masthead(words, sure=sure):
            yield _Named(words, Span(line.start, line.start + len(words)), "the masthead above the story")


def _affiliations(raw: str, outside: Sequence[Line]) -> Iterator[_Named]:
    """The houses that bylines and notes on authors name; none that is an agency."""
    for line in outside:
        words = raw[line.start : line.end]
        for pattern, label, reason in _AFFILIATED:
            match = pattern.search(words) if line.label == label else None
            if match and not text_agencies(match["name"]) and not is_furniture(match["name"]):
                yield _at(match, line, reason)


def _said_twice(raw: str, named: _Named, outside: Sequence[Line]) -> bool:
    """Whether another line outside the story names the house too, and says more than its name as a menu does."""
    again = re.compile(rf"(?<!\w){re.escape(named.name)}(?!\w)", re.IGNORECASE)
    return any(
        again.search(raw, line.start, line.end) and line.end - line.start > len(named.name) + 2
        for line in outside
        if not line.start <= named.span.start < line.end and line.label != "related"
    )


def _closing(raw: str, outside: Sequence[Line], people: Sequence[str]) -> _Named | None:
    """A short line among the last ones that is a house's name, or that the byline repeats ("by valleynews")."""
    authors = [_letters(raw[line.start : line.end]) for line in outside if line.label == "byline"]
    for line in reversed(outside[-6:]):
        words = raw[line.start : line.end]
        if (
            line.label != "boilerplate"
            or len(words) > 40
            or not words[0].isupper()
            or is_furniture(words)
            or words in people
        ):
            continue
        if any(person in words for person in people):
            continue
        if any(a and SequenceMatcher(None, a.removeprefix("by"), _letters(words)).ratio() > 0.75 for a in authors):
            return _Named(words, Span(line.start, line.end), "a closing line that the byline repeats")
        if line is outside[-1] and may_be_masthead(words):
            return _Named(words, Span(line.start, line.end), "the text closes with the name of a house")
    return None


def _letters(words: str) -> str:
    return "".join(c for c in words.lower() if c.isalnum())
