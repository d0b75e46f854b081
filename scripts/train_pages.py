"""Train the two models that choose the body of a web page among its blocks, without and with trafilatura's vote.

    python scripts/train_pages.py [FOLDER] [--cross-validate [ROUNDS]] [--across] [--enciphered]

A block counts as body where at least half of its words are aligned with the gold text. News pages are learnt from
twice, once as they are and once with the story cut down to a few paragraphs: short reports above long threads of
comments are frequent, and rare among these pages. All pages are learnt from once more with some of their paragraphs
set as headings, lists and tables (``relisting.py``), as guides are. Needs LightGBM, several times as fast as
scikit-learn.

With --cross-validate nothing is written: every page goes through the whole reader with models that saw no page of its
domain. Printed are the figures that the folder's own scorer (pages.py beside it) gives for each set, one line of JSON a
round of other folds, and the share of pages, in per cent, about which trafilatura was asked. --enciphered adds a line
of bodies alone, read from the same pages in an unknown language: the letters of their texts are exchanged for others,
in the markup nothing changes. With --across each set is read with models that saw the other sets alone, less the pages
of domains that are in both: another kind of page, chosen and annotated by others.
"""

import argparse
import difflib
import json
import random
import re
import zlib
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from types import ModuleType
from typing import Any
from unittest import mock
from urllib.parse import urlsplit

import lightgbm
import numpy as np
from boosting import REPEATABLE, mean_forest
from numpy.typing import NDArray
from relisting import relisted
from scorers import load_scorer

from rashomon.learned import Forest
from rashomon.model import Article, encode
from rashomon.read.decode import decode, gunzip
from rashomon.read.pages import choose
from rashomon.read.pages.article import article_in
from rashomon.read.pages.blocks import Block, segment
from rashomon.read.pages.choose import ALONE, VOTES, Models, stated_vote, trafilatura_vote
from rashomon.read.pages.evidence import gather
from rashomon.read.pages.features import describe, feature_names, matrix
from rashomon.read.pages.markup import scan
from rashomon.read.pages.surroundings import candidates

ROOT = Path(__file__).resolve().parents[1]
PLACE = ROOT / "src/rashomon/read/pages"
MODELS = {"alone.npz": ALONE, "body.npz": VOTES}
FOLDS = 5
TREES = 100
OPTIONS: dict[str, Any] = REPEATABLE | {
    "num_leaves": 15,
    "max_depth": 8,  # every tree is walked to the depth of the deepest
    "learning_rate": 0.1,
    "min_data_in_leaf": 40,
    "feature_fraction_bynode": 0.3,
    "lambda_l2": 5.0,
}
NEWS = "aeb"
MADE = 0.5
"""What a page that was shortened, or set anew, weighs beside one as it is."""
LEAST, LONG = 6, 12
"""Paragraphs, of so many words, that a page must have to be shortened."""
PLAIN, CIPHER = "abcdefghijklmnopqrstuvwxyz", "ymcxobqdiwzpnvuhkgflejrtas"
_EXCHANGE = str.maketrans(PLAIN + PLAIN.upper(), CIPHER + CIPHER.upper())
_BETWEEN = re.compile(r"&#?\w+;?|[^&]+|&")
_STATED = re.compile(r'(?<="articleBody")(\s*:\s*)"((?:[^"\\]|\\.)*)"')
_ESCAPED = re.compile(r"\\u....|\\.|&#?\w+;?|[^\\&]+|&", re.DOTALL)
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
    weight: float = 1.0

    def fold(self, round_: int) -> int:
        """The fold of the page's domain in one round of cross-validation."""
        return zlib.crc32(f"{round_ or ''}{self.domain}".encode()) % FOLDS


Split = tuple[list[Example], list[Example]]
"""Examples to learn from, and those to be read with what was learnt."""


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


