"""Two numbers side by side: a range ("10 to 12"), a change ("from 10 to 12"), or a share ("nine out of 10")."""

import re
from collections.abc import Callable

from rashomon.mark.quantities.lexicon import Lexicon
from rashomon.mark.quantities.measure import Measure
from rashomon.mark.quantities.numerals import Numeral

_JOIN = re.compile(r"(?:[^\S\n]*[-–—‑][^\S\n]*|[^\S\n]+(?:to|or|and)[^\S\n]+)\Z")
_BETWEEN = re.compile(r"\bbetween\b[^.;]{0,24}\Z", re.IGNORECASE)
_SHARE = re.compile(r"[^\S\n]+(?:in|out of)[^\S\n]+(?:every[^\S\n]+)?\Z", re.IGNORECASE)
_LONGEST_JOIN = 8  # characters between the two numbers of a range
_BEFORE = 60  # characters in which the verb of a change is looked for
_BY = re.compile(r"\bby[^\S\n]+\Z", re.IGNORECASE)
_FEW = 10  # people of whom so many are a share
_ROUND = frozenset({10.0, 100.0, 1000.0})


def joined(text: str, first: int, second: int) -> bool:
    """Whether two numbers that end and start there are the ends of a range ("10 to 12", "10-12", "two or three")."""
    gap = text[first:second]
    if len(gap) > _LONGEST_JOIN or not _JOIN.fullmatch(gap):
        return False
    return gap.strip().lower() != "and" or bool(_BETWEEN.search(text[max(0, first - 48) : first]))


def changed(text: str, start: int, gap: str, words: Lexicon, *, own_unit: bool, measured: bool) -> bool:
    """Whether the numbers are a change and not a range: "rose from 45 to 53", "fell by 0.5 points to 3 percent".

    A first number with its own unit needs no preposition: "fell 2 dollars to 40 dollars", but "fell 2 to 3 dollars".
    """
    if gap.strip().lower() != "to":
        return False
    area = text, max(0, start - _BEFORE), start
    if not own_unit and measured and _BY.search(*area):  # "rose by 5 to 7 percent"
        return False
    return bool(words.change_before.search(*area)) or (own_unit and bool(words.moved_before.search(*area)))


def unlike(first: Measure | None, second: Measure | None) -> bool:
    """Whether two numbers carry units of their own that are not the same: "two points to 3 percent"."""
    return first is not None and second is not None and first.name != second.name


def share(text: str, first: Numeral, second: Numeral, of_people: Callable[[], bool]) -> float | None:
    """The per cent that "one in five", "nine out of 10" and "three in four voters" mean.

    None for counts such as "two in three games"; ``of_people`` says whether ``second`` counts people.
    """
    gap = _SHARE.fullmatch(text, first.end, second.start)
    if not gap or not 0 < first.value < second.value or first.article or first.most:
        return None
    if first.value != 1 and second.value not in _ROUND and not (second.value <= _FEW and of_people()):
        return None
    return float(f"{100 * first.value / second.value:.4g}")
