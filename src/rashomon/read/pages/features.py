"""The features of a block from which the body is chosen: its words, its place, its surroundings, its neighbours."""

import re
from collections import Counter
from dataclasses import dataclass
from functools import cache

import numpy as np
from numpy.typing import NDArray

from rashomon.read.pages.announced import announced, cue_names
from rashomon.read.pages.blocks import Block
from rashomon.read.pages.container import Column, Place
from rashomon.read.pages.core import CORE, core, weigh
from rashomon.read.pages.letters import count_letters
from rashomon.read.pages.markup import Element, Page
from rashomon.read.pages.naming import groups
from rashomon.read.pages.surroundings import SECTIONS, Surroundings
from rashomon.read.pages.teasers import TEASERS, teasers

Matrix = NDArray[np.float32]
Counts = dict[str, Column]

_KINDS = ("p", "li", "h1", "h2", "h3", "h4", "td", "blockquote", "figcaption", "pre", "div", "a", "dd", "button")
_KIND = {name: i for i, name in enumerate(_KINDS)}
_END = re.compile(r"[.!?…。！？।॥؟:;\"”’»')\]]\W*$")
_STOP = re.compile(r"[.!?…。！？।॥؟]")
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
    names += [*_CONTAINER, *_SIGN, *cue_names(), *CORE, *TEASERS]
    for vote in votes:
        names += [vote, *(f"{vote} window {w}" for w in _WINDOWS), f"{vote} since", f"{vote} until"]
    shifted = [*_SHIFTED, *votes]
    names += [f"{name} {shift:+d}" for shift in _SHIFTS for name in shifted]
    names += [f"{name} window {w}" for name in ("prose", "link") for w in _WINDOWS]
    return tuple(names)


@cache
def _shifted_at() -> list[int]:
    """The columns whose values of the neighbours count too."""
    named_at = {name: place for place, name in enumerate(feature_names(()))}
    return [named_at[name] for name in _SHIFTED]


@dataclass(frozen=True, slots=True)
class Described:
    """The features that no other source has a part in: ``own``, shape (blocks, columns), and what windows run over."""

    own: Matrix
    sizes: Matrix
    prose: Matrix
    links: Matrix


def describe(page: Page, blocks: list[Block]) -> Described:
    """What every block is by its own words, place, surroundings and kind."""
    texts = [block.text for block in blocks]
    letters = count_letters(texts)
    lengths = np.array([len(text) for text in texts], dtype=np.float64)
    widths = lengths + 2 * letters["wide"]
    linked = np.minimum(1.0, np.array([block.linked for block in blocks]) / lengths)
    prosaic = (widths >= 80) & (linked < 0.4) & (letters["stop"] > 0)
    sizes, links, prose = widths.astype(int).tolist(), linked.tolist(), prosaic.tolist()
    known = Surroundings(page, blocks, sizes, prose)
    share = (
        known.mass[known.container] / max(1, known.mass[page.root]),
        known.size[known.container] / max(1, sum(sizes)),
    )
    around = _around(blocks, known)
    cored = core(page.root, blocks, widths, weigh(blocks, around[1], widths * prosaic))
    inside = (around[-1][:, -1] > 0) | (cored[:, CORE.index("in core")] > 0)
    columns: list[Column | Matrix] = [
        _words(blocks, letters, lengths, widths, linked),
        _places(page, blocks, sizes, prose),
        *around,
        np.tile(share, (len(blocks), 1)),
        _signs(blocks, sizes, links, prose),
        announced(texts),
        cored,
        teasers(blocks, inside),
    ]
    own = np.hstack([column.astype(np.float32) for column in columns])
    return Described(own, *(column.astype(np.float32) for column in (widths, prosaic, linked)))


