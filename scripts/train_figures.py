"""Learn which figures of two reports are of one thing and cannot both be true, and print what that is worth by folds.

The data are the disagreements that people found in ``account`` and in the invented stories of ``developing``. Two
figures that could be compared are at odds where their sentences give different readings of one disagreement, and the
figures are those of the readings; all others are not. A figure that two reports of the same days give alike would be
at odds if one of the two had got it wrong: such pairs are learnt from too, as if one had, by as much as others do.

    python scripts/train_figures.py --eval ../shared/eval [--marked FOLDER]

Prints, by eight folds of stories, of the disagreements about figures how many are found and how many of the pairs told
are right, at several degrees of sureness.
"""

import argparse
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import combinations
from pathlib import Path
from typing import Any
from zlib import crc32

import lightgbm  # a tool of this script alone
import numpy as np
from boosting import REPEATABLE, mean_forest
from gold_accounts import GoldStory, gold_stories
from numpy.typing import NDArray
from train_alignment import FOLDS, ROOT, fold_of, together, touched

from rashomon.collate.actors import find_actors
from rashomon.collate.alignment import align
from rashomon.collate.corrections import NONE
from rashomon.collate.disagreements.figures import NAMES, Pair, candidates, mutual
from rashomon.collate.values import agree, comparable
from rashomon.learned import Forest

KINDS = ("account", "developing")
SEEDS = range(6)
TREES = 150
RISING = (  # what makes two figures rather of one thing, and what makes them less so: more of it never tells against it
    "ratio", "exact", "same_noun", "same_unit", "near_cover", "near_count", "clause_cover", "clause_count", "owner",
    "cosine", "containment", "unnamed_cosine", "unnamed_containment", "clause_containment", "predicates_cosine",
    "objects_cosine", "names_containment",
)  # fmt: skip
FALLING = ("known", "rivals", "published_apart", "rank_most", "rank_least", "turned")
OPTIONS: dict[str, Any] = REPEATABLE | {
    "learning_rate": 0.05,
    "num_leaves": 4,
    "min_data_in_leaf": 8,
    "lambda_l2": 5.0,
    "feature_fraction": 0.4,
    "bagging_fraction": 0.8,
    "bagging_freq": 1,
    "monotone_constraints": [(name in RISING) - (name in FALLING) for name in NAMES],
}
SAME_DAYS = 2  # days between reports that a figure which both give is taken from
RATIOS = (0.5, 0.62, 0.67, 0.75, 0.8, 0.84, 0.87, 0.9, 0.92, 0.95, 0.97)  # of figures at odds, by and large
SLIPPED = 0.4  # the weight of such a pair
SURE = (0.2, 0.3, 0.4, 0.45, 0.5, 0.55, 0.6, 0.7)
_WORDS = ("zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve",
          "thirteen", "fourteen", "fifteen", "sixteen")  # fmt: skip
_NUMBERS = {word: float(number) for number, word in enumerate(_WORDS)}
_TIMES = (1.0, 1e3, 1e6, 1e7, 1e9)  # "5.7 billion", "640 crore"


@dataclass(frozen=True, slots=True)
class Example:
    """One story: its pairs of figures, their features, and the gold disagreement that each pair is of, or -1.

    ``slips`` are the features of pairs that agree, as if one of the two were another figure.
    """

    kind: str
    name: str
    pairs: Sequence[Pair]
    rows: NDArray[np.float32]
    of: NDArray[np.int64]
    numeric: frozenset[int]
    slips: NDArray[np.float32]


def example(story: GoldStory) -> Example:
    """One story, made ready."""
    evidence = story.evidence()
    alignment = align(evidence, find_actors(evidence, NONE))
    pairs, rows = candidates(evidence, alignment)
    numbers = [touched(s.article, s.span.start, s.span.end, story.sentences) for s in alignment.columns.sentences]
    gold = story.gold["disagreements"]
    of = [next((n for n, one in enumerate(gold) if at_odds(one, pair, numbers)), -1) for pair in pairs]
    numeric = frozenset(n for n, one in enumerate(gold) if all(figures_in(r["value"]) for r in one["readings"]))
    slips = slipped(story, *candidates(evidence, alignment, lambda pair: alike(pair, story.gold, numbers)))
    return Example(story.kind, story.name, pairs, rows, np.array(of, dtype=np.int64), numeric, slips)


def alike(pair: Pair, gold: dict[str, Any], numbers: Sequence[frozenset[str]]) -> bool:
    """Whether two figures agree in sentences that tell one thing."""
    if not comparable(pair.one, pair.two) or not agree(pair.one, pair.two):
        return False
    return any(frozenset((a, b)) in together(gold) for a in numbers[pair.left] for b in numbers[pair.right])


