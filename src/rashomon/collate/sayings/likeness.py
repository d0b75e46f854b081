"""Whether two quotations are of one utterance."""

from datetime import date
from typing import NamedTuple

from rashomon.collate.sayings.utterance import Utterance
from rashomon.collate.wording import Weights, aligned

LONG = 6  # content words from which a wording is its own witness
_WIDE, _NARROW = 0.55, 0.72  # covered weight of the shorter wording: long ones, short ones
_VERBATIM = 0.9


class Likeness(NamedTuple):
    """``cover``: the weight of the words they share, in order, over that of the shorter; ``shared``: how many."""

    cover: float
    shared: int
    shorter: int
    around: float


def likeness(left: Utterance, right: Utterance, weights: Weights) -> Likeness:
    """How far the shorter of two wordings stands in the longer, 0 to 1, and how alike what surrounds them is."""
    pairs = aligned(left.words, right.words)
    common = weights.total(left.words[a].stem for a, _ in pairs)
    smaller = min(weights.total(left.stems), weights.total(right.stems))
    around = weights.total(sorted(left.around & right.around)) / max(
        min(weights.total(sorted(left.around)), weights.total(sorted(right.around))), 1e-9
    )
    return Likeness(common / max(smaller, 1e-9), len(pairs), min(len(left.words), len(right.words)), around)


def one_utterance(left: Utterance, right: Utterance, weights: Weights) -> str | None:
    """The reason why two quotations are one utterance, in words; None where they are two."""
    alike = likeness(left, right, weights)
    verbatim = alike.cover >= _VERBATIM and alike.shorter >= LONG
    one_report = left.article == right.article and not (verbatim or alike.cover >= _NARROW)
    if one_report or not same_voice(left, right) or not (verbatim or same_day(left, right)):
        return None
    share = f"{alike.shared} of {alike.shorter} telling words in the same order"
    if (alike.shorter >= LONG and alike.cover >= _WIDE) or (alike.shorter >= 4 and alike.cover >= _NARROW):
        return share
    if not left.voices & right.voices:
        return None
    if alike.shorter >= 2 and alike.cover >= _VERBATIM:
        return f"{share}, same speaker"
    if alike.shared >= 2 and alike.cover >= 0.5 and alike.around >= 0.5:
        return f"{share}, same speaker and much the same sentence"
    return None


def same_voice(left: Utterance, right: Utterance) -> bool:
    """Whether the two can be credited to one mouth: a spokesman and the minister he quotes are one."""
    if not left.voices or not right.voices or left.voices & right.voices:
        return True
    if left.people and right.people:
        return False
    return bool(left.countries & right.countries)


def same_day(left: Utterance, right: Utterance) -> bool:
    """Whether the days that the two reports give, if both do, are at most one apart (time zones)."""
    if left.day is None or right.day is None:
        return True
    return abs((date.fromisoformat(left.day) - date.fromisoformat(right.day)).days) <= 1
