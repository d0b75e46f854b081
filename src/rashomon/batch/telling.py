"""The step that tells: the account of each story, as rows of every table."""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, ClassVar

import msgspec

from rashomon.batch.files import read_records, write_json, write_whole
from rashomon.batch.manifest import Part, part_of
from rashomon.batch.steps import Done, Place, Step, lost, made_by
from rashomon.collate import one_story
from rashomon.export import TABLES, Table, Told, needed
from rashomon.export.arrow import arrow_schema, record_batch
from rashomon.model import Copy, MarkedArticle


class StoryPlan(msgspec.Struct, frozen=True):
    """A story that is to be told: where its articles stand, and the copies into any of them."""

    places: tuple[Place, ...]
    copies: tuple[Copy, ...]


class TellTask(msgspec.Struct, frozen=True):
    """Stories that are told at once."""

    number: int
    stories: tuple[StoryPlan, ...]


class ToldParts(msgspec.Struct, frozen=True):
    """What a task of this step made: a file of each table."""

    stories: int
    tables: dict[str, Part]


@dataclass(slots=True)
class Telling(Step):
    """Tells stories: a file of each table, and, when all are there, one that names them."""

    name: ClassVar[str] = "tell"

    def work(self, task: TellTask) -> Done:
        """Write the rows of the stories."""
        return self._write(task.number, [self._told(story) for story in task.stories])

    def leave_out(self, task: TellTask, how: str) -> Done:
        """Tables without rows, and a failure for every report of the stories."""
        places = [place for story in task.stories for place in story.places]
        failures = tuple(lost(article.source, how) for article in articles_at(self.folder, places))
        return msgspec.structs.replace(self._write(task.number, []), failures=failures)

    def _write(self, number: int, told: Sequence[Told]) -> Done:
        tables = {table.name: self._written(table, told, number) for table in TABLES}
        write_json(told_file(self.folder, number), ToldParts(len(told), tables))
        return Done(number, len(told))

    def _told(self, plan: StoryPlan) -> Told:
        articles = articles_at(self.folder, plan.places)
        told = one_story(articles, plan.copies)
        return Told(told.stories[0], {article.id: article for article in told.articles})

    def _written(self, table: Table, told: Sequence[Told], number: int) -> Part:
        """One file of a table, with the rows that these stories give."""
        arrow, parquet = needed("batch", "pyarrow", "scale"), needed("batch", "pyarrow.parquet", "scale")
        schema, sink = arrow_schema(table), arrow.BufferOutputStream()
        rows = [row for one in told for row in table.rows(one)]
        with parquet.ParquetWriter(sink, schema, compression="zstd", compression_level=3) as writer:
            if rows:
                writer.write_batch(record_batch(rows, schema))
        path = Path(self.folder, table.name, f"part-{number:05}.parquet")
        path.parent.mkdir(exist_ok=True)
        write_whole(path, sink.getvalue().to_pybytes())
        return part_of(Path(self.folder), path, len(rows))


def told_file(folder: str, number: int) -> Path:
    """The file that says that a task of this step is done, and what it made."""
    return Path(folder, ".work", "tell", f"{number:05}.json")


def articles_at(folder: str, places: Sequence[Place]) -> list[MarkedArticle]:
    """The marked articles at these places, in their order."""
    rows: dict[int, list[int]] = {}
    for file, row in places:
        rows.setdefault(file, []).append(row)
    found: dict[Place, Any] = {}
    for file, chosen in rows.items():
        records = read_records(made_by(folder, "mark", file), "record", chosen)
        found |= {(file, row): record for row, record in zip(chosen, records, strict=True)}
    return [msgspec.json.decode(found[place], type=MarkedArticle) for place in places]
