"""One quotation, made ready to be compared with others."""

import re
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import cache, cached_property

from rashomon.collate.actors import Cast
from rashomon.collate.evidence import Evidence
from rashomon.collate.wording import Weights, Word, content, words
from rashomon.lexicon import read_rows
from rashomon.model import MarkedArticle, Party, Quote, Span

_INFINITIVE = re.compile(r"\bto\s+[a-z]")
_NOTHING = re.compile(  # who says nothing: declined to comment, said nothing of the ferry
    r"(?:\w+ )?(?:(?:declin|refus)\w+ to (?:comment|respond|answer|elaborate|discuss|say|speak|talk)\b"
    r"|(?:said|says|say|saying) (?:nothing|little|no more)\b"
    r"|did not (?:comment|respond|answer|elaborate|mention|disclose|specify|identify|provide|address)\b)",
    re.IGNORECASE,
)
_PLAIN = re.compile(r"\w+")
_BLANK = " \t\n\r\xa0,;"  # before the first word of a piece
_OPENING = frozenset("“\"‘'«„")
_MARKED = re.compile(r"(?:^|(?<=[\s(]))[“\"‘'«„]([^”\"’»“]{2,400}?)[”\"’'»]")


@dataclass(frozen=True)
class QuoteMention:
    """A quote, or what of it stands in one sentence, with the actors it may be credited to and the day it was said.

    ``place`` is the number of its sentence, ``day`` None where the report does not tell it. ``voices`` are all the
    actors (speaker, and who relays), ``people`` the persons among them, ``houses`` the organisations that they are or
    speak for; ``around`` are the stems of the whole sentence, ``quoted`` those that stand between quotation marks.
    ``translated`` is set where the report seems to be a translation. ``size`` is the weight of its words among those
    of the story, ``breadth`` the same with every word counted once; ``cue`` the words that introduce it; ``says`` is
    set unless it only names whom somebody praised or told of.
    """

    article: str
    quote: Quote
    text: str
    spans: tuple[Span, ...]
    place: int
    words: tuple[Word, ...]
    around: frozenset[str]
    quoted: frozenset[str]
    speaker: str | None
    voices: frozenset[str]
    people: frozenset[str]
    countries: frozenset[str]
    houses: frozenset[str]
    day: str | None
    translated: bool = False
    cue: str = ""
    says: bool = True
    size: float = 0.0
    breadth: float = 0.0

    @property
    def key(self) -> str:
        """The id of the quote, by which corrections speak of it."""
        return self.quote.id

    @property
    def order(self) -> tuple[str, int]:
        """What orders the pieces of all quotes."""
        return self.quote.id, self.spans[0].start

    @property
    def guessed(self) -> bool:
        """Whether no cue names the speaker: there is none, or it has a pronoun."""
        return not self.cue or bool(self.quote.speaker and self.quote.speaker.chain)

    @cached_property
    def stems(self) -> tuple[str, ...]:
        """The stems of the content words, in order."""
        return tuple(word.stem for word in self.words)

    @property
    def denied(self) -> bool:
        """Whether the report says that the speaker denies what the words say: "denied that the ferry was full"."""
        return self.quote.kind != "direct" and not _denials().isdisjoint(self.cue.lower().split())

    @cached_property
    def spelt(self) -> tuple[str, ...]:
        """All words, whatever marks and capitals they have."""
        return tuple(_PLAIN.findall(self.text.casefold()))

    @cached_property
    def bag(self) -> frozenset[str]:
        """The stems, each once."""
        return frozenset(self.stems)


@cache
def _denials() -> frozenset[str]:
    return frozenset(word for row in read_rows(__package__, "denials.txt") for word in row)


def utterances(evidence: Evidence, cast: Cast) -> tuple[tuple[QuoteMention, ...], Weights]:
    """Every quote of the story that tells of speech, in the order of the evidence, and the weights of their words."""
    made = (
        _utterance(evidence, cast, article, quote, spans, says=_says(article, quote, verbs))
        for article in evidence.articles
        for verbs in (_verbs(article),)
        for quote in _spoken(article)
        for spans in _pieces(evidence, article, quote)
    )
    items = _outermost([item for item in made if item.words])
    weights = Weights.of(item.bag for item in items)
    return tuple(_weighed(item, weights) for item in items), weights


def _outermost(items: Sequence[QuoteMention]) -> list[QuoteMention]:
    """The pieces; one that stands within a longer one of the same speaker says nothing beside it."""
    rows: defaultdict[tuple[str, int], list[QuoteMention]] = defaultdict(list)
    for item in items:
        rows[item.article, item.place].append(item)
    return [
        replace(item, says=item.says and not any(_holds(other, item) for other in rows[item.article, item.place]))
        for item in items
    ]


def _holds(outer: QuoteMention, inner: QuoteMention) -> bool:
    """Whether a piece of another quote of the same speaker holds all words of a shorter one."""
    same = outer.speaker == inner.speaker if outer.speaker else _named(outer) == _named(inner) is not None
    return (
        outer.quote.id != inner.quote.id
        and same
        and sum(map(len, outer.spans)) > sum(map(len, inner.spans))
        and all(any(span.contains(part) for span in outer.spans) for part in inner.spans)
    )


def _named(item: QuoteMention) -> str | None:
    return item.quote.speaker.name if item.quote.speaker else None


def sayings_of(article: MarkedArticle) -> list[Quote]:
    """The quotations of a report that say something; whom somebody praised or told of is no saying."""
    verbs = _verbs(article)
    return [quote for quote in _spoken(article) if _says(article, quote, verbs)]


