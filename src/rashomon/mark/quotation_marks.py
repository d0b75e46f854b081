"""Quotation marks: which opening mark belongs to which closing mark, whatever the typewriter or the editor did.

A segment is the stretch strictly between two marks. Marks are paired inside a paragraph, because a mark that is
never closed must not swallow the article; a paragraph that opens with a mark after one left open continues it.
"""

import re
from dataclasses import dataclass

_MARK = re.compile(r"''|``|[\"“”„‟«»‘’‚‛']")
_DOUBLE = frozenset({'"', "“", "”", "„", "‟", "«", "»", "''", "``"})
_OPENS = frozenset({"“", "„", "‟", "``"})
_PARAGRAPH = re.compile(r"[^\n]+")


@dataclass(frozen=True, slots=True)
class Segment:
    """A stretch between quotation marks: ``start`` and ``end`` exclude the marks, ``outer_*`` include them.

    ``closed`` is false where the closing mark is missing and the paragraph's end stands in for it;
    where the words go on from the paragraph before, ``outer_start`` is ``start``;
    ``double`` tells “…” from ‘…’; ``depth`` is 0 for an outermost segment.
    """

    start: int
    end: int
    outer_start: int
    outer_end: int
    closed: bool
    double: bool
    depth: int


def find_segments(text: str) -> tuple[Segment, ...]:
    """The stretches between quotation marks, in the order of their start; nested ones are included."""
    found: list[Segment] = []
    left_open = False
    for paragraph in _PARAGRAPH.finditer(text):
        doubles = _doubles(text, paragraph.start(), paragraph.end(), left_open=left_open)
        left_open = bool(doubles) and not doubles[-1].closed
        found.extend(doubles)
        found.extend(_singles(text, paragraph.start(), paragraph.end(), doubles))
    return tuple(sorted(found, key=lambda segment: (segment.start, -segment.end)))


def _doubles(text: str, start: int, end: int, *, left_open: bool) -> list[Segment]:
    """The stretches of a paragraph; ``left_open`` where the one before it ended inside a quotation."""
    segments: list[Segment] = []
    opened: re.Match[str] | None = None
    marks = [mark for mark in _MARK.finditer(text, start, end) if mark.group() in _DOUBLE]
    goes_on = left_open and len(marks) % 2 == 1 and marks[0].start() > start and _ends_words(text, marks[0])
    for mark in marks:
        sign = mark.group()
        if opened is None:
            if goes_on and mark is marks[0]:
                segments.append(_segment(start, mark.start(), start, mark.end(), True, True, 0))
            elif _may_open(text, mark, start):
                opened = mark
        elif _closes(opened.group(), sign):
            segments.append(_segment(opened.end(), mark.start(), opened.start(), mark.end(), True, True, 0))
            opened = None
    if opened is not None and text[opened.end() : end].strip():
        segments.append(_segment(opened.end(), end, opened.start(), end, False, True, 0))
    return segments


def _segment(start: int, end: int, outer_start: int, outer_end: int, closed: bool, double: bool, depth: int) -> Segment:
    return Segment(start, end, outer_start, outer_end, closed, double, depth)


def _ends_words(text: str, mark: re.Match[str]) -> bool:
    """Whether a mark stands as one that closes does: behind a comma or a stop, even where a blank slipped between."""
    before = text[max(mark.start() - 2, 0) : mark.start()]
    return mark.group() in {'"', "”", "''"} and (before[-1:] in tuple(".,!?…") or before in {", ", ". ", "! ", "? "})


def _may_open(text: str, mark: re.Match[str], start: int) -> bool:
    """A straight mark opens whatever stands beside it; a typographic closing mark never does; ``5''`` is inches."""
    sign = mark.group()
    if sign == "”":
        return False
    before = text[mark.start() - 1] if mark.start() > start else " "
    if sign in {"''", '"'} and before.isdigit():
        return False
    return sign != "»" or (mark.end() < len(text) and text[mark.end()].isalnum())


def _closes(opening: str, sign: str) -> bool:
    if opening == "«":
        return sign == "»"
    if opening == "»":
        return sign == "«"
    if opening == "„":
        return sign in {"“", "”", '"', "‟"}
    if opening == '"':
        return sign in {'"', "”"}
    if opening in {"''", "``"}:
        return sign in {"''", '"', "”"}
    return sign not in _OPENS and sign not in {"«", "»"}


def _singles(text: str, start: int, end: int, doubles: list[Segment]) -> list[Segment]:
    """Stretches between single marks; an apostrophe (letters on both sides, or none to open) is no mark."""
    segments: list[Segment] = []
    opened: re.Match[str] | None = None
    for mark in _MARK.finditer(text, start, end):
        sign = mark.group()
        if sign in _DOUBLE:
            opened = None if opened is not None and not _inside(opened.start(), doubles) else opened
            continue
        before = text[mark.start() - 1] if mark.start() > start else " "
        after = text[mark.end()] if mark.end() < end else " "
        if opened is None:
            if sign in {"‘", "‚", "'", "‛"} and not before.isalnum() and after.isalnum():
                opened = mark
        elif sign in {"’", "'", "‘"} and not after.isalnum() and not before.isspace():
            depth = int(_inside(mark.start(), doubles))
            segments.append(_segment(opened.end(), mark.start(), opened.start(), mark.end(), True, False, depth))
            opened = None
    return segments


def _inside(offset: int, segments: list[Segment]) -> bool:
    return any(segment.start <= offset < segment.end for segment in segments)
