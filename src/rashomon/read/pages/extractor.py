"""What trafilatura takes for the body, as a vote on each block."""

import re
from functools import lru_cache
from typing import TYPE_CHECKING, cast

from lxml import etree
from lxml.html import HtmlComment, HtmlElement

from rashomon.read.pages.blocks import Block
from rashomon.read.pages.markup import RAW, Page

if TYPE_CHECKING:
    from trafilatura.settings import Extractor

_WORD = re.compile(r"\w+")
_NOT_XML = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff\ud800-\udfff]")
_WITHOUT_TEXT = frozenset(
    {"area", "base", "col", "embed", "hr", "img", "input", "link", "meta", "param", "source", "track", "wbr"}
)
Shingle = tuple[str, ...]
LARGEST = 3_000_000
"""Code points beyond which the page is not given to trafilatura: its time grows faster than the page."""
MOST_BLOCKS = 8_000
"""Blocks beyond which it is not asked either; pages of reports have 50 to 2,000."""
_LONG = 5_000  # characters of attributes from which they are counted
_MOST_ATTRIBUTES = 500
"""Attributes of one element beyond which libxml2 is spared the page: it compares each with all before it."""


@lru_cache(maxsize=1)
def _options() -> "Extractor":
    from trafilatura.settings import Extractor  # noqa: PLC0415  takes as long to load as all else: only pages need it

    return Extractor(output_format="python", fast=True, comments=False, dedup=False)


@lru_cache(maxsize=1)
def _parser() -> etree.HTMLParser:
    """A parser whose elements need no look-up in Python for each of them."""
    parser = etree.HTMLParser(collect_ids=False, default_doctype=False, remove_comments=True, remove_pis=True)
    parser.set_element_class_lookup(etree.ElementDefaultClassLookup(element=HtmlElement, comment=HtmlComment))
    return parser


def strip(page: Page) -> str:
    """The raw page without the elements that hold no visible text: scripts, styles, drawings, pictures."""
    source, position, kept = page.html, 0, []
    for element in page.elements:
        if element.start < position:
            continue
        if element.name in RAW and element.end > element.inside:
            kept.append(source[position : element.start])
            position = source.find(">", element.end) + 1 or len(source)
        elif element.name in _WITHOUT_TEXT:
            kept.append(source[position : element.start])
            position = element.inside
    return _NOT_XML.sub("", "".join((*kept, source[position:])))


def extract(page: Page) -> str:
    """The body text as trafilatura has it, empty where it finds none or cannot read the page."""
    if any(len(element.raw) > _LONG and element.raw.count("=") > _MOST_ATTRIBUTES for element in page.elements):
        return ""
    source = strip(page)
    if len(source) > LARGEST or not source.strip():
        return ""
    try:
        tree = cast("HtmlElement", etree.fromstring(source, parser=_parser()))
        from trafilatura import bare_extraction  # noqa: PLC0415  as above

        document = bare_extraction(tree, options=_options())
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


def shingles(words: list[str]) -> set[Shingle]:
    """The sets of four words that follow one another; all words as one where there are fewer."""
    return set(zip(words, words[1:], words[2:], words[3:], strict=False)) or {tuple(words)}


def support(blocks: list[Block], text: str) -> list[float]:
    """For each block the share, 0 to 1, of its shingles found in ``text``; for under four words, 1 where a line."""
    if not text:
        return [0.0] * len(blocks)
    known = shingles(_WORD.findall(text))
    lines = {" ".join(_WORD.findall(line)) for line in text.splitlines()}
    shares = []
    for block in blocks:
        own = shingles(_WORD.findall(block.text))
        short = next(iter(own))
        shares.append(float(" ".join(short) in lines) if len(short) < 4 else len(own & known) / len(own))
    return shares
