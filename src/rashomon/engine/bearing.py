"""Whether an archive bears a sentence out: the citations that say it, the origins behind them, and what speaks against.

The words, figures and status of the sentence are compared with those of every citation of the stories that it may be
about. Nothing is concluded beyond that: who asks is given the words to read.
"""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from rashomon.archive import Archive
from rashomon.collate.wording import Word, content, stem, words
from rashomon.model import OFF, UNDONE, Citation, Commitment, Fact, Reading, Span, Story, TimelineEntry

__all__ = ["LONGEST", "Bearing", "Found", "bearing"]

LONGEST = 1_000  # characters of a sentence
_SHARE = 0.75  # of the telling words of the sentence, figures aside, that a citation must hold
_HITS = 400  # passages that are looked at to find the stories
_STORIES = 5  # stories that are looked into
_TERMS = 24  # words that are looked for
_NEAR = 3  # words behind a figure among which stands what it counts
_NUMBERS = frozenset(
    stem(word)
    for word in (*map(str, range(2, 100)), "twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety")
)
_SCALES = frozenset(map(stem, ("hundred", "thousand", "million", "billion", "percent")))
_NOT = frozenset(("not", "no", "never", "nobody", "none", "nor"))
_ENDED = frozenset(map(stem, ("cancelled", "postponed", "refused", "denied", "rejected", "called", "scrapped")))
_TO_COME = frozenset(
    ("will", "would", "shall", "plan", "plans", "planned", "promise", "promised", "promises", "agreed")
)
_AHEAD = frozenset(("planned", "agreed", "invited", "hypothetical"))


@dataclass(frozen=True, slots=True)
class Found:
    """A citation that bears on the sentence: its story and thing, the share of words, and why it counts as it does."""

    story: str
    thing: str
    citation: Citation
    origin: str
    share: float
    reason: str


@dataclass(frozen=True, slots=True)
class Bearing:
    """Who says a sentence (``says``), who only announced it, and who says otherwise; ``origins`` counts the first."""

    says: tuple[Found, ...] = ()
    announced: tuple[Found, ...] = ()
    otherwise: tuple[Found, ...] = ()

    @property
    def origins(self) -> int:
        """How many independent reports say it."""
        return len({found.origin for found in self.says})

    @property
    def verdict(self) -> str:
        """In a few words: what the archive says of the sentence."""
        if self.says:
            return "borne out by some, told otherwise by others" if self.otherwise else "borne out"
        return "told otherwise" if self.otherwise else "announced only" if self.announced else "not found"


def bearing(archive: Archive, sentence: str, story: str | None = None) -> Bearing:
    """What an archive (or one of its stories) says of a sentence."""
    asked = _Asked(sentence[:LONGEST])
    if not asked.stems:
        return Bearing()
    stories = [story] if story else _stories_about(archive, asked)
    found: dict[tuple[str, Span], tuple[str, Found]] = {}
    for told in archive.stories(stories):
        origins = {name: group[0] for group in told.origins for name in group}
        for thing, citation, readings in _cited(told):
            kind, why, share = asked.weigh(citation)
            if kind and (citation.article, citation.span) not in found:
                found[citation.article, citation.span] = kind, _found(told.story, thing, citation, origins, share, why)
            if kind == "says" and readings and asked.concerns(readings[0]):
                _against(found, told.story, thing, readings[1:], origins)
    ranked = sorted(found.values(), key=lambda one: (-one[1].share, one[1].citation.article, one[1].citation.span))
    says, announced, otherwise = (
        tuple(one for kind, one in ranked if kind == wanted) for wanted in ("says", "announced", "otherwise")
    )
    return Bearing(says, announced, otherwise)


def _found(story: str, thing: str, citation: Citation, origins: Mapping[str, str], share: float, reason: str) -> Found:
    origin = citation.origin or origins.get(citation.article, citation.article)
    return Found(story, thing, citation, origin, share, reason)


def _against(
    found: dict[tuple[str, Span], tuple[str, Found]],
    story: str,
    thing: str,
    rivals: Iterable[Reading],
    origins: Mapping[str, str],
) -> None:
    """The other values of a disagreement in which a citation that says the sentence takes part."""
    for reading in rivals:
        for report in reading.reports:
            why = f"gives another account: {reading.value}"
            found[report.article, report.span] = "otherwise", _found(story, thing, report, origins, 0.0, why)


def _cited(story: Story) -> Iterator[tuple[str, Citation, tuple[Reading, ...]]]:
    """Every citation of a story, with the thing it is of; of a disagreement its own reading first, then the others."""
    for dispute in story.disagreements:
        for reading in dispute.readings:
            rivals = (reading, *(other for other in dispute.readings if other.value != reading.value))
            yield from ((dispute.id, report, rivals) for report in reading.reports)
    things: tuple[Fact | Commitment | TimelineEntry, ...] = (*story.facts, *story.commitments, *story.timeline)
    for thing in things:
        yield from ((thing.id, report, ()) for report in thing.reports)
    for saying in story.sayings:
        for variant in saying.variants:
            if variant.spans:
                span = Span(variant.spans[0].start, variant.spans[-1].end)
                yield saying.id, Citation(variant.article, span, variant.text, origin=variant.origin), ()


