"""The development sets: where they lie, their records as articles, their scorers as modules."""

import json
from pathlib import Path
from types import ModuleType

from loading import load
from rashomon.model import MarkedArticle, Published

EVAL = Path(__file__).resolve().parents[3] / "shared/eval"


def articles(path: Path) -> list[MarkedArticle]:
    """The records of a JSONL file as articles without marks."""
    out = []
    for row in map(json.loads, path.read_text(encoding="utf-8").splitlines()):
        published = Published(row.get("published"), None, "stated" if row.get("published") else "unknown")
        known = {key: row.get(key) for key in ("title", "publisher", "language")}
        out.append(MarkedArticle(id=row["id"], source=row["id"], text=row["text"], published=published, **known))
    return out


def scorer(name: str) -> ModuleType:
    """The scorer of a task."""
    return load(EVAL / f"{name}.py", f"{name}_scorer")
