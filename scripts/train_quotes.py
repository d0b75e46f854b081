"""Train the models of quotations (cues, contents, sources, ranking, acceptance) on annotated articles.

    python scripts/train_quotes.py [--data ../shared/eval/quotes/train] [--cache FOLDER]

``--cache`` keeps the parses between runs, and the drafts of each article by models that did not see it.
"""

import argparse
import pickle
import sys
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path

import numpy as np
import scipy.sparse as sp
from boosting import to_forest
from numpy.typing import NDArray
from sklearn.ensemble import HistGradientBoostingClassifier, HistGradientBoostingRegressor
from sklearn.feature_extraction.text import CountVectorizer
from sklearn.linear_model import LogisticRegression
from train_quotes_examples import (
    Annotated,
    content_examples,
    cue_examples,
    load,
    ranking_examples,
    right_drafts,
    source_examples,
)

from rashomon.learned import Forest, Linear
from rashomon.mark.quotes import acceptance, ranking
from rashomon.mark.quotes.drafts import Draft, find_drafts
from rashomon.mark.quotes.scoring import Models, to_scorer

OUT = Path(__file__).parent.parent / "src/rashomon/mark/quotes"
FOLDS = 3
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


def train_choices(articles: Sequence[Annotated]) -> tuple[list[str], dict[str, Linear]]:
    """The cue words and the linear models of cues, contents and sources."""
    lexicon = cue_words(articles)
    examples = {
        "cues": cue_examples(articles, frozenset(lexicon)),
        "contents": content_examples(articles),
        "sources": source_examples(articles),
    }
    return lexicon, {name: fit(rows, target, SETTINGS[name]) for name, (rows, target) in examples.items()}


def to_models(lexicon: list[str], choices: dict[str, Linear], ranking: Forest | None = None) -> Models:
    """What ``find_drafts`` asks for."""
    cues, contents, sources = (to_scorer(choices[name]) for name in ("cues", "contents", "sources"))
    return Models(frozenset(lexicon), cues, contents, sources, ranking)


def train_ranking(articles: Sequence[Annotated], unseen: Sequence[Models]) -> Forest:
    """The second look, from contents scored by models that did not see the article."""
    pairs = [ranking_examples(a, m) for a, m in zip(articles, unseen, strict=True)]
    rows, target = (np.concatenate(part) for part in zip(*pairs, strict=True))
    model = HistGradientBoostingRegressor(
        max_iter=80,
        learning_rate=0.1,
        max_leaf_nodes=15,
        max_depth=6,
        min_samples_leaf=40,
        early_stopping=False,
        random_state=0,
    )
    return to_forest(model.fit(rows, target), ranking.FEATURES)


def train_acceptance(articles: Sequence[Annotated], drafts: Sequence[list[Draft]]) -> Forest:
    """Which drafts hold, from drafts made by models that did not see the article."""
    kept = [(a, d) for a, d in zip(articles, drafts, strict=True) if d]
    rows = np.concatenate([acceptance.acceptance_rows(a.frame, d) for a, d in kept])
    target = np.concatenate([right_drafts(a, d) for a, d in kept])
    model = HistGradientBoostingClassifier(
        max_iter=120,
        learning_rate=0.08,
        max_leaf_nodes=15,
        max_depth=5,
        min_samples_leaf=30,
        early_stopping=False,
        random_state=0,
    )
    return to_forest(model.fit(rows, target), acceptance.FEATURES)


@dataclass(frozen=True, slots=True)
class Trained:
    """Everything that is stored, and the drafts of each article by models that did not see it."""

    lexicon: list[str]
    choices: dict[str, Linear]
    ranking: Forest
    acceptance: Forest
    drafts: list[list[Draft]]


def train(articles: Sequence[Annotated]) -> Trained:
    """Linear models on everything; forests on what models trained without an article make of it."""
    folds = []
    for k in range(FOLDS):
        folds.append(to_models(*train_choices([a for i, a in enumerate(articles) if i % FOLDS != k])))
        print("fold", k, file=sys.stderr, flush=True)
    unseen = [folds[i % FOLDS] for i in range(len(articles))]
    second = train_ranking(articles, unseen)
    drafts = [find_drafts(a.frame, replace(m, ranking=second)) for a, m in zip(articles, unseen, strict=True)]
    lexicon, choices = train_choices(articles)
    return Trained(lexicon, choices, second, train_acceptance(articles, drafts), drafts)


def store(trained: Trained) -> None:
    """Write the models beside the code that reads them."""
    note = "# Words other than verbs that may introduce an attribution (lemma/POS): 'the claim that', 'according to'.\n"
    (OUT / "cue_words.txt").write_text(note + "\n".join(trained.lexicon) + "\n", "utf-8")
    forests = {"ranking": trained.ranking, "acceptance": trained.acceptance}
    models: dict[str, Linear | Forest] = {**trained.choices, **forests}
    for name, model in models.items():
        with (OUT / f"{name}.npz").open("wb") as stream:
            model.save(stream)


def main() -> None:
    """Train on everything and store the models."""
    parser = argparse.ArgumentParser(description=__doc__)
    default = Path(__file__).parent.parent.parent / "shared/eval/quotes/train"
    parser.add_argument("--data", type=Path, default=default)
    parser.add_argument("--cache", type=Path)
    arguments = parser.parse_args()
    trained = train(load(arguments.data, arguments.cache))
    store(trained)
    if arguments.cache is not None:
        (arguments.cache / "drafts.pickle").write_bytes(pickle.dumps(trained.drafts))


if __name__ == "__main__":
    main()
