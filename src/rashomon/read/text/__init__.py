"""Plain text: every line labelled, the body kept."""

import re
from collections.abc import Sequence

from rashomon.model import Article, Caption, Failure, Ground, Line, Span, article_id
from rashomon.read.admission import StatedMetadata
from rashomon.read.decode import decode
from rashomon.read.raw import Raw
from rashomon.read.text.body import join_body
from rashomon.read.text.labels import label_lines
from rashomon.read.text.lines import continued, split_lines
from rashomon.read.text.metadata import describe
from rashomon.read.text.model import Models, judge
from rashomon.read.version import MADE_BY

__all__ = ["Models", "article_from_text", "read_text"]

MOST_LINES = 20_000
_MOST_CHARACTERS = 2_000_000  # of a text with all that stands around the report
_CONTROL = re.compile("[\x00-\x08\x0e-\x1b\x7f\ufffd]")
_SAMPLE = 20_000  # characters
_HEAD = "the head of the text, which says where it is from"


def read_text(raw: Raw) -> Article | Failure:
    """The article in a plain text file."""
    if len(raw.data) > 4 * _MOST_CHARACTERS:  # bytes: no text of so many has fewer characters
        return _too_long(raw.source)
    return article_from_text(raw.source, decode(raw.data, raw.header), known=StatedMetadata(url=raw.url))


def article_from_text(
    source: str, text: str, *, known: StatedMetadata, models: Models | None = None, start: int = 0
) -> Article | Failure:
    """The article in ``text``, whatever menus, captions and other stories it holds; offsets are code points of it.

    ``models`` judge its lines: the shipped ones unless others are given. Lines before ``start`` state what is known.
    """
    if len(text) > _MOST_CHARACTERS:
        return _too_long(source)
    head, spans = _headed(split_lines(text), start)
    if not spans:
        return Failure(source, "the text is empty", "give the text of a report")
    if _binary(text):
        return Failure(source, "binary data, not text", "give text, or a page or record under its usual file name")
    if len(spans) > MOST_LINES:
        return Failure(source, f"{len(spans):,} lines, more than one report has", "give one file a report")
    wrapped = continued(text, spans)
    lines = _labelled(text, spans, wrapped, known, models)
    body, offsets = join_body(text, lines, wrapped)
    if not body:
        return Failure(source, "no report in the text, only furniture of a page", "give the text of a report")
    about = describe(text, lines, body, known)
    return Article(
        id=known.id or article_id(about.title, about.publisher, about.published.value, body),
        source=source,
        title=about.title,
        publisher=about.publisher,
        bylines=about.bylines,
        agencies=about.agencies,
        photo_agencies=about.photo_agencies,
        dateline=about.dateline,
        published=about.published,
        updated=about.updated,
        language=about.language,
        url=known.url,
        text=body,
        lines=(*head, *lines),
        offsets=offsets,
        grounds=(*_of_head(known, head), *about.grounds),
        translated=about.translated,
        captions=tuple(
            Caption(Span(s.start, s.end), s.of(text))
            for s, line in zip(spans, lines, strict=True)
            if line.label == "caption"
        ),
        made_by=MADE_BY,
    )


def _headed(spans: tuple[Span, ...], start: int) -> tuple[tuple[Line, ...], tuple[Span, ...]]:
    """The lines before ``start``, which say where the text is from, and those behind."""
    above = sum(span.start < start for span in spans)
    return tuple(Line(s.start, s.end, "boilerplate", _HEAD) for s in spans[:above]), spans[above:]


def _of_head(known: StatedMetadata, head: tuple[Line, ...]) -> list[Ground]:
    """The grounds of what the lines at the head of a text state."""
    if not head:
        return []
    span = Span(head[0].start, head[-1].end)
    stated = [(name, getattr(known, name)) for name in ("title", "publisher", "published", "updated")]
    stated += [("bylines", name) for name in known.bylines]
    return [Ground(name, value, _HEAD, span) for name, value in stated if value]


def _too_long(source: str) -> Failure:
    return Failure(source, f"a text of more than {_MOST_CHARACTERS:,} characters", "give one file a report")


def _labelled(
    text: str, spans: Sequence[Span], wrapped: frozenset[int], known: StatedMetadata, models: Models | None
) -> tuple[Line, ...]:
    """Every line with its label; the lines of a wrapped paragraph are judged as one and share its label."""
    first = [i for i in range(len(spans)) if i not in wrapped]
    ends = [*first[1:], len(spans)]
    texts = [" ".join(spans[k].of(text) for k in range(i, end)) for i, end in zip(first, ends, strict=True)]
    labels = label_lines(texts, judge(texts, title=known.title, models=models), known)
    return tuple(
        Line(spans[k].start, spans[k].end, label, why)
        for i, end, (label, why) in zip(first, ends, labels, strict=True)
        for k in range(i, end)
    )


def _binary(text: str) -> bool:
    """Whether control characters and bytes that could not be decoded make up a twentieth of the beginning."""
    head = text[:_SAMPLE]
    return len(_CONTROL.findall(head)) > len(head) / 20
