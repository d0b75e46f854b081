"""Numbers that others are counted against: "4.2 per 100,000 people" is a rate, and 100,000 no number of people."""

import re
from dataclasses import dataclass

from rashomon.mark.quantities.numerals import Numeral

__all__ = ["Rate", "is_base", "rate_behind"]

_PER = r"(?:per|for\s+every|for\s+each|out\s+of\s+every)\s+(?:the\s+)?"
_BEFORE = re.compile(rf"\b{_PER}\Z", re.IGNORECASE)
_JOIN = re.compile(rf"\s+(?:[a-z]+\s+){{0,3}}?(?={_PER}\Z)(?:{_PER})", re.IGNORECASE)
_NOUN = re.compile(r"\s+(?!(?:in|on|at|of|for|from|by|to|and|or|a|an|the|last|this|since|as|than|is|was|were)\b)[a-z]+")


@dataclass(frozen=True, slots=True)
class Rate:
    """What a number is counted against: where it ends, and the words that say so ("per 100,000 people")."""

    end: int
    words: str


def is_base(text: str, numeral: Numeral) -> bool:
    """Whether others are counted against the number: 1,000 in "per 1,000 births"."""
    return _BEFORE.search(text, max(0, numeral.start - 24), numeral.start) is not None


def rate_behind(text: str, end: int, base: Numeral | None) -> Rate | None:
    """The rate that ``base`` makes of a number (with its noun) that ends at ``end``; None where it makes none."""
    if base is None or base.article or not _JOIN.fullmatch(text, end, base.start):
        return None
    noun = _NOUN.match(text, base.end)
    last = noun.end() if noun else base.end
    per = _BEFORE.search(text, end, base.start)
    return Rate(last, " ".join(text[per.start() if per else base.start : last].split()))
