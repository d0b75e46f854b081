"""Commitments from facts: a promise, an agreement or an invitation, and the chain of events behind it."""

from collections.abc import Sequence

from rashomon.collate.actors import Cast
from rashomon.collate.evidence import Evidence
from rashomon.model import Commitment, Fact, Report, Step, content_id

_PROMISED = frozenset(("agreed", "planned", "invited", "postponed", "cancelled"))


def find_commitments(evidence: Evidence, cast: Cast, facts: Sequence[Fact]) -> tuple[Commitment, ...]:
    """Every commitment once, those of most origins first."""
    made = [_commitment(evidence, cast, fact) for fact in facts if _is_promise(fact)]
    return tuple(sorted(made, key=lambda c: (-c.origins, -len(c.reports), c.id)))


def _is_promise(fact: Fact) -> bool:
    return bool(fact.actors) and any(r.status in _PROMISED for r in fact.reports)


def _commitment(evidence: Evidence, cast: Cast, fact: Fact) -> Commitment:
    order = {article.id: index for index, article in enumerate(evidence.articles)}
    reports: tuple[Report, ...] = tuple(sorted(fact.reports, key=lambda r: (order[r.article], r.span)))
    return Commitment(
        id=content_id("c", fact.id),
        who=cast.name(fact.actors[0]) or "",
        to=cast.name(fact.actors[1]) if len(fact.actors) > 1 else None,
        what=fact.text,
        due=fact.date,
        status=fact.status or "planned",
        chain=tuple(Step(r.status or "planned", r.value, r) for r in reports),
        reports=reports,
        origins=fact.origins,
    )
