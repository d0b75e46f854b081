"""How far a crisis stays one story, and events of one kind stay apart: ``python bench/courses.py``.

Prints, for each outlet's reports of a long crisis, in how many stories they end and how many are in the largest one;
and, for pairs of events of one kind, how many pairs are one story where the second is set so many days after the first.
"""

import argparse
import json
from collections import Counter
from pathlib import Path

import numpy as np

from rashomon.collate.copies import find_copies
from rashomon.collate.stories.courses import join_events
from rashomon.collate.stories.grouping import group_batch
from rashomon.collate.stories.neighbours import neighbour_pairs
from rashomon.collate.stories.profiles import profile
from rashomon.collate.stories.reports import in_time
from rashomon.model import MarkedArticle, Published

EVAL = Path(__file__).resolve().parents[2] / "shared/eval"
GAPS = (3, 7, 14, 24)


def articles(path: Path) -> list[MarkedArticle]:
    """The records of a JSONL file as articles without marks, ordered by time."""
    out = []
    for row in map(json.loads, path.read_text(encoding="utf-8").splitlines()):
        published = Published(row.get("published"), None, "stated" if row.get("published") else "unknown")
        out.append(
            MarkedArticle(id=row["id"], source="", title=row.get("title"), text=row["text"], published=published)
        )
    return in_time(out)


def crises(folder: Path) -> None:
    """Print the stories of each outlet's crisis; all outlets are grouped in one batch."""
    batch = articles(folder / "docs.jsonl")
    grouping = group_batch(batch, find_copies(batch))
    stories = grouping.stories[grouping.reports.of].tolist()
    outlets = [article.id.split("/")[0] for article in batch]
    print(f"{len(batch)} reports of crises: {len(set(stories))} stories")
    for outlet in sorted(set(outlets)):
        sizes = Counter(story for story, one in zip(stories, outlets, strict=True) if one == outlet)
        print(f"  {outlet}: {sizes.total()} reports, {len(sizes)} stories, {max(sizes.values())} in the largest")


def kinds(folder: Path) -> None:
    """Print how many pairs of events of one kind are joined as courses, by the days between them."""
    batch = articles(folder / "docs.jsonl")
    lines = (folder / "gold.jsonl").read_text(encoding="utf-8").splitlines()
    story = {row["id"]: row["story"] for row in map(json.loads, lines)}
    names, events = np.unique([story[article.id] for article in batch], return_inverse=True)
    archive, neighbours = profile(batch), neighbour_pairs(profile(batch))
    later = np.array([name.endswith("plus") for name in names])[events]
    for gap in GAPS:
        # The reports of an event are spread over four days; the first day of the second lies ``gap`` after the last.
        days = later * (gap + 3) + np.random.RandomState(0).randint(0, 4, len(batch))
        joined = len(names) - len(np.unique(join_events(archive, days.astype(np.float32), events, neighbours)))
        print(f"{len(names) // 2} pairs of events of one kind, {gap} days apart: {joined} joined")


def main() -> None:
    """Print both."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--eval", type=Path, default=EVAL)
    options = parser.parse_args()
    crises(options.eval / "timelines")
    kinds(options.eval / "stories")


if __name__ == "__main__":
    main()
