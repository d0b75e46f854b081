"""Speakers behind an aside: "Ana Lee (R-Ohio), said", "Ana Lee, who chairs the board, said"."""

from dataclasses import replace

from rashomon.mark.quotes.attribution import Attribution
from rashomon.mark.quotes.frame import Frame
from rashomon.mark.quotes.sources import Source

_OPENS = frozenset({"who", "whose", "a", "an", "the", "one", "another", "now", "then", "formerly", "also"})
_LONGEST = 30  # tokens of an aside
_ENDS = frozenset({".", "!", "?", ";", "¶"})


def behind_asides(frame: Frame, found: list[Attribution]) -> list[Attribution]:
    """``found`` with the person before an aside as the speaker where a word of the aside was taken for one."""
    return [_behind_aside(frame, one) for one in found]


def _behind_aside(frame: Frame, one: Attribution) -> Attribution:
    source = one.source
    if source is not None and source.span[0] <= source.head < one.cue < source.span[1]:
        return replace(one, source=replace(source, span=(source.span[0], one.cue)))
    if source is None or one.cue < 1 or source.head < 0 or source.span[0] >= one.cue or one.cue < source.head:
        return one
    end = _name_before(frame, source.span[0], one.cue)
    if end < 0:
        return one
    start = end
    while start > 0 and frame.entities[start - 1] == "PERSON":
        start -= 1
    return replace(one, source=Source(end - 1, (start, end), "before-aside"))


def _name_before(frame: Frame, inner: int, cue: int) -> int:
    """The end of the person's name before the aside that holds token ``inner`` and ends at the cue, or -1."""
    closing = cue - 1
    while closing > inner and frame.poses[closing] in {"ADV", "AUX"}:
        closing -= 1
    if frame.words[closing] not in {",", ")"}:
        return -1
    for i in range(inner, max(inner - _LONGEST, 0), -1):
        if frame.words[i] in _ENDS or (frame.inside[i] >= 0) != (frame.inside[inner] >= 0):
            return -1
        named = frame.entities[i - 1] == "PERSON" and i <= inner
        opens = frame.words[i] == "(" or (
            frame.words[i] == "," and frame.words[i + 1] in _OPENS | _digits(frame, i + 1)
        )
        if named and opens and frame.entities[inner] != "PERSON":
            return i
    return -1


def _digits(frame: Frame, i: int) -> frozenset[str]:
    return frozenset({frame.words[i]}) if frame.words[i].isdigit() else frozenset()
