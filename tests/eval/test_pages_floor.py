"""Pages on a fixed sample of the development set never fall below what they reached.

The body's model was trained on these pages, so its floor guards against breakage; what it reaches over domains that it
was not trained on, ``scripts/train_pages.py --cross-validate`` tells. Title, date and authors are rules.
"""

import json
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from rashomon.model import Article, encode
from rashomon.read.pages import read_page
from rashomon.read.raw import Raw

EVAL = Path(__file__).parents[3] / "shared" / "eval"
SAMPLE = slice(1, None, 3)  # every third page
FLOORS = {"f1": 97.9, "title": 89.5, "date": 94.0, "authors": 84.0}
MOST_FALSE_AUTHORS = 16.0

pytestmark = [
    pytest.mark.eval,
    pytest.mark.skipif(not (EVAL / "pages.py").is_file(), reason="the development sets are not beside this checkout"),
]


def _gold() -> list[dict[str, Any]]:
    pages = [json.loads(line) for line in (EVAL / "pages" / "gold.jsonl").read_text("utf-8").splitlines()]
    return sorted(pages, key=lambda page: page["file"])[SAMPLE]


def test_pages_stay_above_their_floors(tmp_path: Path) -> None:
    pages = _gold()
    results = [read_page(Raw(p["file"], "html", (EVAL / "pages" / p["file"]).read_bytes())) for p in pages]
    (tmp_path / "gold.jsonl").write_text("\n".join(json.dumps(page) for page in pages), "utf-8")
    found = "\n".join(encode(result) for result in results if isinstance(result, Article))
    (tmp_path / "found.jsonl").write_text(found, "utf-8")
    command = [sys.executable, str(EVAL / "pages.py"), str(tmp_path / "gold.jsonl"), str(tmp_path / "found.jsonl")]
    reached = json.loads(subprocess.run(command, capture_output=True, text=True, check=True).stdout)
    below = {name: (reached[name], floor) for name, floor in FLOORS.items() if reached[name] < floor}
    assert not below, f"fell below the floor: {below}"
    assert reached["false_author"] <= MOST_FALSE_AUTHORS
