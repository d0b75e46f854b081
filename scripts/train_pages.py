"""Train the two models that choose the body of a web page among its blocks, without and with trafilatura's vote.

    python scripts/train_pages.py [FOLDER OF gold.jsonl AND *.html.gz] [--check]

A block counts as body where at least half of its words are aligned with the gold text. With --check the figures of a
five-fold cross-validation over domains are printed instead: precision and recall of words, not the benchmark's metric.
"""

import difflib
import json
import re
import sys
import zlib
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import urlsplit

import numpy as np
from boosting import to_forest
from numpy.typing import NDArray
from sklearn.ensemble import HistGradientBoostingClassifier

from rashomon.read.decode import decode, gunzip
from rashomon.read.pages.blocks import Block, segment
from rashomon.read.pages.choose import ALONE, THRESHOLD, VOTES, stated_vote, trafilatura_vote
from rashomon.read.pages.evidence import gather
from rashomon.read.pages.features import describe, feature_names, matrix
from rashomon.read.pages.markup import scan

ROOT = Path(__file__).resolve().parents[1]
PLACE = ROOT / "src/rashomon/read/pages"
MODELS = {"alone.npz": ALONE, "body.npz": VOTES}
_WORD = re.compile(r"\w+")


@dataclass(frozen=True)
class Example:
    """One page: features (blocks, columns) for each model, whether each block is body, its words; fold by domain."""

    features: dict[str, NDArray[np.float32]]
    body: NDArray[np.bool_]
    words: NDArray[np.int64]
    fold: int


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


def example(page: dict[str, str], folder: Path) -> Example:
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
    return Example(features, body, words, zlib.crc32(".".join(host).encode()) % 5)


def fit(examples: list[Example], name: str) -> HistGradientBoostingClassifier:
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
    return model


def check(examples: list[Example], name: str) -> None:
    """Print precision and recall of words over five folds."""
    right = chosen = wanted = 0
    for fold in range(5):
        model = fit([e for e in examples if e.fold != fold], name)
        for one in (e for e in examples if e.fold == fold):
            found = model.predict_proba(one.features[name])[:, 1] >= THRESHOLD
            right += int(one.words[found & one.body].sum())
            chosen += int(one.words[found].sum())
            wanted += int(one.words[one.body].sum())
    print(f"{name}: words: precision {right / chosen:.4f}, recall {right / wanted:.4f}")


def main(arguments: list[str]) -> None:
    """Train, and write the models; or check."""
    paths = [a for a in arguments if not a.startswith("--")]
    folder = Path(paths[0]) if paths else ROOT.parent / "shared/eval/pages"
    pages = [json.loads(line) for line in (folder / "gold.jsonl").read_text("utf-8").splitlines()]
    examples = [example(page, folder) for page in pages]
    for name, votes in MODELS.items():
        if "--check" in arguments:
            check(examples, name)
            continue
        forest = to_forest(fit(examples, name), feature_names(votes))
        with (PLACE / name).open("wb") as stream:
            forest.save(stream)
        blocks = sum(len(e.body) for e in examples)
        print(f"{name}: {len(examples)} pages, {blocks} blocks, {(PLACE / name).stat().st_size} bytes")


if __name__ == "__main__":
    main(sys.argv[1:])
