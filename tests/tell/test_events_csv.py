"""The table of events: POLECAT's columns, one row an event, nothing lost or split by odd characters."""

import csv
import io

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from rashomon.model import Event, EventTime, MarkedArticle, Party, Published, Span
from rashomon.tell.events_csv import COLUMNS, events_csv

TEXT = "Ana Lee, the envoy,\nmet Jo Park in Lima on Monday."


def party(words: str, country: str | None = None, sector: str | None = None) -> Party:
    start = TEXT.index(words)
    return Party(spans=(Span(start, start + len(words)),), name=words, country=country, sector=sector)


def article(*events: Event) -> MarkedArticle:
    return MarkedArticle(
        id="a-1",
        source="one.txt",
        text=TEXT,
        publisher="The Post",
        language="en",
        published=Published(value="2024-05-06"),
        events=events,
    )


def meeting() -> Event:
    return Event(
        id="e-1",
        trigger=Span(TEXT.index("met"), TEXT.index("met") + 3),
        type="CONSULT",
        mode="meet",
        cameo="040",
        status="occurred",
        status_span=Span(TEXT.index("met"), TEXT.index("met") + 3),
        actors=(party("Ana Lee", country="PER", sector="GOV"),),
        recipients=(party("Jo Park", country="CHL"), party("Lima", country="PER")),
        place=party("Lima", country="PER"),
        time=EventTime(value="2024-05-05"),
        intensity=1.0,
        kind="meeting",
        quote="q-7",
    )


def rows(table: str) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(table)))


def test_a_row_says_who_met_whom_where_and_when() -> None:
    (row,) = rows("".join(events_csv([article(meeting())])))
    assert row["Event Type"] == "CONSULT"
    assert row["Quad Code"] == "VERBAL COOPERATION"
    assert row["Event Date"] == "2024-05-05"
    assert row["Actor Name"] == "Ana Lee"
    assert row["Primary Actor Sector"] == "GOV"
    assert row["Recipient Name"] == "Jo Park; Lima"
    assert row["Recipient Country"] == "CHL; PER"
    assert (row["Location"], row["Country"]) == ("Lima", "PER")
    assert TEXT[int(row["Start"]) : int(row["End"])] == row["Trigger"] == "met"


def test_an_event_without_time_has_no_date_though_the_report_has_one() -> None:
    bare = Event(id="e-2", trigger=Span(0, 3), type="STATEMENT", mode=None, cameo=None, status="negated")
    (row,) = rows("".join(events_csv([article(bare)])))
    assert row["Event Date"] == ""
    assert row["Publication Date"] == "2024-05-06"
    assert row["Quad Code"] == ""


def test_without_events_the_header_remains() -> None:
    assert "".join(events_csv([])).strip().split(",") == list(COLUMNS)


@given(st.text(max_size=30))
def test_any_name_comes_back_as_it_was(name: str) -> None:
    odd = Event(
        id="e-3",
        trigger=Span(0, 3),
        type="AID",
        mode=None,
        cameo=None,
        status="planned",
        actors=(Party(spans=(Span(0, 7),), name=name),),
    )
    kept = next(csv.DictReader(io.StringIO("".join(events_csv([article(odd)])), newline="")))
    assert kept["Actor Name"] in {name, f"'{name}"}


@pytest.mark.parametrize("name", ["=1+1", "+49 30", "-x", "@cmd", " =1", "\t=1", "\r=1", "\n=1", "＝1"])
def test_no_name_is_a_formula_to_a_spreadsheet(name: str) -> None:
    named = msgspec.structs.replace(article(meeting()), publisher=name, id=name)
    (row,) = rows("".join(events_csv([named])))
    assert row["Source"] == row["Article"] == f"'{name}"


def test_a_figure_below_zero_stays_a_figure() -> None:
    below = msgspec.structs.replace(meeting(), intensity=-4.5)
    assert [row["Intensity"] for row in rows("".join(events_csv([article(below)])))] == ["-4.5"]
