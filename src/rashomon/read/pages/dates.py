"""When a page was published and last changed, and what says so."""

import re
from collections.abc import Iterator

from htmldate import find_date
from lxml import etree

from rashomon.model import Ground, Published, Span
from rashomon.read.pages.blocks import Block
from rashomon.read.pages.evidence import Evidence, Statement
from rashomon.read.pages.markup import Element
from rashomon.read.pages.stamps import lexicon, parse

_ADDRESS = re.compile(r"[/_-]((?:19|20)\d\d)[/_-]?(0[1-9]|1[0-2])[/_-]?(0[1-9]|[12]\d|3[01])(?:[/_.-]|$)")
_ALONE = re.compile(
    r"(?:(?:published|posted)(?: on)?:?\s*)?(?:[^\W\d_]{3,9}\.?\s\d{1,2},?\s|\d{1,2}\s[^\W\d_]{3,9}\.?\s)\d{4}",
    re.IGNORECASE,
)
_PUBLISHED = re.compile(
    r"publish|posted|pub[-_]?date|entry-date|created|dateline|dt-published|post-date|article[-_]*date", re.IGNORECASE
)
_CHANGED = re.compile(r"updat|modif|edited|revis", re.IGNORECASE)
_ASIDE = re.compile(
    r"comment|related|recommend|sidebar|widget|card|list|teaser|promo|recirc|footer|latest|popular|trending",
    re.IGNORECASE,
)


def find_dates(
    evidence: Evidence, blocks: list[Block], top: tuple[int, int], url: str | None, *, month_first: bool
) -> tuple[Published, Published | None, list[Ground]]:
    """When the page was published and last changed; ``top`` is the range of blocks around the headline.

    What the page states in JSON-LD wins over meta elements, marked-up dates, dates written around the headline, and
    the address, in this order.
    """
    published = _first(_published(evidence, blocks, top, url), month_first=month_first)
    if published and published[1].by.startswith(("JSON-LD", "meta")):
        shown = _first(_alone(blocks, top), month_first=month_first)
        if shown and (shown[0].value or "")[:10] < (published[0].value or "")[:10]:
            published = shown
    updated = _first(_updated(evidence), month_first=month_first)
    grounds = []
    if published:
        grounds.append(Ground("published", published[0].value or "", published[1].by, published[1].span))
    if updated and published and updated[0].value == published[0].value:
        updated = None
    if updated:
        grounds.append(Ground("updated", updated[0].value or "", updated[1].by, updated[1].span))
    return published[0] if published else Published(), updated[0] if updated else None, grounds


def _first(statements: Iterator[Statement], *, month_first: bool) -> tuple[Published, Statement] | None:
    for statement in statements:
        if (found := parse(statement.value, month_first=month_first)) and "1971" <= (found.value or "") < "2100":
            return found, statement
    return None


def _published(evidence: Evidence, blocks: list[Block], top: tuple[int, int], url: str | None) -> Iterator[Statement]:
    yield from _linked(evidence, ("datePublished", "uploadDate", "dateCreated"))
    yield from _meta(evidence, "published")
    yield from _marked(evidence, blocks, top)
    yield from _written(blocks, top, changed=False)
    if url and (found := _ADDRESS.search(url)):
        yield Statement("-".join(found.groups()), None, "the address of the page")
    yield from _times(evidence)
    if found_by_search := _searched(evidence):
        yield found_by_search
    yield from _written(blocks, top, changed=True)


def _searched(evidence: Evidence) -> Statement | None:
    """What htmldate makes of the whole page: the last resort, and a slow one."""
    source = evidence.page.html
    if len(source) > 1_000_000 or not source.strip():
        return None
    try:
        value = find_date(source, original_date=True, extensive_search=False, max_date="2099-12-31")
    except (ValueError, TypeError, AttributeError, IndexError, etree.LxmlError):
        return None
    return Statement(value, None, "htmldate") if value else None


def _updated(evidence: Evidence) -> Iterator[Statement]:
    yield from _linked(evidence, ("dateModified",))
    yield from _meta(evidence, "updated")


def _linked(evidence: Evidence, keys: tuple[str, ...]) -> Iterator[Statement]:
    for key in keys:
        for node in evidence.articles():
            value = node.data.get(key)
            value = value[0] if isinstance(value, list) and value else value
            if isinstance(value, str):
                yield Statement(value, evidence.place(node, value), f"JSON-LD {key}")


def _meta(evidence: Evidence, kind: str) -> Iterator[Statement]:
    for name in lexicon()[kind]:
        yield from evidence.meta.get(name, ())[:1]


def _names(element: Element) -> str:
    return " ".join(
        e.get("class") + " " + e.get("id") for e in list(element.ancestors())[:5] if e.raw and e.name != "body"
    )


def _marked(evidence: Evidence, blocks: list[Block], top: tuple[int, int]) -> Iterator[Statement]:
    """``itemprop="datePublished"`` anywhere, then ``time`` elements around the headline that are not of a change."""
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
    start, end = blocks[top[0]].start, blocks[top[1] - 1].end
    near = [e for e in times if start <= e.start < end and not _ASIDE.search(_names(e))]
    for element in sorted(
        near,
        key=lambda e: (bool(_CHANGED.search(_beside(source, e))), not _PUBLISHED.search(_beside(source, e)), e.start),
    ):
        for value in (element.get("datetime"), re.sub(r"<[^>]*>", " ", source[element.inside : element.end])):
            if value:
                yield Statement(value[:100], Span(element.start, element.end), "time element")


def _is_publication(element: Element) -> bool:
    return "datepublished" in element.get("itemprop").lower() or "pubdate" in element.attributes


def _beside(source: str, element: Element) -> str:
    return element.get("class") + " " + re.sub(r"<[^>]*>", " ", source[max(0, element.start - 60) : element.start])


def _written(blocks: list[Block], top: tuple[int, int], *, changed: bool) -> Iterator[Statement]:
    """Dates in short lines around the headline that are said to be of a change, or those that are not."""
    lines = [b for b in blocks[top[0] : top[1]] if len(b.text) <= 160 and re.search(r"(?:19|20)\d\d", b.text)]
    for block in lines:
        if bool(_CHANGED.match(block.text) or re.match(r"last\s", block.text, re.IGNORECASE)) == changed:
            yield Statement(block.text, Span(block.start, block.end), "the date line")


def _alone(blocks: list[Block], top: tuple[int, int]) -> Iterator[Statement]:
    """Lines close behind the headline that hold a date and nothing else.

    A page moved to another system states the day of the move; readers are shown the day of publication.
    """
    head = next((i for i in range(*top) if blocks[i].element.name == "h1"), None)
    for block in blocks[head + 1 : head + 7] if head is not None else ():
        if _ALONE.fullmatch(block.text) and not block.linked and not _ASIDE.search(_names(block.elements[0])):
            yield Statement(block.text, Span(block.start, block.end), "the date under the headline")


def _times(evidence: Evidence) -> Iterator[Statement]:
    """``time`` elements outside lists, comments and the like, wherever they stand."""
    for element in evidence.page.named("time"):
        if element.get("datetime") and not _ASIDE.search(_names(element)):
            yield Statement(element.get("datetime"), Span(element.start, element.end), "time element")
