"""The archive of profiles: what it keeps, and that the parts in which a batch is worked through never show."""

import random

import numpy as np
import pytest

from rashomon.collate.stories import courses, group_stories, likeness, neighbours
from rashomon.collate.stories.linkage import connected
from rashomon.collate.stories.profiles import MOST_VALUE, pack, profile
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
    monkeypatch.setattr(neighbours, "_AT_ONCE", 2)
    monkeypatch.setattr(likeness, "_AT_ONCE", 3)
    monkeypatch.setattr(courses, "_AT_ONCE", 1)
    assert group_stories(batch(), ()) == expected


def test_an_archive_gives_back_profiles_in_any_order() -> None:
    archive = profile(batch())
    both, one = archive.of(np.array([5, 2])), archive.of(np.array([2]))
    part = slice(both.bounds[1], both.bounds[2])
    assert both.stem[part].tolist() == one.stem.tolist()
    assert both.value[part].tolist() == one.value.tolist()
    assert np.sum(one.value**2) == pytest.approx(1, abs=1e-3)
    assert both.name.any()
    assert not both.title.any()


def test_the_words_of_most_value_are_kept_and_sorted_by_stem() -> None:
    article, stem = np.array([0, 0, 0, 1]), np.array([9, 4, 7, 1])
    packed, counts = pack(article, stem, np.zeros(4, dtype=np.int64), np.array([0.5, 0.1, 0.9, 0.2]), 2)
    assert counts.tolist() == [2, 1]
    assert (packed >> 24).tolist() == [7, 9, 1]
    assert ((packed & MOST_VALUE) / MOST_VALUE).tolist() == pytest.approx([0.9, 0.5, 0.2], abs=1e-5)


def test_an_article_keeps_a_bounded_number_of_neighbours() -> None:
    same = [
        MarkedArticle(id=f"{n:03}", source="", text="The Orsini mill in Brekka burnt, said Solberg.") for n in range(90)
    ]
    pairs = neighbours.neighbour_pairs(profile(same), np.arange(90))
    assert np.bincount(pairs[:, 0]).max() == neighbours.CLOSEST
    assert (pairs[:, 0] < pairs[:, 1]).all()


def test_connected_nodes_carry_their_smallest_number() -> None:
    assert connected(6, np.array([[5, 4], [4, 2], [1, 0]])).tolist() == [0, 0, 2, 3, 2, 2]
    assert connected(2, np.zeros((0, 2), dtype=np.int64)).tolist() == [0, 1]
