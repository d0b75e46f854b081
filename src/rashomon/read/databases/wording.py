"""The words by which providers label the lines of their exports, from ``wording.toml``."""

import re
from functools import cache
from typing import Literal

from rashomon.lexicon import Entry, Rules, read_rules

Field = Literal[
    "title",
    "byline",
    "section",
    "length",
    "dateline",
    "show",
    "highlight",
    "body",
    "corrected",
    "correction",
    "graphic",
    "publisher",
    "date",
    "language",
    "page",
    "url",
    "info",
    "other",
]


class Label(Entry, frozen=True, kw_only=True):
    """The names of one kind of line, and the field that the words behind them state."""

    field: Field
    names: tuple[str, ...]


class Line(Entry, frozen=True, kw_only=True):
    """A line that is known as a whole."""

    pattern: str


class Wording(Rules, frozen=True, kw_only=True):
    """All that ``wording.toml`` holds."""

    label: tuple[Label, ...]
    line: tuple[Line, ...]


@cache
def wording() -> Wording:
    """The words of ``wording.toml``."""
    return read_rules("rashomon.read.databases", "wording.toml", Wording)


@cache
def field_named(name: str) -> Field | None:
    """What a label (in any case) says of the words behind it; None where no provider uses it."""
    return _names().get(name.strip().lower())


@cache
def _names() -> dict[str, Field]:
    return {name: label.field for label in wording().label for name in label.names}


@cache
def _patterns() -> dict[str, re.Pattern[str]]:
    return {line.id: re.compile(line.pattern, re.IGNORECASE | re.DOTALL) for line in wording().line}


def line_is(kind: str, text: str) -> re.Match[str] | None:
    """The match where ``text`` is, as a whole, the line that ``kind`` (an id of ``wording.toml``) names."""
    return _patterns()[kind].fullmatch(text)
