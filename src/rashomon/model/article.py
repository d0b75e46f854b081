"""One report as it was read: the body alone, what is known of its origin, and the way back to the raw input."""

from bisect import bisect_right
from typing import Literal, get_args

import msgspec

from rashomon.model.span import Span

LineLabel = Literal[
    "title",
    "byline",
    "date",
    "caption",
    "body",
    "subheading",
    "boilerplate",
    "related",
    "other-story",
    "credits",
    "bio",
]
LINE_LABELS: tuple[str, ...] = get_args(LineLabel)


class Line(msgspec.Struct, frozen=True, gc=False):
    """One line of the raw input with its label; ``reason`` says in a few words what decided."""

    start: int
    end: int
    label: LineLabel
    reason: str = ""


class Caption(msgspec.Struct, frozen=True, gc=False):
    """The words under a picture, with their span in the *raw* input: they are no part of ``Article.text``."""

    span: Span
    text: str


class Published(msgspec.Struct, frozen=True, gc=False, rename={"origin": "from"}):
    """When a report was published.

    ``value`` is ISO 8601 as far as it is known (``2023-06-18T21:08+05:30``, ``2023-06-18``, ``2023-06``);
    ``origin`` (``from`` in JSON) says whether the input states it, Rashomon inferred it, or nobody knows.
    """

    value: str | None = None
    precision: Literal["second", "minute", "day", "month", "year"] | None = None
    origin: Literal["stated", "inferred", "unknown"] = "unknown"


class Ground(msgspec.Struct, frozen=True, gc=False):
    """Why a field of an article has its value: the words in the *raw* input and the reasoning."""

    field: str
    value: str
    reason: str
    span: Span | None = None


class Run(msgspec.Struct, frozen=True, gc=False, array_like=True):
    """A stretch of ``Article.text`` and the stretch of the raw input it came from.

    Where ``length == raw_length`` the two agree character by character; otherwise the whole raw stretch
    (an entity such as ``&amp;``, a collapsed run of blanks) stands for the whole stretch of text.
    """

    start: int
    raw: int
    length: int
    raw_length: int


class Article(msgspec.Struct, frozen=True, gc=False, kw_only=True):
    """One report: ``text`` is the body alone; ``lines`` and ``offsets`` refer to the raw (decoded) input.

    ``agencies`` are the wire services credited for the text, ``photo_agencies`` those credited for pictures.
    ``translated`` lists the signs, if any, that the text was translated by a machine. ``captions`` are the words under
    pictures, which stand outside ``text``. ``made_by`` names the stages that made the record in turn, each with its
    version (``read/1``): a stage whose version has changed may give something else.
    """

    id: str
    source: str
    title: str | None = None
    publisher: str | None = None
    bylines: tuple[str, ...] = ()
    agencies: tuple[str, ...] = ()
    photo_agencies: tuple[str, ...] = ()
    dateline: str | None = None
    published: Published = Published()
    updated: Published | None = None
    language: str | None = None
    url: str | None = None
    text: str
    lines: tuple[Line, ...] = ()
    offsets: tuple[Run, ...] = ()
    grounds: tuple[Ground, ...] = ()
    translated: tuple[str, ...] = ()
    captions: tuple[Caption, ...] = ()
    made_by: tuple[str, ...] = ()


def raw_span(article: Article, span: Span) -> Span | None:
    """The stretch of the raw input behind ``span`` of the article's text; None where nothing is known."""
    if not article.offsets or span.start >= span.end:
        return None
    first = _raw_offset(article.offsets, span.start, end=False)
    last = _raw_offset(article.offsets, span.end - 1, end=True)
    return None if first is None or last is None else Span(first, last)


def _raw_offset(runs: tuple[Run, ...], offset: int, *, end: bool) -> int | None:
    """Raw offset at which the character at ``offset`` of the text begins (or, with ``end``, ends)."""
    index = bisect_right(runs, offset, key=lambda run: run.start) - 1
    if index < 0 or offset >= runs[index].start + runs[index].length:
        return None
    run = runs[index]
    if run.length == run.raw_length:
        return run.raw + (offset - run.start) + end
    return run.raw + (run.raw_length if end else 0)
