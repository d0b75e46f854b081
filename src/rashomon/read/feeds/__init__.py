"""Feeds and sitemaps: the reports they hold, and the addresses of those they only announce."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from lxml import etree

from rashomon.model import Failure
from rashomon.read.admission import StatedMetadata, address, clean

__all__ = ["Entry", "feed_entries", "json_feed_entries", "sitemap_addresses"]

_WHOLE = 600  # characters of text from which an entry is taken for the report and not for its summary
_BLOCKS = ("p", "br", "div", "li", "h1", "h2", "h3", "h4", "blockquote", "tr", "figcaption")


@dataclass(frozen=True, slots=True)
class Entry:
    """One entry of a feed: its ``text`` where the feed holds the whole report, and what it states."""

    known: StatedMetadata
    text: str | None


def feed_entries(source: str, data: bytes) -> Iterator[Entry | Failure]:
    """The entries of an RSS or Atom feed in UTF-8 without entities of its own."""
    try:
        import feedparser  # noqa: PLC0415  an extra: only feeds need it
    except ImportError:
        yield Failure(source, "feeds cannot be read here", "install rashomon[feeds]")
        return
    parsed = feedparser.parse(data)
    if not parsed.entries:
        yield Failure(source, "the feed holds no entry", "check that it is a whole feed")
    publisher = parsed.feed.get("title")
    for entry in parsed.entries:
        content = next((c.get("value", "") for c in entry.get("content", ())), "") or entry.get("summary", "")
        known = StatedMetadata.admitted(
            title=entry.get("title"),
            url=entry.get("link"),
            publisher=entry.get("source", {}).get("title") or publisher,
            published=entry.get("published") or entry.get("updated"),
            bylines=entry.get("authors", ()),
        )
        yield Entry(known, _whole(plain_text(content)))


def json_feed_entries(source: str, feed: dict[str, Any]) -> Iterator[Entry | Failure]:
    """The entries of a JSON Feed (version 1 or 1.1)."""
    items = feed.get("items")
    if not (isinstance(items, list) and items):
        yield Failure(source, "the feed holds no entry", "check that it is a whole feed")
        return
    for number, item in enumerate(items, 1):
        if not isinstance(item, dict):
            yield Failure(f"{source}:{number}", "the entry of the feed is no JSON object", "leave it out")
            continue
        text, markup = item.get("content_text"), item.get("content_html")
        plain = text if isinstance(text, str) and text.strip() else plain_text(markup)
        known = StatedMetadata.admitted(
            title=item.get("title"),
            url=address(item.get("url")) or item.get("external_url"),
            publisher=feed.get("title"),
            published=item.get("date_published"),
            language=item.get("language") or feed.get("language"),
            bylines=item.get("authors") or [item.get("author")],
        )
        yield Entry(known, _whole(plain))


def sitemap_addresses(root: etree._Element) -> list[str]:
    """The addresses that a sitemap (or an index of sitemaps) lists, in its order."""
    return [loc.text.strip() for loc in root.iter("{*}loc") if loc.text]


def plain_text(markup: object) -> str:
    """The words of a piece of markup, one paragraph a block, parted by blank lines; none where it is no string."""
    if not isinstance(markup, str) or not markup.strip():
        return ""
    parser = etree.HTMLParser(remove_comments=True, remove_pis=True)
    tree = etree.fromstring(f"<div>{clean(markup)}</div>", parser)
    lines = (" ".join(part.split()) for part in re.split(r"\n\s*\n", "".join(_parts(tree))))
    return clean("\n\n".join(line for line in lines if line))


def _parts(tree: etree._Element | None) -> Iterator[str]:
    """The text of a tree, with a blank line where a block begins and ends, or a line breaks."""
    for event, element in etree.iterwalk(tree, events=("start", "end")) if tree is not None else ():
        is_block = element.tag in _BLOCKS
        if event == "end":
            yield ("\n\n" if is_block else "") + (element.tail or "")
        else:
            yield ("\n\n" if is_block and element.tag != "br" else "") + (element.text or "")


def _whole(text: str) -> str | None:
    return text if len(text) >= _WHOLE else None
