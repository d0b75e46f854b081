"""Train the three models that find dyads and their types, or measure them by cross-validation.

    python scripts/train_events.py [--data ../shared/eval/events]            writes src/rashomon/mark/events/models
    python scripts/train_events.py --cross-validate 5 --predictions p.jsonl  writes predictions for the scorer

The pair model is a softmax over all pairs of a sentence (the marked one should win); the span and type models are
logistic regression and a linear support vector machine.
"""

import argparse
import json
import re
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
import scipy.sparse as sp
from numpy.typing import NDArray
from scipy.optimize import minimize
from sklearn.linear_model import LogisticRegression
from sklearn.svm import LinearSVC

from rashomon.learned import Linear
from rashomon.mark.events import code_events
from rashomon.mark.events.dyads import ROLES, Coder, span_features
from rashomon.mark.events.features import Sentence, pair_features, path_between, phrase_features
from rashomon.mark.events.lexicon import lexicon
from rashomon.mark.events.syntax import phrase_variants, trees
from rashomon.mark.events.type_features import type_features
from rashomon.mark.parse import Parsed, Parser
from rashomon.mark.reference import resolve
from rashomon.model import Article, encode

ROOT = Path(__file__).resolve().parent.parent
_STOP = frozenset("the a an of and s in on at to for from by with its his her their".split())  # noqa: SIM905  a list to read
_RARE = 2  # a feature of fewer sentences is not learnt
Row = tuple[str | None, frozenset[str] | None, frozenset[str] | None]


@dataclass(frozen=True)
class Example:
    """One sentence: its candidates (features, worth), the spans to choose among, the types to tell."""

    article: Article
    parsed: Parsed
    pairs: list[tuple[list[str], float]]
    spans: list[tuple[list[str], bool]]
    types: list[tuple[dict[str, float], str]]


def main() -> None:
    """Read the options and train or cross-validate."""
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("--data", type=Path, default=ROOT.parent / "shared" / "eval" / "events")
    options.add_argument("--cross-validate", type=int, default=0, metavar="FOLDS")
    options.add_argument("--predictions", type=Path, default=Path("predictions.jsonl"))
    given = options.parse_args()
    examples = read_examples(given.data)
    if given.cross_validate:
        cross_validate(examples, given.cross_validate, given.predictions)
        return
    folder = ROOT / "src" / "rashomon" / "mark" / "events" / "models"
    folder.mkdir(exist_ok=True)
    trained = train(examples)
    for name in ("pairs", "spans", "types"):
        with folder.joinpath(f"{name}.npz").open("wb") as stream:
            getattr(trained, name).save(stream)


def cross_validate(examples: Sequence[Example], folds: int, predictions: Path) -> None:
    """Write what models that have not seen a sentence find in it, as the scorer reads it."""
    lines: dict[int, str] = {}
    for fold in range(folds):
        trained = train([e for i, e in enumerate(examples) if i % folds != fold])
        for i in range(fold, len(examples), folds):
            lines[i] = prediction(examples[i], trained)
    predictions.write_text("".join(lines[i] + "\n" for i in range(len(examples))), "utf-8")


def prediction(example: Example, models: Coder) -> str:
    """What the models find in a sentence, as the line of JSON that the scorer reads."""
    article = example.article
    events = code_events(example.parsed, resolve(example.parsed, ()), (), (), models)
    return json.dumps({"id": article.id, "text": article.text, "events": [json.loads(encode(e)) for e in events]})


def read_examples(folder: Path) -> list[Example]:
    """The sentences of an evaluation folder, parsed and turned into training rows."""
    articles = [Article(id=d["id"], source=d["id"], text=d["text"]) for d in _lines(folder / "docs.jsonl")]
    gold = {g["id"]: [_row(e) for e in g["events"]] for g in _lines(folder / "gold.jsonl")}
    return [_example(parsed, gold.get(parsed.article.id, [])) for parsed in Parser().parse(articles)]


