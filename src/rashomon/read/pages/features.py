"""What the page's own structure says about each block: the features from which the body is chosen."""

import re
from collections import Counter
from functools import lru_cache
from importlib.resources import files

import numpy as np
from numpy.typing import NDArray

from rashomon.read.pages.blocks import Block
from rashomon.read.pages.markup import Element, Page

_KINDS = ("p", "li", "h1", "h2", "h3", "h4", "td", "blockquote", "figcaption", "pre", "div", "a", "dd", "button")
_AROUND = (
    "article",
    "main",
    "aside",
    "footer",
    "header",
    "nav",
    "form",
    "figure",
    "ul",
    "table",
    "blockquote",
    "section",
    "a",
)
_END = re.compile(r"[.!?…。！？।॥؟:;\"”’»')\]]\W*$")
_STOP = re.compile(r"[.!?…。！？।॥؟]")
_COMMA = re.compile(r"[,、，،]")
_WIDE = re.compile(r"[\u0e00-\u0eff\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]")
_GROUPS = tuple(
    (name, re.compile(pattern))
    for name, pattern in (
        line.split("\t")
        for line in (files(__package__) / "containers.tsv").read_text("utf-8").splitlines()
        if line and not line.startswith("#")
    )
)
_FAR = 9


@lru_cache(maxsize=4096)
def _groups(names: str) -> frozenset[int]:
    return frozenset(i for i, (_, pattern) in enumerate(_GROUPS) if pattern.search(names))


def groups_of(element: Element) -> frozenset[int]:
    """The indices of the groups of ``containers.tsv`` that the names of an element belong to."""
    if not element.raw:
        return frozenset()
    get = element.attributes.get
    names = " ".join(filter(None, (get("class"), get("id"), get("itemprop"), get("role"), get("data-component"))))
    return _groups(names.lower()[:300]) if names else frozenset()


class Surroundings:
    """What is known of the elements above a block, computed once an element."""

    def __init__(self, page: Page, blocks: list[Block], sizes: list[int], prose: list[bool]) -> None:
        self.near: dict[Element, tuple[int, ...]] = {}
        self.tags: dict[Element, tuple[int, ...]] = {}
        self.mass: Counter[Element] = Counter()
        self.size: Counter[Element] = Counter()
        self.linked: Counter[Element] = Counter()
        self.count: Counter[Element] = Counter()
        for block, size, long in zip(blocks, sizes, prose, strict=True):
            for element in block.element.ancestors():
                self.size[element] += size
                self.linked[element] += min(block.linked, size)
                self.count[element] += 1
                if long:
                    self.mass[element] += size
        self.total = max(1, self.mass[page.root])
        self.container = self._container(page.root, blocks)
        self.path = set(self.container.ancestors())

    def _container(self, root: Element, blocks: list[Block]) -> Element:
        """The innermost element that holds at least 60 % of the prose of its parent, from the root down."""
        children: dict[Element, set[Element]] = {}
        for block in blocks:
            for element in block.element.ancestors():
                if element.parent is not None and self.mass[element]:
                    children.setdefault(element.parent, set()).add(element)
        container = root
        while children.get(container):
            best = max(children[container], key=lambda e: (self.mass[e], -e.start))
            if self.mass[best] < 0.6 * self.mass[container] or best.name in ("p", "li", "blockquote"):
                break
            container = best
        return container

    def around(self, element: Element) -> tuple[int, ...]:
        """How many levels up the nearest element of each group lies, the element itself being 0."""
        if element in self.near:
            return self.near[element]
        above = self.around(element.parent) if element.parent else (_FAR,) * len(_GROUPS)
        mine = groups_of(element)
        near = tuple(0 if i in mine else min(_FAR, distance + 1) for i, distance in enumerate(above))
        self.near[element] = near
        return near

    def within(self, element: Element) -> tuple[int, ...]:
        """How many levels up the nearest element of each sectioning name lies."""
        if element in self.tags:
            return self.tags[element]
        above = self.within(element.parent) if element.parent else (_FAR,) * len(_AROUND)
        tags = tuple(0 if name == element.name else min(_FAR, d + 1) for name, d in zip(_AROUND, above, strict=True))
        self.tags[element] = tags
        return tags


