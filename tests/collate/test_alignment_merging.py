"""Merging: clusters that overlap and fit are one, whatever pairs they came together by."""

from collections import defaultdict

from hypothesis import given
from hypothesis import strategies as st

from rashomon.collate.alignment.merging import merged

ARTICLES = (0, 1, 2, 3, 0, 1)


def known(*pairs: tuple[int, int, float]) -> dict[int, dict[int, float]]:
    found: defaultdict[int, dict[int, float]] = defaultdict(dict)
    for one, two, sure in pairs:
        found[one][two] = found[two][one] = sure
    return dict(found)


def test_two_pairs_with_one_sentence_in_common_are_one_where_the_others_fit() -> None:
    assert merged([(0, 1), (1, 2)], known((0, 1, 0.9), (1, 2, 0.9), (0, 2, 0.8)), ARTICLES) == [(0, 1, 2)]


def test_they_stay_two_where_the_others_do_not_fit_or_were_not_compared() -> None:
    for pairs in (((0, 2, 0.6),), ()):
        assert merged([(0, 1), (1, 2)], known((0, 1, 0.9), (1, 2, 0.9), *pairs), ARTICLES) == [(0, 1), (1, 2)]


def test_a_large_cluster_takes_in_no_other_by_a_lone_sentence_of_it() -> None:
    articles = tuple(range(8))
    sure = known(*((one, two, 0.9) for one in range(8) for two in range(one)))
    assert merged([(0, 1, 2, 3), (3, 4, 5, 6)], sure, articles) == [(0, 1, 2, 3), (3, 4, 5, 6)]
    assert merged([(0, 1, 2, 3), (2, 3, 4, 5)], sure, articles) == [(0, 1, 2, 3, 4, 5)]


def test_what_shares_nothing_stays_apart() -> None:
    sure = known((0, 1, 0.9), (2, 3, 0.9), (0, 2, 0.9), (0, 3, 0.9), (1, 2, 0.9), (1, 3, 0.9))
    assert merged([(0, 1), (2, 3)], sure, ARTICLES) == [(0, 1), (2, 3)]


@given(
    st.lists(st.sets(st.integers(0, 5), min_size=2, max_size=4), max_size=6),
    st.dictionaries(st.tuples(st.integers(0, 5), st.integers(0, 5)), st.floats(0.1, 1.0)),
)
def test_no_sentence_is_lost_and_no_cluster_lies_in_another(
    groups: list[set[int]], pairs: dict[tuple[int, int], float]
) -> None:
    made = merged(groups, known(*((one, two, sure) for (one, two), sure in pairs.items() if one != two)), ARTICLES)
    assert {member for group in made for member in group} == {member for group in groups for member in group}
    assert not [one for one in made for two in made if one is not two and set(one) <= set(two)]
