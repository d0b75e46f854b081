"""The authors that a page states outside its text: JSON-LD and meta elements."""

import re
from collections.abc import Iterator
from typing import Any

from rashomon.read.pages.byline import Byline
from rashomon.read.pages.evidence import Evidence, clean
from rashomon.read.pages.names import author_fields, is_name, is_person, names_others, split_names

_LABEL = re.compile(
    r"written|author|by\b|aut[oe]u?r|verfasst|écrit|escrito|scritto|geschreven|автор|yazar|skriv|napsal|作者|著者|글쓴이",
    re.IGNORECASE,
)
_MOST = 50
_LONGEST = 60
"""Characters of the longest name."""


def stated_authors(evidence: Evidence) -> list[Byline]:
    """The authors that JSON-LD states, then those of meta elements, the most trustworthy first."""
    return [byline for byline in (*_linked(evidence), *_meta(evidence)) if byline.names]


def _linked(evidence: Evidence) -> Iterator[Byline]:
    """The persons that JSON-LD states as authors of an article; where there is none, the organisations."""
    for node in evidence.articles():
        people: list[str] = []
        houses: list[str] = []
        for value in _values(node.data.get("author")) or _values(node.data.get("creator")):
            names, house = _author(evidence, value)
            known = houses if house else people
            known += [name for name in names if name not in known]
        if people or houses:
            names = people or houses
            yield Byline(tuple(names), evidence.place(node, names[0]), "JSON-LD author", True, house=not people)


def _values(value: Any) -> list[Any]:  # noqa: ANN401  JSON may be anything
    """The values in one, or in lists within one another."""
    if not isinstance(value, list):
        return [value] if value else []
    return [one for each in value[:_MOST] for one in (each[:_MOST] if isinstance(each, list) else [each])]


def _author(evidence: Evidence, value: Any) -> tuple[list[str], bool]:  # noqa: ANN401
    """The names in one author of JSON-LD (a string, an object, a reference to one), and whether it is no person."""
    house = False
    if isinstance(value, dict):
        node = evidence.by_id.get(str(value.get("@id")))
        data = node.data | value if node else value
        house = "Organization" in str(data.get("@type")) or "WebSite" in str(data.get("@type"))
        values = _values(data.get("name")) or [f"{data.get('givenName', '')} {data.get('familyName', '')}".strip()]
    else:
        values = [value]
    texts = [clean(text) for text in values if isinstance(text, str)]
    names = [n for text in texts if "://" not in text for n in split_names(text)]
    return [n for n in names if "@" not in n and len(n) <= _LONGEST], house


def _may_name(name: str) -> bool:
    """Whether what a field for authors holds may be a name, be it in small letters throughout ("ada quill")."""
    return is_name(name) or (name.islower() and is_person(name))


def _meta(evidence: Evidence) -> Iterator[Byline]:
    for field in author_fields():
        statements = [
            s
            for s in evidence.meta.get(field, ())
            if "://" not in s.value and "@" not in s.value and len(s.value) <= 200 and not names_others(s.value)
        ]
        names = list(dict.fromkeys(n for s in statements for n in split_names(s.value) if _may_name(n)))
        if names:
            yield Byline(tuple(names), statements[0].span, f"meta {field}", strong=True)
    for number in "12":
        label, data = evidence.first(f"twitter:label{number}"), evidence.first(f"twitter:data{number}")
        if label and data and _LABEL.search(label.value):
            names = [n for n in split_names(data.value) if is_name(n)]
            if names:
                yield Byline(tuple(names), data.span, f"meta twitter:data{number}", strong=True)
