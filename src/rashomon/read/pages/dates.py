"""When a page was published and last changed, and what says so."""

from collections.abc import Iterator
from datetime import datetime, timedelta

from rashomon.model import Ground, Published
from rashomon.read.pages.blocks import Block
from rashomon.read.pages.evidence import Evidence, Statement
from rashomon.read.pages.order import day_in_address, names_month_first
from rashomon.read.pages.shown import alone, elsewhere, labelled, marked, written
from rashomon.read.pages.stamps import is_ambiguous, lexicon, parse

Found = tuple[Published, Statement]

_WESTERNMOST = timedelta(hours=12)
"""How far the clocks furthest west are behind those of Greenwich."""


def find_dates(
    evidence: Evidence, blocks: list[Block], head: int, url: str | None
) -> tuple[Published, Published | None, list[Ground]]:
    """When the page was published and last changed; ``head`` is the index of the headline's block.

    What the page states in JSON-LD wins over meta elements, marked-up dates, dates written around the headline, and
    the address, in this order; but a page moved to another system states the day of the move and shows its readers the
    day of publication. (West of Greenwich it may show the evening before what it states, which is the same moment and
    is left as stated.) Where a page tells only when it was last changed, that day is inferred.
    """
    page = evidence, blocks, url
    published = _first(_published(evidence, blocks, head, url), *page)
    if published and published[1].by.startswith(("JSON-LD", "meta")):
        shown = _first(alone(blocks, head), *page)
        if shown and _is_before(shown[0].value or "", published[0].value or ""):
            published = shown
    updated = _first(_updated(evidence, blocks, head), *page)
    if updated and not published:
        published = _inferred(*updated)
    grounds = []
    if published:
        grounds.append(Ground("published", published[0].value or "", published[1].by, published[1].span))
    if updated and published and updated[0].value == published[0].value and published[0].origin == "stated":
        updated = None
    if updated:
        grounds.append(Ground("updated", updated[0].value or "", updated[1].by, updated[1].span))
    return published[0] if published else Published(), updated[0] if updated else None, grounds


def _is_before(shown: str, stated: str) -> bool:
    """Whether a shown day lies before a stated one, and is not the day of the same moment further west.

    Example: "Nov. 17" is before 2019-11-19T02:24+00:00; counter-example: "Nov. 18" is the day of that moment in Ohio.
    """
    if shown[:10] >= stated[:10] or "T" not in stated:
        return shown[:10] < stated[:10]
    moment = datetime.fromisoformat(stated)
    return moment.utcoffset() != timedelta(0) or shown[:10] < (moment - _WESTERNMOST).date().isoformat()


def _inferred(date: Published, statement: Statement) -> Found:
    reason = f"published on or before its last change ({statement.by})"
    return Published(date.value, date.precision, "inferred"), Statement(statement.value, statement.span, reason)


def _first(statements: Iterator[Statement], evidence: Evidence, blocks: list[Block], url: str | None) -> Found | None:
    """The first of ``statements`` that holds a date."""
    for statement in statements:
        text = statement.value
        first = not is_ambiguous(text) or names_month_first(text, evidence, blocks, url)
        if (found := parse(text, month_first=first)) and "1971" <= (found.value or "") < "2100":
            return found, statement
    return None


def _published(evidence: Evidence, blocks: list[Block], head: int, url: str | None) -> Iterator[Statement]:
    yield from _linked(evidence, "datePublished")
    yield from _meta(evidence, "published")
    yield from _linked(evidence, "dateCreated", "uploadDate")
    yield from marked(evidence, blocks, head)
    yield from written(blocks, head, changed=False)
    if day := day_in_address(url):
        yield Statement(day, None, "the address of the page")
    yield from labelled(evidence)
    yield from elsewhere(evidence, blocks, head)


def _updated(evidence: Evidence, blocks: list[Block], head: int) -> Iterator[Statement]:
    yield from _linked(evidence, "dateModified")
    yield from _meta(evidence, "updated")
    yield from written(blocks, head, changed=True)


def _linked(evidence: Evidence, *keys: str) -> Iterator[Statement]:
    for key in keys:
        for node in evidence.articles():
            value = node.data.get(key)
            value = value[0] if isinstance(value, list) and value else value
            value = value.get("@value") if isinstance(value, dict) else value
            if isinstance(value, str | int):
                yield Statement(str(value), evidence.place(node, str(value)), f"JSON-LD {key}")


def _meta(evidence: Evidence, kind: str) -> Iterator[Statement]:
    for name in lexicon()[kind]:
        yield from evidence.meta.get(name, ())[:1]
