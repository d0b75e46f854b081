"""Blocks: the visible lines of a page, each with the raw stretches its words came from."""

import html
import re
from dataclasses import dataclass, field

from rashomon.model import Run
from rashomon.read.pages.markup import Element, Page, Text

_WIDTHLESS = "\u00ad\u200b\u2060\ufeff"
"""Characters that only say where a word may be broken."""
_UNSEEN = re.compile(f"[{_WIDTHLESS}]+")
_TWICE = r"amp;(?:amp|quot|apos|nbsp|#\d{1,5}|#[xX][0-9a-fA-F]{1,4}|[lr][sd]quo|[nm]dash|hellip);"
"""What is left of an entity that was escaped twice, behind its "&": "&amp;rsquo;" is an apostrophe."""
_ESCAPED_TWICE = re.compile(f"&{_TWICE}")
# What does not stand for itself: entities, by html.unescape's own pattern character for character, blanks that are no
# single one, characters without width. Each begins with its first character, so that the search skips all others.
_SPECIAL = re.compile(
    rf"[&\s{_WIDTHLESS}](?:(?<=&)(?:{_TWICE}|#[0-9]+;?|#[xX][0-9a-fA-F]+;?|[^\t\n\f <&#;]{{1,32}};?)"
    rf"|(?<= )(?: |[^\S ])\s*|(?<=[^\S ])\s*|(?<=[{_WIDTHLESS}])[{_WIDTHLESS}]*)"
)


_RAISED = frozenset({"sup", "a"})
_MARK = 6
"""Characters of the mark of a footnote, its brackets and blanks among them."""
_NUMBER = re.compile(r"[\[(]?(?:\d{1,3}|[a-z*†‡])[\])]?")
_BEFORE_MARK = frozenset(".,;:!?\"'”’»)")


@dataclass(slots=True)
class Block:
    """One visible line: ``text`` with blanks folded, ``ranges`` of the raw page behind it, the ``element`` around it.

    It reaches from ``start``, its first visible character in the raw page, to ``end`` behind its last. ``linked``
    counts the characters of raw text inside links; ``elements`` are the innermost elements of the ranges.
    """

    element: Element
    ranges: list[tuple[int, int, bool]] = field(default_factory=list)
    elements: list[Element] = field(default_factory=list)
    text: str = ""
    linked: int = 0
    start: int = 0
    end: int = 0


def segment(page: Page) -> list[Block]:
    """The blocks of a page in the order of the raw page, none of them blank."""
    blocks: list[Block] = []
    block: Block | None = None
    source = page.html
    gap = 0
    for text in page.texts:
        if text.element.name in _RAISED and text.end - text.start <= _MARK and _is_mark(source, text):
            gap = max(gap, text.gap)
            continue
        if gap:
            text.gap, gap = max(text.gap, gap), 0
        if block is None or text.gap == 2:
            if block is not None:
                _finish(source, block, blocks)
            block = Block(text.element.block)
        block.ranges.append((text.start, text.end, text.gap == 1))
        block.elements.append(text.element)
    if block is not None:
        _finish(source, block, blocks)
    return blocks


def _is_mark(source: str, text: Text) -> bool:
    """Whether a raised text is the mark of a footnote: a link within the page, or behind a full stop; not "m²"."""
    words = source[text.start : text.end].strip()
    if not _NUMBER.fullmatch(words):
        return False
    raised = next((e for e in (text.element, text.element.parent) if e is not None and e.name == "sup"), None)
    if raised is None:
        return False
    linked = text.element.anchor or (text.element if text.element.name == "a" else None)
    if linked is not None:
        return linked.get("href").startswith("#")
    return source[raised.start - 1 : raised.start] in _BEFORE_MARK


def _finish(source: str, block: Block, blocks: list[Block]) -> None:
    """Fold the words of a block, trim its ranges, and keep it unless it is blank."""
    if len(block.ranges) == 1:
        start, end, _ = block.ranges[0]
        raw = source[start:end]
        block.linked = len(raw) if block.elements[0].link else 0
        block.text = _folded(_meant(raw))
    else:
        block.text = "\n".join(line for line in _lines(source, block) if line)
    if block.text:
        _trim(source, block)
        block.start, block.end = block.ranges[0][0], block.ranges[-1][1]
        blocks.append(block)


