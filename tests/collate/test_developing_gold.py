"""The invented stories that develop over days (``scripts/developing``): what their gold names is there."""

import tomllib
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from loading import SCRIPTS

STORIES = sorted((SCRIPTS / "developing").glob("*.toml"))
PARTS = {"facts", "sayings", "disagreements", "developments", "commitments", "dates", "speakers", "actors"}


def named(gold: dict[str, Any]) -> Iterator[str]:
    """Every number of a sentence that the gold names."""
    for part in ("facts", "sayings", "developments", "commitments", "dates"):
        yield from (number for entry in gold[part] for number in entry["in"])
    yield from (number for entry in gold["disagreements"] for value in entry["readings"] for number in value["in"])
    yield from gold["speakers"]


@pytest.mark.parametrize("path", STORIES, ids=lambda path: path.stem)
def test_the_gold_of_a_story_is_sound(path: Path) -> None:
    story = tomllib.loads(path.read_text("utf-8"))
    assert set(story) == {"reports", "gold"}
    sentences: dict[str, str] = {}
    for report in story["reports"]:
        assert set(report) == {"key", "outlet", "published", "title", "body"}
        said = [sentence for paragraph in report["body"] for sentence in paragraph]
        sentences |= {f"{report['key']}{number}": sentence for number, sentence in enumerate(said, 1)}
    gold = story["gold"]
    assert set(gold) == PARTS
    assert set(named(gold)) <= set(sentences)
    for fact in gold["facts"]:
        assert len({number[0] for number in fact["in"]}) > 1, fact["what"]
    for saying in gold["sayings"]:
        assert all(words in sentences[number] for number, words in saying["in"].items()), saying["what"]
    words = " ".join((*sentences.values(), *(report["title"] for report in story["reports"])))
    assert not [form for actor in gold["actors"] for form in (actor["name"], *actor["also"]) if form not in words]


def test_there_are_stories() -> None:
    assert len(STORIES) > 10
