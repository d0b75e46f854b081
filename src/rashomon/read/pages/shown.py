"""The dates that a page shows its readers, and what they are said to be dates of."""

import re
from collections.abc import Iterator

from rashomon.model import Span
from rashomon.read.pages.belonging import Belonging
from rashomon.read.pages.blocks import Block
from rashomon.read.pages.evidence import Evidence, Statement
from rashomon.read.pages.markup import Element
from rashomon.read.pages.stamps import is_ambiguous, is_before, names_year, parse
from rashomon.read.text.dating import Sign, dates_only, opens_with_sign, pieces, sign_before
from rashomon.read.text.line_rules import rules

_PUBLISHED = re.compile(
    r"publish|posted|pub[-_]?date|entry-date|created|dateline|dt-published|post-date|article[-_]*date", re.IGNORECASE
)
_LABEL = re.compile(
    r"\b(?:published|publish(?:ed|ing)? date|date published|posted|first published)(?: on)?:?\s*$", re.IGNORECASE
)
_CHANGED = re.compile(r"updat|modif|edited|revis", re.IGNORECASE)
# Names of what leads to other pages.
_AWAY = "related|recommend|teaser|promo(?!ted)|recirc|latest|popular|trending|(?<!v)card(?!-shadow)|widget"
_TEASERS = re.compile(_AWAY, re.IGNORECASE)  # lists and footers may hold what a page says of itself
_OTHERS = re.compile(rf"comment|{_AWAY}|list|footer", re.IGNORECASE)
_ASIDE = re.compile(rf"comment|{_AWAY}|list|footer|sidebar", re.IGNORECASE)
# Names of what readers and guests write on a page: comments, embedded posts. Counter-example: "comments-open".
_READERS = re.compile(
    r"(?<![a-z])comments?(?![a-z]|[-_](?:open|closed|count|link|off))|(?<![a-z])(?:respond|reply|replies|forum|disqus|h?reviewer)(?![a-z])|"
    r"comment-?(?:box|list|thread|body|item|area|section)|instagram|twitter|tweet",
    re.IGNORECASE,
)
_DATED = re.compile(r"\bdate\b|[-_]date|date[-_]|published|timestamp", re.IGNORECASE)
_ISO_DAY = re.compile(r"\d{4}-\d\d-\d\d")
_SHORT_YEAR = re.compile(r"(?<![\d.])([0-3]?\d\.[01]?\d\.)([0-4]\d)$")
_SHORT = 60
"""Characters of a line that may be dated by a year of two digits."""
_ABOVE, _BELOW = 8, 20  # blocks before and behind the headline among which the page is dated
_UNDER = 4  # blocks from the headline on that it is dated by before what stands above it
_FAR = 80
"""Blocks behind the headline within which an element that calls itself a date is looked for."""


def marked(evidence: Evidence, blocks: list[Block], head: int, place: Belonging) -> Iterator[Statement]:
    """``itemprop="datePublished"`` or ``pubdate``, then ``time`` elements around the headline that are of no change.

    Of several publication dates those of ``meta`` elements and around the headline come first, the others, which are
    mostly of teasers, last of all.
    """
    source = evidence.page.html
    near = blocks[max(0, head - _ABOVE) : head + _BELOW]
    start, end = (near[0].start, near[-1].end) if near else (0, 0)
    stated = [e for e in evidence.page.elements if _is_publication(e) and not by_reader(e) and not place.is_others(e)]
    sure = [e for e in stated if len(stated) == 1 or e.name == "meta" or start <= e.start < end]
    yield from (_publication(source, element) for element in sure)
    around = _around(evidence, blocks, head, place)
    above = place.title.start if place.title else 0
    for element in sorted(
        (e for e in around if e not in stated),
        key=lambda e: (not _PUBLISHED.search(_beside(source, e)), e.start < above, e.start),
    ):
        yield from _first_shown(source, element) if states_change(source, element) else _said(source, element)
    yield from (_publication(source, element) for element in stated if element not in sure)


def changed(evidence: Evidence, blocks: list[Block], head: int, place: Belonging) -> Iterator[Statement]:
    """``time`` elements around the headline that state when the page was last changed."""
    source = evidence.page.html
    for element in _around(evidence, blocks, head, place):
        if states_change(source, element):
            yield from _said(source, element)


