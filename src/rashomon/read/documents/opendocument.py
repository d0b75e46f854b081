"""OpenDocument texts (ODT)."""

from lxml import etree

from rashomon.read.documents.packages import open_package
from rashomon.read.documents.unreadable import UnreadableError

_TEXT = "{urn:oasis:names:tc:opendocument:xmlns:text:1.0}"
_PARAGRAPHS = (f"{_TEXT}p", f"{_TEXT}h")
_UNREAD = frozenset((f"{_TEXT}note", f"{_TEXT}tracked-changes"))


def opendocument_text(data: bytes) -> str:
    """The paragraphs and headings of the body, in order, one line each; notes and deleted words are left out."""
    with open_package(data) as package:
        if b"encryption-data" in package.read("META-INF/manifest.xml"):
            raise UnreadableError("a document that is locked with a password", "save it without one")
        parser = etree.XMLParser(resolve_entities=False, no_network=True)
        root = etree.fromstring(package.read("content.xml"), parser)
    inside = {*_UNREAD, *_PARAGRAPHS}
    paragraphs = (p for p in root.iter(*_PARAGRAPHS) if not any(parent.tag in inside for parent in p.iterancestors()))
    return "\n".join(map(_words, paragraphs))


def _words(element: etree._Element) -> str:
    parts = [element.text or ""]
    for child in element:
        if child.tag == f"{_TEXT}s":
            parts.append(" ")
        elif child.tag in {f"{_TEXT}tab", f"{_TEXT}line-break"}:
            parts.append("\t" if child.tag.endswith("tab") else "\n")
        elif child.tag not in _UNREAD and isinstance(child.tag, str):
            parts.append(_words(child))
        parts.append(child.tail or "")
    return "".join(parts)
