"""Time expressions on a fixed sample of the development set never fall below what they reached."""

import json
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from rashomon.mark.parse import Parser
from rashomon.mark.times import find_times
from rashomon.model import Article, Published, encode

EVAL = Path(__file__).parents[3] / "shared" / "eval"
SAMPLE = 3  # every third article
FLOORS = {"strict_F1": 91.5, "relaxed_F1": 95.3, "type_F1": 90.8, "value_F1": 85.5}

pytestmark = [
    pytest.mark.eval,
    pytest.mark.skipif(not (EVAL / "times.py").is_file(), reason="the development sets are not beside this checkout"),
]


def _lines(name: str) -> list[dict[str, Any]]:
    return [json.loads(line) for line in (EVAL / "times" / name).read_text("utf-8").splitlines()]


def test_time_expressions_stay_above_their_floors(tmp_path: Path) -> None:
    chosen = sorted(_lines("docs.jsonl"), key=lambda doc: doc["id"])[::SAMPLE]
    ids = {doc["id"] for doc in chosen}
    articles = [
        Article(id=d["id"], source="eval", text=d["text"], published=Published(d["published"], "day", "stated"))
        for d in chosen
    ]
    marked = [
        {"id": parsed.article.id, "text": parsed.text, "times": find_times(parsed)}
        for parsed in Parser().parse(articles)
    ]
    gold = [json.dumps(record) for record in _lines("gold.jsonl") if record["id"] in ids]
    (tmp_path / "docs.jsonl").write_text("\n".join(json.dumps(doc) for doc in chosen), "utf-8")
    (tmp_path / "gold.jsonl").write_text("\n".join(gold), "utf-8")
    (tmp_path / "marked.jsonl").write_text("\n".join(encode(record) for record in marked), "utf-8")
    command = [sys.executable, str(EVAL / "times.py"), str(tmp_path), str(tmp_path / "marked.jsonl")]
    reached = json.loads(subprocess.run(command, capture_output=True, text=True, check=True).stdout)
    below = {name: (reached[name], floor) for name, floor in FLOORS.items() if reached[name] < floor}
    assert not below, f"fell below the floor: {below}"
    assert reached["docs"] == len(chosen)
