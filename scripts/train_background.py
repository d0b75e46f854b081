"""Write the document frequencies of common English word beginnings that small batches are weighed with.

Every topic of the development texts counts the same, so that no topic's own words pass for common ones.
"""

import argparse
import json
import re
from collections import Counter, defaultdict
from pathlib import Path

from rashomon.collate.copies.words import STEM_LETTERS

ROOT = Path(__file__).resolve().parents[1]
LEAST_SHARE = 0.004


def topics(folder: Path) -> dict[str, list[str]]:
    """The texts of each topic."""
    out: dict[str, list[str]] = defaultdict(list)
    names = {row["id"]: row["origin"].split("_")[0] for row in rows(folder / "stories/gold.jsonl")}
    for row in rows(folder / "stories/docs.jsonl"):
        out[names[row["id"]]].append(row["text"])
    for row in rows(folder / "timelines/docs.jsonl"):
        out[row["id"].split("/")[0]].append(row["text"])
    return out


def rows(path: Path) -> list[dict[str, str]]:
    """The records of a JSONL file."""
    return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines() if line]


def shares(texts: dict[str, list[str]]) -> dict[str, float]:
    """Mean over topics of the share of texts that hold a word of this beginning; at least three topics must."""
    total: dict[str, float] = defaultdict(float)
    spread: Counter[str] = Counter()
    for group in texts.values():
        counts: Counter[str] = Counter()
        for text in group:
            counts.update(
                {word if word[0].isdigit() else word[:STEM_LETTERS] for word in re.findall(r"[^\W_]+", text.lower())}
            )
        for stem, count in counts.items():
            total[stem] += count / len(group)
            spread[stem] += 1
    return {stem: value / len(texts) for stem, value in total.items() if spread[stem] >= 3}


def main() -> None:
    """Write ``background.tsv`` beside the code that reads it."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--eval", type=Path, default=ROOT.parent / "shared/eval")
    parser.add_argument("--out", type=Path, default=ROOT / "src/rashomon/collate/copies/background.tsv")
    options = parser.parse_args()
    found = {stem: share for stem, share in shares(topics(options.eval)).items() if share >= LEAST_SHARE}
    lines = [f"{stem}\t{share:.3f}" for stem, share in sorted(found.items(), key=lambda item: (-item[1], item[0]))]
    head = (
        "# Beginnings of English words (six letters) and the share of news reports that hold them; words that are not\n"
        '# here are rare. Example: "said" stands in most reports and says nothing about which; a name says much.\n'
    )
    options.out.write_text(head + "\n".join(lines) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
