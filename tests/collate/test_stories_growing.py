"""A growing archive: the same stories as in one batch, and no id of a story is ever lost."""

from datetime import date, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from rashomon.collate.stories import group_stories, story_id, story_of, with_forwards
from rashomon.model import MarkedArticle, Published, Story

NAMES = (
    ("Halvorsen", "Brekka", "Solberg", "paper mill", "blaze", "180"),
    ("Cuesta", "Quilla", "Flores", "final whistle", "trophy", "89"),
    ("Tarkov", "Monteluce", "Ferrano", "glass bridge", "collapse", "1,200"),
)
SAID = "{0} spoke in {1} of the {4} at the {3}. {2} counted {5}. The {3} of {0} in {1} was shut by {2} after the {4}."


def reports(number: int) -> list[MarkedArticle]:
    """Articles of three events in turn, every fourth one without a date, the later ones not always later in id."""
    out = []
    for place in range(number):
        event = place % len(NAMES)
        when = str(date(2021, 5, 1) + timedelta(days=40 * event + place)) if place % 4 else None
        text = f"Report {place * 7919 % 101}. {SAID.format(*NAMES[event])}"
        published = Published(when, "day", "stated" if when else "unknown")
        out.append(MarkedArticle(id=f"r{place * 31 % 97:02}", source="", text=text, published=published))
    return out


def stories(articles: list[MarkedArticle]) -> tuple[Story, ...]:
    return tuple(
        Story(story=story_id(group), title="", articles=tuple(one.id for one in group))
        for group in group_stories(articles, ())
    )


@settings(max_examples=25, deadline=None)
@given(st.permutations(range(14)), st.lists(st.integers(1, 13), max_size=4))
def test_any_parts_of_a_batch_in_any_order_end_in_its_stories(order: list[int], cuts: list[int]) -> None:
    batch = reports(14)
    told: tuple[Story, ...] = ()
    used: dict[str, str] = {}
    for end in sorted({*cuts, len(batch)}):
        told = with_forwards(stories([batch[place] for place in order[:end]]), told)
        used |= {story.story: min(story.articles) for story in told}
        for name in used:
            story = story_of(name, told)
            assert story is not None
            assert sum(name == other.story or name in other.forwards for other in told) == 1
    assert [story.articles for story in told] == [story.articles for story in stories(batch)]
    assert [story.story for story in told] == [story.story for story in stories(batch)]


def told(*groups: str, forwards: dict[str, tuple[str, ...]] | None = None) -> tuple[Story, ...]:
    """Stories of articles named by single letters, founded in the order of the alphabet."""
    out = []
    for group in groups:
        articles = [MarkedArticle(id=name, source="", text="") for name in group]
        out.append(
            Story(story=story_id(articles), title="", articles=tuple(group), forwards=(forwards or {}).get(group, ()))
        )
    return tuple(out)


def test_joined_stories_lead_to_the_one_that_was_founded_first() -> None:
    first, second = told("ab", "cd")
    (both,) = with_forwards(told("abcd"), (first, second))
    assert both.story == first.story
    assert both.forwards == (second.story,)
    again = with_forwards(told("abcde"), (both,))
    assert story_of(second.story, again) == again[0]


def test_after_a_split_an_id_goes_on_with_its_founding_article() -> None:
    (whole,) = told("abcd")
    parts = with_forwards(told("ab", "cd"), (whole,))
    assert [part.forwards for part in parts] == [(), ()]
    assert story_of(whole.story, parts) == parts[0]


def test_a_forward_turns_back_when_joined_stories_are_parted_again() -> None:
    before = told("ab", "cd")
    joined = with_forwards(told("abcd"), before)
    parted = with_forwards(told("ab", "cd"), joined)
    assert story_of(before[1].story, parted) == parted[1]
    assert [part.forwards for part in parted] == [(), ()]


def test_an_earlier_founder_takes_over_and_the_old_id_leads_to_it() -> None:
    (old,) = told("bc")
    (new,) = with_forwards(told("abc"), (old,))
    assert new.story != old.story
    assert new.forwards == (old.story,)


@pytest.mark.parametrize("left", ["bcd", "d"])
def test_where_the_founding_article_is_gone_most_of_the_others_decide(left: str) -> None:
    (old,) = told("abcd")
    now = with_forwards(told("bcd"[:2], "d") if left == "bcd" else told("d"), (old,))
    assert story_of(old.story, now) == now[0]


def test_an_id_that_no_article_is_left_of_leads_nowhere() -> None:
    assert story_of(told("ab")[0].story, with_forwards(told("xy"), told("ab"))) is None