def _stories_about(archive: Archive, asked: "_Asked") -> list[str]:
    """The stories in which most of the telling words stand, of the passages found by any of them."""
    terms = list(dict.fromkeys(word.text for word in asked.words if len(word.text) > 2 or word.text.isdigit()))
    if not terms:
        return []
    query = " OR ".join(f'"{term}"' for term in terms[:_TERMS])
    met: Counter[str] = Counter()
    for hit in archive.search(query, limit=_HITS):
        if hit.story:
            share = len(asked.stems & {stem(word.text) for word in words(hit.text)})
            met[hit.story] = max(met[hit.story], share)
    return [name for name, _ in sorted(met.items(), key=lambda one: (-one[1], one[0]))[:_STORIES]]


class _Asked:
    """A sentence that is asked about: its telling words, its figures, and whether it denies or looks ahead."""

    def __init__(self, sentence: str) -> None:
        every = words(sentence)
        self.words = tuple(word for word in content(every) if not _denies((word,)))
        self.stems = frozenset(word.stem for word in self.words)
        self._figures = _figures(every)
        self._plain = self.stems - set(self._figures)
        self._ended = self.stems & _ENDED
        self._denies = _denies(every)
        self._ahead = _looks_ahead(every)

    def concerns(self, reading: Reading) -> bool:
        """Whether the sentence gives the value of a reading."""
        value = {word.stem for word in content(words(reading.value))}
        return bool(value) and value <= self.stems

    def weigh(self, citation: Citation) -> tuple[str, str, float]:
        """What a citation says of the sentence (says, announced, otherwise, or nothing), why, and its share."""
        every = words(citation.text)
        share = len(self._plain & {word.stem for word in every}) / len(self._plain) if self._plain else 0.0
        if share < _SHARE:
            return "", "", share
        given = _figures(every)
        if missing := [figure for figure in self._figures if figure not in given]:
            other = self._other(missing, given)
            return (
                ("otherwise", f"gives {given[other][0]}, not {self._figures[missing[0]][0]}", share)
                if other
                else ("", "", 0)
            )
        return (*self._sided(citation, self._told_in(every), f"holds {share:.0%} of the telling words"), share)

    def _told_in(self, every: tuple[Word, ...]) -> tuple[Word, ...]:
        """The words of a citation up to where it has said all that it says of the sentence."""
        first = {word.stem: at for at, word in reversed(tuple(enumerate(every))) if word.stem in self.stems}
        return every[: max(first.values(), default=-1) + 1]

    def _sided(self, citation: Citation, every: tuple[Word, ...], agrees: str) -> tuple[str, str]:
        """On which side a citation with the same words and figures stands."""
        ended = self._ended or self._denies
        if citation.status in UNDONE | OFF and not ended:
            return "otherwise", f"says so as {citation.status}"
        held = {word.stem for word in every} & _ENDED
        if self._ended and not self._ended & held and (held or citation.status in UNDONE | OFF):
            return "otherwise", f"says so as {citation.status or 'ended in another way'}"
        if citation.status not in UNDONE | OFF and self._denies != _denies(every):
            return ("otherwise", "says that it is so") if self._denies else ("", "")
        if not self._ahead and not ended and (citation.status in _AHEAD or _looks_ahead(every)):
            return "announced", f"says so as {citation.status or 'to come'}"
        return "says", agrees

    def _other(self, missing: list[str], given: Mapping[str, tuple[str, frozenset[str]]]) -> str | None:
        """The figure of a citation that counts the same as one of the sentence that it lacks."""
        counted = self._figures[missing[0]][1]
        alike = (figure for figure, (_, nouns) in given.items() if nouns & counted and figure not in self._figures)
        return next(alike, None)


def _figures(every: tuple[Word, ...]) -> dict[str, tuple[str, frozenset[str]]]:
    """The figures among words, each as it is written and with the stems behind it, where what it counts is named."""
    found = {}
    for at, word in enumerate(every):
        if word.text[0].isdigit() or word.stem in _NUMBERS:
            behind = every[at + 1 : at + 1 + _NEAR]
            found[word.stem] = word.text, frozenset(one.stem for one in behind if one.content) - _SCALES
    return found


def _denies(every: tuple[Word, ...]) -> bool:
    return any(word.text.lower() in _NOT or word.text.lower().endswith(("n't", "n’t")) for word in every)


def _looks_ahead(every: tuple[Word, ...]) -> bool:
    return any(word.text.lower() in _TO_COME for word in every)
