"""From drafts to attributions: which drafts hold, and who says the quotations that no cue governs."""

from dataclasses import dataclass, replace

from rashomon.mark.quotes.acceptance import acceptance_rows
from rashomon.mark.quotes.drafts import Draft, find_drafts
from rashomon.mark.quotes.frame import Frame, Range
from rashomon.mark.quotes.scoring import acceptance, models
from rashomon.mark.quotes.sources import Source

# Probabilities chosen on cross-validated train articles: from the first a draft is an attribution; from the second it is
# one where it explains a quotation that nothing else explains.
ACCEPTED = 0.33
ACCEPTED_FOR_QUOTATION = 0.08
_NO_CUE = -1


@dataclass(frozen=True, slots=True)
class Attribution:
    """One attribution in token indices; ``cue`` is -1 where a quotation has no cue of its own."""

    cue: int
    content: tuple[Range, ...]
    source: Source | None
    probability: float


def find_attributions(frame: Frame) -> list[Attribution]:
    """The attributions of an article, in the order of their content."""
    drafts = find_drafts(frame, models())
    if not drafts:
        return with_leftovers(frame, [], [])
    chances = acceptance().probability(acceptance_rows(frame, drafts))
    settled = [_settled(draft, float(chance)) for draft, chance in zip(drafts, chances, strict=True)]
    found = [one for one in settled if one.probability >= ACCEPTED]
    spare = [one for one in settled if ACCEPTED_FOR_QUOTATION <= one.probability < ACCEPTED]
    return sorted(with_leftovers(frame, found, spare), key=lambda a: (a.content, a.cue))


def _settled(draft: Draft, chance: float) -> Attribution:
    source = None if draft.source.head < 0 else draft.source
    return Attribution(draft.cue, draft.content.ranges, source, chance)


def with_leftovers(frame: Frame, found: list[Attribution], spare: list[Attribution]) -> list[Attribution]:
    """``found`` and, for each quotation that nothing in it covers, the likeliest account of who says it."""
    result = list(found)
    for k, (low, high) in enumerate(frame.ranges):
        segment = frame.segments[k]
        inside = {i for i in range(low, high) if frame.words[i][0].isalnum()}
        if not segment.double or segment.depth or not inside or _covers(result, inside):
            continue
        likely = [one for one in spare if _covers([one], inside)]
        if likely:
            result.append(max(likely, key=lambda one: (one.probability, -one.cue)))
        elif _is_speech(frame, low, high):
            _attach(frame, result, k)
    return result


def _covers(attributions: list[Attribution], words: set[int]) -> bool:
    return any(2 * len(words & _indices(one.content)) >= len(words) for one in attributions)


def _indices(ranges: tuple[Range, ...]) -> set[int]:
    return {i for a, b in ranges for i in range(a, b)}


def _is_speech(frame: Frame, low: int, high: int) -> bool:
    """Whether the words between two marks are speech rather than a title or a word held at arm's length."""
    size = sum(frame.words[i][0].isalnum() for i in range(low, high))
    verb = any(frame.poses[i] in {"VERB", "AUX"} for i in range(low, high))
    return size >= 6 or (verb and size >= 4)


def _attach(frame: Frame, result: list[Attribution], k: int) -> None:
    """Add the quotation to the one that it continues, else as one of its own by the speaker before it."""
    low, high = frame.ranges[k]
    before = [(n, a) for n, a in enumerate(result) if a.content[-1][1] <= low or (a.cue >= 0 and a.cue < low)]
    quoted = [(n, a) for n, a in before if frame.inside[a.content[-1][1] - 1] >= 0]
    if quoted:
        number, last = max(quoted, key=lambda pair: (pair[1].content[-1][1], -len(pair[1].content)))
        if last.content[-1][1] <= low and _continues(frame, last, k):
            result[number] = replace(last, content=(*last.content, (low, high)))
            return
    speakers = [a for _, a in before if a.source is not None]
    source = max(speakers, key=lambda a: max(a.content[-1][1], a.cue)).source if speakers else None
    result.append(Attribution(_NO_CUE, ((low, high),), source, 0.5))


def _continues(frame: Frame, last: Attribution, k: int) -> bool:
    """Whether quotation ``k`` goes on from ``last``: nothing but its cue between them, or a paragraph left open."""
    low = frame.ranges[k][0]
    end = last.content[-1][1]
    previous = frame.inside[end - 1]
    if frame.paragraph[end - 1] == frame.paragraph[low]:
        return frame.sentence[low] - frame.sentence[end - 1] <= 1
    opens = frame.starts[frame.paragraphs[frame.paragraph[low]][0]] >= frame.segments[k].outer_start - 1
    return not frame.segments[previous].closed and opens and frame.paragraph[low] - frame.paragraph[end - 1] <= 2


