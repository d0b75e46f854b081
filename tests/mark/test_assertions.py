"""Assertions: every clause is one, with who and what stands in it, and whether it came about."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rashomon.mark import Parser, mark
from rashomon.model import Article, Assertion, MarkedArticle, Published

TEXT = """The council of Harnford approved the new bridge on Tuesday, and Mayor Edith Crane promised that work would \
begin in June. She did not say what it would cost. "The old bridge was built by Tomas Brandt," she said. Will the \
ferries stop? Stop the ferries."""


@pytest.fixture(scope="module")
def parser() -> Parser:
    return Parser()


@pytest.fixture(scope="module")
def report(parser: Parser) -> MarkedArticle:
    return mark(Article(id="a", source="a", text=TEXT, published=Published("2024-05-15", "day", "stated")), parser)


def of(report: MarkedArticle, lemma: str) -> Assertion:
    return next(one for one in report.assertions if one.lemma == lemma)


def test_a_sentence_is_told_clause_by_clause(report: MarkedArticle) -> None:
    first = [one.lemma for one in report.assertions if one.span.end <= report.sentences[0].end]
    assert first == ["approve", "promise", "begin"]
    assert of(report, "begin").span.of(TEXT) == "that work would begin in June"


def test_a_clause_holds_its_own_times_and_not_those_below_it(report: MarkedArticle) -> None:
    assert [time.of(TEXT) for time in of(report, "approve").times] == ["Tuesday"]
    assert [time.of(TEXT) for time in of(report, "begin").times] == ["June"]
    assert not of(report, "promise").times


def test_arguments_have_the_roles_of_the_active_voice_and_the_names_of_the_article(report: MarkedArticle) -> None:
    named = {one.lemma: {(a.role, a.name) for a in one.arguments} for one in report.assertions}
    assert ("subject", "Edith Crane") in named["promise"]
    assert ("subject", "Tomas Brandt") in named["build"]
    assert ("object", None) in named["build"]


def test_a_pronoun_is_led_back_to_its_name(report: MarkedArticle) -> None:
    subjects = [a.name for one in report.assertions if one.lemma == "say" for a in one.arguments if a.role == "subject"]
    assert subjects == ["Edith Crane", "Edith Crane"]


def test_status_mood_and_whose_word_it_is(report: MarkedArticle) -> None:
    assert of(report, "approve").status == "occurred"
    assert of(report, "say").status == "negated"
    assert [one.mood for one in report.assertions if one.lemma == "stop"] == ["question", "command"]
    assert of(report, "build").quote in {quote.id for quote in report.quotes}
    assert of(report, "approve").quote is None


@given(words=st.lists(st.sampled_from(TEXT.split()), min_size=1, max_size=12))
def test_every_sentence_with_a_word_asserts_something_inside_it(parser: Parser, words: list[str]) -> None:
    text = " ".join(words)
    made = mark(Article(id="a", source="a", text=text), parser)
    for one in made.assertions:
        assert one.span.of(text).strip()
        assert all(0 <= a.span.start < a.span.end <= len(text) for a in one.arguments)
    assert bool(made.assertions) == any(c.isalnum() for c in text)
