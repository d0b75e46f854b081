"""What each visible line of a page is, once the body, the title and the bylines are known."""

import re
from functools import lru_cache

from rashomon.model import Line, LineLabel, Span
from rashomon.read.pages.blocks import Block
from rashomon.read.pages.markup import Element
from rashomon.read.pages.naming import groups, groups_of
from rashomon.read.pages.stamps import names_year, parse
from rashomon.read.pages.surroundings import SECTIONS, candidates
from rashomon.read.pages.titles import fold_words

_DATE_WORDS = re.compile(r"^\W*(?:published|updated|posted|last|modified|on)?\b[^.!?]{0,60}$", re.IGNORECASE)
_LONGEST_DATE = 60
_HEADING = frozenset(["h1", "h2", "h3", "h4", "h5", "h6"])
_SECTIONS = frozenset((*SECTIONS, "figcaption"))
_FURNITURE: tuple[LineLabel, str] = ("boilerplate", "stands in a menu or a footer")
_CAPTION, _BIO, _RELATED = "caption", "bio", "related"


def label_lines(
    blocks: list[Block],
    chosen: set[int],
    title: str | None,
    bylines: list[Span],
    dates: list[Span],
    credits_at: set[int],
) -> tuple[Line, ...]:
    """One line for each block, in the order of the page, with raw offsets.

    ``chosen`` are the indices of the body's blocks; ``bylines`` and ``dates`` raw stretches that were read as such.
    """
    same = "".join(fold_words(title or ""))
    last = max(chosen, default=-1)
    able = set(candidates(blocks))
    signed, dated = _touched(blocks, bylines), _touched(blocks, dates)
    lines = []
    for index, block in enumerate(blocks):
        known = _known(index, block, chosen, same, signed, dated, credits_at)
        label, reason = known or (_label(index, block, last) if index in able else _FURNITURE)
        lines.append(Line(block.start, block.end, label, reason))
    return tuple(lines)


def _touched(blocks: list[Block], spans: list[Span]) -> set[int]:
    """The indices of the blocks that share characters with one of ``spans``."""
    return {i for span in spans for i, block in enumerate(blocks) if block.start < span.end and span.start < block.end}


def _known(
    index: int,
    block: Block,
    chosen: set[int],
    title: str,
    bylines: set[int],
    dates: set[int],
    credits_at: set[int],
) -> tuple[LineLabel, str] | None:
    """The label of a line that belongs to the article or was read as saying something about it."""
    if index in chosen:
        if block.element.name in _HEADING:
            return "subheading", f"{block.element.name} in the body"
        return "body", "chosen as the body"
    if title and _may_be(block.text, title) and "".join(fold_words(block.text)) == title:
        return "title", "the words of the title"
    if index in bylines:
        return "byline", "names the authors"
    if index in dates or _is_date(block.text):
        return "date", "gives a date"
    if index in credits_at:
        return "credits", "credits an agency"
    return None


def _may_be(text: str, title: str) -> bool:
    """Whether a line, by its length and its first letter, may hold the folded words of the ``title``."""
    fits = len(title) <= 2 * len(text) <= 8 * len(title) + 80
    return fits and (not text.isascii() or not text[0].isalnum() or text[0].casefold() == title[0])


def _label(index: int, block: Block, last: int) -> tuple[LineLabel, str]:
    """The label of a line beside the article by the elements around it; ``last`` is the index of the body's last."""
    near = _near(block)
    if block.element.name == "figcaption" or "figcaption" in near or _CAPTION in near:
        return "caption", "stands in a figure or an element for captions"
    if _BIO in near and index >= last - 3 and len(block.text) > 60:
        return "bio", "stands in an element about the author"
    if _RELATED in near or (index > last and "listing" in near):
        return "related", "stands in an element for other stories"
    if "article" in near and index > last >= 0 and len(block.text) > 80 and block.linked < 40:
        return "other-story", "prose of another article behind the body"
    return "boilerplate", "neither the body nor about it"


def _is_date(text: str) -> bool:
    if len(text) > _LONGEST_DATE or not (names_year(text) or text.isdigit()):
        return False
    return _DATE_WORDS.match(text) is not None and parse(text) is not None


@lru_cache(maxsize=8192)
def _group_names(indices: tuple[int, ...]) -> tuple[str, ...]:
    return tuple(groups()[index][0] for index in indices)


def _near(block: Block) -> set[str]:
    """The groups and sections of the innermost elements: three levels of groups, four of sections."""
    names: set[str] = set()
    element: Element | None = block.element
    for level in range(4):
        if element is None:
            break
        if element.name in _SECTIONS:
            names.add(element.name)
        if level < 3 and element.raw and (found := groups_of(element)):
            names.update(_group_names(found))
        element = element.parent
    return names
