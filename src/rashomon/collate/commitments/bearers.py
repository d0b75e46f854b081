"""Bearers: who may be bound by words that give a promise; all who are named, speak or act there or just before."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Literal, get_args

from rashomon.collate.actors import Cast
from rashomon.collate.commitments.sides import is_dateline
from rashomon.collate.commitments.sites import Site
from rashomon.collate.evidence import Evidence, Sentence, inside
from rashomon.model import MarkedArticle, Party, Span

How = Literal["named", "speaker", "actor", "before"]
HOWS: tuple[str, ...] = get_args(How)
_WHERE = re.compile(r"\b(?:of|in|at|near|from|on|over|to)\s+(?:the\s+)?\Z")  # snow on the hills of Alden
_PRONOUNS = frozenset(("i", "we", "he", "she", "it", "they", "you", "who", "that", "this", "many", "some", "others"))
_BACK = 2  # sentences before, to which a pronoun may lead


@dataclass(frozen=True, slots=True)
class Bearer:
    """Somebody who may be bound: an actor by id, or else a name; ``span`` where the sentence names him.

    ``how`` he comes in: named in the sentence, speaking there, acting in an event of it, or named just before it.
    """

    actor: str | None
    name: str
    span: Span | None
    how: How


def bearers(evidence: Evidence, cast: Cast, article: MarkedArticle, site: Site) -> tuple[Bearer, ...]:
    """Everybody who may be bound at a site, each once: first those named before its words, the nearest first."""
    found: dict[str, Bearer] = {}
    for bearer in _all(evidence, cast, article, site):
        found.setdefault(bearer.actor or bearer.name.casefold(), bearer)
    return tuple(bearer for key, bearer in found.items() if key)


def _all(evidence: Evidence, cast: Cast, article: MarkedArticle, site: Site) -> Iterable[Bearer]:
    yield from sorted(_named(cast, article, site.sentence), key=lambda bearer: _distance(bearer, site.span))
    for party in speakers(article, site.sentence.span):
        yield from _of(cast, party, "speaker")
    for event in article.events:
        if site.sentence.span.contains(event.trigger):
            for party in event.actors:
                yield from _of(cast, party, "actor")
    rows = evidence.sentences[article.id]
    for earlier in reversed(rows[max(site.sentence.index - _BACK, 0) : site.sentence.index]):
        for bearer in _named(cast, article, earlier):
            yield Bearer(bearer.actor, bearer.name, None, "before")


def _named(cast: Cast, article: MarkedArticle, sentence: Sentence) -> Sequence[Bearer]:
    houses = {article.publisher, *article.agencies}  # who carries the report takes no part in what it tells
    made = []
    for mention in inside(article.mentions, sentence.span):
        actor = cast.named(mention.name)
        if actor is None or is_dateline(article, mention) or mention.name in houses:
            continue
        where = _WHERE.search(article.text, sentence.span.start, mention.span.start)
        if where is None or cast.by_id[actor].kind != "place":
            made.append(Bearer(actor, cast.by_id[actor].name, mention.span, "named"))
    return made


def _of(cast: Cast, party: Party, how: How) -> Iterable[Bearer]:
    """The party as a bearer; a pronoun that leads to nobody is none."""
    actor = cast.of(party)
    span = party.spans[0] if party.spans else None
    if actor is not None or party.name.casefold() not in _PRONOUNS:
        yield Bearer(actor, cast.by_id[actor].name if actor else party.name, span, how)


def _distance(bearer: Bearer, cue: Span) -> tuple[bool, int]:
    start = bearer.span.start if bearer.span is not None else cue.start
    return start >= cue.start, abs(cue.start - start)


def speakers(article: MarkedArticle, span: Span) -> Iterable[Party]:
    """Those who say something of what stands in ``span``, or are told there to say it."""
    for quote in article.quotes:
        if quote.speaker is not None and any(span.overlaps(part) for part in (*quote.content, *quote.cue)):
            yield quote.speaker
