"""What kind of thing an input is: by its name, else by its first bytes."""

import re
from typing import Literal

Kind = Literal["text", "html", "record", "json", "xml"]
SUFFIXES: dict[str, Kind] = {
    ".txt": "text",
    ".text": "text",
    ".md": "text",
    ".html": "html",
    ".htm": "html",
    ".xhtml": "html",
    ".jsonl": "record",
    ".ndjson": "record",
    ".json": "json",
    ".xml": "xml",
    ".rss": "xml",
    ".atom": "xml",
}
_SIGNATURES = (
    (b"%PDF", "a PDF", "turn it into text first (pdftotext)"),
    (b"PK\x03\x04", "a zip file", "unpack it first"),
    (b"\x89PNG", "a picture", "give the text or the page of a report"),
    (b"\xff\xd8\xff", "a picture", "give the text or the page of a report"),
    (b"GIF8", "a picture", "give the text or the page of a report"),
    (b"\xd0\xcf\x11\xe0", "an old Office file", "save it as text first"),
    (b"\x7fELF", "a program", "give the text or the page of a report"),
)
_MARKS_OF_WIDE_TEXT = (b"\xff\xfe", b"\xfe\xff", b"\x00\x00\xfe\xff")
_PAGE = re.compile(rb"<!doctype\s+html|<html|<head|<body|<article|<p[\s>]", re.IGNORECASE)


def unreadable(data: bytes) -> tuple[str, str] | None:
    """The reason and the remedy where the bytes are no text at all; None where they may be."""
    for signature, what, remedy in _SIGNATURES:
        if data.startswith(signature):
            return what, remedy
    head = data[:4096]
    if head.startswith(_MARKS_OF_WIDE_TEXT) or b"\0" not in head:
        return None
    wide = max(head[0::2].count(0), head[1::2].count(0)) / (len(head) / 2)
    return None if wide > 0.7 else ("binary data", "give the text or the page of a report")


def sniff(data: bytes) -> Kind:
    """The kind of an input that its name does not tell."""
    head = data[:4096].lstrip(b"\xef\xbb\xbf \t\r\n")
    if head.startswith((b"{", b"[")):
        lines = data.strip().split(b"\n", 2)
        several = len(lines) > 1 and all(
            part.strip().startswith(b"{") and part.strip().endswith(b"}") for part in lines[:2]
        )
        return "record" if several else "json"
    if _PAGE.search(head):
        return "html"
    return "xml" if head.startswith(b"<") else "text"
