"""Dialogue tags: the verb and the name that stand right behind a quotation ("We wait," said Lee / Lee said).

The place of such a tag says more than its parse, which quotation marks often lead astray.
"""

from dataclasses import dataclass, replace

from rashomon.mark.quotes.attribution import Attribution
from rashomon.mark.quotes.frame import Frame
from rashomon.mark.quotes.relayed import saying_verbs
from rashomon.mark.quotes.sources import Source

_PERSONAL = frozenset({"he", "she", "they", "i", "we"})
_NAME = frozenset({"PROPN", "NOUN", "ADJ", "DET", "NUM"})
_MOMENTS = frozenset({"DATE", "TIME"})
_NOT_INVERTED = frozenset({"tell", "ask", "urge", "warn", "remind", "assure"})  # "...," told reporters
_LONGEST_NAME = 9


@dataclass(frozen=True, slots=True)
class Tag:
    """The verb of a tag and whose it is."""

    cue: int
    source: Source


def tag_behind(frame: Frame, k: int) -> Tag | None:
    """The tag behind quotation ``k``, None where the quotation is no sentence or something else follows."""
    segment, (low, high) = frame.segments[k], frame.ranges[k]
    end = high + 1
    said = frame.text[segment.start : segment.end].rstrip()
    if not segment.closed or not said or said[-1] not in ",?!" or not frame.text[frame.starts[low]].isupper():
        return None
    if not low < high or end >= len(frame.words) or not _opens(frame, low):
        return None
    return _inverted(frame, end) or _straight(frame, end)


def _opens(frame: Frame, low: int) -> bool:
    """Whether the quotation opens a paragraph or follows the end of a sentence."""
    before = low - 2
    while before >= 0 and frame.words[before] == "¶":
        before -= 1
    new = before < 0 or frame.paragraph[before] != frame.paragraph[low]
    return new or frame.words[before] in {".", "!", "?", '"', "”", ":"}


def _inverted(frame: Frame, verb: int) -> Tag | None:
    """... said Ann Lee."""
    if not _is_saying(frame, verb) or frame.lemmas[verb] in _NOT_INVERTED:
        return None
    source = _name(frame, verb + 1)
    return None if source is None else Tag(verb, source)


def _straight(frame: Frame, start: int) -> Tag | None:
    """... Ann Lee [later] said."""
    source = _name(frame, start)
    if source is None:
        return None
    verb = source.span[1]
    if verb < len(frame.words) and frame.poses[verb] == "ADV":
        verb += 1
    return Tag(verb, source) if _is_saying(frame, verb) else None


def _is_saying(frame: Frame, i: int) -> bool:
    if i >= len(frame.words) or frame.lemmas[i] in {"be", "have", "do"}:
        return False
    return frame.tags[i] in {"VBD", "VBZ"} or (frame.lemmas[i] in saying_verbs() and frame.tags[i] in {"VBP", "VBN"})


def _name(frame: Frame, start: int) -> Source | None:
    """The personal pronoun or the run of nouns that starts at a token."""
    if start >= len(frame.words):
        return None
    if frame.words[start] in _PERSONAL:
        return Source(start, (start, start + 1), "tag")
    end = start
    while end < min(start + _LONGEST_NAME, len(frame.words)) and _of_name(frame, end):
        end += 1
    if end == start or frame.poses[end - 1] not in {"PROPN", "NOUN"} or frame.entities[start] in _MOMENTS:
        return None
    return Source(end - 1, (start, end), "tag")


def _of_name(frame: Frame, i: int) -> bool:
    return frame.poses[i] in _NAME or frame.words[i] in {"'s", "’s", "of"}


def heard_behind(frame: Frame, found: list[Attribution]) -> list[Attribution]:
    """``found`` with the speaker of each tag's verb where another one was taken."""
    tags = {tag.cue: tag.source for k in range(len(frame.ranges)) if (tag := tag_behind(frame, k)) is not None}
    return [
        replace(one, source=tags[one.cue]) if one.cue in tags and _differs(one, tags[one.cue]) else one for one in found
    ]


def _differs(one: Attribution, source: Source) -> bool:
    if one.source is None:
        return True
    (a, b), (c, d) = one.source.span, source.span
    return b <= c or d <= a