def _hidden(element: Element) -> bool:
    for above in element.ancestors():
        if above.raw:
            get = above.attributes
            if "hidden" in get or get.get("aria-hidden") == "true":
                return True
            style = get.get("style")
            if style and re.search(r"display\s*:\s*none|visibility\s*:\s*hidden", style):
                return True
    return False


def width(text: str) -> int:
    """Length in Latin letters: a letter of scripts that write words without blanks counts for three."""
    return len(text) if text.isascii() else len(text) + 2 * len(_WIDE.findall(text))


def describe(
    page: Page, blocks: list[Block], votes: dict[str, list[float]]
) -> tuple[tuple[str, ...], NDArray[np.float32]]:
    """Names and values, shape (blocks, names), of the features of every block.

    ``votes`` holds, for each other source of the body, the share of every block's words found in it.
    """
    sizes = [width(block.text) for block in blocks]
    links = [min(1.0, block.linked / max(1, len(block.text))) for block in blocks]
    prose = [
        size >= 80 and link < 0.4 and bool(_STOP.search(b.text))
        for b, size, link in zip(blocks, sizes, links, strict=True)
    ]
    known = Surroundings(page, blocks, sizes, prose)
    seen = Counter(block.text for block in blocks)
    total, position = max(1, sum(sizes)), 0
    rows = []
    signs = [_sign(block.element) for block in blocks]
    by_sign: dict[str, list[int]] = {}
    for i, sign in enumerate(signs):
        by_sign.setdefault(sign, []).append(i)
    sign_stats = {
        sign: (
            len(ix),
            sum(sizes[i] for i in ix) / len(ix),
            sum(links[i] for i in ix) / len(ix),
            sum(prose[i] for i in ix) / len(ix),
        )
        for sign, ix in by_sign.items()
    }
    first_h1 = next((i for i, b in enumerate(blocks) if b.element.name == "h1"), -1)
    hidden: dict[Element, bool] = {}
    for i, block in enumerate(blocks):
        text, size, element = block.text, sizes[i], block.element
        if element not in hidden:
            hidden[element] = _hidden(element)
        letters = max(1, len(text))
        capitals = sum(map(str.isupper, text))
        words = text.split()
        row = [
            size,
            len(words),
            links[i],
            size / max(1, len(words)),
            len(_STOP.findall(text)),
            len(_COMMA.findall(text)) / letters * 100,
            bool(_END.search(text)),
            bool(_STOP.search(text[-3:])),
            capitals / letters,
            sum(map(str.isdigit, text)) / letters,
            text[0].islower(),
            text[0].isupper(),
            text[0] in "\"“„«'‘",
            text[0] in "-•*–—·",
            "|" in text,
            "©" in text,
            "@" in text,
            "http" in text,
            text.endswith(("…", "...")),
            text.endswith(":"),
            text.endswith("?"),
            sum(w[0].isupper() for w in words) / max(1, len(words)),
            seen[text],
            i / len(blocks),
            i,
            len(blocks) - i,
            position / total,
            (total - position) / total,
            i - first_h1 if first_h1 >= 0 else -50,
            first_h1 >= 0,
            element.depth,
            hidden[element],
            len(block.ranges),
            "\n" in text,
            prose[i],
        ]
        position += size
        row += [element.name == kind for kind in _KINDS]
        row += known.within(element)
        row += known.around(element)
        above = element
        for _ in range(4):
            row += [
                known.mass[above] / known.total,
                known.linked[above] / max(1, known.size[above]),
                known.count[above],
                known.mass[above] / max(1, known.size[above]),
            ]
            above = above.parent or above
        common = next((levels for levels, e in enumerate(element.ancestors()) if e in known.path), 0)
        row += [
            common,
            element.depth - common - known.container.depth,
            known.container.start <= block.start < known.container.end,
            known.mass[known.container] / known.total,
            known.size[known.container] / total,
        ]
        row += sign_stats[signs[i]]
        rows.append(row)
    base = np.array(rows, dtype=np.float32)
    names = list(_names())
    for name, values in votes.items():
        column = np.array(values, dtype=np.float32)
        base = np.column_stack([base, column])
        names.append(name)
        weight = np.array(sizes, dtype=np.float32)
        near = _windows(column * weight) / np.maximum(1, _windows(weight))
        base = np.column_stack([base, near, _since(column >= 0.5), _since(column[::-1] >= 0.5)[::-1]])
        names += [f"{name} window {w}" for w in _WINDOWS] + [f"{name} since", f"{name} until"]
    base = np.column_stack(
        [
            base,
            *(_shift(base, names, k) for k in (-2, -1, 1, 2)),
            _windows(np.array(prose, dtype=np.float32)),
            _windows(np.array(links, dtype=np.float32)),
        ]
    )
    names += [f"{n} {k:+d}" for k in (-2, -1, 1, 2) for n in _SHIFTED if n in names]
    names += [f"prose window {w}" for w in _WINDOWS] + [f"link window {w}" for w in _WINDOWS]
    return tuple(names), base.astype(np.float32)


