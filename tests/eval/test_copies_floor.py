"""Copies on the development sets: no figure may fall below its floor."""

import importlib
import importlib.util
import json
from pathlib import Path

import pytest

from rashomon.collate.copies import find_copies
from rashomon.model import MarkedArticle, Published, encode

EVAL = Path(__file__).resolve().parents[3] / "shared/eval"
pytestmark = [
    pytest.mark.eval,
    pytest.mark.skipif(not (EVAL / "copies.py").exists(), reason="the evaluation sets are not beside the project"),
]


def articles(path: Path) -> list[MarkedArticle]:
    out = []
    for row in map(json.loads, path.read_text(encoding="utf-8").splitlines()):
        published = Published(row.get("published"), None, "stated" if row.get("published") else "unknown")
        known = {key: row.get(key) for key in ("title", "publisher", "language")}
        out.append(MarkedArticle(id=row["id"], source=row["id"], text=row["text"], published=published, **known))
    return out


def score(docs: str, gold: str, folder: Path, capsys: pytest.CaptureFixture[str]) -> dict:  # type: ignore[type-arg]
    found = find_copies(articles(EVAL / docs))
    (folder / "found.jsonl").write_text(encode({"articles": [], "copies": found}) + "\n", encoding="utf-8")
    spec = importlib.util.spec_from_file_location("copies_scorer", EVAL / "copies.py")
    assert spec is not None
    assert spec.loader is not None
    scorer = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(scorer)
    capsys.readouterr()
    scorer.main([str(EVAL / gold), str(folder / "found.jsonl")])
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
