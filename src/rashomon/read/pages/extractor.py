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
    except (ValueError, TypeError, AttributeError, KeyError, IndexError, AssertionError, RecursionError, etree.LxmlError):
        return ""  # a broken page is no reason to give up the votes of the page's own structure
    return getattr(document, "text", None) or ""


def support(blocks: list[Block], text: str) -> list[float]:
    """For each block the share, 0 to 1, of its four-word shingles (of its line, where it is shorter) found in ``text``."""
    words = _WORD.findall(text)
    shingles = set(zip(words, words[1:], words[2:], words[3:], strict=False))
    lines = {" ".join(_WORD.findall(line)) for line in text.splitlines()}
    shares = []
    for block in blocks:
        own = _WORD.findall(block.text)
        if len(own) < 4:
            shares.append(float(" ".join(own) in lines))
        else:
            mine = list(zip(own, own[1:], own[2:], own[3:], strict=False))
            shares.append(sum(shingle in shingles for shingle in mine) / len(mine))
    return shares
