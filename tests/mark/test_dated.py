"""What a sentence says of a date: the word that it dates, and whether what that word names came about."""

import pytest

from rashomon.mark import Parser, mark
from rashomon.model import Article, Published

TOLD = "2020-05-08"  # a Friday


def dated(text: str) -> list[tuple[str | None, str | None]]:
    """The dated word and the status of every date of ``text``."""
    marked = mark(Article(id="told", source="test", text=text, published=Published(TOLD, "day", "stated")), Parser())
    return [(time.head.of(text) if time.head else None, time.status) for time in marked.times]


@pytest.mark.parametrize(
    ("text", "head", "status"),
    [
        ("Osk landed 200 soldiers on the island on Tuesday.", "landed", "occurred"),
        ("Protesters plan to march on Sunday.", "march", "planned"),
        ("The president is to meet the king on Monday.", "meet", "planned"),
        ("A vote is set for October 30.", "set", "planned"),
        ("They scheduled a vote for Monday.", "scheduled", "planned"),
        ("The hearing is due on Monday.", "is", "planned"),
        ("The reopening has been postponed to June 15.", "postponed", "planned"),
        ("The concert on Saturday has been cancelled.", "concert", "cancelled"),
        ("The launch, planned for Thursday, was scrapped.", "planned", "cancelled"),
        ("The company did not publish a report on Thursday.", "publish", "negated"),
        ("She refused to vote on Thursday.", "vote", "refused"),
        ("She postponed the visit that she was to make next week.", "make", "postponed"),
        ("Two reports published in March cannot both be right.", "published", "occurred"),
        ("The crew will be free before this month is out.", "is", "planned"),
        ("The firm will pay the families of those who died when it sank in March.", "sank", "occurred"),
        ("If they do not leave by Sunday, the skies will be closed.", "leave", "hypothetical"),
        ("He ran the yard until his resignation in 1989.", "resignation", "occurred"),
        ("She worked at the mill before retiring in 2014.", "retiring", "occurred"),
        ("At a hastily arranged news conference on Thursday, Brand denied it.", "conference", "occurred"),
        ("He declined to say whether he would sell the yard next year.", "sell", "hypothetical"),
    ],
)
def test_a_date_has_the_status_of_what_it_dates(text: str, head: str, status: str) -> None:
    assert dated(text) == [(head, status)]


@pytest.mark.parametrize(
    ("text", "head"),
    [
        ("Mr Lee did not attend the meeting on Tuesday.", "meeting"),
        ("No one was injured in Wednesday's crash.", "crash"),
        ("Police will investigate the attack on Wednesday.", "attack"),
    ],
)
def test_what_is_known_of_a_day_that_was_happened(text: str, head: str) -> None:
    assert dated(text) == [(head, "occurred")]


def test_a_day_behind_a_verb_of_speech_is_that_of_the_saying() -> None:
    assert dated("The group said on Monday it would free 12 sailors.") == [("said", "occurred")]


def test_a_bound_dates_nothing() -> None:
    assert dated("The harbour has been shut since March.") == [(None, "occurred")]


def test_lengths_and_sets_date_nothing() -> None:
    assert dated("They meet every week for two hours.") == [(None, None), (None, None)]


def named(text: str) -> list[tuple[str, str, str | None, str | None]]:
    """Type, value, dated word and status of every time of ``text``."""
    marked = mark(Article(id="told", source="test", text=text, published=Published(TOLD, "day", "stated")), Parser())
    return [(time.type, time.value, time.head.of(text) if time.head else None, time.status) for time in marked.times]


@pytest.mark.parametrize(
    ("text", "value", "head", "status"),
    [
        ("The envoy stepped down on Tuesday, a day after the premier resigned.", "2020-05-04", "resigned", "occurred"),
        ("Two days after telling guards a lie, he broke his silence Wednesday.", "2020-05-04", "telling", "occurred"),
        ("He spoke on Monday, one day before the auditor released the report.", "2020-05-05", "released", "occurred"),
        ("The mine was shut on Monday, three months after the strike began.", "2020-02", "began", "occurred"),
        ("The move comes two weeks after a raid on the mill.", "2020-W17", "raid", "occurred"),
        ("Three days after a film of the beating surfaced, the guard quit.", "2020-05-05", "surfaced", "occurred"),
        ("Two days after the vote on 21 January, carts rolled into town.", "2020-01-23", "rolled", "occurred"),
        ("The mill closed two days before the fire on 3 March.", "2020-03-01", "closed", "occurred"),
        ("The shop opened three weeks after Easter.", "2020-W18", "opened", "occurred"),
        ("They met two days before Friday.", "2020-05-06", "met", "occurred"),
    ],
)
def test_a_length_before_what_happened_is_its_day(text: str, value: str, head: str, status: str) -> None:
    assert ("DATE", value, head, status) in named(text)


@pytest.mark.parametrize(
    "text",
    [
        "The strike lasted two days after talks failed on Monday.",
        "On Tuesday she had taught for nine years before she retired.",
        "They waited two days before Friday.",
        "Two days after the arrest on Thursday, the guard was freed.",
        "She died in 1990. Two days after the funeral he left.",
    ],
)
def test_a_length_that_leads_to_no_day_stays_one(text: str) -> None:
    assert [kind for kind, *_ in named(text)].count("DURATION") == 1
