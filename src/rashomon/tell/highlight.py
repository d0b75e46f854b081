"""Highlighting: cited spans, which may nest and cross, as properly nested marks inside paragraphs.

A span becomes one mark where it can. Where it crosses another or runs over a paragraph's end, it becomes several
in a row; the first carries the anchor, the others refer to it.
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from heapq import heapify, heappop, heappush

from rashomon.model import Span
from rashomon.tell.view import Piece

_PARAGRAPH = re.compile(r"[^\r\n\x0b\x0c\x1c-\x1e\x85\u2028\u2029]+")


@dataclass(frozen=True, slots=True)
class Cited:
    """A span that the dossier links to: its anchor and the styles of what cites it ("saying", "fact" ...)."""

    span: Span
    anchor: str
    styles: tuple[str, ...]


def paragraphs(text: str) -> tuple[Span, ...]:
    """The lines of ``text`` that hold more than blanks, without the blanks around them."""
    found = []
    for line in _PARAGRAPH.finditer(text):
        words = line.group()
        start = line.start() + len(words) - len(words.lstrip())
        end = line.start() + len(words.rstrip())
        if start < end:
            found.append(Span(start, end))
    return tuple(found)


def can_be_cited(span: Span, text: str) -> bool:
    """Whether the span holds words of the text that can be highlighted."""
    return 0 <= span.start < span.end <= len(text) and bool(span.of(text).strip())


def pieces(text: str, paragraph: Span, cited: Iterable[Cited]) -> tuple[Piece, ...]:
    """The words of ``paragraph`` with a mark around every cited stretch; what is written spells its text exactly."""
    written: list[Piece] = []
    open_ends: list[int] = []
    at = paragraph.start

    def write_to(offset: int) -> None:
        nonlocal at
        while open_ends and open_ends[-1] <= offset:
            end = open_ends.pop()
            if at < end:
                written.append(Piece("words", text[at:end]))
                at = end
            written.append(Piece("close"))
        if at < offset:
            written.append(Piece("words", text[at:offset]))
            at = offset

    for span, one in _nested(paragraph, cited):
        write_to(span.start)
        first = span.start <= max(one.span.start, paragraph.start) and not text[one.span.start : span.start].strip()
        written.append(Piece("open", anchor=one.anchor, first=first, style=" ".join(one.styles)))
        open_ends.append(span.end)
    write_to(paragraph.end)
    return tuple(written)


def broken(written: Iterable[Piece]) -> tuple[str, ...]:
    """The anchors that need more than one mark, so that a style can light all of their marks together."""
    return tuple(dict.fromkeys(piece.anchor for piece in written if piece.step == "open" and not piece.first))


def _nested(paragraph: Span, cited: Iterable[Cited]) -> Iterator[tuple[Span, Cited]]:
    """Fragments in the order in which they open, none crossing the end of one that is still open."""
    queue: list[tuple[int, int, str, Cited]] = []
    for one in cited:
        start, end = max(one.span.start, paragraph.start), min(one.span.end, paragraph.end)
        if start < end:
            queue.append((start, -end, one.anchor, one))
    heapify(queue)
    open_ends: list[int] = []
    while queue:
        start, end, anchor, one = heappop(queue)
        while open_ends and open_ends[-1] <= start:
            open_ends.pop()
        if open_ends and -end > open_ends[-1]:
            heappush(queue, (open_ends[-1], end, anchor, one))
            end = -open_ends[-1]
        open_ends.append(-end)
        yield Span(start, -end), one
