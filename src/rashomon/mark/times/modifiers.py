"""Words before an expression that belong to it and change its meaning: early, nearly, the end of."""

from rashomon.mark.times.find import Candidate
from rashomon.mark.times.lexicon import lexicon

_LONGEST = 24  # characters of the longest modifier


def modified(text: str, candidate: Candidate, floor: int, kind: str) -> tuple[int, str | None]:
    """Where the expression starts with its modifier (never before ``floor``), and the modifier's TimeML value."""
    words = lexicon()
    told = candidate.rule.told.get("modifiers", "amount" if kind == "DURATION" else "date")
    stated = candidate.rule.told.get("mod")
    start, mod = candidate.start, str(stated) if stated else None
    for name in str(told).split():
        found = words.modifiers[name].search(text, max(floor, start - _LONGEST), start)
        if found:
            return found.start(), mod or words.modifier_values[name][" ".join(found["modifier"].lower().split())]
    return start, mod
