"""The second look at plain text: what the first one has said of the lines around it."""

import numpy as np
import pytest

from rashomon.read.text.features import frame
from rashomon.read.text.model import judge, shipped, story_at_first
from rashomon.read.text.second_look import look_again
from rashomon.read.text.shape import measure

TEXT = (
    "Harbour",
    "Lamb market moves to the quay",
    "By Tamsin Rook",
    "The lamb market of Great Merrow moves to the quay in April, the harbour trust said.",
    "Farmers had asked for a place that lorries can reach from the bridge.",
    "Read also",
    "The market opens at six, and the first lambs are sold an hour later.",
    "Weather",
)
BODY = np.array([0.0, 0.1, 0.0, 0.95, 0.9, 0.05, 0.7, 0.0])
TITLE = np.array([0.05, 0.8, 0.0, 0.3, 0.0, 0.0, 0.0, 0.0])


@pytest.fixture(scope="module")
def columns() -> dict[str, list[float]]:
    lines = measure(TEXT)
    looked = look_again(frame(lines), lines, BODY, TITLE)
    assert len(set(looked.names)) == len(looked.names) == looked.rows.shape[1]
    return {name: looked.column(name).tolist() for name in looked.names}


def test_the_odds_of_the_lines_beside_are_seen(columns: dict[str, list[float]]) -> None:
    assert columns["odds at -1"][1:] == pytest.approx(columns["odds"][:-1])
    assert columns["odds at +2"][:-2] == pytest.approx(columns["odds"][2:])
    assert columns["odds at -1"][0] < min(columns["odds"])


def test_the_story_is_what_the_first_look_found(columns: dict[str, list[float]]) -> None:
    assert columns["wide story: inside"] == [0, 0, 0, 1, 1, 1, 1, 0]
    assert columns["lines since told"][3:] == [0, 0, 1, 0, 1]
    assert columns["lines until sure"][:4] == [3, 2, 1, 0]
    assert columns["share above"][3] < 0.02
    assert columns["share above"][7] == pytest.approx(1.0)


def test_words_of_the_story_come_back(columns: dict[str, list[float]]) -> None:
    assert columns["told in story"][6] > 0 == columns["told in story"][7]  # the market, told in another line


def test_the_headline_is_none_of_the_sentences_told(columns: dict[str, list[float]]) -> None:
    assert columns["from headline above"] == [-1, 0, 1, 2, 3, 4, 5, 6]
    assert columns["between headline and story"] == [0, 0, 1, 0, 0, 0, 0, 0]
    assert columns["likeliest headline"] == pytest.approx([0.8] * len(TEXT))


def test_a_line_alone_has_nothing_around_it() -> None:
    lines = measure(("Harbour",))
    looked = look_again(frame(lines), lines, np.array([0.4]), np.array([0.0]))
    assert looked.column("odds at +4").tolist() == looked.column("odds at -1").tolist() == [-7.0]


def test_a_text_of_few_lines_is_looked_at_once() -> None:
    lines = measure(TEXT)
    first = story_at_first(frame(lines), shipped().story)
    assert judge(TEXT).body.tolist() == first.tolist()
    long = (*TEXT, *(f"{line} and so on" for line in TEXT))
    again = story_at_first(frame(measure(long)), shipped().story)
    assert judge(long).body.tolist() != again.tolist()
