"""Documents give their text, one line a paragraph; locked and damaged ones say so; nothing in them is run."""

import io
import zipfile
from pathlib import Path

import docx
import pytest
from hypothesis import given
from hypothesis import strategies as st
from pypdf import PdfWriter
from pypdf.generic import DecodedStreamObject, DictionaryObject, NameObject

from rashomon.model import Article, Failure
from rashomon.read import Reader
from rashomon.read.documents import document_text, is_document

LINES = (
    "Ferry returns to Saltmouth",
    "By Ada Quill",
    "3 May 2021",
    "SALTMOUTH – The ferry to Saltmouth sails again, the harbour board said on Monday after two months of repairs.",
    "It had lain in dock since March, when a storm bent its rudder and flooded the engine room of the old ship.",
    "Fares stay as they were, and the first crossing, at seven in the morning, is free for everybody on both shores.",
)


def word() -> bytes:
    document = docx.Document()
    for line in LINES:
        document.add_paragraph(line)
    out = io.BytesIO()
    document.save(out)
    return out.getvalue()


def opendocument(*, locked: bool = False) -> bytes:
    space = 'xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0" '
    space += 'xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0"'
    rows = "".join(f"<text:p>{line}<text:note><text:p>a note</text:p></text:note></text:p>" for line in LINES)
    content = f"<office:document-content {space}><office:body>{rows}</office:body></office:document-content>"
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as package:
        package.writestr("mimetype", "application/vnd.oasis.opendocument.text")
        package.writestr("META-INF/manifest.xml", "<manifest>encryption-data</manifest>" if locked else "<manifest/>")
        package.writestr("content.xml", content)
    return out.getvalue()


def pdf(pages: int = 3, *, password: str = "", scanned: bool = False) -> bytes:
    writer = PdfWriter()
    font = DictionaryObject(
        {
            NameObject("/Type"): NameObject("/Font"),
            NameObject("/Subtype"): NameObject("/Type1"),
            NameObject("/BaseFont"): NameObject("/Helvetica"),
        }
    )
    for number in range(1, pages + 1):
        page = writer.add_blank_page(595, 842)
        told = [("Monday", "Amsel"), ("Tuesday", "Tervin"), ("Friday", "Skarne"), ("Sunday", "Hallsund")][number % 4]
        lines = ["The Saltmouth Courier", f"On {told[0]} the ferry sailed and was re-", "paired at night."]
        lines += [f"It lay at {told[1]}.", str(number)]
        shown = " T* ".join(f"({line}) Tj" for line in lines)
        stream = DecodedStreamObject()
        stream.set_data(b"" if scanned else f"BT /F1 12 Tf 14 TL 72 720 Td {shown} ET".encode())
        page[NameObject("/Contents")] = writer._add_object(stream)
        fonts = DictionaryObject({NameObject("/F1"): font})
        page[NameObject("/Resources")] = DictionaryObject({NameObject("/Font"): fonts})
    if password:
        writer.encrypt(password)
    out = io.BytesIO()
    writer.write(out)
    return out.getvalue()


def rich() -> bytes:
    return ("{\\rtf1\\ansi " + "\\par ".join(LINES).replace("–", "\\'96") + "}").encode("ascii")


@pytest.mark.parametrize("data", [word(), opendocument(), rich()], ids=["docx", "odt", "rtf"])
def test_paragraphs_are_lines(data: bytes) -> None:
    assert is_document(data)
    text = document_text(data, "x")
    assert isinstance(text, str)
    assert tuple(line.strip() for line in text.splitlines() if line.strip()) == LINES


def test_a_document_is_read_as_a_report(tmp_path: Path) -> None:
    (tmp_path / "ferry.docx").write_bytes(word())
    (article,) = Reader().read([str(tmp_path)])
    assert isinstance(article, Article)
    assert article.title == LINES[0]
    assert article.bylines == ("Ada Quill",)
    assert article.published.value == "2021-05-03"
    assert article.text.endswith(LINES[-1])


def test_running_heads_and_hyphens_of_a_pdf_are_gone() -> None:
    text = document_text(pdf(), "x")
    assert isinstance(text, str)
    assert "Saltmouth Courier" not in text
    assert "repaired at night." in text
    assert [line for line in text.splitlines() if line.strip().isdigit()] == []


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        (opendocument(locked=True), "locked with a password"),
        (pdf(password="quay"), "locked with a password"),  # noqa: S106  it locks a test file
        (pdf(scanned=True), "without a text layer"),
        (word()[:2000], "damaged"),
        (b"%PDF-1.7 nothing", "damaged"),
        (b"\xd0\xcf\x11\xe0" + "EncryptedPackage".encode("utf-16-le"), "locked with a password"),
    ],
)
def test_what_cannot_be_read_says_why(data: bytes, reason: str) -> None:
    found = document_text(data, "x.docx")
    assert isinstance(found, Failure)
    assert reason in found.reason


def test_a_document_that_unpacks_to_much_is_refused_before_it_is_unpacked() -> None:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as package:
        package.writestr("word/document.xml", b" " * (300 << 20))
    found = document_text(out.getvalue(), "bomb.docx")
    assert isinstance(found, Failure)
    assert "once unpacked" in found.reason


@given(st.sampled_from(["docx", "odt", "rtf", "pdf"]), st.integers(0, 4000), st.binary(min_size=1, max_size=30))
def test_no_mutation_breaks_the_reader(kind: str, place: int, put: bytes) -> None:
    data = {"docx": word, "odt": opendocument, "rtf": rich, "pdf": pdf}[kind]()
    mutated = data[: place % len(data)] + put + data[place % len(data) + len(put) :]
    assert isinstance(document_text(mutated, "x"), str | Failure)
