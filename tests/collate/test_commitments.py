"""Promises: who made them, when they fall due, and what became of them."""

import msgspec
import pytest
from by_hand import article, span

from rashomon.collate.account import tell_story
from rashomon.model import Commitment, MarkedArticle, Quantity, TimeExpression


def commitments(*articles: MarkedArticle) -> tuple[Commitment, ...]:
    return tell_story(articles, ()).commitments


def test_a_promise_of_several_reports_is_one_commitment() -> None:
    (found,) = commitments(
        article(
            "a",
            "Ana Reuter agreed to pay a return visit to Norland in May.",
            people=("Ana Reuter",),
            times={"May": "2024-05"},
        ),
        article(
            "b",
            "Ana Reuter accepted the offer to visit Norland in May.",
            people=("Ana Reuter",),
            times={"May": "2024-05"},
        ),
    )
    assert found.who == "Ana Reuter"
    assert found.due == "2024-05"
    assert found.status == "agreed"
    assert found.origins == 2
    assert {report.article for report in found.reports} == {"a", "b"}


def test_what_was_put_off_says_so() -> None:
    found = commitments(
        article("a", "Ana Reuter postponed a visit to Norland after the harbour strike.", people=("Ana Reuter",)),
        article(
            "b", "The visit of Ana Reuter to Norland was put off after the harbour strike.", people=("Ana Reuter",)
        ),
    )
    assert [(c.status, len(c.reports)) for c in found] == [("postponed", 2)]


def test_who_reports_a_promise_does_not_make_it() -> None:
    text = "Ana Reuter agreed to visit Norland, Hugo Lenz said."
    (found,) = commitments(
        article(
            "a", text, people=("Ana Reuter", "Hugo Lenz"), quotes=(("Ana Reuter agreed to visit Norland", "Hugo Lenz"),)
        )
    )
    assert (found.who, found.to) == ("Ana Reuter", None)


def test_agreeing_with_an_opinion_is_no_promise() -> None:
    assert not commitments(article("a", "Ana Reuter agrees with that attitude.", people=("Ana Reuter",)))


def test_words_whose_lower_case_is_longer_break_nothing() -> None:
    assert commitments(article("a", "İİİ Ana agreed to visit Norland.")) is not None


def _visit(identity: str = "a") -> MarkedArticle:
    return article(
        identity,
        "Ana Reuter will travel to Norland on March 19 to sign the treaty.",
        people=("Ana Reuter",),
        times={"March 19": "2024-03-19"},
    )


def _put_off(week: str) -> MarkedArticle:
    return article(
        "b",
        "Ana Reuter has postponed the visit to Norland that was to begin next week.",
        published="2024-03-15",
        people=("Ana Reuter",),
        times={"next week": week},
    )


def test_what_befell_a_promise_belongs_to_it() -> None:
    (found,) = commitments(_visit(), _put_off("2024-W12"))
    assert (found.status, found.due) == ("postponed", "2024-03-19")
    assert [step.status for step in found.chain] == ["planned", "postponed"]


def test_what_befell_another_week_does_not() -> None:
    assert [c.status for c in commitments(_visit(), _visit("c"), _put_off("2024-W20"))] == ["planned", "postponed"]


def test_what_may_have_befallen_either_of_two_promises_stands_alone() -> None:
    speech = article(
        "c",
        "Ana Reuter will come to the harbour town of Ostby on March 20.",
        people=("Ana Reuter",),
        times={"March 20": "2024-03-20"},
    )
    assert sorted(c.status for c in commitments(_visit(), speech, _put_off("2024-W12"))) == [
        "planned",
        "planned",
        "postponed",
    ]


def test_the_day_of_what_was_put_off_is_marked() -> None:
    timeline = tell_story((_visit(), _put_off("2024-W12")), ()).timeline
    assert {entry.date: entry.status for entry in timeline}["2024-03-19"] == "postponed"


