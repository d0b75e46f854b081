"""Figures of one thing that two reports give in sentences of their own making: the learnt comparison."""

from functools import cache

import msgspec
import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from rashomon.collate.account import tell_story
from rashomon.collate.disagreements.figures import Pair, apart, given_alike, mutual, shown
from rashomon.collate.evidence import gather
from rashomon.mark import Parser, mark
from rashomon.model import Article, Published, Quantity, Span


@cache
def parser() -> Parser:
    return Parser()


def kinds(*reports: str) -> list[str]:
    marked = [
        mark(
            Article(id=f"r{n}", source=f"r{n}", text=text, published=Published("2024-03-12", "day", "stated")), parser()
        )
        for n, text in enumerate(reports)
    ]
    return [found.kind for found in tell_story(marked, ()).disagreements]


def count(value: float, unit: str = "count", noun: str | None = None, start: int = 0) -> Quantity:
    return Quantity(Span(start, start + 2), value, unit, noun=noun)


def length(value: float, unit: str) -> Quantity:
    seconds = {"day": 86_400.0, "week": 604_800.0}[unit]
    return Quantity(Span(0, 2), value, unit, base=(value * seconds, "second"))


@pytest.mark.parametrize(
    ("one", "other", "asked"),
    [
        (count(82, noun="schools"), count(84, noun="schools"), True),
        (count(82, noun="schools"), count(82, noun="schools"), False),
        (count(82, noun="schools"), count(84, noun="boats"), False),
        (count(43_885_310, "USD"), count(43_000_000, "USD"), False),  # cut off, not another sum
        (count(4_100, "person"), count(4_600, "person"), True),
        (length(2, "week"), length(13, "day"), False),  # weeks are counted by the week
        (length(2, "week"), length(22, "day"), True),
    ],
)
def test_what_could_be_one_figure_is_asked_about(one: Quantity, other: Quantity, *, asked: bool) -> None:
    assert apart(one, other) is asked


def test_a_figure_that_the_other_sentence_gives_too_is_at_odds_with_nothing_there() -> None:
    """ "A$2.6 billion ($1.7 billion)" beside "a $2.6 billion takeover"."""
    given = [(count(2.6e9, "AUD"), count(1.7e9, "USD", start=9)), (count(2.6e9, "USD"),)]
    assert given_alike(Pair(0, 1, given[0][1], given[1][0]), given)
    assert not given_alike(Pair(0, 1, given[0][1], count(1.9e9, "USD")), [given[0], (count(1.9e9, "USD"),)])


@pytest.mark.parametrize(
    ("one", "other", "found"),
    [
        ("The strike closed 82 of the schools in Ostby.", "The strike closed 84 of the schools in Ostby.", ["figure"]),
        ("The strike closed 82 schools in Ostby.", "The strike closed six other schools in Ostby too.", []),
    ],
)
def test_what_there_is_besides_is_at_odds_with_nothing(one: str, other: str, found: list[str]) -> None:
    assert kinds(one, other) == found


def test_a_whole_and_a_part_of_it_are_at_odds_with_nothing() -> None:
    whole, part = (
        "Kant Homes paid 334 million crowns for the Ostby wharf.",
        "Kant Homes paid 281 million crowns for the Ostby wharf.",
    )
    both = "Kant Homes paid 334 million crowns for the Ostby wharf, including 281 million crowns in cash."
    assert kinds(whole, part) == ["figure"]
    assert kinds(whole, part, both) == []


@pytest.mark.parametrize(
    ("one", "other", "found"),
    [
        (
            "Hugo Lenz of Ostby ran for 41 yards in the final on Sunday.",
            "Hugo Lenz of Ostby ran for 46 yards in the final on Sunday.",
            1,
        ),
        (
            "Hugo Lenz of Ostby had 41 yards and a touchdown.",
            "Otto Falk of Alden, who had 46 yards and a touchdown, limped off late in the match.",
            0,
        ),
    ],
)
def test_of_games_only_figures_of_one_player_in_one_play_are_at_odds(one: str, other: str, found: int) -> None:
    assert kinds(one, other).count("figure") == found


def test_a_bare_figure_is_shown_with_the_word_behind_it() -> None:
    article = mark(Article(id="r", source="r", text="Ten of them fled. Ten inmates fled."), parser())
    first, second = gather((article,)).sentences["r"]
    figures = [count(10, "person", start=sentence.span.start) for sentence in (first, second)]
    spans = [msgspec.structs.replace(one, span=Span(one.span.start, one.span.start + 3)) for one in figures]
    assert [shown(first, spans[0]).value, shown(second, spans[1]).value] == ["10", "10 inmates"]


@given(st.lists(st.tuples(st.integers(0, 4), st.integers(5, 9), st.integers(0, 10)), max_size=12))
def test_of_each_figure_only_the_surest_pair_is_told(drawn: list[tuple[int, int, int]]) -> None:
    pairs = [Pair(left, right, count(1, start=left), count(2, start=right)) for left, right, _ in drawn]
    sure = np.array([score / 10 for *_, score in drawn])
    kept = list(mutual(pairs, sure))
    for at in kept:
        rivals = [n for n, pair in enumerate(pairs) if pair.left == pairs[at].left or pair.right == pairs[at].right]
        assert sure[at] == max(sure[n] for n in rivals)
    assert bool(kept) == bool(pairs)
