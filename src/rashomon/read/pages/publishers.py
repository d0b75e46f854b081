"""Who published a page, and under which names its site goes."""

import re
from typing import Any
from urllib.parse import urlsplit

from rashomon.model import Ground, Span
from rashomon.read.pages.evidence import Evidence, Statement, clean
from rashomon.read.pages.titles import fold_words

_PARTS = re.compile(r"\s+[|–—·•»:-]\s+|\s*\|\s*|:\s+|\s+::\s+")
_LOGOS, _LONGEST_NAME = 30, 6
"""The links among which the logo stands, and the words of the longest name of an outlet."""
_SAVED = re.compile(r"<!--\s*saved from url=\(\d+\)(https?://\S+?)\s*-->")
_HEAD = 2_000  # characters of a page in which a browser notes where it saved it from
_SECOND_LEVEL = frozenset({"co", "com", "org", "net", "gov", "ac", "edu", "or", "ne", "go"})


def find_url(evidence: Evidence, given: str | None) -> tuple[str | None, Ground | None]:
    """The canonical address: the page's own link, ``og:url``, JSON-LD, else the one it was fetched from."""
    for element in evidence.page.named("link"):
        if "canonical" in element.get("rel").lower().split() and _absolute(element.get("href")):
            return _stated(Statement(element.get("href").strip(), None, "link rel=canonical"))
    for statement in (evidence.first("og:url"), evidence.first("twitter:url")):
        if statement and _absolute(statement.value):
            return _stated(statement)
    for node in evidence.articles():
        for value in (node.data.get("url"), node.data.get("mainEntityOfPage")):
            address = value.get("@id") if isinstance(value, dict) else value
            if isinstance(address, str) and _absolute(address):
                return _stated(Statement(address.strip(), evidence.place(node, address), "JSON-LD url"))
    if saved := _SAVED.search(evidence.page.html[:_HEAD]):
        return _stated(Statement(saved[1], Span(*saved.span(1)), "the browser that saved the page"))
    return given, None


def _stated(statement: Statement) -> tuple[str, Ground]:
    return statement.value, Ground("url", statement.value, statement.by, statement.span)


def _absolute(address: str) -> bool:
    return address.strip().startswith(("http://", "https://"))


def find_publisher(evidence: Evidence, url: str | None) -> tuple[str | None, Ground | None]:
    """The publisher as JSON-LD, ``og:site_name`` or other meta elements name it, else the domain of the address."""
    for node in evidence.articles():
        name = _name(evidence, node.data.get("publisher"))
        if name:
            return name, Ground("publisher", name, "JSON-LD publisher", evidence.place(node, name))
    statement = evidence.first(
        "og:site_name", "application-name", "publisher", "dc.publisher", "apple-mobile-web-app-title", "cre"
    )
    if statement and not _absolute(statement.value):
        return statement.value, Ground("publisher", statement.value, statement.by, statement.span)
    for node in evidence.nodes:
        if {"WebSite", "NewsMediaOrganization"} & set(node.types) and (name := _name(evidence, node.data)):
            return name, Ground("publisher", name, f"JSON-LD {node.types[0]}", evidence.place(node, name))
    host = domain(url)
    if named := _in_title(evidence, host):
        return named.value, Ground("publisher", named.value, named.by, named.span)
    return (host, Ground("publisher", host, "the domain of the address")) if host else (None, None)


def _in_title(evidence: Evidence, host: str | None) -> Statement | None:
    """The part of the title that the logo or the address names too: "Pier to close | Harbour Post"."""
    source = evidence.page.html
    known = {host.split(".")[0].replace("-", "")} if host else set()
    for link in evidence.page.named("a")[:_LOGOS]:
        if link.get("href").rstrip("/") in ("", f"https://{host}", f"https://www.{host}"):
            known.add("".join(fold_words(clean(source[link.inside : link.end]))))
    for element in evidence.page.named("title")[:1]:
        for part in _PARTS.split(clean(source[element.inside : element.end])):
            if len(part.split()) <= _LONGEST_NAME and "".join(fold_words(part)) in known - {""}:
                return Statement(part.strip(), Span(element.inside, element.end), "the title and the logo or address")
    return None


def _name(evidence: Evidence, value: Any) -> str | None:  # noqa: ANN401  JSON may be anything
    value = value[0] if isinstance(value, list) and value else value
    if isinstance(value, dict):
        name = value.get("name")
        node = evidence.by_id.get(str(value.get("@id")))
        value = name if isinstance(name, str) else node.data.get("name") if node else None
    if not isinstance(value, str) or _absolute(value):
        return None
    return clean(value) or None


def domain(url: str | None) -> str | None:
    """The registered domain of an address, as far as its last labels tell."""
    try:
        host = (urlsplit(url or "").hostname or "").removeprefix("www.")
    except ValueError:
        return None
    labels = host.split(".")
    keep = 3 if len(labels) > 2 and labels[-2] in _SECOND_LEVEL and len(labels[-1]) == 2 else 2
    return ".".join(labels[-keep:]) or None


def site_names(evidence: Evidence, publisher: str | None, url: str | None) -> set[str]:
    """The folded names (letters and digits only) that mean the site itself and neither a title nor a person."""
    names = [publisher, *(s.value for s in evidence.meta.get("og:site_name", ()))]
    names += [
        _name(evidence, node.data)
        for node in evidence.nodes
        if {"WebSite", "Organization", "NewsMediaOrganization"} & set(node.types)
    ]
    host = domain(url)
    names += [host, host.rsplit(".", 1)[0] if host else None, host.split(".")[0] if host else None]
    folded = {"".join(fold_words(name)) for name in names if name}
    return folded - {""}
