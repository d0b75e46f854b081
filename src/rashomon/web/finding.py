"""Search with the fields of the command line: every hit in its passage, a page at a time."""

from dataclasses import dataclass

import msgspec

from rashomon.archive import Hit, QueryError
from rashomon.archive.overview import Head, heads
from rashomon.web.answers import Asked, Page
from rashomon.web.words import outlet_of, stretches

PER_PAGE = 60  # hits: a passage is found as a report, and as each fact, event and quotation in it
_LAST_PAGE = 500


class Found(msgspec.Struct, frozen=True):
    """One page of hits, each with the outlet of its report."""

    query: str
    page: int
    more: bool
    hits: tuple[Hit, ...]
    outlets: tuple[str, ...] = ()
    error: str = ""


def search(asked: Asked) -> Page:
    """The passages that the query finds; one that cannot be read is shown with the place where it goes wrong."""
    query = asked.given("q").strip()
    page = min(max(asked.number("page", 1), 1), _LAST_PAGE)
    record = Found(query, page, more=False, hits=())
    if query:
        try:
            record = _found(asked, query, page)
        except QueryError as error:
            record = msgspec.structs.replace(record, error=str(error))
    return Page("search.html", f"Search: {query}" if query else "Search", record, {"shown": passages(record)})


def _found(asked: Asked, query: str, page: int) -> Found:
    hits = asked.archive.search(query, limit=PER_PAGE + 1, offset=(page - 1) * PER_PAGE)
    more, hits = len(hits) > PER_PAGE, hits[:PER_PAGE]
    known = heads(asked.archive.connection, {hit.article for hit in hits})
    return Found(query, page, more, tuple(hits), tuple(_outlet(known.get(hit.article)) for hit in hits))


@dataclass(frozen=True, slots=True)
class Passage:
    """One passage with every way in which it was found: as a report, a quotation, an event, a fact."""

    outlet: str
    hits: tuple[Hit, ...]

    @property
    def widest(self) -> Hit:
        """The hit that shows most of the words."""
        return max(self.hits, key=lambda hit: len(hit.span))

    @property
    def stretches(self) -> tuple[tuple[str, bool], ...]:
        """The words in a row, each stretch with whether it was asked for."""
        return tuple(stretches(self.widest.text, self.widest.highlights))

    @property
    def kinds(self) -> str:
        """What it was found as."""
        return ", ".join(dict.fromkeys(hit.kind for hit in self.hits))

    def first(self, kind: str) -> Hit | None:
        """The hit of that kind, if there is one."""
        return next((hit for hit in self.hits if hit.kind == kind), None)


def passages(found: Found) -> tuple[Passage, ...]:
    """The hits by passage, in the order of the first of each: the same words are shown once."""
    grouped: list[tuple[str, list[Hit]]] = []
    for hit, outlet in zip(found.hits, found.outlets, strict=True):
        same = next((hits for _, hits in grouped if _is_same(hits[0], hit)), None)
        if same is None:
            grouped.append((outlet, [hit]))
        else:
            same.append(hit)
    return tuple(Passage(outlet, tuple(hits)) for outlet, hits in grouped)


def _is_same(one: Hit, other: Hit) -> bool:
    return one.article == other.article and one.span.overlaps(other.span)


def _outlet(head: Head | None) -> str:
    return outlet_of(head.publisher, head.source, head.title) if head else ""
