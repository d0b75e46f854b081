"""The sentences of a story as columns of numbers, so that many pairs can be compared at once."""

import math
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import pairwise

import numpy as np
from numpy.typing import NDArray

from rashomon.collate.actors import Cast
from rashomon.collate.evidence import Evidence, Sentence, inside
from rashomon.collate.moments import published
from rashomon.collate.wording import Weights, rarity, stem
from rashomon.model import Assertion, Interval, MarkedArticle, Quantity, Quote, interval

Whole = NDArray[np.int32]
Real = NDArray[np.float32]

_MAX_WORDS, _MAX_NAMES, _MAX_FEW = 48, 12, 4
_MAX_PREDICATES, _MAX_OBJECTS = 8, 24
_ROOT = 5  # letters
CLAUSES = 6  # of a sentence that are told apart
_NOTHING = -1
_DATED = frozenset(("minute", "day", "week", "month", "year"))


@dataclass(frozen=True)
class Bags:
    """A few numbered things for every sentence: ``ids`` padded with -1, each once, and the weight of each number."""

    ids: Whole
    weights: Real

    @cached_property
    def heavy(self) -> Real:
        """The weight of each thing where it stands; 0 where nothing stands."""
        found: Real = np.where(self.ids == _NOTHING, np.float32(0), self.weights[self.ids])
        return found

    @cached_property
    def total(self) -> Real:
        """The summed weight of every sentence."""
        found: Real = self.heavy.sum(1)
        return found

    @cached_property
    def norm(self) -> Real:
        """The length of every sentence as a vector of weights."""
        found: Real = np.sqrt((self.heavy**2).sum(1))
        return found

    def partners(self, left: NDArray[np.intp], right: NDArray[np.intp]) -> NDArray[np.int8]:
        """Where in ``right`` each of the things of ``left`` stands; -1 where it does not."""
        one, two = self.ids[left], self.ids[right]
        found = np.full(one.shape, _NOTHING, dtype=np.int8)
        for place in range(self.ids.shape[1]):
            np.putmask(found, one == two[:, place : place + 1], place)
        found[one == _NOTHING] = _NOTHING
        return found

    def shared(self, left: NDArray[np.intp], right: NDArray[np.intp]) -> NDArray[np.bool_]:
        """Which of the things of ``left`` stand in ``right`` too, shape (pairs, width)."""
        one, two = self.ids[left], self.ids[right]
        found = np.zeros(one.shape, dtype=np.bool_)
        for place in range(self.ids.shape[1]):
            found |= one == two[:, place : place + 1]
        here: NDArray[np.bool_] = found & (one != _NOTHING)
        return here


