"""Two wordings laid side by side, word by word."""

from collections.abc import Sequence
from difflib import SequenceMatcher

from rashomon.collate.wording.words import Word, fold
from rashomon.model import Span


def aligned(left: Sequence[Word], right: Sequence[Word]) -> tuple[tuple[int, int], ...]:
    """The pairs of indices (into ``left``, into ``right``) of words that stand for one another, in rising order."""
    return _matched([word.stem for word in left], [word.stem for word in right])


def differing(base: Sequence[Word], other: Sequence[Word]) -> tuple[Span, ...]:
    """The stretches of ``other`` whose very words depart from ``base``: neighbouring words make one stretch."""
    kept = {index for _, index in _matched([fold(word.text) for word in base], [fold(word.text) for word in other])}
    spans: list[Span] = []
    previous = -2
    for index, word in enumerate(other):
        if index in kept:
            continue
        if index == previous + 1:
            spans[-1] = Span(spans[-1].start, word.span.end)
        else:
            spans.append(word.span)
        previous = index
    return tuple(spans)


def _matched(left: Sequence[str], right: Sequence[str]) -> tuple[tuple[int, int], ...]:
    matcher = SequenceMatcher(None, left, right, autojunk=False)
    return tuple((a + i, b + i) for a, b, size in matcher.get_matching_blocks() for i in range(size))
