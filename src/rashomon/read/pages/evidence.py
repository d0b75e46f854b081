"""What a page says about itself outside its visible text: meta elements, JSON-LD, the title element."""

import html
import json
import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from rashomon.model import Span
from rashomon.read.admission import cleaned
from rashomon.read.pages.markup import Element, Page

ARTICLES = re.compile(
    r"(?:News|Reportage|Opinion|Analysis|Review|Background|Satirical|Advertiser|Scholarly|Tech|Report)?Article$|BlogPosting$"
    r"|^LiveBlog|^Report$|^Review$|SocialMediaPosting$|^HowTo$|^Recipe$|^AskPublicNews"
)
PAGES = re.compile(r"WebPage$|^ItemPage$|^FAQPage$|^VideoObject$|^Course$|^PodcastEpisode$")
_COMMENT = re.compile(
    r"^\s*(?:<!--|//\s*<!\[CDATA\[|/\*\s*<!\[CDATA\[\s*\*/|<!\[CDATA\[)|(?:-->|//\s*\]\]>|/\*\s*\]\]>\s*\*/|\]\]>)\s*;?\s*$"
)
_FIELD = re.compile(r'"(@type|headline|datePublished|dateModified|url)"\s*:\s*"([^"\\\n]{1,300})"')
_TRAILING = re.compile(r",(?=\s*[}\]])")


@dataclass(frozen=True, slots=True)
class Statement:
    """One value that the page states, where in the raw page it stands, and what states it."""

    value: str
    span: Span | None
    by: str


@dataclass(frozen=True, slots=True)
class Node:
    """One object of the page's JSON-LD and the raw stretch of the script it stands in."""

    types: tuple[str, ...]
    data: dict[str, Any]
    span: Span


@dataclass(frozen=True, slots=True)
class Evidence:
    """``meta`` by lower-case name or property, in the order of the page; ``nodes`` of JSON-LD, articles first."""

    page: Page
    meta: dict[str, list[Statement]]
    nodes: list[Node]
    by_id: dict[str, Node]

    def first(self, *names: str) -> Statement | None:
        """The first statement of the first of ``names`` that has any."""
        return next((self.meta[name][0] for name in names if name in self.meta), None)

    def articles(self) -> list[Node]:
        """The JSON-LD objects that describe an article, else those that describe the page."""
        found = [n for n in self.nodes if any(ARTICLES.search(t) for t in n.types)]
        return found or [n for n in self.nodes if any(PAGES.search(t) for t in n.types)]

    def place(self, node: Node, value: str) -> Span:
        """Where ``value`` stands in the script of ``node``; the whole script where its spelling there differs."""
        raw = node.span.of(self.page.html)
        for spelling in (
            value,
            json.dumps(value)[1:-1],
            json.dumps(value)[1:-1].replace("/", "\\/"),
            value.replace("/", "\\/"),
        ):
            found = raw.find(spelling)
            if found >= 0:
                return Span(node.span.start + found, node.span.start + found + len(spelling))
        return node.span


def gather(page: Page) -> Evidence:
    """The evidence of a page."""
    meta: dict[str, list[Statement]] = {}
    for element in page.named("meta"):
        value = clean(element.get("content"))
        if not value:
            continue
        for key in ("property", "name", "itemprop"):
            if stated := element.get(key).strip().lower():
                span = Span(element.start, element.inside)
                meta.setdefault(stated, []).append(Statement(value, span, f"meta {stated}"))
    nodes = [node for script in page.named("script") if _is_linked_data(script) for node in _nodes(page, script)]
    by_id: dict[str, Node] = {}
    for node in nodes:
        name = node.data.get("@id")
        if isinstance(name, str) and len(node.data) > len(by_id[name].data if name in by_id else ()):
            by_id[name] = node
    return Evidence(page, meta, nodes, by_id)


def clean(value: str) -> str:
    """Text of an attribute or of JSON without entities, markup and double blanks."""
    value = html.unescape(html.unescape(value)) if "&" in value else value
    value = re.sub(r"<[^<>]{1,300}>", " ", value) if "<" in value else value
    return " ".join(value.split())


def clean_text(raw: str) -> str:
    """Raw text with its entities decoded and blanks folded."""
    return " ".join(html.unescape(raw).split())


def _is_linked_data(script: Element) -> bool:
    return script.get("type").partition(";")[0].strip().lower() == "application/ld+json"


def _nodes(page: Page, script: Element) -> Iterator[Node]:
    raw = page.html[script.inside : script.end]
    span = Span(script.inside, script.end)
    data = load(raw)
    for value in _walk(_salvaged(raw) if data is None else data, 0):
        kind = value.get("@type")
        types = tuple(str(k).rsplit("/", 1)[-1] for k in (kind if isinstance(kind, list) else [kind]) if k)
        yield Node(types, value, span)


def load(raw: str) -> Any:  # noqa: ANN401  JSON may be anything
    """The value of a JSON-LD script, its common faults mended; None where it cannot be read."""
    text = _COMMENT.sub("", _COMMENT.sub("", raw)).strip().removesuffix(";")
    for attempt in (text, _TRAILING.sub("", text), html.unescape(text)):
        try:
            return cleaned(json.loads(attempt, strict=False), attempt)
        except (ValueError, RecursionError):
            continue
    return None


def _salvaged(raw: str) -> dict[str, str]:
    """The first value of each field that says what the page is, from JSON-LD that cannot be read as a whole."""
    fields: dict[str, str] = {}
    for found in _FIELD.finditer(raw):
        fields.setdefault(found[1], found[2])
    return fields


def _walk(value: Any, depth: int) -> Iterator[dict[str, Any]]:  # noqa: ANN401
    """The objects on the upper levels of JSON-LD: lists, graphs and what a page says it is mainly about."""
    if depth > 4:
        return
    if isinstance(value, list):
        for item in value[:200]:
            yield from _walk(item, depth + 1)
    elif isinstance(value, dict):
        yield value
        for key in ("@graph", "mainEntity", "mainEntityOfPage", "liveBlogUpdate"):
            if key != "liveBlogUpdate" and isinstance(value.get(key), dict | list):
                yield from _walk(value[key], depth + 1)
