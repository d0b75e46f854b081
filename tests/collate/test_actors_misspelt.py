"""Misspelt names, middle initials, and first names behind an initial."""

import pytest

from rashomon.collate.account import tell_story
from rashomon.collate.actors.names import misspelt, same_person
from rashomon.mark import Parser, mark
from rashomon.model import Article, Published

PARSER = Parser()


@pytest.mark.parametrize(("one", "two"), [("cowan", "cowen"), ("priebus", "preibus"), ("olson", "olsson")])
def test_one_letter_off_is_misspelt(one: str, two: str) -> None:
    assert misspelt(one, two)
    assert misspelt(two, one)


def test_two_letters_off_is_another_name() -> None:
    assert not misspelt("halden", "holmen")


@pytest.mark.parametrize(
    ("one", "two", "same"),
    [
        ("george h.w. vold", "george w. vold", False),
        ("george h.w. vold", "george vold", True),
        ("j christopher holm", "christopher holm", True),
        ("maria a lund", "maria anna lund", True),
    ],
)
def test_middle_names_tell_people_apart(one: str, two: str, *, same: bool) -> None:
    assert (same_person(tuple(one.split()), tuple(two.split())) is not None) == same


def test_a_name_misspelt_once_is_the_one_it_nearly_is() -> None:
    day = Published("2024-03-12", "day", "stated")
    texts = ("Erik Halden spoke for the port. Mr. Halden thanked the crew.", "Mr. Haldne left at noon.")
    articles = [
        mark(Article(id=f"a{n}", source="", published=day, language="en", text=text), PARSER)
        for n, text in enumerate(texts)
    ]
    (found,) = (actor for actor in tell_story(articles, ()).actors if "Halden" in actor.name)
    assert any("Haldne" in surface for surface in found.surfaces)
