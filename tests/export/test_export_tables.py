"""Every table: each row leads back to the words, and every program that reads it finds what was there."""

import csv
import io
import json
import os
import sqlite3
from contextlib import closing
from pathlib import Path

import msgspec
import pytest
from click.testing import CliRunner
from hypothesis import given
from hypothesis import strategies as st

import rashomon
from rashomon.archive import Archive
from rashomon.cli import cli
from rashomon.engine.exporting import archived
from rashomon.export import (
    TABLES,
    ExportError,
    Format,
    Material,
    Table,
    batches,
    format_named,
    format_names,
    of_dossier,
    save,
)
from rashomon.export.formats.csv_tables import csv_lines
from rashomon.export.tables import Row
from rashomon.model import Dossier, MarkedArticle, Mention, Span, Story, inert


def rows_of(material: Material, table: Table) -> list[Row]:
    return [row for _, rows in batches(material, (table,)) for row in rows]


def write(material: Material, name: str, target: Path, tables: tuple[Table, ...] = TABLES) -> Path:
    save(material, format_named(name), tables, target)
    return target


@pytest.fixture(scope="module")
def material(demo: Dossier) -> Material:
    return of_dossier(demo)


@pytest.fixture(scope="module")
def counts(material: Material) -> dict[str, int]:
    return {table.name: len(rows_of(material, table)) for table in TABLES}


@pytest.mark.parametrize("table", TABLES, ids=lambda table: table.name)
def test_every_row_leads_back_to_its_words(table: Table, material: Material, demo: Dossier) -> None:
    texts = {article.id: article.text for article in demo.articles}
    names = [column.name for column in table.columns]
    assert len(set(map(str.lower, names))) == len(names)
    rows = rows_of(material, table)
    assert rows
    for row in rows:
        cells = dict(zip(names, row, strict=True))
        assert cells["origin"] in texts
        start, end = cells["start"], cells["end"]
        assert isinstance(start, int)
        assert isinstance(end, int)
        if end > start and table.name != "utterances" and cells.get("of") != "utterance":  # content may be in pieces
            assert cells["words"] == texts[str(cells["article"])][start:end]


def test_the_tables_hold_what_the_records_hold(counts: dict[str, int], demo: Dossier) -> None:
    (story,) = demo.stories
    for name, held in (("mentions", "mentions"), ("times", "times"), ("quantities", "quantities"),
                       ("quotations", "quotes"), ("events", "events"), ("assertions", "assertions")):  # fmt: skip
        assert counts[name] == sum(len(getattr(article, held)) for article in demo.articles)
    for name in ("actors", "facts", "disagreements", "timeline", "commitments"):
        assert counts[name] == len(getattr(story, name))
    assert counts["utterances"] == len(story.sayings)
    assert counts["articles"] == len(demo.articles)
    assert counts["copies"] == sum(max(1, len(copy.passages)) for copy in story.copies)


def test_assertions_are_those_of_the_clauses(material: Material, demo: Dossier) -> None:
    (table,) = (table for table in TABLES if table.name == "assertions")
    names = [column.name for column in table.columns]
    clauses = [(article, clause) for article in demo.articles for clause in article.assertions]
    told = {(row[0], row[6], row[7], row[10]): dict(zip(names, row, strict=True)) for row in rows_of(material, table)}
    for article, clause in clauses:
        row = told[article.id, clause.span.start, clause.span.end, clause.predicate.start]
        assert row["predicate"] == clause.predicate.of(article.text)
        assert (row["lemma"], row["status"], row["type"], row["quote"]) == (
            clause.lemma, clause.status, clause.type, clause.quote,
        )  # fmt: skip
        arguments = json.loads(str(row["arguments"] or "[]"))
        assert [one["span"] for one in arguments] == [[*msgspec.structs.astuple(one.span)] for one in clause.arguments]
        assert row["quote"] or row["voice"] == article.publisher
    assert {row["polarity"] for row in told.values()} == {"positive", "negative"}
    said = [row["voice"] for row in told.values() if row["quote"] and row["subjects"] and row["times"]]
    assert {saying.speaker for saying in demo.stories[0].sayings} & {*said}


