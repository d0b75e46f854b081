"""Mail and saved pages: messages (EML, mbox, Maildir), pages in one file (MHTML, Safari's webarchive).

Each gives the page or text inside it, with what its envelope states. Attachments are never opened.
"""

import re
from collections.abc import Iterator

from rashomon.model import Failure
from rashomon.read.mail.enclosed import Enclosed
from rashomon.read.mail.envelope import with_envelope
from rashomon.read.mail.messages import open_message, open_messages
from rashomon.read.mail.saved import open_mhtml, open_webarchive

__all__ = ["Enclosed", "is_enclosing", "open_enclosed", "with_envelope"]

_MBOX = re.compile(rb"From \S+.{0,60}\d{4}\r?\n[\w-]+:", re.DOTALL)
_FIELD = re.compile(rb"([\w-]+):[ \t]*(.*)")
_SENT = frozenset((b"date", b"received", b"message-id"))
_HEAD = 1 << 16


def is_enclosing(data: bytes) -> bool:
    """Whether the bytes are a message, a mailbox or a page saved in one file."""
    head = data[:_HEAD]
    if data.startswith(b"bplist00") or _MBOX.match(head):
        return True
    fields = _fields(head)
    return _is_page(fields) or (b"from" in fields and bool(_SENT & fields.keys()))


def _fields(head: bytes) -> dict[bytes, bytes]:
    """The header fields that the bytes begin with, by name in small letters; none where other lines stand there."""
    fields: dict[bytes, bytes] = {}
    for line in head.split(b"\n"):
        if not line.strip():
            break
        if line[:1] in b" \t":
            continue
        found = _FIELD.match(line)
        if found is None:
            return {}
        fields.setdefault(found[1].lower(), found[2].lower())
    return fields


def _is_page(fields: dict[bytes, bytes]) -> bool:
    """Whether the header is that of a page saved with its pictures."""
    saved = b"snapshot-content-location" in fields or b"saved by" in fields.get(b"from", b"")
    return saved or (fields.get(b"content-type", b"").startswith(b"multipart/related") and b"to" not in fields)


def open_enclosed(source: str, data: bytes) -> Iterator[Enclosed | Failure]:
    """The pages and texts inside, in their order; a ``Failure`` for each message that holds none."""
    head = data[:_HEAD]
    if data.startswith(b"bplist00"):
        yield open_webarchive(source, data)
    elif _MBOX.match(head):
        yield from open_messages(source, data)
    elif _is_page(_fields(head)):
        yield open_mhtml(source, data)
    else:
        yield open_message(source, data)
