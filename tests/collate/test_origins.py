"""Origins: groups that descend from one report, and where the words of a span come from."""

import random

from hypothesis import given
from hypothesis import strategies as st

from rashomon.collate.copies import find_origins, origin_of, passages_into
from rashomon.model import Copy, Passage, Span


def copy(source: str, target: str, share: float = 1.0, *passages: tuple[int, int, int, int]) -> Copy:
    spans = tuple(Passage(Span(a, b), Span(c, d)) for a, b, c, d in passages)
    return Copy(source, target, share, "verbatim", "published", spans, taken=share)


def test_copies_join_their_origin_and_stand_behind_it() -> None:
    groups = find_origins(["a", "b", "c", "d"], [copy("c", "a"), copy("c", "b")])
    assert groups == (("c", "a", "b"), ("d",))


def test_a_copy_of_a_copy_descends_from_the_first() -> None:
    assert find_origins(["a", "b", "c"], [copy("b", "c"), copy("c", "a")]) == (("b", "a", "c"),)


def test_an_embedded_passage_leaves_the_article_independent() -> None:
    assert find_origins(["a", "b"], [copy("a", "b", 0.3)]) == (("a",), ("b",))


def test_the_part_taken_decides_not_the_part_of_the_shorter_text() -> None:
    embedded = Copy("a", "b", 0.9, "verbatim", "published", taken=0.2)
    assert find_origins(["a", "b"], [embedded]) == (("a",), ("b",))


def test_copies_of_articles_elsewhere_do_not_count() -> None:
    assert find_origins(["a", "b"], [copy("x", "a"), copy("x", "b")]) == (("a",), ("b",))


def test_a_ring_has_one_head() -> None:
    assert find_origins(["a", "b"], [copy("a", "b"), copy("b", "a")]) == (("a", "b"),)


def test_a_span_comes_from_the_head_of_its_chain() -> None:
    chain = passages_into(
        [copy("wire", "paper", 0.5, (10, 60, 100, 150)), copy("paper", "blog", 0.5, (90, 160, 0, 70))]
    )
    assert origin_of("blog", Span(12, 50), chain) == "wire"
    assert origin_of("blog", Span(300, 320), chain) == "blog"
    assert origin_of("paper", Span(100, 150), chain) == "wire"
    assert origin_of("wire", Span(10, 60), chain) == "wire"


def test_words_around_a_small_passage_are_the_articles_own() -> None:
    assert origin_of("b", Span(0, 100), passages_into([copy("a", "b", 0.1, (0, 20, 40, 60))])) == "b"


@given(st.lists(st.tuples(st.sampled_from("acd"), st.integers(0, 90), st.integers(1, 60)), max_size=9), st.data())
def test_the_passage_that_covers_most_is_found_wherever_it_begins(
    taken: list[tuple[str, int, int]], data: st.DataObject
) -> None:
    start, length = data.draw(st.integers(0, 120)), data.draw(st.integers(1, 50))
    into = passages_into(copy(source, "b", 0.1, (0, size, at, at + size)) for source, at, size in taken)
    shared = [(min(start + length, at + size) - max(start, at), source) for source, at, size in taken]
    fit = [(-covered, source) for covered, source in shared if 2 * covered >= length]
    assert origin_of("b", Span(start, start + length), into) == min(fit, default=(0, "b"))[1]


@given(st.lists(st.tuples(st.integers(0, 6), st.integers(0, 6), st.floats(0, 1)), max_size=12), st.integers(0, 99))
def test_origins_part_the_articles_in_any_order(links: list[tuple[int, int, float]], seed: int) -> None:
    ids = [f"n{number}" for number in range(7)]
    copies = [copy(ids[a], ids[b], share) for a, b, share in links if a != b]
    groups = find_origins(ids, copies)
    assert sorted(one for group in groups for one in group) == ids
    rng = random.Random(seed)
    assert find_origins(rng.sample(ids, 7), rng.sample(copies, len(copies))) == groups
