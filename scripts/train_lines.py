"""Train the line model of plain text: python scripts/train_lines.py LINES_FOLDER... [--score | --across].

LINES_FOLDER holds pages of the form of ../shared/eval/lines; the shipped model was trained on that folder and on the
main contents that scripts/render_pages.py --main makes of the AEB pages.

Writes story.npz, title.npz, subheading.npz and again.npz beside rashomon.read.text; needs LightGBM, whose column
sampling trains three times as fast as scikit-learn's. The last looks at the text again with what the first two say of
it, and learns from what they say of sites that they have not seen. With --score nothing is written: all the models are
cross-validated by site (five folds; both renderings of a page in one), the product's rules label the lines of the pages
held out, and the articles go to standard output for the scorer:

    python scripts/train_lines.py ../shared/eval/lines RENDERED --score > p.jsonl
    python ../shared/eval/lines.py ../shared/eval/lines/gold.jsonl p.jsonl

With --across nothing is written either: each set (news in many languages, AEB, WCXB) is labelled with models that saw
the other two alone, less the sites that are in both, and the figures that the scorer beside the first folder gives are
printed, one line of JSON a set and rendering.

The gold of the WCXB pages is (c) 2026 Murrough Foley, CC BY 4.0; those of fundus and AEB are under the MIT licence.
"""

import json
import re
import sys
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from hashlib import blake2b
from pathlib import Path
from types import ModuleType
from typing import Any

import lightgbm  # a tool of this script alone
import numpy as np
from boosting import REPEATABLE, mean_forest
from numpy.typing import NDArray
from scorers import load_scorer

from rashomon.learned import Forest
from rashomon.model import Article, encode
from rashomon.read.admission import StatedMetadata
from rashomon.read.text import Models, article_from_text
from rashomon.read.text.features import Frame, frame
from rashomon.read.text.model import headline, story_at_first
from rashomon.read.text.second_look import look_again
from rashomon.read.text.shape import Lines, measure

FOLDS = 5
REACH = 12  # lines: those farther from the story are many and easy, so that a sample of them is enough
SAMPLE = 0.2
SEEDS = 3
WEIGHTS = {"fundus": 1.0, "wcxb": 0.1, "aeb": 0.2}  # news in many languages counts most; the others label otherwise
STORY = frozenset({"body", "subheading"})
SCORED = STORY | {"nonbody"}
TARGET = Path(__file__).resolve().parents[1] / "src/rashomon/read/text"
Rows = NDArray[np.float32]


@dataclass(frozen=True, slots=True)
class Page:
    """One rendered page: its site, its text, the gold labels of its lines, what the models see of them, its weight."""

    file: str
    site: str
    raw: str
    labels: NDArray[np.str_]
    lines: Lines
    seen: Frame
    weight: float
    gold: dict[str, Any]
    folder: Path

    @property
    def family(self) -> str:
        """The set that the page is of, whatever its rendering: "fundus", "aeb", "wcxb"."""
        return family_of(self.gold)

    @property
    def fold(self) -> int:
        """The fold in which the site is held out."""
        return fold_of(self.site)

    @property
    def inner_fold(self) -> int:
        """The fold in which the site is held out of what the model that looks again learns from."""
        return fold_of(f"again {self.site}")


def fold_of(name: str) -> int:
    """One of the folds, by a name alone."""
    return int.from_bytes(blake2b(name.encode(), digest_size=2).digest(), "big") % FOLDS


def family_of(row: dict[str, Any]) -> str:
    """The set of a row of ``gold.jsonl``, without the part of it that its pages are of."""
    return str(row["set"]).split("-")[0]


def site_of(file: str) -> str:
    """The site in the name of a page: "fundus-tests-de-FAZ-V1.main.txt" is "faz", one publisher's editions are one."""
    name = re.sub(r"(-V\d\w*)?\.(main|full)\.txt$", "", file)
    return re.sub(r"[A-Z]{2}$", "", name.split("-")[-1]).lower() if name.startswith("fundus") else name


def load(folder: Path) -> list[Page]:
    """The pages of a folder of the form of ``lines``."""
    pages = []
    for row in map(json.loads, (folder / "gold.jsonl").read_text("utf-8").splitlines()):
        raw = (folder / row["file"]).read_bytes().decode("utf-8")
        kept = [(s, e, label) for s, e, label in row["lines"] if raw[s:e].strip()]
        if kept:
            lines = measure([raw[s:e].strip() for s, e, _ in kept])
            weight = WEIGHTS[family_of(row)]
            site, labels = row.get("site") or site_of(row["file"]), np.array([label for *_, label in kept])
            pages.append(Page(row["file"], site, raw, labels, lines, frame(lines), weight, row, folder))
    return pages


def near_story(labels: NDArray[np.str_]) -> NDArray[np.bool_]:
    """Which lines stand within ``REACH`` lines of the story."""
    told = np.concatenate([[0], np.cumsum(np.isin(labels, list(STORY)))])
    index = np.arange(len(labels))
    found: NDArray[np.bool_] = told[np.minimum(index + REACH + 1, len(labels))] > told[np.maximum(index - REACH, 0)]
    return found


