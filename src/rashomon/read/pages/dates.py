"""When a page was published and last changed, and what says so."""

from collections.abc import Iterator

from rashomon.model import Ground, Published
from rashomon.read.pages.belonging import Belonging
from rashomon.read.pages.blocks import Block
from rashomon.read.pages.evidence import Evidence, Node, Statement
from rashomon.read.pages.order import day_in_address, names_month_first
from rashomon.read.pages.shown import alone, changed, elsewhere, labelled, marked, short, signed, written
from rashomon.read.pages.stamps import is_ambiguous, is_before, lexicon, parse

Found = tuple[Published, Statement]


def find_dates(
    evidence: Evidence, blocks: list[Block], head: int, chosen: list[int], url: str | None
) -> tuple[Published, Published | None, list[Ground]]:
    """When the page was published and last changed; ``head`` is the index of the headline's block.

    What the page states in JSON-LD wins over meta elements, marked-up dates, dates written around the headline, and
    the address, in this order; but a page moved to another system states the day of the move and shows its readers the
    day of publication. (West of Greenwich it may show the evening before what it states, which is the same moment and
    is left as stated.) Where a page tells only when it was last changed, that day is inferred.
    """
    page = evidence, blocks, url
    place = Belonging.of(evidence.page, blocks, head, chosen)
    published = _first(_published(evidence, blocks, head, place, url), *page)
    if published and published[1].by.startswith(("JSON-LD", "meta")):
        shown = _first(alone(blocks, head, place), *page)
        if shown and is_before(shown[0].value or "", published[0].value or ""):
            published = shown
    if published:
        published = _to_the_clock(published, evidence)
    updated = _first(_updated(evidence, blocks, head, place), *page)
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


def _to_the_clock(found: Found, evidence: Evidence) -> Found:
    """A date stated to the day, or as its midnight, by what the page states elsewhere with the clock of that day.

    The clock may be that of the next day in UTC, where the day is that of the evening before further west.
    """
    day = (found[0].value or "")[:10]
    if not _is_day(found[0]):
        return found
    exact = (
        (parse(s.value), s)
        for s in (*_linked(evidence.nodes, evidence, "datePublished"), *_meta(evidence, "published"))
    )
    same = (
        (date, statement)
        for date, statement in exact
        if date and not _is_day(date) and day <= (date.value or "") and not is_before(day, date.value or "")
    )
    return next(same, found)


def _is_day(date: Published) -> bool:
    """Whether a date says no more than the day: without a clock, or midnight."""
    return (date.value or "")[10:16] in ("", "T00:00")


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


def _published(
    evidence: Evidence, blocks: list[Block], head: int, place: Belonging, url: str | None
) -> Iterator[Statement]:
    articles = evidence.articles()
    yield from _linked(articles, evidence, "datePublished")
    yield from _meta(evidence, "published")
    yield from _linked(articles, evidence, "dateCreated", "uploadDate")
    yield from marked(evidence, blocks, head, place)
    lines = list(written(blocks, head, place, changed=False))
    if day := day_in_address(url):
        yield from (line for line in lines if _is_of(line, day))
        yield Statement(day, None, "the address of the page")
    yield from lines
    yield from labelled(evidence, place)
    yield from elsewhere(evidence, blocks, head, place)
    yield from signed(blocks, head, "first")
    yield from short(blocks, head)


def _is_of(line: Statement, day: str) -> bool:
    """Whether the first date of a line, in either order of day and month, is ``day``."""
    found = (parse(line.value, month_first=first) for first in (True, False))
    return day in {(date.value or "")[:10] for date in found if date}


def _updated(evidence: Evidence, blocks: list[Block], head: int, place: Belonging) -> Iterator[Statement]:
    yield from _linked(evidence.articles(), evidence, "dateModified")
    yield from _meta(evidence, "updated")
    yield from changed(evidence, blocks, head, place)
    yield from written(blocks, head, place, changed=True)
    yield from signed(blocks, head, "changed")


def _linked(nodes: list[Node], evidence: Evidence, *keys: str) -> Iterator[Statement]:
    for key in keys:
        for node in nodes:
            value = node.data.get(key)
            value = value[0] if isinstance(value, list) and value else value
            value = value.get("@value") if isinstance(value, dict) else value
            if isinstance(value, str | int):
                yield Statement(str(value), evidence.place(node, str(value)), f"JSON-LD {key}")


def _meta(evidence: Evidence, kind: str) -> Iterator[Statement]:
    for name in lexicon().published if kind == "published" else lexicon().updated:
        yield from evidence.meta.get(name, ())[:1]
