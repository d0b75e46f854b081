"""Postings: nothing is lost, all is sorted, the lists of features stay whole; and who meets in them how often."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from rashomon.collate.copies.meetings import often_together, unpacked
from rashomon.collate.copies.postings import ARTICLE_BITS, MOST, Postings
from rashomon.collate.copies.words import Hashes

ENTRIES = st.lists(st.tuples(st.integers(0, (1 << 40) - 1), st.integers(0, 9)), max_size=60)


def packed(entries: list[tuple[int, int]]) -> Hashes:
    return np.array([(feature << ARTICLE_BITS) | article for feature, article in entries], dtype=np.uint64)


@pytest.fixture
def packing(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("rashomon.collate.copies.postings._WAITING", 0)


@pytest.mark.parametrize(("waiting", "room"), [(0, 1), (0, 8), (9, 1 << 18), (1 << 20, 1)])
@given(added=st.lists(ENTRIES, max_size=4))
def test_the_ranges_give_every_entry_once_and_in_order(
    waiting: int, room: int, added: list[list[tuple[int, int]]]
) -> None:
    index = Postings(200_000)
    firsts = [35_000 * place for place in range(len(added))]
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("rashomon.collate.copies.postings._ROOM", room)
        patch.setattr("rashomon.collate.copies.postings._WAITING", waiting)
        for first, entries in zip(firsts, added, strict=True):
            index.add(packed(entries), first)
        parts = list(index.ranges())
    expected = {(f, a + first) for first, entries in zip(firsts, added, strict=True) for f, a in entries}
    assert [number for part in parts for number in part.tolist()] == packed(sorted(expected)).tolist()
    assert index.sizes.sum() == len(expected)
    features = [set((part >> np.uint64(ARTICLE_BITS)).tolist()) for part in parts]
    assert sum(map(len, features)) == len(set().union(*features))


@pytest.mark.usefixtures("packing")
def test_a_packed_entry_takes_six_bytes() -> None:
    index = Postings(1)
    index.add(np.arange(5000, dtype=np.uint64) << np.uint64(ARTICLE_BITS + 11), 0)
    assert sum(pack.features.nbytes + pack.articles.nbytes for pack in index._packs) == 6 * 5000


def test_more_articles_than_an_entry_can_name_are_refused() -> None:
    with pytest.raises(ValueError, match="at most"):
        Postings(MOST + 1)


@pytest.mark.usefixtures("packing")
def test_articles_that_share_enough_lists_are_found_with_their_number() -> None:
    index = Postings(5)
    shared = [(feature << 1, article) for feature in range(300) for article in (1, 4)]
    index.add(packed([*shared, (9_000, 2), (9_000, 3), (9_002, 3), (9_004, 3)]), 0)
    keys, counts = often_together(index, np.full(len(index.sizes), 2))
    assert unpacked(keys).tolist() == [[1], [4]]
    assert counts.tolist() == [300]


@pytest.mark.usefixtures("packing")
def test_lists_that_are_too_long_say_nothing() -> None:
    index = Postings(100)
    index.add(packed([(feature, article) for feature in (0, 2, 4) for article in range(65)]), 0)
    assert len(often_together(index, np.full(len(index.sizes), 2))[0]) == 0


@pytest.mark.parametrize("waiting", [0, 1 << 20])
@given(entries=ENTRIES)
def test_what_is_needed_may_differ_from_pair_to_pair(waiting: int, entries: list[tuple[int, int]]) -> None:
    index = Postings(10)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("rashomon.collate.copies.postings._WAITING", waiting)
        index.add(packed([(feature % 7 << 1, article) for feature, article in entries]), 0)
    keys, counts = often_together(index, np.arange(10) + 1)
    lists = [{article for feature, article in entries if feature % 7 == kind} for kind in range(7)]
    expected = {}
    for one in range(10):
        for other in range(one + 1, 10):
            count = sum({one, other} <= found for found in lists)
            # The ends of a long list may not meet; here a list has ten articles at most, and each is in reach.
            if count >= one + 1:
                expected[one, other] = count
    assert dict(zip(zip(*unpacked(keys).tolist(), strict=True), counts.tolist(), strict=True)) == expected
