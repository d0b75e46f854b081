"""The head of a text: lines above it that name its headline, outlet, day and authors, as people and tools keep it."""

import re
from functools import lru_cache

from rashomon.lexicon import Rules, read_rules
from rashomon.read.admission import StatedMetadata
from rashomon.read.given.statements import given

_LINE = re.compile(r"\s*(?P<name>[^\W\d_][^\n\r:：]{1,24}?)\s*[:：][ \t]*(?P<value>[^\n\r]*)(?:\r?\n|\r|\Z)")
_MOST = 16
"""Lines of the longest head."""
_LEAST = 2
"""Fields that the lines of a head state."""


class HeadNames(Rules, frozen=True, kw_only=True):
    """What ``heads.toml`` holds: the names of the lines of a head, field by field, parted by bars."""

    title: str
    publisher: str
    published: str
    updated: str
    bylines: str
    url: str
    language: str
    other: str


@lru_cache(maxsize=1)
def _fields() -> dict[str, str]:
    """The field of every name."""
    lists = read_rules("rashomon.read.given", "heads.toml", HeadNames)
    fields = ((field, getattr(lists, field)) for field in reversed(lists.__struct_fields__))
    return {name.strip(): field for field, names in fields for name in names.split("|")}


def stated_head(text: str) -> tuple[StatedMetadata, int]:
    r"""What the lines at the head of ``text`` state of it, and where they end; (nothing, 0) where it has no head.

    >>> stated_head("Source: Harbour Post\nTitle: Pier to close\n\nThe pier will close in May.")[0].title
    'Pier to close'
    >>> stated_head("Source: the harbour.\n\nThe pier will close in May.")[1]
    0
    """
    known, end = _fields(), 0
    stated: dict[str, str] = {}
    for _ in range(_MOST):
        line = _LINE.match(text, end)
        field = known.get(line["name"].lower()) if line else None
        if line is None or field is None or field in stated.keys() - {"other"}:
            break
        stated[field], end = line["value"].strip(), line.end()
    told = {field for field, value in stated.items() if value} - {"other"}
    if len(told) < _LEAST or told.isdisjoint(("title", "publisher")) or not text[end:].strip():
        return StatedMetadata(), 0
    return given(**{field: stated[field] for field in told}), end
