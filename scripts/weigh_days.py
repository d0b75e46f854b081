"""Say what the weights of a timeline's days are worth, topic by topic, beside simple ways to rank days.

    rashomon mark --verbatim ../shared/eval/timelines/docs.jsonl > MARKED.jsonl
    python scripts/weigh_days.py MARKED.jsonl

One line a way of ranking, Date-F1 in percent for each topic and their mean: articles published on the day; reports that
mention it; both, each over its maximum; the weights that ship; and weights chosen on the other topics alone, of 256
that were tried, which is what the shipped ones would be worth had nobody seen the topic. Every report of a topic is
ranked with the others of it, as ``rashomon collate`` ranks the reports of one course of events.
"""

import json
import re
import sys
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from itertools import product
from pathlib import Path
from statistics import fmean

from rashomon.collate.timeline.calendar import SHARES, calendar
from rashomon.model import MarkedArticle, decode_line

GOLD = Path(__file__).parents[2] / "shared" / "eval" / "timelines" / "gold.jsonl"
STEPS = (0.0, 0.5, 1.0, 2.0)
_DAY = re.compile(r"\d{4}-\d\d-\d\d")

Scores = Mapping[str, float]


def date_f1(scores: Scores, days: Sequence[str]) -> float:
    """F1, in percent, of the best ``len(days)`` dates within the span of ``days``."""
    inside = [day for day in scores if _DAY.fullmatch(day) and min(days) <= day <= max(days)]
    kept = sorted(inside, key=lambda day: (-scores[day], day))[: len(days)]
    return 200 * len(set(kept) & set(days)) / (len(kept) + len(days))


def simple_ways(articles: Sequence[MarkedArticle]) -> dict[str, Scores]:
    """The simple ways to rank days."""
    published = Counter((article.published.value or "")[:10] for article in articles)
    mentioned = Counter(m[0] for article in articles for time in article.times if (m := _DAY.match(time.value)))
    top = max(published.values()), max(mentioned.values(), default=1)
    both = {day: published[day] / top[0] + mentioned[day] / top[1] for day in {*published, *mentioned}}
    return {"published": published, "mentioned": mentioned, "both": both}


def tried_shares() -> Iterator[dict[str, float]]:
    """Every way to weigh the counts of a day that is tried."""
    for values in product(STEPS, repeat=len(SHARES)):
        if any(values):
            yield dict(zip(SHARES, values, strict=True))


def table(marked: Mapping[str, Sequence[MarkedArticle]], gold: Mapping[str, Sequence[str]]) -> dict[str, list[float]]:
    """For each way of ranking its Date-F1 on every topic, in the order of ``gold``."""
    topics = list(gold)
    rows: defaultdict[str, list[float]] = defaultdict(list)
    for topic in topics:
        for name, scores in simple_ways(marked[topic]).items():
            rows[name].append(date_f1(scores, gold[topic]))
        rows["shipped"].append(date_f1(calendar(marked[topic]), gold[topic]))
    tried = [[date_f1(calendar(marked[t], shares), gold[t]) for t in topics] for shares in tried_shares()]
    for place in range(len(topics)):
        best = max(fmean(row[:place] + row[place + 1 :]) for row in tried)
        same = [row for row in tried if fmean(row[:place] + row[place + 1 :]) == best]
        rows["chosen on the others"].append(fmean(row[place] for row in same))
    return dict(rows)


def main(path: str) -> None:
    """Print the table."""
    marked: defaultdict[str, list[MarkedArticle]] = defaultdict(list)
    for line in Path(path).read_bytes().splitlines():
        article = decode_line(line, MarkedArticle)
        marked[article.id.rsplit("/", 1)[0]].append(article)
    records = [json.loads(line) for line in GOLD.read_text(encoding="utf-8").splitlines()]
    gold = {record["topic"]: sorted({entry["date"] for entry in record["entries"]}) for record in records}
    print(" " * 22, *(f"{topic[:14]:>14}" for topic in gold), "          mean")
    for name, row in table(marked, gold).items():
        print(f"{name:22}", *(f"{value:14.1f}" for value in [*row, fmean(row)]))


if __name__ == "__main__":
    main(*sys.argv[1:])
