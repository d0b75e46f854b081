"""Dialogue tags: the verb and the name that stand right behind a quotation ("We wait," said Lee / Lee said).

The place of such a tag says more than its parse, which quotation marks often lead astray.
"""

from dataclasses import dataclass, replace

from rashomon.mark.quotes.attribution import Attribution
from rashomon.mark.quotes.frame import Frame
from rashomon.mark.quotes.sayings import saying_forms, saying_verbs
from rashomon.mark.quotes.sources import Source

PERSONAL = frozenset({"he", "she", "they", "i", "we"})
_NAME = frozenset({"PROPN", "NOUN", "ADJ", "DET", "NUM"})
_STOPS = frozenset({".", "!", "?", ";", ":", "“", '"', "¶"})
_MOMENTS = frozenset({"DATE", "TIME"})
_NOT_INVERTED = frozenset({"tell", "ask", "urge", "warn", "remind", "assure"})  # "...," told reporters
_LONGEST_NAME = 9
_LEAST_WORDS = 4  # of a quotation without a comma before its closing mark
_LONGEST_ASIDE = 25  # tokens of "a senior fellow at the institute" between a name and its verb


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
    if not segment.closed or not said or said[-1] in ".:;" or not low < high:
        return None
    if not frame.text[frame.starts[low]].isupper() or end >= len(frame.words) or not _opens(frame, low):
        return None
    tag = _inverted(frame, end) or _straight(frame, end)
    if tag is None or said[-1] in ",?!":
        return tag
    return tag if frame.words[tag.cue] in saying_forms() and high - low >= _LEAST_WORDS else None


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
    source = name_from(frame, verb + 1)
    return None if source is None else Tag(verb, source)


def _straight(frame: Frame, start: int) -> Tag | None:
    """... Ann Lee [later] said; ... Ann Lee, who leads the union, said."""
    source = name_from(frame, start)
    if source is None:
        return None
    verb = source.span[1]
    if verb < len(frame.words) and frame.words[verb] == ",":
        verb = _behind_aside(frame, verb)
    elif verb < len(frame.words) and frame.poses[verb] == "ADV":
        verb += 1
    return Tag(verb, source) if _is_saying(frame, verb) else None


def _behind_aside(frame: Frame, comma: int) -> int:
    """The word behind the comma that closes an aside, if it is the verb of a tag; else the first comma."""
    for i in range(comma + 2, min(comma + _LONGEST_ASIDE, len(frame.words) - 1)):
        if frame.words[i] == "," and frame.words[i + 1] in saying_forms():
            return i + 1
        if frame.words[i] in _STOPS:
            break
    return comma


def _is_saying(frame: Frame, i: int) -> bool:
    if i >= len(frame.words) or frame.lemmas[i] in {"be", "have", "do"}:
        return False
    if frame.words[i] in saying_forms():
        return True
    return frame.tags[i] in {"VBD", "VBZ"} or (frame.lemmas[i] in saying_verbs() and frame.tags[i] in {"VBP", "VBN"})


def name_from(frame: Frame, start: int) -> Source | None:
    """The personal pronoun or the run of nouns that starts at a token."""
    if start >= len(frame.words):
        return None
    if frame.words[start] in PERSONAL:
        return Source(start, (start, start + 1), "tag")
    end = start
    if frame.tags[start] == "VBN" and frame.words[start] not in saying_forms():  # "retired surgeon Ann Lee"
        end += 1
    while end < min(start + _LONGEST_NAME, len(frame.words)) and _ofname_from(frame, end):
        end += 1
    counted = end > start and frame.poses[end - 1] == "NUM" and frame.words[end - 1].isalpha()  # "the two"
    called = (
        end == start + 2
        and frame.poses[start] == "DET"
        and end < len(frame.words)
        and frame.words[end] in _STOPS | {","}
    )
    named = (
        counted or called or (end > start and frame.poses[end - 1] in {"PROPN", "NOUN"})
    )  # called: "said the elder."
    if end == start or not named or frame.entities[start] in _MOMENTS:
        return None
    return Source(end - 1, (start, end), "tag")


def _ofname_from(frame: Frame, i: int) -> bool:
    if frame.words[i] in saying_forms() and frame.tags[i] not in {"NN", "NNP"}:
        return False
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
    owner = c == a and b < d  # "the project's" of "the project's chief engineer"
    return b <= c or d <= a or owner


def cues_before(frame: Frame, k: int) -> list[int]:
    """The words that announce quotation ``k``: the verb before its comma, colon or "that", then the colon."""
    low = frame.ranges[k][0]
    sign = low - 1 if low and frame.words[low - 1].startswith(":") else low - 2
    first = frame.paragraphs[frame.paragraph[low]][0]
    while sign > first and frame.words[sign] == "¶":
        sign -= 1
    if sign > first and frame.words[sign] == "that" and frame.words[sign - 1] in saying_forms():
        return [sign - 1]
    if sign <= first or frame.words[sign].strip('"”') not in {",", ":"}:
        return []
    verb = [sign - 1] if frame.words[sign - 1] in saying_forms() | {"say", "saying", "adding"} else []
    return verb + ([sign] if frame.words[sign].startswith(":") else [])
