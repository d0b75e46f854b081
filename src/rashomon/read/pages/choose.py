"""Which blocks are the body: a small trained model over the page's structure, and trafilatura's word where it doubts.

Most pages leave the model no doubt. For the others trafilatura, which takes longer than all else, is asked, and a
second model weighs its answer as one feature among the others; both models together decide.
"""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache
from importlib.resources import files
from itertools import groupby

import numpy as np
from numpy.typing import NDArray

from rashomon.learned import Forest
from rashomon.read.pages.blocks import Block
from rashomon.read.pages.evidence import Evidence, clean
from rashomon.read.pages.extractor import MOST_BLOCKS, Shingle, extract, shingles, support
from rashomon.read.pages.features import describe, feature_names, matrix
from rashomon.read.pages.markup import Element
from rashomon.read.pages.surroundings import candidates

ALONE = ("stated",)
VOTES = ("trafilatura", "stated")
THRESHOLD = 0.4
UNSURE = (0.2, 0.8)
DOUBT = 0.3
"""Trafilatura is asked where blocks of a probability within ``UNSURE`` have more than this share of the body's text."""
SECOND = 0.2
"""It is asked, too, where each of two ``article`` elements has at least this share of the body's text."""
STRUCTURE = 0.3
"""The weight of the first model's log-odds where both decide; the second has the rest."""
SURE = 0.86
"""The mean probability by the structure alone at which much text is believed against trafilatura."""
ABSURD = 0.02
"""The mean probability by the structure alone below which trafilatura's word is not taken for it."""
LITTLE = 400
"""Characters of a body below which the model may have missed it."""
LONG = 60
COPY, SHARE = 1000, 0.3
"""A stretch of repeated blocks is a copy of the story from so many characters, or so much of the text, on."""

Articles = list[Element | None]
"""For every block the outermost ``article`` element around it."""


@dataclass(frozen=True, slots=True)
class Models:
    """``alone`` judges blocks by the page's structure, ``voted`` with trafilatura's vote as well."""

    alone: Forest
    voted: Forest


@lru_cache(maxsize=1)
def stored_models() -> Models:
    """The models that come with Rashomon."""
    folder = files(__package__)
    return Models(
        Forest.load(folder / "alone.npz", feature_names(ALONE)), Forest.load(folder / "body.npz", feature_names(VOTES))
    )


def stated_vote(evidence: Evidence, blocks: list[Block]) -> list[float]:
    """For each block the share of its words that stand in the page's ``articleBody``."""
    bodies = (node.data.get("articleBody") for node in evidence.articles())
    return support(blocks, max((clean(body) for body in bodies if isinstance(body, str)), key=len, default=""))


def trafilatura_vote(evidence: Evidence, blocks: list[Block]) -> list[float]:
    """For each block the share of its words that trafilatura takes for the body."""
    return support(blocks, extract(evidence.page))


def choose(evidence: Evidence, blocks: list[Block], models: Models | None = None) -> list[int]:
    """The indices of the blocks that are the body, in the order of the page; ``models`` default to the stored ones."""
    able = candidates(blocks)
    chosen = _choose(evidence, [blocks[index] for index in able], models or stored_models()) if able else []
    return [able[index] for index in chosen]


def _choose(evidence: Evidence, blocks: list[Block], models: Models) -> list[int]:
    described, stated = describe(evidence.page, blocks), stated_vote(evidence, blocks)
    sizes = np.array([len(block.text) for block in blocks], dtype=np.float64)
    odds = models.alone.margin(matrix(described, {"stated": stated}))
    alone = _probability(odds)
    articles: Articles = [None] * len(blocks) if _is_live(evidence) else _articles(blocks)
    several = _holds_several(blocks, articles, alone >= THRESHOLD)
    if len(blocks) > MOST_BLOCKS or not (several or is_doubtful(alone, sizes)):
        return _without_others(blocks, articles, _without_repeats(blocks, alone >= THRESHOLD))
    votes = {"trafilatura": trafilatura_vote(evidence, blocks), "stated": stated}
    both = STRUCTURE * odds + (1 - STRUCTURE) * models.voted.margin(matrix(described, votes))
    voted = np.array(votes["trafilatura"]) >= 0.5
    chosen = settle(_probability(both), alone, voted, sizes)
    if several:
        chosen = _of_one(blocks, articles, chosen, voted)
    return _without_others(blocks, articles, _without_repeats(blocks, chosen))


def _is_live(evidence: Evidence) -> bool:
    """Whether the page says that it reports live: each of its entries may stand in an ``article`` of its own."""
    return any(kind.startswith("LiveBlog") for node in evidence.nodes for kind in node.types)


def _probability(odds: NDArray[np.float64]) -> NDArray[np.float64]:
    likely: NDArray[np.float64] = 1 / (1 + np.exp(-np.clip(odds, -50, 50)))
    return likely


def is_doubtful(likely: NDArray[np.float64], sizes: NDArray[np.float64]) -> bool:
    """Whether the model is unsure of much text, or finds little; both arrays of shape (blocks,)."""
    body = float(sizes[likely >= THRESHOLD].sum())
    return body < LITTLE or float(sizes[(likely > UNSURE[0]) & (likely < UNSURE[1])].sum()) > DOUBT * body


