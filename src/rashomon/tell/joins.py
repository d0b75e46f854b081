"""Paragraphs joined: of text that went from one report to another, which paragraph stands in which."""

from bisect import bisect_right
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from rashomon.model import MarkedArticle, Passage, Span
from rashomon.tell.anchors import report_anchor
from rashomon.tell.highlight import paragraphs
from rashomon.tell.numbered import Lines

_SHARE = 0.8  # of a paragraph, from which on it is called taken over


@dataclass(frozen=True, slots=True)
class Join:
    """The paragraph of another report that has the same words, by its anchor."""

    article: str
    anchor: str


@dataclass(slots=True)
class Joined:
    """What a paragraph is joined with; ``anchor`` is its own, empty where nothing leads to it."""

    anchor: str = ""
    taken: list[Join] = field(default_factory=list)
    given: list[Join] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class Joins:
    """The joins of every paragraph, by its report and where it begins."""

    joined: Mapping[tuple[str, int], Joined]

    def of(self, article: str, paragraph: Span) -> Joined:
        """What a paragraph is joined with."""
        return self.joined.get((article, paragraph.start), Joined())


def joins_of(stories: Iterable[Lines], articles: Mapping[str, MarkedArticle]) -> Joins:
    """The joins of every copy whose two reports are both at hand."""
    joined: dict[tuple[str, int], Joined] = {}
    cut = {id_: paragraphs(one.text) for id_, one in articles.items()}
    copies = [line.record for lines in stories for line in lines.copies]
    for copy in copies:
        if not {copy.source, copy.target} <= articles.keys() or copy.source == copy.target:
            continue
        for here, there in _pairs(cut[copy.target], cut[copy.source], copy.passages):
            target, source = (copy.target, here.start), (copy.source, there.start)
            _join(joined, target, source, taken=True)
            _join(joined, source, target, taken=False)
    return Joins(joined)


def _join(joined: dict[tuple[str, int], Joined], one: tuple[str, int], other: tuple[str, int], *, taken: bool) -> None:
    """Note in ``one`` that it has words of ``other``, or that ``other`` has its words."""
    place = joined.setdefault(one, Joined(_anchor(*one)))
    kept = place.taken if taken else place.given
    join = Join(other[0], _anchor(*other))
    if all(held.article != join.article for held in kept):
        kept.append(join)


def _anchor(article: str, start: int) -> str:
    return f"{report_anchor(article)}-p{start}"


def _pairs(
    targets: tuple[Span, ...], sources: tuple[Span, ...], passages: Iterable[Passage]
) -> Iterable[tuple[Span, Span]]:
    """The paragraphs that passages cover, each with the paragraph in which its middle stood."""
    held = [one for one in passages if one.target.start < one.target.end and one.source.start < one.source.end]
    for paragraph in targets:
        shares = [(_shared(paragraph, one.target), one) for one in held]
        if not shares or sum(shared for shared, _ in shares) < _SHARE * len(paragraph):
            continue
        _, passage = max(shares, key=lambda pair: pair[0])
        start, end = max(paragraph.start, passage.target.start), min(paragraph.end, passage.target.end)
        middle = ((start + end) / 2 - passage.target.start) / len(passage.target)
        at = bisect_right(sources, passage.source.start + middle * len(passage.source), key=lambda span: span.start) - 1
        if at >= 0:
            yield paragraph, sources[at]


def _shared(one: Span, other: Span) -> int:
    return max(min(one.end, other.end) - max(one.start, other.start), 0)
