"""How many were killed, injured, missing or held, from sentences that need not match; and how old people are."""

import pytest

from rashomon.collate.account import tell_story
from rashomon.mark import Parser, mark
from rashomon.model import Article, Disagreement, MarkedArticle, Published, article_id

PARSER = Parser()


def told(*reports: tuple[str, str]) -> list[Disagreement]:
    """The disagreements on figures of ``reports``, each a day and a text."""
    articles = [_marked(f"report{number}", day, text) for number, (day, text) in enumerate(reports)]
    return [d for d in tell_story(articles, ()).disagreements if d.kind == "figure"]


def _marked(source: str, day: str, text: str) -> MarkedArticle:
    given = Article(
        id=article_id(source, None, None, text),
        source=source,
        published=Published(day, "day", "stated"),
        language="en",
        text=text,
    )
    return mark(given, PARSER)


def readings(found: Disagreement) -> set[str]:
    return {reading.value for reading in found.readings}


DAM_MONDAY = "A dam broke above the town of Ostby on Monday, killing at least three people and cutting the railway."
DAM_TUESDAY = "Rescuers in Ostby dug through mud on Tuesday after a burst dam left 19 dead and more than 60 missing."
DAM_TOLL = (
    "The death toll from the burst dam at Ostby rose to 24, the governor said. Seven children are among the dead."
)


def test_tolls_of_one_event_are_set_side_by_side_with_the_last() -> None:
    (found,) = told(("2024-03-11", DAM_MONDAY), ("2024-03-12", DAM_TUESDAY))
    assert found.about == "number of people killed"
    assert readings(found) == {"at least 3 people", "19 people"}
    assert "of 2024-03-12, gives 19 people" in found.note


def test_what_is_called_the_toll_goes_before_a_part_of_it() -> None:
    (found,) = told(("2024-03-12", DAM_TUESDAY), ("2024-03-12", DAM_TOLL))
    assert readings(found) == {"19 people", "24 people"}
    assert found.note == ""


def test_days_later_a_toll_is_no_disagreement() -> None:
    assert told(("2024-03-11", DAM_MONDAY), ("2024-03-15", DAM_TOLL)) == []


@pytest.mark.parametrize(
    "other",
    [
        "A bus fell into a gorge in the far south of Velland on Tuesday, killing 31 pilgrims from abroad.",
        "A burst dam above Ostby killed several people on Monday, the governor said.",
        "The dam that burst above Ostby on Monday killed three people, the governor said.",
        "The burst dam at Ostby was inspected by 40 people last year. Three of them warned that it would kill.",
        "A burst dam above the town of Ostby killed 400 sheep on Monday, the governor said.",
    ],
    ids=["another event", "a vague number", "the same number", "no toll", "sheep"],
)
def test_no_false_accusation(other: str) -> None:
    assert told(("2024-03-12", DAM_MONDAY), ("2024-03-12", other)) == []


def test_children_killed_are_not_all_killed() -> None:
    children = "A burst dam above the town of Ostby killed seven children on Monday, the governor said."
    assert told(("2024-03-12", DAM_TUESDAY), ("2024-03-12", children)) == []


def test_dozens_may_be_forty() -> None:
    dozens = "Dozens of people were injured when a dam above the town of Ostby burst on Monday, the governor said."
    forty = "A dam burst above the town of Ostby on Monday and injured 40 people, the governor said."
    five = "A dam burst above the town of Ostby on Monday and injured five people, the governor said."
    assert told(("2024-03-12", dozens), ("2024-03-12", forty)) == []
    (found,) = told(("2024-03-12", dozens), ("2024-03-12", five))
    assert readings(found) == {"dozens of people", "5 people"}


def test_police_and_organisers_count_a_crowd() -> None:
    police = "About 2,000 people marched through Ostby on Saturday against the new harbour tax, police said."
    union = "A march through Ostby against the harbour tax drew 9,000 people on Saturday, the dockers' union said."
    (found,) = told(("2024-03-16", police), ("2024-03-16", union))
    assert found.about == "number of people gathered"
    assert readings(found) == {"about 2,000 people", "9,000 people"}


def test_ages_of_two_people_are_no_disagreement() -> None:
    text = "On Monday a jury in Ostby convicted Emil Torp of murder in the death of his wife, {}, in their house."
    one = text.format("23-year-old Liv")
    assert told(("2024-03-12", one), ("2024-03-12", text.format("31-year-old Liv")))
    other = "The jury in Ostby on Monday convicted 31-year-old Emil Torp of murder in the death of his wife."
    assert told(("2024-03-12", one), ("2024-03-12", other)) == []
