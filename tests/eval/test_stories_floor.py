"""Stories on the development sets: no figure may fall below its floor."""

import json
from collections import Counter

import pytest
from development import EVAL, articles, scorer
from msgspec.structs import replace

from rashomon.collate.copies import find_copies
from rashomon.collate.stories import group_stories

pytestmark = [
    pytest.mark.eval,
    pytest.mark.skipif(not (EVAL / "stories.py").exists(), reason="the evaluation sets are not beside the project"),
]


@pytest.mark.parametrize("copies", [0, 40])
def test_stories(copies: int) -> None:
    batch = articles(EVAL / "stories/docs.jsonl")
    batch += [replace(article, id=f"{article.id}~{n}") for article in batch[::20] for n in range(copies)]
    lines = (EVAL / "stories/gold.jsonl").read_text(encoding="utf-8").splitlines()
    gold = {row["id"]: row["story"] for row in map(json.loads, lines)}
    stories = group_stories(batch, find_copies(batch))
    result, _ = scorer("stories").score(gold, [{"articles": [one.id for one in story]} for story in stories])
    assert result["F1"] >= 0.97
    assert result["P"] >= 0.98
    assert result["R"] >= 0.96
    assert result["pair_F1"] >= 0.97


def test_most_reports_of_a_crisis_are_one_story() -> None:
    batch = articles(EVAL / "timelines/docs.jsonl")
    stories = group_stories(batch, find_copies(batch))
    assert len(stories) <= 170
    crises = ("bpoil", "H1N1")
    most = Counter[str]()
    for story in stories:
        told = Counter(article.id.split("_")[0] for article in story)
        assert len(told) == 1, "two crises in one story"
        most.update({crisis: max(0, told[crisis] - most[crisis]) for crisis in crises})
    assert most["bpoil"] >= 455
    assert most["H1N1"] >= 205
