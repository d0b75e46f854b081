"""What the elements of a page say by their names and links: that they name its author, or that they stand beside it."""

import re
from functools import lru_cache
from itertools import islice

from rashomon.read.pages.blocks import Block
from rashomon.read.pages.markup import Element

_AUTHOR = re.compile(
    r"(?<![a-z])(?:author|byline|by-line|contributor|writer|vcard|journalist|reporter|autor|auteur|firma|redactor|redacteur|verfasser|signature|yazar|forfatter|autora|auth(?:desc|info|box|data)?)s?(?![a-z])|(?:author|byline)(?:name|s?_)|(?:story|article|post|entry|content)author|^by(?=\s|$)|author_?name|-?byline",
    re.IGNORECASE,
)
_AUTHOR_PAGE = re.compile(
    r"/(?:authors?|by|users?|people|profiles?|members?|contributors?|writers?|reporters?|journalists?|autor(?:en|es|i|ka)?|auteurs?|producers|staff|byline|redaktion|redacteur|firmas?|"
    r"yazar(?:lar)?|autorzy|autore|author-profile|journaliste|profil)/[^/]|^(?:https?://(?:\w+\.)?(?:substack|medium)\.com)?/@[\w.-]+/?(?:\?|$)",
    re.IGNORECASE,
)
_ASIDE = re.compile(
    r"comment|related|recommend|sidebar|(?<!elementor-)widget|(?<!user-)(?<!author-)(?<!profile-)\bcard(?!-shadow)|teaser|promo(?!ted)|recirc|(?<!post-)(?<!entry-)(?<!article-)footer|latest|popular|trending|respond|testimonial|\breviews?\b|read-?more|carousel|more-|menu|nav-|recent",
    re.IGNORECASE,
)
_PICTURE = re.compile(r"caption|credit|copyright|photo-?by", re.IGNORECASE)
_NAMING = ("class", "id", "itemprop", "rel", "data-testid")
_BESIDE = frozenset({"nav", "footer", "aside", "form", "figure", "figcaption"})


def leads_to_author(link: Element) -> bool:
    """Whether a link goes to the page of an author."""
    return "author" in link.get("rel") or bool(_AUTHOR_PAGE.search(link.get("href")))


def leads_to_author_in(block: Block) -> bool:
    """Whether a block holds a link to the page of an author."""
    return any(leads_to_author(e) for element in block.elements for e in islice(element.ancestors(), 2))


def within_author_link(element: Element) -> bool:
    """Whether an element stands inside a link to the page of an author, or is one."""
    return any(leads_to_author(e) for e in islice(element.ancestors(), 3) if e.name == "a")


def names_author(element: Element) -> bool:
    """Whether an element's own names are those of one for authors; ``address`` is HTML's own."""
    return element.name == "address" or (
        bool(element.raw) and _names_author(" ".join(filter(None, map(element.get, _NAMING))))
    )


def is_for_author(element: Element) -> bool:
    """Whether an element or one of the three above it has the names of one for authors."""
    for above in islice(element.ancestors(), 4):
        if above.name in ("body", "html", "#page"):
            return False
        if names_author(above):
            return True
    return False


def stands_aside(element: Element, head: Block) -> bool:
    """Whether an element stands beside the article or under a picture: in a part that does not hold the headline."""
    above = [e for e in element.ancestors() if not e.start <= head.start < e.end]
    names = (e.get("class") + " " + e.get("id") for e in above[:7] if e.raw)
    beside = (e for e in above if e.name in _BESIDE)
    return any(map(_names_aside, names)) or not all(_is_foot(e, head) or _is_portrait(e) for e in beside)


def _is_portrait(element: Element) -> bool:
    """Whether a figure, or what stands under one, shows an author: it stands in an element for authors."""
    return element.name in ("figure", "figcaption") and is_for_author(element)


def _is_foot(element: Element, head: Block) -> bool:
    """Whether an element is the foot of the article with the headline ``head``: it says who wrote it."""
    article = element.parent if element.name == "footer" else None
    return article is not None and article.name == "article" and article.start <= head.start < article.end


@lru_cache(maxsize=8192)
def _names_aside(names: str) -> bool:
    """Whether the names of an element are those of a part beside the article; pure, so that caching leaves no trace."""
    return bool(_ASIDE.search(names) or _PICTURE.search(names))


@lru_cache(maxsize=8192)
def _names_author(names: str) -> bool:
    return bool(_AUTHOR.search(names))
