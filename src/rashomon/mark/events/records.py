"""Records: drafts and event anaphora with names, times, places and codes added, as events of the article."""

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import accumulate

import msgspec

from rashomon.mark.events.anaphora import EventAnaphor, PriorEvent, pair_before
from rashomon.mark.events.circumstances import ahead, goal_of, place_of, time_of
from rashomon.mark.events.coding import code
from rashomon.mark.events.draft import Draft, Words
from rashomon.mark.events.features import Sentence
from rashomon.mark.events.lexicon import Pattern
from rashomon.mark.events.parties import Cast
from rashomon.mark.events.status import status_span
from rashomon.mark.events.status_table import Finding
from rashomon.mark.events.syntax import Tree
from rashomon.model import Event, EventTime, Party, Quote, Span, TimeExpression
from rashomon.model.ids import content_id


class Quoted:
    """The quotations of an article, asked which of them holds a word."""

    def __init__(self, quotes: Sequence[Quote]) -> None:
        self._spans = sorted((span.start, span.end, quote.id) for quote in quotes for span in quote.content)
        self._ends = list(accumulate((end for _, end, _ in self._spans), max))

    def innermost(self, trigger: Span) -> str | None:
        """The id of the innermost quotation whose content holds ``trigger``."""
        first = bisect_left(self._ends, trigger.end)  # all before it end before the trigger does
        last = bisect_right(self._spans, trigger.start, key=lambda span: span[0])
        holding = [(end - start, id_) for start, end, id_ in self._spans[first:last] if end >= trigger.end]
        return min(holding)[1] if holding else None


@dataclass(frozen=True, slots=True)
class Recorder:
    """Makes the events of one sentence; ``times`` are those of the sentence, ``quoted`` the article's quotations."""

    cast: Cast
    times: tuple[TimeExpression, ...]
    quoted: Quoted

    def event(self, draft: Draft, prior: Sequence[PriorEvent], number: int) -> Event:
        """The event of a draft; ``prior`` are the events before it, ``number`` that of its sentence."""
        tree, status = draft.sentence.tree, draft.finding.status
        trigger = Span(tree.offsets[draft.trigger], tree.end(draft.trigger))
        actors = self._actors(tree, draft.actors, prior, number)
        recipients = tuple(self.cast.party(tree, head, words, acts=False) for head, words in draft.recipients)
        coded = code(draft.type, draft.pattern, status)
        taken = frozenset(head for head, _ in (*draft.actors, *draft.recipients))
        place = place_of(draft.sentence, draft.trigger, taken)
        if place is None and coded.kind == "visit":
            place = goal_of(draft.sentence, draft.trigger)
        return Event(
            id=self._id(trigger, draft.type, (*actors, *recipients)),
            trigger=trigger,
            type=draft.type,
            mode=coded.mode,
            cameo=coded.cameo,
            status=status,
            status_span=status_span(tree, draft.finding),
            actors=actors,
            recipients=recipients,
            place=None if place is None else self.cast.party(tree, place[0], place[1], acts=False),
            time=self._time(draft.sentence, draft.trigger, draft.finding),
            intensity=coded.intensity,
            kind=coded.kind,
            quote=self.quoted.innermost(trigger),
        )

    def anaphor(self, sentence: Sentence, anaphor: EventAnaphor) -> Event:
        """The event that is taken up, with what became of it: its parties, place and time are those named before."""
        tree, before, status = sentence.tree, anaphor.event, anaphor.finding.status
        trigger = Span(tree.offsets[anaphor.trigger], tree.end(anaphor.trigger))
        coded = code(anaphor.type, Pattern("CONSULT", "", "", before.kind, frozenset()), status)
        sides = (before.recipients, before.actors) if anaphor.answered else (before.actors, before.recipients)
        return msgspec.structs.replace(
            before,
            id=self._id(trigger, anaphor.type, (*sides[0], *sides[1])),
            trigger=trigger,
            type=anaphor.type,
            mode=coded.mode,
            cameo=coded.cameo,
            intensity=coded.intensity,
            status=status,
            status_span=status_span(tree, anaphor.finding),
            actors=sides[0],
            recipients=sides[1],
            time=self._time(sentence, anaphor.word, anaphor.finding) or before.time,
            quote=self.quoted.innermost(trigger),
        )

    def _actors(
        self, tree: Tree, words: tuple[Words, ...], prior: Sequence[PriorEvent], number: int
    ) -> tuple[Party, ...]:
        """The actors; "they" are the two sides of the event before, where that has two."""
        found = tuple(self.cast.party(tree, head, span, acts=True) for head, span in words)
        if len(words) == 1 and tree.lower[words[0][0]] in ("they", "both") and tree.pos[words[0][0]] == "PRON":
            two = pair_before(prior, number, found[0].spans[0].start)
            return tuple(msgspec.structs.replace(p, spans=found[0].spans, chain=p.spans) for p in two) or found
        return found

    def _id(self, trigger: Span, kind: str, parties: tuple[Party, ...]) -> str:
        sides = [span for party in parties for span in (*party.spans[:1], *party.chain[:1])]
        return content_id("e", self.cast.parsed.article.id, trigger.start, trigger.end, kind, *sides)

    def _time(self, sentence: Sentence, trigger: int, finding: Finding) -> EventTime | None:
        found = time_of(sentence, trigger, finding.status, self.times)
        article = self.cast.parsed.article
        return found and ahead(sentence.tree, found, finding, article.published.value, article.text)
