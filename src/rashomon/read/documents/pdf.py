"""PDF files with a text layer: lines joined into paragraphs, running heads and page numbers left out."""

import io
import logging
import re
from collections import Counter
from collections.abc import Sequence

from rashomon.read.documents.unreadable import UnreadableError

_FOLIO = re.compile(r"\W*(?:page|p\.|seite)?\s*\d{1,4}(?:\s*(?:of|/|von|de)\s*\d{1,4})?\W*", re.IGNORECASE)
_HYPHEN = re.compile(r"(?<=[a-zà-ÿ])[-\u00ad]\n(?=[a-zà-ÿ])")
_EDGE = 2  # lines at the top and the foot of a page where running heads stand
_FEW = 3  # pages from which a line that comes back is a running head
_MOST_PAGES = 2_000


def pdf_text(data: bytes) -> str:
    """The text of all pages, one line a printed line, hyphens at line ends resolved, an empty line between pages."""
    from pypdf import PdfReader  # noqa: PLC0415  an extra: only documents need it

    logging.getLogger("pypdf").setLevel(logging.CRITICAL)  # what it thinks of a file is no matter for a person
    reader = PdfReader(io.BytesIO(data))
    if reader.is_encrypted and not reader.decrypt(""):
        raise UnreadableError("a PDF that is locked with a password", "save it without one")
    if len(reader.pages) > _MOST_PAGES:
        raise UnreadableError(f"a PDF of {len(reader.pages):,} pages", f"give at most {_MOST_PAGES:,} at a time")
    pages = [[line.rstrip() for line in page.extract_text().splitlines() if line.strip()] for page in reader.pages]
    if pages and not any(pages):
        raise UnreadableError("a PDF without a text layer (a scan)", "run it through text recognition first")
    return _HYPHEN.sub("", "\n\n".join("\n".join(_without_heads(page, _heads(pages))) for page in pages))


def _heads(pages: Sequence[Sequence[str]]) -> frozenset[str]:
    """The lines that come back at the edge of most pages, whatever number they carry."""
    seen = Counter(key for page in pages for key in {_key(line) for line in (*page[:_EDGE], *page[-_EDGE:])})
    return frozenset(key for key, times in seen.items() if len(pages) >= _FEW and times > len(pages) / 2)


def _without_heads(page: Sequence[str], heads: frozenset[str]) -> list[str]:
    inner = range(_EDGE, len(page) - _EDGE)
    return [
        line for index, line in enumerate(page) if index in inner or not (_key(line) in heads or _FOLIO.fullmatch(line))
    ]


def _key(line: str) -> str:
    return re.sub(r"\d+", "#", line).strip().lower()
