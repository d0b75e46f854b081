"""Which facts a reader would meet as the same passages again: many reports cut one thing in many ways."""

from collections import Counter
from collections.abc import Sequence

import msgspec

from rashomon.collate.nearby import Nearby
from rashomon.model import Citation, Fact

_MOST = 0.5  # of a fact's passages, above which another fact tells it too
_LEAST = 2  # passages that two facts share


def grouped(facts: Sequence[Fact]) -> tuple[Fact, ...]:
    """The facts in their order, each ``within`` the first of its group, if most of its passages are told there already.

    A passage is told already where it stands inside one that an earlier fact cites, or holds it.
    """
    heads: dict[int, int] = {}
    telling: Nearby[tuple[int, Citation]] = Nearby()
    for number, fact in enumerate(facts):
        shared = Counter(
            earlier
            for report in fact.reports
            for earlier in {
                other for _, (other, cited) in telling.near(report.article, report.span) if _one_passage(cited, report)
            }
        )
        best = max(shared, key=lambda other: (shared[other], -other), default=number)
        is_told = shared[best] >= _LEAST and shared[best] > _MOST * len(fact.reports)
        heads[number] = heads[best] if is_told else number
        for report in fact.reports:
            telling.add(report.article, report.span, (number, report))
    return tuple(
        fact if heads[number] == number else msgspec.structs.replace(fact, within=facts[heads[number]].id)
        for number, fact in enumerate(facts)
    )


def _one_passage(one: Citation, other: Citation) -> bool:
    return one.raw == other.raw and (one.span.contains(other.span) or other.span.contains(one.span))
