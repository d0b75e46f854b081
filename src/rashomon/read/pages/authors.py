"""Who wrote a page: the byline that it shows, and the authors that it states."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from itertools import islice
from typing import Any

from rashomon.model import Ground, Span
from rashomon.read.pages.blocks import Block
from rashomon.read.pages.evidence import Evidence, clean, clean_text
from rashomon.read.pages.markup import Element
from rashomon.read.pages.names import author_fields, is_house, is_name, is_person, lexicon, opens, split_names
from rashomon.read.pages.titles import fold_words

_AUTHOR = re.compile(
    r"(?<![a-z])(?:author|byline|by-line|contributor|writer|vcard|journalist|reporter|autor|auteur)s?(?![a-z])|(?:author|byline)(?:name|s?_)|(?:story|article|post|entry|content)author|author_?name|-?byline",
    re.IGNORECASE,
)
_AUTHOR_PAGE = re.compile(
    r"/(?:authors?|by|contributors?|writers?|reporters?|journalists?|autor|auteur|producers|byline)/[^/]", re.IGNORECASE
)
_AFTER_NAME = re.compile(
    r"\s*(?:[|•·\n]|\s[–—-]\s|(?:(?i:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*\.?\s)?\d|"
    r"\s(?:on|in|for|at|is|updated|published|posted|last)\b|,?\s(?:Updated|Published|Posted)\b|\()"
)
_ASIDE = re.compile(
    r"comment|related|recommend|sidebar|(?<!elementor-)widget|\bcard(?!-shadow)|teaser|promo|recirc|footer|latest|popular|trending|respond|testimonial|\breviews?\b|read-?more|carousel|more-|menu|nav-|recent",
    re.IGNORECASE,
)

_NAMING = ("class", "id", "itemprop", "rel", "data-testid")


@dataclass(frozen=True, slots=True)
class Byline:
    """Names with the words that give them; ``strong`` where the words say that they wrote the page."""

    names: tuple[str, ...]
    span: Span | None
    by: str
    strong: bool


def find_authors(
    evidence: Evidence, blocks: list[Block], zone: tuple[int, int], site: set[str]
) -> tuple[tuple[str, ...], list[Ground]]:
    """The names of the authors in the order of the page, and what gives each.

    ``zone`` is the range of blocks from a little before the headline to a little behind the body's end, ``site`` the
    folded names of the site. A byline that says "By" wins over what is stated, for publishing systems state whoever
    pressed the button; a house counts only where the page shows it as a byline; nobody is named on weaker grounds.
    """
    stated = [b for b in (*_linked(evidence), *_meta(evidence)) if b.names]
    shown = list(_shown(evidence, blocks, zone, {"".join(fold_words(n)) for b in stated for n in b.names}))
    for byline in shown:
        if byline.strong and _acceptable(byline, site, shown=True):
            return _given(_fullest(_less_affiliation(byline, site), stated, site))
    for byline in stated:
        people = tuple(n for n in byline.names if _credible(n, site))
        if people:
            return _given(_less_affiliation(Byline(people, byline.span, byline.by, strong=True), site))
    seen = {"".join(fold_words(name)) for byline in shown for name in byline.names}
    for byline in stated:  # a house: only where the page shows it too
        if any("".join(fold_words(name)) in seen for name in byline.names):
            return _given(byline)
    for byline in shown:
        if _acceptable(byline, site, shown=False):
            return _given(byline)
    return (), []


def _less_affiliation(byline: Byline, site: set[str]) -> Byline:
    """A byline without the houses that follow a person: "Ada Quill, Harbour Post"."""
    kept = tuple(
        n
        for i, n in enumerate(byline.names)
        if i == 0 or not (_is_site(n, site) or n.split()[-1].lower() in lexicon()["houses"])
    )
    return Byline(kept, byline.span, byline.by, byline.strong)


def _given(byline: Byline) -> tuple[tuple[str, ...], list[Ground]]:
    return byline.names, [Ground("bylines", name, byline.by, byline.span) for name in byline.names]


def _credible(name: str, site: set[str]) -> bool:
    """Whether a stated name may be believed unseen: one of a person's shape, or a single name with a capital."""
    if _is_site(name, site) and name.rsplit(maxsplit=1)[-1].lower() in lexicon()["houses"]:
        return False
    return is_person(name) or (not _is_site(name, site) and not name.islower() and not is_house(name))


def _is_site(name: str, site: set[str]) -> bool:
    return "".join(fold_words(name)) in site


def _acceptable(byline: Byline, site: set[str], *, shown: bool) -> bool:
    if shown:
        return all(is_name(name) for name in byline.names)
    return all((is_person(name) or is_house(name)) and not _is_site(name, site) for name in byline.names)


def _fullest(byline: Byline, stated: list[Byline], site: set[str]) -> Byline:
    """The shown byline, or the stated one that names the same people more fully ("TurboTaxLisa", "Lisa")."""
    shown = {"".join(fold_words(n)) for n in byline.names}
    for other in stated:
        full = {"".join(fold_words(n)) for n in other.names}
        if full == shown:
            return byline
        people = len(full) >= len(shown) and all(is_person(n) and not _is_site(n, site) for n in other.names)
        if people and all(any(set(fold_words(n)) & set(fold_words(m)) for m in other.names) for n in byline.names):
            return other
    return byline


def _linked(evidence: Evidence) -> Iterator[Byline]:
    """The persons that JSON-LD states as authors of the article."""
    for node in evidence.articles():
        names: list[str] = []
        for value in _values(node.data.get("author")) or _values(node.data.get("creator")):
            names += [n for n in _person(evidence, value) if n not in names]
        if names:
            yield Byline(tuple(names), evidence.place(node, names[0]), "JSON-LD author", strong=True)


