"""Train the models of quotations (cues, contents, sources, ranking, acceptance) on annotated articles.

    python scripts/train_quotes.py [--data ../shared/eval/quotes/train] [--cache FOLDER]

``--cache`` keeps the parses between runs. ``evaluate_quotes.py`` measures what such models are worth.
"""

import argparse
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path

import numpy as np
import scipy.sparse as sp
from boosting import to_forest
from sklearn.ensemble import HistGradientBoostingClassifier, HistGradientBoostingRegressor
from sklearn.linear_model import LogisticRegression
from train_quotes_examples import (
    Annotated,
    Examples,
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

DATA = Path(__file__).parent.parent.parent / "shared/eval/quotes/train"
OUT = Path(__file__).parent.parent / "src/rashomon/mark/quotes"
FOLDS = 3
LEAST_WEIGHT = 0.02  # a feature that moves the log-odds less than this is not stored


@dataclass(frozen=True, slots=True)
class Settings:
    """Inverse regularisation strength and the least number of examples a feature must stand in."""

    strength: float
    least: int


SETTINGS = {"cues": Settings(0.2, 3), "contents": Settings(0.2, 3), "sources": Settings(0.5, 3)}


def fit(examples: Examples, settings: Settings) -> Linear:
    """A logistic model of the target; an example counts with its target for yes and with the rest for no."""
    often = np.asarray((examples.table > 0).sum(axis=0)).ravel() >= settings.least
    table = examples.table[:, often].astype(np.float64)
    both = sp.vstack([table, table]).tocsr()
    label = np.r_[np.ones(len(examples.target)), np.zeros(len(examples.target))]
    weight = np.r_[examples.target, 1 - examples.target]
    keep = weight > 0
    model = LogisticRegression(C=settings.strength, solver="liblinear", random_state=0)
    model.fit(both[keep], label[keep], sample_weight=weight[keep])
    weights = model.coef_[0]
    named = sorted((str(n), w) for n, w in zip(examples.names[often], weights, strict=True) if abs(w) >= LEAST_WEIGHT)
    column = np.array([[w] for _, w in named], dtype=np.float32)
    return Linear(("yes",), {n: i for i, (n, _) in enumerate(named)}, column, model.intercept_.astype(np.float32))


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


@dataclass(frozen=True, slots=True)
class Choices:
    """The examples of every choice, gathered once: a fold is a selection of their rows."""

    articles: Sequence[Annotated]
    cues: Examples
    contents: Examples
    sources: Examples

    @classmethod
    def of(cls, articles: Sequence[Annotated]) -> "Choices":
        """The examples that the articles give."""
        cues = cue_examples(articles, frozenset(cue_words(articles)))
        return cls(articles, cues, content_examples(articles), source_examples(articles))

    def train(self, chosen: Sequence[int]) -> tuple[list[str], dict[str, Linear]]:
        """The cue words and the linear models that the articles of these numbers teach."""
        lexicon = cue_words([self.articles[k] for k in chosen])
        tables = {"cues": self.cues, "contents": self.contents, "sources": self.sources}
        models = {}
        for name, examples in tables.items():
            known = np.isin(examples.word, ["", *lexicon])
            models[name] = fit(examples.select(np.isin(examples.article, chosen) & known), SETTINGS[name])
        return lexicon, models


def to_models(lexicon: list[str], choices: dict[str, Linear]) -> Models:
    """What ``find_drafts`` asks for, without the second look."""
    cues, contents, sources = (to_scorer(choices[name]) for name in ("cues", "contents", "sources"))
    return Models(frozenset(lexicon), cues, contents, sources)


def train_ranking(articles: Sequence[Annotated], unseen: Sequence[Models]) -> Forest:
    """The second look, from contents scored by models that did not see the article."""
    pairs = [ranking_examples(a, m) for a, m in zip(articles, unseen, strict=True)]
    rows, target = (np.concatenate(part) for part in zip(*pairs, strict=True))
    model = HistGradientBoostingRegressor(
        max_iter=300,
        learning_rate=0.04,
        max_leaf_nodes=31,
        min_samples_leaf=80,
        l2_regularization=5.0,
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
        max_iter=300,
        learning_rate=0.04,
        max_leaf_nodes=15,
        max_depth=5,
        min_samples_leaf=30,
        early_stopping=False,
        random_state=0,
    )
    return to_forest(model.fit(rows, target), acceptance.FEATURES)


@dataclass(frozen=True, slots=True)
class Trained:
    """Everything that is stored."""

    lexicon: list[str]
    choices: dict[str, Linear]
    ranking: Forest
    acceptance: Forest

    def models(self) -> Models:
        """The models as the finder of quotations asks for them."""
        return replace(to_models(self.lexicon, self.choices), ranking=self.ranking, acceptance=self.acceptance)


def train(choices: Choices, chosen: Sequence[int]) -> Trained:
    """Linear models on the chosen articles; forests on what models trained without an article make of it."""
    folds = [to_models(*choices.train([k for n, k in enumerate(chosen) if n % FOLDS != f])) for f in range(FOLDS)]
    articles, unseen = [choices.articles[k] for k in chosen], [folds[n % FOLDS] for n in range(len(chosen))]
    second = train_ranking(articles, unseen)
    drafts = [find_drafts(a.frame, replace(m, ranking=second)) for a, m in zip(articles, unseen, strict=True)]
    return Trained(*choices.train(chosen), second, train_acceptance(articles, drafts))


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
    parser.add_argument("--data", type=Path, default=DATA)
    parser.add_argument("--cache", type=Path)
    arguments = parser.parse_args()
    articles = load(arguments.data, arguments.cache)
    store(train(Choices.of(articles), range(len(articles))))


if __name__ == "__main__":
    main()
