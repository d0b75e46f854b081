"""Checking: whether an archive is whole, every span lies in its text, every id leads somewhere."""

import sqlite3
import zlib
from collections.abc import Iterator

import msgspec

from rashomon.archive.packing import unpack_article, unpack_copy, unpack_story
from rashomon.archive.store import Archive
from rashomon.model import MarkedArticle, Span, Story, one_line

_SHOWN = 20  # lines of one kind


def check(archive: Archive) -> list[str]:
    """What is wrong with an archive, a line each; nothing where it is whole."""
    connection = archive.connection
    kinds = {
        "the file": _file(connection),
        "reports": _articles(connection),
        "stories": _stories(archive),
        "ids": _ids(archive),
    }
    found: list[str] = []
    for name, lines in kinds.items():
        kind = _as_far_as_readable(name, lines)
        found += kind[:_SHOWN]
        if len(kind) > _SHOWN:
            found.append(f"and {len(kind) - _SHOWN} more of this kind")
    return found


def _as_far_as_readable(name: str, lines: Iterator[str]) -> list[str]:
    """The lines up to where a damaged file cannot be read on; what stopped them is the last."""
    found: list[str] = []
    try:
        for line in lines:
            found.append(line)  # noqa: PERF402  those before an error are kept
    except Exception as error:  # noqa: BLE001  a damaged value may be anything
        found.append(one_line(f"{name}: cannot be read ({error})"))
    return found


def _file(connection: sqlite3.Connection) -> Iterator[str]:
    for (line,) in connection.execute("PRAGMA integrity_check"):
        if line != "ok":
            yield f"the file: {line}"
    for row in connection.execute("PRAGMA foreign_key_check"):
        yield f"{row[0]} {row[1]}: leads to no {row[2]}"


def _articles(connection: sqlite3.Connection) -> Iterator[str]:
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
    for row in connection.execute("SELECT id, record FROM story ORDER BY number").fetchall():
        try:
            story = unpack_story(row["record"])
        except (zlib.error, msgspec.DecodeError) as error:
            yield f"{row['id']}: its account cannot be read ({error})"
            continue
        yield from (f"{row['id']}: {line}" for line in _citations(archive, story))
    for row in connection.execute("SELECT record FROM copy"):
        unpack_copy(row["record"])


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
    yield from (f"{name}: leads to nothing" for name in dead_forwards(archive))


def dead_forwards(archive: Archive) -> list[str]:
    """The old ids that lead to nothing that the archive holds."""
    connection = archive.connection
    known = {row[0] for row in connection.execute("SELECT id FROM item")}
    for story in archive.stories():
        known.add(story.story)
        for things in (story.copies, story.sayings, story.facts, story.disagreements, story.timeline):
            known.update(thing.id for thing in things)
        known.update(commitment.id for commitment in story.commitments)
    olds = [row["old"] for row in connection.execute("SELECT old FROM forward")]
    return [old for old in olds if archive.current(old) not in known]
