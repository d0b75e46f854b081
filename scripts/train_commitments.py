"""Learn which words give a promise, and who is bound by them; ``--cross-validate`` leaves whole stories out.

    python scripts/train_commitments.py --eval ../shared/eval [--marked FOLDER] [--cross-validate]

A score is learnt for every word, by what it means (``word_vectors.py``), from the words close behind a site and from
all of its sentence; a site that is learnt from gets its value from the scores of other stories. On top of it two sets
of trees are learnt: whether a sentence that holds words of ``sites.toml`` tells a commitment, and who of those
who are named, speak or act there is bound. A sentence is one where the gold account of its story lists it, the bound
one is he whose name the gold gives. Beside the accounts stand invented stories that go on for days (``developing``)
and invented sentences of other matters (``commitments_examples.toml``). With ``--cross-validate`` nothing is written:
the lines that the trees of the other stories would tell are counted, by the threshold that is shipped and others.
"""

import argparse
import sys
import tomllib
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
from boosting import mean, to_forest
from gold_accounts import GoldStory, gold_stories
from numpy.typing import NDArray
from sklearn.ensemble import HistGradientBoostingClassifier
from sklearn.linear_model import LogisticRegression
from threadpoolctl import threadpool_limits
from word_vectors import word_vectors

from rashomon.collate.actors import find_actors
from rashomon.collate.anchoring import anchored
from rashomon.collate.commitments.bearers import bearers
from rashomon.collate.commitments.features import of_site
from rashomon.collate.commitments.sites import sites
from rashomon.collate.commitments.weighing import SURE, bearer_rows, site_row, table
from rashomon.collate.commitments.wordings import CLASSES, worded
from rashomon.collate.corrections import NONE
from rashomon.collate.evidence import Evidence, Sentence, gather
from rashomon.learned import Forest, Linear
from rashomon.mark import Parser, mark
from rashomon.model import Article, Published

ROOT = Path(__file__).resolve().parents[1]
STORED = ROOT / "src/rashomon/collate/commitments"
KINDS = ("account", "developing")  # of stories with commitments
FOLDS = 8
SEED = 0
SETS = 8  # of trees, each with a seed of its own; their mean is stored
WITHIN = 7  # parts of the stories that are learnt from, for scores of words that a site had no part in
STRENGTH = 0.003  # of the directions that give words their scores: the inverse of their penalty
SITES: dict[str, Any] = {"max_iter": 200, "learning_rate": 0.05, "max_leaf_nodes": 12, "min_samples_leaf": 20}
BEARERS: dict[str, Any] = {"max_iter": 120, "learning_rate": 0.05, "max_leaf_nodes": 8, "min_samples_leaf": 15}
COMMON: dict[str, Any] = {"l2_regularization": 5.0, "max_features": 0.35}
THRESHOLDS = (0.2, 0.25, 0.3, 0.35, SURE, 0.45, 0.5)


Numbers = dict[str, list[tuple[int, int, str]]]


@dataclass(frozen=True, slots=True)
class Known:
    """One site with what is known of it: its row, whether it tells a commitment, and those who may be bound.

    ``gold`` holds for each of them the numbers of the commitments that he is bound by there.
    """

    story: str
    sentence: tuple[str, int]
    words: tuple[list[str], list[str]]
    row: dict[str, float]
    promise: bool
    names: list[str]
    rows: list[dict[str, float]]
    gold: list[frozenset[int]]


def known(story: str, evidence: Evidence, promises: "Promises") -> Iterator[Known]:
    """The sites of a story; ``promises`` says what its sentences tell."""
    cast = find_actors(evidence, NONE)
    for article in evidence.articles:
        for sentence in evidence.sentences[article.id]:
            for site in sites(article, sentence):
                found = bearers(evidence, cast, article, site)
                if found:
                    about = of_site(article, site)
                    rows = bearer_rows(cast, article, site, found, about)
                    gold = [promises.of(sentence, bearer.name) for bearer in found]
                    yield Known(
                        story,
                        (article.id, sentence.index),
                        worded(article, site),
                        site_row(article, site, found, about),
                        promises.told(sentence),
                        [bearer.name for bearer in found],
                        rows,
                        gold,
                    )


class Promises:
    """The commitments of one story by their sentences."""

    def __init__(self, told: list[tuple[frozenset[str], list[str]]], numbers: Numbers) -> None:
        """``told``: the numbers of the sentences and the names of the one bound; ``numbers``: sentences by article."""
        self._told = told
        self._numbers = numbers

    def told(self, sentence: Sentence) -> bool:
        """Whether the sentence tells a commitment, whoever is bound."""
        own = self._own(sentence)
        return any(own & numbers for numbers, _ in self._told)

    def of(self, sentence: Sentence, name: str) -> frozenset[int]:
        """The commitments that the sentence tells and ``name`` is bound by."""
        own = self._own(sentence)
        told = ((place, names) for place, (numbers, names) in enumerate(self._told) if own & numbers)
        return frozenset(place for place, names in told if any(alike(name, other) for other in names))

    def _own(self, sentence: Sentence) -> frozenset[str]:
        span = sentence.span
        return frozenset(
            number
            for start, end, number in self._numbers.get(sentence.article, ())
            if 2 * (min(span.end, end) - max(span.start, start)) >= min(len(span), end - start)
        )


