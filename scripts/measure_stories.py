"""How far stories hold where less is known of the articles, or some are copied: ``python scripts/measure_stories.py``.

Prints BCubed and pairwise figures of topics that had no part in the weights (the shipped settings, the ways of parting
the topics that ``train_stories.py`` takes), with the articles as they are and changed in one way each.
"""

import argparse
from collections.abc import Callable
from functools import partial
from pathlib import Path

import numpy as np
from msgspec.structs import replace
from train_stories import ROOT, figures, group, read, show, tallies

from rashomon.collate.stories.grouping import LARGE, SINGLE
from rashomon.collate.stories.neighbours import CLOSEST
from rashomon.model import MarkedArticle, Published

Change = Callable[[MarkedArticle], list[MarkedArticle]]
FOLDS, SEEDS = 5, 3


def opening(words: int, article: MarkedArticle) -> list[MarkedArticle]:
    """The article's first words alone."""
    return [replace(article, text=" ".join(article.text.split(" ")[:words]))]


def undated(article: MarkedArticle) -> list[MarkedArticle]:
    """The article without its day of publication."""
    return [replace(article, published=Published(None, None, "unknown"))]


def untitled(article: MarkedArticle) -> list[MarkedArticle]:
    """The article without its headline."""
    return [replace(article, title=None)]


def bare(article: MarkedArticle) -> list[MarkedArticle]:
    """The article with neither."""
    return [without for other in undated(article) for without in untitled(other)]


def copied(times: int, one_in: int, article: MarkedArticle) -> list[MarkedArticle]:
    """The article, and for one article in so many its copies."""
    chosen = int(article.id.lstrip("s")) % one_in == 0
    return [article, *(replace(article, id=f"{article.id}~{number}") for number in range(times * chosen))]


CHANGES: dict[str, Change] = {
    "as they are": lambda article: [article],
    "no day of publication": undated,
    "no headline": untitled,
    "neither": bare,
    "first 120 words": partial(opening, 120),
    "first 60 words": partial(opening, 60),
    "one in twenty has forty copies": partial(copied, 40, 20),
    "every second one has five copies": partial(copied, 5, 2),
}


def main() -> None:
    """Print a line for each change."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--eval", type=Path, default=ROOT.parent / "shared/eval")
    options = parser.parse_args()
    data = read(options.eval / "stories")
    names = np.unique(data.topic)
    for name, change in CHANGES.items():
        asked, sums = read(options.eval / "stories", change), np.zeros(6)
        for seed in range(SEEDS):
            order = np.random.RandomState(seed).permutation(names)
            fold = {topic: place % FOLDS for place, topic in enumerate(order)}
            held, theirs = (np.array([fold[topic] for topic in one.topic]) for one in (data, asked))
            for number in range(FOLDS):
                found = group(data, (CLOSEST, SINGLE, LARGE), held != number, asked)[asked.given]
                inside = (theirs[asked.reports.of] == number)[asked.given]
                sums += tallies(asked.told[asked.given], found, inside)
        show(name, figures(sums))


if __name__ == "__main__":
    main()