def _around(evidence: Evidence, blocks: list[Block], head: int, place: Belonging) -> list[Element]:
    """The ``time`` elements around the headline that are of the article."""
    source = evidence.page.html
    near = blocks[max(0, head - _ABOVE) : head + _BELOW]
    start, end = (near[0].start, near[-1].end) if near else (0, 0)
    within = [e for e in _times(evidence) if start <= e.start < end and not _is_late(source, e, place)]
    own = (e for e in within if not _ASIDE.search(_names(e, place.title)) and not by_reader(e))
    return [e for e in own if not place.is_others(e)]


def states_change(source: str, element: Element) -> bool:
    """Whether a ``time`` element is of the last change, by its names, the words before it or its first one."""
    named = "datemodified" in element.get("itemprop").lower()
    inner = _text(source, element.inside, element.end)
    return named or _is_changed(_beside(source, element)) or opens_with_sign(inner) == "changed"


def _first_shown(source: str, element: Element) -> Iterator[Statement]:
    """What an element of the last change shows before it says so: "3 May 2024 | Updated 5 May 2024"."""
    parts = pieces(_text(source, element.inside, element.end))
    if "changed" not in {sign for sign, _ in parts}:
        return
    for sign, words in parts:
        if sign != "changed" and names_year(words) and not _is_changed(_beside(source, element)):
            yield Statement(words.strip()[:100], Span(element.start, element.end), "time element")
            return


def _is_late(source: str, element: Element, place: Belonging) -> bool:
    """Whether a date stands behind the story and no word beside it tells that it is of the story."""
    beside = _beside(source, element)
    return place.is_behind(element) and not _PUBLISHED.search(beside) and sign_before(beside) is None


def _publication(source: str, element: Element) -> Statement:
    value = element.get("content") or element.get("datetime") or source[element.inside : element.end]
    return Statement(value[:100], Span(element.start, element.end), "itemprop datePublished")


def written(blocks: list[Block], head: int, place: Belonging, *, changed: bool) -> Iterator[Statement]:
    """Dates in short lines around the headline that are said to be of a change, or those that are not.

    First those right under it, then those above, the closest first, then those further down.
    """
    headed = head < len(blocks) and blocks[head].element.name not in ("p", "li", "blockquote")
    under = head + _UNDER if headed else head
    for block in (*blocks[head:under], *reversed(blocks[max(0, head - _ABOVE) : head]), *blocks[under : head + _BELOW]):
        if len(block.text) > 160 or not names_year(block.text) or by_reader(block.elements[0]):
            continue
        if place.is_others(block.element) or place.tells(block) or (not changed and _names_change(block)):
            continue
        only = dates_only(block.text)
        unsigned = (place.is_behind(block.element) and not only) or (not only and _is_caption(block.text))
        for sign, words in pieces(block.text):
            if unsigned and sign is None:
                continue
            if (sign == "changed") == changed and names_year(words):
                yield Statement(words, Span(block.start, block.end), "the date line")


def _is_caption(text: str) -> bool:
    """Whether a line tells what a picture shows ("FILE - A ferry leaves the quay on Feb. 2, 2023. (Wire Photo)")."""
    return any(rule.label == "caption" and rule.fits(text, "before") for rule in rules())


def alone(blocks: list[Block], head: int, place: Belonging) -> Iterator[Statement]:
    """Lines close behind the headline that hold a date and nothing else."""
    near = range(max(0, head - _ABOVE), min(len(blocks), head + _BELOW))
    title = next((i for i in near if blocks[i].element.name == "h1"), None)
    for block in blocks[title + 1 : title + 7] if title is not None else ():
        if not _is_alone(block.text) or block.linked or _ASIDE.search(_names(block.elements[0], None)):
            continue
        if not place.is_others(block.element) and not _names_change(block):
            yield Statement(block.text, Span(block.start, block.end), "the date under the headline")


def _names_change(block: Block) -> bool:
    """Whether an element of a line is said, to machines only, to be the date of the last change."""
    return any("datemodified" in element.get("itemprop").lower() for element in block.elements)


def _is_alone(text: str) -> bool:
    return names_year(text) and dates_only(text) and opens_with_sign(text) != "changed"


