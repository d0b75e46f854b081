"""All disagreements of a story: first what sentences that say the same give differently."""

from collections.abc import Iterable, Sequence

from rashomon.collate.evidence import Evidence, Sentence, report
from rashomon.collate.facts import Pair
from rashomon.collate.facts.figures import quantities_in
from rashomon.collate.values import agree, comparable, reading
from rashomon.model import Disagreement, Fact, Quantity, Reading, content_id

_ALIKE = 0.6


def find_disagreements(evidence: Evidence, pairs: Sequence[Pair], facts: Sequence[Fact]) -> tuple[Disagreement, ...]:
    """Every disagreement once."""
    del facts
    found = {d.id: d for pair in pairs if pair.cover >= _ALIKE for d in _figures(evidence, pair)}
    return tuple(found[key] for key in sorted(found))


def _figures(evidence: Evidence, pair: Pair) -> Iterable[Disagreement]:
    for one in quantities_in(evidence, pair.left):
        for two in quantities_in(evidence, pair.right):
            if comparable(one, two) and not agree(one, two):
                yield Disagreement(
                    id=content_id("d", pair.left.article, one.span, pair.right.article, two.span),
                    about=pair.left.span.of(evidence.article(pair.left.article).text),
                    readings=tuple(_reading(evidence, s, q) for s, q in ((pair.left, one), (pair.right, two))),
                    kind="figure",
                )


def _reading(evidence: Evidence, sentence: Sentence, quantity: Quantity) -> Reading:
    words = reading(quantity)
    return Reading(words, (report(evidence.article(sentence.article), sentence.span, value=words),))