def _values(value: Any) -> list[Any]:  # noqa: ANN401  JSON may be anything
    return value if isinstance(value, list) else [value] if value else []


def _person(evidence: Evidence, value: Any) -> list[str]:  # noqa: ANN401
    """The names in one author of JSON-LD: a string, an object, or a reference to one; none for an organisation."""
    if isinstance(value, dict):
        node = evidence.by_id.get(str(value.get("@id")))
        data = node.data | value if node else value
        kind = data.get("@type")
        if "Organization" in str(kind) or "WebSite" in str(kind):
            names = [clean(str(data.get("name") or ""))]
            return [n for n in names if is_person(n) and n.split()[-1].lower() not in lexicon()["houses"]]
        name = data.get("name")
        values = _values(name) or [f"{data.get('givenName', '')} {data.get('familyName', '')}".strip()]
    else:
        values = [value]
    texts = [clean(text) for text in values if isinstance(text, str)]
    return [n for text in texts if "://" not in text for n in split_names(text) if "@" not in n and len(n) <= 60]


def _meta(evidence: Evidence) -> Iterator[Byline]:
    for name in author_fields():
        statements = [
            s
            for s in evidence.meta.get(name, ())
            if "://" not in s.value and "@" not in s.value and len(s.value) <= 200
        ]
        names = list(dict.fromkeys(n for s in statements for n in split_names(s.value) if is_name(n)))
        if names:
            yield Byline(tuple(names), statements[0].span, f"meta {name}", strong=True)
    for number in "12":
        label, data = evidence.first(f"twitter:label{number}"), evidence.first(f"twitter:data{number}")
        if (
            label
            and data
            and re.search(r"written|author|by\b|autor|verfasst|écrit|geschreven|автор", label.value, re.IGNORECASE)
        ):
            names = [n for n in split_names(data.value) if is_name(n)]
            if names:
                yield Byline(tuple(names), data.span, f"meta twitter:data{number}", strong=True)


def _is_named(element: Element) -> bool:
    """Whether an element or one of the three above it has the names of one for authors."""
    for above in islice(element.ancestors(), 4):
        if above.name in ("body", "html", "#page"):
            return False
        if above.raw and _names_author(" ".join(filter(None, map(above.get, _NAMING)))):
            return True
    return False


@lru_cache(maxsize=8192)
def _names_aside(names: str) -> bool:
    """Whether the names of an element are those of a part beside the article; pure, so that caching leaves no trace."""
    return bool(_ASIDE.search(names))


@lru_cache(maxsize=8192)
def _names_author(names: str) -> bool:
    return bool(_AUTHOR.search(names))


def _aside(element: Element) -> bool:
    names = (e.get("class") + " " + e.get("id") for e in islice(element.ancestors(), 7) if e.raw and e.name != "body")
    return any(map(_names_aside, names)) or any(
        e.name in ("nav", "footer", "aside", "form") for e in element.ancestors()
    )


def _shown(evidence: Evidence, blocks: list[Block], zone: tuple[int, int], stated: set[str]) -> Iterator[Byline]:
    """The bylines among the blocks of ``zone``, in the order of the page; ``stated`` are the folded stated names."""
    for index in range(*zone):
        block = blocks[index]
        if len(block.text) > 200:
            continue
        line = block.text.split("\n")[0]
        opener = opens(line)
        if not opener and len(block.text) > 100:
            continue
        named = any(map(_is_named, block.elements[:3]))
        if not (opener or named or block.linked) or _aside(block.elements[0]):
            continue
        if opener and opener.end() >= len(line.rstrip()) and index + 1 < zone[1]:  # "By" alone: the name follows
            block = blocks[index + 1]
            names = tuple(split_names(block.text)) if len(block.text) <= 100 else ()
            sure = named or len(opener[0].split()) > 1
        elif opener:
            names = tuple(split_names(line[: _name_end(line, opener.end())]))
            sure = named and len(line) <= 80
        else:
            yield from _unopened(evidence.page.html, block, line, named=named)
            continue
        known = any("".join(fold_words(name)) in stated for name in names)
        if names and (is_person(names[0]) or known or (sure and all(is_name(n) or is_house(n) for n in names))):
            strong = opener[0].strip().lower() != "from"
            yield Byline(names, Span(block.start, block.end), "the byline", strong)


def _unopened(source: str, block: Block, line: str, *, named: bool) -> Iterator[Byline]:
    """Names in an element for the author, or in a link to the author's page."""
    if named and len(block.text) <= 80:
        names = tuple(split_names(line))
        if names and all(is_person(n) or is_house(n) for n in names):
            yield Byline(names, Span(block.start, block.end), "an element for the author", strong=False)
            return
    links = [
        e for element in block.elements for e in islice(element.ancestors(), 2) if e.name == "a" and _leads_to_author(e)
    ]
    for link in dict.fromkeys(links):
        parts = zip(block.ranges, block.elements, strict=True)
        spans = [(start, end) for (start, end, _), element in parts if link in (element, element.parent)]
        text = " ".join(source[start:end] for start, end in spans)
        if is_person(clean_text(text)):
            yield Byline((clean_text(text),), Span(spans[0][0], spans[-1][1]), "a link to the author", strong=False)


def _leads_to_author(link: Element) -> bool:
    return "author" in link.get("rel") or bool(_AUTHOR_PAGE.search(link.get("href")))


def _name_end(line: str, start: int) -> int:
    """Where the names of a byline end: before a date, a bar, a bullet, or what the author is or works for."""
    found = _AFTER_NAME.search(line, start)
    return found.start() if found else len(line)