def test_the_day_of_what_was_not_done_is_marked() -> None:
    made = article(
        "a",
        "Ana Reuter will appear in court on March 19.",
        people=("Ana Reuter",),
        times={"March 19": "2024-03-19"},
    )
    later = article(
        "b",
        "Ana Reuter did not appear in court on March 19.",
        published="2024-03-20",
        people=("Ana Reuter",),
        times={"March 19": "2024-03-19"},
    )
    story = tell_story((made, later), ())
    assert [one.status for one in story.commitments] == ["negated"]
    assert {entry.date: entry.status for entry in story.timeline}["2024-03-19"] == "negated"


def test_to_demand_a_cancellation_is_no_cancellation() -> None:
    text = "Hugo Lenz demanded that Ana Reuter cancel the sanctions."
    assert not commitments(article("a", text, people=("Hugo Lenz", "Ana Reuter")))


def test_most_reports_say_what_became_of_it() -> None:
    told = "Ana Reuter {} a visit to Norland after the harbour strike."
    (found,) = commitments(
        *(
            article(name, told.format(word), people=("Ana Reuter",))
            for name, word in (("a", "postponed"), ("b", "cancelled"), ("c", "postponed"))
        )
    )
    assert found.status == "postponed"


def _promised(text: str = "Ana Reuter promised on Friday to rebuild the harbour bridge.") -> MarkedArticle:
    return article("a", text, published="2024-03-15", people=("Ana Reuter",))


@pytest.mark.parametrize(
    ("later", "status", "told"),
    [
        ("The harbour bridge has been rebuilt, Ana Reuter said.", "occurred", "occurred"),
        ("Ana Reuter rebuilt the harbour bridge in a year.", "occurred", "occurred"),
        ("Ana Reuter has not rebuilt the harbour bridge.", "negated", "negated"),
        ("Ana Reuter has refused to rebuild the harbour bridge.", "refused", "refused"),
        ("Ana Reuter has rebuilt part of the harbour bridge.", "ongoing", "ongoing"),
        ("Ana Reuter is due to rebuild the harbour bridge.", "agreed", "planned"),
        ("Ana Reuter kept her promise to rebuild the harbour bridge.", "occurred", "occurred"),
        ("Ana Reuter broke her promise to rebuild the harbour bridge.", "negated", "negated"),
        ("Ana Reuter refused on Monday to rebuild the harbour bridge.", "refused", "refused"),
        ("Ana Reuter began to rebuild the harbour bridge.", "ongoing", "ongoing"),
        ("Hugo Lenz rebuilt the harbour bridge.", "agreed", None),
        ("Hugo Lenz asked Ana Reuter to rebuild the harbour bridge.", "agreed", None),
        ("Hugo asked whether Ana Reuter rebuilt the harbour bridge.", "agreed", None),
        ("Ana Reuter walked over the harbour bridge.", "agreed", None),
    ],
)
def test_what_became_of_a_promise_is_told_by_the_deed(later: str, status: str, told: str | None) -> None:
    after = article("b", later, published="2024-06-30", people=("Ana Reuter", "Hugo Lenz"))
    (found,) = commitments(_promised(), after)
    assert (found.who, found.status) == ("Ana Reuter", status)
    assert [step.status for step in found.chain[len(found.reports) :]] == ([told] if told else [])


def test_the_latest_report_says_what_became_of_it() -> None:
    undone, done = "Ana Reuter has not rebuilt the harbour bridge.", "Ana Reuter has rebuilt the harbour bridge."
    may = article("b", undone, published="2024-05-30", people=("Ana Reuter",))
    june = article("c", done, published="2024-06-30", people=("Ana Reuter",))
    assert [one.status for one in commitments(_promised(), may, june)] == ["occurred"]


def test_who_speaks_of_himself_is_bound() -> None:
    text = "Hugo Lenz told Ana Reuter that he would repay the harbour loan by May, he said."
    (found,) = commitments(
        article(
            "a",
            text,
            people=("Hugo Lenz", "Ana Reuter"),
            times={"May": "2024-05"},
            quotes=(("he would repay the harbour loan by May", "Hugo Lenz"),),
        )
    )
    assert found.who == "Hugo Lenz"


