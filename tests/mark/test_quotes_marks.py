"""Quotation marks of every kind, paired without ever failing."""

import time
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rashomon.mark.quotation_marks import find_segments


def outer(text: str) -> list[str]:
    return [text[s.start : s.end] for s in find_segments(text) if s.depth == 0]


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
    assert [s.depth for s in segments] == [0, 1, 0]


@given(st.text(alphabet="ab .,\n\"'“”‘’«»„‟`5", max_size=80))
def test_segments_are_ordered_stretches_inside_their_marks(text: str) -> None:
    segments = find_segments(text)
    assert list(segments) == sorted(segments, key=lambda s: (s.start, -s.end))
    for segment in segments:
        assert 0 <= segment.outer_start <= segment.start <= segment.end <= segment.outer_end <= len(text)
        assert "\n" not in text[segment.start : segment.end]
    outermost = [s for s in segments if s.depth == 0]
    assert all(one.outer_end <= two.outer_start for one, two in pairwise(outermost))


@pytest.mark.parametrize(
    ("text", "inside"),
    [
        ("'We can't pay,' he said. 'The tenants' fund is empty.'", ["We can't pay,", "The tenants' fund is empty."]),
        ("‘The boys’ coach isn’t here,’ she said.", ["The boys’ coach isn’t here,"]),
        ("The tenants' union said it was 'a mess' and 'no home'.", ["a mess", "no home"]),
        ("The farm was ‘dry as dust’ and the owners’ hopes were ‘gone’.", ["dry as dust", "gone"]),
        ("'She cried \"Stop!\" and fell,' said Lee.", ['She cried "Stop!" and fell,']),
        ("In the '90s the players' cup was silver.", []),
        ("He said: ‘No.\n\n‘Never again.’ She left.", ["No.", "Never again."]),
        ("The crew's boat and the owners' quay burnt.", []),
        ("”We wait,” said Lee. ”Not long.”", ["We wait,", "Not long."]),
        ('"We wait for the tide, said Ana Lee. The ferry left.', ["We wait for the tide,"]),
        ('"We wait for the tide.\n\nThe ferry left. "Good," said Lee.', ["We wait for the tide.", "Good,"]),
    ],
)
def test_marks_of_either_kind_are_told_from_apostrophes(text: str, inside: list[str]) -> None:
    assert outer(text) == inside


@pytest.mark.parametrize("sign", ["'", '"', "‘", "’", "“'", "' ", "a' ", "‘a "])
def test_a_text_of_marks_alone_takes_little_time(sign: str) -> None:
    started = time.process_time()
    find_segments(sign * 100_000)
    assert time.process_time() - started < 5


@pytest.mark.parametrize(
    ("text", "inside"),
    [
        ("She wrote: “We wait.\n\nIt is late.\n\nGo home.” And left.", ["We wait.", "It is late.", "Go home."]),
        ("She wrote: “We wait.\n\nIt is late.\n\n“Go home,” said Lee.", ["We wait.", "Go home,"]),
        ("She wrote: “We wait.\n\nIt is late.\n\nNobody came.", ["We wait."]),
    ],
)
def test_a_quotation_runs_through_paragraphs_without_marks_to_one_that_only_closes(
    text: str, inside: list[str]
) -> None:
    assert outer(text) == inside
