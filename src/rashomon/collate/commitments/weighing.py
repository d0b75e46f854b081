"""How likely words are a promise, and who is likely bound by it; ``scripts/train_commitments.py`` learns both."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from itertools import islice

import numpy as np
from numpy.typing import NDArray

from rashomon.collate.actors import Cast
from rashomon.collate.commitments.bearers import Bearer, bearers
from rashomon.collate.commitments.features import MANY, among, of_bearer, of_site
from rashomon.collate.commitments.sites import Site, sites
from rashomon.collate.commitments.subjects import form_of, of_subject, subject
from rashomon.collate.commitments.wordings import of_wording
from rashomon.collate.evidence import Evidence
from rashomon.learned import Forest
from rashomon.model import MarkedArticle

_FROM_SITE = (  # what of the words at a site helps to tell who is bound by them
    "first", "we", "third", "it", "direct", "mixed", "indirect", "that", "to", "noun", "passive", "said before",
)  # fmt: skip
UNLIKELY = 0.55  # the chance below which words that are usual for a plan are none
FAINT = 0.15  # the same for words that give somebody's word: agreed, promised, invited
SURE = 0.4  # the least chance that words are a promise of the one likeliest bound


@dataclass(frozen=True, slots=True)
class _Asked:
    """A site with those who may be bound, and what is known of its words."""

    article: MarkedArticle
    site: Site
    found: Sequence[Bearer]
    about: dict[str, float]


@dataclass(frozen=True, slots=True)
class Weighed:
    """The words of a site with the one who is likeliest bound by them, and how likely both hold."""

    site: Site
    bearer: Bearer
    promise: float
    bound: float

    @property
    def chance(self) -> float:
        """How likely the words are a promise of the bearer."""
        return self.promise * self.bound


def weigh(evidence: Evidence, cast: Cast) -> Mapping[tuple[str, int], Sequence[Weighed]]:
    """The sites of every sentence (article, index) of a story, each with its likeliest bearer.

    Sites where nobody may be bound are left out.
    """
    asked = [one for article in evidence.articles for one in _asked(evidence, cast, article)]
    promises = _chances("sites", [site_row(one.article, one.site, one.found, one.about) for one in asked])
    rows = [
        bearer_rows(cast, one.article, one.site, one.found, one.about) if promise >= FAINT else []
        for one, promise in zip(asked, promises, strict=True)
    ]
    bound = iter(_chances("bearers", [row for some in rows for row in some]))
    made: defaultdict[tuple[str, int], list[Weighed]] = defaultdict(list)
    for one, promise, some in zip(asked, promises, rows, strict=True):
        weighed = _weighed(one, promise, some, list(islice(bound, len(some))))
        if weighed is not None:
            made[one.site.sentence.article, one.site.sentence.index].append(weighed)
    return made


def _asked(evidence: Evidence, cast: Cast, article: MarkedArticle) -> Iterable[_Asked]:
    for sentence in evidence.sentences[article.id]:
        for site in sites(article, sentence):
            found = bearers(evidence, cast, article, site)
            if found:
                yield _Asked(article, site, found, of_site(article, site))


def _weighed(
    one: _Asked, promise: float, rows: Sequence[Mapping[str, float]], bound: Sequence[float]
) -> Weighed | None:
    if not rows:  # hardly a promise, whoever would be bound
        return Weighed(one.site, one.found[0], promise, 0.0)
    if one.about["passive"] and not any(row["speaks"] for row in rows):
        return None  # "the bridge of Alden will be closed": nobody's word
    best = int(np.argmax(bound))
    return Weighed(one.site, one.found[best], promise, bound[best])


def bearer_rows(
    cast: Cast, article: MarkedArticle, site: Site, found: Sequence[Bearer], about: Mapping[str, float]
) -> list[dict[str, float]]:
    """One row of numbers for each of those who may be bound at a site."""
    rows = [
        of_bearer(cast, article, site, bearer, found) | of_subject(cast, article, site, bearer, found)
        for bearer in found
    ]
    shared = {name: about[name] for name in about if name in _FROM_SITE or name.startswith("cue=")}
    return [row | beside | shared for row, beside in zip(rows, among(rows), strict=True)]


def site_row(article: MarkedArticle, site: Site, found: Sequence[Bearer], about: dict[str, float]) -> dict[str, float]:
    """The numbers of the words at a site; ``found`` are those who may be bound there."""
    return about | crowd(found) | form_of(subject(article, site, found)) | of_wording(article, site)


def crowd(found: Sequence[Bearer]) -> dict[str, float]:
    """What those who may be bound say of the words: how many are named, and how many there are."""
    named = sum(bearer.how == "named" and bearer.span is not None for bearer in found)
    return {"many": float(min(named, MANY)), "rivals": float(len(found))}


def table(rows: Sequence[Mapping[str, float]], names: Sequence[str]) -> NDArray[np.float32]:
    """The values of ``rows`` in the order of ``names``."""
    return np.array([[float(row[name]) for name in names] for row in rows], dtype=np.float32)


def _chances(name: str, rows: Sequence[Mapping[str, float]]) -> list[float]:
    model = _model(name)
    return [float(chance) for chance in model.probability(table(rows, model.names))] if rows else []


@cache
def _model(name: str) -> Forest:
    return Forest.load(files("rashomon.collate.commitments").joinpath(f"{name}.npz"))
