"""JSON and XML files: what they hold is known by their root, not by their name."""

import json
from collections.abc import Iterator

from rashomon.model import Article, Failure
from rashomon.read.decode import decode
from rashomon.read.raw import Raw
from rashomon.read.records import article_from_fields


def read_json(raw: Raw, *, verbatim: bool) -> Iterator[Article | Failure]:
    """The articles of a JSON file: one record or a list of them."""
    try:
        content = json.loads(decode(raw.data))
    except (ValueError, RecursionError) as error:
        yield Failure(
            raw.source, f"not JSON ({str(error)[:80]})", "give one JSON object, or one a line in a .jsonl file"
        )
        return
    records = content if isinstance(content, list) else [content]
    for number, record in enumerate(records, 1):
        source = f"{raw.source}:{number}" if len(records) > 1 else raw.source
        if isinstance(record, dict):
            yield article_from_fields(source, record, verbatim=verbatim)
        else:
            yield Failure(source, "no JSON object", 'give objects with "text"')


def read_xml(raw: Raw) -> Iterator[Article | Failure]:
    """The articles of an XML file."""
    yield Failure(raw.source, "not a kind of XML that is read", "give a feed (RSS, Atom), a sitemap or NITF")