def _holds_several(blocks: list[Block], articles: Articles, chosen: NDArray[np.bool_]) -> bool:
    """Whether the chosen blocks may be two stories, each in an ``article`` element of its own."""
    held = _held(blocks, articles, np.flatnonzero(chosen).tolist())
    return sum(size >= SECOND * held.total() for article, size in held.items() if article is not None) > 1


def _of_one(
    blocks: list[Block], articles: Articles, chosen: NDArray[np.bool_], voted: NDArray[np.bool_]
) -> NDArray[np.bool_]:
    """The chosen blocks less ``article`` elements of which trafilatura takes little, where it takes most of another."""
    whole, taken = (_held(blocks, articles, np.flatnonzero(which).tolist()) for which in (chosen, chosen & voted))
    if not any(article is not None and 2 * taken[article] >= size for article, size in whole.items()):
        return chosen
    left = {article for article, size in whole.items() if article is not None and 2 * taken[article] < size}
    kept = np.array([article not in left for article in articles], dtype=np.bool_)
    return np.logical_and(chosen, kept)


def settle(
    likely: NDArray[np.float64], alone: NDArray[np.float64], voted: NDArray[np.bool_], sizes: NDArray[np.float64]
) -> NDArray[np.bool_]:
    """Which blocks are body, from the probabilities of both models, those of structure ``alone`` and trafilatura.

    All of shape (blocks,). Much text beyond trafilatura's is believed only where the structure alone makes it sure on
    the whole (a thread of comments or a second story is long, too); where the models find next to nothing and
    trafilatura much more, that is believed, unless the structure finds prose and that all but impossible (a menu).
    """
    chosen = likely >= THRESHOLD
    beyond = chosen & ~voted
    agreed, extra = float(sizes[chosen & voted].sum()), float(sizes[beyond].sum())
    if agreed and extra > 0.3 * agreed and float((alone * sizes)[beyond].sum()) < SURE * extra:
        chosen = chosen & voted
    found, other = float(sizes[chosen].sum()), float(sizes[voted].sum())
    if found < LITTLE and found < 0.25 * other:
        structure = alone >= THRESHOLD
        absurd = float(sizes[structure].sum()) >= LITTLE and float((alone * sizes)[voted].sum()) < ABSURD * other
        return structure if absurd else chosen | voted
    return chosen


def _without_others(blocks: list[Block], articles: Articles, chosen: list[int]) -> list[int]:
    """The chosen blocks less what little was chosen of ``article`` elements beside the one that holds most of them."""
    kept = _held(blocks, articles, chosen)
    if len(kept) <= 1:
        return chosen
    main, most = kept.most_common(1)[0]
    if main is None or 2 * most < kept.total():
        return chosen
    whole: Counter[Element | None] = Counter()
    for block, holder in zip(blocks, articles, strict=True):
        whole[holder] += len(block.text)
    little = {holder for holder, size in kept.items() if holder and holder is not main and 2 * size < whole[holder]}
    return [index for index in chosen if articles[index] not in little]


def _held(blocks: list[Block], articles: Articles, chosen: list[int]) -> Counter[Element | None]:
    """The characters of the chosen blocks in each outermost ``article`` element, those in none under None."""
    held: Counter[Element | None] = Counter()
    for index in chosen:
        held[articles[index]] += len(blocks[index].text)
    return held


def _articles(blocks: list[Block]) -> Articles:
    """The outermost ``article`` element around every block; each element is looked at once."""
    known: dict[Element, Element | None] = {}
    return [_article(block.element, known) for block in blocks]


def _article(element: Element, known: dict[Element, Element | None]) -> Element | None:
    if element not in known:
        outer = _article(element.parent, known) if element.parent else None
        known[element] = outer or (element if element.name == "article" else None)
    return known[element]


def _recurring(sets: Iterable[set[Shingle]]) -> set[Shingle]:
    """What is in more than one of ``sets``."""
    seen: set[Shingle] = set()
    again: set[Shingle] = set()
    for own in sets:
        again |= seen & own
        seen |= own
    return again


def _without_repeats(blocks: list[Block], chosen: NDArray[np.bool_]) -> list[int]:
    """The chosen blocks less a long stretch of them whose words stand in the others: a story loaded twice or hidden.

    What repeats in short (a quotation pulled out, a dish on a menu) stays. The longest block goes first, and of two
    alike the later one, so that paragraphs outlive a block that holds them all.
    """
    kept = {index: shingles(blocks[index].text.split()) for index in np.flatnonzero(chosen).tolist()}
    recurring = _recurring(kept.values())
    if not any(len(own & recurring) > 0.8 * len(own) for i, own in kept.items() if len(blocks[i].text) >= LONG):
        return sorted(kept)
    counts = Counter(shingle for own in kept.values() for shingle in own)
    repeated: set[int] = set()
    for index in sorted(kept, key=lambda i: (-len(blocks[i].text), -i)):
        own = kept[index]
        if len(blocks[index].text) >= LONG and sum(counts[shingle] > 1 for shingle in own) > 0.8 * len(own):
            counts.subtract(own)
            repeated.add(index)
    if not repeated:
        return sorted(kept)
    least = min(COPY, SHARE * sum(len(blocks[index].text) for index in kept))
    left: list[int] = []
    for again, stretch in groupby(sorted(kept), key=repeated.__contains__):
        indices = list(stretch)
        if not again or sum(len(blocks[index].text) for index in indices) < least:
            left += indices
    return left
