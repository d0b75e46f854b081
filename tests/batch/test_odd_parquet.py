"""Parquet files as they come: odd columns, values that are none, damage; what is good beside them is told."""

from collections.abc import Mapping
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from rashomon.batch.inputs import plan_inputs
from rashomon.batch.parquet import rows
from rashomon.batch.steps import _raws
from rashomon.model import Article, Failure
from rashomon.read import Reader

arrow: Any = pytest.importorskip("pyarrow")
parquet: Any = pytest.importorskip("pyarrow.parquet")

TEXT = "The harbour board of Saltmouth will rebuild its pier, Ada Quill said on Monday. The work begins in May."
DEEP = {"a": {"b": [{"c": TEXT}]}}
NO_UTF8 = arrow.Array.from_buffers(
    arrow.string(), 2, [None, arrow.array([0, 3, 3 + len(TEXT)], arrow.int32()).buffers()[1],
    arrow.py_buffer(b"a\xff\xfe" + TEXT.encode())],
)  # fmt: skip


def read(file: Path) -> tuple[list[Article], list[str]]:
    """What a batch reads of a file, and the lines that it says."""
    plan = plan_inputs([str(file)])
    found = list(plan.failures)
    articles = []
    for one in (one for task in plan.tasks for one in task):
        for item in Reader(verbatim=True).read_found(one.path, _raws(one)):
            if isinstance(item, Article):
                articles.append(item)
            else:
                found.append(item)
    lines = [failure.line().removeprefix(f"{file}") for failure in found]
    assert all(line.isprintable() and "trips a rule" not in line for line in lines)
    return articles, lines


@pytest.mark.parametrize(
    ("columns", "told", "says"),
    [
        ({"text": [TEXT, None], "title": ["Pier", "Empty"]}, 1, ':2: no "text"'),
        ({"text": [DEEP, DEEP]}, 0, ':1: no "text"'),
        ({"text": [[TEXT, TEXT]]}, 1, ""),  # paragraphs
        ({"text": [1, 2]}, 0, ':1: no "text"'),
        ({"a": [1.5, float("nan")], "b": [None, None]}, 0, ':1: no "text"'),
        ({"text": [TEXT], "more": [DEEP], "kept": [b"\xff\xd8"]}, 1, ""),
        ({"text": [TEXT.encode(), b"\xff\xfe"]}, 1, ':2: no "text"'),
        ({"text": NO_UTF8}, 1, ':1: no "text"'),
        ({"text": ["x" * 2_100_000]}, 0, "more than one report has"),
        ({"text": arrow.array([TEXT, TEXT]).dictionary_encode(), "title": ["One", "Two"]}, 2, ""),
        ({"text": arrow.array([], arrow.string())}, 0, "there is nothing in it"),
        ({}, 0, "there is nothing in it"),
    ],
)
def test_odd_columns(tmp_path: Path, columns: Mapping[str, Any], told: int, says: str) -> None:
    parquet.write_table(arrow.table(columns), file := tmp_path / "odd.parquet")
    articles, lines = read(file)
    assert len(articles) == told
    assert bool(lines) == bool(says)
    assert not lines or says in lines[0]


@pytest.mark.parametrize(
    ("days", "day"),
    [
        (arrow.array([1_707_733_800_123_456_789], arrow.timestamp("ns")), "2024-02-12"),
        (arrow.array([1_707_733_800_123], arrow.timestamp("ms", "Europe/Oslo")), "2024-02-12"),
        (arrow.array([date(2024, 2, 12)]), "2024-02-12"),
        (arrow.array([2**60], arrow.timestamp("ms")), None),
        (arrow.array([2**30], arrow.date32()), None),
        (arrow.array([0], arrow.timestamp("ms", "Nowhere/City")), None),
    ],
)
def test_days_as_tables_have_them(tmp_path: Path, days: Any, day: str | None) -> None:  # noqa: ANN401  an array of an extra
    parquet.write_table(arrow.table({"text": [TEXT], "published": days}), file := tmp_path / "days.parquet")
    (article,), lines = read(file)
    assert not lines
    assert (article.published.value or "")[:10] == (day or "")


def test_of_two_columns_of_one_name_the_first_that_holds_something(tmp_path: Path) -> None:
    table = arrow.Table.from_arrays([arrow.array([None, TEXT]), arrow.array([TEXT, "x"])], names=["text", "text"])
    parquet.write_table(table, file := tmp_path / "twice.parquet")
    assert [article.text for article in read(file)[0]] == [TEXT, TEXT]


@pytest.fixture
def whole(tmp_path: Path) -> Path:
    """A file of two row groups."""
    texts = [f"{TEXT} {number} ferries wait." for number in range(200)]
    parquet.write_table(arrow.table({"text": texts}), file := tmp_path / "whole.parquet", row_group_size=100)
    return file


@pytest.mark.parametrize("cut", [0, 4, 2_000, -1])
def test_a_file_that_is_cut_off(whole: Path, cut: int) -> None:
    whole.write_bytes(whole.read_bytes()[:cut])
    assert read(whole) == ([], [": no Parquet file, or a damaged one; write it again"])


def test_damage_costs_its_row_group(whole: Path) -> None:
    data = bytearray(whole.read_bytes())
    data[50:400] = bytes(350)
    whole.write_bytes(data)
    articles, lines = read(whole)
    assert len(articles) == 100
    assert lines == [":1: this row and those behind it in its row group are damaged; write the file again"]


@pytest.mark.parametrize("place", [-8, -60, -200])
def test_a_foot_that_lies(whole: Path, place: int) -> None:
    data = bytearray(whole.read_bytes())
    data[place : place + 4] = b"\xff\xff\xff\x7f"
    whole.write_bytes(data)
    articles, lines = read(whole)
    assert lines or len(articles) == 200


def test_a_text_packed_a_thousandfold_is_not_unpacked(tmp_path: Path) -> None:
    parquet.write_table(arrow.table({"text": ["a" * 30_000_000]}), file := tmp_path / "bomb.parquet")
    (found,) = rows(str(file), 0, 1)
    assert isinstance(found, Failure)
    assert found.reason == "unpacks to more than 20 times the file's size"
