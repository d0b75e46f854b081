"""Invented inputs of every kind that has ever ended a run."""

import gzip
import io
import json
import zipfile

TEXT = (
    "SALTMOUTH - The harbour board of Saltmouth will rebuild the ferry pier that a storm broke last winter, its chair "
    'Ada Quill said on Monday. "Work begins on May 2," Quill told the Saltmouth Lantern.\n\n'
    "Boats of the island of Ness will land at the old quay for about eight months. Four people were hurt when the pier "
    "fell, the board said."
)
GOOD = json.dumps({"title": "Pier to be rebuilt", "text": TEXT, "published": "2024-02-12"}).encode() + b"\n"
_BODY = "".join(f"<p>{line}</p>" for line in TEXT.split("\n\n"))
_LONG = TEXT.replace("Ada Quill", "Ben Reed") + "\n\n" + TEXT.replace("the old quay", "Ness Sound")


def _record(**fields: object) -> bytes:
    return json.dumps({"text": TEXT, **fields}).encode() + b"\n"


def _page(head: str = "", body: str = _BODY) -> bytes:
    return f"<html><head><title>Pier</title>{head}</head><body><h1>Pier to be rebuilt</h1>{body}</body></html>".encode()


def warc(*addresses: str, length: int | None = None) -> bytes:
    """A web archive of one page an address; ``length`` is what the first says it has."""
    out = b""
    for number, address in enumerate(addresses):
        body = b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\n" + _page(
            body=_BODY.replace("Quill", f"Quill{number}")
        )
        size = length if length is not None and not number else len(body)
        out += (
            (
                f"WARC/1.0\r\nWARC-Type: response\r\nWARC-Target-URI: {address}\r\n"
                f"Content-Type: application/http; msgtype=response\r\nContent-Length: {size}\r\n\r\n"
            ).encode()
            + body
            + b"\r\n\r\n"
        )
    return out


def wacz(*, flags: int = 0, method: int = 0) -> bytes:
    """A bundle of one web archive, said to be encrypted (a bit of ``flags``) or packed by an unknown ``method``."""
    with zipfile.ZipFile(buffer := io.BytesIO(), "w") as bundle:
        bundle.writestr("archive/a.warc", warc("https://lantern.example/1"))
    data = bytearray(buffer.getvalue())
    for start, at in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        where = data.find(start) + at
        data[where] |= flags
        if method:
            data[where + 2 : where + 4] = method.to_bytes(2, "little")
    return bytes(data)


def _feed(*items: object) -> bytes:
    return json.dumps({"version": "https://jsonfeed.org/version/1.1", "title": "Lantern", "items": items}).encode()


_ITEM = {"id": "1", "title": "Pier", "content_text": _LONG, "date_published": "2024-02-12T10:00:00Z"}
_NINJS = {"uri": "urn:1", "headline": "Pier", "body_text": TEXT, "versioncreated": "2024-02-12T10:00:00Z"}

# name: (bytes, the least number of reports that must be told, whether something must be said of it)
INPUTS: dict[str, tuple[bytes, int, bool]] = {
    "list_as_id.json": (json.dumps({**_NINJS, "uri": ["a"], "language": {"en": 1}, "headline": 7}).encode(), 1, False),
    "headlines.json": (json.dumps([{**_NINJS, "headlines": "x"}, {**_NINJS, "bodies": 5}]).encode(), 1, False),
    "one_bad.json": (b"[" + GOOD + b',{"body":{"sections":5,"paragraphs":7}},3,' + _record(title=[1]) + b"]", 1, True),
    "feed_items.json": (_feed("x", 5, _ITEM, None), 1, True),
    "feed_types.json": (_feed({**_ITEM, "authors": 5, "title": {}, "url": [1]}, {"content_html": 8}), 1, True),
    "feed_control.json": (_feed({**_ITEM, "content_text": None, "content_html": f"<p>\x01{_LONG}</p>"}), 1, False),
    "halves.jsonl": (_record(title="\ud800 pier \udc00") + _record(text=f"\udfff {TEXT}", id="\ud83d"), 2, False),
    "escape.jsonl": (_record(title="\x1b[31m\x07pier\x00", publisher="a\nb"), 1, False),
    "year_1.jsonl": (_record(published="0001-01-01") + GOOD, 1, False),
    "year_9999.jsonl": (_record(published="9999-12-31") + GOOD, 1, False),
    "dates_told.jsonl": (_record(text=f"{TEXT} On Dec. 31, 9999 and in 99999999999 years."), 1, False),
    "number.jsonl": (_record(title=1) + b'{"text": ' + b"9" * 5000 + b"}\n", 1, True),
    "infinite.jsonl": (_record(text=f"{TEXT} The storm cost {'9' * 400} dollars and 1e999 more."), 1, False),
    "deep.json": (b"[" * 100_000, 0, True),
    "deep.rss": (b"<rss><channel><item>" + b"<a>" * 5_000, 0, True),
    "nothing.json": (b"[]", 0, True),
    "nothing.jsonl": (b" \n\n", 0, True),
    "empties.json": (b"[" + b",".join([b"{}"] * 5_000) + b"]", 0, True),
    "bomb.txt.gz": (gzip.compress(b"a\n" * 5_000_000), 0, True),
    "bomb.warc.gz": (gzip.compress(warc("http://a.example/") + b"x" * 20_000_000), 1, False),
    "encrypted.wacz": (wacz(flags=1), 0, True),
    "unknown.wacz": (wacz(method=99), 0, True),
    "length.warc": (warc("https://lantern.example/1", "https://lantern.example/2", length=10**12), 2, True),
    "charset.html": (_page('<meta charset="punycode">'), 1, False),
    "codec.html": (_page('<meta charset="raw_unicode_escape">', _BODY.replace("pier", "\\ud800 pié")), 1, False),
    "json_ld.html": (
        _page('<script type="application/ld+json">{"@type":"NewsArticle","headline":"\\ud800"}</script>'), 1, False
    ),
    "markup.jsonl": (_record(title="[/red] pier [bold"), 1, False),
    "stray.jsonl": (_record(text="x" * 150_000) + GOOD[:-2] + b'\xe4\x1b\xff"}\n', 0, True),
    "unbroken.jsonl": (_record(text="x" * 150_000), 0, False),
    "wide.jsonl": ((GOOD + _record(title="Z")).decode().encode("utf-16"), 1, False),
}  # fmt: skip
