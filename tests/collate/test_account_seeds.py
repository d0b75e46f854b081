"""The five reports of one visit: what a foreign desk would have to find in them."""

import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from rashomon.collate import collate
from rashomon.engine import mark_paths
from rashomon.model import Citation, Disagreement, Failure, Story, Variant

SEEDS = Path(__file__).parents[3] / "shared" / "seeds"

pytestmark = pytest.mark.skipif(not SEEDS.is_dir(), reason="the five reports are not beside this checkout")


@pytest.fixture(scope="module")
def story() -> Story:
    failures: list[Failure] = []
    articles = list(mark_paths(sorted(map(str, SEEDS.glob("*.txt"))), failures.append, jobs=1))
    assert not failures
    return collate(articles)[0]


def of_kind(story: Story, kind: str) -> Disagreement:
    (found,) = [d for d in story.disagreements if d.kind == kind]
    return found


def test_the_five_reports_are_one_story(story: Story) -> None:
    assert len(story.articles) == 5


def test_three_lengths_of_the_talks_stand_in_one_disagreement(story: Story) -> None:
    assert {r.value for r in of_kind(story, "duration").readings} == {
        "7.5 hours",
        "almost 6 hours",
        "more than 5 hours",
    }


def test_two_days_of_the_call_with_the_time_zones(story: Story) -> None:
    found = of_kind(story, "date")
    assert {r.value[-11:-1] for r in found.readings} == {"2023-06-13", "2023-06-14"}
    assert "zones" in found.note


def test_the_wrong_group_of_states(story: Story) -> None:
    assert {r.value for r in of_kind(story, "name").readings} == {"Group of 20", "Group of Seven"}


def test_the_date_that_cannot_be(story: Story) -> None:
    found = of_kind(story, "impossible date")
    assert "two months" in found.note
    assert any(report.raw is not None for reading in found.readings for report in reading.reports)


def test_nobody_else_is_accused(story: Story) -> None:
    assert len(story.disagreements) == 4


def test_the_return_visit_and_the_flights(story: Story) -> None:
    reports = {c.what: {r.article for r in c.reports} for c in story.commitments if c.status == "agreed"}
    assert {len(found) for what, found in reports.items() if "visit Washington" in what or "return visit" in what} == {
        3
    }
    assert {len(found) for what, found in reports.items() if "flights" in what} == {2}


def test_all_five_tell_of_the_postponement(story: Story) -> None:
    off = [c for c in story.commitments if c.status in ("postponed", "cancelled")]
    assert max(len({r.article for r in c.reports}) for c in off) == 5


def test_the_timeline_runs_from_2018_to_november_2023(story: Story) -> None:
    dates = {entry.date for entry in story.timeline}
    assert dates >= {"2018", "2022-11", "2023-02", "2023-06-18", "2023-06-19", "2023-09", "2023-11"}
    assert not [date for date in dates if date.startswith("2024-05")]


def test_wordings_of_one_utterance_are_joined(story: Story) -> None:
    joined = [s for s in story.sayings if len({v.article for v in s.variants}) > 1]
    assert 8 <= len(joined) <= 18  # sentence by sentence
    assert all(s.reasons for s in joined)


@pytest.mark.parametrize(
    ("words", "reports"),
    [
        (r"visit(?:ed|ing)? (?:to )?Washington|return visit|\binvit", 3),
        (r"lowest point", 3),
        (r"(?:in|nearly) five years|since 2018", 4),
        (r"balloon", 5),
    ],
    ids=["return visit", "lowest point", "five years", "balloon"],
)
def test_what_several_tell_is_one_line_with_all_of_them(story: Story, words: str, reports: int) -> None:
    lines = [
        ({one.article for one in line}, [one for one in line if re.search(words, one.text)]) for line in _lines(story)
    ]
    assert [found for telling, found in lines if telling == {one.article for one in found} and len(telling) == reports]


def _lines(story: Story) -> Iterator[tuple[Citation | Variant, ...]]:
    yield from (fact.reports for fact in story.facts)
    yield from (saying.variants for saying in story.sayings)
    yield from (promise.reports for promise in story.commitments)
