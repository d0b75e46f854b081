"""Tables: columns are matched by their names, whoever wrote them, and a person may overrule it."""

import io

import pytest
from openpyxl import Workbook

from rashomon.lexicon import read_rules
from rashomon.model import Failure
from rashomon.read.tables import Columns, match_columns, read_table_rows, read_workbook_rows

MEDIA_CLOUD = (
    "id,publish_date,title,url,language,media_name\n1,2021-05-03,Ferry returns,https://c.example/1,en,Courier\n"
)
EVENT_REGISTRY = (
    "uri;dateTimePub;title;body;sourceTitle;authors\n9;2021-05-03T06:00:00Z;Ferry;It sails again.;Courier;Ada Quill\n"
)


def rows(text: str, chosen: dict[str, str] | None = None) -> list[dict[str, str]]:
    found = list(read_table_rows(text, "table.csv", chosen))
    assert not [one for one in found if isinstance(one, Failure)], found
    return [one[1] for one in found if not isinstance(one, Failure)]


def failure(text: str, chosen: dict[str, str] | None = None) -> str:
    (one,) = read_table_rows(text, "table.csv", chosen)
    assert isinstance(one, Failure)
    return one.line()


def test_columns_are_known_by_what_tools_call_them() -> None:
    assert rows(MEDIA_CLOUD) == [
        {
            "id": "1",
            "published": "2021-05-03",
            "title": "Ferry returns",
            "url": "https://c.example/1",
            "language": "en",
            "publisher": "Courier",
        }
    ]
    (row,) = rows(EVENT_REGISTRY)
    assert (row["text"], row["publisher"], row["bylines"]) == ("It sails again.", "Courier", "Ada Quill")


def test_a_person_may_say_which_column_is_which() -> None:
    text = "Headline,Notes,Full words\nFerry,none,It sails again.\n"
    assert "no column of the table is known" in failure(text)
    assert "Headline, Notes, Full words" in failure(text)
    assert rows(text, {"text": "Full words"}) == [{"title": "Ferry", "text": "It sails again."}]
    assert "no column is called 'Body'" in failure(text, {"text": "Body"})


def test_cells_may_hold_lines_and_quotes() -> None:
    (row,) = rows('title,text\nFerry,"It sails ""again"".\n\nFares stay."\n')
    assert row["text"] == 'It sails "again".\n\nFares stay.'


def test_workbooks_are_tables_too() -> None:
    book = Workbook()
    sheet = book.active
    assert sheet is not None
    sheet.append(["Title", "Text", "Date"])
    sheet.append(["Ferry", "It sails again.", "2021-05-03"])
    out = io.BytesIO()
    book.save(out)
    (row,) = read_workbook_rows(out.getvalue(), "book.xlsx")
    assert row == (2, {"title": "Ferry", "text": "It sails again.", "published": "2021-05-03"})
    (broken,) = read_workbook_rows(out.getvalue()[:300], "book.xlsx")
    assert isinstance(broken, Failure)


@pytest.mark.parametrize("text", ["", "\n\n", "a,b\n"])
def test_an_empty_table_is_one_line(text: str) -> None:
    assert failure(text).startswith("table.csv: ")


def test_the_examples_of_columns_are_matched() -> None:
    for column in read_rules("rashomon.read.tables", "columns.toml", Columns).column:
        assert match_columns([column.example]) == {column.id: 0}
        if column.counter:
            assert column.id not in match_columns([column.counter])
