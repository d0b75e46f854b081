"""Planted pairs of sentences through the whole pipeline: changed ones are found, others are not accused.

The sentences were all written before any rule was tuned; the rules were tuned on ``tuning.jsonl`` alone.
"""

import json
from pathlib import Path
from typing import Any

import msgspec
import pytest

from rashomon.collate.account import tell_story
from rashomon.mark import Parser, mark
from rashomon.model import Article, MarkedArticle, Published, Story, article_id

PLANTED = Path(__file__).parent / "planted"
FLOORS = {"tuning": (0.98, 0.92), "held_back": (0.98, 0.92)}  # precision, recall
PARSER = Parser()
KNOWN: dict[str, MarkedArticle] = {}


def marked(text: str) -> MarkedArticle:
    if text not in KNOWN:
        given = Article(
            id=article_id(None, None, None, text),
            source="planted",
            published=Published("2024-03-14", "day", "stated"),
            language="en",
            text=text,
        )
        KNOWN[text] = mark(given, PARSER)
    return KNOWN[text]


def rows(half: str) -> list[dict[str, Any]]:
    return [json.loads(line) for line in (PLANTED / f"{half}.jsonl").read_text("utf-8").splitlines()]


def story(row: dict[str, Any]) -> Story:
    right = msgspec.structs.replace(marked(row["right"]), id="a-right")
    return tell_story([marked(row["left"]), right], ())


@pytest.mark.parametrize("half", sorted(FLOORS))
def test_changed_pairs_are_found_and_others_are_not(half: str) -> None:
    found = [(row, bool(story(row).disagreements)) for row in rows(half)]
    hits = sum(1 for row, seen in found if seen and row["changed"])
    accused = sum(1 for _, seen in found if seen)
    changed = sum(1 for row, _ in found if row["changed"])
    precision, recall = hits / accused, hits / changed
    assert (precision, recall) >= FLOORS[half]
    assert recall >= FLOORS[half][1]


def test_there_are_enough_pairs_of_either_sort() -> None:
    every = rows("tuning") + rows("held_back")
    assert sum(1 for row in every if row["changed"]) >= 200
    assert sum(1 for row in every if not row["changed"]) >= 200
    assert not {row["left"] for row in rows("tuning")} & {row["left"] for row in rows("held_back")}


def test_both_readings_stand_with_their_reports() -> None:
    row = {
        "left": "A fire in Ostby killed 12 people on Monday.",
        "right": "A fire in Ostby killed 21 people on Monday.",
    }
    (found,) = story(row).disagreements
    assert found.kind == "figure"
    assert {reading.value for reading in found.readings} == {"12 people", "21 people"}
    assert all(reading.origins == 1 and len(reading.reports) == 1 for reading in found.readings)
