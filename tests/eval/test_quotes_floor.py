"""Quotations on a fixed part of the development articles: the figures may not fall below their floors."""

import json
import subprocess
import sys
from pathlib import Path

import pytest

from rashomon.mark.mentions import find_mentions
from rashomon.mark.parse import Parser
from rashomon.mark.quotes import find_quotes
from rashomon.mark.reference import resolve
from rashomon.model import Article, encode

EVAL = Path(__file__).parents[3] / "shared" / "eval"
EVERY = 4  # one article in four keeps the run short
FLOORS = {"A_F1": 90.7, "B_F1": 69.6, "B_speech_F1": 84.2}


@pytest.mark.eval
@pytest.mark.skipif(not (EVAL / "quotes" / "docs.jsonl").exists(), reason="the development articles are not here")
def test_quotations_stay_as_good_as_they_are(tmp_path: Path) -> None:
    lines = (EVAL / "quotes" / "docs.jsonl").read_text("utf-8").splitlines()[::EVERY]
    gold = (EVAL / "quotes" / "gold.jsonl").read_text("utf-8").splitlines()
    records = [json.loads(line) for line in lines]
    names = {record["id"] for record in records}
    (tmp_path / "docs.jsonl").write_text("\n".join(lines) + "\n", "utf-8")
    kept = [line for line in gold if json.loads(line)["id"] in names]
    (tmp_path / "gold.jsonl").write_text("\n".join(kept) + "\n", "utf-8")
    articles = [Article(id=record["id"], source="eval", text=record["text"]) for record in records]
    predicted = []
    for parsed in Parser().parse(articles):
        quotes = json.loads(encode(find_quotes(parsed, resolve(parsed, find_mentions(parsed)))))
        predicted.append(json.dumps({"id": parsed.article.id, "text": parsed.text, "quotes": quotes}))
    (tmp_path / "pred.jsonl").write_text("\n".join(predicted) + "\n", "utf-8")
    command = [sys.executable, str(EVAL / "quotes.py"), str(tmp_path), str(tmp_path / "pred.jsonl")]
    scores = json.loads(subprocess.run(command, capture_output=True, text=True, check=True).stdout)
    below = {name: scores[name] for name, floor in FLOORS.items() if scores[name] < floor}
    assert not below, f"below the floors {FLOORS}: {below}"
