"""Promises: who made them, when they fall due, and what became of them."""

from by_hand import article

from rashomon.collate.account import tell_story
from rashomon.model import Commitment, MarkedArticle


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