def _meant(raw: str) -> str:
    """Raw text with what its entities stand for, those that were escaped twice too."""
    if "&" not in raw:
        return raw
    if "&amp;" in raw:
        raw = _ESCAPED_TWICE.sub(lambda found: html.unescape(html.unescape(found[0])), raw)
    return html.unescape(raw)


def _folded(text: str) -> str:
    return " ".join((text if text.isascii() else _UNSEEN.sub("", text)).split())


def _lines(source: str, block: Block) -> list[str]:
    """The folded lines of a block of several ranges; its linked characters are counted on the way."""
    lines: list[list[str]] = [[]]
    for (start, end, fresh), element in zip(block.ranges, block.elements, strict=True):
        raw = source[start:end]
        if fresh:
            lines.append([])
        lines[-1].append(_meant(raw))
        if element.link:
            block.linked += len(raw)
    return [_folded("".join(line)) for line in lines]


def _trim(source: str, block: Block) -> None:
    """Drop blank ranges at both ends and blanks at the outer edges, so that the block begins and ends with a word."""
    ranges = block.ranges
    while len(ranges) > 1 and source[ranges[0][0] : ranges[0][1]].isspace():
        del ranges[0], block.elements[0]
    while len(ranges) > 1 and source[ranges[-1][0] : ranges[-1][1]].isspace():
        del ranges[-1], block.elements[-1]
    start, end, fresh = ranges[0]
    if fresh or source[start].isspace():
        ranges[0] = (end - len(source[start:end].lstrip()), end, False)
    start, end, fresh = ranges[-1]
    if source[end - 1].isspace():
        ranges[-1] = (start, start + len(source[start:end].rstrip()), fresh)


def fold(source: str, ranges: list[tuple[int, int, bool]]) -> tuple[str, list[Run]]:
    """The folded text of raw ``ranges`` with the runs that lead each character back (offsets from 0 of this text)."""
    folder = _Folder()
    for start, end, fresh in ranges:
        if fresh:
            folder.line(start)
        position = start
        for special in _SPECIAL.finditer(source, start, end):
            folder.plain(source, position, special.start())
            position = special.end()
            if special[0][0] == "&":
                folder.reference(special[0], *special.span())
            elif special[0][0].isspace():
                folder.blank(*special.span())
        folder.plain(source, position, end)
    return "".join(folder.parts), folder.runs


class _Folder:
    """Text and runs as they grow; a blank waits until a word follows it."""

    def __init__(self) -> None:
        self.parts: list[str] = []
        self.runs: list[Run] = []
        self.size = 0
        self.waiting: tuple[str, int, int] | None = None

    def line(self, at: int) -> None:
        self.waiting = ("\n", at, at) if self.size else None

    def blank(self, start: int, end: int) -> None:
        if self.waiting is None and self.size:
            self.waiting = (" ", start, end)

    def reference(self, raw: str, start: int, end: int) -> None:
        """An entity stands for what it means, as one unit."""
        meant = _meant(raw)
        if meant == raw:
            self._add(raw, start, end)
        elif meant.isspace():
            self.blank(start, end)
        elif seen := _UNSEEN.sub("", meant):
            self._add(" ".join(seen.split()), start, end)

    def plain(self, source: str, start: int, end: int) -> None:
        """Characters that stand for themselves, single blanks among them."""
        if start < end and source[start] == " ":
            self.blank(start, start + 1)
            start += 1
        trailing = start < end and source[end - 1] == " "
        if trailing:
            end -= 1
        if start < end:
            self._add(source[start:end], start, end)
        if trailing:
            self.blank(end, end + 1)

    def _add(self, text: str, start: int, end: int) -> None:
        if self.waiting:
            character, first, last = self.waiting
            self.waiting = None
            self._run(character, first, last)
        self._run(text, start, end)

    def _run(self, text: str, start: int, end: int) -> None:
        self.parts.append(text)
        length, raw_length = len(text), end - start
        if self.runs:
            last = self.runs[-1]
            if last.length == last.raw_length and length == raw_length and last.raw + last.length == start:
                self.runs[-1] = Run(last.start, last.raw, last.length + length, last.length + length)
                self.size += length
                return
        self.runs.append(Run(self.size, start, length, raw_length))
        self.size += length
