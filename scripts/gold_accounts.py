"""The stories whose accounts people wrote (``account``, ``coref``): their reports marked, and the gold beside them."""

import json
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from rashomon.engine import mark_paths
from rashomon.model import Failure, MarkedArticle, decode_line, encode
from rashomon.read import Reader


@dataclass(frozen=True, slots=True)
class GoldStory:
    """One story: its reports, its gold account, and where the numbered sentences of that stand."""

    kind: str
    key: str
    articles: tuple[MarkedArticle, ...]
    gold: dict[str, Any]
    sentences: dict[str, Any]

    @property
    def name(self) -> str:
        """Its name among the stories of all sets."""
        return f"{self.kind}/{self.key}"


def gold_stories(folder: Path, kind: str, kept: Path | None = None) -> Iterator[GoldStory]:
    """The stories of the set ``kind`` below ``folder``; their marks are kept below ``kept`` and taken from there."""
    for path in sorted((folder / kind).glob("*.gold.json")):
        key = path.name.split(".")[0]
        yield GoldStory(
            kind,
            key,
            tuple(_marked(path.with_name(f"{key}.jsonl"), kept and kept / kind / f"{key}.jsonl")),
            json.loads(path.read_text("utf-8")),
            json.loads(path.with_name(f"{key}.sentences.json").read_text("utf-8")),
        )


def _marked(path: Path, kept: Path | None) -> list[MarkedArticle]:
    if kept and kept.is_file():
        return [decode_line(line, MarkedArticle) for line in kept.read_bytes().splitlines()]
    failures: list[Failure] = []
    articles = list(mark_paths([str(path)], failures.append, Reader(verbatim=True), jobs=1))
    if failures:
        raise SystemExit(f"{path}: {failures[0]}")
    if kept:
        kept.parent.mkdir(parents=True, exist_ok=True)
        kept.write_text("".join(f"{encode(article)}\n" for article in articles), encoding="utf-8")
    return articles
