"""One input as it lies on disk or comes over the wire."""

from dataclasses import dataclass

from rashomon.read.kinds import Kind


@dataclass(frozen=True, slots=True)
class Raw:
    """One input: where it came from, what it is, its bytes.

    ``url`` is the address it was fetched from and ``header`` its Content-Type, where an archive or a server says so.
    """

    source: str
    kind: Kind
    data: bytes
    url: str | None = None
    header: str | None = None