def matrix(described: Described, votes: dict[str, list[float]]) -> Matrix:
    """The features of every block, shape (blocks, names of ``feature_names``).

    ``votes`` holds, for each other source of the body, the share of every block's words found in it.
    """
    own, weight = described.own, described.sizes
    columns: list[Matrix] = [own]
    shifted = [own[:, _shifted_at()]]
    for values in votes.values():
        vote = np.array(values, dtype=np.float32)
        near = (_windows(vote * weight) / np.maximum(1, _windows(weight))).astype(np.float32)
        columns += [vote[:, None], near, _since(vote >= 0.5)[:, None], _since(vote[::-1] >= 0.5)[::-1][:, None]]
        shifted.append(vote[:, None])
    moving = np.hstack(shifted)
    columns += [_shift(moving, shift) for shift in _SHIFTS]
    columns += [_windows(described.prose), _windows(described.links)]
    return np.hstack(columns).astype(np.float32)


def _words(blocks: list[Block], letters: Counts, lengths: Column, widths: Column, linked: Column) -> Column:
    """What each block's own text looks like."""
    words = letters["blank"] + 1
    counted = (
        widths, words, linked, widths / words, letters["stop"], letters["comma"] / lengths * 100,
    )  # fmt: skip
    shares = (letters["upper"] / lengths, letters["digit"] / lengths)
    written = np.array([_written(block.text) for block in blocks], dtype=np.float64)
    last = (letters["initial"] / words, letters["line"] > 0, [len(block.ranges) for block in blocks])
    return np.column_stack([*counted, written[:, :2], *shares, written[:, 2:], *last])


def _written(text: str) -> tuple[bool, ...]:
    """How a text ends and begins, and which signs it holds."""
    first = text[0]
    return (
        _END.search(text[-20:]) is not None, _STOP.search(text[-3:]) is not None,
        first.islower(), first.isupper(), first in "\"“„«'‘", first in "-•*–—·",
        "|" in text, "©" in text, "@" in text, "http" in text,
        text.endswith(("…", "...")), text.endswith(":"), text.endswith("?"),
    )  # fmt: skip


def _places(page: Page, blocks: list[Block], sizes: list[int], prose: list[bool]) -> Column:
    """Where each block stands on the page, and after how many headlines and articles."""
    count, total = len(blocks), max(1, sum(sizes))
    seen = Counter(block.text for block in blocks)
    starts = [element.start for element in page.named("article")]
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
    return np.array(rows, dtype=np.float64)


def _around(blocks: list[Block], known: Surroundings) -> tuple[Column, ...]:
    """What the elements around every block are, hold, and how they lie to the container of the prose."""
    elements = [block.element for block in blocks]
    kinds = np.eye(len(_KINDS) + 1)[[_KIND.get(element.name, -1) for element in elements], :-1]
    above = np.frombuffer(b"".join(map(known.above, elements)), dtype=np.uint8).reshape(len(blocks), -1)
    held = np.array([known.held(element, _LEVELS) for element in elements], dtype=np.float64)
    return kinds, above.astype(np.float64), held, Place(known.container).columns(blocks)


def _signs(blocks: list[Block], sizes: list[int], links: list[float], prose: list[bool]) -> Column:
    """For each block how many blocks of the page have the same signature, and their mean size, links and prose."""
    signs = [_sign(block.element) for block in blocks]
    sums: dict[tuple[str, ...], list[float]] = {}
    for sign, size, link, long in zip(signs, sizes, links, prose, strict=True):
        known = sums.setdefault(sign, [0, 0, 0, 0])
        known[0] += 1
        known[1] += size
        known[2] += link
        known[3] += long
    means = {sign: (n, size / n, link / n, long / n) for sign, (n, size, link, long) in sums.items()}
    return np.array([means[sign] for sign in signs], dtype=np.float64)


def _sign(element: Element) -> tuple[str, ...]:
    """Blocks of one kind on a page share the names and classes of their two innermost elements."""
    parent = element.parent
    return (element.name, element.get("class"), parent.name, parent.get("class")) if parent else (element.name,)


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
