"""The stories whose accounts people wrote: their reports marked, and the gold beside them.

``account`` and ``coref`` are sets of reports of one day; ``developing`` (in the folder of that name here, invented) are
stories that go on for days and weeks: the same people, votes, hearings and tolls again and again, and each another.
"""

import json
import tomllib
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import Any

import rashomon
from rashomon.collate.anchoring import anchored
from rashomon.collate.evidence import Evidence, gather
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

    def evidence(self) -> Evidence:
        """What its reports give, as it is asked when they are joined."""
        return gather(anchored(sorted(self.articles, key=lambda article: article.id)).articles)


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
            tuple(_kept(kept and kept / kind / f"{key}.jsonl", partial(_marked, path.with_name(f"{key}.jsonl")))),
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
        yield GoldStory(
            DEVELOPING.name,
            path.stem,
            tuple(_kept(place, partial(rashomon.mark, records, verbatim=True))),
            told["gold"],
            sentences,
        )


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


def _kept(place: Path | None, made: Callable[[], list[MarkedArticle]]) -> list[MarkedArticle]:
    """What is kept at a place, or else what is made, and kept there for the next time."""
    if place and place.is_file():
        return [decode_line(line, MarkedArticle) for line in place.read_bytes().splitlines()]
    articles = made()
    if place:
        place.parent.mkdir(parents=True, exist_ok=True)
        place.write_text("".join(f"{encode(article)}\n" for article in articles), encoding="utf-8")
    return articles


def _marked(path: Path) -> list[MarkedArticle]:
    failures: list[Failure] = []
    articles = list(mark_paths([str(path)], failures.append, Reader(verbatim=True), jobs=1))
    if failures:
        raise SystemExit(f"{path}: {failures[0]}")
    return articles
