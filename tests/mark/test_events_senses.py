"""Senses and passages: violent words that name no event, with the examples that their tables give."""

import pytest

from rashomon.mark.events.senses import Sense, barred, senses
from rashomon.mark.events.syntax import trees
from rashomon.mark.events.topics import out_of_place
from rashomon.mark.parse import pipeline


def bars(marked: str) -> frozenset[str]:
    """What the starred word of a sentence cannot name."""
    at, text = marked.index("*"), marked.replace("*", "")
    found = ((tree, tree.offsets.index(at)) for tree in trees(pipeline()(text)) if at in tree.offsets)
    return barred(*next(found))


@pytest.mark.parametrize("sense", senses().sense, ids=[sense.id for sense in senses().sense])
def test_a_sense_holds_for_its_example_and_not_for_its_counter_example(sense: Sense) -> None:
    assert bars(sense.example) & sense.bars
    assert sense.counter is not None
    assert not bars(sense.counter) & sense.bars


def strange(text: str, title: str | None = None) -> list[bool]:
    """Of every sentence whether its passage holds no violence."""
    found = trees(pipeline()(text))
    return [any("ASSAULT" in types for types in words) for words in out_of_place(found, title)]


def test_a_passage_of_sport_holds_no_violence_unless_the_sentence_is_grave() -> None:
    sport = "The striker scored the first goal of the match. United attacked again. A gunman shot a fan, police said."
    assert strange(sport) == [True, True, False]
    assert strange("The army attacked the town. Its captain led the race to the river and won.") == [False, False]


def test_only_what_a_made_up_story_tells_is_made_up() -> None:
    assert strange("In the novel, a monk kills his abbot. Rebels killed an abbot on Friday.") == [True, False]
    assert strange("Rebels killed a film director.") == [False]
