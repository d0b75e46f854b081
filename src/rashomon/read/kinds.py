"""What kind of thing an input is: by its name, else by its first bytes."""

import re
from typing import Literal

Kind = Literal["text", "html", "record", "json", "xml", "document", "mail", "table"]
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
    ".docx": "document",
    ".rtf": "document",
    ".odt": "document",
    ".pdf": "document",
    ".eml": "mail",
    ".mbox": "mail",
    ".mhtml": "mail",
    ".mht": "mail",
    ".webarchive": "mail",
    ".csv": "table",
    ".tsv": "table",
    ".xlsx": "table",
}
_SIGNATURES = (
    (b"%PDF", "a PDF", "save it and give the file"),
    (b"\x89PNG", "a picture", "give the text or the page of a report"),
    (b"\xff\xd8\xff", "a picture", "give the text or the page of a report"),
    (b"GIF8", "a picture", "give the text or the page of a report"),
    (b"\xd0\xcf\x11\xe0", "an old Office file", "save it as text first"),
    (b"{\\rtf", "an RTF document", "save it and give the file"),
    (b"\x7fELF", "a program", "give the text or the page of a report"),
    (b"PAR1", "a Parquet file", "give it to `rashomon batch`, or save its rows as JSON lines"),
    (b"ARROW1", "an Arrow file", "save its rows as JSON lines"),
    (b"SQLite format 3\0", "a database, and no archive of Rashomon", "save its rows as JSON lines"),
    (b"\x28\xb5\x2f\xfd", "packed with Zstandard", "unpack it first"),
    (b"\xfd7zXZ\0", "packed with xz", "unpack it first"),
    (b"7z\xbc\xaf\x27\x1c", "a 7-Zip file", "unpack it first"),
    (b"Rar!\x1a\x07", "a RAR file", "unpack it first"),
    (b"BZh", "packed with bzip2", "unpack it first"),
    (b"RIFF", "a picture or a recording", "give the text or the page of a report"),
    (b"ID3", "a recording", "give what is said in it as text"),
)
_ZIPPED = (  # what a zip file is by the names of the files in it
    (b"word/", "a Word document", "save it and give the file"),
    (b"xl/", "a spreadsheet", "save it and give the file"),
    (b"application/vnd.oasis.opendocument", "an OpenDocument file that is no text", "save it as text first"),
    (b"application/epub", "an e-book", "turn it into text first"),
    (b"ppt/", "a presentation", "save it as text first"),
)
_CONTROL = bytes(sorted({*range(9), *range(14, 27), *range(28, 32)}))
_MOST_CONTROL = 0.02
"""The share of control characters beyond which bytes are no text; a few stray ones are."""
BLANK = b"\xef\xbb\xbf \t\r\n\f\v"
"""What is nothing at either end of a text: blanks and the mark of UTF-8."""
WIDE = (b"\xff\xfe", b"\xfe\xff", b"\x00\x00\xfe\xff")
"""The marks of UTF-16 and UTF-32."""
_PAGE = re.compile(rb"<!doctype\s+html|<html[\s>]", re.IGNORECASE)
_PIECE = re.compile(rb"<(?:head|body|article|main|div|h1|p|meta)[\s>]", re.IGNORECASE)
_ROOT = re.compile(
    rb"\A(?:<\?xml[^>]*>\s*)?(?:<!--.*?-->\s*|<!DOCTYPE[^>\[]*(?:\[.*?\]\s*)?>\s*)*<(?:\w+:)?(\w+)",
    re.DOTALL | re.IGNORECASE,
)
_OTHER_ROOTS = {b"rss", b"feed", b"RDF", b"urlset", b"sitemapindex", b"nitf"}


def unreadable(data: bytes) -> tuple[str, str] | None:
    """The reason and the remedy where the bytes are no text at all; None where they may be."""
    for signature, what, remedy in _SIGNATURES:
        if data.startswith(signature) and (not signature.isalnum() or _is_binary(data)):
            return what, remedy
    if data.startswith(b"PK\x03\x04"):
        inside = (found[1:] for found in _ZIPPED if found[0] in data)
        return next(inside, ("a zip file", "unpack it first"))
    return ("binary data", "give the text or the page of a report") if _is_binary(data) else None


def _is_binary(data: bytes) -> bool:
    """Whether bytes hold what no text holds, in whatever encoding."""
    head = data[:4096]
    if head.startswith(WIDE) or b"\0" not in head:
        return False
    if len(head) - len(head.translate(None, _CONTROL)) <= _MOST_CONTROL * len(head):
        return False
    return max(head[0::2].count(0), head[1::2].count(0)) / (len(head) / 2) <= 0.7


def sniff(data: bytes, named: Kind | None = None) -> Kind:
    """The kind of an input that its name does not tell, or (``named`` json or xml) tells in part."""
    head = data[:4096].lstrip(b"\xef\xbb\xbf \t\r\n")
    if head.startswith((b"{", b"[")):
        lines = data.strip().split(b"\n", 2)
        several = len(lines) > 1 and all(
            part.strip().startswith(b"{") and part.strip().endswith(b"}") for part in lines[:2]
        )
        return "record" if several else "json"
    if named == "json" and not head.startswith(b"<"):
        return "json"
    root = _ROOT.match(head)
    if root and (root[1] in _OTHER_ROOTS or ((named or head.startswith(b"<?xml")) and root[1].lower() != b"html")):
        return "xml"
    return "html" if _PAGE.search(head) or (head.startswith(b"<") and _PIECE.search(head)) else "text"
