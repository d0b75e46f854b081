"""More inputs that are no good: broken packing, lying declarations, deep nesting, giant parts, mail, tables, documents.

Each with the least number of reports that must be told of it, and whether something must be said of it, as in
``bad_inputs``.
"""

import gzip
import io
import json
import plistlib
import zipfile

from bad_inputs import GOOD, TEXT

_BODY = "".join(f"<p>{line}</p>" for line in TEXT.split("\n\n"))
_HEAD = "From: Ada Quill <ada@lantern.example>\nSubject: Pier to be rebuilt\nDate: Mon, 12 Feb 2024 10:00:00 +0000\n"
_BASE64 = "Content-Type: text/html\nContent-Transfer-Encoding: base64"
_SHEET = '<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main">'


def _record(**fields: object) -> bytes:
    return json.dumps({"text": TEXT, **fields}).encode() + b"\n"


def _page(head: str = "", body: str = _BODY, attributes: str = "") -> bytes:
    page = (
        f"<html><head><title>Pier</title>{head}</head><body{attributes}><h1>Pier to be rebuilt</h1>{body}</body></html>"
    )
    return page.encode("utf-8", "surrogatepass")


def _zip(**parts: bytes) -> bytes:
    with zipfile.ZipFile(packed := io.BytesIO(), "w", zipfile.ZIP_DEFLATED) as bundle:
        for name, data in parts.items():
            bundle.writestr(name.replace("__", "/"), data)
    return packed.getvalue()


def _parts(count: int, *, closed: bool = True, charset: str = "utf-8") -> bytes:
    """A message of so many parts of text."""
    part = f'--b\nContent-Type: text/plain; charset="{charset}"\n\n{TEXT}\n'
    head = f'{_HEAD}MIME-Version: 1.0\nContent-Type: multipart/mixed; boundary="b"\n\n'
    return (head + part + "--b\nContent-Type: text/plain\n\nx\n" * count + ("--b--\n" if closed else "")).encode()


def _enclosed(depth: int) -> bytes:
    """A message in a message, so deep."""
    inner = f"{_HEAD}\n{TEXT}\n"
    return (f"{_HEAD}MIME-Version: 1.0\nContent-Type: message/rfc822\n\n" * depth + inner).encode()


def _pdf(kids: str, content: str = "") -> bytes:
    stream = f"<< /Length {len(content)} >>\nstream\n{content}\nendstream"
    page = "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 200 200] /Contents 4 0 R >>"
    tree = f"<< /Type /Pages /Kids [{kids}] /Count 1 >>"
    objects = ("<< /Type /Catalog /Pages 2 0 R >>", tree, page, stream)
    body = "".join(f"{number} 0 obj\n{one}\nendobj\n" for number, one in enumerate(objects, 1))
    return f"%PDF-1.4\n{body}trailer << /Root 1 0 R /Size 5 >>\nstartxref\n0\n%%EOF\n".encode()


def _feed(declared: str, *items: str, link: str = "https://lantern.example/feed") -> bytes:
    inside = "".join(f"<item>{item}</item>" for item in items)
    head = f'<?xml version="1.0" encoding="{declared}"?><rss version="2.0"><channel><title>Lantern</title>'
    return f"{head}<link>{link}</link>{inside}</channel></rss>".encode()


_ITEM = (
    f"<title>Pier</title><description><![CDATA[{_BODY}]]></description><pubDate>Mon, 12 Feb 2024 10:00:00 GMT</pubDate>"
)
_LD = {"@type": "NewsArticle", "headline": "Pier to be rebuilt"}
_OF_ITSELF = _LD | {"author": {"@id": "#a", "author": {"@id": "#a"}}, "@id": "#a"}
_CELLS = f'{_SHEET}<dimension ref="A1:XFD1048576"/></worksheet>'.encode()


def _ld(value: str) -> bytes:
    return _page(f'<script type="application/ld+json">{value}</script>')


