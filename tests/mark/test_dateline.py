"""Datelines: cut off before the parse, and no sentences."""

import pytest

from rashomon.mark import mark
from rashomon.mark.dateline import dateline_end
from rashomon.mark.parse import split_paragraphs
from rashomon.model import Article, Published

STORY = 'CALDER, March 11 (Northern Wire) - A panel published its findings on Monday. "We know it," Ada Quill said.'


@pytest.mark.parametrize(
    "dateline",
    [
        "OSLO, June 3 (AFP) - ",
        "NEW YORK, Nov. 19 (UPI) — ",
        "PORTLAND, Ore. - ",
        "BRUSSELS -- ",
        "St. Petersburg, Florida (Reuters) - ",
        "Berlin (dpa) - ",
        "(CNN) -- ",
        "\nCANBERRA, Australia (AP) _ ",
    ],
)
def test_a_dateline_ends_behind_its_dash(dateline: str) -> None:
    assert dateline_end(f"{dateline}Two ferries collided.") == len(dateline)


@pytest.mark.parametrize(
    "paragraph",
    [
        "U.S. - Mexico talks resumed.",
        "AMD - The maker of chips - is well.",
        "SEACO - which runs the ferries - is closed.",
        "Ada Quill (D-Ill.) - The senator spoke.",
        "PARIS: He has arrived.",
        "NATO-led troops left.",
        "The port - Two ferries use it - is closed.",
    ],
)
def test_what_is_no_dateline_stays(paragraph: str) -> None:
    assert dateline_end(paragraph) == 0
    assert split_paragraphs(paragraph) == [paragraph]


def test_a_dateline_is_no_sentence_and_no_part_of_what_was_said() -> None:
    marked = mark(Article(id="a", source="test", text=STORY, published=Published("2024-03-11", "day", "stated")))
    first = STORY.index("A panel")
    assert "".join(split_paragraphs(STORY)) == STORY
    assert marked.sentences[0].start == first
    assert [time.value for time in marked.times] == ["2024-03-11", "2024-03-11"]
    assert all(span.start >= first for quote in marked.quotes for span in quote.content)
