"""What trafilatura takes for the body, as a vote on each block."""

import re
from functools import lru_cache

from lxml import etree
from trafilatura import bare_extraction
from trafilatura.settings import Extractor

from rashomon.read.pages.blocks import Block

_WORD = re.compile(r"\w+")
LARGEST = 3_000_000
"""Code points beyond which the page is not given to trafilatura: its time grows faster than the page."""


@lru_cache(maxsize=1)
def _options() -> Extractor:
    return Extractor(output_format="python", fast=True, comments=False, dedup=False)


def extract(source: str) -> str:
    """The body text as trafilatura has it, empty where it finds none or cannot read the page."""
    if len(source) > LARGEST or not source.strip():
        return ""
    try:
        document = bare_extraction(source, options=_options())
    except (
        ValueError,
        TypeError,
        AttributeError,
        KeyError,
        IndexError,
        AssertionError,
        RecursionError,
        etree.LxmlError,
    ):
        return ""  # a broken page is no reason to give up the votes of the page's own structure
    return getattr(document, "text", None) or ""


def shingles(text: str) -> set[tuple[str, ...]]:
    """The sets of four words that follow one another; all words as one where there are fewer."""
    words = _WORD.findall(text)
    return set(zip(words, words[1:], words[2:], words[3:], strict=False)) or {tuple(words)}


def support(blocks: list[Block], text: str) -> list[float]:
    """For each block the share, 0 to 1, of its shingles found in ``text``; for under four words, 1 where a line."""
    if not text:
        return [0.0] * len(blocks)
    known = shingles(text)
    lines = {" ".join(_WORD.findall(line)) for line in text.splitlines()}
    shares = []
    for block in blocks:
        own = shingles(block.text)
        short = next(iter(own))
        shares.append(float(" ".join(short) in lines) if len(short) < 4 else len(own & known) / len(own))
    return shares
