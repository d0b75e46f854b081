"""Events: who did what to whom in PLOVER types and CAMEO codes, and whether it really happened."""

from rashomon.mark.events.dyads import Coder, Dyad, coder
from rashomon.mark.events.features import Sentence
from rashomon.mark.events.lexicon import lexicon
from rashomon.mark.events.syntax import trees
from rashomon.mark.parse import Parsed
from rashomon.model import Event, Mention, Party, Quote, Span, TimeExpression
from rashomon.model.ids import content_id


def find_events(
    parsed: Parsed, mentions: tuple[Mention, ...], times: tuple[TimeExpression, ...], quotes: tuple[Quote, ...]
) -> tuple[Event, ...]:
    """The events of an article, in text order."""
    return code_events(parsed, mentions, times, quotes, coder())


def code_events(
    parsed: Parsed,
    mentions: tuple[Mention, ...],
    times: tuple[TimeExpression, ...],
    quotes: tuple[Quote, ...],
    models: Coder,
) -> tuple[Event, ...]:
    """The events that the given models find, in text order."""
    del mentions, times, quotes
    found = []
    for tree in trees(parsed.doc):
        for dyad in models.dyads(Sentence.of(tree, lexicon())):
            found.append(_event(parsed, dyad))
    return tuple(sorted(found, key=lambda e: e.trigger))


def _event(parsed: Parsed, dyad: Dyad) -> Event:
    tree = dyad.sentence.tree
    trigger = Span(tree.offsets[dyad.trigger], tree.end(dyad.trigger))
    sides = [Span(tree.offsets[a], tree.end(b)) for a, b in (dyad.source_span, dyad.target_span)]
    return Event(
        id=content_id("e", parsed.article.id, trigger.start, trigger.end, sides[0].start, sides[1].start, dyad.type),
        trigger=trigger,
        type=dyad.type,
        mode=dyad.pattern.mode if dyad.pattern else None,
        cameo=dyad.pattern.cameo if dyad.pattern else None,
        status="occurred",
        actors=(Party(spans=(sides[0],), name=sides[0].of(parsed.text)),),
        recipients=(Party(spans=(sides[1],), name=sides[1].of(parsed.text)),),
    )
