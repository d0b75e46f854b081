"""Train the scorers of quotations (cues, contents, sources) on annotated articles.

    python scripts/train_quotes.py [--data ../shared/eval/quotes/train] [--cache FOLDER] [--check]

``--cache`` keeps the parses between runs; ``--check`` trains on four fifths and reports on the rest instead of saving.
"""

import argparse
import sys
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import scipy.sparse as sp
from numpy.typing import NDArray
from sklearn.feature_extraction.text import CountVectorizer
from sklearn.linear_model import LogisticRegression
from train_quotes_examples import Annotated, content_examples, cue_examples, load, source_examples

from rashomon.learned import Linear

OUT = Path(__file__).parent.parent / "src/rashomon/mark/quotes"
LEAST_WEIGHT = 0.02  # a feature that moves the log-odds less than this is not stored


@dataclass(frozen=True, slots=True)
class Settings:
    """Inverse regularisation strength and the least number of examples a feature must stand in."""

    strength: float
    least: int


SETTINGS = {"cues": Settings(0.2, 3), "contents": Settings(0.2, 3), "sources": Settings(0.5, 3)}


def fit(rows: Sequence[Sequence[str]], target: NDArray[np.float64], settings: Settings) -> Linear:
    """A logistic model of ``target`` in [0, 1]; an example counts with its target for yes and the rest for no."""
    counter = CountVectorizer(analyzer=list, min_df=settings.least, binary=True, dtype=np.float64)
    table = counter.fit_transform(rows)
    both = sp.vstack([table, table]).tocsr()
    label = np.r_[np.ones(len(target)), np.zeros(len(target))]
    weight = np.r_[target, 1 - target]
    keep = weight > 0
    model = LogisticRegression(C=settings.strength, solver="liblinear", random_state=0)
    model.fit(both[keep], label[keep], sample_weight=weight[keep])
    weights = model.coef_[0]
    names = [n for n, w in zip(counter.get_feature_names_out(), weights, strict=True) if abs(w) >= LEAST_WEIGHT]
    column = np.array([[w] for w in weights if abs(w) >= LEAST_WEIGHT], dtype=np.float32)
    return Linear(("yes",), {str(n): i for i, n in enumerate(names)}, column, model.intercept_.astype(np.float32))


def cue_words(articles: Sequence[Annotated]) -> list[str]:
    """Words other than verbs that are a cue at least twice and in one of fifty places where they stand."""
    seen: Counter[str] = Counter()
    cues: Counter[str] = Counter()
    for article in articles:
        frame = article.frame
        seen.update(f"{lemma}/{pos}" for lemma, pos in zip(frame.lemmas, frame.poses, strict=True))
        cues.update(f"{frame.lemmas[i]}/{frame.poses[i]}" for i in article.gold)
    return sorted(
        key
        for key, n in cues.items()
        if n >= 2
        and n >= 0.02 * seen[key]
        and key.split("/")[-1] in {"NOUN", "ADJ", "ADV", "ADP", "SCONJ", "PROPN"}
        and key.split("/")[0].isalpha()
    )


def train(articles: Sequence[Annotated]) -> tuple[list[str], dict[str, Linear]]:
    """The cue words and the three models."""
    lexicon = cue_words(articles)
    examples = {
        "cues": cue_examples(articles, frozenset(lexicon)),
        "contents": content_examples(articles),
        "sources": source_examples(articles),
    }
    return lexicon, {name: fit(rows, target, SETTINGS[name]) for name, (rows, target) in examples.items()}


def main() -> None:
    """Train on everything and store the models beside the code that reads them."""
    parser = argparse.ArgumentParser(description=__doc__)
    default = Path(__file__).parent.parent.parent / "shared/eval/quotes/train"
    parser.add_argument("--data", type=Path, default=default)
    parser.add_argument("--cache", type=Path)
    arguments = parser.parse_args()
    articles = load(arguments.data, arguments.cache)
    lexicon, models = train(articles)
    note = "# Words other than verbs that may introduce an attribution (lemma/POS): 'the claim that ...', 'according to'.\n"
    (OUT / "cue_words.txt").write_text(note + "\n".join(lexicon) + "\n", "utf-8")
    for name, model in models.items():
        with (OUT / f"{name}.npz").open("wb") as stream:
            model.save(stream)
        print(name, len(model.rows), "features", file=sys.stderr)


if __name__ == "__main__":
    main()
