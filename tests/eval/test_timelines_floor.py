"""Days of crises: the timelines of a fixed part of the development topics never fall below what they reached.

One topic keeps the run short.
"""

import json
import subprocess
import sys
from pathlib import Path

import pytest

from rashomon.collate.timeline import calendar
from rashomon.mark.parse import Parsed, Parser
from rashomon.mark.times import find_times
from rashomon.model import Article, MarkedArticle, Published

EVAL = Path(__file__).parents[3] / "shared" / "eval"
TOPIC = "H1N1_guardian"
FLOOR = 82.0

pytestmark = [
    pytest.mark.eval,
    pytest.mark.skipif(
        not (EVAL / "timelines.py").is_file(), reason="the development sets are not beside this checkout"
    ),
]


def marked(parsed: Parsed) -> MarkedArticle:
    article = parsed.article
    return MarkedArticle(
        id=article.id, source="eval", published=article.published, text=article.text, times=find_times(parsed)
    )


def test_the_right_days_come_first(tmp_path: Path) -> None:
    records = [json.loads(line) for line in (EVAL / "timelines" / "docs.jsonl").read_text("utf-8").splitlines()]
    articles = [
        Article(id=r["id"], source="eval", published=Published(r["published"], "day", "stated"), text=r["text"])
        for r in records
        if r["id"].startswith(TOPIC) and r.get("text")
    ]
    days = calendar(marked(parsed) for parsed in Parser().parse(articles))
    entries = [{"date": day, "text": "", "status": "occurred", "salience": score} for day, score in days.items()]
    line = {"articles": [article.id for article in articles], "timeline": entries}
    (tmp_path / "pred.jsonl").write_text(json.dumps(line) + "\n", "utf-8")
    gold = [
        g
        for g in (EVAL / "timelines" / "gold.jsonl").read_text("utf-8").splitlines()
        if json.loads(g)["topic"] == TOPIC
    ]
    (tmp_path / "gold.jsonl").write_text("\n".join(gold) + "\n", "utf-8")
    command = [sys.executable, str(EVAL / "timelines.py"), str(tmp_path / "gold.jsonl"), str(tmp_path / "pred.jsonl")]
    score = json.loads(subprocess.run(command, capture_output=True, text=True, check=True).stdout)["date_F1"]
    assert score >= FLOOR
