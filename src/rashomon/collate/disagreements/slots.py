"""The slots of a sentence (figures, dates, names, negations), and what is left of it without them."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache

from rashomon.collate.actors import Cast
from rashomon.collate.disagreements.lexicon import negation_words
from rashomon.collate.evidence import Evidence, Sentence, inside
from rashomon.collate.values import dimension
from rashomon.collate.wording import Word, fold, rows, stem
from rashomon.model import Interval, MarkedArticle, MentionKind, Party, Quantity, Span, TimeExpression, interval

REMEMBERED = 1 << 16  # sentences of which it is kept what their words say, since each is compared with many
_DIGIT = re.compile(r"\d")
_NUMBER = re.compile(r"\d+(?:,\d{3})*(?:\.\d+)?$")  # "1,200.5", not the version "1.1.1"

_REST = re.compile(
    r"\b(?:remaining|another|additional|further|extra|other|more|first|last|initial|next)\s+[\d\w]", re.IGNORECASE
)
_OF_THEM = re.compile(r"\s*(?:\w+\s+)?of (?:the|those|these|them|his|her|its|their|an?)\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Named:
    """A name in a sentence and the actor it stands for; ``before`` and ``after`` are the content words beside it.

    ``speaks`` is set where it is the source of a quotation: two reports may well have asked two people. ``told`` is
    set where it is who heard one: a paper says that it was told itself.
    """

    span: Span
    text: str
    kind: MentionKind
    actor: str
    country: str | None
    before: str
    after: str
    speaks: bool
    told: bool


@dataclass(frozen=True, slots=True)
class Day:
    """A date or time of day in a sentence; ``sure`` where it does not hang on an unknown day of publication."""

    span: Span
    text: str
    value: str
    when: Interval | None
    before: str
    after: str
    sure: bool


@dataclass(frozen=True, slots=True)
class Slots:
    """A sentence taken apart. ``core`` holds the stems of what is in no slot, ``order`` its words in their order.

    ``weight`` is that of ``core``, ``opposing`` are the words that have an opposite. ``denies`` is also true where a
    faint word ("without", "lost") may deny something; faint words accuse nobody.
    """

    sentence: Sentence
    quantities: tuple[Quantity, ...]
    days: tuple[Day, ...]
    names: tuple[Named, ...]
    negatives: tuple[Word, ...]
    denies: bool
    order: tuple[Word, ...]
    core: frozenset[str]
    weight: float
    opposing: tuple[Word, ...]


def take_apart(evidence: Evidence, cast: Cast, sentence: Sentence) -> Slots:
    """The slots of a sentence, from the marks of its article."""
    article = evidence.article(sentence.article)
    times = inside(article.times, sentence.span)
    days = tuple(_day(article, sentence, t) for t in times if t.type in ("DATE", "TIME"))
    names = tuple(n for n in _names(article, cast, sentence) if not any(t.span.overlaps(n.span) for t in times))
    held = [*(d.span for d in days), *(n.span for n in names)]
    quantities = tuple(_figures(article, sentence, held))
    order = tuple(w for w in sentence.words if w.content and not _held(w, held, quantities))
    negatives = tuple(w for n, w in enumerate(sentence.words) if _denies(sentence.words, n))
    doubts = any(fold(w.text) in negations("faint") for w in sentence.words)
    core = frozenset(w.stem for w in order if w not in negatives)
    opposing = tuple(word for word in sentence.words if word.stem in opposites())
    weight = evidence.weights.total(core)
    return Slots(sentence, quantities, days, names, negatives, bool(negatives) or doubts, order, core, weight, opposing)


def _denies(found: tuple[Word, ...], place: int) -> bool:
    """Whether a word denies what follows it: "failed to agree", but not "the failed campaign"."""
    word = fold(found[place].text)
    if word not in negations("clear"):
        return False
    behind = found[place + 1].text if place + 1 < len(found) else ""
    if found[place].text == "No" and behind[:1].isdigit():  # the No. 1 team
        return False
    return not word.startswith("fail") or fold(behind) == "to"


def _held(word: Word, held: list[Span], quantities: tuple[Quantity, ...]) -> bool:
    """Whether a word is part of a value: what is counted is none."""
    if any(span.overlaps(word.span) for span in held):
        return True
    over = [q for q in quantities if q.span.overlaps(word.span)]
    return any(fold(word.text) not in fold(q.noun or "").split() for q in over)


def _day(article: MarkedArticle, sentence: Sentence, time: TimeExpression) -> Day:
    before, after = _beside(sentence, time.span)
    words = time.span.of(article.text)
    sure = article.published.value is not None or _DIGIT.search(words) is not None
    return Day(time.span, words, time.value, interval(time.value), before, after, sure)


def _beside(sentence: Sentence, span: Span) -> tuple[str, str]:
    """The stems of the content words before and after ``span``; empty at an end of the sentence."""
    content = [word for word in sentence.words if word.content]
    before = [w.stem for w in content if w.span.end <= span.start][-1:]
    after = [w.stem for w in content if w.span.start >= span.end][:1]
    return "".join(before), "".join(after)


def _names(article: MarkedArticle, cast: Cast, sentence: Sentence) -> tuple[Named, ...]:
    marked: list[tuple[Span, MentionKind, str, str | None]] = []
    for mention in inside(article.mentions, sentence.span):
        actor = cast.named(mention.name)
        if actor is not None:
            shown = cast.by_id[actor]
            marked.append((mention.span, shown.kind, actor, shown.country))
    taken = [span for span, *_ in marked]
    for word in sentence.words[1:]:  # a capital in the middle of a sentence is a name that was not marked
        plain = word.text[:1].isupper() and word.content and word.text[1:].islower()
        if plain and fold(word.text) not in nameless() and not any(span.overlaps(word.span) for span in taken):
            marked.append((word.span, "other", f"word:{word.stem}", None))
    return tuple(_named(article, sentence, *entry) for entry in sorted(marked))


def _named(
    article: MarkedArticle, sentence: Sentence, span: Span, kind: MentionKind, actor: str, country: str | None
) -> Named:
    before, after = _beside(sentence, span)
    speaks = _is_one_of(span, (quote.speaker for quote in article.quotes))
    told = _is_one_of(span, (party for quote in article.quotes for party in (quote.addressee, quote.venue)))
    return Named(span, span.of(article.text), kind, actor, country, before, after, speaks, told)


def _is_one_of(span: Span, parties: Iterable[Party | None]) -> bool:
    return any(part.overlaps(span) for party in parties if party is not None for part in party.spans)


def _figures(article: MarkedArticle, sentence: Sentence, held: list[Span]) -> list[Quantity]:
    """The marked quantities, and any other bare number with the word behind it as what it counts."""
    held_figures = inside(article.quantities, sentence.span)
    marked = [q for q in held_figures if not _partial(article.text, q)]
    taken = [*held, *(q.span for q in held_figures)]
    for place, word in enumerate(sentence.words):
        if any(span.overlaps(word.span) for span in taken) or not _NUMBER.match(word.text):
            continue
        noun = next((w.text for w in sentence.words[place + 1 : place + 3] if w.content), None)
        marked.append(Quantity(word.span, float(word.text.replace(",", "")), "", noun=noun))
    return sorted(marked, key=lambda q: q.span)


def _partial(text: str, quantity: Quantity) -> bool:
    """Whether a figure is a part of another: "the remaining 15 million", "two of the six"."""
    span = quantity.span
    if text[max(span.start - 2, 0) : span.start].endswith("("):  # "1 million pounds (1.2 million euros)"
        return True
    if _REST.search(text[max(span.start - 16, 0) : span.end].casefold()):
        return True
    return dimension(quantity) == "count" and _OF_THEM.match(text[span.end : span.end + 12].casefold()) is not None


@cache
def negations(strength: str) -> frozenset[str]:
    """Words (folded) that deny what they stand with, ``clear`` or ``faint``, from ``negations.toml``."""
    return frozenset(fold(word) for word in negation_words()[strength])


@cache
def nameless() -> frozenset[str]:
    """Words (folded) that are no name although they are written with a capital, from ``nameless.txt``."""
    return frozenset(fold(word) for word in (word for row in rows(__package__, "nameless.txt") for word in row))


@cache
def opposites() -> dict[str, frozenset[str]]:
    """Stem -> the stems of its opposites, from ``opposites.txt``."""
    table: dict[str, set[str]] = {}
    for row in rows(__package__, "opposites.txt"):
        left, _, right = " ".join(row).partition(" / ")
        ones, others = {stem(w) for w in left.split()}, {stem(w) for w in right.split()}
        for one, other in ((ones, others), (others, ones)):
            for word in one:
                table.setdefault(word, set()).update(other)
    return {word: frozenset(found - {word}) for word, found in table.items()}
