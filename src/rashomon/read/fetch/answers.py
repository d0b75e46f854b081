"""What a server answered: the report, or why it is none."""

import time
from dataclasses import dataclass
from email.utils import parsedate_to_datetime
from typing import TYPE_CHECKING

from rashomon.read.decode import LARGEST, gunzip
from rashomon.read.fetch.errors import UnfetchedError
from rashomon.read.fetch.unpack import pieces
from rashomon.read.kinds import Kind, sniff, unreadable
from rashomon.read.raw import Raw

if TYPE_CHECKING:
    import httpx

_TYPES: dict[str, Kind] = {"text/html": "html", "application/xhtml+xml": "html", "text/plain": "text"}
_NO_REPORTS = ("image/", "audio/", "video/", "font/", "text/css", "text/javascript", "application/javascript")
_BUSY = {429, 503}


@dataclass(frozen=True, slots=True)
class Validators:
    """What a server said of a page the last time, so that it need not send it again unchanged."""

    etag: str | None = None
    modified: str | None = None

    def headers(self) -> dict[str, str]:
        """The headers of a conditional request (RFC 9110, section 13)."""
        pairs = {"If-None-Match": self.etag, "If-Modified-Since": self.modified}
        return {name: value for name, value in pairs.items() if value}


def answered(address: str, final: str, response: "httpx.Response") -> tuple[Raw, Validators]:
    """The report that was asked for at ``address`` and found at ``final``; ``UnfetchedError`` where there is none."""
    _check_status(response)
    header = response.headers.get("content-type", "")
    kind = header.partition(";")[0].strip().lower()
    if kind.startswith(_NO_REPORTS):
        raise UnfetchedError(f"no report but {kind[:60]}", "give the address of the page that tells it")
    packed = b"".join(pieces(response.iter_raw(), response.headers.get("content-encoding", ""), LARGEST))
    data = gunzip(packed)
    if not data.strip():
        raise UnfetchedError("the page is empty", "check the address")
    if why := unreadable(data):
        raise UnfetchedError(*why)
    validators = Validators(response.headers.get("etag"), response.headers.get("last-modified"))
    return Raw(address, _TYPES.get(kind) or sniff(data), data, final, header), validators


def _check_status(response: "httpx.Response") -> None:
    status, seconds = response.status_code, seconds_to_wait(response)
    if status == 304:
        raise UnfetchedError("unchanged since it was last fetched", "nothing to do")
    if seconds is not None:
        raise UnfetchedError(f"the server answers {status}", f"try again in {seconds:.0f} seconds")
    if status != 200:
        raise UnfetchedError(f"the server answers {status}", "check the address or try later")


def seconds_to_wait(response: "httpx.Response") -> float | None:
    """How long a server that has too much to do asks to be left alone (RFC 9110, section 10.2.3), if it says."""
    said = response.headers.get("retry-after", "").strip()
    if response.status_code not in _BUSY or not said:
        return None
    if said.isascii() and said.isdecimal():
        return float(said[:12])
    try:
        return max(0.0, parsedate_to_datetime(said).timestamp() - time.time())
    except (ValueError, OverflowError):
        return None
