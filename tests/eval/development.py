"""The development sets: where they lie, their records as articles, their scorers as modules."""

import importlib.util
import json
from pathlib import Path
from types import ModuleType

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
    spec = importlib.util.spec_from_file_location(f"{name}_scorer", EVAL / f"{name}.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module
