"""How a vote went: "by 134 votes to 63", "a vote of 134 to 63", "in a 98-96 vote"; two numbers of votes, no range."""

import re
from collections.abc import Iterator

from rashomon.model import Quantity, Span

__all__ = ["votes"]

_COUNT = r"\d{1,3}(?:,\d{3})*"
_PAIR = rf"(?P<first>{_COUNT})(?:\s+votes)?(?:\s?[-–—]\s?|\s+to\s+)(?P<second>{_COUNT})"
_CUE = r"\b(?:vot(?:e|es|ed|ing)|ballot|tally|roll\s+call)\b"
_BEHIND_CUE = re.compile(
    rf"{_CUE}(?:(?!\d)[^.;:\n]){{0,40}}?\s{_PAIR}(?![\d%]|[-–]\d|\s+(?:percent|per\s+cent)\b|,\d)", re.IGNORECASE
)
_BEFORE_CUE = re.compile(
    rf"(?<![\w.,$£€/-]){_PAIR}(?:\s+[a-z-]+){{0,2}}\s+vote\b"
    r"|(?<![\w.,$£€/-])(?P<lead>\d{1,3})\s+votes\s+to\s+(?P<rest>\d{1,3})\b",
    re.IGNORECASE,
)


def votes(text: str) -> Iterator[Quantity]:
    """The votes for and against in every such pair, in text order; scores and shares are none."""
    seen: set[int] = set()
    for pattern in (_BEHIND_CUE, _BEFORE_CUE):
        for found in pattern.finditer(text):
            told = found.groupdict()
            names = ("first", "second") if told["first"] else ("lead", "rest")
            for name in names:
                if found.start(name) not in seen:
                    seen.add(found.start(name))
                    span = Span(*found.span(name))
                    yield Quantity(span, float(found[name].replace(",", "")), "count", noun="votes")
