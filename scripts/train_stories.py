"""Learn the chance that two articles report the same event; ``--cross-validate`` leaves whole topics out.

Without options the weights are learnt from all topics and written, and the settings that all topics together would
choose are printed; they stand as constants in ``grouping.py`` and ``neighbours.py``. With ``--cross-validate`` nothing
is written: weights and settings are chosen anew without the topics they are asked about.
"""

import argparse
import json
import sys
from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from itertools import product
from pathlib import Path

import numpy as np
from numpy.typing import NDArray
from sklearn.linear_model import LogisticRegression

from rashomon.collate.copies import find_copies
from rashomon.collate.stories.courses import join_events
from rashomon.collate.stories.grouping import join_reports, needed_chances
from rashomon.collate.stories.likeness import FEATURES, faded, likeness
from rashomon.collate.stories.neighbours import CLOSEST, neighbour_pairs
from rashomon.collate.stories.profiles import Archive, profile
from rashomon.collate.stories.reports import Reports, distinct_reports, in_time
from rashomon.learned import Linear
from rashomon.model import MarkedArticle, Published

ROOT = Path(__file__).resolve().parents[1]
STRENGTH = 0.3
NEIGHBOURS = (12, 16, 24)
SINGLE = (0.15, 0.2, 0.25, 0.3)
LARGE = (0.6, 0.7, 0.8)
# Settings are chosen on the whole set and on random parts of it, so that the size of its stories counts for less.
PARTS = (1.0, 0.5, 0.25)

Setting = tuple[int, float, float]
Chances = NDArray[np.float64]
Mask = NDArray[np.bool_]


@dataclass(frozen=True, slots=True)
class Data:
    """The development set: the reports of its articles, their stories and topics, pairs for each number of neighbours.

    ``gold`` and ``topic`` are those of each report; ``told`` is the story of each article, ``given`` whether it is one
    of the set (and no copy that was added).
    """

    reports: Reports
    told: NDArray[np.str_]
    given: Mask
    gold: NDArray[np.str_]
    topic: NDArray[np.str_]
    archive: Archive
    pairs: dict[int, NDArray[np.int64]]
    rows: dict[int, NDArray[np.float32]]
    faded: dict[int, Chances]

    def same(self, closest: int) -> Mask:
        """Whether the reports of each pair are in one story."""
        pairs = self.pairs[closest]
        return np.asarray(self.gold[pairs[:, 0]] == self.gold[pairs[:, 1]])


def articles(path: Path) -> list[MarkedArticle]:
    """The records of a JSONL file as articles without marks."""
    out = []
    for line in path.read_text(encoding="utf-8").splitlines():
        row = json.loads(line)
        known = {key: row.get(key) for key in ("title", "publisher", "language")}
        published = Published(row.get("published"), None, "stated" if row.get("published") else "unknown")
        out.append(MarkedArticle(id=row["id"], source=str(path), text=row["text"], published=published, **known))
    return out


def read(folder: Path, change: Callable[[MarkedArticle], list[MarkedArticle]] = lambda article: [article]) -> Data:
    """The development set in ``folder``, each article changed; of several, the later ones have ids with a tilde."""
    batch = in_time(changed for article in articles(folder / "docs.jsonl") for changed in change(article))
    lines = (folder / "gold.jsonl").read_text(encoding="utf-8").splitlines()
    story = {row["id"]: row["story"] for row in map(json.loads, lines)}
    reports = distinct_reports(batch, find_copies(batch))
    told = np.array([story[article.id.split("~")[0]] for article in batch])
    gold = np.array([story[article.id.split("~")[0]] for article in reports.articles])
    given = np.array(["~" not in article.id for article in batch])
    archive, days = profile(reports.articles), reports.days
    pairs = {closest: neighbour_pairs(archive, closest) for closest in NEIGHBOURS}
    rows = {
        closest: np.concatenate([part for _, part in likeness(archive, days, some)]) for closest, some in pairs.items()
    }
    topic = topics(gold)
    fades = {closest: faded(days, some) for closest, some in pairs.items()}
    return Data(reports, told, given, gold, topic, archive, pairs, rows, fades)


def topics(gold: NDArray[np.str_]) -> NDArray[np.str_]:
    """The topic of each story: every topic holds two."""
    return np.array([name.rstrip("eplusbc") for name in gold])


def fit(rows: NDArray[np.float32], same: Mask) -> tuple[Chances, float]:
    """Weights and bias of a logistic regression on standardised features, brought back to the plain ones."""
    mean, deviation = rows.mean(axis=0), rows.std(axis=0) + 1e-6
    model = LogisticRegression(C=STRENGTH, max_iter=3000).fit((rows - mean) / deviation, same)
    weights = model.coef_[0] / deviation
    return weights, float(model.intercept_[0] - weights @ mean)


def chances(data: Data, closest: int, asked: Mask, model: tuple[Chances, float]) -> Chances:
    """The chances that ``model`` gives to the ``asked`` pairs."""
    odds = data.rows[closest][asked] @ model[0] + model[1] - data.faded[closest][asked]
    return np.asarray(1 / (1 + np.exp(-np.clip(odds, -50, 50))))


def tallies(gold: NDArray[np.str_], found: NDArray[np.int64], asked: Mask) -> NDArray[np.float64]:
    """Sums over the ``asked`` articles, to be added over folds: BCubed P and R, articles, three counts of pairs."""
    both, sizes, clusters = Counter(zip(gold, found, strict=True)), Counter(gold), Counter(found)
    some = list(zip(gold[asked], found[asked], strict=True))
    precision = sum(both[pair] / clusters[pair[1]] for pair in some)
    recall = sum(both[pair] / sizes[pair[0]] for pair in some)
    counts = (Counter(some), Counter(c for _, c in some), Counter(g for g, _ in some))
    return np.array([precision, recall, len(some), *(sum(n * (n - 1) / 2 for n in c.values()) for c in counts)])


