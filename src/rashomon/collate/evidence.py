"""What the account is made from: the articles of one story, their sentences, and the origins they descend from."""

import re
from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Protocol, TypeVar

from rashomon.collate.copies import Passages, origin_of, passages_into
from rashomon.collate.wording import Weights, Word, content, words
from rashomon.model import Assertion, Citation, Copy, MarkedArticle, Party, Span, Status

_MIN_STEMS = 2  # content words of a clause that can be compared with others
_SENTENCE = re.compile(r"\S(?:.*?)(?:[.!?][”\"’')]*(?=\s)|(?=\n)|\Z)")


@dataclass(frozen=True, slots=True)
class Clause:
    """One clause of a sentence: the stems of the content words that are its own, not of a clause inside it.

    ``whole`` is set where it has a subject of its own, so that it can be read alone.
    """

    span: Span
    stems: frozenset[str]
    whole: bool = True


@dataclass(frozen=True, slots=True)
class Sentence:
    """One sentence of an article; ``stems`` are those of its content words, ``clauses`` those with two of them."""

    article: str
    index: int
    span: Span
    words: tuple[Word, ...]
    stems: frozenset[str]
    clauses: tuple[Clause, ...] = ()


@dataclass(frozen=True, slots=True)
class Evidence:
    """The articles of a story in the order of publication, and what is asked of them again and again.

    ``heads`` gives for an article the one that it descends from, ``order`` its place among ``articles``, ``holding``
    the sentences with a stem, in that order.
    """

    articles: tuple[MarkedArticle, ...]
    sentences: Mapping[str, tuple[Sentence, ...]]
    weights: Weights
    heads: Mapping[str, str]
    taken: Mapping[str, Passages]
    by_id: Mapping[str, MarkedArticle]
    order: Mapping[str, int]
    holding: Mapping[str, Sequence[Sentence]]

    def article(self, identity: str) -> MarkedArticle:
        """The article of that id."""
        return self.by_id[identity]

    def sentence_at(self, article: str, offset: int) -> Sentence | None:
        """The sentence of ``article`` that holds ``offset``; None between sentences."""
        rows = self.sentences[article]
        index = bisect_right(rows, offset, key=lambda row: row.span.start) - 1
        return rows[index] if index >= 0 and offset < rows[index].span.end else None

    def sentences_in(self, article: str, span: Span) -> Sequence[Sentence]:
        """The sentences of ``article`` that ``span`` touches."""
        rows = self.sentences[article]
        first = max(bisect_right(rows, span.start, key=lambda row: row.span.start) - 1, 0)
        last = bisect_left(rows, span.end, key=lambda row: row.span.start)
        return rows[first:last]

    def origins(self, places: Iterable[tuple[str, Span]]) -> int:
        """How many independent origins the words at ``places`` (article, span) descend from."""
        return len({self.origin(article, span) for article, span in places})

    def origin(self, article: str, span: Span) -> str:
        """The article that the words of ``article`` at ``span`` descend from: the head of a group of origins."""
        found = origin_of(article, span, self.taken)
        return self.heads.get(found, found)


def gather(
    articles: Sequence[MarkedArticle], origins: Sequence[Sequence[str]] = (), copies: Sequence[Copy] = ()
) -> Evidence:
    """The evidence of ``articles``; ``origins`` parts their ids into groups that descend from one report."""
    ordered = in_order(articles)
    sentences = {article.id: _sentences(article) for article in ordered}
    weights = Weights.of(row.stems for rows in sentences.values() for row in rows)
    heads = {identity: members[0] for members in origins for identity in members}
    return Evidence(
        articles=ordered,
        sentences=sentences,
        weights=weights,
        heads=heads,
        taken=passages_into(copies),
        by_id={article.id: article for article in ordered},
        order={article.id: place for place, article in enumerate(ordered)},
        holding=_holding(row for rows in sentences.values() for row in rows),
    )


def in_order(articles: Iterable[MarkedArticle]) -> tuple[MarkedArticle, ...]:
    """The articles in the order of publication, undated ones last, then of their ids."""
    return tuple(sorted(articles, key=lambda article: (article.published.value or "9", article.id)))


def _holding(sentences: Iterable[Sentence]) -> dict[str, list[Sentence]]:
    found: defaultdict[str, list[Sentence]] = defaultdict(list)
    for sentence in sentences:
        for stem in sentence.stems:
            found[stem].append(sentence)
    return dict(found)


class Spanned(Protocol):
    """Anything that was marked at a stretch of a text."""

    @property
    def span(self) -> Span:
        """Where it stands."""
        ...


Marked = TypeVar("Marked", bound=Spanned)


def inside(items: Sequence[Marked], span: Span) -> Sequence[Marked]:
    """Those of ``items`` (in text order) that stand wholly inside ``span``."""
    first = bisect_left(items, span.start, key=lambda item: item.span.start)
    last = bisect_left(items, span.end, lo=first, key=lambda item: item.span.start)
    return [item for item in items[first:last] if item.span.end <= span.end]


def speakers_in(article: MarkedArticle, sentence: Sentence) -> Iterable[Party]:
    """Those who say something in the sentence and stand outside the words they say."""
    for quote in article.quotes:
        speaker = quote.speaker
        if speaker is None or not any(sentence.span.contains(span) for span in quote.cue):
            continue
        if not any(held.overlaps(span) for held in quote.content for span in speaker.spans):
            yield speaker


def report(article: MarkedArticle, span: Span, *, status: Status | None = None, value: str | None = None) -> Citation:
    """The exact words of ``article`` at ``span``."""
    return Citation(article.id, span, span.of(article.text), status, value)


def _sentences(article: MarkedArticle) -> tuple[Sentence, ...]:
    spans = article.sentences or tuple(Span(*match.span()) for match in _SENTENCE.finditer(article.text))
    rows = []
    for index, span in enumerate(spans):
        found = words(article.text, span.start, span.end)
        stems = frozenset(word.stem for word in content(found))
        rows.append(Sentence(article.id, index, span, found, stems, _clauses(inside(article.assertions, span), found)))
    return tuple(rows)


def _clauses(assertions: Sequence[Assertion], found: Sequence[Word]) -> tuple[Clause, ...]:
    """The clauses of a sentence that say enough to be compared; a word is of the shortest clause that holds it."""
    own: dict[int, int] = {}
    starts = [word.span.start for word in found]
    for number in sorted(range(len(assertions)), key=lambda number: -len(assertions[number].span)):
        span = assertions[number].span
        own |= dict.fromkeys(range(bisect_left(starts, span.start), bisect_left(starts, span.end)), number)
    stems: defaultdict[int, set[str]] = defaultdict(set)
    for place, number in own.items():
        if found[place].content:
            stems[number].add(found[place].stem)
    return tuple(
        Clause(assertions[n].span, frozenset(held), any(a.role == "subject" for a in assertions[n].arguments))
        for n, held in sorted(stems.items())
        if len(held) >= _MIN_STEMS
    )
