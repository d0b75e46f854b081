"""Quotation marks: which opening mark belongs to which closing mark, whatever the typewriter or the editor did.

A segment is the stretch strictly between two marks. Marks are paired inside a paragraph, because a mark that is
never closed must not swallow the article; a paragraph that opens with a mark after one left open continues it.
"""

import re
from bisect import bisect_right
from dataclasses import dataclass, replace
from itertools import pairwise

from spacy.tokens import Doc

from rashomon.mark.once import once, text_of

_MARK = re.compile(r"''|``|[\"“”„‟«»‘’‚‛']")
_DOUBLE = frozenset({'"', "“", "”", "„", "‟", "«", "»", "''", "``"})
_OPENS = frozenset({"“", "„", "‟", "``"})
_PARAGRAPH = re.compile(r"[^\n]+")
_MOST_UNMARKED = 8  # paragraphs that a quotation runs through without a mark
_DOUBLE_OPENS = re.compile(r"\s*(?:[\"“„«]|''|``)")
_SINGLE_OPENS = re.compile(r"\s*[‘'‚‛]\w")
# Behind a quotation that is never closed: '"We wait, said Lee. The ferry left.' Not: '"We wait, she hopes'.
_TAG = re.compile(
    r"[,?!](?P<tag>)\s(?:[A-Z][\w.’'-]+ ){0,3}(?:he |she |they )?(?:said|says|added|replied|told|wrote)\b"
)
_ELISION = re.compile(r"(?:tis|twas|em|til|cause|round|n|\d\ds)\b", re.IGNORECASE)  # 'tis no mark that opens


@dataclass(frozen=True, slots=True)
class Segment:
    """A stretch between quotation marks: ``start`` and ``end`` exclude the marks, ``outer_*`` include them.

    ``closed`` is false where the closing mark is missing and the paragraph's end stands in for it;
    where the words go on from the paragraph before, ``outer_start`` is ``start``;
    ``depth`` is 0 for an outermost segment, of whichever marks, 1 for one inside another.
    """

    start: int
    end: int
    outer_start: int
    outer_end: int
    closed: bool
    depth: int


def find_segments(text: str) -> tuple[Segment, ...]:
    """The stretches between quotation marks, in the order of their start; nested ones are included."""
    found: list[Segment] = []
    left_open = False
    paragraphs = [(m.start(), m.end()) for m in _PARAGRAPH.finditer(text)]
    shut = 0  # the number of the first paragraph behind a quotation in blocks
    unmarked = 0  # paragraphs to come that a quotation left open runs through
    for number, ((start, end), (following, _)) in enumerate(pairwise([*paragraphs, (len(text), len(text))])):
        if unmarked:
            found.append(Segment(start, end, start, end, closed=False, depth=0))
            unmarked -= 1
            continue
        if number < shut:  # inside a quotation in blocks that holds further marks
            found.append(_block(text, start, end, last=number == shut - 1))
            continue
        shut = _shut_in(text, paragraphs, number)
        if shut:
            opening = text.index("“", start)
            found.append(Segment(opening + 1, end, opening, end, closed=False, depth=0))
            left_open = False
            continue
        doubles = _doubles(text, start, end, left_open=left_open, goes_on=bool(_DOUBLE_OPENS.match(text, following)))
        left_open = bool(doubles) and not doubles[-1].closed
        unmarked = _unmarked(text, paragraphs[number + 1 : number + 2 + _MOST_UNMARKED]) if left_open else 0
        singles = _singles(text, start, end, doubles, goes_on=bool(_SINGLE_OPENS.match(text, following)))
        outer = [s for s in singles if s.depth == 0]
        found += singles
        found += [replace(double, depth=1) if _within(double.outer_start, outer) else double for double in doubles]
    return tuple(sorted(found, key=lambda segment: (segment.start, -segment.end)))


@once
def segments_of(doc: Doc) -> tuple[Segment, ...]:
    """The stretches between quotation marks of a parsed text."""
    return find_segments(text_of(doc))


