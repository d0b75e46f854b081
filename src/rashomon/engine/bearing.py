"""Whether an archive bears a sentence out: the citations that say it, the origins behind them, and what speaks against.

The words, figures and status of the sentence are compared with those of every citation of the stories that it may be
about. Nothing is concluded beyond that: who asks is given the words to read.
"""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from rashomon.archive import Archive
from rashomon.engine.asked import Asked, Side, roots
from rashomon.model import Citation, Commitment, Fact, Reading, Span, Story, TimelineEntry

__all__ = ["LONGEST", "Bearing", "Found", "bearing"]

LONGEST = 1_000  # characters of a sentence
_HITS = 400  # passages that are looked at to find the stories
_STORIES = 5  # stories that are looked into
_TERMS = 24  # words that are looked for
_ALONE: tuple[frozenset[str], None] = (frozenset(), None)


@dataclass(frozen=True, slots=True)
class Found:
    """A citation that bears on the sentence: its story and thing, and on which side it stands and why."""

    story: str
    thing: str
    citation: Citation
    origin: str
    side: Side


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
    asked = Asked(sentence[:LONGEST])
    if not asked.stems:
        return Bearing()
    stories = [story] if story else _stories_about(archive, asked)
    found: dict[tuple[str, Span], Found] = {}
    for told in archive.stories(stories):
        origins = {name: group[0] for group in told.origins for name in group}
        for thing, citation, readings, others in _cited(told):
            side = asked.weigh(citation, *others)
            if side.kind and (citation.article, citation.span) not in found:
                found[citation.article, citation.span] = _found(told.story, thing, citation, origins, side)
            if side.kind == "says" and readings and asked.concerns(readings[0]):
                _against(found, told.story, thing, readings[1:], origins)
    ranked = sorted(found.values(), key=lambda one: (-one.side.share, one.citation.article, one.citation.span))
    says, announced, otherwise = (
        tuple(one for one in ranked if one.side.kind == kind) for kind in ("says", "announced", "otherwise")
    )
    return Bearing(says, announced, otherwise)


def _found(story: str, thing: str, citation: Citation, origins: Mapping[str, str], side: Side) -> Found:
    origin = citation.origin or origins.get(citation.article, citation.article)
    return Found(story, thing, citation, origin, side)


def _against(
    found: dict[tuple[str, Span], Found],
    story: str,
    thing: str,
    rivals: Iterable[Reading],
    origins: Mapping[str, str],
) -> None:
    """The other values of a disagreement in which a citation that says the sentence takes part."""
    for reading in rivals:
        for report in reading.reports:
            side = Side("otherwise", "gives another value where reports part", 0.0, reading.value)
            found[report.article, report.span] = _found(story, thing, report, origins, side)


def _cited(story: Story) -> Iterator[tuple[str, Citation, tuple[Reading, ...], tuple[frozenset[str], str | None]]]:
    """Every citation of a story, with the thing it is of, and the words in which all reports tell that, and its status.

    Of a disagreement its own reading first, then the others.
    """
    for dispute in story.disagreements:
        for reading in dispute.readings:
            rivals = (reading, *(other for other in dispute.readings if other.value != reading.value))
            yield from ((dispute.id, report, rivals, _ALONE) for report in reading.reports)
    things: tuple[Fact | Commitment | TimelineEntry, ...] = (*story.facts, *story.commitments, *story.timeline)
    for thing in things:
        told = frozenset(word.stem for report in thing.reports for word in roots(report.text))
        yield from ((thing.id, report, (), (told, thing.status)) for report in thing.reports)
    for saying in story.sayings:
        for variant in saying.variants:
            if variant.spans:
                span = Span(variant.spans[0].start, variant.spans[-1].end)
                yield saying.id, Citation(variant.article, span, variant.text, origin=variant.origin), (), _ALONE


def _stories_about(archive: Archive, asked: Asked) -> list[str]:
    """The stories in which most of the telling words stand, of the passages found by any of them."""
    terms = list(dict.fromkeys(word.text for word in asked.words if len(word.text) > 2 or word.text.isdigit()))
    if not terms:
        return []
    query = " OR ".join(f'"{term}"' for term in terms[:_TERMS])
    met: Counter[str] = Counter()
    for hit in archive.search(query, limit=_HITS):
        if hit.story:
            share = len(asked.stems & {word.stem for word in roots(hit.text)})
            met[hit.story] = max(met[hit.story], share)
    return [name for name, _ in sorted(met.items(), key=lambda one: (-one[1], one[0]))[:_STORIES]]
