"""Learn the weights of the verdict on reworded texts; prints them and the false alarms and recall at some log-odds."""

import argparse
import json
import random
from pathlib import Path

import numpy as np
from rewording import STYLES, Lexicon
from sklearn.linear_model import LogisticRegression

from rashomon.collate.copies.candidates import candidate_pairs, index_entries
from rashomon.collate.copies.evidence import best_chains, shared_cells, shared_shingles
from rashomon.collate.copies.passages import shared_runs, without_formulas
from rashomon.collate.copies.verdict import judge_chains, judge_runs, text_weights
from rashomon.collate.copies.weights import weigh
from rashomon.collate.copies.words import read_words

ROOT = Path(__file__).resolve().parents[1]
REWORDED_EACH = 50
Row = tuple[list[float], bool]


def rows(path: Path) -> list[dict[str, str]]:
    """The records of a JSONL file."""
    return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]


def measured(texts: dict[str, str], known: dict[frozenset[str], str]) -> list[Row]:
    """The features of every candidate pair that is reworded, or that is listed nowhere and shares no passage."""
    ids = sorted(texts)
    words = read_words([texts[name] for name in ids])
    weighing = weigh(words)
    pairs = candidate_pairs(*index_entries(words, weighing, 0, 1)).pairs
    runs = without_formulas(shared_runs(shared_shingles(words, pairs)), words, pairs)
    judged = judge_runs(words, pairs, runs)
    cells, weights = shared_cells(words, weighing, pairs)
    lighter = text_weights(words, weights)[pairs].min(axis=1)
    chains = best_chains(cells, words, pairs)
    _, last = judge_chains(cells, chains, lighter, judged)
    out: list[Row] = []
    for number, (one, other) in enumerate(pairs):
        label = known.get(frozenset((ids[one], ids[other])), "none")
        if last[number] < 0 or label == "other" or (label == "none" and judged.copied[number]):
            continue
        gain, length = float(chains.gain[last[number]]), float(chains.length[last[number]])
        share = gain / max(float(lighter[number]), 1.0)
        features = [np.log(gain + 0.5), share, np.log(length + 1), float(judged.heard_apart[number])]
        out.append((features, label == "reworded"))
    return out


def main() -> None:
    """Print what was learnt."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--eval", type=Path, default=ROOT.parent / "shared/eval")
    folder = parser.parse_args().eval
    texts = {row["id"]: row["text"] for row in rows(folder / "copies/docs.jsonl")}
    known: dict[frozenset[str], str] = {}
    related: dict[str, set[str]] = {}
    for row in rows(folder / "copies/gold.jsonl"):
        if row["label"] != "independent":
            pair = frozenset(row.get("pair") or (row["from"], row["to"]))
            known[pair] = "other"
            for name in pair:
                related.setdefault(name, set()).update(pair)
    lexicon, rng = Lexicon(list(texts.values())), random.Random(0)
    bases = sorted(name for name, text in texts.items() if len(text.split()) > 110)
    family: dict[str, str] = {}
    for name, style in STYLES.items():
        for place, base in enumerate(rng.sample(bases, REWORDED_EACH)):
            new = f"{name}-{place}"
            texts[new] = style(texts[base], rng, lexicon)
            known |= {frozenset((new, kin)): "other" for kin in related.get(base, ())}
            known |= {frozenset((new, kin)): "other" for kin, of in family.items() if of in related.get(base, {base})}
            known[frozenset((new, base))] = "reworded"
            family[new] = base
    natural = {frozenset(row["pair"]): "other" for row in rows(folder / "copies/real_gold.jsonl")}
    stories = {row["id"]: row["text"] for row in rows(folder / "stories/docs.jsonl")}
    found = measured(texts, known) + measured(stories, natural)
    values, reworded = np.array([row[0] for row in found]), np.array([row[1] for row in found])
    model = LogisticRegression(C=10, max_iter=5000).fit(values, reworded)
    print("weights", model.coef_[0].round(2), "bias", model.intercept_.round(2))
    odds = model.decision_function(values)
    for least in (0.0, 0.5, 0.9, 1.5):
        alarms, recall = int((odds[~reworded] >= least).sum()), float((odds[reworded] >= least).mean())
        print(f"log-odds {least}: {alarms} false alarms of {int((~reworded).sum())}, recall {recall:.3f}")


if __name__ == "__main__":
    main()
