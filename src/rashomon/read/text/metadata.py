"""What a labelled text says of its own origin: title, authors, publisher, agencies, dateline, date, language."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

import msgspec

from rashomon.model import Ground, Line, Published, Span
from rashomon.read.admission import StatedMetadata, stated_date
from rashomon.read.credits import Credit, Dateline, dateline, photo_agencies, text_agencies
from rashomon.read.text.bylines import bylines_of, contributors_of
from rashomon.read.text.language import language_of
from rashomon.read.text.published import date_text
from rashomon.read.text.publisher import publisher_of
from rashomon.read.text.translated import translation_signs

_MARKS = re.compile(r"^#{1,6} |^\*{1,2}(?=[^\s*])|(?<=[^\s*])\*{1,2}$")
"""What marks a headline in plain text: "# Pier to close", "**Pier to close**"."""
_LEAD = 3  # paragraphs of the body that may open with the dateline


@dataclass(frozen=True, slots=True)
class Metadata:
    """The fields of an article beside its text; the spans of ``grounds`` refer to the raw input."""

    title: str | None
    publisher: str | None
    bylines: tuple[str, ...]
    agencies: tuple[str, ...]
    photo_agencies: tuple[str, ...]
    dateline: str | None
    published: Published
    updated: Published | None
    language: str | None
    translated: tuple[str, ...]
    grounds: tuple[Ground, ...]


def describe(raw: str, lines: Sequence[Line], body: str, known: StatedMetadata) -> Metadata:
    """Everything that the lines of ``raw`` say beside the story; what ``known`` states stands as it is."""
    grounds: list[Ground] = []
    title = known.title or _title(raw, lines, grounds)
    bylines = known.bylines
    if not bylines:
        bylines, named = bylines_of(raw, lines)
        grounds += named
    publisher = known.publisher
    if publisher is None:
        publisher, ground = publisher_of(raw, lines, bylines)
        grounds += [ground] if ground else []
    opening = _dateline(raw, lines, grounds)
    agencies = _agencies(raw, lines, opening)
    pictures = _pictures(raw, lines)
    grounds += [Ground("agencies", c.name, c.reason, c.span) for c in agencies]
    grounds += [Ground("photo_agencies", c.name, c.reason, c.span) for c in pictures]
    grounds += contributors_of(raw, lines)
    language = known.language or language_of(body)
    published = stated_date(known.published)
    updated = stated_date(known.updated) if known.updated and known.updated != known.published else None
    if published.value is None and updated:
        published = msgspec.structs.replace(updated, origin="inferred")
        grounds.append(Ground("published", updated.value or "", "published on or before its last change"))
    elif published.value is None:
        dating = date_text(raw, lines, day_first=None if language in (None, "en") else True)
        published, updated = dating.published, dating.updated
        grounds += dating.grounds
    signs = translation_signs(raw, language)
    return Metadata(
        title=title,
        publisher=publisher,
        bylines=bylines,
        agencies=_names(agencies),
        photo_agencies=_names(pictures),
        dateline=opening.place if opening else None,
        published=published,
        updated=updated,
        language=language,
        translated=tuple(sign.reason for sign in signs),
        grounds=(*grounds, *signs),
    )


def _names(credited: Sequence[Credit]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(credit.name for credit in credited))


def _title(raw: str, lines: Sequence[Line], grounds: list[Ground]) -> str | None:
    line = next((line for line in lines if line.label == "title"), None)
    if line is None:
        return None
    words = _MARKS.sub("", raw[line.start : line.end])
    grounds.append(Ground("title", words, line.reason, _span(line)))
    return words


def _span(line: Line) -> Span:
    return Span(line.start, line.end)


def _dateline(raw: str, lines: Sequence[Line], grounds: list[Ground]) -> Dateline | None:
    for line in [line for line in lines if line.label == "body"][:_LEAD]:
        opening = dateline(raw[line.start : line.end], line.start)
        if opening:
            if opening.place:
                grounds.append(Ground("dateline", opening.place, "the report opens with it", opening.place_span))
            return opening
    return None


def _agencies(raw: str, lines: Sequence[Line], opening: Dateline | None) -> list[Credit]:
    """From the dateline, byline, credits, the furniture just after the story, and the story's last words."""
    found = list(opening.agencies) if opening else []
    told = [i for i, line in enumerate(lines) if line.label in ("body", "subheading")]
    last = told[-1] if told else -1
    for i, line in enumerate(lines):
        words = raw[line.start : line.end]
        near = line.label == "boilerplate" and (i < (told[0] if told else 0) or i <= last + 6)
        if line.label in ("byline", "credits") or near or i == last:
            found += text_agencies(words, line.start)
    first: dict[str, Credit] = {}
    for credit in found:
        first.setdefault(credit.name, credit)
    return list(first.values())


def _pictures(raw: str, lines: Sequence[Line]) -> list[Credit]:
    first: dict[str, Credit] = {}
    for line in lines:
        if line.label == "caption":
            for credit in photo_agencies(raw[line.start : line.end], line.start):
                first.setdefault(credit.name, credit)
    return list(first.values())
