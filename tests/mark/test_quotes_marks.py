"""Quotation marks of every kind, paired without ever failing."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rashomon.mark.quotation_marks import find_segments


def outer(text: str) -> list[str]:
    return [text[s.start : s.end] for s in find_segments(text) if s.depth == 0 and s.double]


@pytest.mark.parametrize(
    ("text", "inside"),
    [
        ('He said, "It rains." And left.', ["It rains."]),
        ("“Rain,” she said, “and wind.”", ["Rain,", "and wind."]),
        ("«Il pleut», dit-elle.", ["Il pleut"]),
        ("„Es regnet“, sagte er.", ["Es regnet"]),
        ("„Es regnet”, sagte er.", ["Es regnet"]),
        ("''We will wait,'' she said.", ["We will wait,"]),
        ("``We will wait,'' she said.", ["We will wait,"]),
        ("“He told me ‘no’ twice,” she said.", ["He told me ‘no’ twice,"]),
        ("No marks at all.", []),
        ("A wall 10\" thick and 5'' wide.", []),
    ],
)
def test_pairs_marks_of_every_kind(text: str, inside: list[str]) -> None:
    assert outer(text) == inside


@pytest.mark.parametrize(
    ("behind", "inside"),
    [
        ('And then we go," he said.', ["And then we go,"]),
        ('And then we go, "he said. "That is all."', ["And then we go, ", "That is all."]),
        ('Then she added, "That is all."', ["That is all."]),
        ('Her book, "Ferries", sold well.', ["Ferries"]),
    ],
)
def test_words_may_go_on_in_a_paragraph_without_a_mark(behind: str, inside: list[str]) -> None:
    assert outer(f'"We will wait for the ferry.\n\n{behind}') == ["We will wait for the ferry.", *inside]


def test_a_mark_never_closed_ends_with_its_paragraph() -> None:
    text = "“We will wait for the ferry.\n\n“And then we go,” he said."
    assert outer(text) == ["We will wait for the ferry.", "And then we go,"]
    assert [s.closed for s in find_segments(text)] == [False, True]


def test_a_mark_left_over_opens_nothing() -> None:
    assert outer("We will wait.” He left.") == []


def test_an_apostrophe_is_no_mark() -> None:
    assert find_segments("The players' coach didn't like the '90s; it’s over.") == ()


def test_single_marks_nest_inside_double_ones() -> None:
    segments = find_segments("“He told me ‘no’ twice,” she said. ‘Maybe,’ he said.")
    assert [(s.double, s.depth) for s in segments] == [(True, 0), (False, 1), (False, 0)]


@given(st.text(alphabet="ab .,\n\"'“”‘’«»„‟`5", max_size=80))
def test_segments_are_ordered_stretches_inside_their_marks(text: str) -> None:
    segments = find_segments(text)
    assert list(segments) == sorted(segments, key=lambda s: (s.start, -s.end))
    for segment in segments:
        assert 0 <= segment.outer_start <= segment.start <= segment.end <= segment.outer_end <= len(text)
        assert "\n" not in text[segment.start : segment.end]
    doubles = [s for s in segments if s.double]
    assert all(one.outer_end <= two.outer_start for one, two in pairwise(doubles))
