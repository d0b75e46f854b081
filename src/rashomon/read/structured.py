"""JSON and XML files: what they hold is known by their root, not by their name."""

import re
from collections.abc import Callable, Iterable, Iterator

from lxml import etree

from rashomon.model import Article, Failure
from rashomon.read.admission import NotJsonError, clean, parse_json
from rashomon.read.decode import decode
from rashomon.read.feeds import Entry, feed_entries, json_feed_entries, sitemap_addresses
from rashomon.read.raw import Raw
from rashomon.read.records import article_from_fields, held_records
from rashomon.read.text import article_from_text
from rashomon.read.wires import from_ninjs, from_nitf, is_ninjs

Result = Iterator[Article | Failure]
Follow = Callable[[str], Result]
_HALVES = r"&#(?:0*(?:5529[6-9]|55[3-9]\d\d|56\d{3}|57[0-2]\d\d|573[0-3]\d|5734[0-3])|[xX]0*[dD][89a-fA-F]..);"
_LEFT_OUT = re.compile(rf"<\?xml[^>]*>|<!ENTITY[^>]*>|{_HALVES}")
"""The encoding that XML declares, which it is no longer in, entities that unfold to millions, halves of characters."""
_FEEDS = {"rss", "feed", "RDF"}
_MOST_ADDRESSES = 1000  # that one feed or sitemap may lead to
_MOST_TAGS = 200_000
_DEEPEST = 60  # elements within one another; feeds that hold whole pages have 30
_MOST_BYTES = 16 * 2**20
_TOO_LARGE = f"XML of more than {_MOST_BYTES >> 20} MiB or {_MOST_TAGS:,} tags"


def read_json(raw: Raw, follow: Follow | None, *, verbatim: bool) -> Result:
    """The articles of a JSON file: a record, a list of records, a ninjs item or a JSON Feed.

    ``follow`` reads the address of a report that a feed only announces; without it such an entry is a ``Failure``.
    """
    try:
        content = parse_json(raw.data)
    except NotJsonError as error:
        yield Failure(raw.source, str(error), "give one JSON object, or one a line in a .jsonl file")
        return
    if isinstance(content, dict) and "jsonfeed.org" in str(content.get("version"))[:200]:
        yield from _entries(raw.source, json_feed_entries(raw.source, content), follow)
        return
    records = content if isinstance(content, list) else held_records(content) or [content]
    for number, record in enumerate(records, 1):
        source = f"{raw.source}:{number}" if len(records) > 1 else raw.source
        yield _item(source, record, verbatim=verbatim)


def read_xml(raw: Raw, follow: Follow | None) -> Result:
    """The articles of an XML file: a feed, a sitemap or an NITF document."""
    if len(raw.data) > _MOST_BYTES or raw.data.count(b"<") > 2 * _MOST_TAGS:
        yield Failure(raw.source, _TOO_LARGE, "give it in parts")
        return
    data = _LEFT_OUT.sub("", decode(raw.data)).encode()
    parser = etree.XMLParser(resolve_entities=False, no_network=True, recover=True)
    root = etree.fromstring(data, parser) if data.strip() else None
    name = etree.QName(root).localname if root is not None and isinstance(root.tag, str) else ""
    if root is None:
        yield Failure(raw.source, "not XML", "check that the file is whole")
    elif _nested_deeper(root, _DEEPEST):
        yield Failure(raw.source, "XML nested too deeply", "check that the file is whole")
    elif name in _FEEDS:
        yield from _entries(raw.source, feed_entries(raw.source, data), follow)
    elif name in {"urlset", "sitemapindex"}:
        yield from _sitemap(raw.source, sitemap_addresses(root), follow)
    elif name == "nitf":
        known, text = from_nitf(root)
        yield article_from_text(raw.source, text, known=known)
    else:
        shown = clean(name)[:40]
        yield Failure(raw.source, f"XML of a kind that is not read ({shown})", "give RSS, Atom, a sitemap or NITF")


def _nested_deeper(root: etree._Element, most: int) -> bool:
    depth = 0
    for event, _ in etree.iterwalk(root, events=("start", "end")):
        depth += 1 if event == "start" else -1
        if depth > most:
            return True
    return False


def _item(source: str, record: object, *, verbatim: bool) -> Article | Failure:
    if not isinstance(record, dict):
        return Failure(source, "no JSON object", 'give objects with "text"')
    if is_ninjs(record):
        known, text = from_ninjs(record)
        return article_from_text(source, text, known=known)
    return article_from_fields(source, record, verbatim=verbatim)


def _entries(source: str, entries: Iterable[Entry | Failure], follow: Follow | None) -> Result:
    for number, entry in enumerate(entries, 1):
        name = f"{source}:{number}"
        if isinstance(entry, Failure):
            yield entry
        elif entry.text is not None:
            yield article_from_text(name, entry.text, known=entry.known)
        elif follow is not None and entry.known.url and number <= _MOST_ADDRESSES:
            yield from follow(entry.known.url)
        else:
            where = entry.known.url or "an address that it does not give"
            yield Failure(name, f"the feed only announces this report; it is at {where}", "fetch it with --follow")


def _sitemap(source: str, addresses: list[str], follow: Follow | None) -> Result:
    if not addresses:
        yield Failure(source, "a sitemap without addresses", "check that it is whole")
        return
    if follow is None:
        yield Failure(source, f"a sitemap of {len(addresses)} addresses and no report", "fetch them with --follow")
        return
    for address in addresses[:_MOST_ADDRESSES]:
        yield from follow(address)
    if len(addresses) > _MOST_ADDRESSES:
        left = len(addresses) - _MOST_ADDRESSES
        yield Failure(source, f"{left} of its addresses were left out", f"give {_MOST_ADDRESSES} at a time")
