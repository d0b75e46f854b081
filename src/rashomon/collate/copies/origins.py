"""Origins: the reports that articles and passages descend from.

An article descends from another when at least ``DESCENT_SHARE`` of *its own* words were taken from it. A smaller
passage has an origin of its own (``origin_of``), and the article around it stays an independent report. The credited
agency is the witness: articles that credit one agency and nobody else descend from what that agency sent.
"""

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from rashomon.model import Article, Copy, Span

# Half: an article whose greater part was written elsewhere is no second witness, one that embeds a passage is.
DESCENT_SHARE = 0.5
# A span comes from the passage that covers most of it.
_COVERED = 0.5
_NOBODY: Mapping[str, str] = {}


def find_origins(
    ids: Sequence[str], copies: Sequence[Copy], agencies: Mapping[str, str] = _NOBODY
) -> tuple[tuple[str, ...], ...]:
    """The articles ``ids`` parted into groups that descend from one report, each group with its origin first.

    ``copies`` into or from other articles are passed over; ``agencies`` gives the one agency that an article is by.
    Groups and their members are ordered by id, the origin of a group aside.
    """
    parent = _parents(frozenset(ids), copies)
    sent: dict[str, str] = {}
    for article in sorted(set(ids)):
        if article in agencies and article not in parent:
            first = sent.setdefault(agencies[article], article)
            parent |= {article: first} if first != article else {}
    groups: dict[str, list[str]] = {}
    for article in sorted(set(ids)):
        groups.setdefault(_root(article, parent), []).append(article)
    parted = ((root, *(member for member in members if member != root)) for root, members in groups.items())
    return tuple(sorted(parted, key=min))


class Taken(NamedTuple):
    """A passage of an article, the article that it was taken from, and where its words stand there."""

    span: Span
    source: str
    there: Span


@dataclass(frozen=True, slots=True)
class Passages:
    """What one article took from others, in the order of its text, so that what lies under a span is found at once."""

    taken: tuple[Taken, ...]
    starts: tuple[int, ...]
    longest: int

    def touching(self, span: Span) -> Sequence[Taken]:
        """The passages that may share a character with ``span``."""
        first = bisect_left(self.starts, span.start - self.longest)
        return self.taken[first : bisect_left(self.starts, span.end, lo=first)]


def passages_into(copies: Iterable[Copy]) -> Mapping[str, Passages]:
    """For every article that copies name as their target: what it took."""
    found: defaultdict[str, list[Taken]] = defaultdict(list)
    for copy in copies:
        found[copy.target] += [Taken(passage.target, copy.source, passage.source) for passage in copy.passages]
    return {
        target: Passages(
            tuple(taken := sorted(held, key=lambda one: one.span.start)),
            tuple(one.span.start for one in taken),
            max((len(one.span) for one in taken), default=0),
        )
        for target, held in found.items()
    }


def origin_of(article: str, span: Span, into: Mapping[str, Passages]) -> str:
    """The id of the article where the words at ``span`` of ``article`` come from: itself, or the head of a chain.

    A passage is followed back through every article that took it in turn. ``into`` is what ``passages_into`` gives.
    """
    seen = {article}
    while True:
        step = _source(span, into[article]) if article in into else None
        if step is None or step[0] in seen:
            return article
        article, span = step
        seen.add(article)


def agency_of(article: Article) -> str | None:
    """The agency that an article is by: its publisher's own, or the only one it credits, if it names no author."""
    if article.publisher in article.agencies:
        return article.publisher
    return article.agencies[0] if len(article.agencies) == 1 and not article.bylines else None


def _source(span: Span, passages: Passages) -> tuple[str, Span] | None:
    """The article that ``span`` was taken from directly, and where the words stand there."""
    best: tuple[int, str, Span] | None = None
    for one in passages.touching(span):
        covered = min(span.end, one.span.end) - max(span.start, one.span.start)
        if covered >= _COVERED * len(span) and covered > 0 and (best is None or (-covered, one.source) < best[:2]):
            best = (-covered, one.source, one.there)
    return None if best is None else (best[1], best[2])


def _parents(ids: frozenset[str], copies: Sequence[Copy]) -> dict[str, str]:
    """For every article that descends from another in ``ids``: the one that gave it most."""
    best: dict[str, tuple[float, str]] = {}
    for copy in copies:
        if copy.source not in ids or copy.target not in ids:
            continue
        # Where nobody measured what the copy took, the share of the shorter text has to do.
        taken = copy.share if copy.taken is None else copy.taken
        if taken >= DESCENT_SHARE:
            rank = (-taken, copy.source)
            best[copy.target] = min(best.get(copy.target, rank), rank)
    return {target: source for target, (_, source) in best.items()}


def _root(article: str, parent: Mapping[str, str]) -> str:
    """The head of the chain of parents; in a ring (no copy should make one) the smallest id in it."""
    path = [article]
    while path[-1] in parent:
        following = parent[path[-1]]
        if following in path:
            return min(path[path.index(following) :])
        path.append(following)
    return path[-1]
