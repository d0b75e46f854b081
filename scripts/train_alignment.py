"""Learn whether two sentences of different reports tell one thing, and print what that is worth by folds of stories.

The data are stories whose sentences were aligned by people: ``account`` (three reports each, what at least two tell),
``coref`` (ECB+, odd topics; only its annotated sentences count) and ``developing`` (invented, over days and weeks).
Two sentences are one where they share a gold fact, utterance, date, commitment, development or disagreement.

    python scripts/train_alignment.py --eval ../shared/eval [--blind account/KEY FILE]

Prints the figures by eight folds of stories, and across: learnt on one set, scored on the other. What the whole
account is worth that such trees tell is measured by ``measure_account.py``. ``--blind`` keeps trees that never saw the
story of that name (``tests/eval`` tells it with them).
"""

import argparse
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import combinations
from pathlib import Path
from typing import Any

import lightgbm  # a tool of this script alone
import numpy as np
from boosting import REPEATABLE, mean_forest
from gold_accounts import GoldStory, gold_stories
from numpy.typing import NDArray

from rashomon.collate.actors import find_actors
from rashomon.collate.alignment.blocking import Pairs, candidates
from rashomon.collate.alignment.clustering import grow
from rashomon.collate.alignment.columns import Columns
from rashomon.collate.alignment.comparison import matrix
from rashomon.collate.alignment.features import NAMES, features
from rashomon.collate.corrections import NONE
from rashomon.learned import Forest

ROOT = Path(__file__).resolve().parents[1]
FOLDS = 8
SEEDS = (0, 1, 2)
TREES = 250
WEIGHT = {"account": 1.0, "coref": 0.1, "developing": 2.0}  # pairs of ECB+ are many, those of invented stories few
ODDS = {"coref": 1.5}  # added to the log-odds there while learning: four in five of its pairs are one, as nowhere else
OPTIONS: dict[str, Any] = REPEATABLE | {
    "learning_rate": 0.06,
    "num_leaves": 12,
    "min_data_in_leaf": 40,
    "lambda_l2": 5.0,
    "feature_fraction": 0.4,
    "bagging_fraction": 0.8,
    "bagging_freq": 1,
}


@dataclass(frozen=True, slots=True)
class Example:
    """One story: its pairs, their features, whether they are one, and the gold numbers of its sentences."""

    name: str
    kind: str
    pairs: Pairs
    rows: NDArray[np.float32]
    same: NDArray[np.bool_]
    asked: NDArray[np.bool_]
    numbers: tuple[frozenset[str], ...]
    articles: tuple[int, ...]
    gold: dict[str, Any]


def examples(folder: Path, kind: str, kept: Path | None = None) -> Iterable[Example]:
    """The stories of one set."""
    return map(example, gold_stories(folder, kind, kept))


def example(story: GoldStory) -> Example:
    """One story, made ready."""
    evidence = story.evidence()
    columns = Columns.of(evidence, find_actors(evidence, NONE))
    pairs = candidates(columns.sentences, evidence.weights)
    sentences = story.sentences
    numbers = tuple(touched(row.article, row.span.start, row.span.end, sentences) for row in columns.sentences)
    one = together(story.gold)
    same = [any(frozenset((a, b)) in one for a in numbers[i] for b in numbers[j]) for i, j in zip(*pairs, strict=True)]
    annotated = set(story.gold.get("annotated", sentences))
    known = np.array([bool(found & annotated) for found in numbers])
    return Example(
        name=story.name,
        kind=story.kind,
        pairs=pairs,
        rows=matrix(features(columns, pairs)),
        same=np.array(same, dtype=np.bool_),
        asked=known[pairs[0]] & known[pairs[1]],
        numbers=tuple(found & annotated for found in numbers),
        articles=tuple(columns.article.tolist()),
        gold=story.gold,
    )


def touched(article: str, start: int, end: int, sentences: dict[str, Any]) -> frozenset[str]:
    """The gold sentences that a stretch covers by half of the shorter of both."""
    return frozenset(
        number
        for number, (where, a, b) in sentences.items()
        if where == article and (shared := min(end, b) - max(start, a)) > 0 and 2 * shared >= min(end - start, b - a)
    )


def together(gold: dict[str, Any]) -> set[frozenset[str]]:
    """The pairs of sentences of different reports that share something."""
    items = [set(g["in"]) for kind in ("facts", "developments", "sayings", "dates", "commitments") for g in gold[kind]]
    items += [{n for reading in g["readings"] for n in reading["in"]} for g in gold["disagreements"]]
    return {frozenset(pair) for item in items for pair in combinations(sorted(item), 2) if pair[0][0] != pair[1][0]}