def test_an_invitation_binds_the_host() -> None:
    (found,) = commitments(article("a", "Hugo Lenz invited Ana Reuter to Norland.", people=("Hugo Lenz", "Ana Reuter")))
    assert (found.who, found.to) == ("Hugo Lenz", "Ana Reuter")


def test_a_length_of_time_sets_the_day() -> None:
    marked = _promised("Ana Reuter vowed to rebuild the harbour bridge within a week.")
    week = msgspec.structs.replace(marked, times=(TimeExpression(span(marked.text, "a week"), "DURATION", "P1W"),))
    (found,) = commitments(week)
    assert found.due == "2024-03-22"


def test_an_act_of_before_the_promise_is_not_its_outcome() -> None:
    later = "Ana Reuter rebuilt the harbour bridge in 2019 once before."
    before = article("b", later, published="2024-06-30", people=("Ana Reuter",), times={"2019": "2019"})
    assert [one.status for one in commitments(_promised(), before)] == ["agreed"]


def test_a_thing_of_another_name_is_not_what_was_promised() -> None:
    made = _promised("Ana Reuter promised on Friday to rebuild the Alden bridge.")
    other = article("b", "Ana Reuter has rebuilt the Borrow bridge.", published="2024-06-30", people=("Ana Reuter",))
    assert [one.status for one in commitments(made, other)] == ["agreed"]


def test_less_than_was_promised_is_a_part() -> None:
    made = _promised("Ana Reuter promised on Friday to build 500 homes.")
    later = article("b", "Ana Reuter built 12 homes.", published="2024-06-30", people=("Ana Reuter",))
    homes = (Quantity(span(made.text, "500 homes"), 500, "count", noun="homes"),)
    few = (Quantity(span(later.text, "12 homes"), 12, "count", noun="homes"),)
    counted = msgspec.structs.replace(made, quantities=homes), msgspec.structs.replace(later, quantities=few)
    assert [one.status for one in commitments(*counted)] == ["ongoing"]


def test_to_call_it_off_may_be_what_was_promised() -> None:
    made = _promised("Ana Reuter promised on Friday to cancel the harbour tax.")
    later = article("b", "Ana Reuter cancelled the harbour tax.", published="2024-06-30", people=("Ana Reuter",))
    assert [one.status for one in commitments(made, later)] == ["occurred"]


def test_what_is_put_off_to_another_day_belongs_to_its_promise() -> None:
    made = article(
        "a",
        "Ana Reuter promised to reopen the harbour bridge by May 1.",
        people=("Ana Reuter",),
        times={"May 1": "2024-05-01"},
    )
    later = article(
        "b",
        "The reopening of the harbour bridge was postponed to June 15, Ana Reuter said.",
        published="2024-04-24",
        people=("Ana Reuter",),
        times={"June 15": "2024-06-15"},
    )
    (found,) = commitments(made, later)
    assert (found.status, found.due) == ("postponed", "2024-05-01")


@pytest.mark.parametrize(
    "text",
    [
        "Ana Reuter promised farmers on Friday to plant the harbour trees.",
        "Ana Reuter pledged at a meeting on Friday to plant the harbour trees.",
        "Ana Reuter agreed in March to plant the harbour trees.",
        "Ana Reuter pledged 200 million crowns for the harbour trees.",
    ],
)
def test_words_may_stand_between_a_pledge_and_what_is_pledged(text: str) -> None:
    assert [one.who for one in commitments(_promised(text))] == ["Ana Reuter"]


def test_what_is_promised_does_not_end_at_a_mark_before_it_is_said() -> None:
    (found,) = commitments(article("a", "Hugo Lenz vowed to “repay the harbour loan” in May.", people=("Hugo Lenz",)))
    assert "repay the harbour loan" in found.what
    text = "Hugo Lenz vowed to “pay back in full” the harbour loan."
    assert commitments(article("a", text, people=("Hugo Lenz",)))[0].what.endswith("the harbour loan.")


def test_what_is_promised_ends_with_the_clause_that_stands_before_the_main_one() -> None:
    text = "When Hugo Lenz vowed to repay the harbour loan, the council looked for another lender."
    (found,) = commitments(article("a", text, people=("Hugo Lenz",)))
    assert found.what.endswith("harbour loan")
