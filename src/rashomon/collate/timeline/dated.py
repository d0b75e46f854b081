"""Sentences that speak of a date, and what they say became of it."""

from collections.abc import Iterator
from dataclasses import dataclass

from rashomon.collate.evidence import Evidence, Sentence
from rashomon.collate.timeline.calendar import date_told
from rashomon.collate.wording import stem
from rashomon.model import Interval, MarkedArticle, Span, Status, TimeExpression, interval

_DAY = len("2023-06-18")
_DECISIONS: frozenset[Status] = frozenset(("agreed", "invited", "postponed", "cancelled", "refused", "denied"))


@dataclass(frozen=True, slots=True)
class Dated:
    """A sentence that speaks of a date, and what it says became of it.

    ``decided``: on the date itself ("agreed on Friday to meet"); ``bound``: the date only bounds it ("since Friday");
    ``quoted``: it stands in somebody's own words; ``spoken``: it only dates that somebody spoke; ``time`` is the date
    and ``head`` the stem of what it dates.
    """

    article: str
    sentence: Sentence
    value: str
    precision: str
    status: Status | None
    decided: bool
    bound: bool
    quoted: bool
    spoken: bool
    time: Span
    head: str


def find_dated(evidence: Evidence) -> Iterator[Dated]:
    """Every date of the story with its sentence, in the order of the evidence; decades are none."""
    for article in evidence.articles:
        for time in article.times:
            when = interval(time.value) if time.type in ("DATE", "TIME") else None
            sentence = evidence.sentence_at(article.id, time.span.start)
            if when is not None and sentence is not None and when.precision != "decade":
                yield _dated(article, sentence, time, when)


def _dated(article: MarkedArticle, sentence: Sentence, time: TimeExpression, when: Interval) -> Dated:
    value, decided = date_told(article, time, when), _decided(article, time)
    return Dated(
        article=article.id,
        sentence=sentence,
        value=value,
        precision="day" if len(value) == _DAY else when.precision,
        status=decided or time.status,
        decided=decided is not None,
        bound=time.head is None and time.status is not None,
        quoted=any(q.kind == "direct" and span.contains(time.span) for q in article.quotes for span in q.content),
        spoken=time.head is None or any(cue.overlaps(time.head) for quote in article.quotes for cue in quote.cue),
        time=time.span,
        head=stem(time.head.of(article.text)) if time.head is not None else "",
    )


def _decided(article: MarkedArticle, time: TimeExpression) -> Status | None:
    """The status that the dated word itself gives an event: "promised on Monday to free them" is "agreed"."""
    if time.head is None or time.status != "occurred":
        return None
    found = (e.status for e in article.events if e.status_span is not None and e.status_span.overlaps(time.head))
    return next((status for status in found if status in _DECISIONS), None)
