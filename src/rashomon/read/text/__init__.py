"""Plain text: every line labelled, the body kept."""

from rashomon.model import Article, Failure, Line, Run, article_id
from rashomon.read.sources import Raw


def read_text(raw: Raw, *, verbatim: bool) -> Article | Failure:
    """The article in a plain text file."""
    del verbatim
    text = raw.data.decode("utf-8", "replace")
    if not text.strip():
        return Failure(raw.source, "the file is empty", "give the text of a report")
    return Article(
        id=article_id(None, None, None, text),
        source=raw.source,
        text=text,
        lines=(Line(0, len(text), "body"),),
        offsets=(Run(0, 0, len(text), len(text)),),
    )
