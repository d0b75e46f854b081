"""Web archives: the pages inside WARC and WACZ files, one at a time, so that memory stays flat."""

import zipfile
from collections.abc import Iterator
from pathlib import Path
from typing import IO

from rashomon.model import Failure
from rashomon.read.archives.bodies import PackedError, unpack
from rashomon.read.decode import LARGEST, TooLargeError
from rashomon.read.raw import Raw

__all__ = ["ARCHIVES", "open_archive"]

ARCHIVES = (".warc", ".wacz")
_NEEDS = "install rashomon[archives] to read web archives"
_PAGES = ("text/html", "application/xhtml+xml", "text/plain")


def open_archive(path: Path) -> Iterator[Raw | Failure]:
    """The pages of a ``.warc``, ``.warc.gz`` or ``.wacz`` file, each named ``FILE#ADDRESS``.

    A damaged archive gives the pages before the damage and then a ``Failure``.
    """
    found = 0
    try:
        for raw in _wacz(path) if path.suffix.lower() == ".wacz" else _warc(str(path), path):
            found += isinstance(raw, Raw)
            yield raw
    except (zipfile.BadZipFile, ValueError, EOFError, OSError) as error:
        yield Failure(str(path), f"the archive is damaged after {found} pages ({error})", "fetch it again")
        return
    if not found:
        yield Failure(str(path), "the archive holds no page", "give an archive with responses of type text/html")


def _wacz(path: Path) -> Iterator[Raw | Failure]:
    with zipfile.ZipFile(path) as bundle:
        for name in sorted(bundle.namelist()):
            if name.startswith("archive/") and name.removesuffix(".gz").endswith(".warc"):
                with bundle.open(name) as stream:
                    yield from _records(str(path), stream)


def _warc(source: str, path: Path) -> Iterator[Raw | Failure]:
    with path.open("rb") as stream:
        yield from _records(source, stream)


def _records(source: str, stream: IO[bytes]) -> Iterator[Raw | Failure]:
    try:
        from fastwarc.warc import ArchiveIterator, WarcRecordType  # noqa: PLC0415  an extra: only archives need it
    except ImportError:
        yield Failure(source, "web archives cannot be read here", _NEEDS)
        return
    for record in ArchiveIterator(stream, record_types=WarcRecordType.response, parse_http=True):
        kind = record.http_content_type or ""
        if not record.http_headers or record.http_headers.status_code != 200 or kind not in _PAGES:
            continue
        url = record.headers.get("WARC-Target-URI", "")
        get = record.http_headers.get
        try:
            packed = record.reader.read(LARGEST + 1)
            body = unpack(packed, get("Transfer-Encoding"), get("Content-Encoding"), LARGEST)
        except TooLargeError:
            yield Failure(f"{source}#{url}", f"larger than {LARGEST >> 20} MiB", "give the report alone")
            continue
        except PackedError as packing:
            yield Failure(f"{source}#{url}", f"packed with {packing}, which is not unpacked here", _NEEDS)
            continue
        yield Raw(f"{source}#{url}", "text" if kind == "text/plain" else "html", body, url, get("Content-Type"))
