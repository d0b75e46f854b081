"""Wire formats of the IPTC: ninjs (JSON) and NITF (XML)."""

from collections.abc import Iterable
from typing import Any

from lxml import etree

from rashomon.read.admission import StatedMetadata
from rashomon.read.given import given, markup_text

__all__ = ["from_ninjs", "from_nitf", "is_ninjs"]


def is_ninjs(record: dict[str, Any]) -> bool:
    """Whether a JSON object is a ninjs item (1.x or 2.x)."""
    return "uri" in record and any(key in record for key in ("body_text", "body_xhtml", "body_html", "bodies"))


def from_ninjs(item: dict[str, Any]) -> tuple[StatedMetadata, str]:
    """What a ninjs item states, and its text."""
    bodies = [body for body in _objects(item.get("bodies")) if body.get("value")]
    plain = [body["value"] for body in bodies if body.get("contenttype") == "text/plain"]
    markup = [item.get("body_xhtml"), item.get("body_html"), *(body["value"] for body in bodies)]
    headlines = [item.get("headline"), item.get("title")]
    created = _first(item.get(name) for name in ("firstcreated", "contentcreated", "versioncreated"))
    known = given(
        id=item.get("uri"),
        title=_first((*(line.get("value") for line in _objects(item.get("headlines"))), *headlines)),
        publisher=_first((item.get("copyrightholder"), item.get("provider"))),
        published=created,
        updated=_first((item.get("versioncreated"),)) if item.get("versioncreated") != created else None,
        language=item.get("language"),
        bylines=_first((item.get("byline"), item.get("by"))),
    )
    return known, _first((item.get("body_text"), *plain)) or markup_text(_first(markup))


def _objects(value: object) -> list[dict[str, Any]]:
    return [one for one in value if isinstance(one, dict)] if isinstance(value, list) else []


def _first(values: Iterable[object]) -> str | None:
    """The first of the values that is a string with words."""
    return next((value for value in values if isinstance(value, str) and value.strip()), None)


def from_nitf(root: etree._Element) -> tuple[StatedMetadata, str]:
    """What an NITF document states, and its text."""
    issued = root.find(".//date.issue")
    published = issued.get("norm") if issued is not None else None
    pubdata = root.find(".//pubdata")
    if published is None and pubdata is not None:
        published = pubdata.get("date.publication")
    signed = [name for e in root.iterfind(".//byline") if (name := _signed(e))]
    known = given(
        title=_words(root.find(".//hedline/hl1")) or _words(root.find("./head/title")),
        publisher=pubdata.get("name") if pubdata is not None else _words(root.find(".//distributor")),
        published=published,
        bylines=signed,
    )
    dateline = _words(root.find(".//dateline"))
    content = root.find(".//body.content")
    lines = [_words(p) for p in content.iter("p", "hl2")] if content is not None else []
    paragraphs = [line for line in lines if line]
    if dateline and paragraphs:
        paragraphs[0] = f"{dateline} – {paragraphs[0]}"
    return known, "\n\n".join(paragraphs)


def _signed(byline: etree._Element) -> str | None:
    """The people of a byline, else its words without a title ("byttl")."""
    people = [name for person in byline.iterfind(".//person") if (name := _words(person))]
    for title in byline.findall(".//byttl"):
        title.text = None
    return "; ".join(people) or _words(byline)


def _words(element: etree._Element | None) -> str | None:
    if element is None:
        return None
    return " ".join("".join(str(part) for part in element.itertext()).split()) or None