def _spoken(article: MarkedArticle) -> list[Quote]:
    """The quotations of a report that tell of speech; what is only reported has a speaker."""
    spoken = (quote for quote in article.quotes if quote.act == "speech")
    return [quote for quote in spoken if quote.speaker is not None or quote.kind != "indirect"]


def _verbs(article: MarkedArticle) -> list[int]:
    """Where the verbs of its clauses begin, in rising order."""
    return sorted(one.predicate.start for one in article.assertions)


def _says(article: MarkedArticle, quote: Quote, verbs: Sequence[int]) -> bool:
    """Whether the words are quoted, or hold a verb ("that the ferry was full") and more than that nothing is said."""
    if quote.kind != "indirect" or not verbs:  # or the text was not parsed
        return True
    if _NOTHING.match(" ".join(span.of(article.text) for span in (*quote.cue, *quote.content))):
        return False
    within = (bisect_left(verbs, span.start) < bisect_left(verbs, span.end) for span in quote.content)
    return any(within) or any(_INFINITIVE.search(span.of(article.text)) for span in quote.content)


def _weighed(item: QuoteMention, weights: Weights) -> QuoteMention:
    return replace(item, size=weights.total(item.stems), breadth=weights.total(item.bag))


def _pieces(evidence: Evidence, article: MarkedArticle, quote: Quote) -> list[tuple[Span, ...]]:
    """The content of a quote sentence by sentence, without surrounding blanks and leading commas."""
    pieces: dict[int, list[Span]] = {}
    for span in quote.content:
        for row in evidence.sentences_in(article.id, span):
            start, end = max(span.start, row.span.start), min(span.end, row.span.end)
            words = article.text[start:end]
            start, end = start + len(words) - len(words.lstrip(_BLANK)), end - len(words) + len(words.rstrip())
            if start < end:
                pieces.setdefault(row.index, []).append(Span(start, end))
    return [tuple(spans) for _, spans in sorted(pieces.items())]


def _utterance(
    evidence: Evidence, cast: Cast, article: MarkedArticle, quote: Quote, spans: tuple[Span, ...], *, says: bool
) -> QuoteMention:
    text = " … ".join(span.of(article.text) for span in spans)
    found = tuple(word for span in spans for word in content(words(article.text, span.start, span.end)))
    parties = [party for party in (quote.speaker, quote.relayed_by) if party is not None]
    voices = [voice for party in parties if (voice := cast.of(party)) is not None]
    return QuoteMention(
        article=article.id,
        quote=quote,
        text=text,
        spans=spans,
        words=found,
        around=_around(evidence, article, (*spans[:1], *quote.cue[:1])),
        place=_place(evidence, article, spans),
        quoted=frozenset(word.stem for span in spans for word in _quoted(article.text, span)),
        speaker=cast.of(quote.speaker),
        voices=frozenset(voices),
        people=frozenset(voice for voice in voices if cast.by_id[voice].kind == "person"),
        countries=frozenset(_countries(cast, parties)),
        houses=frozenset(house for voice in voices for house in _houses(cast, voice)),
        day=_day(evidence, article, quote),
        translated=bool(article.translated),
        cue=" ".join(span.of(article.text) for span in quote.cue),
        says=says,
    )


def _quoted(text: str, span: Span) -> tuple[Word, ...]:
    """The content words inside quotation marks; all of them where the marks stand around the whole."""
    if text[max(span.start - 1, 0) : span.start] in _OPENING:
        return content(words(text, span.start, span.end))
    inside = (match.span(1) for match in _MARKED.finditer(text, span.start, min(span.end + 1, len(text))))
    return tuple(word for start, end in inside for word in content(words(text, start, end)))


def _houses(cast: Cast, voice: str) -> list[str]:
    """The organisations that a voice is or, by its roles, speaks for: "State Department spokesman"."""
    actor = cast.by_id[voice]
    if actor.kind == "organisation":
        return [voice]
    return [house for role in actor.roles for house in cast.houses_in(role)]


def _countries(cast: Cast, parties: list[Party]) -> list[str]:
    ids = [cast.of(party) for party in parties]
    named = [cast.by_id[identity].country for identity in ids if identity is not None]
    return [country for country in [*named, *(party.country for party in parties)] if country]


def _place(evidence: Evidence, article: MarkedArticle, spans: tuple[Span, ...]) -> int:
    sentence = evidence.sentence_at(article.id, spans[0].start)
    return sentence.index if sentence else -1


def _around(evidence: Evidence, article: MarkedArticle, spans: tuple[Span, ...]) -> frozenset[str]:
    """The stems of the sentences that begin the quoted words and their cue."""
    stems: set[str] = set()
    for span in spans:
        sentence = evidence.sentence_at(article.id, span.start)
        stems |= sentence.stems if sentence else set()
    return frozenset(stems)


def _day(evidence: Evidence, article: MarkedArticle, quote: Quote) -> str | None:
    """The full day that the cue's sentence gives outside the quoted words; None where it gives none or several."""
    if not quote.cue:
        return None
    sentence = evidence.sentence_at(article.id, quote.cue[0].start)
    if sentence is None:
        return None
    days = {
        time.value[:10]
        for time in article.times
        if sentence.span.contains(time.span) and time.type in ("DATE", "TIME") and _full_day(time.value)
        if not any(span.overlaps(time.span) for span in quote.content)
    }
    return days.pop() if len(days) == 1 else None


def _full_day(value: str) -> bool:
    return (
        len(value) >= 10 and value[:4].isdigit() and value[4] == "-" and value[5:7].isdigit() and value[8:10].isdigit()
    )
