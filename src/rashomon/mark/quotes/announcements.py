"""What a colon announces: "Said Ann Lee, whose farm borders it: ...", "Her deputy was blunt: ..."."""

from dataclasses import replace

from rashomon.mark.people import is_people_noun
from rashomon.mark.quotes.attribution import Attribution
from rashomon.mark.quotes.dialogue_tags import PERSONAL, name_from
from rashomon.mark.quotes.frame import Frame, Range
from rashomon.mark.quotes.sayings import saying_forms
from rashomon.mark.quotes.sources import Source, noun_phrase
from rashomon.mark.reference import is_person_noun

_ENDS = frozenset({".", "!", "?", ";", "”", '"', "¶"})
_BODIES = frozenset({"", "PERSON", "ORG", "NORP", "GPE"})
_SURE = 1.0


def announced(frame: Frame, found: list[Attribution]) -> list[Attribution]:
    """``found`` with each quotation behind a colon given to whom the clause before the colon is about.

    A quotation that a verb of that clause or a tag behind it accounts for keeps its speaker.
    """
    result = list(found)
    for k, (low, high) in enumerate(frame.ranges):
        colon = _colon_before(frame, low) if not frame.segments[k].depth and low < high else -1
        if colon < 0:
            continue
        first = _clause_start(frame, colon)
        source = _inverted(frame, first) or _subject(frame, first, colon)
        holding = [n for n, one in enumerate(result) if any(a <= low < b for a, b in one.content)]
        told = [n for n in holding if _accounts(result[n], first, low, high)]
        if told and (source is None or source.way != "inverted"):
            result = [_from_mark(frame, one, colon, low) if n in told else one for n, one in enumerate(result)]
        if source is None or (told and source.way != "inverted"):
            continue
        inner = range(first, colon) if source.way == "inverted" else ()
        result = [_without(one, (low, high)) if n in holding else one for n, one in enumerate(result)]
        result = [one for one in result if one.cue not in inner]
        result.append(Attribution(colon, ((low, high),), source, _SURE))
    return [one for one in result if one.content]


def _accounts(one: Attribution, first: int, low: int, high: int) -> bool:
    """Whether an attribution has its cue in the clause before a quotation, or behind it in the same breath."""
    return first <= one.cue < low or (one.cue >= high and len(one.content) == 1)


def _from_mark(frame: Frame, one: Attribution, colon: int, low: int) -> Attribution:
    """An attribution without the words that only lead up to a colon: "put [it this way:] ..."."""
    parts = [
        (low, b)
        if a < colon and low < b and not any(frame.poses[i] in {"VERB", "AUX"} for i in range(a, colon))
        else (a, b)
        for a, b in one.content
    ]
    return replace(one, content=tuple(parts))


def _without(one: Attribution, quotation: Range) -> Attribution:
    low, high = quotation
    parts = ((a, min(b, low - 1)) if a < low < b else (a, b) for a, b in one.content)
    return replace(one, content=tuple((a, b) for a, b in parts if a < b and not low <= a < high))


def _colon_before(frame: Frame, low: int) -> int:
    """The colon right before the opening mark of a quotation, or -1."""
    before = low - 1 if low and frame.words[low - 1].startswith(":") else low - 2
    first = frame.paragraphs[frame.paragraph[low]][0]
    return before if before > first and frame.words[before].strip('”"') == ":" else -1


def _clause_start(frame: Frame, colon: int) -> int:
    first = frame.paragraphs[frame.paragraph[colon]][0]
    start = colon
    while start > first and frame.words[start - 1] not in _ENDS and frame.inside[start - 1] < 0:
        start -= 1
    return start


def _inverted(frame: Frame, first: int) -> Source | None:
    """The name behind a verb of saying that opens a sentence: "Said Ann Lee, whose farm borders the mine: ..."."""
    if frame.words[first] not in saying_forms() or frame.tags[first] not in {"VBD", "VBZ", "VBN", "NNP"}:
        return None
    source = name_from(frame, first + 1)
    return None if source is None else replace(source, way="inverted")


def _subject(frame: Frame, first: int, colon: int) -> Source | None:
    """The person or body that the clause before a colon is about."""
    subjects = (i for i in range(first, colon) if frame.deps[i] == "nsubj" and first <= frame.heads[i] < colon)
    head = next((i for i in subjects if frame.poses[frame.heads[i]] in {"VERB", "AUX"}), -1)
    if head < 0 or not _speaks(frame, head):
        return None
    return Source(head, noun_phrase(frame, head), "announced")


def _speaks(frame: Frame, i: int) -> bool:
    if frame.poses[i] == "PRON":
        return frame.words[i] in PERSONAL
    if frame.poses[i] == "PROPN":
        return frame.entities[i] in _BODIES
    return is_person_noun(frame.lemmas[i]) or is_people_noun(frame.lemmas[i])
