"""Copies on the development sets: no figure may fall below its floor."""

import importlib
import json
from pathlib import Path

import pytest
from development import EVAL, articles, scorer

from rashomon.collate.copies import find_copies
from rashomon.model import encode

pytestmark = [
    pytest.mark.eval,
    pytest.mark.skipif(not (EVAL / "copies.py").exists(), reason="the evaluation sets are not beside the project"),
]


def score(docs: str, gold: str, folder: Path, capsys: pytest.CaptureFixture[str]) -> dict:  # type: ignore[type-arg]
    found = find_copies(articles(EVAL / docs))
    (folder / "found.jsonl").write_text(encode({"articles": [], "copies": found}) + "\n", encoding="utf-8")
    capsys.readouterr()
    scorer("copies").main([str(EVAL / gold), str(folder / "found.jsonl")])
    result: dict = json.loads(capsys.readouterr().out)  # type: ignore[type-arg]
    return result


def test_planted_copies(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    result = score("copies/docs.jsonl", "copies/gold.jsonl", tmp_path, capsys)
    assert result["F1"] >= 99.4
    assert min(result["recall"].values()) >= 98.5
    assert max(result["false_alarms"].values()) <= 1.0
    assert result["direction"]["dated"] == 100.0
    assert result["direction"]["undated"] >= 86.0


def test_natural_reuse(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    result = score("stories/docs.jsonl", "copies/real_gold.jsonl", tmp_path, capsys)
    assert result["P"] >= 99.0
    assert result["R"] >= 99.0


@pytest.mark.parametrize(("style", "floor"), [("reported-45", 0.93), ("synonyms-brief", 0.94), ("retold-lead", 0.98)])
def test_rewording(style: str, floor: float, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.syspath_prepend(str(Path(__file__).resolve().parents[2] / "scripts"))
    rewording = importlib.import_module("measure_rewording")
    pool = rewording.pool(EVAL, rewording.SEED)
    new, claimed = rewording.detect(style, pool)
    hits = rewording.found(style, new, claimed)
    assert sum(hits) >= floor * len(hits)
    assert rewording.alarms(claimed, style, pool) == 0
