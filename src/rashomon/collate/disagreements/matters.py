"""Which fact the reports part over: that of whose passages most hold the values which they give."""

from collections import defaultdict
from collections.abc import Sequence

import msgspec

from rashomon.collate.nearby import Nearby
from rashomon.collate.wording import words
from rashomon.model import Citation, Disagreement, Fact


def with_facts(disagreements: Sequence[Disagreement], facts: Sequence[Fact]) -> tuple[Disagreement, ...]:
    """The disagreements, each with the id of the fact that it is about, where a fact holds values of two readings."""
    telling: Nearby[tuple[int, Citation]] = Nearby()
    for number, fact in enumerate(facts if disagreements else ()):
        for report in fact.reports:
            telling.add(report.article, report.span, (number, report))
    return tuple(
        one if (matter := _matter(one, telling)) is None else msgspec.structs.replace(one, fact=facts[matter].id)
        for one in disagreements
    )


def _matter(dispute: Disagreement, telling: Nearby[tuple[int, Citation]]) -> int | None:
    """The number of the fact that holds values of most readings, of those the most values; the first of equals."""
    readings: defaultdict[int, set[str]] = defaultdict(set)
    passages: defaultdict[int, int] = defaultdict(int)
    for reading in dispute.readings:
        value = _stems(reading.value)
        for report in reading.reports:
            for number in _holding(report, value, telling):
                readings[number].add(reading.value)
                passages[number] += 1
    told = (number for number, values in readings.items() if len(values) > 1)
    return min(told, key=lambda one: (-len(readings[one]), -passages[one], one), default=None)


def _holding(report: Citation, value: frozenset[str], telling: Nearby[tuple[int, Citation]]) -> set[int]:
    """The facts that tell what stands there in a passage that has the words of the value which stand there."""
    near = telling.near(report.article, report.span) if report.raw is None else ()
    said = value & _stems(report.text)
    return {number for span, (number, cited) in near if span.overlaps(report.span) and said <= _stems(cited.text)}


def _stems(text: str) -> frozenset[str]:
    return frozenset(word.stem for word in words(text) if word.content)
