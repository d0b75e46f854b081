"""The events of five real reports of one visit: each with its status and time, wherever a report tells of it."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from rashomon.engine import mark_paths
from rashomon.model import Event, Failure, MarkedArticle, Party

SEEDS = Path(__file__).parents[3] / "shared" / "seeds"

pytestmark = pytest.mark.skipif(not SEEDS.is_dir(), reason="the five reports are not beside this checkout")

Reports = dict[str, MarkedArticle]


@pytest.fixture(scope="module")
def reports() -> Reports:
    """The marked reports by the three digits that begin the names of their files."""
    failures: list[Failure] = []
    articles = list(mark_paths(sorted(map(str, SEEDS.glob("*.txt"))), failures.append, jobs=1))
    assert not failures
    return {Path(article.source).name[:3]: article for article in articles}


def told(
    article: MarkedArticle,
    kind: str,
    status: str,
    actor: str,
    recipient: str = "",
    place: str = "",
) -> Iterator[Event]:
    """The events of a kind and status whose sides hold the given words in a name or in the text."""
    for event in article.events:
        where = () if event.place is None else (event.place,)
        sides = ((actor, event.actors), (recipient, event.recipients), (place, (*where, *event.recipients)))
        if (event.kind, event.status) == (kind, status) and all(_named(article, w, p) for w, p in sides):
            yield event


def _named(article: MarkedArticle, words: str, parties: tuple[Party, ...]) -> bool:
    named = (text for party in parties for text in (party.name, *(span.of(article.text) for span in party.spans)))
    return not words or any(words in text for text in named)


def month(event: Event) -> str | None:
    return None if event.time is None else event.time.value[:7]


@pytest.mark.parametrize("report", ["001", "002", "004"])
def test_the_return_visit_is_agreed(reports: Reports, report: str) -> None:
    found = list(told(reports[report], "visit", "agreed", "Qin Gang", place="Washington"))
    assert found
    assert all(event.type == "AGREE" and event.time is None for event in found)


@pytest.mark.parametrize("report", ["002", "004"])
def test_more_flights_are_agreed(reports: Reports, report: str) -> None:
    article = reports[report]
    found = [e for e in article.events if article.text[e.trigger.start :].startswith("expand flights")]
    assert [(e.type, e.status, len(e.actors)) for e in found] == [("AGREE", "agreed", 1)]
    assert "two " in found[0].actors[0].spans[0].of(article.text)


@pytest.mark.parametrize(
    ("report", "statuses"),
    [
        ("000", {"cancelled"}),
        ("001", {"cancelled", "postponed"}),
        ("002", {"cancelled"}),
        ("003", {"postponed"}),
        ("004", {"planned", "postponed"}),
    ],
)
def test_the_trip_of_february_was_planned_and_put_off(reports: Reports, report: str, statuses: set[str]) -> None:
    article = reports[report]
    for status in statuses:
        found = list(told(article, "visit", status, "Antony Blinken"))
        assert found, status
        dated = {month(event) for event in found if event.time is not None}
        assert dated <= {"2023-02", "XXXX-02"} or status == "planned"
        if report in ("000", "002", "004"):
            assert "2023-02" in dated


@pytest.mark.parametrize(("report", "actor"), [("000", "US"), ("001", ""), ("002", "United States")])
def test_the_balloon_was_shot_down(reports: Reports, report: str, actor: str) -> None:
    (found,) = told(reports[report], "clash", "occurred", actor, recipient="balloon")
    assert found.type == "ASSAULT"
    assert found.time is None


@pytest.mark.parametrize(("report", "actor"), [("001", "defence minister"), ("003", "Beijing")])
def test_a_meeting_with_the_defense_secretary_was_refused(reports: Reports, report: str, actor: str) -> None:
    (found,) = told(reports[report], "meeting", "refused", actor, recipient="Lloyd Austin")
    assert found.type == "REJECT"


@pytest.mark.parametrize(
    ("report", "status", "actor", "recipient"),
    [
        ("003", "hypothetical", "Antony Blinken", "Xi Jinping"),
        ("001", "planned", "Antony Blinken", "Xi Jinping"),
        ("004", "occurred", "Antony Blinken", "Xi Jinping"),
        ("004", "occurred", "Xi", "Antony Blinken"),
    ],
)
def test_the_meeting_with_xi_is_possible_then_planned_then_held(
    reports: Reports, report: str, status: str, actor: str, recipient: str
) -> None:
    assert list(told(reports[report], "meeting", status, actor, recipient=recipient))


def test_the_meeting_with_xi_took_place_on_the_monday_in_beijing(reports: Reports) -> None:
    first = next(told(reports["004"], "meeting", "occurred", "Antony Blinken", recipient="Xi Jinping"))
    assert first.time is not None
    assert first.time.value == "2023-06-19"
    assert first.place is not None
    assert first.place.name == "Beijing"


def test_the_trips_of_two_secretaries_are_possible(reports: Reports) -> None:
    for name in ("Yellen", "Raimondo"):
        assert list(told(reports["003"], "visit", "hypothetical", name)), name


def test_the_president_is_invited_to_san_francisco_in_november(reports: Reports) -> None:
    (found,) = told(reports["002"], "visit", "invited", "Xi Jinping", place="San Francisco")
    assert month(found) == "2023-11"


def test_a_trip_that_is_being_prepared_lies_ahead(reports: Reports) -> None:
    (found,) = told(reports["000"], "visit", "planned", "Xi Jinping", place="United States")
    assert month(found) == "2023-11"


def test_every_time_stands_in_words_of_the_report(reports: Reports) -> None:
    for article in reports.values():
        for event in article.events:
            if event.time is not None:
                assert event.time.span is not None
                assert event.time.span.of(article.text).strip()
