"""Strings from outside: those of a text, those of a field, and names of files."""

import re
from collections.abc import Iterable

_BREAKS = re.compile("[\x00-\x1f\x7f-\x9f\u2028\u2029]+")
_HALVES = re.compile("[\ud800-\udfff]")
_MOST = 1_000  # characters of a title or a name
_MOST_OF_ID = 200
_MOST_OF_ADDRESS = 4_000
_MOST_NAMES = 50


def field(value: object, most: int = _MOST) -> str | None:
    """A field that is one line of words; None for what is no string, blank, or longer than any title."""
    if not isinstance(value, str) or len(value) > most:
        return None
    return _HALVES.sub("\ufffd", _BREAKS.sub(" ", value)).strip() or None


def identity(value: object) -> str | None:
    """An id that a record gives itself; None where it cannot be one."""
    return field(value, _MOST_OF_ID)


def address(value: object) -> str | None:
    """A field that is the address of a report on the web; None for anything else."""
    found = field(value, _MOST_OF_ADDRESS)
    return found if found and found.startswith(("http://", "https://")) else None


def field_list(value: object) -> tuple[str, ...]:
    """Names in a field: one string (parted by semicolons), a list of strings, or a list of objects with a name."""
    if isinstance(value, str):
        items: Iterable[object] = value.split(";")
    elif isinstance(value, list | tuple):
        items = (item.get("name") if isinstance(item, dict) else item for item in value[:_MOST_NAMES])
    else:
        return ()
    return tuple(name for item in items if (name := field(item)))[:_MOST_NAMES]
