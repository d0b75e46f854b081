"""The dates that a page shows its readers, and what they are said to be dates of."""

import re
from collections.abc import Iterator

from rashomon.model import Span
from rashomon.read.pages.blocks import Block
from rashomon.read.pages.evidence import Evidence, Statement
from rashomon.read.pages.markup import Element
from rashomon.read.text.dating import dates_only, opens_with_sign, pieces, sign_before

_PUBLISHED = re.compile(
    r"publish|posted|pub[-_]?date|entry-date|created|dateline|dt-published|post-date|article[-_]*date", re.IGNORECASE
)
_LABEL = re.compile(
    r"\b(?:published|publish(?:ed|ing)? date|date published|posted|first published)(?: on)?:?\s*$", re.IGNORECASE
)
_CHANGED = re.compile(r"updat|modif|edited|revis", re.IGNORECASE)
_ASIDE = re.compile(
    r"comment|related|recommend|sidebar|widget|card|list|teaser|promo(?!ted)|recirc|footer|latest|popular|trending",
    re.IGNORECASE,
)
_OTHERS = re.compile(
    r"comment|related|recommend|teaser|promo(?!ted)|recirc|latest|popular|trending|card|list|widget|footer",
    re.IGNORECASE,
)
_DATED = re.compile(r"\bdate\b|[-_]date|date[-_]|published|timestamp", re.IGNORECASE)
_YEAR = re.compile(r"(?:19|20)\d\d")
_ABOVE, _BELOW = 8, 20  # blocks before and behind the headline among which the page is dated
_FAR = 80
"""Blocks behind the headline within which an element that calls itself a date is looked for."""


def marked(evidence: Evidence, blocks: list[Block], head: int) -> Iterator[Statement]:
    """``itemprop="datePublished"`` anywhere, then ``time`` elements around the headline, those of changes last."""
    source = evidence.page.html
    times = []
    for element in evidence.page.elements:
        if ("itemprop" in element.raw or "pubdate" in element.raw) and _is_publication(element):
            value = element.get("content") or element.get("datetime") or source[element.inside : element.end]
            yield Statement(value[:100], Span(element.start, element.end), "itemprop datePublished")
        elif element.name == "time":
            times.append(element)
    if not blocks:
        return
    near = blocks[max(0, head - _ABOVE) : head + _BELOW]
    start, end, title = near[0].start, near[-1].end, blocks[min(head, len(blocks) - 1)]
    around = [e for e in times if start <= e.start < end and not _ASIDE.search(_names(e, title))]
    for element in sorted(
        around,
        key=lambda e: (_is_changed(_beside(source, e)), not _PUBLISHED.search(_beside(source, e)), e.start),
    ):
        yield from _said(source, element)


def written(blocks: list[Block], head: int, *, changed: bool) -> Iterator[Statement]:
    """Dates in short lines around the headline that are said to be of a change, or those that are not."""
    for block in blocks[max(0, head - _ABOVE) : head + _BELOW]:
        if len(block.text) > 160 or not _YEAR.search(block.text):
            continue
        for sign, words in pieces(block.text):
            if (sign == "changed") == changed and _YEAR.search(words):
                yield Statement(words, Span(block.start, block.end), "the date line")


def alone(blocks: list[Block], head: int) -> Iterator[Statement]:
    """Lines close behind the headline that hold a date and nothing else."""
    near = range(max(0, head - _ABOVE), min(len(blocks), head + _BELOW))
    title = next((i for i in near if blocks[i].element.name == "h1"), None)
    for block in blocks[title + 1 : title + 7] if title is not None else ():
        if _is_alone(block.text) and not block.linked and not _ASIDE.search(_names(block.elements[0], None)):
            yield Statement(block.text, Span(block.start, block.end), "the date under the headline")


def _is_alone(text: str) -> bool:
    return dates_only(text) and opens_with_sign(text) != "changed"


def labelled(evidence: Evidence) -> Iterator[Statement]:
    """``time`` elements right behind a word such as "Published", wherever they stand."""
    source = evidence.page.html
    for element in evidence.page.named("time"):
        if _LABEL.search(_text(source, element.start - 120, element.start)) and not _OTHERS.search(
            _names(element, None)
        ):
            yield from _said(source, element)


def elsewhere(evidence: Evidence, blocks: list[Block], head: int) -> Iterator[Statement]:
    """``time`` elements outside lists, comments and the like, then lines that are a date in an element for one."""
    for element in evidence.page.named("time"):
        if element.get("datetime") and not _ASIDE.search(_names(element, None)):
            yield Statement(element.get("datetime"), Span(element.start, element.end), "time element")
    for block in blocks[head : head + _FAR]:
        names = block.element.get("class") + " " + block.element.get("id")
        if _is_alone(block.text) and _DATED.search(names) and not _OTHERS.search(_names(block.elements[0], None)):
            yield Statement(block.text, Span(block.start, block.end), "the date line")


def _said(source: str, element: Element) -> Iterator[Statement]:
    """What a ``time`` element states for machines, then what it shows."""
    for value in (element.get("datetime"), _text(source, element.inside, element.end)):
        if value:
            yield Statement(value[:100], Span(element.start, element.end), "time element")


def _names(element: Element, title: Block | None) -> str:
    """Classes and ids of the five innermost elements, less those that hold the headline too."""
    above = list(element.ancestors())[:5]
    return " ".join(
        f"{e.get('class')} {e.get('id')}"
        for e in above
        if e.raw and e.name != "body" and not (title and e.start <= title.start < e.end)
    )


def _is_publication(element: Element) -> bool:
    return "datepublished" in element.get("itemprop").lower() or "pubdate" in element.attributes


def _is_changed(words: str) -> bool:
    return bool(_CHANGED.search(words)) or sign_before(words) == "changed"


def _beside(source: str, element: Element) -> str:
    return element.get("class") + " " + _text(source, element.start - 60, element.start)


def _text(source: str, start: int, end: int) -> str:
    """The words of a raw stretch, without the tags in it or cut by its beginning."""
    return re.sub(r"^[^<]*>|<[^>]*>", " ", source[max(0, start) : end])