ODD: dict[str, tuple[bytes, int, bool]] = {
    # packing
    "half.txt.gz": (gzip.compress(TEXT.encode() * 3)[:-60], 0, True),
    "tail.txt.gz": (gzip.compress(TEXT.encode()) + b"garbage", 0, False),
    "members.jsonl.gz": (gzip.compress(GOOD) + gzip.compress(_record(title="Second")), 1, False),
    "layers.txt.gz": (gzip.compress(gzip.compress(gzip.compress(TEXT.encode()))), 0, False),
    "bomb.wacz": (_zip(archive__a_warc=b"WARC/1.0\r\n" + b"\0" * 80_000_000), 0, True),
    "bomb.docx": (_zip(word__document_xml=b"<w:document>" + b"<w:p/>" * 8_000_000), 0, True),
    "bomb.xlsx": (_zip(xl__workbook_xml=b"<workbook/>", xl__worksheets__sheet1_xml=b" " * 60_000_000), 0, True),
    "bomb.odt": (_zip(mimetype=b"application/vnd.oasis.opendocument.text", content_xml=b"<a>" * 3_000_000), 0, True),
    "nothing.docx": (_zip(a=b""), 0, True),
    "half.docx": (_zip(word__document_xml=b"<w:document>")[:-30], 0, True),
    # pages
    "attribute.html": (_page(attributes=f' class="{"a " * 400_000}"'), 1, False),
    "attributes.html": (_page(attributes="".join(f' a{n}="x"' for n in range(50_000))), 0, False),
    "nul.html": (_page().replace(b"<p>", b"<p>\0\0").replace(b"pier", b"pi\0er"), 1, False),
    "deep_json.html": (_ld("[" * 50_000 + "]" * 50_000), 1, False),
    "many_json.html": (_ld(json.dumps([_LD | {"url": f"u{n}"} for n in range(5_000)])), 1, False),
    "loop_json.html": (_ld(json.dumps(_OF_ITSELF)), 1, False),
    "canonical.html": (_page('<link rel="canonical" href="javascript:alert(1)"><base href="data:,x">'), 1, False),
    "refresh.html": (_page('<meta http-equiv="refresh" content="0;url=">'), 1, False),
    "tables.html": (_page(body=_BODY + "<table><tr><td>" * 3_000), 1, False),
    "inline.html": (_page(body=_BODY + "<b><i>" * 20_000 + "x"), 0, True),
    "entities.html": (_page(body=_BODY + "&#x110000;&#0;&#xD800;&notanentity;" * 2_000), 1, False),
    # texts
    "nul.txt": (TEXT.replace(" ", "\0 ").encode(), 0, False),
    "carriage.txt": (TEXT.replace("\n", "\r").encode(), 1, False),
    "marks.txt": ((TEXT.replace("pier", "p" + "\u0301" * 3_000 + "ier")).encode(), 0, False),
    "turned.txt": ("\u202e\u2066".join(TEXT.split(" ")).encode(), 0, False),
    "odd16.txt": (TEXT.encode("utf-16")[:-1], 1, False),
    "halves16.txt": (b"\xff\xfe" + b"\x00\xd8" * 50 + TEXT.encode("utf-16-le"), 0, False),
    "mixed.txt": (TEXT.encode() + "\nÄußerung café ".encode("latin-1") * 20 + "港".encode(), 1, False),
    "private.txt": (("\ue000\ufdd0\uffff" + TEXT + "\U0010ffff").encode(), 1, False),
    # records
    "marked_order.jsonl": (b"\xef\xbb\xbf" + GOOD + b"\xef\xbb\xbf" + _record(title="Second"), 1, False),
    "twice.jsonl": (GOOD.replace(b"{", b'{"title": 5, "text": [], ', 1), 0, False),
    "large.jsonl": (_record(published=10**400, id=10**300, language=["en"] * 1_000), 0, False),
    "days.jsonl": (b"".join(_record(id=str(n), published=day) for n, day in enumerate(
        ("2024-13-45", "24:61", "-1", "٢٠٢٤-٠١-٠١", "2024-02-30T99:99Z", " ", "1e9", "9" * 400))), 1, False),
    "deep.jsonl": (_record(more=None).replace(b"null", b"[" * 900 + b"]" * 900), 0, False),
    "addresses.jsonl": (_record(url="javascript:alert(1)") + _record(url="http://[", id="b", title="\n"), 1, False),
    "long.jsonl": (_record(language="x" * 50_000, publisher="p" * 200_000, bylines=["b" * 9_000] * 30), 0, False),
    "controls.jsonl": (_record(publisher="\x1b]0;title\x07", title="a\u2028b\u0085c\x00"), 1, False),
    # feeds
    "declared.xml": (_feed("utf-16", _ITEM), 0, False),
    "unknown.xml": (_feed("x-no-such-charset", _ITEM), 0, False),
    "self.xml": (_feed("utf-8", "<link>self.xml</link><guid>1</guid>" * 50, link="self.xml"), 0, True),
    "lies.xml": (_feed("utf-8", _ITEM.replace("2024", "99999"), "<title>x</title><link>http://[</link>"), 0, True),
    "enclosed.xml": (_feed("utf-8", _ITEM + "<item>" * 2_000), 0, False),
    "numbers.xml": (_feed("utf-8", _ITEM, "<title>&#99999999;&#xD800;&#55296;</title><link>" * 3), 0, True),
    # mail
    "from.mbox": (f"From a\n{_HEAD}\n{TEXT}\n\nFrom here on it rained.\n\nFrom b\n\n\nFrom c\n".encode(), 0, False),
    "deep.eml": (_enclosed(300), 0, False),
    "parts.eml": (_parts(2_000), 0, False),
    "open.eml": (_parts(2, closed=False, charset="x-no-such"), 0, False),
    "head.eml": (("Subject: " + "=?utf-8?B?////?= " * 5_000 + f"\n{_HEAD}\n{TEXT}").encode(), 0, False),
    "lines.mbox": (b"From \n" * 30_000, 0, True),
    "base64.mhtml": (f"{_HEAD}{_BASE64}\n\n====\nPHA+\0".encode(), 0, True),
    # documents and tables
    "empty.pdf": (_pdf("3 0 R"), 0, True),
    "loop.pdf": (_pdf("2 0 R 2 0 R"), 0, True),
    "self.pdf": (_pdf("3 0 R", "q " * 100_000), 0, True),
    "deep.rtf": (b"{\\rtf1 " + b"{" * 50_000 + TEXT.encode() + b"}" * 50_000, 0, False),
    "number.rtf": (b"{\\rtf1\\u" + b"9" * 5_000 + b"? " + TEXT.encode() + b"}", 0, False),
    "quote.csv": (b'title,text\nPier,"' + TEXT.encode().replace(b'"', b"") * 400, 0, False),
    "wide.csv": (b",".join(b"c%d" % n for n in range(20_000)) + b"\n" + b"x," * 20_000, 0, True),
    "nul.csv": (b"title,text\nPier,\0\0" + TEXT.encode().replace(b'"', b"").replace(b"\n", b" ") + b"\n", 0, False),
    "ragged.tsv": (b"title\ttext\n" + b"a\n\t\t\t\t\nb\tc\td\te\n" * 300, 0, True),
    "cells.xlsx": (_zip(xl__worksheets__sheet1_xml=_CELLS), 0, True),
    "list.webarchive": (plistlib.dumps({"WebMainResource": [1, {"a": b"x"}]}, fmt=plistlib.FMT_BINARY), 0, True),
    "none.webarchive": (b"bplist00" + b"\xff" * 40, 0, True),
}  # fmt: skip
