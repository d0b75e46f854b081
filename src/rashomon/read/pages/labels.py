"""What each visible line of a page is, once the body, the title and the bylines are known."""

import re

from rashomon.model import Line, LineLabel, Span
from rashomon.read.pages.blocks import Block
from rashomon.read.pages.markup import Element
from rashomon.read.pages.stamps import parse
from rashomon.read.pages.surroundings import SECTIONS, groups, groups_of
from rashomon.read.pages.titles import fold_words

_DATE_WORDS = re.compile(r"^\W*(?:published|updated|posted|last|modified|on)?\b[^.!?]{0,60}$", re.IGNORECASE)
_YEAR = re.compile(r"(?:19|20)\d\d")
_SECTIONS = frozenset((*SECTIONS, "figcaption"))
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
    lines = []
    for index, block in enumerate(blocks):
        label, reason = _label(index, block, chosen, last, same, bylines, dates, credits_at)
        lines.append(Line(block.start, block.end, label, reason))
    return tuple(lines)


def _label(
    index: int,
    block: Block,
    chosen: set[int],
    last: int,
    title: str,
    bylines: list[Span],
    dates: list[Span],
    credits_at: set[int],
) -> tuple[LineLabel, str]:
    if index in chosen:
        heading = re.fullmatch(r"h[1-6]", block.element.name)
        return ("subheading", f"{block.element.name} in the body") if heading else ("body", "chosen as the body")
    if title and len(block.text) <= 4 * len(title) + 40 and "".join(fold_words(block.text)) == title:
        return "title", "the words of the title"
    here = Span(block.start, block.end)
    if any(here.overlaps(span) for span in bylines):
        return "byline", "names the authors"
    if any(here.overlaps(span) for span in dates) or _is_date(block.text):
        return "date", "gives a date"
    if index in credits_at:
        return "credits", "credits an agency"
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
    return (
        len(text) <= 60 and bool(re.search(r"\d", text)) and bool(_DATE_WORDS.match(text)) and parse(text) is not None
    )


def _near(block: Block) -> set[str]:
    """The groups and sections of the innermost elements: three levels of groups, four of sections."""
    names: set[str] = set()
    element: Element | None = block.element
    for level in range(4):
        if element is None:
            break
        if element.name in _SECTIONS:
            names.add(element.name)
        if level < 3 and element.raw:
            names.update(groups()[group][0] for group in groups_of(element))
        element = element.parent
    return names
