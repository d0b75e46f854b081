"""Events in the constructions that news prefers: deeds without a doer, coordination, pronouns that take an event up."""

import pytest

from rashomon.mark.events import find_events
from rashomon.mark.mentions import find_mentions
from rashomon.mark.parse import Parser
from rashomon.mark.quotes import find_quotes
from rashomon.mark.reference import resolve
from rashomon.mark.times import find_times
from rashomon.model import Article, Event, Published


def events(text: str) -> tuple[Event, ...]:
    article = Article(id="a-k", source="k", text=text, published=Published(value="2023-06-19"))
    parsed = next(Parser().parse([article]))
    mentions = find_mentions(parsed)
    resolution = resolve(parsed, mentions)
    return find_events(parsed, resolution, find_times(parsed), find_quotes(parsed, resolution))


def rows(text: str) -> list[tuple[str, str, str, str, str]]:
    """Trigger, type, status, actors and recipients of every event."""
    return [
        (
            e.trigger.of(text),
            e.type,
            e.status,
            " + ".join(p.name for p in e.actors),
            " + ".join(p.name for p in e.recipients),
        )
        for e in events(text)
    ]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "A Danish drone was shot down by a Swedish fighter jet on Monday.",
            ("shot", "ASSAULT", "occurred", "Swedish fighter jet", "Danish drone"),
        ),
        ("A Danish drone was shot down off Bornholm.", ("shot", "ASSAULT", "occurred", "", "Danish drone")),
        (
            "The shooting down of a Danish balloon by Sweden angered the town.",
            ("shooting", "ASSAULT", "occurred", "Sweden", "Danish balloon"),
        ),
        (
            "The killing of three Norwegian fishermen shocked the town.",
            ("killing", "ASSAULT", "occurred", "", "three Norwegian fishermen"),
        ),
        (
            "The army complained -- and a week later shot down -- what it called a Danish weather balloon.",
            ("shot", "ASSAULT", "occurred", "army", "Danish weather balloon"),
        ),
        (
            "The premier stayed at home as Sweden protested and then shot down what it called a Danish drone.",
            ("shot", "ASSAULT", "occurred", "Sweden", "Danish drone"),
        ),
    ],
)
def test_a_deed_is_told_by_passive_noun_or_second_verb(text: str, expected: tuple[str, str, str, str, str]) -> None:
    assert expected in rows(text)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Karland sent grain, and the minister said that the two premiers would work together to reopen a canal.",
            ("reopen", "AGREE", "planned", "two premiers", ""),
        ),
        (
            "The envoy said Karland agreed to send grain and that the two ports would work together to reopen a canal.",
            ("reopen", "AGREE", "agreed", "two ports", ""),
        ),
        (
            "Finland and Estonia have promised to clear the strait.",
            ("clear", "AGREE", "agreed", "Finland + Estonia", ""),
        ),
    ],
)
def test_what_two_sides_will_do_together_is_an_undertaking(text: str, expected: tuple[str, str, str, str, str]) -> None:
    assert expected in rows(text)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Prime Minister Anna Holm's visit to Oslo was planned for May. However, it was postponed after the flood.",
            ("postponed", "REJECT", "postponed", "Anna Holm", "Oslo"),
        ),
        (
            "Prime Minister Anna Holm was to meet President Jan Berg in Oslo. The meeting was called off on Friday.",
            ("meeting", "REJECT", "cancelled", "Anna Holm", "Jan Berg"),
        ),
        (
            "Anna Holm invited Jan Berg to visit Oslo and the invitation was accepted.",
            ("invitation", "AGREE", "agreed", "Jan Berg", "Anna Holm"),
        ),
        (
            "Anna Holm invited Jan Berg to visit Oslo. He turned the invitation down.",
            ("invitation", "REJECT", "refused", "Jan Berg", "Anna Holm"),
        ),
        (
            "Anna Holm met Jan Berg in Oslo. They agreed to schedule a return visit.",
            ("visit", "AGREE", "agreed", "Anna Holm + Jan Berg", ""),
        ),
    ],
)
def test_a_pronoun_or_bare_noun_takes_up_the_event_before(text: str, expected: tuple[str, str, str, str, str]) -> None:
    assert expected in rows(text)


def test_an_event_taken_up_keeps_its_time_and_says_where_its_status_stands() -> None:
    text = "Prime Minister Anna Holm's visit to Oslo was planned for May. However, it was postponed after the flood."
    found = next(e for e in events(text) if e.status == "postponed")
    assert found.time is not None
    assert found.time.value == "2023-05"
    assert found.status_span is not None
    assert found.status_span.of(text) == "postponed"
    assert found.kind == "visit"


@pytest.mark.parametrize(
    "text",
    [
        "The flood closed the bridge. However, it was postponed.",
        "Anna Holm met Jan Berg in Oslo. It was cold.",
        "Anna Holm's trip to Oslo has ended. The concert was postponed.",
    ],
)
def test_nothing_is_taken_up_that_was_no_plan(text: str) -> None:
    assert not [row for row in rows(text) if row[2] in ("postponed", "cancelled")]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Sweden snubbed the Danish envoy at a forum in Oslo.", ("snubbed", "REJECT", "refused", "Sweden")),
        (
            "The row led to the cancellation of Anna Holm's travel plans.",
            ("travel", "REJECT", "cancelled", "Anna Holm"),
        ),
        ("President Berg smiled as Anna Holm was heading to Oslo.", ("heading", "CONSULT", "occurred", "Anna Holm")),
        ("After his visit to Oslo, Jan Berg flew home.", ("visit", "CONSULT", "occurred", "Jan Berg")),
        ("Anna Holm will hold two days of talks on Tuesday.", ("talks", "AGREE", "planned", "Anna Holm")),
    ],
)
def test_who_meets_or_does_not(text: str, expected: tuple[str, str, str, str]) -> None:
    assert expected in [row[:4] for row in rows(text)]


def test_a_meeting_in_which_somebody_speaks_has_both_sides() -> None:
    text = "Anna Holm said in a meeting with President Jan Berg that the strike was over."
    assert ("meeting", "CONSULT", "occurred", "Anna Holm", "Jan Berg") in rows(text)


@pytest.mark.parametrize(
    ("text", "trigger", "value"),
    [
        ("Jan Berg is invited to travel to Lima in March when Peru hosts a summit.", "travel", "2024-03"),
        ("The talks were part of preparations for Jan Berg's trip to Oslo in November.", "trip", "2023-11"),
        ("Jan Berg arrived on Saturday and held a round of talks with Anna Holm.", "talks", "2023-06-17"),
        ("Anna Holm is the first premier to visit Oslo since a stop in 2018 by Jan Berg.", "visit", None),
        ("Jan Berg's visit to Oslo was announced before the vote in 2021.", "visit", None),
    ],
)
def test_an_event_takes_its_own_time_only(text: str, trigger: str, value: str | None) -> None:
    found = next(e for e in events(text) if e.trigger.of(text) == trigger)
    assert (found.time and found.time.value) == value


def test_a_visit_takes_place_where_it_leads() -> None:
    text = "Anna Holm invited Jan Berg to visit Oslo."
    found = next(e for e in events(text) if e.kind == "visit")
    assert found.place is not None
    assert found.place.name == "Oslo"
