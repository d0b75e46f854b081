"""Reasons: why two articles are, or are not, a copy of one another, in sentences that a person can check."""

from collections.abc import Sequence

import numpy as np

from rashomon.collate.copies.candidates import Candidates
from rashomon.collate.copies.comparison import Comparison, compare_pairs
from rashomon.collate.copies.detection import in_time
from rashomon.collate.copies.evidence import Cells, shared_shingles
from rashomon.collate.copies.passages import join_runs, shared_runs
from rashomon.collate.copies.verdict import ORDERED, OWN_NAMES
from rashomon.collate.copies.weights import weigh
from rashomon.collate.copies.words import Words, read_words
from rashomon.model import Copy, MarkedArticle

_SHOWN = 5
_SHOWN_LETTERS = 160


def explain_copies(a: str, b: str, articles: Sequence[MarkedArticle], copies: Sequence[Copy]) -> tuple[str, ...]:
    """Sentences on what articles ``a`` and ``b`` (ids) share, and what was made of it in ``copies``.

    Raises ``KeyError`` where an id is not among ``articles``.
    """
    batch = in_time(articles)
    known = {article.id: place for place, article in enumerate(batch)}
    one, other = sorted((known[a], known[b]))
    verdict = [copy for copy in copies if {copy.source, copy.target} == {a, b}]
    lines = [line for copy in verdict for line in _verdict(copy)] or [f"{a} and {b} are not copies of one another."]
    return (*lines, *_evidence(batch, one, other))


def _verdict(copy: Copy) -> tuple[str, ...]:
    share = f"{copy.share:.0%} of the shorter text is shared ({copy.kind}, {len(copy.passages)} passages)"
    return (f"{copy.target} took text from {copy.source}: {share}.", *(f"Direction: {why}." for why in copy.reasons))


def _evidence(batch: Sequence[MarkedArticle], one: int, other: int) -> list[str]:
    """What the two texts share, measured exactly as the detection does, but for this pair alone."""
    words = read_words([batch[one].text, batch[other].text])
    if min(np.diff(words.bounds)) == 0:
        return ["One of the texts has no words."]
    weighing = weigh(read_words([article.text for article in batch]))
    pairs, one_pair = np.array([[0, 1]]), np.array([True])
    found = compare_pairs(words, weighing, Candidates(pairs, one_pair, one_pair))
    runs, raw = found.runs, shared_runs(shared_shingles(words, pairs))
    count = (
        f"Words in a row: {len(runs.pair)} stretches of five words or more stand in both, {found.verbatim.part[0]:.0%} "
        f"of the shorter text ({len(raw.pair) - len(runs.pair)} more are formulas at the ends)."
    )
    stretches = join_runs(list(zip(runs.one.tolist(), runs.other.tolist(), runs.length.tolist(), strict=True)))
    excerpts = [f"  {part.kind}: “{_excerpt(batch[one].text, words, part.one)}”" for part in stretches[:_SHOWN]]
    return [count, *excerpts, *_chain_lines((batch[one].text, batch[other].text), words, found)]


def _chain_lines(texts: tuple[str, str], words: Words, found: Comparison) -> list[str]:
    chain = found.chain(0)
    if not chain and found.verbatim.copied[0]:
        return ["The words in a row are enough to call it a copy."]
    if not chain:
        return ["Sentences: too few have the rare words, names and numbers of one of the other text."]
    count = (
        f"Sentences: {len(chain)} pairs in the same order share names, numbers and rare words; "
        f"{found.best.covered[0]:.0%} of the text of less matter stands in them."
    )
    starts = np.searchsorted(words.sentence, np.arange(int(words.sentence_bounds[-1]) + 1)).tolist()
    best = sorted(chain, key=lambda cell: -_gain(found.cells, cell))[:_SHOWN]
    sides = (
        [_excerpt(text, words, (starts[number], starts[number + 1])) for text, number in zip(texts, cell, strict=True)]
        for cell in best
    )
    return [count, *(f"  “{left}” beside “{right}”" for left, right in sides), _verdict_on_chain(found)]


def _verdict_on_chain(found: Comparison) -> str:
    if found.verbatim.copied[0]:
        return "The words in a row are enough to call it a copy."
    if not len(found.judged):
        return "That is too little matter to tell a rewording from what every report of the event says."
    chance = 1 / (1 + float(np.exp(-np.clip(found.odds[0], -50, 50))))
    own, ordered = float(np.expm1(found.known[0, OWN_NAMES])), float(found.known[0, ORDERED])
    return (
        f"The text of less matter has names and numbers of weight {own:.1f} that the other has not; {ordered:.0%} of "
        f"the words that both use once stand in the same order. The chance that one is a rewording is {chance:.0%}."
    )


def _gain(cells: Cells, cell: tuple[int, int]) -> float:
    return float(cells.gain[(cells.one == cell[0]) & (cells.other == cell[1])].max())


def _excerpt(text: str, words: Words, part: tuple[int, int]) -> str:
    """The words of a stretch, blanks made one, cut to a line."""
    whole = " ".join(text[words.start[part[0]] : words.end[part[1] - 1]].split())
    return whole if len(whole) <= _SHOWN_LETTERS else whole[: _SHOWN_LETTERS - 1].rstrip() + "…"