def train(
    pages: list[Page], positive: frozenset[str], among: frozenset[str], trees: int, seeds: int
) -> list[lightgbm.Booster]:
    """Trees that tell lines labelled ``positive`` from the others ``among`` the lines of the pages, once a seed."""
    random = np.random.default_rng(0)
    rows, targets, weights = [], [], []
    for page in pages:
        near = near_story(page.labels)
        kept = (near | (random.random(len(near)) < SAMPLE)) & np.isin(page.labels, list(among))
        rows.append(page.seen.rows[kept])
        targets.append(np.isin(page.labels, list(positive))[kept])
        weights.append(np.where(near, 1.0, 1.0 / SAMPLE)[kept] * page.weight)
    x, y, w = np.vstack(rows), np.concatenate(targets), np.concatenate(weights)
    options: dict[str, Any] = REPEATABLE | {
        "num_leaves": 31,
        "max_depth": 7,  # every tree is walked to the depth of the deepest
        "learning_rate": 0.08,
        "min_data_in_leaf": 30,
        "feature_fraction": 0.3,
        "lambda_l2": 1.0,
    }
    return [
        lightgbm.train(
            options | {"seed": seed}, lightgbm.Dataset(x, y, weight=w, params={"max_bin": 63}), num_boost_round=trees
        )
        for seed in range(seeds)
    ]


def fit(pages: list[Page]) -> dict[str, Forest]:
    """The models of story, title and subheading, and the one that looks again, trained on ``pages``."""
    again = looked_at(pages)
    return {
        "story": story_model(pages, SEEDS),
        "title": title_model(pages),
        "subheading": forest(train(headed(pages), frozenset({"subheading"}), STORY, 60, 1), pages),
        "again": forest(train(again, STORY, SCORED, 160, SEEDS), again),
    }


def looked_at(pages: list[Page]) -> list[Page]:
    """The pages as the model that looks again sees them, after first looks of models that have not seen their sites."""
    looked = []
    for fold in range(FOLDS):
        others = [page for page in pages if page.inner_fold != fold]
        story, title = story_model(others, 1), title_model(others)
        for page in (page for page in pages if page.inner_fold == fold):
            body, head = story_at_first(page.seen, story), headline(page.lines, page.seen, title)
            looked.append(replace(page, seen=look_again(page.seen, page.lines, body, head)))
    return looked


def story_model(pages: list[Page], seeds: int) -> Forest:
    """Tells the lines of the story from the others at first sight."""
    return forest(train(pages, STORY, SCORED, 220, seeds), pages)


def title_model(pages: list[Page]) -> Forest:
    """Tells the headline from all other lines."""
    return forest(train(headed(pages), frozenset({"title"}), SCORED | {"title"}, 60, SEEDS), pages)


def headed(pages: list[Page]) -> list[Page]:
    """The pages whose subheadings and titles are marked, if there are any."""
    return [page for page in pages if page.weight == 1.0] or pages


def forest(boosters: list[lightgbm.Booster], pages: list[Page]) -> Forest:
    """The mean of the trees of several seeds."""
    return mean_forest(boosters, pages[0].seen.names)


def cross_validate(pages: list[Page]) -> None:
    """Print every page as ``rashomon read`` would with models that have not seen its site, one article a line."""
    for fold in range(FOLDS):
        models = Models(**fit([page for page in pages if page.fold != fold]))
        for article in read(models, (page for page in pages if page.fold == fold)):
            print(article)


def read(models: Models, pages: Iterable[Page]) -> Iterator[str]:
    """The articles of ``pages`` as ``rashomon read`` would print them with ``models``."""
    for page in pages:
        article = article_from_text(page.file, page.raw, known=StatedMetadata(), models=models)
        if isinstance(article, Article):
            yield encode(article)


def across(pages: list[Page], scorer: ModuleType) -> None:
    """Print the figures of every set, and of each rendering of it, with models that saw the other sets alone."""
    for family in sorted({page.family for page in pages}):
        own = [page for page in pages if page.family == family]
        known = {page.site for page in own}
        models = Models(**fit([page for page in pages if page.family != family and page.site not in known]))
        found = {scorer.name_key(one["source"]): one for one in map(json.loads, read(models, own))}
        for rendering in ("main", "full"):
            rendered = [page for page in own if f".{rendering}." in page.file]
            figures = (
                scorer.score([page.gold for page in rendered], found, rendered[0].folder, False) if rendered else {}
            )
            told = {name: figures[name] for name in ("documents", "line_f1", "char_f1", "all_right") if name in figures}
            print(json.dumps({"set": family, "rendering": rendering} | told), flush=True)


def main(folders: list[Path], options: set[str]) -> None:
    """Train and store the models, or cross-validate them."""
    pages = [page for folder in folders for page in load(folder)]
    if "--score" in options:
        cross_validate(pages)
        return
    if "--across" in options:
        across(pages, load_scorer(folders[0].parent / "lines.py"))
        return
    for name, forest in fit(pages).items():
        with (TARGET / f"{name}.npz").open("wb") as stream:
            forest.save(stream)
        print(name, (TARGET / f"{name}.npz").stat().st_size)


if __name__ == "__main__":
    given = [Path(argument) for argument in sys.argv[1:] if not argument.startswith("--")]
    main(given, {argument for argument in sys.argv[1:] if argument.startswith("--")})
