"""What speaks for words being a promise, and for somebody being bound by it, in numbers."""

import math
import re
from collections.abc import Mapping, Sequence
from functools import cache

from rashomon.collate.actors import Cast
from rashomon.collate.commitments.bearers import HOWS, Bearer
from rashomon.collate.commitments.kinds import is_known
from rashomon.collate.commitments.sites import Site, cues
from rashomon.collate.evidence import inside
from rashomon.collate.moments import published
from rashomon.collate.wording import rows, stem
from rashomon.model import Event, MarkedArticle, MentionKind, Party, Quote, Span, interval

_WORD = re.compile(r"[\w’']+|[^\w\s]")
_FIRST = frozenset(("i", "we", "my", "our", "us"))
_CONTRACTED = re.compile(r"(?:i|we)[’'](?:m|re|ll|d|ve)$")
_THIRD = frozenset(("he", "she", "they", "it", "his", "her", "their", "its", "him", "them"))
_DETERMINERS = frozenset(("a", "the", "his", "her", "their", "its", "this", "’s", "'s", "s", "my", "of"))
_SAYING = re.compile(
    r"\b(?:said|says|saying|told|tells|tweeted|wrote|added|announced|announcing|declared|insisted|stated)\b"
)
_IF = re.compile(r"\b(?:if|unless|whether|should|could|might|may|perhaps)\b")
_DEMAND = re.compile(r"\b(?:urg|demand|call(?:ed|ing|s) (?:on|for)|should|must|ought)")
_OFFICE = re.compile(r"\bas president\b|\bif elected\b|\bcampaign")
_PART_OF = re.compile(
    r"\b(?:of|in|at|near|from|on|over|for|with|against|by|to|about|between|under|after)"
    r"\s+(?:the\s+)?(?:[\w.]+\s+){0,1}\Z"
)
_CLAUSE = re.compile(r"[,;:—“”\"]|\b(?:that|who|which|and|but|because|while|as|when|if|after|before|to)\b")
_KINDS: tuple[MentionKind, ...] = ("person", "organisation", "country", "group", "place", "office")
_FILLERS = frozenset(("to", "not", "also", "never", "be", "have", "a", "the", "would", "will", "that"))
_AHEAD = frozenset({"planned", "agreed", "invited"})
MANY = 10  # names in a sentence; more are as many
_REACH = 20  # words behind a site that are looked at
_SOON, _NEAR = 60, 80  # characters behind a site in which its event stands, and the event whose actor is bound
_FAR = 40.0  # words between bearer and site where he does not stand before it
_OPENING = 25  # characters from the beginning of a sentence


def of_site(article: MarkedArticle, site: Site) -> dict[str, float]:
    """What is known of the words at a site, whoever may be bound."""
    return (
        {f"cue={cue.id}": float(cue.id == site.cue.id) for cue in cues()}
        | _words(article, site)
        | _marks(article, site)
    )


def _words(article: MarkedArticle, site: Site) -> dict[str, float]:
    text, cue, sentence = article.text, site.span, site.sentence.span
    front, rest = text[sentence.start : cue.start].casefold(), text[cue.end : sentence.end].casefold()
    before, after = _WORD.findall(front), _WORD.findall(rest)[:_REACH]
    own, near, last = cue.of(text).casefold(), set(before[-3:]), set(before[-2:])
    verb = next((word for word in after if word not in _FILLERS), "")
    return {
        "first": any(word in _FIRST or _CONTRACTED.match(word) for word in near),
        "we": any(word in ("we", "our") or word.startswith(("we’", "we'")) for word in near),
        "third": bool(_THIRD & last),
        "it": "it" in last,
        "you": "you" in near,
        "passive": after[:1] == ["be"] or after[:2] == ["not", "be"],
        "perfect": "have" in after[:2],
        "to": after[:1] == ["to"] or own.endswith(" to"),
        "that": "that" in after[:2],
        "noun": bool(before) and before[-1] in _DETERMINERS,
        "past": own.endswith("ed") or own in ("sought", "swore", "undertook"),
        "ing": own.endswith("ing"),
        "had": bool({"had", "have", "has"} & last),
        "negated": bool({"not", "never", "n’t", "no"} & {*last, *after[:2]}) or "n’t" in own or "n't" in own,
        "state": verb in states(),
        "deed": bool(verb) and is_known(stem(verb)),
        "conditional": bool(_IF.search(front)),
        "conditional after": bool(_IF.search(rest)),
        "question": "?" in text[cue.end : sentence.end + 1],
        "words before": min(len(before), 40),
        "words after": len(after),
        "office": bool(_OFFICE.search(front + rest)),
        "demand": bool(_DEMAND.search(front + own + rest)),
        "said before": bool(_SAYING.search(front)),
    }


