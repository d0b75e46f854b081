"""The bytes of a page as a web archive keeps them: in the pieces and the packing of the transfer."""

import re
import zlib
from importlib import import_module

from rashomon.read.decode import TooLargeError, gunzip

_PIECE = re.compile(rb"\s*([0-9a-fA-F]{1,8})[ \t]*(?:;[^\r\n]{0,200})?\r?\n")
_ZSTD = b"\x28\xb5\x2f\xfd"
_STEP = 2**20  # bytes that are unpacked at a time


def unpack(body: bytes, transfer: str | None, packing: str | None, limit: int) -> bytes:
    """The bytes of a page from ``body`` and its headers Transfer-Encoding and Content-Encoding.

    Many archives unpack the body and keep the headers, so a body that is not what they say comes back as it is.
    Raises ``TooLargeError`` where more than ``limit`` bytes come out, ``PackedError`` where nothing here unpacks it.
    """
    if "chunked" in (transfer or "").lower():
        body = _joined(body)
    if "deflate" in (packing or "").lower():
        body = _inflated(body, limit)
    if "br" in re.findall(r"\w+", (packing or "").lower()):
        return _unbrotlied(body, limit)
    if "zstd" in (packing or "").lower() and body.startswith(_ZSTD):
        raise PackedError("Zstandard")
    return gunzip(body, limit)


class PackedError(ValueError):
    """The body is packed in a way that cannot be unpacked here; the argument names it."""


def _unbrotlied(body: bytes, limit: int) -> bytes:
    """A body packed with Brotli (RFC 7932); what is none, as it is."""
    if body.lstrip()[:1] == b"<":
        return body  # unpacked by the archive, which kept the header
    try:
        brotli = import_module("brotli")  # an extra: only archives need it
        unpacker = brotli.Decompressor()
        accepts = unpacker.can_accept_more_data
    except (ImportError, AttributeError):  # none, or one so old that it cannot stop at a limit
        raise PackedError("Brotli") from None
    parts: list[bytes] = []
    room = limit
    try:
        part = unpacker.process(body, output_buffer_limit=_STEP)
        while part or not accepts():
            room -= len(part)
            if room < 0:
                raise TooLargeError
            parts.append(part)
            part = unpacker.process(b"", output_buffer_limit=_STEP)
    except brotli.error:
        return b"".join(parts) or body
    return b"".join(parts) or body


def _joined(body: bytes) -> bytes:
    """The pieces of a chunked body as one (RFC 9112, section 7.1); what is no such body, as it is."""
    parts: list[bytes] = []
    position = 0
    while found := _PIECE.match(body, position):
        size = int(found[1], 16)
        if size == 0:
            return b"".join(parts)
        parts.append(body[found.end() : found.end() + size])
        position = found.end() + size
    return b"".join(parts) if parts and position >= len(body) else body


def _inflated(body: bytes, limit: int) -> bytes:
    """A deflated body, with or without the header of zlib; what is none, as it is."""
    for bits in (zlib.MAX_WBITS, -zlib.MAX_WBITS):
        try:
            plain = zlib.decompressobj(bits).decompress(body, limit + 1)
        except zlib.error:
            continue
        if len(plain) > limit:
            raise TooLargeError
        return plain
    return body
