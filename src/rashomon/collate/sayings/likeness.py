"""Whether two quotations are of one utterance."""

from datetime import date
from typing import NamedTuple

from rashomon.collate.sayings.utterance import QuoteMention
from rashomon.collate.wording import Weights, aligned

SURE = 0.4  # that two sentences tell one thing, of one speaker
UNNAMED = 0.6  # where one has no known speaker
ELSE = 0.7  # where one of the speakers is no person
_TOLD = 0.25  # covered weight in any order, where the sentences tell one thing
_SPOKEN = 0.5  # in the same order, of two direct quotations: they should be the words that were spoken
LONG = 6  # content words from which a wording is its own witness
_WIDE, _NARROW = 0.55, 0.72  # covered weight of the shorter wording: long ones, short ones
_VERBATIM = 0.9
_SPELT = 3  # words of any kind, all the same
_CARRIED = 4  # content words
_QUOTED = 0.45  # of the shorter wording, where both put one of the shared words in quotation marks
_RETOLD = 0.6  # covered weight in any order, of two direct quotations of one speaker: translated there and back
_TRANSLATED = 0.45  # the same, where one of the reports shows signs of machine translation
_LOOSE = 0.5  # covered weight in any order, of reported speech
_LEAST = _QUOTED  # no reason asks for less


class Likeness(NamedTuple):
    """``cover``: the weight of the words they share, in order, over that of the shorter; ``shared``: how many.

    ``loose`` is the same without regard to order, ``around`` that of the whole sentences.
    """

    cover: float
    shared: int
    shorter: int
    loose: float
    around: float


def likeness(left: QuoteMention, right: QuoteMention, weights: Weights) -> Likeness:
    """How far the shorter of two wordings stands in the longer, 0 to 1, and how alike what surrounds them is."""
    pairs = aligned(left.words, right.words)
    common = weights.total(left.words[a].stem for a, _ in pairs)
    return Likeness(
        cover=common / max(min(left.size, right.size), 1e-9),
        shared=len(pairs),
        shorter=min(len(left.words), len(right.words)),
        loose=covered(left, right, weights),
        around=_overlap(left.around, right.around, weights),
    )


def covered(left: QuoteMention, right: QuoteMention, weights: Weights) -> float:
    """The weight of the words they share, in any order, over that of the shorter."""
    return weights.total(left.bag & right.bag) / max(min(left.breadth, right.breadth), 1e-9)


def _overlap(left: frozenset[str], right: frozenset[str], weights: Weights) -> float:
    smaller = min(weights.total(left), weights.total(right))
    return weights.total(left & right) / max(smaller, 1e-9)


def one_utterance(left: QuoteMention, right: QuoteMention, weights: Weights, sure: float) -> str | None:
    """The reason why two quotations are one utterance, in words; None where they are two.

    ``sure`` is the probability that their sentences tell one thing.
    """
    if left.denied != right.denied or nested(left, right):
        return None
    if carried_on(left, right):
        return "word for word the same, one of them without a cue of its own"
    least = _least(left, right)
    if least is not None and sure >= least and same_day(left, right) and _tell_one_thing(left, right, weights):
        return f"{'the same speaker' if least == SURE else 'no other speaker named'}, one thing told ({sure:.0%} sure)"
    if not same_voice(left, right):
        return None
    direct = left.quote.kind == right.quote.kind == "direct" and left.article != right.article
    if direct and left.spelt == right.spelt and len(left.spelt) >= _SPELT and left.voices & right.voices:
        return "word for word the same, same speaker"
    if _unlike(left, right, weights):
        return None
    alike = likeness(left, right, weights)
    verbatim = alike.cover >= _VERBATIM and alike.shorter >= LONG
    one_report = left.article == right.article and not (verbatim or alike.cover >= _NARROW)
    if one_report or not (verbatim or same_day(left, right)):
        return None
    share = f"{alike.shared} of {alike.shorter} telling words in the same order"
    known = bool(left.voices and right.voices)
    if alike.cover >= (_WIDE if known and alike.shorter >= LONG else _NARROW) and alike.shorter >= (
        4 if known else LONG
    ):
        return share
    return _same_mouth(left, right, alike) if left.voices & right.voices else None