def examples_of(page: Page, folder: Path) -> list[Example]:
    """The example of one page of the development set, and the same shortened where it is news."""
    source = decode(gunzip((folder / page["file"]).read_bytes()))
    blocks = segment(scan(source))
    body = np.array(align(blocks, page["text"] or "")) >= 0.5
    seed = zlib.crc32(page["file"].encode())
    short = shortened(source, blocks, body, seed) if page["set"] == NEWS else None
    anew = relisted(source, blocks, body.tolist(), random.Random(seed))
    made = [short] if short else []
    if anew:
        made.append((anew, np.array(align(segment(scan(anew)), page["text"])) >= 0.5))
    return [example(page, source, body), *(example(page, *one, weight=MADE) for one in made)]


def example(page: Page, source: str, body: NDArray[np.bool_], weight: float = 1.0) -> Example:
    """The features and labels of the candidates among the blocks of a page, of which ``body`` tells which are body."""
    scanned = scan(source)
    whole = segment(scanned)
    able = candidates(whole)
    blocks = [whole[index] for index in able]
    evidence, described = gather(scanned), describe(scanned, blocks)
    votes = {"trafilatura": trafilatura_vote(evidence, blocks), "stated": stated_vote(evidence, blocks)}
    features = {name: matrix(described, {vote: votes[vote] for vote in MODELS[name]}) for name in MODELS}
    host = (urlsplit(page["url"] or "").hostname or page["file"]).split(".")[-2:]
    words = np.array([len(_WORD.findall(block.text)) for block in blocks])
    return Example(page, source, features, body[able], words, ".".join(host), weight)


def shortened(
    source: str, blocks: list[Block], body: NDArray[np.bool_], seed: int
) -> tuple[str, NDArray[np.bool_]] | None:
    """The page with one to five neighbouring paragraphs left of its story, and which of its blocks are body."""
    random_ = random.Random(seed)
    paragraphs = [i for i in np.flatnonzero(body) if len(_WORD.findall(blocks[i].text)) >= LONG]
    if len(paragraphs) < LEAST:
        return None
    count = random_.randint(1, 5)
    first = random_.choice([0, 0, random_.randrange(len(paragraphs) - count)])
    start, end = paragraphs[first], paragraphs[first + count - 1]
    index = np.arange(len(blocks))
    kept = ~body | ((index >= start) & (index <= end))
    parts, position = [], 0
    for i in np.flatnonzero(~kept):
        for left, right, _ in blocks[i].ranges:
            parts.append(source[position:left])
            position = right
    short = "".join((*parts, source[position:]))
    same = [block.text for block in segment(scan(short))] == [blocks[i].text for i in np.flatnonzero(kept)]
    return (short, body[kept]) if same else None


def encipher(source: str) -> str:
    """The page with the letters of its visible text and of its stated body exchanged, entities left as they are."""
    parts, position = [], 0
    for text in scan(source).texts:
        parts += [source[position : text.start], exchanged(source[text.start : text.end], _BETWEEN)]
        position = text.end
    whole = "".join((*parts, source[position:]))
    return _STATED.sub(lambda found: f'{found[1]}"{exchanged(found[2], _ESCAPED)}"', whole)


def exchanged(text: str, pieces: re.Pattern[str]) -> str:
    """The letters of ``text`` exchanged in all ``pieces`` but entities and escapes."""
    return pieces.sub(lambda f: f[0] if f[0][0] in "&\\" and len(f[0]) > 1 else f[0].translate(_EXCHANGE), text)


def fit(examples: list[Example], name: str) -> Forest:
    """Boosted trees of the model ``name``; a block weighs by the root of its words, a page by that of its body."""
    weights = []
    for one in examples:
        weight = np.sqrt(np.maximum(1, one.words))
        weights.append(one.weight * weight / np.sqrt(max(1.0, float((weight * one.body).sum()))))
    data = lightgbm.Dataset(
        np.vstack([e.features[name] for e in examples]),
        np.concatenate([e.body for e in examples]),
        weight=np.concatenate(weights),
        params=OPTIONS,
    )
    return mean_forest([lightgbm.train(OPTIONS | {"seed": 0}, data, TREES)], feature_names(MODELS[name]))


def train(examples: list[Example]) -> Models:
    """Both models."""
    return Models(*(fit(examples, name) for name in MODELS))


