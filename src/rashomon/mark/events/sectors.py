"""Sectors: what part of society a phrase describes, and which names are news services."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from typing import Literal

from rashomon.lexicon import Rules, WordLists, read_rules

Sector = Literal[
    "OPP", "REB", "MIL", "COP", "JUD", "LEG", "SPY", "GOV", "BUS", "MED", "LAB", "EDU",
    "REF", "REL", "CRM", "NGO", "PTY", "HLH", "CVL", "IGO",
]  # fmt: skip


class _Agencies(WordLists, frozen=True, kw_only=True):
    words: frozenset[str]


class _Table(Rules, frozen=True, kw_only=True):
    qualifiers: dict[Sector, tuple[str, ...]]
    heads: dict[Sector, tuple[str, ...]]
    names: dict[Sector, tuple[str, ...]]
    agencies: _Agencies


@dataclass(frozen=True, slots=True)
class Sectors:
    """PLOVER sectors by word: qualifiers outrank heads, names come last; ``agencies`` only report."""

    qualifiers: dict[str, str]
    heads: dict[str, str]
    names: dict[str, str]
    agencies: frozenset[str]


@cache
def sectors() -> Sectors:
    """The sector table that ships with the package, read once a process."""
    data = read_rules(__package__, "sectors.toml", _Table)
    return Sectors(
        qualifiers=_by_word(data.qualifiers),
        heads=_by_word(data.heads),
        names=_by_word(data.names),
        agencies=data.agencies.words,
    )


def _by_word(part: Mapping[Sector, tuple[str, ...]]) -> dict[str, str]:
    return {word: str(code) for code, words in part.items() for word in words}


def sector_of(phrase: str, role: str = "") -> str | None:
    """The PLOVER sector of a description; ``role`` is the office beside a name, if the article gives one."""
    known = sectors()
    text = f"{role} {phrase}".lower().replace("’s", "").replace("'s", "")
    padded = f" {text} "
    whole = next((code for name, code in known.names.items() if padded.endswith(f" {name} ")), None)
    if whole is not None:
        return whole
    words = [w.strip(".,\"'“”()") for w in text.split()]
    for table in (known.qualifiers, known.heads):
        for word in reversed(words):
            if word in table:
                return table[word]
    return next((code for name, code in known.names.items() if f" {name} " in padded), None)


def is_described(word: str) -> bool:
    """Whether a lower-case noun describes a person or body of some sector."""
    known = sectors()
    return word in known.qualifiers or word in known.heads


def is_agency(phrase: str, credited: tuple[str, ...] = ()) -> bool:
    """Whether a phrase names a news service, one of the table or one that the article credits."""
    name = phrase.lower().removeprefix("the ").strip()
    return name in sectors().agencies or any(name == other.lower() for other in credited)
