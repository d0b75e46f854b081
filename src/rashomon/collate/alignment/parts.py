"""Parts: what only some of a cluster's reports tell, clause by clause, beside what all of them tell."""

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations

from rashomon.collate.evidence import Clause, Sentence

# Chosen on folds by story of both development sets; between 0.5 and 0.6, and 0.3 and 0.5, little changes.
_MIN_CONTAINED = 0.6  # of the lighter clause's weight, that two clauses must share ...
_MIN_COSINE = 0.4  # ... and how alike they must be as a whole
_MIN_SHARED = 2  # stems
_MIN_TOLD = 0.65  # of a clause's weight, from which a sentence of a report without such a clause tells it too
_MOST = 12  # members of a cluster; what so many tell is not told by clauses

Place = tuple[int, int]


@dataclass(frozen=True, slots=True)
class _Weighed:
    """A clause with the summed weight of its stems, and its length as a vector of weights."""

    clause: Clause
    total: float
    norm: float

    @classmethod
    def of(cls, clause: Clause, weights: Mapping[str, float]) -> "_Weighed":
        found = sorted(weights[stem] for stem in clause.stems)
        return cls(clause, math.fsum(found), math.sqrt(math.fsum(weight**2 for weight in found)))


def parts(members: Sequence[Sentence], weights: Mapping[str, float]) -> list[tuple[tuple[Sentence, Clause], ...]]:
    """Groups of like clauses of ``members`` that tell a thing of which not every report of the cluster speaks."""
    if len(members) > _MOST:
        return []
    clauses = {
        (at, number): _Weighed.of(clause, weights)
        for at, member in enumerate(members)
        for number, clause in enumerate(member.clauses)
    }
    reports = {member.article for member in members}
    found: dict[tuple[int, ...], tuple[tuple[Sentence, Clause], ...]] = {}
    for group in _groups(clauses, members, weights):
        held = {at: clauses[at, number].clause for at, number in reversed(group)}
        here = {members[at].article for at in held}
        rest = [member for member in members if member.article not in here]
        told = any(_told(clauses[place], member, weights) for place in group for member in rest)
        if 1 < len(here) < len(reports) and not told:
            found.setdefault(tuple(sorted(held)), tuple((members[at], held[at]) for at in sorted(held)))
    return list(found.values())


def _told(one: _Weighed, member: Sentence, weights: Mapping[str, float]) -> bool:
    """Whether a sentence, its clauses taken together, tells what a clause does."""
    return math.fsum(weights[stem] for stem in one.clause.stems & member.stems) >= _MIN_TOLD * one.total


def _groups(
    clauses: Mapping[Place, _Weighed], members: Sequence[Sentence], weights: Mapping[str, float]
) -> list[list[Place]]:
    """Clauses that are alike, directly or by way of others."""
    group = {place: [place] for place in clauses}
    for one, two in combinations(clauses, 2):
        apart = members[one[0]].article != members[two[0]].article and group[one] is not group[two]
        if apart and _alike(clauses[one], clauses[two], weights):
            group[one] += group[two]
            for place in group[two]:
                group[place] = group[one]
    return [sorted(held) for place, held in group.items() if held[0] == place]


def _alike(one: _Weighed, two: _Weighed, weights: Mapping[str, float]) -> bool:
    common = [weights[stem] for stem in one.clause.stems & two.clause.stems]
    if len(common) < _MIN_SHARED:
        return False
    contained = math.fsum(common) / min(one.total, two.total)
    return contained >= _MIN_CONTAINED and math.fsum(w**2 for w in common) >= _MIN_COSINE * one.norm * two.norm