def _tell_one_thing(left: QuoteMention, right: QuoteMention, weights: Weights) -> bool:
    """Whether what two pieces share bears out that their sentences tell one thing; direct words should be alike."""
    if left.quote.kind == right.quote.kind == "direct" and not (left.translated or right.translated):
        return likeness(left, right, weights).cover >= _SPOKEN
    return covered(left, right, weights) >= _TOLD


def _unlike(left: QuoteMention, right: QuoteMention, weights: Weights) -> bool:
    """Whether even all the words they share, in whatever order, are too few for any of the reasons below."""
    both = left.bag & right.bag
    shared = weights.total(both)
    if shared >= _LOOSE * min(left.breadth, right.breadth):
        return False
    if len(left.bag) < len(left.stems) and len(right.bag) < len(right.stems):  # some may be shared more than once
        shared = min(weights.total(s for s in item.stems if s in both) for item in (left, right))
    return shared < _LEAST * min(left.size, right.size)


def _same_mouth(left: QuoteMention, right: QuoteMention, alike: Likeness) -> str | None:
    """Shorter evidence suffices where both are credited to one actor."""
    share = f"{alike.shared} of {alike.shorter} telling words"
    direct = left.quote.kind == right.quote.kind == "direct" and left.article != right.article
    if direct and alike.shorter >= 3 and alike.shared >= 2 and alike.loose >= _RETOLD:
        return f"{share}, same speaker, quoted directly by both"
    if direct and alike.shared >= 2 and alike.loose >= _TRANSLATED and (left.translated or right.translated):
        return f"{share}, same speaker, quoted directly by both, one of them in translation"
    if alike.shorter >= 2 and alike.cover >= _VERBATIM and (alike.shorter >= 4 or left.quoted & right.quoted):
        return f"{share}, same speaker"
    if alike.shared >= 2 and alike.cover >= 0.5 and alike.around >= 0.5:
        return f"{share}, same speaker and much the same sentence"
    if alike.shared >= 3 and alike.cover >= _QUOTED and left.quoted & right.quoted and left.article != right.article:
        return f"{share}, same speaker, some of them quoted by both"
    if alike.shared >= 3 and alike.loose >= _LOOSE and left.day is not None and left.day == right.day:
        return f"{share}, same speaker on the same day"
    return None


def _least(left: QuoteMention, right: QuoteMention) -> float | None:
    """How sure it must be that both sentences tell one thing; None where the speakers are two."""
    if left.voices & right.voices:
        return SURE
    if left.quote.kind == right.quote.kind == "indirect" or (left.people and right.people):
        return None
    return ELSE if left.voices and right.voices else UNNAMED


def may_be_one(left: QuoteMention, right: QuoteMention) -> bool:
    """Whether nothing says that two people speak."""
    return not (left.people and right.people) or same_voice(left, right) or carried_on(left, right)


def carried_on(left: QuoteMention, right: QuoteMention) -> bool:
    """Whether two direct quotations have the same words, and one was credited to its speaker without a cue."""
    if left.quote.kind != "direct" or right.quote.kind != "direct" or not (left.guessed or right.guessed):
        return False
    shorter = min(len(left.words), len(right.words))
    return shorter >= _CARRIED and len(aligned(left.words, right.words)) >= _VERBATIM * shorter


def nested(left: QuoteMention, right: QuoteMention) -> bool:
    """Whether one is a part of the other in the same report."""
    return left.article == right.article and any(a.overlaps(b) for a in left.spans for b in right.spans)


def same_voice(left: QuoteMention, right: QuoteMention) -> bool:
    """Whether the two can be credited to one mouth: a spokesman and the office he speaks for are one."""
    if not left.voices or not right.voices or left.voices & right.voices or left.houses & right.houses:
        return True
    if left.people and right.people:
        return False
    return bool(left.countries & right.countries)


def same_day(left: QuoteMention, right: QuoteMention) -> bool:
    """Whether the days that the two reports give, if both do, are at most one apart (time zones)."""
    if left.day is None or right.day is None:
        return True
    return abs((date.fromisoformat(left.day) - date.fromisoformat(right.day)).days) <= 1
