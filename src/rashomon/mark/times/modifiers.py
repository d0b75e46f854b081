"""Words before an expression that belong to it and change its meaning: early, nearly, the end of."""

from collections.abc import Mapping

from rashomon.mark.times.find import Candidate
from rashomon.mark.times.lexicon import lexicon

_LONGEST = 24  # characters of the longest modifier


def modified(text: str, candidate: Candidate, floor: int, kind: str) -> tuple[int, str | None]:
    """Where the expression starts with its modifier (never before ``floor``), and the modifier's TimeML value."""
    words = lexicon()
    told = candidate.rule.params.get("modifiers", "amount" if kind == "DURATION" else "date")
    stated = candidate.rule.params.get("mod")
    start, mod = candidate.start, str(stated) if stated else None
    for name in str(told).split():
        found = words.modifiers[name].search(text, max(floor, start - _LONGEST), start)
        if found:
            return found.start(), mod or _value(words.modifier_values[name], found["modifier"])
    return start, mod or _within(text[start : candidate.end], words.modifier_values["date"])


def _within(words: str, table: Mapping[str, str]) -> str | None:
    """The modifier that the expression itself begins with: "the end of the week"."""
    spoken = " ".join(words.lower().split()).removeprefix("the ")
    return next((value for key, value in table.items() if spoken.startswith(key.removeprefix("the ") + " ")), None)


def _value(table: Mapping[str, str], words: str) -> str:
    spoken = " ".join(words.lower().split())
    return table.get(spoken) or next(value for key, value in table.items() if key.endswith(f"){spoken}"))
