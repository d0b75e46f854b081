"""Which facts a reader would meet as the same passages again: many reports cut one thing in many ways."""

from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence

import msgspec

from rashomon.collate.nearby import Nearby
from rashomon.model import Citation, Fact, Span, Utterance

_MOST = 0.5  # of a fact's passages, above which another fact tells it too
_LEAST = 2  # passages that two facts share
_SAID = 0.6  # of a passage, above which it is the utterance that stands in it


def grouped(facts: Sequence[Fact]) -> tuple[Fact, ...]:
    """The facts in their order, each ``within`` the first of its group, if most of its passages are told there already.

    A passage is told already where it stands inside one that an earlier fact cites, or holds it. A fact for which
    there are no other words than those of an earlier one is told with that.
    """
    heads: dict[int, int] = {}
    first: dict[str, int] = {}
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
        same = first.setdefault(fact.text, number)
        heads[number] = heads[best] if is_told else heads.get(same, number)
        for report in fact.reports:
            telling.add(report.article, report.span, (number, report))
    return tuple(
        fact if heads[number] == number else msgspec.structs.replace(fact, within=facts[heads[number]].id)
        for number, fact in enumerate(facts)
    )


def beside(sayings: Sequence[Utterance], facts: Sequence[Fact]) -> tuple[Fact, ...]:
    """The facts but those that are somebody's words, and told as such: all their passages are one utterance."""
    held: defaultdict[str, list[tuple[Span, int]]] = defaultdict(list)
    for number, saying in enumerate(sayings):
        for variant in saying.variants:
            held[variant.article] += [(span, number) for span in variant.spans]
    return tuple(fact for fact in facts if not _is_said(fact, held))


def _is_said(fact: Fact, held: Mapping[str, Sequence[tuple[Span, int]]]) -> bool:
    said: Counter[int] = Counter()
    for report in fact.reports:
        covered: Counter[int] = Counter()
        for span, number in held.get(report.article, ()):
            covered[number] += max(min(span.end, report.span.end) - max(span.start, report.span.start), 0)
        said.update(number for number, length in covered.items() if length > _SAID * len(report.span))
    return len(fact.reports) in said.values()


def _one_passage(one: Citation, other: Citation) -> bool:
    return one.raw == other.raw and (one.span.contains(other.span) or other.span.contains(one.span))