def test_every_column_is_explained() -> None:
    for table in TABLES:
        assert all(column.says for column in table.columns), table.name


def test_an_archive_gives_what_its_reports_give(demo_archive: Path, material: Material) -> None:
    with Archive(demo_archive) as archive:
        kept = archived(archive)
        for table in TABLES:
            if table.name not in {"timeline", "commitments"}:
                assert sorted(map(str, rows_of(kept, table))) == sorted(map(str, rows_of(material, table))), table.name


def test_batches_are_rows_in_order_whatever_their_size(material: Material) -> None:
    for table in TABLES[:3]:
        few = [row for _, rows in batches(material, (table,), 1) for row in rows]
        assert few == rows_of(material, table)


def test_long_bodies_make_small_batches(material: Material, monkeypatch: pytest.MonkeyPatch) -> None:
    from rashomon.export import tables

    monkeypatch.setattr(tables, "_LETTERS", 1)
    found = list(batches(material, TABLES))
    assert all(rows for _, rows in found)
    assert {table.name for table, _ in found} == {table.name for table in TABLES}


def test_csv(material: Material, tmp_path: Path, counts: dict[str, int]) -> None:
    folder = write(material, "csv", tmp_path / "tables")
    for table in TABLES:
        with (folder / f"{table.name}.csv").open(encoding="utf-8", newline="") as file:
            found = list(csv.DictReader(file))
        assert len(found) == counts[table.name]
        for line, row in zip(found, rows_of(material, table), strict=True):
            assert (line["start"], line["end"]) == (str(row[6]), str(row[7]))


@given(st.lists(st.lists(st.text(st.characters(exclude_categories=["Cs"]), max_size=8), min_size=2, max_size=2)))
def test_no_cell_of_a_csv_is_a_formula_and_all_come_back(rows: list[list[str]]) -> None:
    found = list(csv.reader(io.StringIO(csv_lines(rows), newline="")))
    assert found == [[inert(cell) for cell in row] for row in rows]
    for row in found:
        assert not any(cell[:1] in set("=@") or (cell[:1] in set("+-") and not _number(cell)) for cell in row)


def _number(cell: str) -> bool:
    try:
        float(cell)
    except ValueError:
        return False
    return True


def test_json_lines(material: Material, tmp_path: Path, counts: dict[str, int]) -> None:
    folder = write(material, "jsonl", tmp_path / "tables")
    for table in TABLES:
        found = [json.loads(line) for line in (folder / f"{table.name}.jsonl").read_text("utf-8").splitlines()]
        assert len(found) == counts[table.name]
        names = [column.name for column in table.columns if column.kind == "json"]
        assert not any(isinstance(one[name], str) for one in found for name in names)


def test_parquet_in_pandas(material: Material, tmp_path: Path, counts: dict[str, int]) -> None:
    pandas = pytest.importorskip("pandas")
    pytest.importorskip("pyarrow")
    folder = write(material, "parquet", tmp_path / "tables")
    for table in TABLES:
        frame = pandas.read_parquet(folder / f"{table.name}.parquet")
        rows = rows_of(material, table)
        assert len(frame) == counts[table.name]
        assert list(frame["start"]) == [row[6] for row in rows]
        assert list(frame["words"]) == [row[8] for row in rows]


def test_duckdb(material: Material, tmp_path: Path, counts: dict[str, int]) -> None:
    duckdb = pytest.importorskip("duckdb")
    pytest.importorskip("pyarrow")
    path = write(material, "duckdb", tmp_path / "news.duckdb")
    with duckdb.connect(str(path), read_only=True) as connection:
        for table in TABLES:
            asked = f'SELECT count(*), sum("end" - start) FROM "{table.name}"'  # noqa: S608  our own names
            letters = sum(int(str(row[7] or 0)) - int(str(row[6] or 0)) for row in rows_of(material, table))
            assert connection.execute(asked).fetchone() == (counts[table.name], letters)
        asked = "SELECT len(actors), json_extract(actors_spans, '$[0][0][0]') FROM events WHERE len(actors) > 0 LIMIT 1"
        assert connection.execute(asked).fetchone()


