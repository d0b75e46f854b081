"""Words as arrays: places, sentences, quotation marks."""

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from rashomon.collate.copies.weights import stem_ids, weigh
from rashomon.collate.copies.words import join_words, read_words


def spelled(text: str) -> list[str]:
    words = read_words([text])
    return [text[start:end] for start, end in zip(words.start, words.end, strict=True)]


def test_words_are_cut_at_blanks_and_marks_and_numbers_kept_whole() -> None:
    assert spelled("Mr. O'Hara paid $2,000.50 (or 9%), he said.") == [
        *("Mr", "O", "Hara", "paid", "$", "2,000.50", "or", "9", "%", "he", "said"),
    ]


def test_chinese_characters_are_words_of_their_own() -> None:
    assert spelled("北京2008奥运") == ["北", "京", "2008", "奥", "运"]


def test_case_and_grouping_of_digits_do_not_matter_to_a_word() -> None:
    words = read_words(["Paris PARIS paris", "2,000 2000", "2.5 25"])
    assert len(set(words.full[:3].tolist())) == 1
    assert words.full[3] == words.full[4]
    assert words.full[5] != words.full[6]
    assert words.full[0] != words.full[3]


def test_forms_of_a_word_share_their_stem_and_numbers_do_not() -> None:
    words = read_words(["announces announced", "1234567 1234568"])
    assert words.stem[0] == words.stem[1]
    assert words.full[0] != words.full[1]
    assert words.stem[2] != words.stem[3]


def test_sentences_end_at_stops_and_lines_but_not_after_abbreviations() -> None:
    words = read_words(["The U.S. envoy left. He flew home\nA new line. “Yes!” she said."])
    assert words.sentence.tolist() == [0, 0, 0, 0, 0, 1, 1, 1, 2, 2, 2, 3, 4, 4]


def test_words_between_quotation_marks_are_marked_in_each_text_alone() -> None:
    words = read_words(['He said "never again" and left "', "Outside “inside here” outside"])
    assert words.quoted.tolist() == [False, False, True, True, False, False, False, True, True, False]


def test_words_that_a_sample_does_not_hold_weigh_most() -> None:
    weighing = weigh(read_words(["The council met.", "The council of Tarnow met."]))
    said, council, rare = weighing.of(stem_ids(read_words(["said council Ondarabridge"]))).tolist()
    assert said < 0.2 < council < rare == 1.0


@given(st.lists(st.text(max_size=80), min_size=1, max_size=8))
def test_places_bounds_and_joining_hold_for_any_texts(texts: list[str]) -> None:
    words = read_words(texts)
    assert len(words.bounds) == len(words.sentence_bounds) == len(texts) + 1
    assert words.bounds[-1] == len(words)
    for text, start, end in zip(words.text, words.start, words.end, strict=True):
        assert 0 <= start < end <= len(texts[text])
        assert not texts[text][start:end].isspace()
    assert (np.diff(words.sentence) >= 0).all()
    joined = join_words([read_words([text]) for text in texts])
    assert (joined.full == words.full).all()
    assert (joined.bounds == words.bounds).all()
    assert (joined.sentence == words.sentence).all()
    assert (joined.sentence_bounds == words.sentence_bounds).all()
    assert (joined.quoted == words.quoted).all()
