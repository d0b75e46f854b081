"""Sentences and words of other scripts, paragraphs that break off, notes on the author below the story."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from rashomon.model import Article
from rashomon.read.admission import StatedMetadata
from rashomon.read.text import article_from_text
from rashomon.read.text.labels import label_lines
from rashomon.read.text.model import Judgement
from rashomon.read.text.shape import SHAPE, measure
from rashomon.read.text.words import QUESTIONS, STOPS, WORD

HINDI = [
    "नदी का पानी रविवार की रात शहर में घुस गया और पुराने बाज़ार की लगभग दो सौ दुकानें डूब गईं।",
    "ज़िला अधिकारी ने बताया कि राहत दल नावों से लोगों को स्कूलों तक पहुँचा रहे हैं और भोजन बाँट रहे हैं।",
    "पुल के पास रहने वाले परिवारों ने कहा कि उन्हें चेतावनी बहुत देर से मिली। पानी कुछ ही मिनटों में घरों में था।",
    "मौसम विभाग के अनुसार बारिश मंगलवार तक जारी रहेगी, इसलिए निचले इलाक़ों के स्कूल बंद रखे गए हैं।",
]


def shape(line: str, name: str) -> float:
    return float(measure([line]).shape[0, SHAPE.index(name)])


@pytest.mark.parametrize(
    ("line", "question"),
    [
        ("The river rose in the night.", False),
        ("नदी का पानी शहर में घुस गया।", False),
        ("دریا کا پانی شہر میں آ گیا۔", False),
        ("هل عاد الجسر إلى العمل؟", True),
        ("川の水が町に入った。", False),
        ("橋はいつ開くのか？」", True),
        ("የወንዙ ውሃ ወደ ከተማ ገባ።", False),
    ],
)
def test_a_sentence_ends_with_the_mark_of_its_script(line: str, question: bool) -> None:
    assert (shape(line, "end_stop"), shape(line, "end_question"), shape(line, "stops")) == (1, question, 1)
    assert shape(line.rstrip("".join(STOPS) + "」"), "end_stop") == 0


@given(st.text("abcआनβ川ع ", min_size=1).map(str.strip).filter(bool), st.sampled_from(STOPS))
def test_any_words_before_a_full_stop_are_a_sentence(words: str, stop: str) -> None:
    assert shape(words + stop, "end_stop") == 1
    assert shape(words + stop, "end_question") == (stop in QUESTIONS)
    assert shape(words, "end_stop") == 0


def test_vowel_signs_belong_to_their_word() -> None:
    assert WORD.findall("नदी में पानी।") == ["नदी", "में", "पानी"]
    assert WORD.findall("นํ้า naïve") == ["นํ้า", "naïve"]


def test_a_report_in_hindi_is_read_whole() -> None:
    raw = "\n\n".join(("बाढ़ से पुराना बाज़ार डूबा", *HINDI, "© 2022 Nadi Samachar. All rights reserved")) + "\n"
    article = article_from_text("hindi.txt", raw, known=StatedMetadata())
    assert isinstance(article, Article)
    assert article.text == "\n\n".join(HINDI)


LONG = (
    "The council will vote on the toll in spring, after the engineers have told it what the repairs of the two piers "
    "have cost. The mayor, who had promised a second bridge before the election, said that she would not sign a plan "
    "that leaves the lorries"
)


@pytest.mark.parametrize(
    ("line", "probability", "kept"), [(LONG, 0.3, True), (LONG, 0.1, False), (LONG[:90], 0.3, False)]
)
def test_a_long_paragraph_beside_the_story_belongs_to_it_though_it_breaks_off(
    line: str, probability: float, kept: bool
) -> None:
    texts = ["Workers lifted the last girder of the harbour bridge into its place on Friday.", line]
    none = np.zeros(2)
    judged = Judgement(measure(texts), np.array([0.9, probability]), none, none)
    assert (label_lines(texts, judged, StatedMetadata())[1][0] == "body") is kept


@pytest.mark.parametrize(("probability", "label"), [(0.6, "bio"), (0.95, "body")])
def test_a_note_on_the_author_ends_the_story_unless_the_model_is_sure_of_it(probability: float, label: str) -> None:
    texts = [
        "Workers lifted the last girder of the harbour bridge into its place on Friday.",
        "Mara Lindqvist is the city editor of the Northbank Courier.",
    ]
    none = np.zeros(2)
    judged = Judgement(measure(texts), np.array([0.9, probability]), none, none)
    assert label_lines(texts, judged, StatedMetadata())[1][0] == label
