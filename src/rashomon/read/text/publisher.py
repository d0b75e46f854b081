"""Who published a text, from the lines in which a page names its own house."""

import re
import tomllib
from collections.abc import Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from functools import lru_cache
from importlib.resources import files

from rashomon.model import Ground, Line, Span

_OUTSIDE = ("boilerplate", "credits", "date", "byline")
_HOUSE = re.compile(
    r"\b(News|Times|Post|Daily|Herald|Tribune|Journal|Gazette|Today|Observer|Chronicle|Star|Sun|Mail|Express|Press|"
    r"Telegraph|Guardian|Standard|Zeitung|Nachrichten|Anzeiger|Diario|Gazeta|Dagblad|Online)$"
)
_NO_HOUSE = re.compile(
    r"^(more|latest|top|breaking|related|world|local|google|live|today|good|us|uk|all|other|trending|our|your|this|"
    r"the latest|facebook|twitter|instagram|whatsapp|privacy|cookie|terms|get|follow|in|on|by)\b",
    re.IGNORECASE,
)


@lru_cache(maxsize=1)
def _signs() -> tuple[tuple[re.Pattern[str], str], ...]:
    tables = tomllib.loads(files(__package__).joinpath("publishers.toml").read_text("utf-8"))["sign"]
    return tuple((re.compile(table["pattern"]), table["reason"]) for table in tables)


@dataclass(frozen=True, slots=True)
class _Named:
    name: str
    span: Span
    reason: str


def publisher_of(raw: str, lines: Sequence[Line]) -> tuple[str | None, Ground | None]:
    """The publisher that the text's own furniture names, with the words that do; (None, None) where none does."""
    outside = [line for line in lines if line.label in _OUTSIDE and line.end - line.start < 400]
    for pattern, reason in _signs():
        for line in outside:
            match = pattern.search(raw[line.start : line.end])
            if match and not _NO_HOUSE.match(match["name"]):
                name = match["name"].rstrip(".,")
                start = line.start + match.start("name")
                return _answer(_Named(name, Span(start, start + len(name)), reason))
    named = _own_name(raw, outside)
    return _answer(named) if named else (None, None)


def _answer(named: _Named) -> tuple[str, Ground]:
    return named.name, Ground("publisher", named.name, named.reason, named.span)


def _own_name(raw: str, outside: Sequence[Line]) -> _Named | None:
    """A short line among the last ones that is a house's name, or that the byline repeats ("by valleynews")."""
    authors = [_letters(raw[line.start : line.end]) for line in outside if line.label == "byline"]
    for line in reversed(outside[-6:]):
        words = raw[line.start : line.end]
        if line.label != "boilerplate" or len(words) > 40 or not words[0].isupper() or _NO_HOUSE.match(words):
            continue
        if any(a and SequenceMatcher(None, a.removeprefix("by"), _letters(words)).ratio() > 0.75 for a in authors):
            return _Named(words, Span(line.start, line.end), "a closing line that the byline repeats")
        if _HOUSE.search(words) and 2 <= len(words.split()) <= 5 and line is outside[-1]:
            return _Named(words, Span(line.start, line.end), "the text closes with the name of a house")
    return None


def _letters(words: str) -> str:
    return "".join(c for c in words.lower() if c.isalnum())
