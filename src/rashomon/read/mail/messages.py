"""Messages: newsletters and alerts, one by one or in mailboxes."""

import re
from collections.abc import Iterator
from email import message_from_bytes, policy
from email.message import EmailMessage, Message
from email.utils import parseaddr, parsedate_to_datetime

from rashomon.model import Failure
from rashomon.read.decode import LARGEST
from rashomon.read.given import moment
from rashomon.read.mail.enclosed import Enclosed
from rashomon.read.mail.sent_on import sent_on

_FORWARDED = re.compile(r"^(?:(?:re|fwd?|aw|wg|tr)\s?:\s*)+", re.IGNORECASE)
_BEGINS = re.compile(rb"^From \S+.*\d{4}\r?$", re.MULTILINE)
_QUOTED = re.compile(rb"^>(>*From )", re.MULTILINE)  # mailboxes write ">From" for a line that begins with "From"


def open_messages(source: str, data: bytes) -> Iterator[Enclosed | Failure]:
    """The messages of a mailbox (mbox)."""
    starts = [match.start() for match in _BEGINS.finditer(data)]
    for number, (start, end) in enumerate(zip(starts, [*starts[1:], len(data)], strict=True), 1):
        body = data.find(b"\n", start, end) + 1
        yield open_message(f"{source}:{number}", _QUOTED.sub(rb"\1", data[body:end]))


def open_message(source: str, data: bytes) -> Enclosed | Failure:
    """The page of a message, else its text; quoted-printable and the like are resolved."""
    message: EmailMessage = message_from_bytes(data, policy=policy.default)
    part = _body(message)
    content = text_of(part) if part is not None else None
    if part is None or content is None or not content.strip():
        return Failure(source, "the message holds no text", "give one that does; attachments are not opened")
    subject, sender, sent = (_header(message, name) for name in ("subject", "from", "date"))
    page = part.get_content_type() == "text/html"
    if not page and (inner := sent_on(content)):
        content, subject = inner.content, inner.subject or subject
        sender, sent = inner.sender or sender, inner.sent or sent
    name, address = parseaddr(sender or "")
    return Enclosed(
        source,
        "html" if page else "text",
        content.encode("utf-8", "replace"),
        title=_FORWARDED.sub("", subject).strip() if subject else None,
        publisher=name or address.rpartition("@")[2] or None,
        published=_date(sent),
    )


def _body(message: EmailMessage) -> Message | None:
    """The part that a person reads; the library raises whatever a broken message makes it trip over."""
    try:
        return message.get_body(preferencelist=("html", "plain"))
    except Exception:  # noqa: BLE001  a message that cannot be taken apart has no body
        return None


def text_of(part: Message) -> str | None:
    """The words of a part, in whatever charset it says or seems to be; None where it is too large or no text."""
    payload = part.get_payload(decode=True)
    if not isinstance(payload, bytes) or len(payload) > LARGEST:
        return None
    for charset in (part.get_content_charset(), "utf-8", "cp1252"):
        try:
            return payload.decode(charset or "utf-8")
        except (LookupError, UnicodeError):
            continue
    return payload.decode("latin-1")


def _header(message: EmailMessage, name: str) -> str | None:
    """A header in one line; the library raises whatever a broken one makes it trip over."""
    try:
        value = message[name]
    except Exception:  # noqa: BLE001  a header that cannot be read counts as absent
        return None
    return " ".join(str(value).split()) or None if value is not None else None


def _date(header: str | None) -> str | None:
    """A day as mail states it, or in whatever writing a program put it above what it sent on."""
    try:
        return parsedate_to_datetime(header).isoformat() if header else None
    except (ValueError, TypeError, IndexError, OverflowError):
        return moment(header)
