"""Agreement: names of one text alone, order, and the same verdict whichever text comes first."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from rashomon.collate.copies import find_copies
from rashomon.collate.copies.agreement import Agreement, agreements
from rashomon.collate.copies.weights import general_weighing
from rashomon.collate.copies.words import read_words
from rashomon.model import MarkedArticle, Published

ONE = "Divers under Marta Oyelaran inspected eleven pillars near Tarnow. Commuters then waited for buses in Vellmark."
SAME = (
    "Eleven pillars near Tarnow were inspected by divers under Marta Oyelaran. For buses commuters waited in Vellmark."
)
OTHER = "In Vellmark commuters waited for buses. Later Pilar Echeverri told divers near Ondara about eleven pillars."


def between(one: str, other: str) -> Agreement:
    return agreements(read_words([one, other]), general_weighing(), np.array([0]), np.array([1]))


def test_a_text_agrees_wholly_with_itself() -> None:
    found = between(ONE, ONE)
    assert found.contained[0] == pytest.approx(1)
    assert found.own_names[0] == 0
    assert found.ordered[0] > 0.9


def test_names_that_stand_in_one_text_alone_are_its_own() -> None:
    assert between(SAME, ONE).own_names[0] == 0
    assert between(OTHER, ONE).own_names[0] > 1.5


def test_names_in_a_dateline_or_a_footer_are_not_the_text_s_own() -> None:
    dressed = f"HELLGATE (Norden Wire) - {ONE} Photographs by Ursula Brandt, Karl Zweig."
    assert between(dressed, ONE).own_names[0] == 0
    inside = ONE.replace("Commuters", "Karl Zweig saw it. Commuters")
    assert between(f"{inside} {ONE}", f"{ONE} {ONE}").own_names[0] > 0


def test_the_first_word_of_a_sentence_is_no_name_for_its_capital() -> None:
    assert between("Divers came.", "Nobody came.").own_names[0] == 0


def test_words_told_in_another_order_are_less_ordered() -> None:
    assert between(OTHER, ONE).ordered[0] < between(SAME, ONE).ordered[0] < between(ONE, ONE).ordered[0]


@settings(max_examples=60, deadline=None)
@given(st.text(max_size=200), st.text(max_size=200))
def test_shares_lie_between_none_and_all(one: str, other: str) -> None:
    found = between(one, other)
    for share in (found.contained[0], found.ordered[0]):
        assert 0 <= share <= 1 + 1e-6
    assert found.plain[0] >= 0
    assert found.own_names[0] >= 0


def article(name: str, text: str, day: str) -> MarkedArticle:
    return MarkedArticle(id=name, source=name, text=text, published=Published(day, "day", "stated"))


BRIEF = (
    "Printed at 9 in Tarnow. A fisherman was found guilty on Thursday of burning two boats of a rival in the old "
    "harbour, said clerk Edda Winther. Jonas Pettersen of Ondara is accused of pouring petrol over the decks of both. "
    "The boats sank near the pier on 9 April. He faces ten years."
)
BEFORE = (
    "A fisherman has denied burning two boats of a rival in the old harbour. Trial is set for June for the man, "
    "Jonas Pettersen of Ondara, who is accused of pouring petrol over the decks of both. The Courier reports that he "
    "was held without bail. The boats sank near the pier on 9 April. Lawyers want telephone records kept out of court."
)


def test_sentences_taken_over_in_a_brief_are_no_formulas_though_they_stand_near_its_ends() -> None:
    assert len(find_copies([article("a", BRIEF, "2021-05-02"), article("b", BEFORE, "2021-05-01")])) == 1


@pytest.mark.parametrize(("first", "second"), [("2021-05-01", "2021-05-02"), ("2021-05-02", "2021-05-01")])
def test_it_never_matters_for_the_finding_which_text_came_first(first: str, second: str) -> None:
    whole = " ".join([ONE, *OTHER.split(". ")[1:], BRIEF])
    changed = " ".join([SAME, *OTHER.split(". ")[1:], BRIEF.replace("said", "stated").replace("found", "declared")])
    assert len(find_copies([article("a", whole, first), article("b", changed, second)])) == 1
