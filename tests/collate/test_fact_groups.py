"""Facts that cite the same passages for the most part stand with the one that most origins tell."""

import msgspec
from hypothesis import given
from hypothesis import strategies as st

from rashomon.collate.facts.grouping import grouped
from rashomon.model import Citation, Fact, Span


def _fact(name: str, *places: tuple[str, int, int]) -> Fact:
    cited = tuple(Citation(article=a, span=Span(start, end), text="") for a, start, end in places)
    return Fact(id=name, text=name, kind="relation", reports=cited, origins=len({a for a, _, _ in places}))


FIRE = _fact("fire", ("a", 0, 40), ("b", 0, 50), ("c", 10, 60), ("d", 0, 30))


def test_most_of_the_same_passages_stand_with_the_first() -> None:
    later = _fact("blaze", ("a", 0, 40), ("b", 0, 50), ("e", 5, 70))
    assert [one.within for one in grouped([FIRE, later])] == [None, "fire"]


def test_a_clause_of_the_passages_stands_with_them_and_what_stands_with_it_too() -> None:
    clause = _fact("hall", ("a", 10, 30), ("b", 20, 45))
    further = _fact("roof", ("a", 12, 20), ("b", 25, 30))
    assert [one.within for one in grouped([FIRE, clause, further])] == [None, "fire", "fire"]


def test_one_passage_in_common_or_half_of_them_is_too_little() -> None:
    one = _fact("rain", ("a", 0, 40), ("b", 100, 150))
    half = _fact("wind", ("a", 0, 40), ("b", 0, 50), ("e", 0, 9), ("f", 0, 9))
    assert [fact.within for fact in grouped([FIRE, one, half])] == [None, None, None]


@given(
    st.lists(
        st.lists(st.tuples(st.sampled_from("abc"), st.integers(0, 9), st.integers(10, 19)), min_size=1, max_size=4),
        max_size=6,
    )
)
def test_a_head_stands_within_nothing_and_before_its_group(places: list[list[tuple[str, int, int]]]) -> None:
    facts = grouped([_fact(f"f{number}", *cited) for number, cited in enumerate(places)])
    order = {fact.id: number for number, fact in enumerate(facts)}
    heads = {fact.id for fact in facts if fact.within is None}
    for fact in facts:
        assert fact.within is None or (fact.within in heads and order[fact.within] < order[fact.id])


def test_a_fact_without_words_of_its_own_stands_with_the_one_that_has_them() -> None:
    same = _fact("fire", ("x", 0, 40), ("y", 0, 50))
    assert [one.within for one in grouped([FIRE, msgspec.structs.replace(same, id="smoke")])] == [None, "fire"]
