"""What one sentence tells: its events, figures, dates and names, and whether it asserts anything."""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from rashomon.collate.actors import Cast
from rashomon.collate.evidence import Clause, Evidence, Sentence, inside
from rashomon.collate.sayings import sayings_of
from rashomon.model import Event, MarkedArticle, Quantity, Span, interval

_LEANING = re.compile(
    r"[\"'\u201c\u2018]?(?:(?:but|and|yet|so|also|still),? )?(?:it|they|that|this|these|those|their|its)\b",
    re.IGNORECASE,
)
_ENDED = re.compile(r"[.!?\u2026][\"'\u201d\u2019)\]]*\s*\Z")
_MIN_WORDS = 4  # content words that a fact of its own needs
_MAX_QUOTED = 0.9  # of a sentence; what is quoted for the greater part is an utterance
_OPENERS = frozenset(
    (
        "but",
        "however",
        "he",
        "she",
        "his",
        "her",
        "they",
        "their",
        "it",
        "that",
        "this",
        "these",
        "those",
        "and",
        "also",
    )
)


@dataclass(frozen=True, slots=True)
class Telling:
    """A sentence with what is marked in it; ``quoted`` is the share of it that stands in somebody's words.

    ``own`` is the number of its telling words beside what somebody is reported to say, who says it, and that he does.
    """

    sentence: Sentence
    events: tuple[Event, ...]
    figures: tuple[Quantity, ...]
    dates: tuple[str, ...]
    names: frozenset[str]
    quoted: float
    question: bool
    own: int

    @property
    def asserts(self) -> bool:
        """Whether the sentence tells something that can be counted: neither a question nor a mere utterance.

        What only reports somebody's words is told among the sayings.
        """
        told = bool(self.events or self.figures or self.dates or self.names)
        return told and self._is_long and self.tells and self.own >= _MIN_WORDS

    @property
    def tells(self) -> bool:
        """Whether the report itself tells something here: it neither asks nor only gives somebody's words."""
        return not self.question and self.quoted <= _MAX_QUOTED

    @property
    def stands_alone(self) -> bool:
        """Whether it can be read without the sentence before it, and is more than a part of a headline."""
        return self._is_long and self.sentence.words[0].text.lower() not in _OPENERS

    @property
    def _is_long(self) -> bool:
        return sum(word.content for word in self.sentence.words) >= _MIN_WORDS


def tellings(evidence: Evidence, cast: Cast) -> Iterable[Telling]:
    """What every sentence of the story tells, in the order of the evidence."""
    for article in evidence.articles:
        quoted, said = _quoted(article), _said(article)
        for row in evidence.sentences[article.id]:
            yield _telling(article, cast, row, quoted, said)


def leans(evidence: Evidence, one: Telling) -> bool:
    """Whether a sentence cannot be read alone: it begins with what stood before it, or is a heading."""
    words = one.sentence.span.of(evidence.article(one.sentence.article).text)
    return _LEANING.match(words) is not None or _ENDED.search(words) is None


def of_clause(evidence: Evidence, cast: Cast, sentence: Sentence, clause: Clause) -> Telling:
    """What one clause of a sentence tells."""
    article = evidence.article(sentence.article)
    words = tuple(word for word in sentence.words if clause.span.contains(word.span))
    row = Sentence(article.id, sentence.index, clause.span, words, clause.stems)
    return _telling(article, cast, row, _quoted(article), _said(article))


def only_says(evidence: Evidence, sentence: Sentence, clause: Clause) -> bool:
    """Whether a clause tells no more than that somebody says something: what he says stands outside it."""
    return any(
        any(clause.span.contains(cue) for cue in quote.cue)
        and not any(clause.span.overlaps(span) for span in quote.content)
        for quote in evidence.article(sentence.article).quotes
    )


def _quoted(article: MarkedArticle) -> Sequence[Span]:
    return sorted({span for quote in article.quotes if quote.kind != "indirect" for span in quote.content})


def _said(article: MarkedArticle) -> Sequence[Span]:
    """Where anybody is reported to say something: what, who and that he does, in stretches that lie apart."""
    quotes = sayings_of(article)
    found = {span for quote in quotes for span in (*quote.content, *quote.cue)}
    found |= {span for quote in quotes if quote.speaker for span in quote.speaker.spans}
    apart: list[Span] = []
    for span in sorted(found):
        if apart and span.start <= apart[-1].end:
            apart[-1] = Span(apart[-1].start, max(apart[-1].end, span.end))
        else:
            apart.append(span)
    return apart


def _telling(
    article: MarkedArticle, cast: Cast, row: Sentence, quoted: Sequence[Span], said: Sequence[Span]
) -> Telling:
    named = (cast.named(mention.name) for mention in inside(article.mentions, row.span))
    times = inside(article.times, row.span)
    first = bisect_left(article.events, row.span.start, key=lambda event: event.trigger.start)
    last = bisect_left(article.events, row.span.end, lo=first, key=lambda event: event.trigger.start)
    return Telling(
        sentence=row,
        events=tuple(article.events[first:last]),
        figures=tuple(inside(article.quantities, row.span)),
        dates=tuple(time.value for time in times if time.type == "DATE" and interval(time.value) is not None),
        names=frozenset(name for name in named if name is not None),
        quoted=_share(row.span, quoted),
        own=_own(row, said),
        question=row.span.of(article.text).rstrip("”\"’' ").endswith("?"),
    )


def _own(row: Sentence, said: Sequence[Span]) -> int:
    """The telling words of a sentence that stand in none of the stretches."""
    first = bisect_right(said, row.span.start, key=lambda span: span.end)
    last = bisect_left(said, row.span.end, lo=first, key=lambda span: span.start)
    near = said[first:last]
    return sum(word.content and not any(span.contains(word.span) for span in near) for word in row.words)


def _share(whole: Span, parts: Iterable[Span]) -> float:
    covered = sum(max(min(whole.end, part.end) - max(whole.start, part.start), 0) for part in parts)
    return min(covered / len(whole), 1.0)