def test_sqlite(material: Material, tmp_path: Path, counts: dict[str, int]) -> None:
    path = write(material, "sqlite", tmp_path / "news.db")
    with closing(sqlite3.connect(path)) as connection:
        assert connection.execute("PRAGMA integrity_check").fetchone() == ("ok",)
        assert connection.execute("PRAGMA foreign_key_check").fetchall() == []
        for table in TABLES:
            asked = f'SELECT count(*) FROM "{table.name}"'  # noqa: S608  our own names
            assert connection.execute(asked).fetchone() == (counts[table.name],)
        found = connection.execute(
            "SELECT a.title || a.words FROM articles a JOIN articles_fts f ON f.rowid = a.rowid"
            " WHERE articles_fts MATCH 'ferries'"
        ).fetchall()
        assert found
        assert all("ferries" in words.lower() for (words,) in found)
    metadata = json.loads((tmp_path / "news.db.metadata.json").read_text("utf-8"))
    assert set(metadata["databases"]["news"]["tables"]) == set(counts)


def test_datasette_answers_a_query(material: Material, tmp_path: Path) -> None:
    app = pytest.importorskip("datasette.app")
    import asyncio

    path = write(material, "sqlite", tmp_path / "news.db")
    answer = asyncio.run(app.Datasette([str(path)]).client.get("/news/facts.json?_shape=array&_search=ferries"))
    assert answer.json()


def test_words_that_no_file_can_hold_cost_nothing(tmp_path: Path) -> None:
    article = MarkedArticle(
        id="a-1", source="x", text="Broken \ud800 half.", mentions=(Mention(Span(7, 8), "other", "\ud800"),)
    )
    odd = of_dossier(Dossier((article,), (Story(story="s-1", title="=x", articles=("a-1",)),)))
    for name in ("csv", "sqlite", "parquet", "duckdb"):
        try:
            write(odd, name, tmp_path / name)
        except ExportError as error:
            assert "not installed" in str(error)  # noqa: PT017


def test_the_command_writes_what_the_call_writes(demo_archive: Path, tmp_path: Path) -> None:
    command, call = tmp_path / "a", tmp_path / "b"
    done = CliRunner().invoke(cli, ["export", str(demo_archive), "--to", "jsonl", "-o", str(command)])
    assert done.exit_code == 0, done.output
    files = rashomon.export(str(demo_archive), "jsonl", call)
    assert [file.name for file in files] == sorted(path.name for path in command.iterdir())
    assert all((command / file.name).read_bytes() == file.read_bytes() for file in files)
    printed = CliRunner().invoke(cli, ["export", str(demo_archive), "--to", "jsonl", "--table", "facts", "-o", "-"])
    assert printed.stdout == (call / "facts.jsonl").read_text("utf-8")


