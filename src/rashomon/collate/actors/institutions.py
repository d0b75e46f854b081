"""Bodies under their several names: ``GOP`` and ``Republican Party``, ``U.S. Senate`` and ``Senate``."""

from functools import cache

from rashomon.collate.actors.names import Name, tokens
from rashomon.collate.wording import rows

_OF = "of"
_HOUSES = frozenset(("department", "ministry"))
_NATION: tuple[Name, ...] = (("us",), ("united", "states"))


def institution(key: Name) -> Name:
    """The name that all names of one body are compared by.

    >>> institution(("us", "house"))
    ('house', 'of', 'representatives')
    >>> institution(("department", "of", "health"))
    ('health', 'department')
    >>> institution(("orlo", "trade", "centre"))
    ('orlo', 'trade', 'center')
    """
    key = _spelt(key)
    start = next((len(nation) for nation in _NATION if key[: len(nation)] == nation and len(key) > len(nation)), 0)
    plain = key[start:]
    plain = _table().get(plain, plain)
    if plain[-1] == "gop":  # "Norland GOP": "Norland Republican Party"
        plain = (*plain[:-1], *_table()[("gop",)])
    if len(plain) > 2 and plain[0] in _HOUSES and plain[1] == _OF:  # "Department of Health": "Health Department"
        plain = (*plain[2:], plain[0])
    return plain


def without_ending(key: Name) -> Name | None:
    """The name without the word by which bodies of its sort end: ``NBC`` of ``NBC News``; None where there is none."""
    return key[:-1] if len(key) > 1 and key[-1] in _endings() else None


def is_seat(key: Name) -> bool:
    """Whether a name is that of a house that speaks for a government by its own name: ``White House``."""
    return key in _seats()


@cache
def _table() -> dict[Name, Name]:
    known: dict[Name, Name] = {}
    for row in rows(__package__, "institutions.txt"):
        names = [_spelt(tokens(name.replace("_", " "))) for name in row]
        known |= dict.fromkeys(names, names[0])
    return known


def _spelt(key: Name) -> Name:
    """The name as American papers spell it: ``labor`` of ``labour``."""
    return tuple(_spellings().get(part, part) for part in key)


@cache
def _spellings() -> dict[str, str]:
    return {name: row[0] for row in rows(__package__, "spellings.txt") for name in row}


@cache
def _seats() -> frozenset[Name]:
    return frozenset(tokens(name.replace("_", " ")) for row in rows(__package__, "seats.txt") for name in row)


@cache
def _endings() -> frozenset[str]:
    return frozenset(word for row in rows(__package__, "institution_endings.txt") for word in row)
