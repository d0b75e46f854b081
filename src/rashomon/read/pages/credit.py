"""Agencies and dateline of a page: whose text it is, whose pictures, and from where it was sent."""

from rashomon.model import Ground, Span
from rashomon.read.credits import dateline, photo_agencies, text_agencies
from rashomon.read.pages.blocks import Block, fold


def raw_of(source: str, block: Block, start: int, end: int) -> Span:
    """The raw stretch behind characters ``start`` to ``end`` of a block's text."""
    first, last = block.start, block.end
    for run in fold(source, block.ranges)[1]:
        same = run.length == run.raw_length
        if run.start <= start < run.start + run.length:
            first = run.raw + (start - run.start if same else 0)
        if run.start < end <= run.start + run.length:
            last = run.raw + (end - run.start if same else run.raw_length)
    return Span(first, last)


def find_credits(
    source: str, blocks: list[Block], chosen: list[int], bylines: tuple[str, ...]
) -> tuple[tuple[str, ...], tuple[str, ...], str | None, list[Ground], set[int]]:
    """Agencies of the text, agencies of the pictures, the dateline's place, their grounds, and the lines of credit.

    The text's agencies are read from the names of the authors, the lines around the body, its first and its last
    paragraphs; the pictures' from captions between headline and end of the body.
    """
    texts: dict[str, Ground] = {}
    photos: dict[str, Ground] = {}
    lines: set[int] = set()
    if not chosen:
        return (), (), None, [], lines
    for name in bylines:
        for credit in text_agencies(name):
            texts.setdefault(credit.name, Ground("agencies", credit.name, "named as author"))
    first, last = chosen[0], chosen[-1]
    body = set(chosen)
    around = [*range(max(0, first - 12), first), *chosen[-3:], *range(last + 1, min(len(blocks), last + 4))]
    for index in around:
        block = blocks[index]
        for credit in text_agencies(block.text):
            span = raw_of(source, block, credit.span.start, credit.span.end)
            texts.setdefault(credit.name, Ground("agencies", credit.name, credit.reason, span))
            if index not in body:
                lines.add(index)
    for index in range(max(0, first - 12), last + 1):
        block = blocks[index]
        if index not in body and _is_caption(block):
            for credit in photo_agencies(block.text):
                span = raw_of(source, block, credit.span.start, credit.span.end)
                photos.setdefault(credit.name, Ground("photo_agencies", credit.name, credit.reason, span))
    place, grounds = _dateline(source, blocks[first], texts)
    return tuple(texts), tuple(photos), place, [*texts.values(), *photos.values(), *grounds], lines


def _is_caption(block: Block) -> bool:
    return any(
        element.name in ("figcaption", "figure")
        or "caption" in element.get("class").lower()
        or "credit" in element.get("class").lower()
        for level, element in enumerate(block.elements[0].ancestors())
        if level < 4
    )


def _dateline(source: str, block: Block, texts: dict[str, Ground]) -> tuple[str | None, list[Ground]]:
    """The place of the dateline that opens the body; the agencies in it are added to ``texts``."""
    found = dateline(block.text)
    if found is None:
        return None, []
    for credit in found.agencies:
        span = raw_of(source, block, credit.span.start, credit.span.end)
        texts.setdefault(credit.name, Ground("agencies", credit.name, "the dateline", span))
    if not found.place or not found.place_span:
        return None, []
    span = raw_of(source, block, found.place_span.start, found.place_span.end)
    return found.place, [Ground("dateline", found.place, "the dateline", span)]