def labelled(evidence: Evidence, place: Belonging) -> Iterator[Statement]:
    """``time`` elements right behind a word such as "Published", wherever they stand."""
    source = evidence.page.html
    for element in _times(evidence):
        told = _LABEL.search(_text(source, element.start - 120, element.start)) is not None
        if told and not _OTHERS.search(_names(element, None)) and not place.is_others(element, labelled=True):
            yield from _said(source, element)


def elsewhere(evidence: Evidence, blocks: list[Block], head: int, place: Belonging) -> Iterator[Statement]:
    """``time`` elements outside lists, comments and the like, then lines that are a date in an element for one."""
    for element in _times(evidence):
        if states_change(evidence.page.html, element) or _is_late(evidence.page.html, element, place):
            continue
        if _moment(element) and not _ASIDE.search(_names(element, None)) and not place.is_others(element):
            yield Statement(_moment(element), Span(element.start, element.end), "time element")
    for block in blocks[head : head + _FAR]:
        names = block.element.get("class") + " " + block.element.get("id")
        if _is_alone(block.text) and _DATED.search(names) and not _OTHERS.search(_names(block.elements[0], None)):
            yield Statement(block.text, Span(block.start, block.end), "the date line")


def signed(blocks: list[Block], head: int, sign: Sign) -> Iterator[Statement]:
    """Lines anywhere behind the headline that are a date and what it is the date of: "Last updated: 18.01.2018"."""
    for block in blocks[head:]:
        if not names_year(block.text) or opens_with_sign(block.text) != sign or not dates_only(block.text):
            continue
        names = _names(block.elements[0], None)
        if not _TEASERS.search(names) and not _READERS.search(names):
            yield Statement(block.text, Span(block.start, block.end), "the date line")


def short(blocks: list[Block], head: int) -> Iterator[Statement]:
    """Days with a year of two digits that end a short line close to the headline: "von Klaus Feder, 8.5.12"."""
    for block in blocks[max(0, head - 2) : head + 4]:
        if len(block.text) <= _SHORT and (found := _SHORT_YEAR.search(block.text)):
            yield Statement(f"{found[1]}20{found[2]}", Span(block.start, block.end), "the date line")


def by_reader(element: Element) -> bool:
    """Whether an element or one of the four around it is named for what readers or guests wrote."""
    return _READERS.search(_names(element, None)) is not None


def _said(source: str, element: Element) -> Iterator[Statement]:
    """What a ``time`` element states for machines and what it shows; an earlier day that it shows comes first.

    Systems state when a page was last saved where readers are shown the day of publication.
    """
    stated, shown = _moment(element), _text(source, element.inside, element.end)
    days = [date.value for date in (parse(shown), parse(stated)) if date and date.value]
    earlier = len(days) == 2 and is_before(*days) and not is_ambiguous(shown)
    for value in (shown, stated) if earlier else (stated, shown):
        if value:
            yield Statement(value[:100], Span(element.start, element.end), "time element")


def _times(evidence: Evidence) -> list[Element]:
    """The ``time`` elements, and the ``abbr`` elements that older systems write for them."""
    return [e for e in evidence.page.named("time", "abbr") if e.name == "time" or _ISO_DAY.match(e.get("title"))]


def _moment(element: Element) -> str:
    """What a ``time`` element, or an ``abbr`` in its place, states for machines."""
    return element.get("datetime" if element.name == "time" else "title")


def _names(element: Element, title: Block | None) -> str:
    """Classes and ids of the five innermost elements, less those that hold the headline too."""
    above = list(element.ancestors())[:5]
    return " ".join(
        f"{e.get('class')} {e.get('id')}"
        for e in above
        if e.raw and e.name != "body" and not (title and e.start <= title.start < e.end)
    )


def _is_publication(element: Element) -> bool:
    if "itemprop" not in element.raw and "pubdate" not in element.raw:
        return False
    return "datepublished" in element.get("itemprop").lower() or "pubdate" in element.attributes


def _is_changed(words: str) -> bool:
    return bool(_CHANGED.search(words)) or sign_before(words) == "changed"


def _beside(source: str, element: Element) -> str:
    return element.get("class") + " " + _text(source, element.start - 60, element.start)


def _text(source: str, start: int, end: int) -> str:
    """The words of a raw stretch, without the tags in it or cut by its beginning."""
    return re.sub(r"^[^<]*>|<[^>]*>", " ", source[max(0, start) : end])