def _shut_in(text: str, paragraphs: list[tuple[int, int]], number: int) -> int:
    """The number behind the paragraph that closes the quotation with which paragraph ``number`` opens; 0 for none.

    The quotation runs on without marks at the heads of its paragraphs, and words between marks stand inside it.
    """
    start, end = paragraphs[number]
    if not text[start:end].lstrip().startswith("“") or _balance(text, start, end) != 1:
        return 0
    following = paragraphs[number + 1 : number + 1 + _MOST_UNMARKED]
    for k, (low, high) in enumerate(following, number + 2):
        balance = _balance(text, low, high)
        if balance == -1:
            return k if text[low:high].rstrip().endswith("”") else 0
        if balance or text[low:high].lstrip().startswith("“"):
            return 0
    return 0


def _balance(text: str, start: int, end: int) -> int:
    return text.count("“", start, end) - text.count("”", start, end)


def _block(text: str, start: int, end: int, *, last: bool) -> Segment:
    """A paragraph inside a quotation in blocks, the last one without its closing mark."""
    stop = text.rindex("”", start, end) if last else end
    return Segment(start, stop, start, stop + last, closed=last, depth=0)


def _unmarked(text: str, following: list[tuple[int, int]]) -> int:
    """How many paragraphs without marks stand between one left open and one that only closes: a quotation in blocks."""
    for number, (start, end) in enumerate(following):
        first = next((m for m in _MARK.finditer(text, start, end) if m.group() in _DOUBLE), None)
        if first is not None:
            return number if first.group() == "”" and first.start() > start and _ends_words(text, first) else 0
    return 0


def _doubles(text: str, start: int, end: int, *, left_open: bool, goes_on: bool) -> list[Segment]:
    """The stretches between double marks of a paragraph.

    ``left_open`` where the paragraph before it ended inside a quotation, ``goes_on`` where the next opens with a mark.
    """
    segments: list[Segment] = []
    opened: re.Match[str] | None = None
    marks = [mark for mark in _MARK.finditer(text, start, end) if mark.group() in _DOUBLE]
    ends_first = left_open and len(marks) % 2 == 1 and marks[0].start() > start and _ends_words(text, marks[0])
    alike = all(mark.group() == "”" for mark in marks)  # the Swedish and the Finnish way
    shapes = [_shape(text, mark, start, end) for mark in marks]
    inner = 0  # marks inside the open quotation that are still to be closed
    for number, mark in enumerate(marks):
        sign, shape = mark.group(), shapes[number]
        if opened is None:
            stray = shape < 0 and segments and 1 in shapes[number + 1 : number + 2]  # closes what never opened
            if number == 0 and (ends_first or (shape < 0 and left_open and _ends_words(text, mark))):
                segments.append(Segment(start, mark.start(), start, mark.end(), closed=True, depth=0))
            elif not stray and (_may_open(text, mark, start) or (alike and _starts_word(text, mark, start))):
                opened = mark
        elif shape > 0 and _shape(text, opened, start, end) > 0 and sign == opened.group():
            if sum(shapes[number:]) < 0:
                inner += 1
            else:  # the one before was never closed
                segments += _unclosed(text, opened, mark.start())
                opened = mark
        elif inner and shape < 0:
            inner -= 1
        elif _closes(opened.group(), sign):
            segments.append(Segment(opened.end(), mark.start(), opened.start(), mark.end(), closed=True, depth=0))
            opened = None
    return segments if opened is None else [*segments, *_left_open(text, opened, end, goes_on=goes_on)]


def _left_open(text: str, opened: re.Match[str], end: int, *, goes_on: bool) -> list[Segment]:
    """What stands behind a mark that no other closes, up to who says so."""
    if not text[opened.end() : end].strip():
        return []
    tag = None if goes_on else _TAG.search(text, opened.end(), end)
    stop = end if tag is None else tag.start("tag")
    return [Segment(opened.end(), stop, opened.start(), stop, closed=False, depth=0)]


def _shape(text: str, mark: re.Match[str], start: int, end: int) -> int:
    """1 for a straight mark that stands as one that opens, -1 for one that stands as one that closes, 0 for others."""
    if mark.group() != '"':
        return 0
    before = text[mark.start() - 1] if mark.start() > start else " "
    after = text[mark.end()] if mark.end() < end else " "
    if before in " (—–\t\xa0" and after.isalnum():
        return 1
    return -1 if (before.isalnum() or before in ".,!?…") and (after in " \t\xa0" or after in ".,;:)?!—–") else 0