@dataclass(frozen=True)
class Columns:
    """What is asked of the sentences of a story; every array holds a row for each, in the order of the evidence.

    ``telling`` and ``plain`` are the stems, by their weight in the story and in news at large, and in the story alone;
    ``roots`` their first letters ("resig" in resigned and resignation), ``phrases`` the pairs of neighbouring words,
    small ones too ("checks into" is not "checks out"), ``unnamed`` the stems outside of names and of what says who
    speaks. ``clauses`` gives for every telling stem the clause it stands in, -1 in none; ``weight`` is that of each
    telling stem. ``predicates`` are the stems of the verbs and nouns that clauses are built on, ``objects`` whom and
    what these reach. ``days`` are first and last days of the times given, ``published`` the day on which the report
    came out, NaN where that is not known.
    """

    sentences: tuple[Sentence, ...]
    article: Whole
    size: Whole
    place: Real
    plain: Bags
    telling: Bags
    roots: Bags
    phrases: Bags
    unnamed: Bags
    clauses: NDArray[np.int8]
    names: Bags
    predicates: Bags
    objects: Bags
    events: Bags
    voices: Bags
    days: NDArray[np.float32]
    published: Real
    quoted: Real
    quantities: tuple[tuple[Quantity, ...], ...]
    weight: Mapping[str, float]

    @classmethod
    def of(cls, evidence: Evidence, cast: Cast) -> "Columns":
        """The columns of all sentences of the story."""
        rows = tuple(row for article in evidence.articles for row in evidence.sentences[article.id])
        notes = [note for article in evidence.articles for note in _notes(article, evidence, cast)]
        stems, known = _numbered([[w.stem for w in row.words if w.content] for row in rows], _MAX_WORDS)
        in_story = [evidence.weights[stem] for stem in known]
        looks = {word.stem: word.text for row in reversed(rows) for word in row.words}
        both = {stem: math.sqrt(evidence.weights[stem] * rarity(looks[stem])) for row in rows for stem in row.stems}
        last = {article.id: max(len(evidence.sentences[article.id]) - 1, 1) for article in evidence.articles}
        once = _once(stems)
        return cls(
            sentences=rows,
            article=np.array([evidence.order[row.article] for row in rows], dtype=np.int32),
            size=np.array([sum(word.content for word in row.words) for row in rows], dtype=np.int32),
            place=np.array([row.index / last[row.article] for row in rows], dtype=np.float32),
            plain=Bags(once, _weights(in_story)),
            telling=Bags(once, _weights([both[stem] for stem in known])),
            roots=_roots(rows, looks),
            phrases=_bags([_phrases(row) for row in rows], _MAX_WORDS, rare=True),
            unnamed=_bags([note.unnamed for note in notes], _MAX_WORDS, rare=True),
            clauses=_clauses(rows, once, known),
            names=_bags([note.names for note in notes], _MAX_NAMES, rare=True),
            predicates=_bags([note.predicates for note in notes], _MAX_PREDICATES, rare=True),
            objects=_bags([note.objects for note in notes], _MAX_OBJECTS, rare=True),
            events=_bags([note.events for note in notes], _MAX_FEW),
            voices=_bags([note.voices for note in notes], _MAX_FEW),
            days=_days([note.times for note in notes]),
            published=np.array(
                [_appeared(article) for article in evidence.articles for _ in evidence.sentences[article.id]],
                dtype=np.float32,
            ),
            quoted=np.array([note.quoted for note in notes], dtype=np.float32),
            quantities=tuple(note.quantities for note in notes),
            weight=both,
        )

    @cached_property
    def clause_total(self) -> Real:
        """The summed weight of each clause, shape (sentences, clauses)."""
        return self._of_clauses(self.telling.heavy)

    @cached_property
    def clause_norm(self) -> Real:
        """The length of each clause as a vector of weights, shape (sentences, clauses)."""
        found: Real = np.sqrt(self._of_clauses(self.telling.heavy**2))
        return found

    def _of_clauses(self, values: Real) -> Real:
        found = [np.where(self.clauses == number, values, np.float32(0)).sum(1) for number in range(CLAUSES)]
        return np.stack(found, axis=1)


@dataclass(slots=True)
class _Note:
    """What is marked in one sentence."""

    names: list[str]
    unnamed: list[str]
    predicates: list[str]
    objects: list[str]
    events: list[str]
    voices: list[str]
    times: list[Interval]
    quoted: float
    quantities: tuple[Quantity, ...]


def _notes(article: MarkedArticle, evidence: Evidence, cast: Cast) -> Iterable[_Note]:
    rows = evidence.sentences[article.id]
    said: defaultdict[int, list[tuple[Quote, int]]] = defaultdict(list)
    for quote in article.quotes:
        for span in quote.content:
            for row in rows[_at(rows, span.start) : _at(rows, span.end - 1) + 1]:
                covered = min(row.span.end, span.end) - max(row.span.start, span.start)
                if covered > 0:
                    said[row.index].append((quote, covered))
    happened: defaultdict[int, list[str]] = defaultdict(list)
    for event in article.events:
        happened[_at(rows, event.trigger.start)].append(event.kind or event.type)
    for row in rows:
        named = (cast.named(mention.name) for mention in inside(article.mentions, row.span))
        times = (interval(t.value) for t in inside(article.times, row.span) if t.type in ("DATE", "TIME"))
        clauses = inside(article.assertions, row.span)
        yield _Note(
            names=[name for name in named if name is not None],
            unnamed=_unnamed(article, row, said[row.index]),
            predicates=[stem(clause.lemma) for clause in clauses],
            objects=_objects(article, row, clauses, cast),
            events=happened[row.index],
            voices=[voice for quote, _ in said[row.index] if (voice := _voice(quote, cast))],
            times=[time for time in times if time is not None and time.precision in _DATED],
            quoted=min(sum(covered for _, covered in said[row.index]) / len(row.span), 1.0),
            quantities=tuple(inside(article.quantities, row.span)),
        )


def _unnamed(article: MarkedArticle, row: Sentence, said: Sequence[tuple[Quote, int]]) -> list[str]:
    """The stems of what is neither a name nor says who speaks."""
    left_out = [mention.span for mention in inside(article.mentions, row.span)]
    for quote, _ in said:
        left_out += [*quote.cue, *(quote.speaker.spans if quote.speaker else ())]
    return [w.stem for w in row.words if w.content and not any(span.overlaps(w.span) for span in left_out)]


