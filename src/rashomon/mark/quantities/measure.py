"""What stands around a number: currency sign, unit, bound, second number of a range."""

import re
from dataclasses import dataclass

from rashomon.mark.quantities.lexicon import Lexicon, Unit
from rashomon.mark.quantities.numerals import Numeral

_LARGE = 1e5  # from here on, pounds are money more often than weight
_OF = re.compile(r"\s+of\b")
_JOIN = re.compile(r"(?:[^\S\n]*[-–—‑][^\S\n]*|[^\S\n]+(?:to|or|and)[^\S\n]+)\Z")


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
        return Measure(sign.start(), numeral.end, words.signs[sign["sign"]], None)
    of = _OF.match(text, numeral.end) if numeral.vague else None
    found = words.unit_behind.match(text, of.end() if of else numeral.end)
    if not found:
        return None
    spelled = " ".join((found["word"] or found["short"]).split())
    word = spelled.lower()
    if word in words.large and (numeral.value >= _LARGE or numeral.scaled):
        return Measure(numeral.start, found.end(), words.large[word], None)
    if word in words.money:
        return Measure(numeral.start, found.end(), words.money[word], None)
    if word in words.cents:
        return Measure(numeral.start, found.end(), words.cents[word], None, scale=0.01)
    unit = words.units.get(word)
    return Measure(numeral.start, found.end(), unit.name, unit) if unit else None


def bound(text: str, start: int, end: int, number_end: int, words: Lexicon) -> tuple[str | None, int, int]:
    """The bound beside ``[start, end)`` or behind its number, and the stretch with its words."""
    found = words.bound_before.search(text, max(0, start - 32), start)
    if found:
        return words.before[" ".join(found["bound"].lower().split())], found.start(), end
    for at in (end, number_end):
        behind = words.bound_behind.match(text, at)
        if behind:
            return words.behind[" ".join(behind["bound"].lower().split())], start, max(end, behind.end())
    return None, start, end


def joined(text: str, first: int, second: int) -> bool:
    """Whether two numbers that end and start there are the ends of a range ("10 to 12", "10-12", "two or three")."""
    gap = text[first:second]
    if len(gap) > 8 or not _JOIN.fullmatch(gap):
        return False
    return gap.strip().lower() != "and" or bool(
        re.search(r"\bbetween\b[^.;]{0,24}\Z", text[max(0, first - 48) : first], re.IGNORECASE)
    )
