"""From drafts to attributions: which drafts hold, which stand for the same thing, and what no cue governs."""

from dataclasses import dataclass, replace

from rashomon.mark.quotes.drafts import Draft, find_drafts
from rashomon.mark.quotes.frame import Frame, Range
from rashomon.mark.quotes.scoring import models
from rashomon.mark.quotes.sources import Source

CUE_MARGIN = -0.4  # log-odds from which a word counts as a cue; chosen on cross-validated train articles
_NO_CUE = -1


@dataclass(frozen=True, slots=True)
class Attribution:
    """One attribution in token indices; ``cue`` is -1 where a quotation has no cue of its own."""

    cue: int
    content: tuple[Range, ...]
    source: Source | None
    margin: float


def find_attributions(frame: Frame) -> list[Attribution]:
    """The attributions of an article, in the order of their content."""
    drafts = [draft for draft in find_drafts(frame, models()) if draft.cue_margin >= CUE_MARGIN]
    found = without_doubles([_settled(draft) for draft in drafts])
    found = with_leftovers(frame, found)
    return sorted(found, key=lambda a: (a.content, a.cue))


def _settled(draft: Draft) -> Attribution:
    source = None if draft.source.head < 0 else draft.source
    return Attribution(draft.cue, draft.content.ranges, source, draft.cue_margin)


def without_doubles(found: list[Attribution]) -> list[Attribution]:
    """Of attributions with nearly the same content and source only the surest stays."""
    kept: list[Attribution] = []
    for one in sorted(found, key=lambda a: (-a.margin, a.cue)):
        words = _indices(one.content)
        if not any(_alike(words, _indices(other.content)) for other in kept):
            kept.append(one)
    return kept


def _alike(one: set[int], other: set[int]) -> bool:
    return len(one & other) >= 0.8 * len(one | other)


def _indices(ranges: tuple[Range, ...]) -> set[int]:
    return {i for a, b in ranges for i in range(a, b)}


def with_leftovers(frame: Frame, found: list[Attribution]) -> list[Attribution]:
    """Quotations that no cue governs: joined to a quotation of the same paragraph, or carried on from the one before."""
    covered: dict[int, int] = {}
    for number, attribution in enumerate(found):
        for i in _indices(attribution.content):
            covered.setdefault(i, number)
    result = list(found)
    for k, (low, high) in enumerate(frame.ranges):
        segment = frame.segments[k]
        if not segment.double or segment.depth or low >= high or not _is_speech(frame, low, high):
            continue
        inside = [i for i in range(low, high) if frame.words[i][0].isalnum()]
        if 2 * sum(i in covered for i in inside) >= len(inside):
            continue
        partner = _partner(frame, result, low, high)
        if partner is not None:
            ranges = tuple(sorted((*result[partner].content, (low, high))))
            result[partner] = replace(result[partner], content=ranges)
        else:
            result.append(Attribution(_NO_CUE, ((low, high),), _speaker_before(result, low), 0.0))
        covered.update(dict.fromkeys(inside, len(result) - 1))
    return result


def _is_speech(frame: Frame, low: int, high: int) -> bool:
    """Whether the words between two marks are speech rather than a title or a word held at arm's length."""
    size = sum(frame.words[i][0].isalnum() for i in range(low, high))
    verb = any(frame.poses[i] in {"VERB", "AUX"} for i in range(low, high))
    return size >= 6 or (verb and size >= 4)


def _partner(frame: Frame, found: list[Attribution], low: int, high: int) -> int | None:
    """The attribution of the same paragraph whose content is a quotation beside this one."""
    paragraph = frame.paragraph[low]
    best = None
    for number, attribution in enumerate(found):
        if frame.paragraph[attribution.content[0][0]] != paragraph or attribution.cue < 0:
            continue
        quoted = any(frame.inside[a] >= 0 or frame.inside[b - 1] >= 0 for a, b in attribution.content)
        if quoted and frame.paragraph[attribution.cue] == paragraph:
            gap = min(abs(low - attribution.content[-1][1]), abs(attribution.content[0][0] - high))
            if best is None or gap < best[0]:
                best = (gap, number)
    return None if best is None else best[1]


def _speaker_before(found: list[Attribution], low: int) -> Source | None:
    before = [a for a in found if a.content[0][0] < low and a.source is not None]
    return max(before, key=lambda a: a.content[-1][1]).source if before else None
