"""Say how much the words of a timeline's entries share with those that journalists chose for the same days.

    rashomon collate --verbatim TOPIC.jsonl >> p.jsonl      for each topic of ../shared/eval/timelines/docs.jsonl
    python scripts/words_of_days.py p.jsonl

Prints ROUGE-1 F1 (Lin 2004; content words, no stemming) in percent, the mean over the days that both have. A gold entry
tells in a sentence or two what no report tells in these words, so that the best choice among the sentences of a day is
printed beside it.
"""

import json
import re
import sys
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from pathlib import Path
from statistics import fmean
from typing import Any

GOLD = Path(__file__).parents[2] / "shared" / "eval" / "timelines" / "gold.jsonl"
STOP = frozenset(
    [
        "the",
        "a",
        "an",
        "of",
        "to",
        "in",
        "and",
        "on",
        "that",
        "is",
        "was",
        "for",
        "by",
        "it",
        "its",
        "with",
        "as",
        "at",
        "from",
        "be",
        "has",
        "have",
        "had",
        "are",
        "were",
        "said",
    ]
)

Days = dict[str, dict[str, Any]]  # topic, date


def content(text: str) -> Counter[str]:
    """The content words of a text with their counts."""
    return Counter(word for word in re.findall(r"[a-z0-9]+", text.lower()) if word not in STOP)


def rouge(told: str, gold: str) -> float:
    """The harmonic mean of the shares of words that each text finds in the other."""
    left, right = content(told), content(gold)
    shared = (left & right).total()
    return 2 * shared / (left.total() + right.total()) if shared else 0.0


def gold_days(lines: Iterable[str]) -> Mapping[str, Mapping[str, str]]:
    """The words of the journalists for each topic and date."""
    days: defaultdict[str, defaultdict[str, list[str]]] = defaultdict(lambda: defaultdict(list))
    for line in lines:
        row = json.loads(line)
        for entry in row["entries"]:
            days[row["topic"]][entry["date"]].append(entry["text"])
    return {topic: {date: " ".join(texts) for date, texts in found.items()} for topic, found in days.items()}


def told_days(lines: Iterable[str]) -> Days:
    """The entry of most reports for each topic and date."""
    days: Days = defaultdict(dict)
    for line in lines:
        story = json.loads(line)
        topic = days[story["articles"][0].split("/")[0]]
        for entry in story["timeline"]:
            known = topic.get(entry["date"])
            if known is None or len(entry["reports"]) > len(known["reports"]):
                topic[entry["date"]] = entry
    return days


def main() -> None:
    """Print the mean of the words that ship, and of the best sentence of each day."""
    gold = gold_days(GOLD.read_text("utf-8").splitlines())
    told = told_days(Path(sys.argv[1]).read_text("utf-8").splitlines())
    pairs = [(told[topic][day], text) for topic in told for day, text in gold[topic].items() if day in told[topic]]
    chosen = fmean(rouge(entry["text"], text) for entry, text in pairs)
    best = fmean(max(rouge(one["text"], text) for one in entry["reports"]) for entry, text in pairs)
    print(f"{len(pairs)} days: ROUGE-1 {100 * chosen:.1f}, best sentence {100 * best:.1f}")


if __name__ == "__main__":
    main()
