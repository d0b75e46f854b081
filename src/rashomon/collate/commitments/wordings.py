"""How much the words at a site read like those of promises: a stored score for each word, learnt from what it means.

The words of known sites were placed by the vectors of a sentence model, and two directions learnt among them; what is
stored is each word's part of either (``scripts/train_commitments.py``). So a word that stood in no known promise counts
by those that mean the like.
"""

import re
from collections.abc import Sequence
from functools import cache
from importlib.resources import files

import numpy as np

from rashomon.collate.commitments.sites import Site
from rashomon.learned import Linear
from rashomon.model import MarkedArticle

CLASSES = ("behind", "sentence")
BEHIND = 10  # words behind a site that say what is promised
_WORD = re.compile(r"[a-z]+|\d+|[^\w\s]")


def of_wording(article: MarkedArticle, site: Site) -> dict[str, float]:
    """The score of a site's words."""
    behind, sentence = (_mean(words, at) for at, words in enumerate(worded(article, site)))
    return {"wording": behind + sentence + float(_model().bias.sum())}


def worded(article: MarkedArticle, site: Site) -> tuple[list[str], list[str]]:
    """The words with a score that stand close behind a site, and those of its sentence."""
    known = _model().rows
    text, sentence = article.text, site.sentence.span
    behind, whole = (
        [word for word in split(text[start : sentence.end]) if word in known]
        for start in (site.span.end, sentence.start)
    )
    return behind[:BEHIND], whole


def split(text: str) -> list[str]:
    """The words of a text as they are scored: small letters, figures and marks apart."""
    return _WORD.findall(text.casefold())


def _mean(words: Sequence[str], column: int) -> float:
    model = _model()
    return float(np.mean(model.weights[[model.rows[word] for word in words], column])) if words else 0.0


@cache
def _model() -> Linear:
    return Linear.load(files("rashomon.collate.commitments").joinpath("wordings.npz"))
