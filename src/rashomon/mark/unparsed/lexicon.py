"""The words of figures and dates in other languages, read once from the TOML file beside this module."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache

from rashomon.lexicon import read_toml

__all__ = ["Words", "words_of"]

_KEYS = frozenset({"scales", "percent", "money", "people", "months", "of", "example"})


@dataclass(frozen=True, slots=True)
class Words:
    """What one language, or all of them, call scales of number, percent, money, people and the months."""

    scales: Mapping[str, float]
    percent: frozenset[str]
    money: Mapping[str, str]
    people: frozenset[str]
    months: Mapping[str, int]


@cache
def words_of(language: str | None) -> Words:
    """The words of a language (ISO 639-1); those of all languages together where it is unknown or not listed."""
    entries = read_toml(__package__, "languages.toml")
    unknown = {key for entry in entries.values() for key in entry} - _KEYS
    if unknown:
        message = f"languages.toml: unknown keys {sorted(unknown)}"
        raise ValueError(message)
    known = entries.get((language or "")[:2].lower())
    chosen = [known] if known else list(entries.values())
    return Words(
        scales={word.lower(): float(n) for entry in chosen for word, n in entry.get("scales", {}).items()},
        percent=frozenset(word for entry in chosen for word in entry.get("percent", "").split()),
        money={word.lower(): code for entry in chosen for word, code in entry.get("money", {}).items()},
        people=frozenset(word for entry in chosen for word in entry.get("people", "").split()),
        months={
            word: place for entry in chosen for place, names in enumerate(entry["months"], 1) for word in names.split()
        },
    )
