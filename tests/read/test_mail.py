"""Messages and saved pages give the page inside them and what their envelope states."""

import mailbox
import plistlib
from email.message import EmailMessage
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rashomon.model import Failure
from rashomon.read.mail import Enclosed, is_enclosing, open_enclosed

PAGE = "<html><body><h1>Ferry returns</h1><p>The ferry to Saltmouth sails again.</p></body></html>"


def message(subject: str = "Fwd: Ferry returns", page: str | None = PAGE) -> EmailMessage:
    out = EmailMessage()
    out["From"] = '"The Saltmouth Courier" <news@courier.example>'
    out["To"] = "desk@paper.example"
    out["Subject"] = subject
    out["Date"] = "Mon, 03 May 2021 08:15:00 +0200"
    out.set_content("The ferry to Saltmouth sails again. Fährgäste zahlen nichts.\n")
    if page:
        out.add_alternative(page, subtype="html")
    out.add_attachment(b"\0\1", maintype="application", subtype="octet-stream", filename="timetable.exe")
    return out


def opened(data: bytes) -> list[Enclosed]:
    assert is_enclosing(data)
    found = list(open_enclosed("mail", data))
    assert not [one for one in found if isinstance(one, Failure)]
    return [one for one in found if isinstance(one, Enclosed)]


def test_a_newsletter_is_the_page_its_sender_made() -> None:
    (one,) = opened(message().as_bytes())
    assert (one.kind, one.title, one.publisher) == ("html", "Ferry returns", "The Saltmouth Courier")
    assert one.published == "2021-05-03T08:15:00+02:00"
    assert b"sails again" in one.data


def test_a_message_without_a_page_is_its_text() -> None:
    (one,) = opened(message(page=None).as_bytes())
    assert one.kind == "text"
    assert "Fährgäste" in one.data.decode()


def test_every_message_of_a_mailbox_is_opened(tmp_path: Path) -> None:
    box = mailbox.mbox(tmp_path / "alerts.mbox")
    for subject in ("Ferry returns", "Bridge closed"):
        box.add(message(subject))
    box.close()
    found = opened((tmp_path / "alerts.mbox").read_bytes())
    assert [(one.source, one.title) for one in found] == [("mail:1", "Ferry returns"), ("mail:2", "Bridge closed")]


def test_a_message_that_holds_only_an_attachment_is_a_failure() -> None:
    empty = EmailMessage()
    empty["From"], empty["Date"] = "a@b.example", "Mon, 03 May 2021 08:15:00 +0200"
    empty.set_content(b"%PDF", maintype="application", subtype="pdf")
    (one,) = open_enclosed("mail", empty.as_bytes())
    assert isinstance(one, Failure)
    assert one.reason == "the message holds no text"


def test_a_page_saved_with_its_pictures_says_where_it_was() -> None:
    saved = (
        "From: <Saved by Blink>\r\nSnapshot-Content-Location: https://courier.example/ferry\r\n"
        'MIME-Version: 1.0\r\nContent-Type: multipart/related; boundary="x"\r\n\r\n'
        f"--x\r\nContent-Type: text/html\r\nContent-Transfer-Encoding: 8bit\r\n\r\n{PAGE}\r\n"
        "--x\r\nContent-Type: image/png\r\nContent-Transfer-Encoding: base64\r\n\r\niVBORw0=\r\n--x--\r\n"
    )
    (one,) = opened(saved.encode())
    assert one.url == "https://courier.example/ferry"
    assert one.data.decode().strip() == PAGE


def test_a_web_archive_says_where_it_was() -> None:
    main = {"WebResourceData": PAGE.encode(), "WebResourceURL": "https://courier.example/f"}
    (one,) = opened(plistlib.dumps({"WebMainResource": main}, fmt=plistlib.FMT_BINARY))
    assert (one.url, one.data.decode()) == ("https://courier.example/f", PAGE)
    assert isinstance(next(open_enclosed("x", b"bplist00rubbish")), Failure)


@pytest.mark.parametrize(
    "text",
    ["From the harbour, a report.\n\nIt sails.", "Date: today\n\nText", "<html></html>", "", "Title: Ferry\nBy: Ada"],
)
def test_other_texts_are_no_messages(text: str) -> None:
    assert not is_enclosing(text.encode())


@given(st.integers(0, 900), st.binary(max_size=40))
def test_no_mutation_breaks_the_reader(place: int, put: bytes) -> None:
    data = message().as_bytes()
    for one in open_enclosed("mail", data[:place] + put + data[place + len(put) :]):
        assert isinstance(one, Enclosed | Failure)
