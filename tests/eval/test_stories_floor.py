"""Stories on the development set: no figure may fall below its floor."""

import importlib.util
import json
from pathlib import Path

import pytest

from rashomon.collate.copies import find_copies
from rashomon.collate.stories import group_stories
from rashomon.model import MarkedArticle, Published

EVAL = Path(__file__).resolve().parents[3] / "shared/eval"
pytestmark = [
    pytest.mark.eval,
    pytest.mark.skipif(not (EVAL / "stories.py").exists(), reason="the evaluation sets are not beside the project"),
]


def test_stories() -> None:
    batch = []
    for row in map(json.loads, (EVAL / "stories/docs.jsonl").read_text(encoding="utf-8").splitlines()):
        published = Published(row.get("published"), None, "stated" if row.get("published") else "unknown")
        batch.append(
            MarkedArticle(id=row["id"], source="", title=row.get("title"), text=row["text"], published=published)
        )
    lines = (EVAL / "stories/gold.jsonl").read_text(encoding="utf-8").splitlines()
    gold = {row["id"]: row["story"] for row in map(json.loads, lines)}
    spec = importlib.util.spec_from_file_location("stories_scorer", EVAL / "stories.py")
    assert spec is not None
    assert spec.loader is not None
    scorer = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(scorer)
    stories = group_stories(batch, find_copies(batch))
    result, _ = scorer.score(gold, [{"articles": [one.id for one in story]} for story in stories])
    assert result["F1"] >= 0.965
    assert result["P"] >= 0.975
    assert result["R"] >= 0.952
    assert result["pair_F1"] >= 0.963
