"""News: what a story tells that it did not tell before, in content and not in pages."""

import json
import re
import sqlite3
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence

import msgspec

from rashomon.model import Citation, Edit, Fact, Span, Story, Utterance, Variant

Current = Callable[[str], str]
Versions = Mapping[str, str]
"""Reports that a later version took the place of, each with that version."""
_BETWEEN = re.compile(r"[\W_]+")
_COMPARED = ("facts", "sayings", "disagreements", "commitments")


class News(msgspec.Struct, frozen=True, gc=False):
    """One thing that is new: a story, a happening, an origin, a disagreement, a commitment's state, a wording, an edit.

    ``text`` are the words of ``article`` at ``span`` that say so, ``detail`` what changed.
    """

    kind: str
    story: str
    id: str
    text: str
    detail: str = ""
    article: str | None = None
    span: Span | None = None


def news_of(before: Story | None, now: Story, current: Current, replaced: Versions) -> list[News]:
    """What ``now`` tells that ``before`` did not; ``current`` leads an old id to the one a thing has now.

    What a report told and its later version tells in the same words is no news.
    """
    if before is None:
        return [News("story", now.story, now.story, now.title, _origins(len(now.origins)))]
    return [
        *_facts(before, now, current, replaced),
        *_disagreements(before, now, current, replaced),
        *_commitments(before, now, current),
        *_wordings(before, now, current),
    ]


def told_before(now: Story, before: Iterable[Story], replaced: Versions) -> Story | None:
    """What was told of the articles of a story until now, under whatever id and in however many stories.

    It goes by the id of the story that had most of the articles; None where no story had any.
    """
    here = frozenset(now.articles)
    had = [(len(here.intersection(replaced.get(name, name) for name in old.articles)), old) for old in before]
    parts = [old for shared, old in sorted(had, key=lambda one: (-one[0], one[1].story)) if shared]
    if len(parts) < 2:
        return parts[0] if parts else None
    whole = {name: tuple(thing for old in parts for thing in getattr(old, name)) for name in _COMPARED}
    return msgspec.structs.replace(parts[0], **whole)


def _facts(before: Story, now: Story, current: Current, replaced: Versions) -> Iterator[News]:
    known = {current(fact.id): fact for fact in before.facts}
    told = _words((report for fact in before.facts for report in fact.reports), replaced)
    for fact in now.facts:
        old = known.get(fact.id)
        if old is None:
            if told.isdisjoint(_words(fact.reports)):
                yield _of_fact("happening", now, fact, fact.kind)
        elif fact.origins > old.origins:
            yield _of_fact("origin", now, fact, f"{_origins(old.origins)} before, {fact.origins} now")


def _words(reports: Iterable[Citation], replaced: Versions | None = None) -> set[tuple[str, str]]:
    """What each article says; an article that was replaced goes by its later version."""
    return {((replaced or {}).get(report.article, report.article), report.text) for report in reports}


def _origins(number: int) -> str:
    return f"{number} origin" if number == 1 else f"{number} origins"


def _of_fact(kind: str, story: Story, fact: Fact, detail: str) -> News:
    return News(kind, story.story, fact.id, fact.text, detail, *_place(_first(fact.reports)))


def _place(report: Citation | None) -> tuple[str | None, Span | None]:
    return (report.article, report.span) if report else (None, None)


def _first(reports: Sequence[Citation]) -> Citation | None:
    return next((report for report in reports if len(report.span)), None)


def _disagreements(before: Story, now: Story, current: Current, replaced: Versions) -> Iterator[News]:
    known = {current(one.id) for one in before.disagreements}
    told = [
        _words((report for reading in one.readings for report in reading.reports), replaced)
        for one in before.disagreements
    ]
    for one in now.disagreements:
        sides = [_words(reading.reports) for reading in one.readings]
        if one.id not in known and not any(all(words & side for side in sides) for words in told):
            readings = " / ".join(reading.value for reading in one.readings)
            report = next((report for reading in one.readings if (report := _first(reading.reports))), None)
            yield News("disagreement", now.story, one.id, one.about, readings, *_place(report))


def _commitments(before: Story, now: Story, current: Current) -> Iterator[News]:
    known = {current(one.id): one for one in before.commitments}
    for one in now.commitments:
        old = known.get(one.id)
        if old is not None and old.status != one.status:
            detail = f"{old.status} before, {one.status} now"
            where = _place(_first(one.reports))
            yield News("commitment", now.story, one.id, f"{one.who}: {one.what}", detail, *where)


def _wordings(before: Story, now: Story, current: Current) -> Iterator[News]:
    """Quotations of which a further report gives other words than those known."""
    known = {current(one.id): one for one in before.sayings}
    for one in now.sayings:
        old = known.get(one.id)
        if old is None:
            continue
        quotes = {variant.quote for variant in old.variants}
        new = [variant for variant in one.variants if variant.quote not in quotes and variant.differs]
        words = {_plain(variant.text) for variant in old.variants} if new else set()
        for variant in new:
            if _plain(variant.text) not in words:
                yield _of_wording(now, one, variant)
                words.add(_plain(variant.text))


def _of_wording(story: Story, one: Utterance, variant: Variant) -> News:
    changed = " … ".join(span.of(variant.text) for span in variant.differs)
    span = variant.spans[0] if variant.spans else None
    return News("wording", story.story, one.id, variant.text, f"{one.speaker or '?'}: {changed}", variant.article, span)


def news_of_edit(edit: Edit, story: str, title: str) -> Iterator[News]:
    """What a later version of a report says otherwise, a piece of news for each change."""
    for change in edit.changes:
        yield News("edit", story, edit.target, title, change.line(), edit.target, change.after_span)


def _plain(text: str) -> str:
    return _BETWEEN.sub("", text.lower())


def keep_news(connection: sqlite3.Connection, addition: int, news: Sequence[News]) -> None:
    """Keep what an addition brought."""
    rows = ((addition, one.story, one.kind, msgspec.json.encode(one).decode()) for one in news)
    connection.executemany("INSERT INTO news (addition, story, kind, record) VALUES (?, ?, ?, ?)", rows)


def news_since(connection: sqlite3.Connection, addition: int) -> list[News]:
    """What came with all additions after this one."""
    rows = connection.execute("SELECT record FROM news WHERE addition > ? ORDER BY number", (addition,))
    return [msgspec.convert(json.loads(row["record"]), News) for row in rows]