def folds_of(examples: list[Example], round_: int) -> list[Split]:
    """For every fold of one round of cross-validation what is learnt from, and what is read."""
    folds = [[e.fold(round_) == fold for e in examples] for fold in range(FOLDS)]
    return [
        (
            [e for e, held in zip(examples, fold, strict=True) if not held],
            [e for e, held in zip(examples, fold, strict=True) if held and e.weight == 1.0],
        )
        for fold in folds
    ]


def sets_of(examples: list[Example]) -> list[Split]:
    """For every set what is learnt from, pages of other sets and other domains, and what is read, its own pages."""
    splits = []
    for name in sorted({e.page["set"] for e in examples}):
        own = [e for e in examples if e.page["set"] == name and e.weight == 1.0]
        known = {e.domain for e in own}
        splits.append(([e for e in examples if e.page["set"] != name and e.domain not in known], own))
    return splits


def read_all(splits: list[Split], *, enciphered: bool) -> list[dict[str, object]]:
    """What the whole reader makes of the pages of each split with models of what is learnt from, by name of file.

    With ``enciphered`` a second time, of the enciphered pages.
    """
    ways: list[Callable[[str], str]] = [str, encipher] if enciphered else [str]
    articles: list[dict[str, object]] = [{} for _ in ways]
    for learnt, own in splits:
        models = train(learnt)
        for one in own:
            for way, found in zip(ways, articles, strict=True):
                article = article_in(one.page["file"], way(one.source), None, models)
                if isinstance(article, Article):
                    found[one.page["file"]] = json.loads(encode(article))
    return articles


def figures(scorer: ModuleType, pages: list[Page], articles: dict[str, object]) -> dict[str, dict[str, float]]:
    """The scorer's figures for each set."""
    named = {scorer.name_key(file): article for file, article in articles.items()}
    sets = sorted({page["set"] for page in pages})
    return {name: scorer.score([page for page in pages if page["set"] == name], named) for name in sets}


def report(examples: list[Example], scorer: ModuleType, rounds: list[list[Split]], *, enciphered: bool) -> None:
    """Print the figures of each round of splits."""
    pages = [e.page for e in examples if e.weight == 1.0]
    hidden = [{"file": p["file"], "set": p["set"], "title": None, "published": None, "authors": None} for p in pages]
    for page, one in zip(hidden, pages, strict=True):
        page["text"] = one["text"] and one["text"].translate(_EXCHANGE)
    for splits in rounds:
        with mock.patch.object(choose, "trafilatura_vote", wraps=choose.trafilatura_vote) as asked:
            found = read_all(splits, enciphered=enciphered)
        share = round(100 * asked.call_count / len(pages) / len(found), 1)
        for gold, articles in zip((pages, hidden), found, strict=False):
            print(json.dumps(figures(scorer, gold, articles) | {"asked": share}), flush=True)


def main() -> None:
    """Train, and write the models; or cross-validate."""
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("folder", type=Path, nargs="?", default=ROOT.parent / "shared/eval/pages")
    options.add_argument("--cross-validate", type=int, nargs="?", const=1, default=0, metavar="ROUNDS")
    options.add_argument("--across", action="store_true")
    options.add_argument("--enciphered", action="store_true")
    arguments = options.parse_args()
    folder = arguments.folder
    pages = [json.loads(line) for line in (folder / "gold.jsonl").read_text("utf-8").splitlines()]
    examples = [one for page in pages for one in examples_of(page, folder)]
    rounds = [folds_of(examples, round_) for round_ in range(arguments.cross_validate)]
    if arguments.across:
        rounds.append(sets_of(examples))
    if rounds:
        report(examples, load_scorer(folder.parent / "pages.py"), rounds, enciphered=arguments.enciphered)
        return
    models = train(examples)
    for name, forest in zip(MODELS, (models.alone, models.voted), strict=True):
        with (PLACE / name).open("wb") as stream:
            forest.save(stream)
        blocks = sum(len(e.body) for e in examples)
        print(f"{name}: {len(examples)} pages, {blocks} blocks, {(PLACE / name).stat().st_size} bytes")


if __name__ == "__main__":
    main()
