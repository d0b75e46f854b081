"""Events: who did what to whom in PLOVER types and CAMEO codes, and whether it really happened."""

from rashomon.mark.events.circumstances import place_of, time_of
from rashomon.mark.events.coding import code
from rashomon.mark.events.draft import Draft
from rashomon.mark.events.drafts import draft_events
from rashomon.mark.events.dyads import Coder, coder
from rashomon.mark.events.features import Sentence
from rashomon.mark.events.lexicon import lexicon
from rashomon.mark.events.parties import Cast
from rashomon.mark.events.syntax import Tree, trees
from rashomon.mark.parse import Parsed
from rashomon.mark.reference import resolve
from rashomon.model import Event, Mention, Party, Quote, Span, TimeExpression
from rashomon.model.ids import content_id

__all__ = ["code_events", "find_events"]


def find_events(
    parsed: Parsed, mentions: tuple[Mention, ...], times: tuple[TimeExpression, ...], quotes: tuple[Quote, ...]
) -> tuple[Event, ...]:
    """The events of an article, in text order.

    An event whose trigger lies in a quotation carries the quotation's id: it is a claim of the speaker.
    """
    return code_events(parsed, mentions, times, quotes, coder())


def code_events(
    parsed: Parsed,
    mentions: tuple[Mention, ...],
    times: tuple[TimeExpression, ...],
    quotes: tuple[Quote, ...],
    models: Coder,
) -> tuple[Event, ...]:
    """The events that the given models find, in text order."""
    cast = Cast(parsed, resolve(parsed, mentions))
    events: dict[str, Event] = {}
    for tree in trees(parsed.doc):
        here = Span(tree.offsets[0], tree.end(len(tree) - 1))
        near = tuple(time for time in times if time.span.overlaps(here))
        for draft in draft_events(Sentence.of(tree, lexicon(), agencies=parsed.article.agencies), models):
            event = _event(cast, draft, near, quotes)
            events.setdefault(event.id, event)
    return tuple(sorted(events.values(), key=lambda e: (e.trigger, e.id)))


def _event(cast: Cast, draft: Draft, times: tuple[TimeExpression, ...], quotes: tuple[Quote, ...]) -> Event:
    tree, status = draft.sentence.tree, draft.finding.status
    trigger = Span(tree.offsets[draft.trigger], tree.end(draft.trigger))
    actors = tuple(cast.party(tree, head, words, acts=True) for head, words in draft.actors)
    recipients = tuple(cast.party(tree, head, words, acts=False) for head, words in draft.recipients)
    coded = code(draft.type, draft.pattern, status)
    taken = frozenset(head for head, _ in (*draft.actors, *draft.recipients))
    place = place_of(draft.sentence, draft.trigger, taken)
    sides = [party.spans[0] for party in (*actors, *recipients)]
    return Event(
        id=content_id("e", cast.parsed.article.id, trigger.start, trigger.end, draft.type, *sides),
        trigger=trigger,
        type=draft.type,
        mode=coded.mode,
        cameo=coded.cameo,
        status=status,
        status_span=_extent(tree, draft.finding.evidence),
        actors=actors,
        recipients=recipients,
        place=_place(cast, tree, place) or _goal(recipients, coded.kind),
        time=time_of(draft.sentence, draft.trigger, status, times),
        intensity=coded.intensity,
        kind=coded.kind,
        quote=_quoted(trigger, quotes),
    )


def _extent(tree: Tree, evidence: tuple[int, ...]) -> Span:
    """The words of the evidence; where they stand far apart, those of its first part."""
    first = min(evidence)
    last = max(t for t in evidence if t - first <= 4)
    return Span(tree.offsets[first], tree.end(last))


def _place(cast: Cast, tree: Tree, found: tuple[int, tuple[int, int]] | None) -> Party | None:
    return None if found is None else cast.party(tree, found[0], found[1], acts=False)


def _goal(recipients: tuple[Party, ...], kind: str | None) -> Party | None:
    """A visit takes place where it leads."""
    goals = [party for party in recipients if party.kind in ("country", "place")]
    return goals[0] if kind == "visit" and goals else None


def _quoted(trigger: Span, quotes: tuple[Quote, ...]) -> str | None:
    """The innermost quotation whose content holds the trigger."""
    holding = [(len(span), quote.id) for quote in quotes for span in quote.content if span.contains(trigger)]
    return min(holding)[1] if holding else None
