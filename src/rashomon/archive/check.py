"""Checking: whether an archive is whole, every span lies in its text, every id leads somewhere."""

import sqlite3
import zlib
from collections.abc import Iterator

import msgspec

from rashomon.archive.packing import unpack_article, unpack_copy, unpack_story
from rashomon.archive.store import Archive
from rashomon.model import MarkedArticle, Span, Story

_SHOWN = 20  # lines of one kind


def check(archive: Archive) -> list[str]:
    """What is wrong with an archive, a line each; nothing where it is whole."""
    found: list[str] = []
    for lines in (_file(archive.connection), _articles(archive.connection), _stories(archive), _ids(archive)):
        kind = list(lines)
        found += kind[:_SHOWN]
        if len(kind) > _SHOWN:
            found.append(f"and {len(kind) - _SHOWN} more of this kind")
    return found


def _file(connection: sqlite3.Connection) -> Iterator[str]:
    try:
        for (line,) in connection.execute("PRAGMA integrity_check"):
            if line != "ok":
                yield f"the file: {line}"
        for row in connection.execute("PRAGMA foreign_key_check"):
            yield f"{row[0]} {row[1]}: leads to no {row[2]}"
    except sqlite3.DatabaseError as error:
        yield f"the file: {error}"


def _articles(connection: sqlite3.Connection) -> Iterator[str]:
    try:
        for row in connection.execute("SELECT id, text, record FROM article ORDER BY number"):
            try:
                article = unpack_article(row["text"], row["record"])
            except (zlib.error, msgspec.DecodeError) as error:
                yield f"{row['id']}: its record cannot be read ({error})"
                continue
            yield from (f"{row['id']}: {line}" for line in _spans(article))
        for row in connection.execute(
            "SELECT i.id, i.start, i.stop, a.text FROM item i JOIN article a ON a.number = i.article"
        ):
            if not 0 <= row["start"] < row["stop"] <= len(row["text"]):
                yield f"{row['id']}: its passage lies outside its report"
    except sqlite3.DatabaseError as error:
        yield f"reports: {error}"


def _spans(article: MarkedArticle) -> Iterator[str]:
    marks = (article.sentences, article.mentions, article.times, article.quantities, article.quotes, article.events)
    for span in _all_spans(marks):
        if not 0 <= span.start <= span.end <= len(article.text):
            yield f"a mark at {span.start}-{span.end} lies outside its text"


def _all_spans(value: object) -> Iterator[Span]:
    if isinstance(value, Span):
        yield value
    elif isinstance(value, msgspec.Struct):
        for name in value.__struct_fields__:
            yield from _all_spans(getattr(value, name))
    elif isinstance(value, tuple):
        for item in value:
            yield from _all_spans(item)


def _stories(archive: Archive) -> Iterator[str]:
    connection = archive.connection
    try:
        for row in connection.execute("SELECT id, record FROM story ORDER BY number").fetchall():
            try:
                story = unpack_story(row["record"])
            except (zlib.error, msgspec.DecodeError) as error:
                yield f"{row['id']}: its account cannot be read ({error})"
                continue
            yield from (f"{row['id']}: {line}" for line in _citations(archive, story))
        for row in connection.execute("SELECT record FROM copy"):
            unpack_copy(row["record"])
    except (sqlite3.DatabaseError, zlib.error, msgspec.DecodeError) as error:
        yield f"stories: {error}"


def _citations(archive: Archive, story: Story) -> Iterator[str]:
    texts = {article.id: article.text for article in archive.articles(list(story.articles))}
    if missing := sorted(set(story.articles) - texts.keys()):
        yield f"reports that are not in the archive: {', '.join(missing[:5])}"
    for fact in story.facts:
        for report in fact.reports:
            text = texts.get(report.article)
            if text is None or (len(report.span) and report.span.of(text) != report.text):
                yield f"{fact.id}: words that do not stand in {report.article}"


def _ids(archive: Archive) -> Iterator[str]:
    connection = archive.connection
    try:
        known = {row[0] for row in connection.execute("SELECT id FROM item")}
        for story in archive.stories():
            known.add(story.story)
            for things in (story.copies, story.sayings, story.facts, story.disagreements, story.timeline):
                known.update(thing.id for thing in things)
            known.update(commitment.id for commitment in story.commitments)
        for row in connection.execute("SELECT old FROM forward").fetchall():
            if archive.current(row["old"]) not in known:
                yield f"{row['old']}: leads to nothing"
    except sqlite3.DatabaseError as error:
        yield f"ids: {error}"
