"""Detection: from articles to copies, in a few passes over arrays."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np

from rashomon.collate.copies.candidates import Candidates, Index
from rashomon.collate.copies.comparison import compare_pairs
from rashomon.collate.copies.cues import Cue, Reading, find_cues, read_batch, read_side
from rashomon.collate.copies.direction import Direction, decide_direction
from rashomon.collate.copies.passages import Stretch, covered, join_runs, reworded
from rashomon.collate.copies.weights import Weighing, weigh
from rashomon.collate.copies.words import Words, read_words
from rashomon.model import Copy, MarkedArticle, Passage, Span

# Up to this many texts are read once; a larger batch is read in parts of so many texts, and of so many pairs.
_WHOLE = 2048
_AT_ONCE = 1024
_PAIRS_AT_ONCE = 1024
# The weights of words come from the texts that differ, however many articles print one; where there are more than this,
# from a sample of more than half this size.
_SAMPLE = 2048
# Of a batch larger than this, one shingle in ``_SAMPLED`` stands in the index.
_SAMPLED_FROM, _SAMPLED = 65_536, 4


def find_copies(articles: Sequence[MarkedArticle]) -> tuple[Copy, ...]:
    """The copies among the articles, ordered by their ids; the order of the articles never matters.

    Never compares all pairs: the cost of an article does not grow with their number.
    """
    out: list[Copy] = []
    for batch, words, found in compare_articles(articles):
        reading = read_batch(batch, words)
        out += (_copy(batch[match.one], batch[match.other], reading, match) for match in found)
    return tuple(sorted(out, key=lambda copy: (copy.source, copy.target)))


def compare_articles(
    articles: Sequence[MarkedArticle],
) -> Iterator[tuple[list[MarkedArticle], Words, "list[Match]"]]:
    """The pairs of articles of which one is a copy of the other, in groups with the articles and words they are in.

    A large batch is read twice, part by part: once for the index, once where candidates are compared. So memory
    holds the index (about 2 kB an article) and the words of one part, never all words.
    """
    batch = in_time(articles)
    texts = [article.text for article in batch]
    whole = len(batch) <= _WHOLE
    words = read_words(texts) if whole else None
    if words is not None and not len(words):
        return
    distinct = list(dict.fromkeys(texts))
    differ = len(distinct) == len(texts)
    weighing = weigh(words if words is not None and differ else read_words(distinct[:: len(distinct) // _SAMPLE + 1]))
    index = Index(len(batch), 1 if len(batch) <= _SAMPLED_FROM else _SAMPLED)
    if words is not None:
        index.add(words, weighing, 0)
        yield batch, words, compare(words, weighing, index.candidates())
        return
    for first in range(0, len(texts), _AT_ONCE):
        index.add(read_words(texts[first : first + _AT_ONCE]), weighing, first)
    candidates = index.candidates()
    del index
    for begin in range(0, len(candidates.pairs), _PAIRS_AT_ONCE):
        some = candidates.of(slice(begin, begin + _PAIRS_AT_ONCE))
        chosen, places = np.unique(some.pairs, return_inverse=True)
        words = read_words([texts[number] for number in chosen])
        local = Candidates(places.reshape(-1, 2), some.literal, some.alike)
        yield [batch[number] for number in chosen], words, compare(words, weighing, local)


def in_time(articles: Sequence[MarkedArticle]) -> list[MarkedArticle]:
    """The articles in the order of their publication, then of their words, so that no input order matters.

    Prints of one text stand together, and to every other text all of them are compared in the same way.
    """
    return sorted(articles, key=lambda article: (article.published.value or "", article.text, article.id))


@dataclass(frozen=True, slots=True)
class Match:
    """Two texts (by their numbers in ``Words``) of which one is a copy of the other, and the passages they share."""

    one: int
    other: int
    stretches: list[Stretch]


def compare(words: Words, weighing: Weighing, candidates: Candidates) -> list[Match]:
    """The copies among ``candidates``."""
    pairs, found = candidates.pairs, compare_pairs(words, weighing, candidates)
    runs = found.runs
    starts = np.searchsorted(words.sentence, np.arange(int(words.sentence_bounds[-1]) + 1)).tolist()
    bounds = np.searchsorted(runs.pair, np.arange(len(pairs) + 1)).tolist()
    triples = np.stack([runs.one, runs.other, runs.length], axis=1).tolist()
    out = []
    for pair in np.flatnonzero(found.copies).tolist():
        stretches = join_runs([tuple(run) for run in triples[bounds[pair] : bounds[pair + 1]]])
        stretches += reworded(found.chain(pair), stretches, starts)
        out.append(Match(int(pairs[pair, 0]), int(pairs[pair, 1]), stretches))
    return out


def _copy(one: MarkedArticle, other: MarkedArticle, reading: Reading, match: Match) -> Copy:
    words, stretches = reading.words, match.stretches
    parts_of = [stretch.one for stretch in stretches], [stretch.other for stretch in stretches]

    def cues() -> tuple[Cue, ...]:
        first = read_side(one, match.one, parts_of[0], reading)
        return find_cues(first, read_side(other, match.other, parts_of[1], reading))

    lengths = [int(words.bounds[text + 1] - words.bounds[text]) for text in (match.one, match.other)]
    parts = (
        min(1.0, covered(parts_of[0]) / lengths[0]),
        min(1.0, covered(parts_of[1]) / lengths[1]),
    )
    direction = decide_direction(one, other, cues)
    source, target = (one, other) if direction.forward else (other, one)
    kinds = {stretch.kind for stretch in stretches}
    return Copy(
        source=source.id,
        target=target.id,
        share=round(parts[0] if lengths[0] <= lengths[1] else parts[1], 3),
        kind="edited" if len(kinds) > 1 else next(iter(kinds)),
        direction=direction.by,
        passages=tuple(_passage(stretch, words, direction) for stretch in stretches),
        reasons=(direction.reason,),
        taken=round(parts[1] if direction.forward else parts[0], 3),
    )


def _passage(stretch: Stretch, words: Words, direction: Direction) -> Passage:
    first = Span(int(words.start[stretch.one[0]]), int(words.end[stretch.one[1] - 1]))
    second = Span(int(words.start[stretch.other[0]]), int(words.end[stretch.other[1] - 1]))
    return Passage(*((first, second) if direction.forward else (second, first)), stretch.kind)
