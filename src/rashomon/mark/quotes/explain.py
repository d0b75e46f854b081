"""What a reader needs to see which words became content, cue and speaker."""

from collections.abc import Iterable
from itertools import pairwise
from typing import Literal, NamedTuple

from rashomon.model import Party, Quote, Span

Role = Literal["content", "cue", "speaker", "addressee", "venue", "relay"]
_RANK: dict[Role, int] = {"cue": 0, "speaker": 1, "addressee": 2, "relay": 3, "venue": 4, "content": 5}


class Painted(NamedTuple):
    """A stretch of the text and the role it plays; stretches never overlap and stand in text order."""

    span: Span
    role: Role


def roles(quotes: Iterable[Quote]) -> list[Painted]:
    """The words of an article that play a role in any quotation; where roles overlap the narrower one shows."""
    spans = sorted({(span, role) for quote in quotes for span, role in _of(quote)}, key=lambda s: (s[0], _RANK[s[1]]))
    cuts = sorted({edge for span, _ in spans for edge in (span.start, span.end)})
    painted: list[Painted] = []
    for start, end in pairwise(cuts):
        over = [(_RANK[role], len(span), role) for span, role in spans if span.start <= start and end <= span.end]
        if not over:
            continue
        role = min(over)[2]
        last = painted[-1] if painted else None
        if last is not None and last.role == role and last.span.end == start:
            painted[-1] = Painted(Span(last.span.start, end), role)
        else:
            painted.append(Painted(Span(start, end), role))
    return painted


def _of(quote: Quote) -> Iterable[tuple[Span, Role]]:
    yield from ((span, "content") for span in quote.content)
    yield from ((span, "cue") for span in quote.cue)
    for role, party in _parties(quote):
        if party is not None:
            yield from ((span, role) for span in party.spans)


def _parties(quote: Quote) -> tuple[tuple[Role, Party | None], ...]:
    return (
        ("speaker", quote.speaker),
        ("addressee", quote.addressee),
        ("relay", quote.relayed_by),
        ("venue", quote.venue),
    )
