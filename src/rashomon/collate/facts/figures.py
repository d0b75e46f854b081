"""Figures that several reports give in sentences that say much the same."""

from collections.abc import Iterable, Sequence

from rashomon.collate.evidence import Evidence, Sentence, inside, report
from rashomon.collate.facts.pairs import Pair
from rashomon.collate.values import agree, comparable, reading
from rashomon.model import Citation, Quantity

_ALIKE = 0.5


def quantities_in(evidence: Evidence, sentence: Sentence) -> tuple[Quantity, ...]:
    """The quantities of a sentence."""
    return tuple(inside(evidence.article(sentence.article).quantities, sentence.span))


def join_figures(evidence: Evidence, pairs: Sequence[Pair]) -> list[tuple[Citation, ...]]:
    """Groups of reports, at least two of different articles, that give one figure."""
    groups: dict[Citation, set[Citation]] = {}
    for left, right in _agreeing(evidence, pairs):
        few, many = sorted((groups.setdefault(left, {left}), groups.setdefault(right, {right})), key=len)
        if few is not many:
            many |= few
            groups |= dict.fromkeys(few, many)
    unique = {id(group): group for group in groups.values()}.values()
    return [tuple(sorted(group, key=lambda r: (r.article, r.span, r.value or ""))) for group in unique]


def _agreeing(evidence: Evidence, pairs: Iterable[Pair]) -> Iterable[tuple[Citation, Citation]]:
    for pair in pairs:
        if pair.cover < _ALIKE:
            continue
        for one in quantities_in(evidence, pair.left):
            for two in quantities_in(evidence, pair.right):
                if comparable(one, two) and agree(one, two):
                    yield _report(evidence, pair.left, one), _report(evidence, pair.right, two)


def _report(evidence: Evidence, sentence: Sentence, quantity: Quantity) -> Citation:
    return report(evidence.article(sentence.article), sentence.span, value=reading(quantity))