def test_a_table_as_arrow(demo: Dossier, counts: dict[str, int]) -> None:
    pytest.importorskip("pyarrow")
    assert rashomon.table(demo, "facts").num_rows == counts["facts"]


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("--to", "exel"), "no such format: 'exel' (there are csv, jsonl,"),
        (("--to", "csv", "--table", "fact"), "no such table: 'fact' (there are articles,"),
        (("--to", "csv", "-o", "-"), "choose one with --table"),
        (("--to", "sqlite", "-o", "-"), "is no text"),
        (("--to", "csv", "-o", "no/such/place"), "no such folder"),
        (("--to", "csv", "-o", ""), "names no file"),
        (("--to", "csv", "--story", "s-none"), "no story has the id 's-none'"),
        (("--to", "csv", "--about", "colour:red"), "no field is called"),
        (("--to", "csv", "--about", "a" * 100_000), "more than 10,000 characters"),
    ],
)
def test_what_cannot_be_done_is_one_line(
    arguments: tuple[str, ...], said: str, demo_archive: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    done = CliRunner().invoke(cli, ["export", str(demo_archive), *arguments])
    assert said in done.output
    assert "Traceback" not in done.output
    if said:
        assert done.exit_code == 1
        assert done.output.count("\n") == 1
        assert list(tmp_path.iterdir()) == []


def test_nothing_is_overwritten_unasked(demo_archive: Path, tmp_path: Path) -> None:
    target = tmp_path / "out.db"
    target.write_text("mine", "utf-8")
    asked = ["export", str(demo_archive), "--to", "sqlite", "-o", str(target)]
    refused = CliRunner().invoke(cli, asked)
    assert (refused.exit_code, target.read_text("utf-8")) == (1, "mine")
    assert "is there already" in refused.output
    assert CliRunner().invoke(cli, [*asked, "--force"]).exit_code == 0
    assert target.read_bytes().startswith(b"SQLite format 3")
    assert {path.name for path in tmp_path.iterdir()} == {"out.db", "out.db.metadata.json"}


def test_a_pipe_stays_one_and_a_link_is_followed(demo: Dossier, tmp_path: Path) -> None:
    pipe, link = tmp_path / "pipe", tmp_path / "link.bib"
    os.mkfifo(pipe)
    (tmp_path / "real.bib").write_text("mine", "utf-8")
    link.symlink_to("real.bib")
    with pytest.raises(ExportError, match="a device or a pipe"):
        rashomon.export(demo, "bibtex", pipe, force=True)
    rashomon.export(demo, "bibtex", link, force=True)
    assert pipe.is_fifo()
    assert link.is_symlink()
    assert (tmp_path / "real.bib").read_text("utf-8") != "mine"


def test_a_folder_keeps_what_is_not_ours(demo: Dossier, tmp_path: Path) -> None:
    (tmp_path / "notes.txt").write_text("mine", "utf-8")
    with pytest.raises(ExportError, match="is there already"):
        rashomon.export(demo, "csv", tmp_path)
    rashomon.export(demo, "csv", tmp_path, force=True)
    assert (tmp_path / "notes.txt").read_text("utf-8") == "mine"
    with pytest.raises(ExportError, match="is a folder"):
        rashomon.export(demo, "sqlite", tmp_path, force=True)


def test_a_missing_extra_is_named(demo: Dossier, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    import sys

    monkeypatch.setitem(sys.modules, "pyarrow", None)
    monkeypatch.setitem(sys.modules, "pyarrow.parquet", None)
    with pytest.raises(ExportError, match=r"pip install 'rashomon\[export\]'"):
        rashomon.export(demo, "parquet", tmp_path / "tables")
    assert list(tmp_path.iterdir()) == []


def test_every_format_is_one() -> None:
    for name in format_names():
        found = format_named(name)
        assert isinstance(found, Format)
        assert found.name == name
        assert found.says


def test_a_new_field_of_a_record_is_a_new_column() -> None:
    from rashomon.export.tables.columns import columns_of

    class Wider(msgspec.Struct, frozen=True):
        name: str
        weight: float | None = None
        seen: tuple[str, ...] = ()
        where: Span | None = None

    columns, cells = columns_of(Wider)
    assert [column.kind for column in columns] == ["text", "float", "texts", "json"]
    assert cells(Wider("x", 1.5, ("a",), Span(1, 2))) == ("x", 1.5, ("a",), "[1,2]")


def test_a_wheel_can_hold_other_formats(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A package that names an entry point in the group is found by it."""
    from rashomon.export import formats

    (tmp_path / "theirs.py").write_text(
        "from rashomon.export import text_format\nODD = text_format('odd', 'titles', '.txt',"
        " lambda material: (told.story.title for told in material if told.story))\n", "utf-8",
    )  # fmt: skip
    info = tmp_path / "theirs-1.dist-info"
    info.mkdir()
    (info / "METADATA").write_text("Metadata-Version: 2.1\nName: theirs\nVersion: 1\n", "utf-8")
    (info / "entry_points.txt").write_text("[rashomon.exports]\nodd = theirs:ODD\n", "utf-8")
    monkeypatch.syspath_prepend(str(tmp_path))
    formats._others.cache_clear()
    try:
        assert "odd" in format_names()
        assert format_named("odd").says == "titles"
    finally:
        formats._others.cache_clear()