SMALL = frozenset(("the", "of", "a", "an", "mr", "mrs", "ms", "sen", "rep", "gov", "president", "senator", "former"))


def alike(name: str, other: str) -> bool:
    """Whether one name is part of the other, or ends as it does."""
    one, two = ({w for w in n.lower().replace(".", "").split() if w not in SMALL} for n in (name, other))
    return bool(one and two) and (one <= two or two <= one or other.rsplit(maxsplit=1)[-1].lower() in one)


def of_stories(stories: Iterable[GoldStory]) -> Iterator[Known]:
    """The sites of stories with a gold account."""
    for story in stories:
        forms = {actor["name"]: [actor["name"], *actor.get("also", ())] for actor in story.gold.get("actors", ())}
        numbers: Numbers = {}
        for number, (article, start, end) in story.sentences.items():
            numbers.setdefault(article, []).append((start, end, number))
        told = [(frozenset(c["in"]), forms.get(c["who"], [c["who"]])) for c in story.gold["commitments"]]
        yield from known(story.name, story.evidence(), Promises(told, numbers))
        print(story.name, file=sys.stderr)


def of_examples(path: Path) -> list[Known]:
    """The sites of the invented sentences; every example is a story of its own, whose name has no kind before it."""
    found: list[Known] = []
    parser = Parser()
    for place, row in enumerate(tomllib.loads(path.read_text("utf-8"))["example"]):
        day = Published(row.get("day", "2023-06-19"), "day", "stated")
        article = Article(id=f"x{place}", source="", published=day, language="en", text=row["text"])
        evidence = gather(anchored([mark(article, parser)]).articles)
        last = evidence.sentences[article.id][-1]
        told = [(frozenset({"S"}), [row["who"]])] if row["who"] else []
        found += known(f"x{place}", evidence, Promises(told, {article.id: [(last.span.start, last.span.end, "S")]}))
    return found


class Meanings:
    """What the words of sites mean: the means of their vectors, the two kinds of words side by side."""

    def __init__(self, data: list[Known]) -> None:
        """``data``: every site; what is asked later are places in it."""
        self.words, self._table = word_vectors()
        rows = {word: row for row, word in enumerate(self.words)}
        width = self._table.shape[1]
        self._means = np.zeros((len(data), 2 * width), dtype=np.float32)
        for at, one in enumerate(data):
            for side, words in enumerate(one.words):
                if taken := [rows[word] for word in words]:
                    self._means[at, side * width : (side + 1) * width] = self._table[taken].mean(axis=0)
        self._scale = float(self._means.std())

    def scored(self, data: list[Known], learnt: list[int], asked: list[int]) -> NDArray[np.float64]:
        """The scores of the sites ``asked``, learnt from those ``learnt``, both as places."""
        model = self._fitted(data, learnt)
        found: NDArray[np.float64] = model.decision_function(self._means[asked] / self._scale)
        return found

    def stored(self, data: list[Known]) -> Linear:
        """Each word's part of the score, learnt from all sites."""
        model = self._fitted(data, list(range(len(data))))
        halves = np.split(model.coef_[0] / self._scale, 2)
        weights = np.stack([self._table @ half for half in halves], axis=1).astype(np.float32)
        bias = np.array([model.intercept_[0], 0.0], dtype=np.float32)
        return Linear(CLASSES, {word: row for row, word in enumerate(self.words)}, weights, bias)

    def _fitted(self, data: list[Known], places: list[int]) -> LogisticRegression:
        model = LogisticRegression(C=STRENGTH, max_iter=1000)
        return model.fit(self._means[places] / self._scale, [data[at].promise for at in places])


def with_scores(data: list[Known], learnt: list[int], asked: list[int], meanings: Meanings) -> None:
    """Write the scores of words into the rows: of those ``asked`` from all ``learnt``, of these from one another."""
    groups = {story: at % WITHIN for at, story in enumerate(sorted({data[at].story for at in learnt}))}
    for group in range(WITHIN):
        own = [at for at in learnt if groups[data[at].story] == group]
        others = [at for at in learnt if groups[data[at].story] != group]
        _write(data, own, meanings.scored(data, others, own))
    if asked:
        _write(data, asked, meanings.scored(data, learnt, asked))


