"""Sites of promises, who may be bound there, and what the stored trees make of them."""

import pytest

from rashomon.collate.account import tell_story
from rashomon.collate.commitments.sites import SiteCue, cues
from rashomon.mark import Parser, mark
from rashomon.model import Article, Commitment, Published

PARSER = Parser()


def told(text: str) -> tuple[Commitment, ...]:
    """The commitments of one report of 14 March 2022."""
    day = Published("2022-03-14", "day", "stated")
    return tell_story(
        [mark(Article(id="a", source="", published=day, language="en", text=text), PARSER)], ()
    ).commitments


@pytest.mark.parametrize("cue", cues(), ids=lambda cue: cue.id)
def test_every_cue_finds_its_example_and_not_its_counter_example(cue: SiteCue) -> None:
    assert cue.compiled().search(cue.example.casefold())
    assert cue.counter is not None
    assert not cue.compiled().search(cue.counter.casefold())


@pytest.mark.parametrize(
    ("text", "who"),
    [
        ('"I will repay the loan by May," mayor Paul Dorn told the council on Monday.', "Paul Dorn"),
        ("Finance minister Ada Lund vowed to cut the harbour tax.", "Ada Lund"),
        ("Ada Lund said on Monday that she would not seek another term.", "Ada Lund"),
        ("The builder Kant Homes plans to open 40 flats in April.", "Kant Homes"),
    ],
)
def test_who_gives_his_word_is_bound(text: str, who: str) -> None:
    (found,) = told(text)
    assert found.who == who
    assert found.sure is None or (0.5 <= found.sure <= 1 and not found.is_doubtful)


@pytest.mark.parametrize(
    "text",
    [
        "Snow will fall on the hills of Alden on Thursday.",
        '"Will it ever end?" asked Ada Lund.',
        "Ada Lund declined to answer questions.",
    ],
)
def test_what_is_nobodys_word_is_none(text: str) -> None:
    assert told(text) == ()


def test_how_sure_it_is_that_words_are_a_promise_is_told() -> None:
    sure = [
        found.sure
        for text in ("Ada Lund plans to open 40 flats in April.", "Ada Lund hopes to open 40 flats in April.")
        for found in told(text)
    ]
    assert len(sure) == 2
    assert None not in sure
    assert sure == sorted(sure, key=lambda one: -(one or 0))


def test_a_quotation_inside_what_is_promised_is_closed() -> None:
    (found,) = told('Paul Dorn said on Monday that he would "repay the harbour loan" within a year.')
    assert found.what.count('"') == 2


def test_words_that_name_no_deed_are_told_with_their_sentence() -> None:
    (found,) = told("Mayor Ida Falk promised during the campaign.")
    assert found.what == "Mayor Ida Falk promised during the campaign."
    (found,) = told("Mayor Ida Falk promised during the campaign to pay for a school.")
    assert found.what == "promised during the campaign to pay for a school."


def test_a_promise_inside_a_promise_is_told_once() -> None:
    found = told("Ada Lund vowed on Monday that she would repay the harbour loan of Alden.")
    assert [(one.who, one.status) for one in found] == [("Ada Lund", "agreed")]


def test_a_plan_and_a_promise_of_one_deed_are_one() -> None:
    found = told(
        "Ada Lund said in May that she would repay the loan of 40 million crowns to the port of Alden.\n\n"
        "Ada Lund promised to repay the loan."
    )
    assert len(found) == 1
    assert found[0].status == "agreed"
    assert "40 million" in found[0].what
