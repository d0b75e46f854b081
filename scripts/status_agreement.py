"""How far two readings of the coded status sentences agree: shares and Cohen's kappa.

    python scripts/status_agreement.py [FOLDER]     FOLDER: tests/mark/status

``blind_reading.jsonl`` holds the second reading: statuses and deciding words, coded from shuffled sentences without the
first coding. A line with ``first`` tells a disagreement; ``resolved`` is what the set says now.
"""

import json
import sys
from collections import Counter
from collections.abc import Sequence
from pathlib import Path
from typing import Any

FOLDER = Path(__file__).resolve().parent.parent / "tests" / "mark" / "status"
_CODED = ("development.jsonl", "held_back.jsonl")


def main(folder: Path = FOLDER) -> None:
    """Print the agreement of the two readings and every sentence on which they differ."""
    coded = {row["text"]: row for name in _CODED for row in _rows(folder / name)}
    blind = _rows(folder / "blind_reading.jsonl")
    first = [str(row.get("first", coded[row["text"]]["status"])) for row in blind]
    second = [str(row["status"]) for row in blind]
    same = [row for row, one, other in zip(blind, first, second, strict=True) if one == other]
    evidence = sum(_met(coded[row["text"]], row["words"]) for row in same)
    print(f"sentences {len(blind)}  same status {len(same)}  kappa {kappa(first, second):.3f}")
    print(f"evidence overlaps in {evidence} of the {len(same)}")
    for row, one in zip(blind, first, strict=True):
        if one != row["status"]:
            print(f"{one} / {row['status']} -> {row['resolved']}: {row['text']} ({row['because']})")


def kappa(first: Sequence[str], second: Sequence[str]) -> float:
    """Cohen's kappa of two codings of the same items."""
    count = len(first)
    observed = sum(one == other for one, other in zip(first, second, strict=True)) / count
    left, right = Counter(first), Counter(second)
    chance = sum(left[code] * right[code] for code in left) / count**2
    return (observed - chance) / (1 - chance)


def _rows(file: Path) -> list[dict[str, Any]]:
    return [json.loads(line) for line in file.read_text("utf-8").splitlines()]


def _met(coded: dict[str, Any], words: str) -> bool:
    """Whether the deciding words of the second reading share a word with the evidence of the first."""
    told = {word for start, end in coded["evidence"] for word in str(coded["text"])[start:end].lower().split()}
    return not told.isdisjoint(words.lower().split())


if __name__ == "__main__":
    main(*map(Path, sys.argv[1:2]))
