"""Which blocks are the body: a small trained model over the page's structure, held against trafilatura's word."""

from collections import Counter
from functools import lru_cache
from importlib.resources import files

import numpy as np
from numpy.typing import NDArray

from rashomon.learned import Forest
from rashomon.read.pages.blocks import Block
from rashomon.read.pages.evidence import Evidence, clean
from rashomon.read.pages.extractor import extract, shingles, support
from rashomon.read.pages.features import describe

VOTES = ("trafilatura", "stated")
THRESHOLD = 0.4
SURE = 0.7
"""The mean probability at which the model is believed against trafilatura about much text."""
LONG = 60


@lru_cache(maxsize=1)
def _forest() -> Forest:
    return Forest.load(files(__package__) / "body.npz")


def gather_votes(evidence: Evidence, blocks: list[Block]) -> dict[str, list[float]]:
    """For each of ``VOTES`` the share of every block's words that the source has: trafilatura, ``articleBody``."""
    bodies = (node.data.get("articleBody") for node in evidence.articles())
    stated = max((clean(body) for body in bodies if isinstance(body, str)), key=len, default="")
    return {"trafilatura": support(blocks, extract(evidence.page.html)), "stated": support(blocks, stated)}


def choose(evidence: Evidence, blocks: list[Block]) -> list[int]:
    """The indices of the blocks that are the body, in the order of the page."""
    if not blocks:
        return []
    votes = gather_votes(evidence, blocks)
    likely = _forest().probability(describe(evidence.page, blocks, votes))
    sizes = np.array([len(block.text) for block in blocks], dtype=np.float64)
    voted = np.array(votes["trafilatura"]) >= 0.5
    return _without_repeats(blocks, settle(likely, voted, sizes))


def settle(likely: NDArray[np.float64], voted: NDArray[np.bool_], sizes: NDArray[np.float64]) -> NDArray[np.bool_]:
    """Which blocks are body, from the model's probabilities and trafilatura's choice, each of shape (blocks,).

    Much text beyond trafilatura's is believed only where the model is sure of it on the whole (a thread of comments or
    a second story is long, too); where the model leaves next to nothing of trafilatura's, trafilatura is believed.
    """
    chosen = likely >= THRESHOLD
    beyond = chosen & ~voted
    agreed, extra = float(sizes[chosen & voted].sum()), float(sizes[beyond].sum())
    if agreed and extra > 0.3 * agreed and float((likely * sizes)[beyond].sum()) < SURE * extra:
        chosen = chosen & voted
    if float(sizes[chosen].sum()) < 0.25 * float(sizes[voted].sum()):
        chosen = chosen | voted
    return chosen


def _without_repeats(blocks: list[Block], chosen: NDArray[np.bool_]) -> list[int]:
    """The chosen blocks less long ones whose words stand in the others: a story loaded twice, or hidden as a whole.

    The longest goes first, and of two alike the later one, so that paragraphs outlive a block that holds them all.
    """
    kept = {int(index): shingles(blocks[index].text) for index in np.flatnonzero(chosen)}
    counts = Counter(shingle for own in kept.values() for shingle in own)
    for index in sorted(kept, key=lambda i: (-len(blocks[i].text), -i)):
        own = kept[index]
        if len(blocks[index].text) >= LONG and sum(counts[shingle] > 1 for shingle in own) > 0.8 * len(own):
            counts.subtract(own)
            del kept[index]
    return sorted(kept)
