"""Web archives: the pages inside WARC and WACZ files, one at a time, so that memory stays flat."""

import io
import zipfile
import zlib
from collections.abc import Iterator
from pathlib import Path
from typing import IO, Any

from rashomon.model import Failure, one_line
from rashomon.read.admission import Allowance
from rashomon.read.archives.bodies import PackedError, unpack
from rashomon.read.decode import LARGEST, TooLargeError
from rashomon.read.raw import Raw

__all__ = ["ARCHIVES", "open_archive"]

ARCHIVES = (".warc", ".wacz")
_NEEDS = "install rashomon[archives] to read web archives"
_PAGES = ("text/html", "application/xhtml+xml", "text/plain")
_NEXT = (b"\r\n\r\nWARC/1.", b"\n\nWARC/1.")
"""How a record begins behind the one before it."""
_ENCRYPTED = 1  # the bit of a zip entry's flags that says so
_DAMAGED = (zipfile.BadZipFile, zlib.error, ValueError, EOFError, OSError)


def open_archive(path: Path) -> Iterator[Raw | Failure]:
    """The pages of a ``.warc``, ``.warc.gz`` or ``.wacz`` file, each named ``FILE#ADDRESS``.

    A damaged archive gives the pages before the damage and then a ``Failure``.
    """
    source, found = one_line(str(path)), 0
    opened = _wacz if path.suffix.lower() == ".wacz" else _warc
    for raw in opened(source, path, Allowance(path.stat().st_size)):
        found += 1
        yield raw
    if not found:
        yield Failure(source, "the archive holds no page", "give an archive with responses of type text/html")


def _wacz(source: str, path: Path, allowance: Allowance) -> Iterator[Raw | Failure]:
    """The pages of all WARC files in a bundle; one of them that cannot be opened costs only itself."""
    try:
        with zipfile.ZipFile(path) as bundle:
            inside = sorted(bundle.infolist(), key=lambda member: member.filename)
            for member in inside:
                name = member.filename
                if name.startswith("archive/") and name.removesuffix(".gz").endswith(".warc"):
                    yield from _member(f"{source}#{one_line(name)}", source, bundle, member, allowance)
    except _DAMAGED:
        yield Failure(source, "the archive is damaged: no zip file, or cut off", "fetch it again")


def _member(
    name: str, source: str, bundle: zipfile.ZipFile, member: zipfile.ZipInfo, allowance: Allowance
) -> Iterator[Raw | Failure]:
    if member.flag_bits & _ENCRYPTED:
        yield Failure(name, "encrypted, a password would be needed", "give the archive without encryption")
        return
    try:
        stream = bundle.open(member)
    except (NotImplementedError, RuntimeError):
        yield Failure(name, "packed in a way that is not unpacked here", "pack the archive with deflate, or not at all")
        return
    except _DAMAGED as error:
        yield Failure(name, f"damaged ({error})", "fetch the archive again")
        return
    with stream:
        yield from _undamaged(source, stream, allowance)


def _warc(source: str, path: Path, allowance: Allowance) -> Iterator[Raw | Failure]:
    with path.open("rb") as stream:
        yield from _undamaged(source, stream, allowance)


def _undamaged(source: str, stream: IO[bytes], allowance: Allowance) -> Iterator[Raw | Failure]:
    """The pages of one WARC file up to where it is damaged, or unpacks to more than its size accounts for."""
    found = 0
    try:
        for raw in _records(source, stream, allowance):
            found += isinstance(raw, Raw)
            yield raw
    except TooLargeError:
        limit = f"the archive unpacks to more than {allowance.total >> 20} MiB, far more than its size accounts for"
        yield Failure(source, f"{limit}; read up to page {found}", "give its pages alone")
    except _DAMAGED as error:
        yield Failure(source, f"the archive is damaged after {found} pages ({error})", "fetch it again")


def _records(source: str, stream: IO[bytes], allowance: Allowance) -> Iterator[Raw | Failure]:
    try:
        from fastwarc.warc import ArchiveIterator, WarcRecordType  # noqa: PLC0415  an extra: only archives need it
    except ImportError:
        yield Failure(source, "web archives cannot be read here", _NEEDS)
        return
    kinds = WarcRecordType.response | WarcRecordType.resource | WarcRecordType.conversion
    for record in ArchiveIterator(stream, record_types=kinds, parse_http=True):
        stored = record.record_type != WarcRecordType.response
        kind = (
            (record.headers.get("Content-Type") or "").partition(";")[0].strip() if stored else record.http_content_type
        )
        address: str = record.headers.get("WARC-Target-URI") or ""
        name = f"{source}#{one_line(address)}"
        answered = stored or (record.http_headers and record.http_headers.status_code == 200)
        if not answered or kind not in _PAGES:
            continue
        packed = record.reader.read(LARGEST + 1)
        allowance.spend(len(packed))
        short = len(packed) < record.content_length and len(packed) <= LARGEST
        at = next((place for start in _NEXT if (place := packed.find(start)) >= 0), -1) if short else -1
        yield from _page(name, kind, record, packed[:at] if at >= 0 else packed, allowance)
        if short:
            told = f"its page is said to hold {record.content_length:,} bytes, and the archive ends before"
            yield Failure(name, told, "fetch the archive again if a page behind it is missing")
        if at >= 0:
            yield from _records(source, io.BytesIO(packed[at:].lstrip()), allowance)


def _page(name: str, kind: str, record: Any, packed: bytes, allowance: Allowance) -> Iterator[Raw | Failure]:  # noqa: ANN401  fastwarc has no types
    """The page that a record of the archive holds."""
    get = record.http_headers.get if record.http_headers else _nothing
    try:
        body = unpack(packed, get("Transfer-Encoding"), get("Content-Encoding"), LARGEST)
    except TooLargeError:
        allowance.spend(LARGEST)
        yield Failure(name, f"larger than {LARGEST >> 20} MiB", "give the report alone")
        return
    except PackedError as packing:
        yield Failure(name, f"packed with {packing}, which is not unpacked here", _NEEDS)
        return
    allowance.spend(max(0, len(body) - len(packed)))
    url = record.headers.get("WARC-Target-URI")
    yield Raw(name, "text" if kind == "text/plain" else "html", body, url, get("Content-Type"))


def _nothing(name: str) -> str | None:  # noqa: ARG001  what is stored without an answer has no header to ask
    return None
