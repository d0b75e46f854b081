"""Documents: the plain text of Word, RTF, OpenDocument and PDF files, one line a paragraph.

The text stands for the raw input: offsets refer to it. Macros, scripts and embedded objects are never opened.
"""

from collections.abc import Callable

from rashomon.model import Failure
from rashomon.read.documents.opendocument import opendocument_text
from rashomon.read.documents.pdf import pdf_text
from rashomon.read.documents.rtf import rtf_text
from rashomon.read.documents.unreadable import UnreadableError
from rashomon.read.documents.word import word_text

__all__ = ["DOCUMENTS", "document_text", "is_document"]

DOCUMENTS = (".docx", ".rtf", ".odt", ".pdf")
_NEEDS = "install rashomon[documents] to read documents"
_OLD_OFFICE = b"\xd0\xcf\x11\xe0"
_LOCKED = "EncryptedPackage".encode("utf-16-le")


def is_document(data: bytes) -> bool:
    """Whether the bytes begin as those of a document do that is read here, or of one that is locked."""
    return _reader(data) is not None or (data.startswith(_OLD_OFFICE) and _LOCKED in data)


def document_text(data: bytes, source: str) -> str | Failure:
    """The text of a document, one line a paragraph; a ``Failure`` where it is locked, damaged or holds none."""
    if data.startswith(_OLD_OFFICE):
        return Failure(source, "a document that is locked with a password", "save it without one")
    reader = _reader(data)
    if reader is None:
        return Failure(source, "no document that is read here", f"give one of {', '.join(DOCUMENTS)}")
    try:
        text = reader(data)
    except UnreadableError as error:
        return Failure(source, error.reason, error.remedy)
    except ImportError:
        return Failure(source, "documents cannot be read here", _NEEDS)
    except Exception:  # noqa: BLE001  the libraries raise whatever a broken file makes them trip over
        return Failure(source, "the document is damaged", "open it in the program it comes from and save it anew")
    return text if text.strip() else Failure(source, "the document holds no text", "give the text of a report")


def _reader(data: bytes) -> Callable[[bytes], str] | None:
    if data.startswith(b"{\\rtf"):
        return rtf_text
    if data.startswith(b"%PDF"):
        return pdf_text
    if data.startswith(b"PK\x03\x04"):
        if b"word/" in data:
            return word_text
        if b"application/vnd.oasis.opendocument.text" in data[:200]:
            return opendocument_text
    return None
