"""The element of a page that holds most of something, and where the blocks of the page lie to it."""

from collections import defaultdict
from collections.abc import Mapping

import numpy as np
from numpy.typing import NDArray

from rashomon.read.pages.blocks import Block
from rashomon.read.pages.markup import Element

Column = NDArray[np.float64]


def narrow(root: Element, mass: Mapping[Element, float], share: float) -> Element:
    """From the root down to the child with at least ``share`` of the mass of its parent, as far as there is one."""
    children: defaultdict[Element, list[Element]] = defaultdict(list)
    for element, held in mass.items():
        if held and element.parent is not None:
            children[element.parent].append(element)
    inmost = root
    while children[inmost]:
        best = max(children[inmost], key=lambda e: (mass[e], -e.start))
        if mass[best] < share * mass[inmost] or best.name in ("p", "li", "blockquote"):
            break
        inmost = best
    return inmost


class Place:
    """Where the elements of a page lie to one of them."""

    def __init__(self, element: Element) -> None:
        self.element = element
        self._path = set(element.ancestors())
        self._common: dict[Element, int] = {}

    def common(self, element: Element) -> int:
        """How many levels up the nearest element is that holds this one or is it."""
        found = self._common.get(element)
        if found is None:
            found = 0 if element in self._path or not element.parent else 1 + self.common(element.parent)
            self._common[element] = found
        return found

    def columns(self, blocks: list[Block]) -> Column:
        """For each block the levels up to what it shares with the element, that one's depth below it, whether inside.

        Shape (blocks, 3).
        """
        start, end = self.element.start, self.element.end
        common = np.array([self.common(block.element) for block in blocks])
        below = np.array([block.element.depth for block in blocks]) - common - self.element.depth
        return np.column_stack([common, below, [start <= block.start < end for block in blocks]]).astype(np.float64)