def _marks(article: MarkedArticle, site: Site) -> dict[str, float]:
    cue, end = site.span, max(site.sentence.span.end, site.span.end)
    held = {quote.kind for quote in _holding(article, cue)}
    times = [time for time in inside(article.times, Span(cue.end, end)) if time.type in ("DATE", "TIME")]
    day = published(article)
    ahead = [when for time in times if (when := interval(time.value)) and day and when.last >= day.first]
    events = _events(article, site, _SOON)
    return {
        "direct": "direct" in held,
        "mixed": "mixed" in held,
        "indirect": "indirect" in held,
        "due": bool(ahead),
        "dated": bool(times),
        "index": min(site.sentence.index, 30),
        "quantity": bool(inside(article.quantities, Span(cue.end, end))),
        "planned": any(event.status in _AHEAD for event in events),
        "occurred": any(event.status == "occurred" for event in events),
        "event": bool(events),
    }


def of_bearer(
    cast: Cast, article: MarkedArticle, site: Site, bearer: Bearer, others: Sequence[Bearer]
) -> dict[str, float]:
    """What is known of somebody at a site, among the ``others`` who may be bound there."""
    actor = cast.by_id.get(bearer.actor or "")
    return {
        **{f"how={how}": float(bearer.how == how) for how in HOWS},
        **{f"kind={kind}": float(actor is not None and actor.kind == kind) for kind in _KINDS},
        "unknown": actor is None,
        "weight": math.log1p(len(actor.mentions)) if actor else 0.0,
        **_where(article, site, bearer, others),
        **_part(cast, article, site, bearer),
    }


def _where(article: MarkedArticle, site: Site, bearer: Bearer, others: Sequence[Bearer]) -> dict[str, float]:
    text, cue, sentence = article.text, site.span, site.sentence.span
    here = bearer.span if bearer.span is not None and sentence.contains(bearer.span) else None
    ahead = here is not None and here.end <= cue.start
    gap = text[here.end : cue.start].casefold() if here is not None and ahead else ""
    named = [other.span for other in others if other.how == "named" and other.span is not None]
    between = [span for span in named if here is not None and here.end <= span.start < cue.start]
    return {
        "before": ahead,
        "behind": here is not None and here.start >= cue.end,
        "gap": min(len(_WORD.findall(gap)), 30) if ahead else _FAR,
        "clauses between": len(_CLAUSE.findall(gap)),
        "said between": bool(_SAYING.search(gap)),
        "others between": len(between),
        "possessive": gap.startswith(("’s", "'s", "’ ", "' ")),
        "part of": here is not None and bool(_PART_OF.search(text[sentence.start : here.start])),
        "opens": here is not None and here.start - sentence.start < _OPENING,
        "many": min(len(named), MANY),
        "first named": bool(named) and bearer.span == min(named),
    }


def _part(cast: Cast, article: MarkedArticle, site: Site, bearer: Bearer) -> dict[str, float]:
    sentence = site.sentence.span
    holding = _holding(article, site.span)
    saying = [q for q in article.quotes if any(sentence.overlaps(part) for part in (*q.content, *q.cue))]
    mine = [quote for quote in holding if _is(cast, quote.speaker, bearer)]
    events = _events(article, site, _NEAR)
    acts = any(_is(cast, party, bearer) for event in events for party in event.actors)
    return {
        "speaks here": bool(mine),
        "speaks here himself": any(quote.kind != "indirect" for quote in mine),
        "speaks": any(_is(cast, quote.speaker, bearer) for quote in saying),
        "another speaks": bool(holding) and not mine,
        "acts": acts,
        "another acts": any(event.actors for event in events) and not acts,
        "is acted on": any(_is(cast, party, bearer) for event in events for party in event.recipients),
    }


def _holding(article: MarkedArticle, cue: Span) -> list[Quote]:
    return [quote for quote in article.quotes if any(part.overlaps(cue) for part in quote.content)]


def _events(article: MarkedArticle, site: Site, reach: int) -> list[Event]:
    end = min(site.span.end + reach, site.sentence.span.end)
    return [event for event in article.events if site.span.start <= event.trigger.start < end]


def _is(cast: Cast, party: Party | None, bearer: Bearer) -> bool:
    if party is None:
        return False
    actor = cast.of(party)
    known = actor is not None or bearer.actor is not None
    return actor == bearer.actor if known else party.name.casefold() == bearer.name.casefold()


def among(rows: Sequence[Mapping[str, float]]) -> list[dict[str, float]]:
    """What is known of each of those who may be bound, beside the others."""
    return [
        {
            "another is the speaker": float(any(r["speaks here"] for r in rows) and not row["speaks here"]),
            "nearer": float(sum(other["gap"] < row["gap"] for other in rows)),
            "rivals": float(len(rows)),
            "another is named before": float(any(other["how=named"] and other["before"] for other in rows)),
        }
        for row in rows
    ]


@cache
def states() -> frozenset[str]:
    """Verbs that tell no deed, from ``states.txt``."""
    return frozenset(word for row in rows("rashomon.collate.commitments", "states.txt") for word in row)
