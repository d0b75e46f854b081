"""The archive of profiles: what it keeps, and that the parts in which a batch is worked through never show."""

import random

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from rashomon.collate.stories import group_stories, likeness, neighbours, profiles, subjects
from rashomon.collate.stories.linkage import connected
from rashomon.collate.stories.profiles import NAME, NAMES, heaviest, profile, shared_words
from rashomon.model import MarkedArticle, Published

EVENTS = 8


def batch() -> list[MarkedArticle]:
    """Events with names of their own, each reported three times on following days among words that all use."""
    rng = random.Random(3)
    common = ["".join(rng.choices("abdegiklmnorstu", k=6)) for _ in range(300)]
    out = []
    for number in range(EVENTS):
        names = ["".join(rng.choices("abdegiklmnorstu", k=8)).capitalize() for _ in range(6)]
        for day in range(3):
            text = " ".join(rng.choice(names if rng.random() < 0.3 else common) for _ in range(90)) + "."
            published = Published(f"2019-0{number + 1}-1{day}", "day")
            out.append(MarkedArticle(id=f"a{number}{day}", source="", text=text, published=published))
    return out


def test_parts_of_any_size_give_the_same_stories(monkeypatch: pytest.MonkeyPatch) -> None:
    expected = group_stories(batch(), ())
    assert len(expected) == EVENTS
    monkeypatch.setattr(profiles, "_AT_ONCE", 2)
    monkeypatch.setattr(neighbours, "_AT_ONCE", 2)
    monkeypatch.setattr(likeness, "_AT_ONCE", 3)
    monkeypatch.setattr(subjects, "_AT_ONCE", 1)
    assert group_stories(batch(), ()) == expected


def test_an_archive_holds_each_word_once_and_values_of_length_one() -> None:
    archive = profile(batch())
    words, owner = archive.words(np.array([5, 2]))
    assert owner.tolist() == [0] * int((owner == 0).sum()) + [1] * int((owner == 1).sum())
    for place, article in enumerate((5, 2)):
        mine = words[owner == place]
        assert mine.tolist() == list(range(archive.bounds[article], archive.bounds[article + 1]))
        assert np.all(np.diff(archive.stem[mine]) > 0)
        assert np.sum(archive.value[mine] ** 2) == pytest.approx(1, abs=1e-3)
        names = archive.value[mine][archive.marks[mine] & NAME > 0].sum()
        assert archive.weights[article, NAMES] == pytest.approx(names, rel=1e-5)
        assert 0 < names < archive.value[mine].sum()


def test_words_that_end_in_the_same_bits_are_told_apart() -> None:
    stem = np.array([5, 5 + (1 << 12), 5 + (1 << 13), 5, 5 + (1 << 13), 5 + (1 << 14)], dtype=np.int32)
    which, one, other = shared_words(stem, np.array([0, 3, 6]), np.array([[0, 1], [1, 0]]))
    assert (which.tolist(), one.tolist(), other.tolist()) == ([0, 0, 1, 1], [0, 2, 3, 4], [3, 4, 0, 2])


def test_the_words_of_greatest_value_are_kept_and_of_equals_the_smaller_stems() -> None:
    article, stem = np.array([0, 0, 0, 0, 2]), np.array([1, 4, 7, 9, 1])
    value = np.array([0.1, 0.5, 0.9, 0.5, 0.2])
    assert heaviest(article, stem, value, 3, 2).tolist() == [False, True, True, False, True]
    assert heaviest(article, stem, value, 3, 4).all()
    assert heaviest(article[:0], stem[:0], value[:0], 2, 2).tolist() == []


@given(st.lists(st.sets(st.integers(0, 9000), max_size=40), min_size=2, max_size=5), st.data())
def test_shared_words_are_those_of_both_in_any_order_of_pairs(articles: list[set[int]], data: st.DataObject) -> None:
    stem = np.array([word for words in articles for word in sorted(words)], dtype=np.int32)
    bounds = np.append(0, np.cumsum([len(words) for words in articles]))
    number = st.integers(0, len(articles) - 1)
    pairs = data.draw(st.lists(st.tuples(number, number), min_size=1, max_size=8))
    which, one, other = shared_words(stem, bounds, np.array(pairs))
    assert stem[one].tolist() == stem[other].tolist()
    found = [(pair, word) for pair, word in zip(which.tolist(), stem[one].tolist(), strict=True)]
    assert found == [(n, word) for n, (a, b) in enumerate(pairs) for word in sorted(articles[a] & articles[b])]
    for pair, mine, theirs in zip(which.tolist(), one.tolist(), other.tolist(), strict=True):
        assert bounds[pairs[pair][0]] <= mine < bounds[pairs[pair][0] + 1]
        assert bounds[pairs[pair][1]] <= theirs < bounds[pairs[pair][1] + 1]


def test_an_article_keeps_a_bounded_number_of_neighbours() -> None:
    same = [
        MarkedArticle(id=f"{n:03}", source="", text="The Orsini mill in Brekka burnt, said Solberg.") for n in range(90)
    ]
    pairs = neighbours.neighbour_pairs(profile(same))
    assert np.bincount(pairs[:, 0]).max() == neighbours.CLOSEST
    assert (pairs[:, 0] < pairs[:, 1]).all()


def test_connected_nodes_carry_their_smallest_number() -> None:
    assert connected(6, np.array([[5, 4], [4, 2], [1, 0]])).tolist() == [0, 0, 2, 3, 2, 2]
    assert connected(2, np.zeros((0, 2), dtype=np.int64)).tolist() == [0, 1]
