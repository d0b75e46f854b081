"""Wire formats of the IPTC: ninjs (JSON) and NITF (XML)."""

from typing import Any

from lxml import etree

from rashomon.read.feeds import plain_text
from rashomon.read.stated import stated_date
from rashomon.read.text import Known

__all__ = ["from_ninjs", "from_nitf", "is_ninjs"]


def is_ninjs(record: dict[str, Any]) -> bool:
    """Whether a JSON object is a ninjs item (1.x or 2.x)."""
    return "uri" in record and any(key in record for key in ("body_text", "body_xhtml", "body_html", "bodies"))


def from_ninjs(item: dict[str, Any]) -> tuple[Known, str]:
    """What a ninjs item states, and its text."""
    bodies = [b for b in item.get("bodies") or () if isinstance(b, dict) and b.get("value")]
    plain = item.get("body_text") or next((b["value"] for b in bodies if b.get("contenttype") == "text/plain"), None)
    markup = item.get("body_xhtml") or item.get("body_html") or next((b["value"] for b in bodies), "")
    headlines = item.get("headlines") or [{"value": item.get("headline") or item.get("title")}]
    byline = item.get("byline")
    known = Known(
        id=item["uri"],
        title=headlines[0].get("value"),
        publisher=item.get("copyrightholder") or item.get("provider"),
        published=stated_date(
            item.get("firstcreated") or item.get("versioncreated") or item.get("contentcreated")
        ).value,
        language=item.get("language"),
        bylines=(byline.removeprefix("By ").strip(),) if isinstance(byline, str) and byline.strip() else (),
    )
    return known, plain or plain_text(markup)


def from_nitf(root: etree._Element) -> tuple[Known, str]:
    """What an NITF document states, and its text."""
    issued = root.find(".//date.issue")
    published = issued.get("norm") if issued is not None else None
    pubdata = root.find(".//pubdata")
    if published is None and pubdata is not None:
        published = pubdata.get("date.publication")
    known = Known(
        title=_words(root.find(".//hedline/hl1")) or _words(root.find("./head/title")),
        publisher=pubdata.get("name") if pubdata is not None else _words(root.find(".//distributor")),
        published=stated_date(published).value,
        bylines=tuple(name for e in root.iterfind(".//byline/person") if (name := _words(e))),
    )
    dateline = _words(root.find(".//dateline"))
    content = root.find(".//body.content")
    lines = [_words(p) for p in content.iter("p", "hl2")] if content is not None else []
    paragraphs = [line for line in lines if line]
    if dateline and paragraphs:
        paragraphs[0] = f"{dateline} – {paragraphs[0]}"
    return known, "\n\n".join(paragraphs)


def _words(element: etree._Element | None) -> str | None:
    if element is None:
        return None
    return " ".join("".join(str(part) for part in element.itertext()).split()) or None
