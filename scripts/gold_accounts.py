"""The stories whose accounts people wrote: their reports marked, and the gold beside them.

``account`` and ``coref`` are sets of reports of one day; ``developing`` (in the folder of that name here, invented) are
stories that go on for days and weeks: the same people, votes, hearings and tolls again and again, and each another.
"""

import json
import tomllib
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import rashomon
from rashomon.engine import mark_paths
from rashomon.model import Failure, MarkedArticle, decode_line, encode
from rashomon.read import Reader

DEVELOPING = Path(__file__).with_name("developing")


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
    if kind == DEVELOPING.name:
        yield from developing_stories(kept)
        return
    for path in sorted((folder / kind).glob("*.gold.json")):
        key = path.name.split(".")[0]
        yield GoldStory(
            kind,
            key,
            tuple(_marked(path.with_name(f"{key}.jsonl"), kept and kept / kind / f"{key}.jsonl")),
            json.loads(path.read_text("utf-8")),
            json.loads(path.with_name(f"{key}.sentences.json").read_text("utf-8")),
        )


def developing_stories(kept: Path | None = None) -> Iterator[GoldStory]:
    """The invented stories that develop over days."""
    for path in sorted(DEVELOPING.glob("*.toml")):
        told = tomllib.loads(path.read_text("utf-8"))
        sentences: dict[str, Any] = {}
        records = [_record(path.stem, one, sentences) for one in told["reports"]]
        place = kept and kept / DEVELOPING.name / f"{path.stem}.jsonl"
        yield GoldStory(DEVELOPING.name, path.stem, tuple(_kept(place, records)), told["gold"], sentences)


def _record(story: str, report: dict[str, Any], sentences: dict[str, Any]) -> dict[str, str]:
    """One report as a record; where its numbered sentences stand is noted in ``sentences``."""
    key, text, number = f"{story}-{report['key']}", "", 0
    for paragraph in report["body"]:
        for place, sentence in enumerate(paragraph):
            text += sentence if not text else f" {sentence}" if place else f"\n\n{sentence}"
            number += 1
            sentences[f"{report['key']}{number}"] = [key, len(text) - len(sentence), len(text)]
    about = {"id": key, "title": report["title"], "publisher": report["outlet"], "published": report["published"]}
    return about | {"text": text}


def _kept(place: Path | None, records: Iterable[dict[str, str]]) -> list[MarkedArticle]:
    """The records, marked, unless their marks are kept."""
    if place and place.is_file():
        return [decode_line(line, MarkedArticle) for line in place.read_bytes().splitlines()]
    return _keep(place, rashomon.mark(records, verbatim=True))


def _marked(path: Path, kept: Path | None) -> list[MarkedArticle]:
    if kept and kept.is_file():
        return [decode_line(line, MarkedArticle) for line in kept.read_bytes().splitlines()]
    failures: list[Failure] = []
    articles = list(mark_paths([str(path)], failures.append, Reader(verbatim=True), jobs=1))
    if failures:
        raise SystemExit(f"{path}: {failures[0]}")
    return _keep(kept, articles)


def _keep(place: Path | None, articles: list[MarkedArticle]) -> list[MarkedArticle]:
    if place:
        place.parent.mkdir(parents=True, exist_ok=True)
        place.write_text("".join(f"{encode(article)}\n" for article in articles), encoding="utf-8")
    return articles
