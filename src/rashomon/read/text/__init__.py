"""Plain text: every line labelled, the body kept."""

from rashomon.model import Article, Failure, Line, Published, Run, article_id
from rashomon.read.sources import Raw
from rashomon.read.text.known import Known

__all__ = ["Known", "article_from_text", "read_text"]


def read_text(raw: Raw, *, verbatim: bool) -> Article | Failure:
    """The article in a plain text file; with ``verbatim`` the text is the body as it stands."""
    del verbatim
    return article_from_text(raw.source, raw.data.decode("utf-8", "replace"), known=Known())


def article_from_text(source: str, text: str, *, known: Known) -> Article | Failure:
    """The article in ``text``, whatever menus, captions and other stories it holds; offsets are code points of it."""
    if not text.strip():
        return Failure(source, "the file is empty", "give the text of a report")
    return Article(
        id=known.id or article_id(known.title, known.publisher, known.published, text),
        source=source,
        title=known.title,
        publisher=known.publisher,
        bylines=known.bylines,
        published=Published(known.published, "day", "stated") if known.published else Published(),
        language=known.language,
        url=known.url,
        text=text,
        lines=(Line(0, len(text), "body"),),
        offsets=(Run(0, 0, len(text), len(text)),),
    )
