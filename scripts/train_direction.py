"""Learn the weights of the cues that tell an original from its copy; prints them and their cross-validated accuracy."""

import argparse
import json
import random
from pathlib import Path

import numpy as np
from rewording import Lexicon
from rewording_desk import ALL_STYLES
from sklearn.linear_model import LogisticRegression

from rashomon.collate.copies.cues import differences, read_batch, read_side
from rashomon.collate.copies.detection import compare_articles
from rashomon.model import MarkedArticle

ROOT = Path(__file__).resolve().parents[1]
FOLDS = 5
REWORDED_EACH = 40
# Texts reworded by code are clumsier than any editor's: they count less.
REWORDED_WEIGHT = 0.1


def main() -> None:
    """Print the weights, in the order of the cues."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--eval", type=Path, default=ROOT.parent / "shared/eval")
    options = parser.parse_args()
    rows = [json.loads(line) for line in (options.eval / "copies/docs.jsonl").read_text("utf-8").splitlines()]
    gold = [json.loads(line) for line in (options.eval / "copies/gold.jsonl").read_text("utf-8").splitlines()]
    order = {
        frozenset((g["from"], g["to"])): (g["from"], g["kind"]) for g in gold if g["label"] == "copy" and g["from"]
    }
    lexicon, rng = Lexicon([row["text"] for row in rows]), random.Random(0)
    originals = sorted({source for source, _ in order.values()})
    for name, style in ALL_STYLES.items():
        for place, source in enumerate(rng.sample(originals, min(REWORDED_EACH, len(originals)))):
            base = next(row for row in rows if row["id"] == source)
            new = {"id": f"{name}-{place}", "title": None, "text": style(base["text"], rng, lexicon)}
            rows.append(new)
            order[frozenset((source, new["id"]))] = (source, name)
    batch = [MarkedArticle(id=row["id"], source="", title=row.get("title"), text=row["text"]) for row in rows]
    values, first, kinds = [], [], []
    for ordered, words, matches in compare_articles(batch):
        reading = read_batch(ordered, words)
        for match in matches:
            one, other = ordered[match.one], ordered[match.other]
            known = order.get(frozenset((one.id, other.id)))
            if known is not None:
                left = read_side(one, match.one, [s.one for s in match.stretches], reading)
                right = read_side(other, match.other, [s.other for s in match.stretches], reading)
                values.append(differences(left, right))
                first.append(known[0] == one.id)
                kinds.append(known[1])
    report(np.array(values), np.array(first), np.array(kinds))


def report(values: np.ndarray, first: np.ndarray, kinds: np.ndarray) -> None:
    """Cross-validate, print accuracy by kind, and the weights learnt on everything."""
    weight = np.array([REWORDED_WEIGHT if kind in ALL_STYLES else 1.0 for kind in kinds])
    right = np.zeros(len(first), dtype=bool)
    fold = np.random.RandomState(0).permutation(len(first)) % FOLDS

    def fit(rows: np.ndarray) -> LogisticRegression:
        both = np.concatenate([values[rows], -values[rows]]), np.concatenate([first[rows], ~first[rows]])
        model = LogisticRegression(C=3, fit_intercept=False, max_iter=2000)
        return model.fit(*both, sample_weight=np.concatenate([weight[rows], weight[rows]]))

    for held_out in range(FOLDS):
        asked = fold == held_out
        right[asked] = fit(~asked).predict(values[asked]) == first[asked]
    print({str(kind): round(100 * float(right[kinds == kind].mean()), 1) for kind in np.unique(kinds)})
    print([round(float(w), 2) for w in fit(np.ones(len(first), dtype=bool)).coef_[0]])


if __name__ == "__main__":
    main()
