"""The body of an answer out of its packing, a piece at a time, so that a bomb costs no more than the limit."""

import zlib
from collections.abc import Callable, Iterable, Iterator

from rashomon.read.decode import TooLargeError

ACCEPTED = "gzip, deflate"
_PIECE = 2**16
_MOST_LAYERS = 2
Unpacked = Callable[[Iterable[bytes]], Iterator[bytes]]


class PackingError(ValueError):
    """A packing that was not asked for, or bytes that are not packed as their header says; the argument tells."""


def pieces(chunks: Iterable[bytes], packing: str, limit: int) -> Iterator[bytes]:
    """A body whose ``Content-Encoding`` is ``packing``, unpacked as it comes.

    Raises ``TooLargeError`` once ``limit`` bytes have come out of any layer and there are more, ``PackingError``
    where it cannot be unpacked.
    """
    layers = [name for part in packing.lower().split(",") if (name := part.strip()) not in {"", "identity"}]
    if len(layers) > _MOST_LAYERS or not all(name in _LAYERS for name in layers):
        raise PackingError(f"packed as {', '.join(layers[: _MOST_LAYERS + 1])[:60]}, which was not asked for")
    stream = _within(chunks, limit)
    for name in reversed(layers):
        stream = _within(_LAYERS[name](stream), limit)
    yield from stream


def _within(chunks: Iterable[bytes], limit: int) -> Iterator[bytes]:
    room = limit
    for chunk in chunks:
        yield chunk[:room]
        room -= len(chunk)
        if room < 0:
            raise TooLargeError


def _gunzipped(chunks: Iterable[bytes]) -> Iterator[bytes]:
    """What gzip packed, member after member."""
    return _inflated(chunks, lambda _: zlib.decompressobj(wbits=31))


def _undeflated(chunks: Iterable[bytes]) -> Iterator[bytes]:
    """What deflate packed, with the header of zlib (as the standard has it) or without (as many servers do)."""
    return _inflated(chunks, lambda head: zlib.decompressobj(15 if head[0] & 15 == 8 else -15))


def _inflated(chunks: Iterable[bytes], begin: "Callable[[bytes], zlib._Decompress]") -> Iterator[bytes]:
    member = None
    for chunk in chunks:
        rest = chunk
        while rest:
            member = member or begin(rest)
            try:
                yield member.decompress(rest, _PIECE)
            except zlib.error:
                raise PackingError("not packed as the server says") from None
            rest = member.unused_data if member.eof else member.unconsumed_tail
            member = None if member.eof else member
    if member is not None:
        raise PackingError("it breaks off before its end")


_LAYERS: dict[str, Unpacked] = {"gzip": _gunzipped, "x-gzip": _gunzipped, "deflate": _undeflated}
