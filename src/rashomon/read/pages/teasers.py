"""What the address of a link says of its words: a headline of another page is spelt out in that page's address."""

import re

import numpy as np
from numpy.typing import NDArray

from rashomon.read.pages.blocks import Block
from rashomon.read.pages.container import Column

TEASERS = ("words in address", "hyphens in address")
_WORD = re.compile(r"\w{3,}")
_PART = re.compile(r"[^\W_]{3,}")
_LAST = 3
"""Parts between slashes, from the end, among which the one with most hyphens counts."""


def teasers(blocks: list[Block], asked: NDArray[np.bool_]) -> Column:
    """For each block the share of its words that the address it links to holds, and that address's hyphens.

    Shape (blocks, names of ``TEASERS``); 0 for blocks not ``asked`` about and those of which no more than half is
    linked. Example: "Pier to close in May" linked to "/news/pier-to-close-in-may" is a teaser; counter-example: the
    same words linked to "/timetable.pdf" are not.
    """
    columns = np.zeros((len(blocks), len(TEASERS)))
    for index in np.flatnonzero(asked):
        block = blocks[index]
        if 2 * block.linked > len(block.text):
            columns[index] = _spelt_out(block.text, _address(block))
    return columns


def _address(block: Block) -> str:
    """Where the first link of a block leads, without what follows a question mark."""
    link = next((element for element in block.elements if element.link), block.element).anchor
    return link.get("href").partition("?")[0].lower() if link else ""


def _spelt_out(text: str, address: str) -> tuple[float, int]:
    words = set(_WORD.findall(text.lower()))
    shared = len(words & set(_PART.findall(address))) / max(1, len(words))
    return shared, max(part.count("-") for part in address.split("/")[-_LAST:])
