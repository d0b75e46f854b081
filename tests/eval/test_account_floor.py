"""The account: what several reports tell is joined, on development stories that the trees never saw.

``account_fold.npz`` are the trees that ``scripts/train_alignment.py --blind account/79bf99c6`` keeps: those of the
other seven eighths of the stories.
"""

import json
from pathlib import Path

import pytest
from development import EVAL, scorer

from rashomon.collate import collate
from rashomon.collate.alignment import comparison
from rashomon.engine import mark_paths
from rashomon.learned import Forest
from rashomon.model import Failure, encode
from rashomon.read import Reader

STORIES = ("79bf99c6", "ae243a95", "eb17fa36")
# Sayings stood at 73.5: of these three stories one saying in 22 is joined no more by the trees that learnt from
# fourteen more stories, while those of all forty rose from 79.7 to 80.2 (docs/accuracy.md). Facts stood at 78.5 and are
# 78.45 since the trees learnt from later marks, while those of all forty rose from 77.2 to 77.4.
FLOORS = {"facts": 78.4, "sayings": 72.0, "dates": 93.0, "disagreements": 88.0, "actors": 94.0}

pytestmark = [
    pytest.mark.eval,
    pytest.mark.skipif(not (EVAL / "account.py").is_file(), reason="the development sets are not beside this checkout"),
]


def test_what_several_reports_tell_is_joined(monkeypatch: pytest.MonkeyPatch) -> None:
    trees = Forest.load(Path(__file__).with_name("account_fold.npz"))
    monkeypatch.setattr(comparison, "forest", lambda: trees)
    account = scorer("account")
    total = {part: [0.0] * 4 for part in FLOORS}
    for key in STORIES:
        failures: list[Failure] = []
        folder = EVAL / "account"
        articles = list(mark_paths([str(folder / f"{key}.jsonl")], failures.append, Reader(verbatim=True), jobs=1))
        told = {"stories": [json.loads(encode(story)) for story in collate(articles)]}
        gold = json.loads((folder / f"{key}.gold.json").read_text("utf-8"))
        sentences = json.loads((folder / f"{key}.sentences.json").read_text("utf-8"))
        counts, _ = account.score(gold, account.read(told, sentences))
        for part, known in total.items():
            total[part] = [a + b for a, b in zip(known, counts[part], strict=True)]
    for part, floor in FLOORS.items():
        assert account.prf(*total[part]) >= floor, part
