"""How far a crisis stays one story, and events of one kind stay apart: ``python bench/courses.py``.

Prints, for each outlet's reports of a long crisis, in how many stories they end and how many are in the largest one;
then the same two outlets where one tells, at the same time and in the same words, of a crisis elsewhere: so many of the
names of its reports are exchanged for invented ones (BCubed precision, mean over several choices of names); and, for
pairs of events of one kind, how many pairs are one story where the second is set so many days after the first.
"""

import argparse
import json
import random
import re
from collections import Counter
from pathlib import Path

import msgspec
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
PAIRS = (("bpoil_bbc", "bpoil_washingtonpost"), ("H1N1_reuters", "H1N1_guardian"))
SHARED, CHOICES = (0.0, 0.25, 0.5), 4
WORD, LETTERS = re.compile(r"[A-Za-z]+"), "abdefgiklmnoprstuvz"


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


def elsewhere(articles: list[MarkedArticle], share: float, seed: int) -> list[MarkedArticle]:
    """The articles with all names but ``share`` of them exchanged for invented ones, the same name for the same."""
    capital, small = Counter[str](), Counter[str]()
    for word in (word for article in articles for word in WORD.findall(article.text)):
        (capital if word[0].isupper() else small)[word.lower()] += 1
    choice = random.Random(seed)
    names = [word for word in sorted(capital) if capital[word] > 3 * small[word] and choice.random() >= share]
    invented = {name: "".join(choice.choices(LETTERS, k=max(len(name), 5))).capitalize() for name in names}

    def told(text: str) -> str:
        return WORD.sub(lambda word: invented.get(word[0].lower(), word[0]), text)

    return [
        msgspec.structs.replace(article, text=told(article.text), title=told(article.title or "") or None)
        for article in articles
    ]


def crises_of_one_kind(folder: Path) -> None:
    """Print how pure the stories of two crises are that go on at one time and share some of their names."""
    batch = articles(folder / "docs.jsonl")
    for one, other in PAIRS:
        mine, theirs = ([article for article in batch if article.id.startswith(outlet)] for outlet in (one, other))
        for share in SHARED:
            pure = 0.0
            for seed in range(CHOICES):
                both = in_time([*mine, *elsewhere(theirs, share, seed)])
                grouping = group_batch(both, find_copies(both))
                stories = grouping.stories[grouping.reports.of].tolist()
                counts = Counter(zip(stories, (article.id.startswith(one) for article in both), strict=True))
                sizes = Counter(stories)
                pure += sum(count * count / sizes[story] for (story, _), count in counts.items()) / len(both)
            print(
                f"  {one}, {other} elsewhere, {share:.0%} of names in common: P {100 * pure / CHOICES:.1f}", flush=True
            )


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
    """Print all three."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--eval", type=Path, default=EVAL)
    options = parser.parse_args()
    crises(options.eval / "timelines")
    crises_of_one_kind(options.eval / "timelines")
    kinds(options.eval / "stories")


if __name__ == "__main__":
    main()