def figures(sums: NDArray[np.float64]) -> tuple[float, ...]:
    """BCubed P, R, F1 and pairwise P, R, F1 in percent."""
    out: list[float] = []
    for precision, recall in ((sums[0] / sums[2], sums[1] / sums[2]), (sums[3] / max(sums[4], 1), sums[3] / sums[5])):
        out += [100 * precision, 100 * recall, 200 * precision * recall / max(precision + recall, 1e-9)]
    return tuple(float(figure) for figure in out)


def left_out(data: Data, known: Mask, folds: int) -> dict[int, Chances]:
    """The chances of all pairs of ``known`` articles, each from a model that saw neither's topic."""
    order = {name: place % folds for place, name in enumerate(np.unique(data.topic[known]))}
    fold = np.array([order.get(name, -1) for name in data.topic])
    out = {}
    for closest, pairs in data.pairs.items():
        inside, same = known[pairs].all(axis=1), data.same(closest)
        out[closest] = np.zeros(len(pairs))
        for held in range(folds):
            asked = inside & (fold[pairs] == held).any(axis=1)
            rows = data.rows[closest]
            model = fit(rows[inside & ~asked], same[inside & ~asked])
            out[closest][asked] = chances(data, closest, asked, model)
    return out


def tune(data: Data, known: Mask, folds: int = 4) -> Setting:
    """The setting that does best on the ``known`` articles, with chances from models that did not see their topics."""
    each = left_out(data, known, folds)
    random = np.random.RandomState(0)
    parts = [known & (random.rand(len(known)) < share) for share in PARTS]
    quality: dict[Setting, float] = {}
    for setting in product(NEIGHBOURS, SINGLE, LARGE):
        closest, single, large = setting
        total = 0.0
        for part in parts:
            inside = part[data.pairs[closest]].all(axis=1)
            pairs, chance = data.pairs[closest][inside], each[closest][inside]
            found = join_reports(len(known), pairs, chance, needed_chances(single, large))
            result = figures(tallies(data.gold[part], found[part], np.ones(int(part.sum()), dtype=bool)))
            total += result[2] + result[5]
        quality[setting] = total
    return max(quality, key=lambda setting: (quality[setting], setting))


def group(data: Data, setting: Setting, known: Mask, asked: Data) -> NDArray[np.int64]:
    """The stories of all articles of ``asked`` where only the ``known`` reports of ``data`` taught the weights."""
    closest, single, large = setting
    taught = known[data.pairs[closest]].all(axis=1)
    model = fit(data.rows[closest][taught], data.same(closest)[taught])
    pairs = asked.pairs[closest]
    chance = chances(asked, closest, np.ones(len(pairs), dtype=bool), model)
    events = join_reports(len(asked.archive), pairs, chance, needed_chances(single, large))
    return join_events(asked.archive, asked.reports.days, events, pairs)[asked.reports.of]


def cross_validate(data: Data, folds: int, seeds: int) -> None:
    """Print the figures of topics that had no part in weights or settings, for each way of parting the topics."""
    names, means = np.unique(data.topic), []
    for seed in range(seeds):
        order = np.random.RandomState(seed).permutation(names)
        fold = {name: place % folds for place, name in enumerate(order)}
        held = np.array([fold[name] for name in data.topic])
        sums, chosen = np.zeros(6), Counter[Setting]()
        for number in range(folds):
            setting = tune(data, held != number)
            chosen[setting] += 1
            sums += tallies(data.told, group(data, setting, held != number, data), held[data.reports.of] == number)
        means.append(figures(sums))
        show(f"topics parted {seed}", means[-1])
        print("    settings", *(f"{setting}: {count}" for setting, count in chosen.most_common()), file=sys.stderr)
    show("mean", tuple(np.mean(means, axis=0)))


def show(name: str, result: Sequence[float]) -> None:
    """Print one line of figures."""
    labels = ("P", "R", "F1", "pairwise P", "R", "F1")
    print(f"{name}:", *(f"{label} {x:.1f}" for label, x in zip(labels, result, strict=True)), flush=True)


def main() -> None:
    """Cross-validate, or learn and write the model."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--eval", type=Path, default=ROOT.parent / "shared/eval")
    parser.add_argument("--out", type=Path, default=ROOT / "src/rashomon/collate/stories/same_event.npz")
    parser.add_argument("--cross-validate", type=int, metavar="FOLDS", help="print figures of topics left out")
    parser.add_argument("--seeds", type=int, default=3, help="ways of parting the topics into folds")
    options = parser.parse_args()
    data = read(options.eval / "stories")
    if options.cross_validate:
        cross_validate(data, options.cross_validate, options.seeds)
        return
    everything = np.ones(len(data.archive), dtype=bool)
    print("the best setting on all topics:", tune(data, everything))
    weights, bias = fit(data.rows[CLOSEST], data.same(CLOSEST))
    print({name: round(float(w), 2) for name, w in zip(FEATURES, weights, strict=True)})
    model = Linear(
        ("same",),
        {name: i for i, name in enumerate(FEATURES)},
        weights[:, None].astype(np.float32),
        np.array([bias], dtype=np.float32),
    )
    with options.out.open("wb") as stream:
        model.save(stream)


if __name__ == "__main__":
    main()
