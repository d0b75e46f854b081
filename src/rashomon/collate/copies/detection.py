"""Detection: from articles to copies, in one pass over arrays."""

from collections.abc import Sequence

import numpy as np

from rashomon.collate.copies.candidates import candidate_pairs, entries, pair_hashes, shingle_hashes
from rashomon.collate.copies.direction import Shares, decide_direction
from rashomon.collate.copies.evidence import shared_cells, shared_shingles
from rashomon.collate.copies.passages import Stretch, chain_of, join_runs, reworded, shared_runs, without_formulas
from rashomon.collate.copies.verdict import judge
from rashomon.collate.copies.weights import weigh
from rashomon.collate.copies.words import Words, read_words
from rashomon.model import Copy, MarkedArticle, Passage, Span


def find_copies(articles: Sequence[MarkedArticle]) -> tuple[Copy, ...]:
    """The copies among the articles, ordered by their ids."""
    batch = sorted(articles, key=lambda article: (article.published.value or "", article.id))
    words = read_words([article.text for article in batch])
    if not len(words):
        return ()
    weighing = weigh(words)
    hashes, places = shingle_hashes(words)
    pair_features, owners = pair_hashes(words, weighing)
    pairs = candidate_pairs(entries(hashes, words.text[places]), entries(pair_features, owners))
    runs = without_formulas(shared_runs(shared_shingles(words, pairs)), words, pairs)
    cells, totals = shared_cells(words, weighing, pairs)
    verdicts = judge(words, pairs, runs, cells, totals)
    out = []
    for pair in np.flatnonzero(verdicts.copied):
        mine = np.flatnonzero(runs.pair == pair)
        joined = join_runs([(int(runs.one[r]), int(runs.other[r]), int(runs.length[r])) for r in mine])
        chain = chain_of(cells, int(verdicts.last[pair])) if verdicts.last[pair] >= 0 else []
        joined += reworded(chain, joined, words)
        out.append(_copy(batch[pairs[pair, 0]], batch[pairs[pair, 1]], joined, words, pairs[pair]))
    return tuple(sorted(out, key=lambda copy: (copy.source, copy.target)))


def _copy(one: MarkedArticle, other: MarkedArticle, stretches: list[Stretch], words: Words, pair: np.ndarray) -> Copy:
    lengths = [int(words.bounds[text + 1] - words.bounds[text]) for text in pair]
    covered_one = len({p for s in stretches for p in range(*s.one)}) / lengths[0]
    covered_other = len({p for s in stretches for p in range(*s.other)}) / lengths[1]
    shares = Shares(covered_one, covered_other, *lengths)
    direction = decide_direction(one, other, shares)
    source, target = (one, other) if direction.forward else (other, one)
    passages = []
    for stretch in stretches:
        first = Span(int(words.start[stretch.one[0]]), int(words.end[stretch.one[1] - 1]))
        second = Span(int(words.start[stretch.other[0]]), int(words.end[stretch.other[1] - 1]))
        here = (first, second) if direction.forward else (second, first)
        passages.append(Passage(*here, stretch.kind))
    kinds = {stretch.kind for stretch in stretches}
    kind = "verbatim" if kinds <= {"verbatim"} else "reworded" if kinds == {"reworded"} else "edited"
    taken = covered_other if direction.forward else covered_one
    share = covered_one if lengths[0] <= lengths[1] else covered_other
    return Copy(
        source.id,
        target.id,
        round(min(share, 1), 3),
        kind,
        direction.by,
        tuple(passages),
        (direction.reason,),
        round(min(taken, 1), 3),
    )
