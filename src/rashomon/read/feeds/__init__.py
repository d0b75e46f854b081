"""Feeds and sitemaps: the reports they hold, and the addresses of those they only announce."""

import re
import sys
from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Any
from urllib.parse import urljoin

from lxml import etree

from rashomon.model import Failure
from rashomon.read.admission import StatedMetadata
from rashomon.read.given import given, markup_text

__all__ = ["Entry", "feed_entries", "json_feed_entries", "sitemap_addresses"]

_WHOLE = 600  # characters of text from which an entry is taken for the report and not for its summary

_SHORT = 300
"""The same where the feed gives it as content, and it ends as a report does: not with dots, nor in a link."""
_NUMBERED = re.compile(rb"&#(?:[xX]0*([0-9a-fA-F]+)|0*([0-9]+));?")
_NO_CHARACTER = "\ufffd".encode()
_ENDED = re.compile(r"(?<!\.\.)(?<!more)[.!?。！？][\"'”’»)]?\s*$", re.IGNORECASE)


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
    try:
        parsed = feedparser.parse(_NUMBERED.sub(_character, data))
    except Exception:  # noqa: BLE001  the library raises whatever broken markup makes it trip over
        yield Failure(source, "the feed is damaged", "fetch it anew")
        return
    if not parsed.entries:
        yield Failure(source, "the feed holds no entry", "check that it is a whole feed")
    home = parsed.feed.get("link")
    signed = _authors(data, len(parsed.entries))
    for number, entry in enumerate(parsed.entries):
        bodies = [*(content.get("value", "") for content in entry.get("content", ())), entry.get("summary", "")]
        known = given(
            title=entry.get("title"),
            url=_absolute(entry.get("link"), home),
            publisher=entry.get("source", {}).get("title") or parsed.feed.get("title"),
            published=entry.get("published"),
            updated=dict.get(
                entry, "updated"
            ),  # feedparser's own "get" gives the day of publication where there is none
            bylines=signed[number] if signed else [author.get("name") for author in entry.get("authors", ())],
        )
        if not entry.get("published") and not parsed.version.startswith("atom"):  # dc:date: the only date of RSS 1.0
            known = replace(known, published=known.updated)
        yield Entry(known, _whole(max(map(markup_text, bodies), key=len), told=bool(entry.get("content"))))


def _character(found: re.Match[bytes]) -> bytes:
    """A character that is given by its number; where there is none of that number, the mark that stands for none."""
    digits, base = (found[1], 16) if found[1] else (found[2], 10)
    number = int(digits, base) if len(digits) <= len("1114111") else sys.maxunicode + 1
    return found[0] if number <= sys.maxunicode and not 0xD800 <= number < 0xE000 else _NO_CHARACTER


def _absolute(link: object, home: object) -> str | None:
    """An address that may be given by its path below the ``home`` of the feed."""
    if not isinstance(link, str) or "://" in link or not isinstance(home, str):
        return link if isinstance(link, str) else None
    try:
        return urljoin(home, link)
    except ValueError:  # an address that is none
        return None


def _authors(data: bytes, count: int) -> list[list[str]]:
    """The authors of each entry as the feed writes them; none where its entries are not told apart."""
    parser = etree.XMLParser(resolve_entities=False, no_network=True, recover=True)
    root = etree.fromstring(data, parser)
    items = list(root.iter("{*}item", "{*}entry")) if root is not None else []
    if root is None or len(items) != count:
        return []
    whole = (
        [*_signed(root)] if etree.QName(root).localname == "feed" else []
    )  # an entry's, where it names none (RFC 4287)
    return [[*_signed(item)] or whole for item in items]


def _signed(item: etree._Element) -> Iterator[str]:
    for child in item.iterchildren():
        if not isinstance(child.tag, str) or re.split("[}:]", child.tag)[-1] not in ("author", "creator"):
            continue  # a prefix may be undeclared, and is part of the name then
        name = child.find("{*}name")
        words = "".join(map(str, (child if name is None else name).itertext())).strip()
        if words:
            yield words


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
        plain = text if isinstance(text, str) and text.strip() else markup_text(markup)
        home = feed.get("home_page_url") or feed.get("feed_url")
        known = given(
            title=item.get("title"),
            url=_absolute(item.get("url") or item.get("external_url"), home),
            publisher=feed.get("title"),
            published=item.get("date_published"),
            updated=item.get("date_modified"),
            language=item.get("language") or feed.get("language"),
            bylines=item.get("authors") or [item.get("author")],
        )
        yield Entry(known, _whole(plain, told=True))


def sitemap_addresses(root: etree._Element) -> list[str]:
    """The addresses that a sitemap (or an index of sitemaps) lists, in its order."""
    return [loc.text.strip() for loc in root.iter("{*}loc") if loc.text]


def _whole(text: str, *, told: bool) -> str | None:
    """The text of an entry where it is the report; ``told``: the feed says that it is, and it may be short."""
    short = told and len(text) >= _SHORT and _ENDED.search(text) is not None
    return text if short or len(text) >= _WHOLE else None
