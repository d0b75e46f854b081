"""Search: the passages that a query finds, the newest first, with every hit marked."""

import sqlite3
from collections.abc import Sequence
from datetime import date

import msgspec

from rashomon.archive.highlights import best_passage, highlights
from rashomon.archive.items import DAY_BITS
from rashomon.archive.query import Query, match_expression, parse_query
from rashomon.model import Span

_LAST = (1 << 62) - 1


class Hit(msgspec.Struct, frozen=True, gc=False):
    """One passage: the article's words at ``span``, and the places in ``text`` that were asked for."""

    kind: str
    id: str
    article: str
    span: Span
    text: str
    highlights: tuple[Span, ...]
    story: str | None = None
    date: str | None = None
    speaker: str | None = None


def search(connection: sqlite3.Connection, text: str, *, limit: int = 20, offset: int = 0) -> list[Hit]:
    """The hits of a query; raises ``QueryError`` where it cannot be read."""
    query = parse_query(text)
    numbers = _found(connection, query, limit, offset)
    return [hit for number in numbers if (hit := _hit(connection, number, query)) is not None]


def _found(connection: sqlite3.Connection, query: Query, limit: int, offset: int) -> list[int]:
    first = (query.after or 0) << DAY_BITS
    last = _LAST if query.before is None else ((query.before + 1) << DAY_BITS) - 1
    if query.before is not None and query.after is None:
        first = 1 << DAY_BITS  # what has no date lies before no day
    expression = match_expression(query)
    if expression:
        rows = connection.execute(
            "SELECT rowid FROM item_text WHERE item_text MATCH ? AND rowid BETWEEN ? AND ? ORDER BY rowid DESC"
            " LIMIT ? OFFSET ?", (expression, first, last, limit, offset),
        )  # fmt: skip
    else:
        rows = connection.execute(
            "SELECT number FROM item WHERE number BETWEEN ? AND ? ORDER BY number DESC LIMIT ? OFFSET ?",
            (first, last, limit, offset),
        )
    return [row[0] for row in rows]


def _hit(connection: sqlite3.Connection, number: int, query: Query) -> Hit | None:
    row = connection.execute(
        "SELECT i.*, a.id AS name, a.text, s.id AS story_id FROM item i JOIN article a ON a.number = i.article"
        " LEFT JOIN story s ON s.number = i.story WHERE i.number = ?",
        (number,),
    ).fetchone()
    if row is None:
        return None
    terms = query.shown()
    span = best_passage(row["text"], terms) if row["kind"] == "report" else Span(row["start"], row["stop"])
    words = span.of(row["text"])
    day = row["number"] >> DAY_BITS
    return Hit(
        kind=row["kind"],
        id=row["id"],
        article=row["name"],
        span=span,
        text=words,
        highlights=highlights(words, terms),
        story=row["story_id"],
        date=date.fromordinal(day).isoformat() if day else None,
        speaker=_first_name(row["speaker"]),
    )


def _first_name(names: str) -> str | None:
    return names.split(" ¦ ", maxsplit=1)[0] or None


def snippets(hits: Sequence[Hit]) -> list[str]:
    """The hits as lines for a person: what was asked for stands between ⟦ and ⟧."""
    return [_marked(hit) for hit in hits]


def _marked(hit: Hit) -> str:
    out, at = "", 0
    for span in hit.highlights:
        out += hit.text[at : span.start] + "⟦" + span.of(hit.text) + "⟧"
        at = span.end
    who = f"{hit.speaker}: " if hit.speaker else ""
    return f"{hit.date or '?'} {hit.kind} {who}{out}{hit.text[at:]}".replace("\n", " ")
