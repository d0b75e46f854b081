"""Learn the chance that two articles report the same event; validate by leaving whole topics out."""

import argparse
import json
from collections import Counter
from pathlib import Path

import numpy as np
from numpy.typing import NDArray
from sklearn.linear_model import LogisticRegression

from rashomon.collate.stories.grouping import publication_days
from rashomon.collate.stories.likeness import FEATURES, likeness
from rashomon.collate.stories.linkage import average_link
from rashomon.collate.stories.neighbours import neighbour_pairs
from rashomon.collate.stories.profiles import profile
from rashomon.learned import Linear
from rashomon.model import MarkedArticle, Published

ROOT = Path(__file__).resolve().parents[1]
FOLDS = 5
STRENGTH = 0.3


def articles(path: Path) -> list[MarkedArticle]:
    """The records of a JSONL file as articles without marks, ordered by id."""
    out = []
    for line in path.read_text(encoding="utf-8").splitlines():
        row = json.loads(line)
        known = {key: row.get(key) for key in ("title", "publisher", "language")}
        published = Published(row.get("published"), None, "stated" if row.get("published") else "unknown")
        out.append(MarkedArticle(id=row["id"], source=str(path), text=row["text"], published=published, **known))
    return sorted(out, key=lambda article: article.id)


def bcubed(gold: list[str], found: list[int]) -> tuple[float, float]:
    """BCubed precision and recall."""
    both, sizes, clusters = Counter(zip(gold, found, strict=True)), Counter(gold), Counter(found)
    precision = sum(n * n / clusters[c] for (_, c), n in both.items()) / len(gold)
    return precision, sum(n * n / sizes[g] for (g, _), n in both.items()) / len(gold)


def fit(rows: NDArray[np.float32], same: NDArray[np.bool_]) -> tuple[NDArray[np.float64], float]:
    """Weights and bias of a logistic regression on standardised features, brought back to the plain ones."""
    mean, deviation = rows.mean(axis=0), rows.std(axis=0) + 1e-6
    model = LogisticRegression(C=STRENGTH, max_iter=3000).fit((rows - mean) / deviation, same)
    weights = model.coef_[0] / deviation
    return weights, float(model.intercept_[0] - weights @ mean)


def main() -> None:
    """Print the cross-validated accuracy and write the model."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--eval", type=Path, default=ROOT.parent / "shared/eval")
    parser.add_argument("--out", type=Path, default=ROOT / "src/rashomon/collate/stories/same_event.npz")
    options = parser.parse_args()
    batch = articles(options.eval / "stories/docs.jsonl")
    lines = (options.eval / "stories/gold.jsonl").read_text(encoding="utf-8").splitlines()
    story = {row["id"]: row["story"] for row in map(json.loads, lines)}
    gold = [story[article.id] for article in batch]
    profiles, days = profile(batch), publication_days(batch)
    pairs = neighbour_pairs(profiles, np.argsort(np.argsort(np.nan_to_num(days, nan=np.inf), kind="stable")))
    rows = likeness(profiles, days, pairs)
    names = np.array(gold)
    same = names[pairs[:, 0]] == names[pairs[:, 1]]
    topic = np.array([name.rstrip("eplusbc") for name in gold])
    validate(rows, same, pairs, topic, gold)
    weights, bias = fit(rows, same)
    print({name: round(float(w), 2) for name, w in zip(FEATURES, weights, strict=True)})
    model = Linear(
        ("same",),
        {name: i for i, name in enumerate(FEATURES)},
        weights[:, None].astype(np.float32),
        np.array([bias], dtype=np.float32),
    )
    with options.out.open("wb") as stream:
        model.save(stream)


def validate(
    rows: NDArray[np.float32],
    same: NDArray[np.bool_],
    pairs: NDArray[np.int64],
    topic: NDArray[np.str_],
    gold: list[str],
) -> None:
    """Print BCubed figures for models that never saw the topics they are asked about."""
    for seed in range(3):
        order = np.random.RandomState(seed).permutation(np.unique(topic))
        fold = {name: place % FOLDS for place, name in enumerate(order)}
        folds = np.array([fold[name] for name in topic])[pairs]
        chances = np.zeros(len(pairs))
        for held_out in range(FOLDS):
            weights, bias = fit(rows[(folds != held_out).all(axis=1)], same[(folds != held_out).all(axis=1)])
            asked = folds.min(axis=1) == held_out
            chances[asked] = 1 / (1 + np.exp(-(rows[asked] @ weights + bias)))
        for least in (0.3, 0.34, 0.37, 0.4, 0.45):
            found = average_link(len(gold), [(a, b) for a, b in pairs.tolist()], chances.tolist(), least)
            precision, recall = bcubed(gold, found)
            f1 = 2 * precision * recall / (precision + recall)
            print(f"seed {seed} least {least}: P {precision:.3f} R {recall:.3f} F1 {f1:.3f}")


if __name__ == "__main__":
    main()
