"""Courses: a crisis of weeks is one story; events of one kind that lie apart are not."""

import random
from datetime import date, timedelta

import pytest

from rashomon.collate.stories import explain_stories, group_stories
from rashomon.model import MarkedArticle, Published

COMMON = ["report", "people", "week", "plan", "work", "morning", "office", "number", "road", "water", "later", "season"]
LEAK = ["Orsini", "Brekka", "Halvorsen", "wellhead", "pipeline", "slick", "barrels", "regulator", "plume", "rig"]
BOUT = ["Tarkov", "heavyweight", "belts", "champion", "knockout", "round", "ring", "challenger", "corner", "referee"]


def words(seed: int, count: int) -> list[str]:
    """Words that no other seed gives."""
    rng = random.Random(seed)
    return ["".join(rng.choices("abdefgiklmnoprstuvz", k=9)) for _ in range(count)]


def names(seed: int) -> list[str]:
    """Names that no other seed gives."""
    return [word.capitalize() for word in words(seed, 8)]


def told(name: str, day: int, *parts: tuple[list[str], int], seed: int = 0) -> MarkedArticle:
    """An article of so many words of each part, in any order, published ``day`` days after the first of March 2019."""
    rng = random.Random(f"{name}{seed}")
    text = [rng.choice(COMMON) for _ in range(40)]
    for choice, count in parts:
        text += rng.choices(choice, k=count)
    rng.shuffle(text)
    when = str(date(2019, 3, 1) + timedelta(days=day))
    return MarkedArticle(id=name, source="", text=" ".join(text) + ".", published=Published(when, "day"))


def crisis() -> list[MarkedArticle]:
    return [told(f"c{day:02}", day, (LEAK, 30), (words(day // 4, 12), 25)) for day in range(30)]


def story_of(articles: list[MarkedArticle], name: str) -> set[str]:
    return next({one.id for one in story} for story in group_stories(articles, ()) if any(a.id == name for a in story))


def test_a_crisis_of_weeks_is_one_story() -> None:
    assert story_of(crisis(), "c00") == {article.id for article in crisis()}


def test_two_crises_of_one_kind_at_one_time_are_two_stories() -> None:
    kind, common = words(300, 12), names(301)[:2]
    both = [
        told(f"{place}{day:02}", day, (names(302 + place), 18), (common, 8), (kind, 14), (words(310 + day // 4, 9), 15))
        for place in (0, 1)
        for day in range(30)
    ]
    for place in "01":
        assert {name[0] for name in story_of(both, f"{place}29")} == {place}
    assert len(group_stories(both, ())) <= 4


def test_what_appears_meanwhile_belongs_to_it_only_where_it_is_about_it() -> None:
    aside = told("x", 12, (LEAK, 9), (words(101, 20), 40))
    other = told("y", 12, (LEAK[:1], 1), (words(102, 20), 40), (names(103), 10))
    together = story_of([*crisis(), aside, other], "c00")
    assert "x" in together
    assert "y" not in together


def test_no_part_of_a_crisis_is_told_before_it_began() -> None:
    assert "z" not in story_of([*crisis(), told("z", -300, (LEAK, 9), (words(101, 20), 40))], "c00")


@pytest.mark.parametrize("gap", [10, 30, 400])
def test_two_bouts_of_one_champion_are_two_stories(gap: int) -> None:
    bouts = [
        told(f"b{bout}{number}", bout * gap + number % 2, (BOUT, 15), (names(200 + bout), 25))
        for bout in (0, 1)
        for number in range(5)
    ]
    assert story_of(bouts, "b00") == {f"b0{number}" for number in range(5)}


def test_reasons_say_what_keeps_two_events_apart() -> None:
    def said(gap: int | None) -> str:
        bouts = [
            told(f"b{bout}{number}", bout * (gap or 0), (BOUT, 15), (names(200 + bout), 25))
            for bout in (0, 1)
            for number in range(5)
        ]
        if gap is None:
            bouts = [MarkedArticle(id=one.id, source="", text=one.text) for one in bouts]
        return "\n".join(explain_stories("b00", "b10", bouts, ()))

    assert "different stories" in said(90)
    assert "Both name: Tarkov." in said(90)
    assert "Only b10 names at its head" in said(90)
    assert "90 days lie between them" in said(90)
    assert "divides the odds" in said(90)
    assert "the days of one are not known" in said(None)
    assert "would join them" in said(12)


def test_reasons_say_that_events_follow_one_another() -> None:
    lines = explain_stories("c00", "c29", crisis(), ())
    assert "same story" in lines[0]
    assert "follow one another" in lines[1]