def _unclosed(text: str, opened: re.Match[str], stop: int) -> list[Segment]:
    """The stretch behind a mark that is never closed, up to who says so or the next mark; none where nothing ends."""
    tag = _TAG.search(text, opened.end(), stop)
    end = tag.start("tag") if tag else opened.end() + len(text[opened.end() : stop].rstrip())
    whole = tag is not None or text[end - 1] in ".!?…"
    return [Segment(opened.end(), end, opened.start(), end, closed=False, depth=0)] if whole else []


def _starts_word(text: str, mark: re.Match[str], start: int) -> bool:
    """Whether a mark stands where one that opens does: behind a blank and before a letter."""
    return (mark.start() == start or text[mark.start() - 1].isspace()) and text[mark.end() : mark.end() + 1].isalnum()


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


def _singles(text: str, start: int, end: int, doubles: list[Segment], *, goes_on: bool) -> list[Segment]:
    """Stretches between single marks; ``goes_on`` where the next paragraph opens with such a mark again.

    An apostrophe is no mark: letters stand on both its sides, or it ends a plural ("the members' hall") inside a
    quotation that is closed further on.
    """
    signs = [m for m in _MARK.finditer(text, start, end) if m.group() not in _DOUBLE]
    shut = _shut_behind(text, signs, end)
    segments: list[Segment] = []
    opened: re.Match[str] | None = None
    for number, mark in enumerate(signs):
        if opened is None or _leaves(opened.start(), mark.start(), doubles):
            opened = mark if _single_opens(text, mark, start, end) else None
        elif _within(mark.start(), doubles) and not _within(opened.start(), doubles):
            continue
        elif _single_closes(text, mark, end) and (_is_stop(text, mark, end) or not shut[number]):
            segments.append(_single(opened, mark.start(), mark.end(), doubles, closed=True))
            opened = None
    if opened is not None and goes_on and not _within(opened.start(), doubles):
        segments.append(_single(opened, end, end, doubles, closed=False))
    return segments


def _single(opened: re.Match[str], end: int, outer_end: int, doubles: list[Segment], *, closed: bool) -> Segment:
    depth = int(_within(opened.start(), doubles))
    return Segment(opened.end(), end, opened.start(), outer_end, closed, depth)


def _single_opens(text: str, mark: re.Match[str], start: int, end: int) -> bool:
    before = text[mark.start() - 1] if mark.start() > start else " "
    after = text[mark.end()] if mark.end() < end else " "
    if mark.group() not in {"‘", "‚", "'", "‛"} or before.isalnum() or after.isspace():
        return False
    return not (_ELISION.match(text, mark.end()) and mark.group() == "'") and (after.isalnum() or after in '[(£$€…"“')


def _single_closes(text: str, mark: re.Match[str], end: int) -> bool:
    after = text[mark.end()] if mark.end() < end else " "
    return mark.group() in {"’", "'", "‘"} and not after.isalnum() and not text[mark.start() - 1].isspace()


def _is_stop(text: str, mark: re.Match[str], end: int) -> bool:
    """Whether a sign can only close: punctuation before it, or behind it, or nothing more."""
    after = text[mark.end()] if mark.end() < end else "\n"
    return not text[mark.start() - 1].isalnum() or not (
        after == " " and text[mark.end() + 1 : mark.end() + 2].isalnum()
    )


def _shut_behind(text: str, signs: list[re.Match[str]], end: int) -> list[bool]:
    """For each sign whether one that can only close follows before another opens."""
    shut, result = False, []
    for mark in reversed(signs):
        result.append(shut)
        if _single_opens(text, mark, -1, end):
            shut = False
        elif _single_closes(text, mark, end) and _is_stop(text, mark, end):
            shut = True
    return result[::-1]


def _leaves(opened: int, offset: int, doubles: list[Segment]) -> bool:
    """Whether a double quotation that held the opening mark is over, so that nothing closes it any more."""
    holding = _holding(opened, doubles)
    return holding is not None and offset >= holding.end


def _within(offset: int, segments: list[Segment]) -> bool:
    return _holding(offset, segments) is not None


def _holding(offset: int, segments: list[Segment]) -> Segment | None:
    """The one of several stretches in text order that an offset lies in."""
    k = bisect_right(segments, offset, key=lambda segment: segment.start) - 1
    return segments[k] if k >= 0 and offset < segments[k].end else None
