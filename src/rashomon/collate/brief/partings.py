"""Which disagreements touch a fact that may stand in the brief."""

from collections import Counter
from collections.abc import Sequence

from rashomon.collate.nearby import Nearby
from rashomon.model import Disagreement, Fact, Reading


class Partings:
    """The disagreements of a story by where their readings stand."""

    def __init__(self, disagreements: Sequence[Disagreement]) -> None:
        self._all = disagreements
        self._of_fact: dict[str, list[int]] = {}
        self._standing: Nearby[tuple[int, int]] = Nearby()
        for number, dispute in enumerate(disagreements):
            if dispute.fact is not None:
                self._of_fact.setdefault(dispute.fact, []).append(number)
            for place, reading in enumerate(dispute.readings):
                for report in reading.reports:
                    self._standing.add(report.article, report.span, (number, place))

    def readings(self, fact: Fact) -> tuple[Reading, ...]:
        """The readings of those that touch it: by its id, or where two of them stand in its sentences."""
        touched = {
            reading
            for one in fact.reports
            for span, reading in self._standing.near(one.article, one.span)
            if span.overlaps(one.span)
        }
        counts = Counter(number for number, _ in touched)
        told = sorted({*self._of_fact.get(fact.id, ()), *(number for number, count in counts.items() if count > 1)})
        return tuple(reading for number in told for reading in self._all[number].readings)
