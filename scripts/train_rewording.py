"""Learn the weights of the verdict on reworded texts, and estimate it on styles and topics that it has not seen.

Prints for every style the recall of a verdict learnt on all other styles, the false alarms on natural reports of
topics held back, both at several log-odds, and the weights learnt on everything.
"""

import argparse
from pathlib import Path
from zlib import crc32

import numpy as np
from rewording_desk import ALL_STYLES
from rewording_sets import EVAL, natural, pool, rewritten, rows
from sklearn.linear_model import LogisticRegression

from rashomon.collate.copies.candidates import Index
from rashomon.collate.copies.comparison import Comparison, compare_pairs
from rashomon.collate.copies.weights import weigh
from rashomon.collate.copies.words import read_words

SEED, FOLDS, LEAST, NEAREST = 3, 5, (0.0, 0.5, 1.0, 1.5, 2.0, 2.5), 12
# Reports cut to half are negatives too, of which there are more short ones; being made, they count less.
CUT_WEIGHT, CUT_PART, LEAST_CUT = 0.3, 0.5, 30
Pair = tuple[int, int]
Known = np.ndarray


def measured(texts: list[str]) -> tuple[list[Pair], Comparison]:
    """The candidate pairs of ``texts`` (numbers) and their comparison."""
    words = read_words(texts)
    weighing = weigh(words)
    index = Index(len(texts))
    index.add(words, weighing, 0)
    candidates = index.candidates()
    return [(int(one), int(other)) for one, other in candidates.pairs], compare_pairs(words, weighing, candidates)


def strangers(texts: list[str], names: list[str], related: set[frozenset[str]]) -> list[tuple[str, str, Known]]:
    """The features of every pair that could be judged reworded and has no text in common."""
    pairs, found = measured(texts)
    rest = zip((pairs[number] for number in found.judged), found.known, strict=True)
    return [
        (names[one], names[other], known)
        for (one, other), known in rest
        if names[one] != names[other] and frozenset((names[one], names[other])) not in related
    ]


def negatives(folder: Path) -> tuple[Known, np.ndarray, np.ndarray]:
    """Pairs that are no copies: their features, their fold by topic, and whether they are natural (or cut)."""
    texts, topics, related = natural(folder)
    names = list(texts)
    cuts = [
        " ".join(text.split(" ")[: max(LEAST_CUT, int(len(text.split(" ")) * CUT_PART))]) for text in texts.values()
    ]
    whole = strangers(list(texts.values()), names, related)
    parts = strangers([*texts.values(), *cuts], names * 2, related)
    planted = {row["id"]: row["text"] for row in rows(folder / "copies/docs.jsonl")}
    gold = [row for row in rows(folder / "copies/gold.jsonl") if row["label"] != "independent"]
    kin = {frozenset(row.get("pair") or (row["from"], row["to"])) for row in gold}
    whole += strangers(list(planted.values()), list(planted), kin)
    found = [*whole, *parts]
    folds = np.array([crc32(topics.get(one, one).encode()) % FOLDS for one, _, _ in found])
    return np.array([known for *_, known in found]), folds, np.arange(len(found)) < len(whole)


def positives(folder: Path, style: str) -> tuple[Known, int, int]:
    """Features of the pairs of this style, the number copied by their words in a row, and that of all pairs."""
    source = pool(folder, SEED)
    new = rewritten(style, source, SEED)
    names = list(source.texts)
    pairs, found = measured([*source.texts.values(), *new.values()])
    wanted = {(names.index(name), len(names) + place) for place, name in enumerate(source.originals)}
    literal = sum(bool(copied) for pair, copied in zip(pairs, found.verbatim.copied, strict=True) if pair in wanted)
    known = [known for number, known in zip(found.judged, found.known, strict=True) if pairs[number] in wanted]
    return np.array(known), literal, len(wanted)


class Model:
    """A logistic regression on features brought to one scale, with its weights in the features' own."""

    def __init__(self, yes: Known, no: Known, weight: np.ndarray) -> None:
        values = np.concatenate([yes, no])
        scale = values.std(axis=0)
        labels = np.concatenate([np.ones(len(yes)), np.zeros(len(no))])
        fitted = LogisticRegression(C=1, max_iter=5000).fit(
            values / scale, labels, sample_weight=np.concatenate([np.ones(len(yes)), weight])
        )
        self.weights = fitted.coef_[0] / scale
        self.bias = float(fitted.intercept_[0])

    def odds(self, values: Known) -> Known:
        """The log-odds of these features."""
        return np.asarray(values @ self.weights + self.bias)


def main() -> None:
    """Print the estimates and what was learnt."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--eval", type=Path, default=EVAL)
    folder = parser.parse_args().eval
    no, folds, whole = negatives(folder)
    weight = np.where(whole, 1.0, CUT_WEIGHT)
    styles = {name: positives(folder, name) for name in ALL_STYLES}
    every = np.concatenate([known for known, _, _ in styles.values()])
    held = np.zeros(len(no))
    for fold in range(FOLDS):
        asked = folds == fold
        held[asked] = Model(every, no[~asked], weight[~asked]).odds(no[asked])
    print("log-odds           ", *(f"{least:6}" for least in LEAST))
    print(
        "false alarms       ", *(f"{int((held[whole] >= least).sum()):6}" for least in LEAST), f"of {int(whole.sum())}"
    )
    print(
        "the same, cut texts",
        *(f"{int((held[~whole] >= least).sum()):6}" for least in LEAST),
        f"of {int((~whole).sum())}",
    )
    print("nearest            ", *(f"{odds:6.2f}" for odds in np.sort(held[whole])[::-1][:NEAREST]))
    for name, (known, literal, count) in styles.items():
        others = np.concatenate([seen for style, (seen, _, _) in styles.items() if style != name])
        odds = Model(others, no, weight).odds(known)
        print(f"{name:19}", *(f"{100 * (literal + int((odds >= least).sum())) / count:6.1f}" for least in LEAST))
    model = Model(every, no, weight)
    print("weights", [round(float(value), 2) for value in model.weights], "bias", round(model.bias, 2))


if __name__ == "__main__":
    main()