def train(known: Sequence[Example]) -> Forest:
    """The trees learnt from some stories."""
    rows = np.concatenate([one.rows[one.asked] for one in known])
    same = np.concatenate([one.same[one.asked] for one in known])
    counts = [int(one.asked.sum()) for one in known]
    weight = np.repeat([WEIGHT[one.kind] for one in known], counts)
    odds = np.repeat([ODDS.get(one.kind, 0.0) for one in known], counts)
    models = [
        lightgbm.train(
            OPTIONS | {"seed": seed},
            lightgbm.Dataset(rows, same.astype(float), weight=weight, init_score=odds, params={"max_bin": 63}),
            num_boost_round=TREES,
        )
        for seed in SEEDS
    ]
    return mean_forest(models, NAMES)


def fold_of(keys: Sequence[str]) -> dict[str, int]:
    """Which fold each story is in: those of each kind are dealt by themselves, so that more of one move no other."""
    folds: dict[str, int] = {}
    for kind in WEIGHT:
        mine = sorted(key for key in keys if key.partition("/")[0] == kind)
        order = np.random.RandomState(7).permutation(len(mine))
        folds |= {mine[place]: number % FOLDS for number, place in enumerate(order)}
    return folds


def figures(scored: Sequence[tuple[Example, NDArray[np.float64]]]) -> str:
    """Facts joined as ``account.md`` counts them, of the clusters alone."""
    found = gold = right = said = 0
    for one, sure in scored:
        links = [(int(a), int(b), float(p)) for a, b, p in zip(*one.pairs, sure, strict=True) if p >= 0.1]
        items = [frozenset().union(*(one.numbers[m] for m in group)) for group in grow(links, one.articles)]
        same = together(one.gold)
        for item in items:
            pairs = [frozenset(pair) for pair in combinations(sorted(item), 2) if pair[0][0] != pair[1][0]]
            said, right = said + len(pairs), right + sum(pair in same for pair in pairs)
        gold += len(one.gold["facts"])
        found += sum(any(len({n[0] for n in item & set(g["in"])}) > 1 for item in items) for g in one.gold["facts"])
    p, r = right / max(said, 1), found / max(gold, 1)
    return f"F1 {200 * p * r / max(p + r, 1e-9):.1f}  P {100 * p:.1f}  R {100 * r:.1f}"


def calibration(scored: Sequence[tuple[Example, NDArray[np.float64]]]) -> str:
    """How often a pair is one, by how sure the trees are of it."""
    sure = np.concatenate([p[one.asked] for one, p in scored])
    same = np.concatenate([one.same[one.asked] for one, _ in scored])
    tenth = np.minimum((sure * 5).astype(int), 4)
    return "  ".join(f"{t / 5:.1f}+: {same[tenth == t].mean():.2f}" for t in range(5) if (tenth == t).any())


def by_folds(known: Sequence[Example]) -> Iterator[tuple[Forest, list[Example]]]:
    """The trees of each fold, and the stories that they never saw."""
    folds = fold_of([one.name for one in known])
    for number in range(FOLDS):
        trees = train([one for one in known if folds[one.name] != number])
        yield trees, [one for one in known if folds[one.name] == number]


def main() -> None:
    """Write the trees beside the code that reads them."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--eval", type=Path, default=ROOT.parent / "shared/eval")
    parser.add_argument("--out", type=Path, default=ROOT / "src/rashomon/collate/alignment/same_thing.npz")
    parser.add_argument("--marked", type=Path, help="a folder where the marks are kept for the next time")
    parser.add_argument("--blind", nargs=2, metavar=("STORY", "FILE"), help="write the trees of the fold of STORY")
    options = parser.parse_args()
    known = [one for kind in WEIGHT for one in examples(options.eval, kind, options.marked)]
    scored: list[tuple[Example, NDArray[np.float64]]] = []
    for trees, unseen in by_folds(known):
        scored += [(one, trees.probability(one.rows)) for one in unseen]
        if options.blind and options.blind[0] in {one.name for one in unseen}:
            with Path(options.blind[1]).open("wb") as stream:
                trees.save(stream)
    for kind in WEIGHT:
        mine = [(one, sure) for one, sure in scored if one.kind == kind]
        print(f"{kind}, {FOLDS} folds by story: {figures(mine)}   one, by how sure: {calibration(mine)}")
        trees = train([one for one in known if one.kind == kind])
        across = [(one, trees.probability(one.rows)) for one in known if one.kind != kind]
        print(f"learnt on {kind} alone, scored on the others: {figures(across)}")
    with options.out.open("wb") as stream:
        train(known).save(stream)


if __name__ == "__main__":
    main()
