"""Where what was said ends: the reporter's own words behind it and the hearer before it are no part of it."""

from dataclasses import replace
from functools import cache

from rashomon.lexicon import WordLists, read_rules
from rashomon.mark.people import is_people_noun
from rashomon.mark.quotes.attribution import Attribution
from rashomon.mark.quotes.contents import trim
from rashomon.mark.quotes.frame import Frame, Range
from rashomon.mark.quotes.sayings import saying_verbs
from rashomon.mark.reference import is_person_noun

_GOES_ON = frozenset({"but", "and", "though", "although", "while", "whereas", "as", "before", "after", "when", "yet"})
_FINITE = frozenset({"VBD", "VBZ", "VBP", "MD"})
_SUBJECTS = frozenset({"nsubj", "nsubjpass", "expl"})
_NEGATIONS = frozenset({"not", "n't", "n’t", "never", "no", "hardly", "neither"})
_PERSONAL = frozenset({"he", "she", "they", "we", "i", "you", "who", "nobody", "everybody", "everyone"})
_LONGEST_HEARER = 7
_CONTRASTS = frozenset({"although", "though", "while", "whereas"})
_LEAST_BEFORE = 4  # words of what was said before the reporter goes on


class _Words(WordLists, frozen=True, kw_only=True):
    to_hearers: frozenset[str]
    of_people: frozenset[str]
    names_of_sayings: frozenset[str]


@cache
def _verbs() -> _Words:
    return read_rules(__package__, "borders.toml", _Words)


def within_borders(frame: Frame, found: list[Attribution]) -> list[Attribution]:
    """``found`` with contents that neither hold the reporter's words nor lose a negation."""
    return [_bounded(frame, one) for one in found]


def before_next_speaker(frame: Frame, found: list[Attribution]) -> list[Attribution]:
    """``found`` with contents up to the semicolon behind which somebody else speaks."""
    cut = (replace(one, content=tuple(_to_semicolon(frame, one.cue, part) for part in one.content)) for one in found)
    return [replace(one, content=_behind_semicolon(frame, one)) for one in cut]


def _behind_semicolon(frame: Frame, one: Attribution) -> tuple[Range, ...]:
    """The content without what somebody else said before the semicolon that stands before the cue."""
    if not any(start > one.cue for start, _ in one.content):
        return one.content
    gaps = {part: range(part[1], one.cue) for part in one.content}
    return tuple(p for p, gap in gaps.items() if not any(frame.words[i] == ";" and frame.inside[i] < 0 for i in gap))


def _to_semicolon(frame: Frame, cue: int, part: Range) -> Range:
    start, end = part
    if cue < 0 or start < cue:
        return part
    return start, next((i for i in range(start + 1, end) if _speaks_anew(frame, i, end)), end)


def _bounded(frame: Frame, one: Attribution) -> Attribution:
    if one.cue < 0 or frame.inside[one.cue] >= 0:
        return one
    parts = [_with_negation(frame, one, part) for part in _without_source(frame, one)]
    parts = [_without_hearer(frame, one, part) for part in parts]
    parts = [_without_reporter(frame, one, part) for part in parts]
    parts = [trimmed for part in parts if (trimmed := trim(frame, part))[0] < trimmed[1]]
    return replace(one, content=tuple(parts)) if parts else one


def _without_source(frame: Frame, one: Attribution) -> list[Range]:
    """The parts of the content without one that is the source itself."""
    source = one.source
    if source is None or source.head < 0 or len(one.content) < 2:
        return list(one.content)
    rest = [(a, b) for a, b in one.content if not (a >= source.span[0] and b <= source.span[1])]
    rest = [part for part in rest if not _is_hearer(frame, one.cue, part)]
    if any(frame.inside[a] >= 0 and frame.inside[b - 1] >= 0 for a, b in rest):
        rest = [part for part in rest if not _goes_on(frame, one.cue, part)]
    return rest or list(one.content)


def _goes_on(frame: Frame, cue: int, part: Range) -> bool:
    """Whether a part beside a quotation is the reporter's next clause: '"It's over," he said, and he left'."""
    unquoted = all(frame.inside[i] < 0 for i in range(*part))
    return (
        unquoted
        and part[0] > cue
        and frame.words[part[0]] in _GOES_ON
        and any(frame.tags[i] in _FINITE for i in range(*part))
    )


def _is_hearer(frame: Frame, cue: int, part: Range) -> bool:
    """Whether a part behind a verb of telling is to whom it was told: "..., two aides told the Evening Ledger"."""
    heard = (i for i in range(*part) if frame.heads[i] == cue and frame.deps[i] in {"dobj", "dative"})
    return frame.lemmas[cue] in _verbs()["to_hearers"] and part[0] > cue and any(frame.inside[i] < 0 for i in heard)


def _with_negation(frame: Frame, one: Attribution, part: Range) -> Range:
    """A part with the negation right before it, unless that negates the cue."""
    start, end = part
    own = one.cue < start and frame.words[start - 1] in _NEGATIONS and frame.heads[start - 1] == one.cue
    if start and frame.words[start - 1] in _NEGATIONS and not own and start - 1 != one.cue:
        return start - 1, end
    return part


def _without_hearer(frame: Frame, one: Attribution, part: Range) -> Range:
    """A part that starts at "that" where the hearer stands before it: "[told] lawmakers that the war was over"."""
    start, end = part
    if start != one.cue + 1 or frame.lemmas[one.cue] not in _verbs()["to_hearers"]:
        return part
    that = next((i for i in range(start, min(start + _LONGEST_HEARER, end)) if frame.words[i] == "that"), -1)
    verbal = any(frame.poses[i] in {"VERB", "AUX", "SCONJ"} for i in range(start, max(that, start)))
    return (that, end) if that > start and not verbal else part