def _write(data: list[Known], places: list[int], scores: NDArray[np.float64]) -> None:
    for at, score in zip(places, scores, strict=True):
        data[at].row["wording"] = float(score)


def learn(data: list[Known]) -> tuple[Forest, Forest]:
    """The trees that tell promises, and those that tell who is bound, from the sites of promises alone."""
    told = [one for one in data if one.promise]
    rows = [row for one in told for row in one.rows]
    return (
        grown(SITES, [one.row for one in data], [one.promise for one in data]),
        grown(BEARERS, rows, [bool(gold) for one in told for gold in one.gold]),
    )


def grown(settings: dict[str, Any], rows: list[dict[str, float]], answers: list[bool]) -> Forest:
    """The mean of several sets of trees that are learnt from the same rows."""
    names = tuple(sorted(rows[0]))
    made = []
    for seed in range(SEED, SEED + SETS):
        model = HistGradientBoostingClassifier(**settings, **COMMON, random_state=seed)
        made.append(to_forest(model.fit(table(rows, names), answers), names))
    return mean(made)


def cross_validate(data: list[Known], wanted: dict[str, int]) -> None:
    """Print precision, recall and F1 of the lines told, each sentence and name once, by kind of story and threshold."""
    kinds = [sorted({one.story for one in data if one.story.startswith(f"{kind}/")}) for kind in KINDS]
    lines: list[tuple[float, str, tuple[str, int], str, frozenset[int]]] = []
    right: list[tuple[str, bool]] = []
    meanings = Meanings(data)
    for fold in range(FOLDS):
        asked = {story for stories in kinds for story in stories[fold::FOLDS]}
        rest = [at for at, one in enumerate(data) if one.story not in asked]
        with_scores(data, rest, [at for at, one in enumerate(data) if one.story in asked], meanings)
        promises, bound = learn([one for one in data if one.story not in asked])
        for one in (one for one in data if one.story in asked):
            chance = promises.probability(table([one.row], promises.names))[0]
            chances = bound.probability(table(one.rows, bound.names))
            best = int(np.argmax(chances))
            lines.append((chance * chances[best], one.story, one.sentence, one.names[best], one.gold[best]))
            if one.promise and any(one.gold):
                right.append((one.story, bool(one.gold[best])))
    for kind in KINDS:
        own = [was_right for story, was_right in right if story.startswith(f"{kind}/")]
        print(f"{kind}: bound rightly: {100 * float(np.mean(own)):.1f} % of {len(own)}")
        for threshold in THRESHOLDS:
            told: dict[tuple[str, tuple[str, int], str], set[int]] = {}
            for chance, story, sentence, name, gold in lines:
                if chance >= threshold and story.startswith(f"{kind}/"):
                    told.setdefault((story, sentence, name), set()).update(gold)
            print(f"{threshold:.2f}: {figures(told, wanted[kind])}")


def figures(told: dict[tuple[str, tuple[str, int], str], set[int]], wanted: int) -> str:
    """Precision, recall and F1 of the lines told, each with the commitments that it tells."""
    hits = sum(bool(gold) for gold in told.values())
    found = len({(story, number) for (story, _, _), gold in told.items() for number in gold})
    p, r = hits / max(len(told), 1), found / wanted
    f1 = 2 * p * r / max(p + r, 1e-9)
    return f"{len(told)} lines, P {100 * p:.1f}, R {100 * r:.1f}, F1 {100 * f1:.1f}"


def main() -> None:
    """Read the options; cross-validate, or learn from everything and write."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--eval", type=Path, default=ROOT.parent / "shared/eval")
    parser.add_argument("--marked", type=Path, help="a folder where the marks are kept for the next time")
    parser.add_argument("--cross-validate", action="store_true")
    options = parser.parse_args()
    with threadpool_limits(1):  # sums in another order give other trees
        _learn(options.eval, options.marked, validate=options.cross_validate)


def _learn(folder: Path, marked: Path | None, *, validate: bool) -> None:
    stories = [story for kind in KINDS for story in gold_stories(folder, kind, marked)]
    data = [*of_stories(stories), *of_examples(ROOT / "scripts/commitments_examples.toml")]
    if validate:
        golds = {kind: [story.gold for story in stories if story.kind == kind] for kind in KINDS}
        wanted = {kind: sum(len(gold["commitments"]) for gold in golds[kind]) for kind in KINDS}
        cross_validate(data, wanted)
        return
    meanings = Meanings(data)
    with_scores(data, list(range(len(data))), [], meanings)
    promises, bound = learn(data)
    for name, model in (("wordings", meanings.stored(data)), ("sites", promises), ("bearers", bound)):
        with (STORED / f"{name}.npz").open("wb") as stream:
            model.save(stream)


if __name__ == "__main__":
    main()
