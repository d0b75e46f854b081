"""Write the table of usual pairs of neighbouring words that tells natural English from rewritten English."""

import argparse
import json
from collections import defaultdict
from pathlib import Path

import numpy as np

from rashomon.collate.copies.fluency import BITS, neighbour_numbers
from rashomon.collate.copies.words import read_words

ROOT = Path(__file__).resolve().parents[1]
LEAST_TOPICS = 3


def topics(folder: Path) -> dict[str, list[str]]:
    """The texts of each topic."""
    out: dict[str, list[str]] = defaultdict(list)
    gold = (folder / "stories/gold.jsonl").read_text(encoding="utf-8").splitlines()
    names = {row["id"]: row["origin"].split("_")[0] for row in map(json.loads, gold)}
    for part in ("stories", "timelines"):
        for line in (folder / part / "docs.jsonl").read_text(encoding="utf-8").splitlines():
            row = json.loads(line)
            out[names.get(row["id"], row["id"].split("/")[0])].append(row["text"])
    return out


def main() -> None:
    """Write ``neighbours.npz`` beside the code that reads it."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--eval", type=Path, default=ROOT.parent / "shared/eval")
    parser.add_argument("--out", type=Path, default=ROOT / "src/rashomon/collate/copies/neighbours.npz")
    options = parser.parse_args()
    counts = np.zeros(1 << BITS, dtype=np.int64)
    for texts in topics(options.eval).values():
        words = read_words(texts)
        inside = words.text[1:] == words.text[:-1]
        counts[np.unique(neighbour_numbers(words.full)[inside])] += 1
    usual = counts >= LEAST_TOPICS
    print(int(usual.sum()), "pairs")
    with options.out.open("wb") as stream:
        np.savez_compressed(stream, bits=np.packbits(usual))


if __name__ == "__main__":
    main()