def _objects(article: MarkedArticle, row: Sentence, clauses: Sequence[Assertion], cast: Cast) -> list[str]:
    """Whom and what the clauses of a sentence reach: the actors named there, or else the stems of the words."""
    found: list[str] = []
    for span in (one.span for clause in clauses for one in clause.arguments if one.role != "subject"):
        named = (cast.named(mention.name) for mention in inside(article.mentions, span))
        actors = [name for name in named if name is not None]
        found += actors or [word.stem for word in inside(row.words, span) if word.content]
    return found


def _phrases(row: Sentence) -> list[str]:
    """The pairs of neighbouring words of a sentence."""
    return [f"{one} {two}" for one, two in pairwise(word.text.lower() for word in row.words)]


def _appeared(article: MarkedArticle) -> float:
    """The day of publication as a number; NaN where no single day is known."""
    day = published(article)
    return float(day.first.toordinal()) if day is not None and day.first == day.last else math.nan


def _at(rows: Sequence[Sentence], offset: int) -> int:
    """The number of the last sentence that begins at ``offset`` or before it."""
    low, high = 0, len(rows)
    while low < high:
        middle = (low + high) // 2
        low, high = (middle + 1, high) if rows[middle].span.start <= offset else (low, middle)
    return max(low - 1, 0)


def _voice(quote: Quote, cast: Cast) -> str | None:
    return cast.of(quote.speaker) or (quote.speaker.name.casefold() if quote.speaker else None)


def _numbered(rows: Sequence[Sequence[str]], width: int) -> tuple[Whole, list[str]]:
    """Every different thing under a number, rows padded with -1; and the things in the order of their numbers."""
    known: dict[str, int] = {}
    ids = np.full((len(rows), width), _NOTHING, dtype=np.int32)
    for number, row in enumerate(rows):
        for place, item in enumerate(row[:width]):
            ids[number, place] = known.setdefault(item, len(known))
    return ids, list(known)


def _once(ids: Whole) -> Whole:
    """``ids`` with every number but its first place in a row taken out."""
    kept = ids.copy()
    for place in range(1, ids.shape[1]):
        again = (ids[:, :place] == ids[:, place : place + 1]).any(1)
        kept[again, place] = _NOTHING
    return kept


def _bags(rows: Sequence[Sequence[str]], width: int, *, rare: bool = False) -> Bags:
    """Things each once; ``rare`` ones weigh more."""
    unique = [list(dict.fromkeys(row)) for row in rows]
    ids, known = _numbered(unique, width)
    if not rare:
        return Bags(ids, np.ones(len(known) + 1, dtype=np.float32))
    counts = Counter(item for row in unique for item in row)
    return Bags(ids, _weights([math.log((len(rows) + 1) / (counts[item] + 0.5)) for item in known]))


def _roots(rows: Sequence[Sentence], looks: Mapping[str, str]) -> Bags:
    """The first letters of the stems, which words of one family share, each once a sentence."""
    found = [list(dict.fromkeys(word.stem[:_ROOT] for word in row.words if word.content)) for row in rows]
    ids, known = _numbered(found, _MAX_WORDS)
    weights = Weights.of(frozenset(row) for row in found)
    words = {stem[:_ROOT]: word for stem, word in sorted(looks.items(), reverse=True)}
    return Bags(ids, _weights([math.sqrt(weights[root] * rarity(words[root])) for root in known]))


def _weights(values: Sequence[float]) -> Real:
    """Weights by number, and 0 for what the padding would look up."""
    return np.array([*values, 0.0], dtype=np.float32)


def _clauses(rows: Sequence[Sentence], ids: Whole, known: Sequence[str]) -> NDArray[np.int8]:
    """The number of the clause that each stem stands in; a sentence without clauses is one."""
    found = np.full(ids.shape, _NOTHING, dtype=np.int8)
    for number, row in enumerate(rows):
        own = {
            stem: min(place, CLAUSES - 1) for place, one in reversed([*enumerate(row.clauses)]) for stem in one.stems
        }
        rest = _NOTHING if row.clauses else 0
        held = ids[number]
        for place in np.flatnonzero(held != _NOTHING).tolist():
            found[number, place] = own.get(known[held[place]], rest)
    return found


def _days(rows: Sequence[Sequence[Interval]]) -> NDArray[np.float32]:
    """First and last days (ordinals) of a few times a sentence, shape (sentences, few, 2); NaN where there is none."""
    days = np.full((len(rows), _MAX_FEW, 2), np.nan, dtype=np.float32)
    for number, row in enumerate(rows):
        for place, time in enumerate(row[:_MAX_FEW]):
            days[number, place] = time.first.toordinal(), time.last.toordinal()
    return days
