"""Train the line model of plain text on ../shared/eval/lines: python scripts/train_lines.py [EVAL_FOLDER].

Writes first.npz, second.npz, title.npz and subheading.npz beside rashomon.read.text. The second pass learns from what
first passes say of pages whose site they have not seen (five folds by site; both renderings of a page in one fold).
"""

import json
import re
import sys
from dataclasses import dataclass
from hashlib import blake2b
from pathlib import Path

import numpy as np
from boosting import to_forest
from numpy.typing import NDArray
from sklearn.ensemble import HistGradientBoostingClassifier

from rashomon.read.text.features import Frame, Lines, frame, measure, second_frame

FOLDS = 5
BODY = frozenset({"body", "subheading"})
TARGET = Path(__file__).resolve().parents[1] / "src/rashomon/read/text"
Floats = NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class Page:
    """One rendered page: its site, the gold labels of its lines, what the model sees of them, its weight."""

    file: str
    site: str
    labels: tuple[str, ...]
    lines: Lines
    first: Frame
    weight: float

    @property
    def fold(self) -> int:
        return int.from_bytes(blake2b(self.site.encode(), digest_size=2).digest(), "big") % FOLDS


def site_of(file: str) -> str:
    """The site in the name of a page: "fundus-tests-de-FAZ-V1.main.txt" is "faz", one publisher's editions are one."""
    name = re.sub(r"(-V\d\w*)?\.(main|full)\.txt$", "", file)
    return re.sub(r"[A-Z]{2}$", "", name.split("-")[-1]).lower() if name.startswith("fundus") else name


def load(folder: Path) -> list[Page]:
    """The pages of one folder of the form of ``lines``."""
    pages = []
    for row in map(json.loads, (folder / "gold.jsonl").read_text("utf-8").splitlines()):
        raw = (folder / row["file"]).read_bytes().decode("utf-8")
        kept = [(raw[s:e].strip(), label) for s, e, label in row["lines"] if raw[s:e].strip()]
        if not kept:
            continue
        lines = measure([text for text, _ in kept])
        weight = 1.0 if row["set"].startswith("fundus") else 0.4
        labels = tuple(label for _, label in kept)
        pages.append(Page(row["file"], row.get("site") or site_of(row["file"]), labels, lines, frame(lines), weight))
    return pages


def near_story(labels: tuple[str, ...], reach: int = 12) -> NDArray[np.bool_]:
    """Lines within ``reach`` of the story: those far off are many and easy, a sample of them is enough."""
    told = np.array([label in BODY for label in labels])
    padded = np.concatenate([[0], np.cumsum(told)])
    index = np.arange(len(labels))
    return padded[np.minimum(index + reach + 1, len(labels))] - padded[np.maximum(index - reach, 0)] > 0


def train(
    pages: list[Page], rows: list[NDArray[np.float32]], positive: frozenset[str], among: frozenset[str], trees: int
) -> HistGradientBoostingClassifier:
    """Trees that tell lines labelled ``positive`` from the others ``among`` the lines of the pages."""
    random = np.random.default_rng(0)
    x, y, weights = [], [], []
    for page, features in zip(pages, rows, strict=True):
        near = near_story(page.labels)
        kept = (near | (random.random(len(near)) < 0.2)) & np.array([label in among for label in page.labels])
        x.append(features[kept])
        y.append(np.array([label in positive for label in page.labels])[kept])
        weights.append(np.where(near, 1.0, 5.0)[kept] * page.weight)
    model = HistGradientBoostingClassifier(
        max_iter=trees,
        learning_rate=0.08,
        max_leaf_nodes=31,
        min_samples_leaf=20,
        l2_regularization=1.0,
        max_features=0.3,
        early_stopping=False,
        random_state=0,
    )
    return model.fit(np.vstack(x), np.concatenate(y), sample_weight=np.concatenate(weights))


STORY = frozenset({"body", "subheading", "nonbody"})
EVERY = STORY | {"title"}


def unseen(pages: list[Page], trees: int) -> list[Floats]:
    """What first passes say of the lines of every page, each trained without the fold of the page."""
    said: dict[str, Floats] = {}
    for fold in range(FOLDS):
        seen = [page for page in pages if page.fold != fold]
        model = train(seen, [page.first.rows for page in seen], BODY, STORY, trees)
        for page in pages:
            if page.fold == fold:
                said[page.file] = model.predict_proba(page.first.rows)[:, 1]
    return [said[page.file] for page in pages]


def main(folder: Path) -> None:
    """Train and store the four models."""
    pages = load(folder / "lines")
    trees = 120
    second = [second_frame(p.lines, p.first, said) for p, said in zip(pages, unseen(pages, trees), strict=True)]
    first_names, second_names = pages[0].first.names, second[0].names
    rows = [frame.rows for frame in second]
    models = {
        "first": (train(pages, [p.first.rows for p in pages], BODY, STORY, trees), first_names),
        "second": (train(pages, rows, BODY, STORY, trees), second_names),
        "title": (train(pages, rows, frozenset({"title"}), EVERY, 40), second_names),
        "subheading": (train(pages, rows, frozenset({"subheading"}), BODY, 40), second_names),
    }
    for name, (model, names) in models.items():
        with (TARGET / f"{name}.npz").open("wb") as stream:
            to_forest(model, names).save(stream)
        print(name, (TARGET / f"{name}.npz").stat().st_size)


if __name__ == "__main__":
    here = Path(__file__).resolve().parents[1]
    main(Path(sys.argv[1]) if len(sys.argv) > 1 else here.parent / "shared/eval")
