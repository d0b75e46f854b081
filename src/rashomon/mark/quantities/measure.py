"""What stands around a number: currency sign, unit, bound."""

import re
from dataclasses import dataclass
from typing import cast

from rashomon.mark.quantities.lexicon import Lexicon, Unit
from rashomon.mark.quantities.numerals import Numeral
from rashomon.model import Bound

_LARGE = 1e5  # from here on, pounds are money more often than weight
_MINUS = re.compile(r"(?<![\w-])(?:minus\s|[-−–])\Z", re.IGNORECASE)
_WORD_BEFORE = re.compile(r"(\w+)\W+\Z")
_ASKS_LENGTH = re.compile(
    r"\b(?:for|in|of|after|within|last|lasts|lasted|take|takes|took|taken|spend|spent|is|was|are|were|be|been)\s+\Z",
    re.IGNORECASE,
)
_OF = re.compile(r"\s+of\b")


@dataclass(frozen=True, slots=True)
class Measure:
    """The unit found beside a number: where number and unit stand, the unit's name, and the number in that unit."""

    start: int
    end: int
    name: str
    unit: Unit | None
    scale: float = 1.0


def measure(text: str, numeral: Numeral, words: Lexicon) -> Measure | None:
    """The unit that the number is measured in; None where it counts something or nothing."""
    sign = words.sign_before.search(text, max(0, numeral.start - 6), numeral.start)
    if sign:
        return Measure(sign.start(), numeral.end, words.signs[sign["sign"] or sign["letter"]], None)
    named = words.unit_before.search(text, max(0, numeral.start - 20), numeral.start)
    if named:
        leading = words.units[named["word"].lower()]
        return Measure(named.start(), numeral.end, leading.name, leading)
    of = _OF.match(text, numeral.end) if numeral.most else None
    found = words.unit_behind.match(text, of.end() if of else numeral.end)
    if not found:
        return None
    if found["tight"]:
        return _tight(text, numeral, found, words)
    spelled = " ".join((found["word"] or found["short"]).split())
    word = spelled.lower()
    if word in words.large and numeral.value >= _LARGE:
        return Measure(numeral.start, found.end(), words.large[word], None)
    if word in words.money:
        return Measure(numeral.start, found.end(), words.money[word], None)
    if word in words.cents:
        return Measure(numeral.start, found.end(), words.cents[word], None, scale=0.01)
    unit = words.units.get(word)
    return Measure(numeral.start, found.end(), unit.name, unit) if unit else None


def _tight(text: str, numeral: Numeral, found: re.Match[str], words: Lexicon) -> Measure | None:
    """A letter right behind digits: 40C, 45p, but not Section 40C."""
    before = _WORD_BEFORE.search(text, max(0, numeral.start - 20), numeral.start)
    if before and before[1].lower() in words.numbered:
        return None
    letter = found["tight"]
    if letter in words.tight_cents:
        return Measure(numeral.start, found.end(), words.tight_cents[letter], None, scale=0.01)
    unit = words.tight_units[letter]
    return Measure(numeral.start, found.end(), unit.name, unit)


def negative(text: str, start: int, measured: Measure | None) -> int | None:
    """Where the sign of a temperature below zero stands ("minus 20 degrees", "-20C"); None where there is none."""
    if measured is None or not measured.name.startswith("degree"):
        return None
    found = _MINUS.search(text, max(0, start - 10), start)
    return found.start() if found else None


def bound(
    text: str, start: int, end: int, number_end: int, words: Lexicon, *, lasting: bool = False
) -> tuple[Bound | None, int, int]:
    """The bound beside ``[start, end)`` or behind its number, and the stretch with its words.

    Before a ``lasting`` quantity, a length of time, "over" mostly means throughout: it is a bound only behind a word
    that asks for a length ("for over a week", "lasted over an hour").
    """
    found = words.bound_before.search(text, max(0, start - 32), start)
    if found and lasting and found["bound"].lower() == "over":
        found = found if _ASKS_LENGTH.search(text, max(0, found.start() - 12), found.start()) else None
    if found:
        return cast("Bound", words.before[" ".join(found["bound"].lower().split())]), found.start(), end
    for at in (end, number_end):
        behind = words.bound_behind.match(text, at)
        if behind:
            return cast("Bound", words.behind[" ".join(behind["bound"].lower().split())]), start, max(end, behind.end())
    return None, start, end
