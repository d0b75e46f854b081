"""Sentences that speak of a date, and what they say became of it."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from rashomon.collate.evidence import Evidence, Sentence
from rashomon.collate.timeline.calendar import date_told
from rashomon.collate.wording import stem
from rashomon.model import Interval, MarkedArticle, Span, Status, TimeExpression, interval

_OF = re.compile(r",?\s+(?:of|in)?\s*")
_NAMED = re.compile(r"XXXX-WXX-[1-7](?=T|\Z)")
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
    """Every date of the story with its sentence, in the order of the evidence; decades are none.

    A day of the week keeps its name where nothing tells of which week it is.
    """
    for article in evidence.articles:
        yield from _named_days(evidence, article)
        given = [(t, when) for t in article.times if t.type in ("DATE", "TIME") and (when := interval(t.value))]
        for place, (time, when) in enumerate(given):
            sentence = evidence.sentence_at(article.id, time.span.start)
            beside = given[max(place - 1, 0) : place] + given[place + 1 : place + 2]
            if sentence is not None and when.precision != "decade" and not _is_part(article, time, when, beside):
                value = date_told(article, time, when)
                precision = "day" if len(value) == _DAY else when.precision
                yield _dated(article, sentence, time, value, precision)


def _named_days(evidence: Evidence, article: MarkedArticle) -> Iterator[Dated]:
    for time in article.times:
        sentence = evidence.sentence_at(article.id, time.span.start)
        if time.type in ("DATE", "TIME") and sentence is not None and (named := _NAMED.match(time.value)):
            yield _dated(article, sentence, time, named[0], "day")


def _is_part(
    article: MarkedArticle, time: TimeExpression, when: Interval, beside: Iterable[tuple[TimeExpression, Interval]]
) -> bool:
    """Whether a date only says of which year or month the one beside it is: "18 April of that year"."""
    for other, finer in beside:
        first, second = sorted((time.span, other.span))
        within = when.first <= finer.first and finer.last <= when.last and (finer.first, finer.last) != when[:2]
        if within and _OF.fullmatch(article.text, first.end, second.start):
            return True
    return False


def _dated(article: MarkedArticle, sentence: Sentence, time: TimeExpression, value: str, precision: str) -> Dated:
    decided = _decided(article, time)
    return Dated(
        article=article.id,
        sentence=sentence,
        value=value,
        precision=precision,
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
