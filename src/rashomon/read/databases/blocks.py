"""The paragraphs of an export, each with the way back to the raw input, whatever it is written in."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from html import unescape
from html.parser import HTMLParser

from rashomon.model import Run, Span

_INLINE = frozenset(("a", "abbr", "b", "big", "cite", "code", "em", "font", "i", "img", "mark", "q", "s", "small"))
_INLINE |= frozenset(("span", "strike", "strong", "sub", "sup", "tt", "u", "wbr"))
_VOID = frozenset(("area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "source", "wbr"))
_UNREAD = frozenset(("script", "style", "noscript", "template", "button", "select", "textarea"))
_BLANKS = re.compile(r"[^\S ]\s*|  \s*| [^\S ]\s*")  # any run of blanks but a single space
_CENTRED_RULE = re.compile(r"\.([\w-]+)\s*\{[^}]*text-align:\s*center", re.IGNORECASE)
_LINE = re.compile(r"[^\r\n]+")
_INDENT = 8  # blanks before every line of a paragraph that stands in the middle of the page
_WIDE = 65  # characters of a line that fills the page, so that nothing shows whether it was centred
_GAP = re.compile(r"\r\n?|\n")


@dataclass(frozen=True, slots=True)
class Block:
    """One paragraph as a person reads it: blanks collapsed, ends bare.

    ``runs`` lead from offsets in ``text`` to the raw input. ``marks`` are the classes and ids of the elements around
    its words; ``centred`` says that it stands in the middle of the page, as heads do; ``joined`` that only a line
    break parts it from the block before.
    """

    text: str
    runs: tuple[Run, ...]
    centred: bool = False
    marks: frozenset[str] = frozenset()
    joined: bool = False

    @property
    def span(self) -> Span:
        """Where the words stand in the raw input."""
        return Span(self.runs[0].raw, self.runs[-1].raw + self.runs[-1].raw_length)

    def rest(self, start: int, end: int | None = None) -> "Block | None":
        """The block of ``text[start:end]`` without blanks at its ends; None where nothing is left."""
        words = self.text[start:end]
        first = start + len(words) - len(words.lstrip())
        last = start + len(words.rstrip())
        if first >= last:
            return None
        runs = tuple(cut for run in self.runs if (cut := _cut(run, first, last)) is not None)
        return Block(self.text[first:last], runs, self.centred, self.marks, self.joined)


def _cut(run: Run, first: int, last: int) -> Run | None:
    start, end = max(run.start, first), min(run.start + run.length, last)
    if start >= end:
        return None
    if run.length != run.raw_length:
        return Run(start - first, run.raw, end - start, run.raw_length)
    return Run(start - first, run.raw + start - run.start, end - start, end - start)


Piece = tuple[str, int, int]
"""Words, where they begin in the raw input, and how many characters of it they stand for."""


def block_of(pieces: Iterable[Piece], **about: object) -> Block | None:
    """The block that ``pieces`` make, one behind the other; None where they hold no words."""
    text: list[str] = []
    runs: list[Run] = []
    length = 0
    for words, raw, raw_length in _collapsed(pieces):
        if words == " " and (not text or text[-1].endswith(" ")):
            continue
        text.append(words)
        runs.append(Run(length, raw, len(words), raw_length))
        length += len(words)
    whole = Block("".join(text), tuple(runs), **about)  # type: ignore[arg-type]  # the fields of Block by name
    return whole.rest(0)


def _collapsed(pieces: Iterable[Piece]) -> Iterator[Piece]:
    """The pieces with every run of blanks as one."""
    for words, raw, raw_length in pieces:
        if len(words) != raw_length:
            yield (" " if words.isspace() else words), raw, raw_length
            continue
        at = 0
        for gap in _BLANKS.finditer(words):
            if gap.start() > at:
                yield words[at : gap.start()], raw + at, gap.start() - at
            yield " ", raw + gap.start(), len(gap.group())
            at = gap.end()
        if at < len(words):
            yield words[at:], raw + at, len(words) - at


def blocks_of_text(raw: str) -> list[Block]:
    """The paragraphs of plain text: lines without an empty one between them."""
    found: list[Block] = []
    lines: list[re.Match[str]] = []
    last = 0
    for line in _LINE.finditer(raw):
        empty = not line.group().strip()
        if lines and (empty or len(_GAP.findall(raw, last, line.start())) > 1):
            found.extend(_paragraph(lines))
            lines = []
        if not empty:
            lines.append(line)
            last = line.end()
    found.extend(_paragraph(lines))
    return found


def _indented(line: str) -> bool:
    return len(line) - len(line.lstrip()) >= _INDENT


def _paragraph(lines: list[re.Match[str]]) -> Iterator[Block]:
    """The block of some lines; those in the middle of the page are blocks of their own, joined to the one before."""
    groups: list[tuple[bool, list[re.Match[str]]]] = []
    below = [*(_indented(line.group()) for line in lines), False][1:]
    for line, middle in zip(lines, below, strict=False):
        centred = _indented(line.group()) or (middle and len(line.group()) >= _WIDE)
        if groups and not centred and not groups[-1][0]:
            groups[-1][1].append(line)
        else:
            groups.append((centred, [line]))
    for number, (centred, members) in enumerate(groups):
        pieces: list[Piece] = []
        for before, line in zip([None, *members], members, strict=False):
            if before is not None:
                pieces.append((" ", before.end(), line.start() - before.end()))
            pieces.append((line.group(), line.start(), len(line.group())))
        made = block_of(pieces, centred=centred, joined=number > 0)
        if made is not None:
            yield made


def lines_of_text(raw: str) -> list[Block]:
    """Every line of plain text that holds words, as a block of its own."""
    made = (block_of([(line.group(), line.start(), len(line.group()))]) for line in _LINE.finditer(raw))
    return [block for block in made if block is not None]


def blocks_of_markup(raw: str, inline: frozenset[str] | None = None) -> list[Block]:
    """The paragraphs of HTML, without those of scripts, styles and buttons.

    With ``inline`` the markup is XML: every element is a paragraph but those named, and marks its words by its
    name and its attribute ``count``.
    """
    walker = _Walker(raw, frozenset(name.lower() for name in _CENTRED_RULE.findall(raw[:20_000])), inline)
    walker.feed(raw)
    walker.close()
    walker.flush()
    return walker.blocks


class _Walker(HTMLParser):
    """Walks markup once and cuts its text at the borders of block elements."""

    def __init__(self, raw: str, centred: frozenset[str], inline: frozenset[str] | None) -> None:
        super().__init__(convert_charrefs=False)
        self.blocks: list[Block] = []
        self._inline = inline
        self._raw = raw
        self._centred = centred
        self._starts = [0, *(match.end() for match in re.finditer("\n", raw))]
        self._open: list[tuple[str, frozenset[str], bool]] = []
        self._unread = 0
        self._pieces: list[Piece] = []
        self._marks: set[str] = set()
        self._middle = False
        self._joined = False

    def flush(self, *, joined: bool = False) -> None:
        """End the block that is open; the next one is only ``joined`` to it where a line break ended it."""
        made = block_of(self._pieces, centred=self._middle, marks=frozenset(self._marks), joined=self._joined)
        if made is not None:
            self.blocks.append(made)
            self._joined = joined
        else:
            self._joined = False
        self._pieces, self._marks, self._middle = [], set(), False

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if self._is_block(tag):
            self.flush(joined=tag == "br")
        if tag in _VOID and self._inline is None:
            return
        if tag == "p" and self._open and self._open[-1][0] == "p":
            self._open.pop()
        known = {name: value or "" for name, value in attrs}
        name = "" if self._inline is None else f"{tag} count={known.get('count', '')}"
        tokens = frozenset(f"{known.get('class', '')} {known.get('id', '')} {name}".lower().split())
        style = known.get("style", "").replace(" ", "").lower()
        middle = known.get("align", "").lower() == "center" or "text-align:center" in style
        self._open.append((tag, tokens, middle or bool(tokens & self._centred)))
        self._unread += tag in _UNREAD

    def handle_endtag(self, tag: str) -> None:
        if self._is_block(tag):
            self.flush()
        for index in range(len(self._open) - 1, max(len(self._open) - 40, -1), -1):
            if self._open[index][0] == tag:
                self._unread -= sum(name in _UNREAD for name, _, _ in self._open[index:])
                del self._open[index:]
                return

    def _is_block(self, tag: str) -> bool:
        return tag not in (_INLINE if self._inline is None else self._inline)

    def handle_data(self, data: str) -> None:
        self._take(data, len(data))

    def handle_entityref(self, name: str) -> None:
        self._reference(f"&{name}")

    def handle_charref(self, name: str) -> None:
        self._reference(f"&#{name}")

    def _reference(self, written: str) -> None:
        at = self._offset()
        whole = written + ";" * self._raw.startswith(";", at + len(written))
        self._take(unescape(whole).replace("\xa0", " "), len(whole))

    def _take(self, words: str, raw_length: int) -> None:
        if self._unread:
            return
        self._pieces.append((words, self._offset(), raw_length))
        if not words.isspace():
            for _, tokens, middle in self._open[-40:]:
                self._marks |= tokens
                self._middle |= middle

    def _offset(self) -> int:
        line, column = self.getpos()
        return self._starts[line - 1] + column
