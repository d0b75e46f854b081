"""The features of a block from which the body is chosen: its words, its place, its surroundings, its neighbours."""

import re
from collections import Counter
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from rashomon.read.pages.blocks import Block
from rashomon.read.pages.markup import Element, Page
from rashomon.read.pages.surroundings import FAR, SECTIONS, Surroundings, groups

Matrix = NDArray[np.float32]

_KINDS = ("p", "li", "h1", "h2", "h3", "h4", "td", "blockquote", "figcaption", "pre", "div", "a", "dd", "button")
_KIND = {name: i for i, name in enumerate(_KINDS)}
_END = re.compile(r"[.!?…。！？।॥؟:;\"”’»')\]]\W*$")
_STOP = re.compile(r"[.!?…。！？।॥؟]")
_COMMA = re.compile(r"[,、，،]")
_UPPER = re.compile(r"[A-ZÀ-ÖØ-ÞА-Я]")
_DIGIT = re.compile(r"\d")
_INITIAL = re.compile(r"(?<!\S)[A-ZÀ-ÖØ-ÞА-Я]")
_WIDE = re.compile(r"[\u0e00-\u0eff\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]")
_WINDOWS = (2, 5, 12)
_SHIFTS = (-2, -1, 1, 2)

_WORDS = (
    "size", "words", "link", "word length", "stops", "commas", "ends", "stops at end", "capitals", "digits",
    "lower start", "upper start", "quote start", "bullet start", "bar", "copyright", "at", "http", "ellipsis",
    "colon", "question", "capital words", "lines", "ranges",
)  # fmt: skip
_PLACE = (
    "seen", "relative", "index", "from end", "text before", "text after", "from h1", "h1s before", "articles before",
    "depth", "prose",
)  # fmt: skip
_HOLDERS = ("mass", "linked", "count", "density")
_LEVELS = 4
_CONTAINER = ("common", "below", "in container", "container mass", "container share")
_SIGN = ("sign count", "sign size", "sign link", "sign prose")
_SHIFTED = (
    "size",
    "link",
    "ends",
    "prose",
    "p",
    "li",
    "h2",
    "h3",
    "sign count",
    "sign prose",
    "common",
    "in container",
)


def feature_names(votes: tuple[str, ...]) -> tuple[str, ...]:
    """The names of the columns that ``describe`` gives for sources of votes so named."""
    names = [
        *_WORDS,
        *_PLACE,
        *_KINDS,
        *(f"within {n}" for n in SECTIONS),
        *(f"near {n}" for n, _ in groups()),
        "hidden",
    ]
    names += [f"{holder} {level}" for level in range(_LEVELS) for holder in _HOLDERS]
    names += [*_CONTAINER, *_SIGN]
    for vote in votes:
        names += [vote, *(f"{vote} window {w}" for w in _WINDOWS), f"{vote} since", f"{vote} until"]
    shifted = [*_SHIFTED, *votes]
    names += [f"{name} {shift:+d}" for shift in _SHIFTS for name in shifted]
    names += [f"{name} window {w}" for name in ("prose", "link") for w in _WINDOWS]
    return tuple(names)


_SHIFTED_AT = [feature_names(()).index(name) for name in _SHIFTED]


@dataclass(frozen=True, slots=True)
class Described:
    """The features that no other source has a part in: ``own``, shape (blocks, columns), and what windows run over."""

    own: Matrix
    sizes: Matrix
    prose: Matrix
    links: Matrix


def describe(page: Page, blocks: list[Block]) -> Described:
    """What every block is by its own words, place, surroundings and kind."""
    sizes = [width(block.text) for block in blocks]
    links = [min(1.0, block.linked / max(1, len(block.text))) for block in blocks]
    prose = [
        size >= 80 and link < 0.4 and bool(_STOP.search(block.text))
        for block, size, link in zip(blocks, sizes, links, strict=True)
    ]
    known = Surroundings(page, blocks, sizes, prose)
    places = _places(page, blocks, sizes, prose)
    signs = _signs(blocks, sizes, links, prose)
    share = (
        known.mass[known.container] / max(1, known.mass[page.root]),
        known.size[known.container] / max(1, sum(sizes)),
    )
    rows = [
        (*_words(block, size, link), *place, *_around(block, known), *share, *sign)
        for block, size, link, place, sign in zip(blocks, sizes, links, places, signs, strict=True)
    ]
    return Described(*(np.array(column, dtype=np.float32) for column in (rows, sizes, prose, links)))


def matrix(described: Described, votes: dict[str, list[float]]) -> Matrix:
    """The features of every block, shape (blocks, names of ``feature_names``).

    ``votes`` holds, for each other source of the body, the share of every block's words found in it.
    """
    own, weight = described.own, described.sizes
    columns: list[Matrix] = [own]
    shifted = [own[:, _SHIFTED_AT]]
    for values in votes.values():
        vote = np.array(values, dtype=np.float32)
        near = (_windows(vote * weight) / np.maximum(1, _windows(weight))).astype(np.float32)
        columns += [vote[:, None], near, _since(vote >= 0.5)[:, None], _since(vote[::-1] >= 0.5)[::-1][:, None]]
        shifted.append(vote[:, None])
    moving = np.hstack(shifted)
    columns += [_shift(moving, shift) for shift in _SHIFTS]
    columns += [_windows(described.prose), _windows(described.links)]
    return np.hstack(columns).astype(np.float32)


