"""Train the two models that choose the body of a web page among its blocks, without and with trafilatura's vote.

    python scripts/train_pages.py [FOLDER OF gold.jsonl AND *.html.gz] [--cross-validate [ROUNDS]]

A block counts as body where at least half of its words are aligned with the gold text. With --cross-validate nothing is
written: every page goes through the whole reader with models that saw no page of its domain, and the figures that the
folder's own scorer (pages.py beside it) gives are printed for each set, one line of JSON a round of other folds.
"""

import argparse
import difflib
import json
import re
import zlib
from dataclasses import dataclass
from pathlib import Path
from types import ModuleType
from typing import Any
from urllib.parse import urlsplit

import numpy as np
from boosting import to_forest
from numpy.typing import NDArray
from scorers import load_scorer
from sklearn.ensemble import HistGradientBoostingClassifier

from rashomon.learned import Forest
from rashomon.model import Article, encode
from rashomon.read.decode import decode, gunzip
from rashomon.read.pages.article import article_in
from rashomon.read.pages.blocks import Block, segment
from rashomon.read.pages.choose import ALONE, VOTES, Models, stated_vote, trafilatura_vote
from rashomon.read.pages.evidence import gather
from rashomon.read.pages.features import describe, feature_names, matrix
from rashomon.read.pages.markup import scan

ROOT = Path(__file__).resolve().parents[1]
PLACE = ROOT / "src/rashomon/read/pages"
MODELS = {"alone.npz": ALONE, "body.npz": VOTES}
FOLDS = 5
_WORD = re.compile(r"\w+")

Page = dict[str, Any]


@dataclass(frozen=True)
class Example:
    """One page: features (blocks, columns) for each model, whether each block is body, its words, its domain."""

    page: Page
    source: str
    features: dict[str, NDArray[np.float32]]
    body: NDArray[np.bool_]
    words: NDArray[np.int64]
    domain: str

    def fold(self, round_: int) -> int:
        """The fold of the page's domain in one round of cross-validation."""
        return zlib.crc32(f"{round_ or ''}{self.domain}".encode()) % FOLDS


def align(blocks: list[Block], gold: str) -> list[float]:
    """The share of each block's words that an alignment of the page with the gold text matches."""
    words = [_WORD.findall(block.text) for block in blocks]
    flat = [word for block in words for word in block]
    matcher = difflib.SequenceMatcher(None, flat, _WORD.findall(gold), autojunk=False)
    covered = np.zeros(len(flat) + 1)
    for start, _, size in matcher.get_matching_blocks():
        covered[start : start + size] = 1
    ends = np.cumsum([len(block) for block in words])
    return [
        float(covered[end - len(block) : end].mean()) if block else 0.0 for end, block in zip(ends, words, strict=True)
    ]


def example(page: Page, folder: Path) -> Example:
    """The features and labels of one page of the development set."""
    source = decode(gunzip((folder / page["file"]).read_bytes()))
    scanned = scan(source)
    blocks = segment(scanned)
    evidence, described = gather(scanned), describe(scanned, blocks)
    votes = {"trafilatura": trafilatura_vote(evidence, blocks), "stated": stated_vote(evidence, blocks)}
    features = {name: matrix(described, {vote: votes[vote] for vote in MODELS[name]}) for name in MODELS}
    body = np.array(align(blocks, page["text"] or "")) >= 0.5
    host = (urlsplit(page["url"] or "").hostname or page["file"]).split(".")[-2:]
    words = np.array([len(_WORD.findall(block.text)) for block in blocks])
    return Example(page, source, features, body, words, ".".join(host))


def fit(examples: list[Example], name: str) -> Forest:
    """Boosted trees of the model ``name``; a block weighs by the root of its words, a page by that of its body."""
    weights = []
    for one in examples:
        weight = np.sqrt(np.maximum(1, one.words))
        weights.append(weight / np.sqrt(max(1.0, float((weight * one.body).sum()))))
    model = HistGradientBoostingClassifier(
        max_iter=100,
        learning_rate=0.1,
        max_leaf_nodes=15,
        l2_regularization=5,
        min_samples_leaf=40,
        max_features=0.3,
        random_state=0,
        early_stopping=False,
    )
    model.fit(
        np.vstack([e.features[name] for e in examples]),
        np.concatenate([e.body for e in examples]),
        np.concatenate(weights),
    )
    return to_forest(model, feature_names(MODELS[name]))


def train(examples: list[Example]) -> Models:
    """Both models."""
    return Models(*(fit(examples, name) for name in MODELS))


def cross_validate(examples: list[Example], scorer: ModuleType, round_: int) -> dict[str, dict[str, float]]:
    """The scorer's figures for each set."""
    articles: dict[str, object] = {}
    for fold in range(FOLDS):
        models = train([e for e in examples if e.fold(round_) != fold])
        for one in (e for e in examples if e.fold(round_) == fold):
            article = article_in(one.page["file"], one.source, None, models)
            if isinstance(article, Article):
                articles[scorer.name_key(one.page["file"])] = json.loads(encode(article))
    sets = sorted({e.page["set"] for e in examples})
    return {name: scorer.score([e.page for e in examples if e.page["set"] == name], articles) for name in sets}


def main() -> None:
    """Train, and write the models; or cross-validate."""
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("folder", type=Path, nargs="?", default=ROOT.parent / "shared/eval/pages")
    options.add_argument("--cross-validate", type=int, nargs="?", const=1, default=0, metavar="ROUNDS")
    arguments = options.parse_args()
    folder = arguments.folder
    pages = [json.loads(line) for line in (folder / "gold.jsonl").read_text("utf-8").splitlines()]
    examples = [example(page, folder) for page in pages]
    for round_ in range(arguments.cross_validate):
        print(json.dumps(cross_validate(examples, load_scorer(folder.parent / "pages.py"), round_)), flush=True)
    if arguments.cross_validate:
        return
    models = train(examples)
    for name, forest in zip(MODELS, (models.alone, models.voted), strict=True):
        with (PLACE / name).open("wb") as stream:
            forest.save(stream)
        blocks = sum(len(e.body) for e in examples)
        print(f"{name}: {len(examples)} pages, {blocks} blocks, {(PLACE / name).stat().st_size} bytes")


if __name__ == "__main__":
    main()
