"""The archive: one file that remembers every report, what was made of it, and the stories."""

import json
import sqlite3
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from contextlib import AbstractContextManager
from datetime import UTC, datetime
from pathlib import Path
from types import TracebackType
from typing import Self

import msgspec

from rashomon.archive.connection import Waiting, connect, writing
from rashomon.archive.edits import is_version
from rashomon.archive.errors import DamagedArchiveError, explained
from rashomon.archive.indexing import drop_items, keep_items
from rashomon.archive.items import Names, facts_of, facts_told, items_of
from rashomon.archive.packing import day_of, pack, pack_article, unpack_article, unpack_copy, unpack_story
from rashomon.archive.query import plain_words
from rashomon.archive.search import Hit, search
from rashomon.model import Article, Copy, MarkedArticle, Published, RashomonError, Story, finest, same_marks_key

_MOST_PRINTS = 8  # of a text that are asked for their marks


class Archive:
    """An archive at ``path``: opened for reading, or with ``write`` for adding (and with ``make`` made if need be).

    A context manager; use it as ``with Archive("news.rashomon", write=True) as archive: ...``. Every method raises
    ``ArchiveError`` with the one line that a person reads.
    """

    def __init__(
        self, path: Path | str, *, write: bool = False, make: bool = True, waiting: Waiting | None = None
    ) -> None:
        self.path = Path(path)
        self.connection = connect(self.path, write=write, make=make)
        self._waiting = waiting

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        try:
            if isinstance(error, Exception) and not isinstance(error, (RashomonError, OSError)):
                from rashomon.archive.check import check  # noqa: PLC0415  it reads this class

                if check(self):  # what went wrong lies in the file
                    raise DamagedArchiveError(self.path) from error
        finally:
            self.close()

    def close(self) -> None:
        """Close the file."""
        self.connection.close()

    def writing(self) -> AbstractContextManager[None]:
        """A transaction: all that is written inside it is kept, or nothing is."""
        return writing(self.connection, self.path, self._waiting)

    def begin_addition(self) -> int:
        """The number of a new addition, now."""
        at = datetime.now(UTC).isoformat(timespec="seconds")
        return self._run("INSERT INTO addition (at) VALUES (?)", at).lastrowid or 0

    def last_addition(self) -> int:
        """The number of the last addition; 0 where there was none."""
        return int(self._run("SELECT coalesce(max(number), 0) FROM addition").fetchone()[0])

    # Reports

    def known_input(self, digest: str, stage: str) -> tuple[str, ...] | None:
        """The ids of the articles that came out of an input when ``stage`` read it; None where it never did."""
        row = self._run("SELECT articles FROM input WHERE digest = ? AND stage = ?", digest, stage).fetchone()
        return tuple(json.loads(row["articles"])) if row else None

    def remember_input(self, digest: str, stage: str, articles: Sequence[str]) -> None:
        """Keep which articles came out of an input."""
        self._run("INSERT OR REPLACE INTO input VALUES (?, ?, ?)", digest, stage, json.dumps(list(articles)))

    def known(self, ids: Iterable[str]) -> dict[str, tuple[str, ...]]:
        """Those of ``ids`` that the archive holds, each with the stages that made its record."""
        rows = self._run("SELECT id, made_by FROM article WHERE id IN (SELECT value FROM json_each(?))", _list(ids))
        return {row["id"]: tuple(row["made_by"].split()) for row in rows}

    def put_article(self, article: MarkedArticle, addition: int) -> int:
        """Keep an article with its marks, or what was made of it anew; its number is given back."""
        day = day_of(article.published.value)
        values = (
            article.source, article.url, article.title, article.publisher, article.published.value, article.language,
            day, article.text, pack_article(article), " ".join(article.made_by), same_marks_key(article),
        )  # fmt: skip
        row = self._run("SELECT number FROM article WHERE id = ?", article.id).fetchone()
        if row is not None:
            self._run(
                "UPDATE article SET source = ?, url = ?, title = ?, publisher = ?, published = ?, language = ?,"
                " day = ?, text = ?, record = ?, made_by = ?, marks_key = ? WHERE number = ?", *values, row["number"],
            )  # fmt: skip
            return int(row["number"])
        made = self._run(
            "INSERT INTO article (id, source, url, title, publisher, published, language, day, text, record, made_by,"
            " marks_key, addition) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)", article.id, *values, addition,
        )  # fmt: skip
        return made.lastrowid or 0

    def articles(self, ids: Sequence[str] | None = None) -> Iterator[MarkedArticle]:
        """The articles with these ids (all that are current where None are given), in the order of their ids."""
        if ids is None:
            rows = self._run("SELECT text, record FROM article WHERE later IS NULL ORDER BY id")
        else:
            chosen = "SELECT text, record FROM article WHERE id IN (SELECT value FROM json_each(?)) ORDER BY id"
            rows = self._run(chosen, _list(ids))
        yield from (unpack_article(row["text"], row["record"]) for row in rows)

    def prints_of(self, article: Article, stage: str) -> Iterator[MarkedArticle]:
        """The articles that ``stage`` marked and whose marks this one may have too, the first that were kept first."""
        rows = self._run(
            "SELECT text, record FROM article WHERE marks_key = ? AND instr(' ' || made_by || ' ', ?) > 0"
            " ORDER BY number LIMIT ?", same_marks_key(article), f" {stage} ", _MOST_PRINTS,
        )  # fmt: skip
        return (unpack_article(row["text"], row["record"]) for row in rows)

    def sources(self, ids: Iterable[str]) -> dict[str, str]:
        """Where those of these articles that have no address came from."""
        rows = self._run(
            "SELECT id, source FROM article WHERE url IS NULL AND id IN (SELECT value FROM json_each(?))", _list(ids)
        )
        return {row["id"]: row["source"] for row in rows}

    def put_source(self, name: str, source: str) -> None:
        """Say where an article lies now."""
        for article in self.articles([name]):
            moved = msgspec.structs.replace(article, source=source)
            self._run("UPDATE article SET source = ?, record = ? WHERE id = ?", source, pack_article(moved), name)

    def texts(self, ids: Iterable[str]) -> list[MarkedArticle]:
        """The articles with these ids without their marks: title, day and text alone, in the order of their ids."""
        rows = self._run(
            "SELECT id, title, publisher, published, text FROM article WHERE id IN (SELECT value FROM json_each(?))"
            " ORDER BY id", _list(ids),
        )  # fmt: skip
        return [
            MarkedArticle(
                id=row["id"], source="", title=row["title"], publisher=row["publisher"],
                published=Published(row["published"]), text=row["text"],
            )
            for row in rows
        ]  # fmt: skip

    def article(self, name: str) -> MarkedArticle | None:
        """The article with this id; None where there is none."""
        return next(self.articles([name]), None)

    def numbers(self, ids: Sequence[str]) -> dict[str, int]:
        """The numbers of these articles."""
        rows = self._run("SELECT id, number FROM article WHERE id IN (SELECT value FROM json_each(?))", _list(ids))
        return {row["id"]: row["number"] for row in rows}

    def count(self) -> int:
        """How many reports the archive holds, those that later versions replaced left out."""
        return int(self._run("SELECT count(*) FROM article WHERE later IS NULL").fetchone()[0])

    def day(self, number: int) -> int:
        """The day of the article with this number."""
        return int(self._run("SELECT day FROM article WHERE number = ?", number).fetchone()[0])

    def pending(self) -> list[str]:
        """The ids of the articles that are in no story yet."""
        rows = self._run("SELECT a.id FROM pending p JOIN article a ON a.number = p.article ORDER BY a.id")
        return [row["id"] for row in rows]

    def earlier_version(self, article: MarkedArticle) -> MarkedArticle | None:
        """The current article from the same address, or from the same file that holds nearly the same; else None."""
        place, value = ("url = ?", article.url) if article.url else ("url IS NULL AND source = ?", article.source)
        row = self._run(
            f"SELECT text, record FROM article WHERE {place} AND id != ? AND later IS NULL"  # noqa: S608  of two texts
            " ORDER BY number DESC LIMIT 1", value, article.id,
        ).fetchone()  # fmt: skip
        found = unpack_article(row["text"], row["record"]) if row else None
        return found if found is None or article.url or is_version(found, article) else None

    def replaced_by(self, ids: Iterable[str]) -> dict[str, str]:
        """The earlier versions of these articles (all of them, back to the first), each with its latest among these."""
        rows = self._run(
            "WITH RECURSIVE version (number, latest) AS ("
            " SELECT number, id FROM article WHERE id IN (SELECT value FROM json_each(?))"
            " UNION SELECT a.number, v.latest FROM article a JOIN version v ON a.later = v.number)"
            " SELECT a.id, v.latest FROM version v JOIN article a ON a.number = v.number WHERE a.later IS NOT NULL",
            _list(ids),
        )
        return {row["id"]: row["latest"] for row in rows}

    def current_among(self, ids: Iterable[str]) -> list[str]:
        """Those of these articles whose place no later version took, in the order of their ids."""
        rows = self._run(
            "SELECT id FROM article WHERE later IS NULL AND id IN (SELECT value FROM json_each(?)) ORDER BY id",
            _list(ids),
        )
        return [row["id"] for row in rows]

    def articles_made_otherwise(self, stage: str) -> list[str]:
        """The ids of the articles that ``stage`` (with its version) has no part in, the oldest first."""
        without = "SELECT id FROM article WHERE instr(' ' || made_by || ' ', ?) = 0 ORDER BY number"
        rows = self._run(without, f" {stage} ")
        return [row["id"] for row in rows]

    def forget_accounts_made_otherwise(self, stage: str, articles: Sequence[str]) -> None:
        """Take the reports of stories that another ``stage`` told, or that hold any of ``articles``, out of them."""
        self._run(
            "DELETE FROM member WHERE story IN (SELECT number FROM story WHERE instr(' ' || made_by || ' ', ?) = 0"
            " UNION SELECT m.story FROM member m JOIN article a ON a.number = m.article"
            " WHERE a.id IN (SELECT value FROM json_each(?)))", f" {stage} ", _list(articles),
        )  # fmt: skip

    def articles_touched(self, kind: str, name: str) -> list[str]:
        """The ids of the articles that a decision about a thing of this name may change."""
        if kind == "actor":
            words = " ".join(plain_words(name))
            rows = self._run(
                "SELECT DISTINCT a.id FROM item i JOIN article a ON a.number = i.article WHERE i.number IN"
                " (SELECT rowid FROM item_text WHERE item_text MATCH ?)", f'{{speaker actor about}} : "{words}"',
            ) if words else ()  # fmt: skip
        elif kind == "saying":
            rows = self._run(
                "SELECT DISTINCT a.id FROM item i JOIN article a ON a.number = i.article WHERE i.id = ?", name
            )
        else:
            rows = self._run("SELECT id FROM article WHERE id = ?", name)
        return [row["id"] for row in rows]

    def replace_version(self, old: str, new: str) -> None:
        """Say that ``new`` is a later version of the same report as ``old``, which is searched no more."""
        self._run("UPDATE article SET later = (SELECT number FROM article WHERE id = ?) WHERE id = ?", new, old)
        drop_items(self.connection, self.numbers([old])[old])

    # Copies

    def put_copy(self, copy: Copy) -> None:
        """Keep a copy between two articles of the archive."""
        self._run(
            "INSERT OR REPLACE INTO copy (source, target, record) SELECT s.number, t.number, ?"
            " FROM article s, article t WHERE s.id = ? AND t.id = ?", pack(copy), copy.source, copy.target,
        )  # fmt: skip

    def drop_copies(self) -> None:
        """Forget all copies, to find them anew."""
        self._run("DELETE FROM copy")

    def copies(self, ids: Sequence[str] | None = None) -> list[Copy]:
        """The copies into any of these articles (all copies where None are given)."""
        if ids is None:
            rows = self._run("SELECT record FROM copy")
        else:
            rows = self._run(
                "SELECT c.record FROM copy c JOIN article a ON a.number = c.target"
                " WHERE a.id IN (SELECT value FROM json_each(?))", _list(ids),
            )  # fmt: skip
        return sorted((unpack_copy(row["record"]) for row in rows), key=lambda copy: (copy.source, copy.target))

    # Stories

    def story_ids(self, articles: Sequence[str]) -> dict[str, str]:
        """The story of each of these articles that is in one."""
        rows = self._run(
            "SELECT a.id AS article, s.id AS story FROM member m JOIN article a ON a.number = m.article"
            " JOIN story s ON s.number = m.story WHERE a.id IN (SELECT value FROM json_each(?))", _list(articles),
        )  # fmt: skip
        return {row["article"]: row["story"] for row in rows}

    def story(self, name: str) -> Story | None:
        """The story with this id, or that it leads to; None where there is none."""
        row = self._run("SELECT record FROM story WHERE id = ?", self.current(name)).fetchone()
        return unpack_story(row["record"]) if row else None

    def stories(self, ids: Sequence[str] | None = None) -> Iterator[Story]:
        """The stories with these ids (all where None are given), the largest first."""
        if ids is None:
            rows = self._run("SELECT record FROM story ORDER BY reports DESC, id")
        else:
            rows = self._run(
                "SELECT record FROM story WHERE id IN (SELECT value FROM json_each(?)) ORDER BY reports DESC, id",
                _list(ids),
            )
        yield from (unpack_story(row["record"]) for row in rows)

    def story_names(self, *, since: str | None = None) -> list[str]:
        """The ids of the stories that were told of since a day (ISO 8601), the largest first."""
        rows = self._run("SELECT id FROM story WHERE ? IS NULL OR last >= ? ORDER BY reports DESC, id", since, since)
        return [row["id"] for row in rows]

    def stories_without_reports(self) -> list[str]:
        """The ids of the stories whose reports are to be grouped anew."""
        rows = self._run("SELECT id FROM story s WHERE NOT EXISTS (SELECT 1 FROM member m WHERE m.story = s.number)")
        return [row["id"] for row in rows]

    def current(self, name: str) -> str:
        """The id that a thing has now: ``name`` itself, or what it leads to."""
        seen = {name}
        while row := self._run("SELECT now FROM forward WHERE old = ?", name).fetchone():
            name = row["now"]
            if name in seen:
                break
            seen.add(name)
        return name

    def forward(self, old: str, now: str) -> None:
        """Make the id ``old`` lead to ``now``."""
        self._run("INSERT OR REPLACE INTO forward VALUES (?, ?)", old, now)

    def is_current(self, names: Iterable[str]) -> None:
        """Say that these ids lead nowhere: they are those of today, perhaps again."""
        self._run("DELETE FROM forward WHERE old IN (SELECT value FROM json_each(?))", _list(names))

    def bases(self, stories: Iterable[str]) -> dict[str, str]:
        """What the accounts of these stories depend on, as ``put_story`` was told."""
        rows = self._run("SELECT id, basis FROM story WHERE id IN (SELECT value FROM json_each(?))", _list(stories))
        return {row["id"]: row["basis"] for row in rows}

    def put_story(
        self,
        story: Story,
        articles: Mapping[str, MarkedArticle],
        addition: int,
        basis: str = "",
        anew: Collection[str] | None = None,
    ) -> None:
        """Keep a story and what is searched of it; it takes its articles out of the stories they were in.

        ``basis`` is a hash of what its account depends on. The items of articles that are not among ``anew`` are left
        as they are (of all they are made anew where None are given).
        """
        days = finest(article.published.value for article in articles.values() if article.published.value)
        values = (
            story.title, len(story.articles), len(story.origins), *((days[0], days[-1]) if days else (None, None)),
            pack(story), " ".join(story.made_by), addition, basis,
        )  # fmt: skip
        row = self._run("SELECT number FROM story WHERE id = ?", story.story).fetchone()
        if row is None:
            made = self._run(
                "INSERT INTO story (id, title, reports, origins, first, last, record, made_by, changed, basis)"
                " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)", story.story, *values,
            )  # fmt: skip
            number = made.lastrowid or 0
        else:
            number = int(row["number"])
            self._run(
                "UPDATE story SET title = ?, reports = ?, origins = ?, first = ?, last = ?, record = ?, made_by = ?,"
                " changed = ?, basis = ? WHERE number = ?", *values, number,
            )  # fmt: skip
        for old in story.forwards:
            self.forward(old, story.story)
        self._index_story(story, number, articles, story.articles if anew is None else anew)

    def _index_story(
        self, story: Story, number: int, articles: Mapping[str, MarkedArticle], anew: Collection[str]
    ) -> None:
        numbers = self.numbers(story.articles)
        held = {row["article"] for row in self._run("SELECT article FROM member WHERE story = ?", number)}
        for left in held.difference(numbers.values()):
            self._run("DELETE FROM member WHERE article = ?", left)
        told, names = facts_told(story, articles), Names(story)
        for name in story.articles:
            if numbers[name] not in held:
                self._run("INSERT OR REPLACE INTO member VALUES (?, ?)", numbers[name], number)
            if name in anew:
                article = articles[name]
                items = [*items_of(article, story, names), *facts_of(article, story, told.get(name, ()), names)]
                keep_items(self.connection, items, article, numbers[name], number)

    def drop_story(self, name: str, now: str | None) -> None:
        """Forget a story whose articles went into others; its id leads to ``now``."""
        row = self._run("SELECT number FROM story WHERE id = ?", name).fetchone()
        if row is None:
            return
        self._run("DELETE FROM member WHERE story = ?", row["number"])
        self._run("UPDATE item SET story = NULL WHERE story = ?", row["number"])
        self._run("DELETE FROM story WHERE number = ?", row["number"])
        if now is not None:
            self.forward(name, now)

    # Search

    def search(self, query: str, *, limit: int = 20, offset: int = 0) -> list[Hit]:
        """The passages that ``query`` finds, the newest first; raises ``QueryError`` where it cannot be read."""
        with explained(self.path):
            return search(self.connection, query, limit=limit, offset=offset)

    def _run(self, statement: str, *values: object) -> sqlite3.Cursor:
        with explained(self.path):
            return self.connection.execute(statement, values)


def _list(ids: Iterable[str]) -> str:
    """Ids as one value that SQLite takes apart again."""
    return json.dumps(list(ids))