def _without_reporter(frame: Frame, one: Attribution, part: Range) -> Range:
    """A part up to where the reporter goes on, behind the closing mark or with the cue's own subject."""
    part = _to_closing_mark(frame, _to_contrast(frame, one, _to_second_verb(frame, one, part)))
    return _before_tag(frame, one.cue, part)


def _to_contrast(frame: Frame, one: Attribution, part: Range) -> Range:
    """Up to a comma behind which the reporter sets something beside it: ", even as crews worked on"."""
    start, end = part
    if start < one.cue:
        return part
    for i in range(start + _LEAST_BEFORE, end - 2):
        if frame.words[i - 1] == "," and _takes_up(frame, i, end):
            return start, i - 1
        opens = frame.words[i] in _CONTRASTS or (frame.words[i] == "even" and frame.words[i + 1] in {"as", "though"})
        if frame.words[i - 1] != "," or not opens or any(frame.inside[k] >= 0 for k in range(i, end)):
            continue
        finite = next((k for k in range(i + 1, end) if frame.tags[k] in _FINITE), -1)
        if (
            finite > 0
            and frame.tags[finite] == "VBD"
            and any(frame.deps[c] in _SUBJECTS for c in frame.children[finite])
        ):
            return start, i - 1
    return part


def _speaks_anew(frame: Frame, i: int, end: int) -> bool:
    """Whether a semicolon stands before what somebody else says: "...; the other insisted that it was not"."""
    if frame.words[i] != ";" or frame.inside[i] >= 0:
        return False
    verb = next((k for k in range(i + 1, min(i + _LONGEST_HEARER, end)) if frame.tags[k] in _FINITE), -1)
    own = verb > 0 and any(frame.deps[c] in _SUBJECTS and i < c < verb for c in frame.children[verb])
    return own and frame.lemmas[verb] in saying_verbs()


def _takes_up(frame: Frame, i: int, end: int) -> bool:
    """Whether the reporter calls what was said something behind a comma: ", a pledge her rival had made too"."""
    if frame.words[i] not in {"a", "an"} or any(frame.inside[k] >= 0 for k in range(i, end)):
        return False
    noun = next((k for k in range(i + 1, min(i + 4, end)) if frame.poses[k] == "NOUN"), -1)
    told = noun > 0 and any(frame.deps[c] in {"relcl", "acl"} for c in frame.children[noun])
    return told and frame.lemmas[noun] in _verbs()["names_of_sayings"]


def _to_closing_mark(frame: Frame, part: Range) -> Range:
    """Up to a closing mark behind a comma, if the rest is a clause of its own: '"... over," but he gave no date'."""
    start, end = part
    opening = start + (frame.words[start] == "that")
    while opening < end and not frame.is_word[opening]:
        opening += 1
    k = frame.inside[opening] if opening < end else -1
    if k < 0:
        return part
    segment, (_, high) = frame.segments[k], frame.ranges[k]
    if not segment.closed or high >= end or frame.text[segment.end - 1] not in ",.!?":
        return part
    behind = [i for i in range(high, end) if frame.is_word[i]]
    if not behind or frame.words[behind[0]] not in _GOES_ON or any(frame.inside[i] >= 0 for i in behind):
        return part
    clause = any(frame.tags[i] in _FINITE for i in behind) and frame.words[behind[1 % len(behind)]] != "that"
    return (start, high) if clause else part


def _before_tag(frame: Frame, cue: int, part: Range) -> Range:
    """Up to a closing mark behind which only who speaks comes before the cue: '"We wait," [her aunt, Ida,] said'."""
    start, end = part
    k = frame.inside[start]
    if k < 0 or end > cue or not frame.segments[k].closed:
        return part
    (low, high), last = frame.ranges[k], frame.text[frame.segments[k].end - 1]
    behind = range(high, end)
    told = any(frame.poses[i] in {"VERB", "AUX"} or frame.inside[i] >= 0 for i in behind)
    return (start, high) if start == low and behind and last in ",?!" and not told else part


def _to_second_verb(frame: Frame, one: Attribution, part: Range) -> Range:
    """Up to a verb joined by "and" that has no subject here and is rather the speaker's: "and left the room"."""
    start, end = part
    for i in range(start, end):
        above = frame.heads[i]
        joined = (
            frame.deps[i] == "conj" and (start <= above < i or above == one.cue < start) and frame.tags[i] in _FINITE
        )
        if not joined or frame.inside[i] >= 0 or any(frame.deps[c] in _SUBJECTS for c in frame.children[i]):
            continue
        first = above
        if first != one.cue and not _is_speakers(frame, one.cue, first, i):
            continue
        cut = next((c for c in range(first + 1, i) if frame.deps[c] == "cc" and frame.heads[c] == first), -1)
        if cut > start:
            return start, cut
    return part


def _is_speakers(frame: Frame, cue: int, first: int, second: int) -> bool:
    """Whether the second of two joined verbs goes with the cue: by its form, or because only people do it."""
    if frame.tags[second] != frame.tags[cue]:
        return False
    if frame.tags[first] == "VB" and not any(
        frame.deps[c] == "aux" and frame.words[c] != "to" for c in frame.children[first]
    ):
        return True
    subject = next((c for c in frame.children[first] if frame.deps[c] in _SUBJECTS), -1)
    personal = frame.lemmas[second] in _verbs()["of_people"]
    return personal and subject >= 0 and not _is_person(frame, subject)


def _is_person(frame: Frame, i: int) -> bool:
    if frame.words[i] in _PERSONAL or frame.entities[i] in {"PERSON", "ORG", "NORP", "GPE"}:
        return True
    known = is_person_noun(frame.lemmas[i]) or is_people_noun(frame.lemmas[i])
    return frame.poses[i] == "PROPN" or known
