"""The words of figures and dates in other languages, read once from the TOML file beside this module."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache

from rashomon.lexicon import ManyExamples, Rules, read_rules

__all__ = ["Words", "words_of"]


class _Language(ManyExamples, frozen=True, kw_only=True):
    scales: dict[str, float]
    percent: str
    money: dict[str, str]
    people: str
    months: tuple[str, ...]


class _Languages(Rules, frozen=True, kw_only=True):
    language: tuple[_Language, ...]


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
    entries = read_rules(__package__, "languages.toml", _Languages).language
    code = (language or "")[:2].lower()
    chosen = [entry for entry in entries if entry.id == code] or entries
    return Words(
        scales={word.lower(): float(n) for entry in chosen for word, n in entry.scales.items()},
        percent=frozenset(word for entry in chosen for word in entry.percent.split()),
        money={word.lower(): code for entry in chosen for word, code in entry.money.items()},
        people=frozenset(word for entry in chosen for word in entry.people.split()),
        months={
            word: place for entry in chosen for place, names in enumerate(entry.months, 1) for word in names.split()
        },
    )
