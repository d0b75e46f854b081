"""The core of a page: where its prose lies, what stands in comments, asides and lists counting for little.

Surroundings ask where most prose lies whoever wrote it; a thread of comments or a column of teasers below a short
report holds more of it than the report.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping

import numpy as np
from numpy.typing import NDArray

from rashomon.read.pages.blocks import Block
from rashomon.read.pages.container import Column, Place, narrow
from rashomon.read.pages.markup import Element
from rashomon.read.pages.naming import groups
from rashomon.read.pages.surroundings import FAR, SECTIONS

ELSEWHERE = ("comment", "related", "side", "footer", "bio", "consent", "subscribe", "advert")
"""The groups of ``containers.tsv`` that hold prose of others than the story."""
BESIDE = ("aside", "footer")
NEAR = 3
"""Levels up to which the name of an element speaks for the prose below it."""
DOUBTFUL, REMARK, UNNAMED, UNMARKED = 0.25, 0.05, 0.45, 0.7
"""What prose weighs for each sign that it is not the story's, besides that in comments, where no element around it is
named for prose, and outside a paragraph."""
PART = 0.7
"""The share of the weight of an element that its child must hold for the search to go on there."""
_LEVELS = 4
_FARTHEST = 30
_CERTAIN = 0.3
"""The share of a block's size that its weight must exceed for the core to begin or end with it."""

CORE = (
    "core common", "core below", "in core", "core weight", "core share",
    *(f"core weight {level}" for level in range(_LEVELS)), "from core start", "from core end", "core before",
)  # fmt: skip


def core(root: Element, blocks: list[Block], sizes: Column, weights: Column) -> Column:
    """How every block lies to the core, shape (blocks, names of ``CORE``); ``weights`` are sizes of likely story."""
    mass = _sums(blocks, weights)
    place = Place(narrow(root, mass, PART))
    lies = place.columns(blocks)
    inside = lies[:, -1] > 0
    whole = max(1e-9, mass[place.element])
    count = len(blocks)
    shares = (whole / max(1e-9, weights.sum()), (sizes * inside).sum() / max(1.0, sizes.sum()))
    above = [tuple(_held(block.element, mass, _LEVELS)) for block in blocks]
    return np.column_stack([
        lies,
        np.tile(shares, (count, 1)),
        np.array(above) / whole,
        *_distances(weights, sizes, inside),
        np.cumsum(weights * inside) / whole,
    ])  # fmt: skip


def weigh(blocks: list[Block], above: Column, sizes: Column) -> Column:
    """The part of ``sizes`` that is likely to be the story's; ``above`` holds ``Surroundings.above`` of each block.

    Signs against it: an element around it named for something else, an aside or a footer, a list item, what is hidden,
    and an ``article`` within another, which the HTML standard has for comments and sites have for teasers.
    """
    near = {name: above[:, len(SECTIONS) + index] <= NEAR for index, (name, _) in enumerate(groups())}
    kinds = [block.element.name for block in blocks]
    signs = [near[name] for name in ELSEWHERE]
    beside = (above[:, [SECTIONS.index(name) for name in BESIDE]] < FAR).sum(axis=1) > 0
    signs += [beside, above[:, -1] > 0, np.array([kind == "li" for kind in kinds]), _nested(blocks, sizes)]
    weights: Column = sizes * DOUBTFUL ** np.sum(signs, axis=0)
    weights *= np.where(near["comment"], REMARK, 1.0) * np.where(near["prose"], 1.0, UNNAMED)
    weights *= np.where([kind == "p" for kind in kinds], 1.0, UNMARKED)
    return weights


def _nested(blocks: list[Block], sizes: Column) -> NDArray[np.bool_]:
    """Whether each block of some size stands in an ``article`` within another."""
    return np.array([
        size > 0 and sum(element.name == "article" for element in block.element.ancestors()) > 1
        for block, size in zip(blocks, sizes.tolist(), strict=True)
    ])  # fmt: skip


def _sums(blocks: list[Block], weights: Column) -> defaultdict[Element, float]:
    """The weight that each element holds."""
    sums: defaultdict[Element, float] = defaultdict(float)
    for block, weight in zip(blocks, weights.tolist(), strict=True):
        if weight:
            for element in block.element.ancestors():
                sums[element] += weight
    return sums


def _held(element: Element, mass: Mapping[Element, float], levels: int) -> Iterable[float]:
    """The mass of an element and of those above it, the root standing in where they end."""
    for _ in range(levels):
        yield mass.get(element, 0.0)
        element = element.parent or element


def _distances(weights: Column, sizes: Column, inside: NDArray[np.bool_]) -> tuple[Column, Column]:
    """How many blocks behind the first and the last of the core each block stands, at most ``_FARTHEST``."""
    index = np.arange(len(weights), dtype=np.float64)
    certain = np.flatnonzero((weights > _CERTAIN * sizes) & inside)
    known = certain if len(certain) else np.flatnonzero((weights > 0) & inside)
    if not len(known):
        return np.full(len(index), -float(_FARTHEST)), np.full(len(index), float(_FARTHEST))
    start, end = (np.clip(index - known[at], -_FARTHEST, _FARTHEST) for at in (0, -1))
    return start, end