def _lines(file: Path) -> list[dict[str, Any]]:
    return [json.loads(line) for line in file.read_text("utf-8").splitlines() if line]


def _row(event: dict[str, list[dict[str, str]]]) -> Row:
    sides = [_words(event[k][0]["name"]) if event.get(k) else None for k in ("actors", "recipients")]
    return str(event["type"]), sides[0], sides[1]


def _words(text: str) -> frozenset[str]:
    return frozenset(re.findall(r"\w+", text.lower())) - _STOP


def _agreement(gold: frozenset[str] | None, other: frozenset[str] | None, found: frozenset[str]) -> float:
    """Share of common words, the words that both sides of the gold row share left out of what must be met."""
    if gold is None:
        return 1.0
    own = (gold - other or gold) if other else gold
    return 2 * len(gold & found) / (len(gold) + len(found)) if own & found else 0.0


def _example(parsed: Parsed, gold: list[Row]) -> Example:
    pairs: list[tuple[list[str], float]] = []
    spans: list[tuple[list[str], bool]] = []
    best: dict[int, tuple[float, dict[str, float]]] = {}
    for tree in trees(parsed.doc):
        sentence = Sentence.of(tree, lexicon())
        texts = {h: _variant_words(parsed, sentence, h) for h in sentence.heads}
        worth = [
            {
                role: {h: max(_agreement(mine, other, w) for w in texts[h].values()) for h in sentence.heads}
                for role, mine, other in (("A", row[1], row[2]), ("B", row[2], row[1]))
            }
            for row in gold
        ]
        alone = {h: phrase_features(tree, h, sentence.ranks[h]) for h in sentence.heads}
        for source in sentence.heads:
            for target in sentence.heads:
                if source == target:
                    continue
                path = path_between(tree, source, target)
                value = 0.0
                for number, row in enumerate(worth):
                    least = min(row["A"][source], row["B"][target])
                    value = max(value, least)
                    total = row["A"][source] + row["B"][target]
                    if least > 0 and total > best.get(number, (0.0, {}))[0]:
                        best[number] = (total, type_features(sentence, source, target, path))
                parts = (alone[source], alone[target], pair_features(sentence, source, target, path))
                features = [f"{role}:{name}" for role, names in zip(ROLES, parts, strict=True) for name in names]
                pairs.append((features, value if value >= 0.5 else 0.0))
        for marked, values in zip(gold, worth, strict=True):
            for role, mine in (("A", marked[1]), ("B", marked[2])):
                spans += _span_rows(sentence, texts, values[role], role, mine)
    types = [(features, str(gold[number][0])) for number, (_, features) in sorted(best.items())]
    return Example(parsed.article, parsed, pairs, spans, types)


def _variant_words(parsed: Parsed, sentence: Sentence, head: int) -> dict[str, frozenset[str]]:
    start = sentence.tree.start
    return {
        name: _words(parsed.doc[start + first : start + last + 1].text)
        for name, (first, last) in phrase_variants(sentence.tree, head).items()
    }


def _span_rows(
    sentence: Sentence,
    texts: dict[int, dict[str, frozenset[str]]],
    worth: dict[int, float],
    role: str,
    gold: frozenset[str] | None,
) -> list[tuple[list[str], bool]]:
    if gold is None or not worth:
        return []
    head = max(worth, key=lambda h: (worth[h], -h))
    if worth[head] < 0.5 or len(texts[head]) < 2:
        return []
    shares = {name: 2 * len(gold & w) / (len(gold) + len(w)) for name, w in texts[head].items() if w}
    names = tuple(texts[head])
    return [(span_features(sentence, head, role, name, names), shares[name] == max(shares.values())) for name in shares]


def train(examples: Sequence[Example]) -> Coder:
    """The three models of these sentences."""
    return Coder(_train_pairs(examples), _train_spans(examples), _train_types(examples))


