"""What the elements above a block say: their names, their classes, and how much prose they hold."""

import re
from collections import defaultdict
from collections.abc import Callable, Iterable
from typing import TypeVar

from rashomon.read.pages.blocks import Block
from rashomon.read.pages.container import narrow
from rashomon.read.pages.markup import Element, Page
from rashomon.read.pages.naming import groups, groups_of

Given = TypeVar("Given")
SECTIONS = (
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
FAR = 9
"""The distance, in levels, that stands for every distance at or beyond it and for never."""

MOST = 0.6
"""The share of the prose of an element that its child must hold to be taken for its container."""

_FARTHER = bytes(min(distance + 1, FAR) for distance in range(256))
_SECTION = {name: i for i, name in enumerate(SECTIONS)}
_STAND_INS = frozenset({"placeholder", "fallback"})
"""Attributes of what accelerated pages show only until, or if, something else cannot be loaded."""
_HIDING = frozenset({"hidden", "is-hidden", "d-none", "display-none", "u-hidden", "js-hidden"})
_UNSEEN = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden")


def candidates(blocks: list[Block]) -> list[int]:
    """The indices of the blocks that can be body: those outside menus and footers, or all where too little is left.

    A page whose menu is never closed stands in it as a whole; hence the exception.
    """
    outside = [index for index, block in enumerate(blocks) if not block.element.furniture]
    size = sum(len(block.text) for block in blocks)
    return outside if 4 * sum(len(blocks[index].text) for index in outside) > size else list(range(len(blocks)))


class Surroundings:
    """The elements above the blocks of one page, each looked at once.

    ``size`` and ``linked`` are characters of text and of linked text inside an element, ``mass`` the characters of
    prose, ``count`` its blocks. ``container`` is the innermost element with most of the prose.
    """

    def __init__(self, page: Page, blocks: list[Block], sizes: list[int], prose: list[bool]) -> None:
        self.mass: defaultdict[Element, int] = defaultdict(int)
        self.size: defaultdict[Element, int] = defaultdict(int)
        self.linked: defaultdict[Element, int] = defaultdict(int)
        self.count: defaultdict[Element, int] = defaultdict(int)
        self._above: dict[Element, bytes] = {}
        for block, size, long in zip(blocks, sizes, prose, strict=True):
            element = block.element
            self.size[element] += size
            self.linked[element] += min(block.linked, size)
            self.count[element] += 1
            self.mass[element] += size * long
        self._sum_up()
        self._holdings: dict[Element, tuple[float, ...]] = {}
        self._held: dict[tuple[Element, int], tuple[float, ...]] = {}
        self.container = narrow(page.root, self.mass, MOST)

    def _sum_up(self) -> None:
        """Add what each element holds to its parent, innermost first."""
        known: set[Element] = set()
        for element in list(self.size):
            for above in element.ancestors():
                if above in known:
                    break
                known.add(above)
        for element in sorted(known, key=lambda e: -e.depth):
            if (parent := element.parent) is not None:
                self.mass[parent] += self.mass[element]
                self.size[parent] += self.size[element]
                self.linked[parent] += self.linked[element]
                self.count[parent] += self.count[element]

    def holdings(self, element: Element) -> tuple[float, ...]:
        """An element's share of the page's prose, its share of linked text, its blocks, its share of prose."""
        found = self._holdings.get(element)
        if found is None:
            mass, size = self.mass[element], max(1, self.size[element])
            total = max(1, self.mass[self.container])
            found = self._holdings[element] = (
                mass / total, self.linked[element] / size, self.count[element], mass / size,
            )  # fmt: skip
        return found

    def held(self, element: Element, levels: int) -> tuple[float, ...]:
        """The holdings of an element and of those above it, ``levels`` in all, the root standing in where they end."""
        found = self._held.get((element, levels))
        if found is None:
            found = self.holdings(element)
            if levels > 1:
                found += self.held(element.parent or element, levels - 1)
            self._held[element, levels] = found
        return found

    def above(self, element: Element) -> bytes:
        """For each section name and each group, how many levels up its nearest element is; then whether hidden."""
        found = self._above.get(element)
        if found is None:
            parent = (
                self.above(element.parent) if element.parent else bytes([FAR] * (len(SECTIONS) + len(groups())) + [0])
            )
            mine = bytearray(parent.translate(_FARTHER))
            if element.name in _SECTION:
                mine[_SECTION[element.name]] = 0
            if element.raw:
                for group in groups_of(element):
                    mine[len(SECTIONS) + group] = 0
            mine[-1] = 1 if parent[-1] or _hides(element) else 0
            found = self._above[element] = bytes(mine)
        return found


def _hides(element: Element) -> bool:
    raw = element.raw
    if "hidden" not in raw and "none" not in raw:
        return False
    get = element.attributes
    return "hidden" in get or get.get("aria-hidden") == "true" or bool(_UNSEEN.search(get.get("style", "")))


def is_hidden(element: Element) -> bool:
    """Whether an element or one around it is not shown: ``hidden``, or a style or class that says so."""
    return any(above.raw and _is_unseen(above) for above in element.ancestors())


def nearest(name: str, elements: Iterable[Element]) -> dict[Element, Element | None]:
    """For each of ``elements``, and those around them, the innermost one of ``name`` that it is or stands in."""
    none: Element | None = None
    return _handed_down(elements, none, lambda above, found: above if above.name == name else found)


def hidden_ones(elements: Iterable[Element]) -> set[Element]:
    """Those of ``elements`` that are not shown; each element around them is looked at once."""
    known = _handed_down(elements, False, lambda above, unseen: unseen or (bool(above.raw) and _is_unseen(above)))
    return {element for element, unseen in known.items() if unseen}


def _handed_down(
    elements: Iterable[Element], top: Given, given: Callable[[Element, Given], Given]
) -> dict[Element, Given]:
    """What each of ``elements``, and those around them, have of the one above it: ``top`` above all, then by ``given``.

    Each element is looked at once.
    """
    known: dict[Element, Given] = {}
    for element in elements:
        path: list[Element] = []
        held = top
        for above in element.ancestors():
            if above in known:
                held = known[above]
                break
            path.append(above)
        for above in reversed(path):
            held = known[above] = given(above, held)
    return known


def _is_unseen(element: Element) -> bool:
    raw = element.raw
    if "hid" not in raw and "none" not in raw and "placeholder" not in raw and "fallback" not in raw:
        return False
    get = element.attributes.get
    if element.name != "input" and not _STAND_INS.isdisjoint(element.attributes):
        return True
    styled = bool(_UNSEEN.search(get("style", "")))
    return "hidden" in element.attributes or styled or not _HIDING.isdisjoint(get("class", "").lower().split())
