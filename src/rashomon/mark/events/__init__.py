"""Events: who did what to whom in PLOVER types and CAMEO codes, and whether it really happened."""

from bisect import bisect_left

from rashomon.mark.events.anaphora import PriorEvent, event_anaphora, events_since
from rashomon.mark.events.dated import with_heads
from rashomon.mark.events.drafts import draft_events
from rashomon.mark.events.dyads import Coder, coder
from rashomon.mark.events.features import Sentence
from rashomon.mark.events.lexicon import lexicon
from rashomon.mark.events.parties import Cast
from rashomon.mark.events.records import Quoted, Recorder
from rashomon.mark.events.status import clause_status
from rashomon.mark.events.syntax import Tree, trees
from rashomon.mark.events.topics import out_of_place
from rashomon.mark.parse import Parsed
from rashomon.mark.reference import Resolution
from rashomon.model import Event, Quote, Span, TimeExpression

__all__ = ["Tree", "clause_status", "code_events", "find_events", "trees", "with_heads"]


def find_events(
    parsed: Parsed, resolution: Resolution, times: tuple[TimeExpression, ...], quotes: tuple[Quote, ...]
) -> tuple[Event, ...]:
    """The events of an article, in text order.

    An event whose trigger lies in a quotation carries the quotation's id: it is a claim of the speaker.
    """
    return code_events(parsed, resolution, times, quotes, coder())


def code_events(
    parsed: Parsed,
    resolution: Resolution,
    times: tuple[TimeExpression, ...],
    quotes: tuple[Quote, ...],
    models: Coder,
) -> tuple[Event, ...]:
    """The events that the given models find, in text order."""
    cast, quoted = Cast(parsed, resolution), Quoted(quotes)
    starts = [time.span.start for time in times]
    prior: list[PriorEvent] = []
    sentences = trees(parsed.doc)
    strange = out_of_place(sentences, parsed.article.title)
    for number, tree in enumerate(sentences):
        here = Span(tree.offsets[0], tree.end(len(tree) - 1))
        near = times[max(bisect_left(starts, here.start) - 1, 0) : bisect_left(starts, here.end)]
        record = Recorder(cast, tuple(time for time in near if time.span.overlaps(here)), quoted)
        sentence = Sentence.of(tree, lexicon(), agencies=parsed.article.agencies, out_of_place=strange[number])
        for draft in draft_events(sentence, models):
            subject = tree.deps[draft.trigger] in ("nsubj", "nsubjpass")
            prior.append(PriorEvent(record.event(draft, prior, number), number, subject))
        told = [k.event.trigger for k in events_since(prior, number)]
        for anaphor in tuple(event_anaphora(sentence, number, prior)):
            event = record.anaphor(sentence, anaphor)
            if not any(event.trigger.overlaps(trigger) for trigger in told):
                prior.append(PriorEvent(event, number, subject=True))
    events: dict[str, Event] = {}
    for found in prior:
        events.setdefault(found.event.id, found.event)
    return tuple(sorted(events.values(), key=lambda e: (e.trigger, e.id)))
