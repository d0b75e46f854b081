"""Plain text: every line labelled, the body kept."""

from rashomon.model import Article, Failure, Line, Run, article_id
from rashomon.read.decode import decode
from rashomon.read.raw import Raw
from rashomon.read.stated import stated_date
from rashomon.read.text.body import join_body
from rashomon.read.text.known import Known
from rashomon.read.text.labels import label_lines
from rashomon.read.text.lines import split_lines
from rashomon.read.text.model import judge

__all__ = ["Known", "article_from_text", "read_text"]


def read_text(raw: Raw, *, verbatim: bool) -> Article | Failure:
    """The article in a plain text file; with ``verbatim`` the text is the body as it stands."""
    text = decode(raw.data, raw.header)
    known = Known(url=raw.url)
    if not verbatim or not text.strip():
        return article_from_text(raw.source, text, known=known)
    return Article(
        id=article_id(None, None, None, text),
        source=raw.source,
        url=known.url,
        text=text,
        lines=(Line(0, len(text), "body", "given as the body"),),
        offsets=(Run(0, 0, len(text), len(text)),),
    )


def article_from_text(source: str, text: str, *, known: Known) -> Article | Failure:
    """The article in ``text``, whatever menus, captions and other stories it holds; offsets are code points of it."""
    spans = split_lines(text)
    if not spans:
        return Failure(source, "the text is empty", "give the text of a report")
    texts = [span.of(text) for span in spans]
    labels = label_lines(texts, judge(texts, title=known.title), known)
    lines = tuple(Line(s.start, s.end, label, why) for s, (label, why) in zip(spans, labels, strict=True))
    body, offsets = join_body(text, lines)
    if not body:
        return Failure(source, "no report in the text, only furniture of a page", "give the text of a report")
    title = known.title or next((line_of(text, line) for line in lines if line.label == "title"), None)
    return Article(
        id=known.id or article_id(title, known.publisher, known.published, body),
        source=source,
        title=title,
        publisher=known.publisher,
        bylines=known.bylines,
        published=stated_date(known.published),
        language=known.language,
        url=known.url,
        text=body,
        lines=lines,
        offsets=offsets,
    )


def line_of(raw: str, line: Line) -> str:
    """The words of a line."""
    return raw[line.start : line.end]