_WINDOWS = (2, 5, 12)
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


def _names() -> tuple[str, ...]:
    names = [
        "size",
        "words",
        "link",
        "word length",
        "stops",
        "commas",
        "ends",
        "stops at end",
        "capitals",
        "digits",
        "lower start",
        "upper start",
        "quote start",
        "bullet start",
        "bar",
        "copyright",
        "at",
        "http",
        "ellipsis",
        "colon",
        "question",
        "capital words",
        "seen",
        "relative",
        "index",
        "from end",
        "text before",
        "text after",
        "from h1",
        "h1",
        "depth",
        "hidden",
        "ranges",
        "lines",
        "prose",
        *_KINDS,
        *(f"within {n}" for n in _AROUND),
        *(f"near {n}" for n, _ in _GROUPS),
    ]
    for level in range(4):
        names += [f"mass {level}", f"linked {level}", f"count {level}", f"density {level}"]
    names += [
        "common",
        "below",
        "in container",
        "container mass",
        "container share",
        "sign count",
        "sign size",
        "sign link",
        "sign prose",
    ]
    return tuple(names)


def _sign(element: Element) -> str:
    """Blocks of one kind on a page share the names and classes of their two innermost elements."""
    parent = element.parent
    return f"{element.name}.{element.get('class')}<{parent.name}.{parent.get('class')}" if parent else element.name


def _windows(column: NDArray[np.float32]) -> NDArray[np.float32]:
    """Sums over 2w+1 neighbours, shape (n, windows)."""
    sums = np.concatenate([[0.0], np.cumsum(column, dtype=np.float64)])
    n = len(column)
    index = np.arange(n)
    parts = [sums[np.minimum(n, index + w + 1)] - sums[np.maximum(0, index - w)] for w in _WINDOWS]
    return np.column_stack(parts).astype(np.float32)


def _since(marks: NDArray[np.bool_]) -> NDArray[np.float32]:
    """How many blocks ago the last mark was, 99 where none was."""
    index = np.arange(len(marks))
    last = np.maximum.accumulate(np.where(marks, index, -1000))
    return np.minimum(99, index - last).astype(np.float32)


def _shift(base: NDArray[np.float32], names: list[str], k: int) -> NDArray[np.float32]:
    columns = base[:, [names.index(n) for n in _SHIFTED if n in names]]
    out = np.full_like(columns, -1)
    if k > 0:
        out[:-k] = columns[k:] if k < len(columns) else out[:-k]
    elif -k < len(columns):
        out[-k:] = columns[:k]
    return out