def _matrix(rows: Sequence[dict[str, float]], least: int) -> tuple[sp.csr_matrix, list[str]]:
    """Rows of named values as a matrix; names of fewer than ``least`` rows are left out."""
    counts: dict[str, int] = {}
    for row in rows:
        for name in row:
            counts[name] = counts.get(name, 0) + 1
    names = [name for name, count in counts.items() if count >= least]
    number = {name: i for i, name in enumerate(names)}
    indices, values, ends = [], [], [0]
    for row in rows:
        for name, value in row.items():
            if name in number:
                indices.append(number[name])
                values.append(value)
        ends.append(len(indices))
    return sp.csr_matrix((np.array(values), indices, ends), shape=(len(rows), len(names))), names


def _linear(
    classes: tuple[str, ...], names: list[str], weights: NDArray[np.float64], bias: NDArray[np.float64]
) -> Linear:
    kept = np.flatnonzero(np.abs(weights).max(axis=1) > 1e-3)
    rows = {names[n]: i for i, n in enumerate(kept)}
    return Linear(classes, rows, weights[kept].astype(np.float32), bias.astype(np.float32))


def _train_pairs(examples: Sequence[Example], decay: float = 3.0) -> Linear:
    usable = [e.pairs for e in examples if any(worth > 0 for _, worth in e.pairs)]
    rows = [dict.fromkeys(features, 1.0) for pairs in usable for features, _ in pairs]
    matrix, names = _matrix(rows, _RARE + 1)
    worth = np.array([w for pairs in usable for _, w in pairs])
    starts = np.cumsum([0, *(len(pairs) for pairs in usable)])
    weights = _softmax(matrix, starts, worth, decay)
    return _linear(("dyad",), names, weights[:, None], np.zeros(1))


def _softmax(
    matrix: sp.csr_matrix, starts: NDArray[np.int64], worth: NDArray[np.float64], decay: float
) -> NDArray[np.float64]:
    """Weights under which the worthy rows of every group win; ``starts`` are the groups' first rows."""
    first, group = starts[:-1], np.repeat(np.arange(len(starts) - 1), np.diff(starts))
    transposed = matrix.T.tocsr()
    prior = np.where(worth > 0, np.log(np.maximum(worth, 1e-12)), -1e9)

    def normalised(scores: NDArray[np.float64]) -> tuple[NDArray[np.float64], NDArray[np.float64]]:
        top = np.maximum.reduceat(scores, first)
        raised = np.exp(scores - top[group])
        total = np.add.reduceat(raised, first)
        return raised / total[group], top + np.log(total)

    def loss(weights: NDArray[np.float64]) -> tuple[float, NDArray[np.float64]]:
        scores = matrix @ weights
        given, whole = normalised(scores)
        wanted, part = normalised(scores + prior)
        return float((whole - part).sum() + 0.5 * decay * weights @ weights), transposed @ (
            given - wanted
        ) + decay * weights

    found: NDArray[np.float64] = minimize(
        loss, np.zeros(matrix.shape[1]), jac=True, method="L-BFGS-B", options={"maxiter": 80}
    ).x
    return found


def _train_spans(examples: Sequence[Example]) -> Linear:
    rows = [row for e in examples for row in e.spans]
    matrix, names = _matrix([dict.fromkeys(f, 1.0) for f, _ in rows], _RARE)
    model = LogisticRegression(C=0.3, max_iter=400).fit(matrix, [good for _, good in rows])
    return _linear(("span",), names, model.coef_.T, model.intercept_)


def _train_types(examples: Sequence[Example]) -> Linear:
    rows = [row for e in examples for row in e.types]
    matrix, names = _matrix([f for f, _ in rows], _RARE)
    model = LinearSVC(C=5.0, random_state=0).fit(matrix, [kind for _, kind in rows])
    return _linear(tuple(str(c) for c in model.classes_), names, model.coef_.T, model.intercept_)


if __name__ == "__main__":
    main()
