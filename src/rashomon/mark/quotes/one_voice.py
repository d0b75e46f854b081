"""One quotation has one speaker, and is given to him or her as a whole."""

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import replace

from rashomon.mark.quotes.attribution import Attribution
from rashomon.mark.quotes.dialogue_tags import cues_before, tag_behind
from rashomon.mark.quotes.frame import Frame, Range

_LEAST = 4  # words of a quotation that is given as a whole; shorter ones may be cut by grammar
_ENDS = frozenset({".", "!", "?", ";", "¶"})
_FAR = 1000  # more than any distance between a quotation and a cue that may be its own


def one_voice(frame: Frame, found: list[Attribution]) -> list[Attribution]:
    """``found`` with each quotation in one attribution alone, from its first word to its last."""
    result = list(found)
    parts = sorted((start, n) for n, one in enumerate(found) for start, _ in one.content)
    for k in range(len(frame.ranges)):
        sharing = list(_sharing(frame, result, k, parts))
        if not sharing:
            continue
        owner = min(sharing, key=lambda n: (_distance(frame, result[n], k), -result[n].probability, n))
        for n in sharing:
            if n != owner:
                result[n] = _without(result[n], frame.ranges[k])
        result[owner] = _whole(frame, result[owner], k)
    return [one for one in result if one.content]


def in_own_sentences(frame: Frame, found: list[Attribution]) -> list[Attribution]:
    """``found`` without the quotations that stand in the midst of another sentence's clause.

    '"It brings jobs," said Lee. For her neighbours the mill is "a blot".'
    """
    kept = []
    for one in found:
        strange = [part for part in one.content if len(one.content) > 1 and _is_strange(frame, one.cue, part)]
        parts = tuple(part for part in one.content if part not in strange)
        kept.append(replace(one, content=parts) if parts else one)
    return kept


def _is_strange(frame: Frame, cue: int, part: Range) -> bool:
    """Whether a part lies in a quotation that a sentence without the cue leads in with its own verb and person."""
    low, high = part
    k = frame.inside[low]
    if cue < 0 or k < 0 or frame.segments[k].depth or low <= cue or not _lies_in(part, frame.ranges[k]):
        return False
    first = max(frame.sentences[frame.sentence[low]][0], frame.paragraphs[frame.paragraph[low]][0])
    start = frame.ranges[k][0]
    while start > first and frame.words[start - 1] not in _ENDS:
        start -= 1
    led_in = [i for i in range(start, frame.ranges[k][0]) if frame.inside[i] < 0]
    told = any(frame.poses[i] in {"VERB", "AUX"} for i in led_in) and any(frame.entities[i] == "PERSON" for i in led_in)
    return told and not start <= cue < high


def _sharing(frame: Frame, found: list[Attribution], k: int, parts: Sequence[tuple[int, int]]) -> Iterator[int]:
    """The attributions from outside quotation ``k`` of whose content a part lies inside it.

    ``parts`` are the first words of all parts, in order, each with the number of its attribution.
    """
    segment, (low, high) = frame.segments[k], frame.ranges[k]
    if segment.depth or low >= high:
        return
    for n in sorted({n for _, n in parts[bisect_left(parts, (low, -1)) : bisect_left(parts, (high + 1, -1))]}):
        outside = found[n].cue < 0 or not low <= found[n].cue < high
        if outside and any(_lies_in(part, (low, high)) for part in found[n].content):
            yield n


def _lies_in(part: Range, whole: Range) -> bool:
    return whole[0] <= part[0] and part[1] <= whole[1] + 1


def _distance(frame: Frame, one: Attribution, k: int) -> int:
    """How far an attribution stands from a quotation: 0 for its own tag or announcement."""
    low, high = frame.ranges[k]
    if one.cue < 0:
        return _FAR
    tag = tag_behind(frame, k)
    if (tag is not None and tag.cue == one.cue) or one.cue in cues_before(frame, k):
        return 0
    if frame.sentence[one.cue] in {frame.sentence[low], frame.sentence[high - 1]}:
        return min(abs(one.cue - low), abs(one.cue - high))
    return _FAR // 2 + min(abs(one.cue - low), abs(one.cue - high))


def _without(one: Attribution, quotation: Range) -> Attribution:
    return replace(one, content=tuple(part for part in one.content if not _lies_in(part, quotation)))


def _whole(frame: Frame, one: Attribution, k: int) -> Attribution:
    """The attribution with all of quotation ``k``, if that is a sentence rather than a word or two."""
    low, high = frame.ranges[k]
    if sum(frame.is_word[low:high]) < _LEAST:
        return one
    rest = tuple(part for part in one.content if not _lies_in(part, (low, high)))
    return replace(one, content=tuple(sorted((*rest, (low, high)))))
