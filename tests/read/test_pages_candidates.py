"""Which blocks can be body, what their words announce, and who is believed where two sources of the body disagree."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from rashomon.read.pages.announced import announced, cue_names
from rashomon.read.pages.blocks import segment
from rashomon.read.pages.choose import settle
from rashomon.read.pages.markup import scan
from rashomon.read.pages.surroundings import candidates

STORY = "The ferry was late again on Tuesday, and nobody on the quay could say when the next one would leave."


def able(page: str) -> list[str]:
    blocks = segment(scan(page))
    return [blocks[index].text for index in candidates(blocks)]


def test_menus_footers_and_choices_are_no_candidates() -> None:
    page = (
        "<nav><ul><li><a href='/'>Home</a></li></ul></nav>"
        f"<p>{STORY}</p><select><option>Harbour</option></select><footer><p>About us</p></footer>"
    )
    assert able(page) == [STORY]


def test_a_menu_that_is_never_closed_takes_nothing_away() -> None:
    assert able(f"<nav><a href='/'>Home</a><div><p>{STORY}</p><p>{STORY}</p></div>") == ["Home", STORY, STORY]


@pytest.mark.parametrize(
    "line",
    [
        "Read more: Pier to close",
        "Lesen Sie auch: Der Pier schließt",
        "Lire aussi : la jetée ferme",
        "関連記事 港の閉鎖",
    ],
)
def test_links_to_other_stories_announce_themselves_in_many_languages(line: str) -> None:
    shares = announced([line, STORY])[:, cue_names().index("cue related first")]
    assert shares[0] > shares[1] == 0


@given(st.lists(st.text(min_size=1), min_size=1, max_size=5))
def test_what_a_line_announces_depends_on_that_line_alone(texts: list[str]) -> None:
    rows = announced(texts)
    assert rows.shape == (len(texts), len(cue_names()))
    assert ((rows >= 0) & (rows <= 1)).all()
    assert (rows[-1] == announced(texts[-1:])[0]).all()


VOTED, SIZES = np.array([True, False, False]), np.array([900.0, 800.0, 700.0])


def test_much_text_that_only_the_mean_of_both_models_likes_is_left_out() -> None:
    likely, alone = np.array([0.9, 0.6, 0.6]), np.array([0.9, 0.7, 0.5])
    assert settle(likely, alone, VOTED, SIZES).tolist() == [True, False, False]


def test_much_text_that_the_structure_makes_sure_stays() -> None:
    likely, alone = np.array([0.9, 0.6, 0.6]), np.array([0.9, 0.97, 0.95])
    assert settle(likely, alone, VOTED, SIZES).tolist() == [True, True, True]


def test_where_the_models_find_next_to_nothing_trafilatura_is_believed() -> None:
    nothing = np.array([0.1, 0.1, 0.1])
    assert settle(nothing, nothing, VOTED, np.array([900.0, 20.0, 20.0])).tolist() == [True, False, False]


def test_a_menu_that_trafilatura_takes_is_not_believed_against_prose() -> None:
    nothing, prose = np.array([0.0, 0.0, 0.0]), np.array([0.001, 0.7, 0.0])
    assert settle(nothing, prose, VOTED, np.array([2000.0, 600.0, 20.0])).tolist() == [False, True, False]
    assert settle(nothing, prose, VOTED, np.array([2000.0, 100.0, 20.0])).tolist() == [True, False, False]