def slipped(story: GoldStory, pairs: Sequence[Pair], rows: NDArray[np.float32]) -> NDArray[np.float32]:
    """The features of figures that agree, as if one of the two were wrong by as much as the figures at odds are."""
    chance = np.random.RandomState(crc32(story.name.encode()))
    column = {name: place for place, name in enumerate(NAMES)}
    made = rows[rows[:, column["published_apart"]] <= SAME_DAYS].copy() if pairs else rows
    made[:, column["ratio"]] = chance.choice(RATIOS, len(made))
    made[:, column["known"]] = 0
    later = made[:, column["published_apart"]] > 0
    made[:, column["grows"]] = np.where(later, chance.choice((-1, 1), len(made)), 0)
    return made


def at_odds(gold: dict[str, Any], pair: Pair, numbers: Sequence[frozenset[str]]) -> bool:
    """Whether a pair gives two readings of a disagreement."""
    for first, second in combinations(gold["readings"], 2):
        for mine, yours in ((first, second), (second, first)):
            there = numbers[pair.left] & set(mine["in"]) and numbers[pair.right] & set(yours["in"])
            if there and gives(pair.one.value, mine["value"]) and gives(pair.two.value, yours["value"]):
                return True
    return False


def figures_in(words: str) -> set[float]:
    """The numbers in the words of a reading."""
    digits = {float(found.replace(",", "")) for found in re.findall(r"\d[\d,]*(?:\.\d+)?", words)}
    return digits | {_NUMBERS[word] for word in re.findall(r"[a-z]+", words.lower()) if word in _NUMBERS}


def gives(value: float, words: str) -> bool:
    """Whether the words of a reading give a value."""
    found = (number * times for number in figures_in(words) for times in _TIMES)
    return any(abs(value - one) <= 1e-6 * max(abs(value), 1.0) for one in found)


def train(known: Sequence[Example]) -> Forest:
    """The trees learnt from some stories."""
    slips = np.concatenate([one.slips for one in known])
    rows = np.concatenate([*(one.rows for one in known), slips])
    odds = np.concatenate([*(one.of >= 0 for one in known), np.ones(len(slips), np.bool_)]).astype(float)
    weight = np.repeat([1.0, SLIPPED], [len(rows) - len(slips), len(slips)])
    models = [
        lightgbm.train(
            OPTIONS | {"seed": seed},
            lightgbm.Dataset(rows, odds, weight=weight, params={"max_bin": 63}),
            num_boost_round=TREES,
        )
        for seed in SEEDS
    ]
    return mean_forest(models, NAMES)


def fold_trees(known: Sequence[Example]) -> Iterator[tuple[Forest, list[Example]]]:
    """The trees of each fold, and the stories that they never saw; the folds are those of the alignment."""
    folds = fold_of([one.name for one in known])
    for number in range(FOLDS):
        unseen = [one for one in known if folds[one.name] == number]
        yield train([one for one in known if folds[one.name] != number]), unseen


def by_folds(known: Sequence[Example]) -> Iterator[tuple[Example, NDArray[np.float64]]]:
    """Every story as trees score it that never saw it."""
    for trees, unseen in fold_trees(known):
        for one in unseen:
            yield one, trees.probability(one.rows) if len(one.rows) else np.zeros(0)


def figures(scored: Sequence[tuple[Example, NDArray[np.float64]]], least: float) -> str:
    """How many disagreements are found and how many of the pairs told are right."""
    told = right = found = gold = 0
    for one, sure in scored:
        shown = [at for at in mutual(one.pairs, sure) if sure[at] >= least]
        told, right = told + len(shown), right + sum(one.of[at] >= 0 for at in shown)
        found += len({int(one.of[at]) for at in shown} - {-1})
        gold += len(one.numeric)
    return f"{least}: {found} of {gold}, {right} of {told} right"


def main() -> None:
    """Write the trees beside the code that reads them."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--eval", type=Path, default=ROOT.parent / "shared/eval")
    parser.add_argument("--out", type=Path, default=ROOT / "src/rashomon/collate/disagreements/figures.npz")
    parser.add_argument("--marked", type=Path, help="a folder where the marks are kept for the next time")
    options = parser.parse_args()
    known = [example(story) for kind in KINDS for story in gold_stories(options.eval, kind, options.marked)]
    scored = list(by_folds(known))
    for kind in KINDS:
        mine = [(one, sure) for one, sure in scored if one.kind == kind]
        print(f"{kind}, {FOLDS} folds by story:", "; ".join(figures(mine, least) for least in SURE))
    with options.out.open("wb") as stream:
        train(known).save(stream)


if __name__ == "__main__":
    main()
