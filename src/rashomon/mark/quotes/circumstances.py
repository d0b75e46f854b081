"""The circumstances of an attribution: to whom it was said, where, and by whose account it is known."""

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache

from rashomon.lexicon import WordLists, read_rules
from rashomon.mark.quotes.attribution import Attribution
from rashomon.mark.quotes.frame import Frame, Range
from rashomon.mark.quotes.sources import noun_phrase


@dataclass(frozen=True, slots=True)
class Circumstances:
    """Token ranges of the hearer, the place of speech and the one who passed it on; None where none is named."""

    addressee: Range | None = None
    venue: Range | None = None
    relay: Range | None = None


class _Words(WordLists, frozen=True, kw_only=True):
    hearer_objects: frozenset[str]
    hearer_to: frozenset[str]
    venues: frozenset[str]
    venue_prepositions: frozenset[str]


@cache
def _words() -> _Words:
    return read_rules(__package__, "circumstances.toml", _Words)


def holding_cues(attributions: Sequence[Attribution]) -> Mapping[int, list[Attribution]]:
    """For each cue that stands in what somebody says the attributions whose content holds it."""
    cues = sorted({one.cue for one in attributions if one.cue >= 0})
    holding: defaultdict[int, list[Attribution]] = defaultdict(list)
    for one in attributions:
        held = {cue for a, b in one.content for cue in cues[bisect_left(cues, a) : bisect_left(cues, b)]}
        for cue in held:
            holding[cue].append(one)
    return holding


def find_circumstances(frame: Frame, attribution: Attribution, holding: Sequence[Attribution]) -> Circumstances:
    """The circumstances of one attribution; ``holding`` are those whose content holds its cue."""
    if attribution.cue < 0:
        return Circumstances()
    free = _outside(attribution)
    return Circumstances(
        addressee=_addressee(frame, attribution.cue, free),
        venue=_venue(frame, attribution.cue, free),
        relay=attribution.relay or _relay(frame, attribution, holding),
    )


def _outside(attribution: Attribution) -> set[int]:
    """Tokens that belong to the content or the source and so to no circumstance."""
    taken = {i for a, b in attribution.content for i in range(a, b)}
    if attribution.source is not None:
        taken.update(range(*attribution.source.span))
    return taken


def _addressee(frame: Frame, cue: int, taken: set[int]) -> Range | None:
    lemma = frame.lemmas[cue]
    for child in frame.children[cue]:
        dep = frame.deps[child]
        if dep in {"dobj", "dative", "iobj", "nsubjpass"} and lemma in _words().hearer_objects:
            head = _object_of(frame, child) if frame.poses[child] == "ADP" else child
            if head >= 0 and head not in taken and frame.poses[head] in {"NOUN", "PROPN", "PRON"}:
                return noun_phrase(frame, head)
        elif dep in {"prep", "dative"} and frame.words[child] in {"to", "with"} and lemma in _words().hearer_to:
            head = _object_of(frame, child)
            if head >= 0 and head not in taken and frame.poses[head] in {"NOUN", "PROPN", "PRON"}:
                return noun_phrase(frame, head)
    return None


def _object_of(frame: Frame, preposition: int) -> int:
    return next((c for c in frame.children[preposition] if frame.deps[c] == "pobj"), -1)


def _venue(frame: Frame, cue: int, taken: set[int]) -> Range | None:
    """A phrase such as "in an interview with the paper", beside the cue or inside its hearer."""
    near = [cue, *(c for c in frame.children[cue] if frame.deps[c] in {"dobj", "dative", "prep", "npadvmod"})]
    for parent in near:
        for child in [c for c in frame.children[parent] if frame.deps[c] == "prep"] + ([parent] * (parent != cue)):
            if frame.words[child] not in _words().venue_prepositions or child in taken:
                continue
            head = _object_of(frame, child)
            if head >= 0 and head not in taken and _is_venue(frame, head):
                return noun_phrase(frame, head)
    return None


def _is_venue(frame: Frame, head: int) -> bool:
    venues = _words().venues
    return (
        frame.lemmas[head] in venues or frame.words[head] in venues or frame.entities[head] in {"WORK_OF_ART", "EVENT"}
    )


def _relay(frame: Frame, attribution: Attribution, holding: Sequence[Attribution]) -> Range | None:
    """Who says that it was said: the source of the narrowest other attribution whose reported words hold this cue."""
    best: tuple[int, Range] | None = None
    for other in holding if frame.inside[attribution.cue] < 0 else ():
        if other is attribution or other.source is None or other.cue < 0 or other.source == attribution.source:
            continue
        size = sum(b - a for a, b in other.content)
        if size <= sum(b - a for a, b in attribution.content):
            continue
        if best is None or size < best[0]:
            best = (size, other.source.span)
    return _by_account(frame, attribution) if best is None else best[1]


def _by_account(frame: Frame, attribution: Attribution) -> Range | None:
    """The object of "according to" beside the cue, where it is not the source itself."""
    source = range(*attribution.source.span) if attribution.source is not None else range(0)
    for child in frame.children[attribution.cue]:
        if frame.words[child] not in {"according", "per"}:
            continue
        to = next((c for c in frame.children[child] if frame.words[c] == "to"), child)
        head = _object_of(frame, to)
        if head >= 0 and head not in source:
            return noun_phrase(frame, head)
    return None
