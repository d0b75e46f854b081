"""Names of programmes and works between quotation marks beside a quotation: on "Night Talk", to NBC's "The Hour"."""

from dataclasses import replace

from rashomon.mark.quotes.attribution import Attribution
from rashomon.mark.quotes.frame import Frame

_LEADS_IN = frozenset({"on", "of", "to", "told", "'s", "’s", "titled", "entitled"})
_LONGEST = 6
_SMALL = frozenset({"ADP", "DET", "CCONJ", "PART"})


def without_programmes(frame: Frame, found: list[Attribution]) -> list[Attribution]:
    """``found`` with contents that do not take in the name of a programme as if it had been said."""
    names = {frame.ranges[k] for k in range(len(frame.ranges)) if _is_programme(frame, k)}
    return [_without(one, names) for one in found] if names else found


def _without(one: Attribution, names: set[tuple[int, int]]) -> Attribution:
    rest = tuple((a, b) for a, b in one.content if not any(low <= a and b <= high for low, high in names))
    return one if not rest or len(rest) == len(one.content) else replace(one, content=rest)


def _is_programme(frame: Frame, k: int) -> bool:
    """Whether a short quotation in capitals follows a word that leads in a name."""
    segment, (low, high) = frame.segments[k], frame.ranges[k]
    words = [i for i in range(low, high) if frame.is_word[i]]
    if not segment.double or segment.depth or not 2 <= len(words) <= _LONGEST or low < 2:
        return False
    long = [i for i in words if frame.poses[i] not in _SMALL]
    capitals = all(frame.text[frame.starts[i]].isupper() for i in long)
    return bool(long) and capitals and frame.words[low - 2] in _LEADS_IN