def width(text: str) -> int:
    """Length in Latin letters: a letter of scripts that write words without blanks counts for three."""
    return len(text) if text.isascii() else len(text) + 2 * len(_WIDE.findall(text))


def _words(block: Block, size: int, link: float) -> tuple[float, ...]:
    text = block.text
    letters, words = len(text), text.count(" ") + 1
    first = text[0]
    return (
        size, words, link, size / words, len(_STOP.findall(text)), len(_COMMA.findall(text)) / letters * 100,
        _END.search(text[-20:]) is not None, _STOP.search(text[-3:]) is not None,
        len(_UPPER.findall(text)) / letters, len(_DIGIT.findall(text)) / letters,
        first.islower(), first.isupper(), first in "\"“„«'‘", first in "-•*–—·",
        "|" in text, "©" in text, "@" in text, "http" in text,
        text.endswith(("…", "...")), text.endswith(":"), text.endswith("?"),
        len(_INITIAL.findall(text)) / words, "\n" in text, len(block.ranges),
    )  # fmt: skip


def _places(page: Page, blocks: list[Block], sizes: list[int], prose: list[bool]) -> list[tuple[float, ...]]:
    """Where each block stands on the page, and after how many headlines and articles."""
    count, total = len(blocks), max(1, sum(sizes))
    seen = Counter(block.text for block in blocks)
    starts = sorted(e.start for e in page.elements if e.name == "article")
    first = next((i for i, block in enumerate(blocks) if block.element.name == "h1"), None)
    rows: list[tuple[float, ...]] = []
    before, heads, articles = 0, 0, 0
    for i, (block, size, long) in enumerate(zip(blocks, sizes, prose, strict=True)):
        while articles < len(starts) and starts[articles] < block.start:
            articles += 1
        rows.append((
            seen[block.text], i / count, i, count - i, before / total, (total - before) / total,
            -50 if first is None else i - first, heads, articles, block.element.depth, long,
        ))  # fmt: skip
        heads += block.element.name == "h1"
        before += size
    return rows


def _around(block: Block, known: Surroundings) -> tuple[float, ...]:
    """What the elements around a block are, hold, and how they lie to the container of the prose."""
    element = block.element
    kinds = [0] * len(_KINDS)
    if element.name in _KIND:
        kinds[_KIND[element.name]] = 1
    held: list[float] = []
    above: Element = element
    for _ in range(_LEVELS):
        held += known.holdings(above)
        above = above.parent or above
    common = next((levels for levels, e in enumerate(element.ancestors()) if e in known.path), FAR)
    container = known.container
    below = element.depth - common - container.depth
    return (*kinds, *known.above(element), *held, common, below, container.start <= block.start < container.end)


def _signs(blocks: list[Block], sizes: list[int], links: list[float], prose: list[bool]) -> list[tuple[float, ...]]:
    """For each block how many blocks of the page have the same signature, and their mean size, links and prose."""
    signs = [_sign(block.element) for block in blocks]
    sums: dict[str, list[float]] = {}
    for sign, size, link, long in zip(signs, sizes, links, prose, strict=True):
        known = sums.setdefault(sign, [0, 0, 0, 0])
        known[0] += 1
        known[1] += size
        known[2] += link
        known[3] += long
    means = {sign: (n, size / n, link / n, long / n) for sign, (n, size, link, long) in sums.items()}
    return [means[sign] for sign in signs]


def _sign(element: Element) -> str:
    """Blocks of one kind on a page share the names and classes of their two innermost elements."""
    parent = element.parent
    return f"{element.name}.{element.get('class')}<{parent.name}.{parent.get('class')}" if parent else element.name


def _windows(column: Matrix) -> Matrix:
    """Sums over 2w+1 neighbours, shape (n, windows)."""
    sums = np.concatenate([[0.0], np.cumsum(column, dtype=np.float64)])
    count = len(column)
    index = np.arange(count)
    parts = [sums[np.minimum(count, index + w + 1)] - sums[np.maximum(0, index - w)] for w in _WINDOWS]
    return np.column_stack(parts).astype(np.float32)


def _since(marks: NDArray[np.bool_]) -> Matrix:
    """How many blocks ago the last mark was, 99 where none was."""
    index = np.arange(len(marks))
    last = np.maximum.accumulate(np.where(marks, index, -1000))
    return np.minimum(99, index - last).astype(np.float32)


def _shift(columns: Matrix, shift: int) -> Matrix:
    """The columns of the block ``shift`` places on; -1 beyond the ends of the page."""
    moved = np.full_like(columns, -1)
    if 0 < shift < len(columns):
        moved[:-shift] = columns[shift:]
    elif -len(columns) < shift < 0:
        moved[-shift:] = columns[:shift]
    return moved
