"""Records: JSON lines, one report (or one marked article) a line."""

import json
from collections.abc import Iterator
from typing import Any

import msgspec

from rashomon.model import (
    Article,
    Failure,
    Line,
    MarkedArticle,
    Published,
    Run,
    article_id,
)
from rashomon.read.sources import Raw


def read_records(raw: Raw, *, verbatim: bool) -> Iterator[Article | Failure]:
    """The articles of a file of JSON lines; a bad line is a ``Failure`` that names its number."""
    for number, line in enumerate(raw.data.splitlines(), 1):
        if line.strip():
            yield _record(f"{raw.source}:{number}", line, verbatim=verbatim)


def _record(source: str, line: bytes, *, verbatim: bool) -> Article | Failure:
    del verbatim
    try:
        fields = json.loads(line)
    except ValueError as error:
        return Failure(source, f"not a line of JSON ({error})", "give one JSON object a line")
    if "mentions" in fields:
        return msgspec.convert(fields, MarkedArticle)
    if not isinstance(fields.get("text"), str):
        return Failure(source, 'no "text"', 'give every record a "text"')
    return _verbatim(source, fields)


def _verbatim(source: str, fields: dict[str, Any]) -> Article:
    text, published = fields["text"], fields.get("published")
    given = (fields.get("title"), fields.get("publisher"), published)
    return Article(
        id=fields.get("id") or article_id(*given, text),
        source=source,
        title=fields.get("title"),
        publisher=fields.get("publisher"),
        published=Published(published, "day", "stated") if published else Published(),
        language=fields.get("language"),
        url=fields.get("url"),
        text=text,
        lines=(Line(0, len(text), "body", "given as the body"),),
        offsets=(Run(0, 0, len(text), len(text)),),
    )
