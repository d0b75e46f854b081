"""Feeds and sitemaps: the reports they hold, and the addresses of those they only announce."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from lxml import etree, html

from rashomon.model import Failure
from rashomon.read.stated import stated_date
from rashomon.read.text import Known

__all__ = ["Entry", "feed_entries", "json_feed_entries", "sitemap_addresses"]

_WHOLE = 600  # characters of text from which an entry is taken for the report and not for its summary
_BLOCKS = ("p", "br", "div", "li", "h1", "h2", "h3", "h4", "blockquote", "tr", "figcaption")


@dataclass(frozen=True, slots=True)
class Entry:
    """One entry of a feed: its ``text`` where the feed holds the whole report, and what it states."""

    known: Known
    text: str | None


def feed_entries(source: str, data: bytes) -> Iterator[Entry | Failure]:
    """The entries of an RSS or Atom feed."""
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
        known = Known(
            title=entry.get("title"),
            url=entry.get("link"),
            publisher=entry.get("source", {}).get("title") or publisher,
            published=stated_date(entry.get("published") or entry.get("updated")).value,
            bylines=tuple(a["name"] for a in entry.get("authors", ()) if a.get("name")),
        )
        yield Entry(known, _whole(plain_text(content)))


def json_feed_entries(feed: dict[str, Any]) -> Iterator[Entry]:
    """The entries of a JSON Feed (version 1 or 1.1)."""
    for item in feed.get("items") or ():
        text = item.get("content_text") or plain_text(item.get("content_html") or "")
        authors = item.get("authors") or [item.get("author") or {}]
        known = Known(
            title=item.get("title"),
            url=item.get("url") or item.get("external_url"),
            publisher=feed.get("title"),
            published=stated_date(item.get("date_published")).value,
            language=item.get("language") or feed.get("language"),
            bylines=tuple(a["name"] for a in authors if a.get("name")),
        )
        yield Entry(known, _whole(text))


def sitemap_addresses(root: etree._Element) -> list[str]:
    """The addresses that a sitemap (or an index of sitemaps) lists, in its order."""
    return [loc.text.strip() for loc in root.iter("{*}loc") if loc.text]


def plain_text(markup: str) -> str:
    """The words of a piece of markup, one paragraph a block, parted by blank lines."""
    if not markup.strip():
        return ""
    tree = html.fragment_fromstring(markup, create_parent="div")
    for element in tree.iter(*_BLOCKS):
        element.tail = "\n\n" + (element.tail or "")
        element.text = ("" if element.tag == "br" else "\n\n") + (element.text or "")
    lines = (" ".join(part.split()) for part in re.split(r"\n\s*\n", tree.text_content()))
    return "\n\n".join(line for line in lines if line)


def _whole(text: str) -> str | None:
    return text if len(text) >= _WHOLE else None
