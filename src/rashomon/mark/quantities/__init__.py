"""Quantities: numbers with their unit, their bound and what they count."""

import re
from bisect import bisect_left
from collections.abc import Iterable, Sequence
from dataclasses import replace

import msgspec

from rashomon.mark.parse import Parsed
from rashomon.mark.people import is_people_noun
from rashomon.mark.quantities.counted import FATES, counts_alone, goes_on, is_harmed, is_name, noun_after
from rashomon.mark.quantities.couples import couples
from rashomon.mark.quantities.fractions import fractions
from rashomon.mark.quantities.lexicon import Lexicon, lexicon
from rashomon.mark.quantities.measure import Measure, bound, measure, negative
from rashomon.mark.quantities.numerals import Numeral, numerals
from rashomon.mark.quantities.pairs import changed, joined, share, unlike
from rashomon.mark.quantities.rates import is_base, rate_behind
from rashomon.mark.quantities.votes import votes
from rashomon.mark.times import find_times
from rashomon.model import Bound, Quantity, Span, TimeExpression

__all__ = ["find_quantities"]

_IDIOM = re.compile(r"\s+times\b")  # five times as much
_SOME_OF = re.compile(r"\s+of\s+(?:(?P<people>us|you|whom)|them|these|those|which)\b")  # 14 of them
_PARENT = re.compile(r"\b(?:mother|father|parent)s? of\s+\Z")  # a mother of two
_FEWEST_ALONE = 100  # what a number with a bound and nothing to count must be to be one: "at around 10" is a time
_ONE_OF = re.compile(r"\s+of\b")  # one of the most powerful
_BEYOND = 1e30
"""More than there is to count: a row of digits as long is no number, and at some length infinite."""


def find_quantities(parsed: Parsed, times: Sequence[TimeExpression] | None = None) -> tuple[Quantity, ...]:
    """The quantities of an article, in text order; ``times`` are its time expressions, where they are known already.

    A span covers the words of the bound, the number, and the unit or noun. Dates and times of day, ordinals, names
    and codes are no quantities; durations are.
    """
    words = lexicon()
    voted = tuple(votes(parsed.text))
    taken = _taken(parsed, find_times(parsed) if times is None else times, words)
    taken = _merged((*taken, *((vote.span.start, vote.span.end) for vote in voted)))
    found = _counted(parsed, [numeral for numeral in numerals(parsed.text) if not _overlaps(numeral, taken)], words)
    told = tuple(couples(parsed.doc, words))
    found = [one for one in found if one.noun != "age" or not any(one.span.overlaps(pair.span) for pair in told)]
    others = (*fractions(parsed.doc, words), *told)
    parts = [other for other in others if not any(other.span.overlaps(one.span) for one in found)]
    told_of = (one for one in (*found, *parts, *voted) if max(one.value, one.upper or 0.0) < _BEYOND)
    return tuple(sorted(told_of, key=lambda quantity: quantity.span))


def _counted(parsed: Parsed, free: Sequence[Numeral], words: Lexicon) -> list[Quantity]:
    """The quantities that the numbers ``free`` are, no two of which overlap."""
    found: list[Quantity] = []
    index = 0
    while index < len(free):
        second = free[index + 1] if index + 1 < len(free) else None
        if is_base(parsed.text, free[index]):
            index += 1
            continue
        quantity, used = _quantity(parsed, free[index], second, words)
        if quantity is None and found and goes_on(parsed.text, found[-1], free[index]):
            quantity = _same_elsewhere(parsed, found[-1], free[index], words)
        if quantity is None and (said := bound(parsed.text, *_edges(free[index]), words))[0]:
            quantity = _with_bound_alone(free[index], *said)
        if used == 1:
            quantity = _as_rate(parsed.text, free[index], quantity, second)
        if quantity is not None and (not found or found[-1].span.end <= quantity.span.start):
            found.append(quantity)
        index += used
    return found


def _edges(numeral: Numeral) -> tuple[int, int, int]:
    return numeral.start, numeral.end, numeral.end


def _with_bound_alone(numeral: Numeral, said: Bound | None, start: int, end: int) -> Quantity | None:
    """A number of nothing that is told of which still has its bound: "around 1,000"."""
    if said is None or said == "exact" or not numeral.digits or numeral.value < _FEWEST_ALONE:
        return None
    return Quantity(Span(start, end), numeral.value, "count", said)


def _as_rate(text: str, numeral: Numeral, quantity: Quantity | None, base: Numeral | None) -> Quantity | None:
    """The quantity, as a rate where what stands behind says so: "3 deaths per 1,000 births"."""
    rate = rate_behind(text, quantity.span.end if quantity else numeral.end, base)
    if rate is None:
        return quantity
    if quantity is None:
        return Quantity(Span(numeral.start, rate.end), numeral.value, "count", noun=rate.words)
    noun = f"{quantity.noun} {rate.words}" if quantity.noun else rate.words
    unit = "count" if quantity.unit == "person" else quantity.unit
    return msgspec.structs.replace(quantity, span=Span(quantity.span.start, rate.end), unit=unit, noun=noun)


def _taken(parsed: Parsed, times: Sequence[TimeExpression], words: Lexicon) -> list[tuple[int, int]]:
    """The stretches in which numbers are dates, times of day, names or codes."""
    dates = [
        (time.span.start, time.span.end)
        for time in times
        if time.type in {"DATE", "TIME"} and _is_date(parsed.text, time)
    ]
    return dates + [found.span() for found in words.codes.finditer(parsed.text)]


def _merged(stretches: Iterable[tuple[int, int]]) -> list[tuple[int, int]]:
    """The stretches in order, those that overlap made one."""
    merged: list[tuple[int, int]] = []
    for start, end in sorted(stretches):
        if merged and start < merged[-1][1]:
            merged[-1] = (merged[-1][0], max(end, merged[-1][1]))
        else:
            merged.append((start, end))
    return merged


def _is_date(text: str, time: TimeExpression) -> bool:
    """Two years ago is a date with a length of time in it; "March 3" has none."""
    return not text[time.span.start : time.span.end].lower().endswith(("ago", "earlier", "later", "now"))


def _overlaps(numeral: Numeral, taken: list[tuple[int, int]]) -> bool:
    k = bisect_left(taken, (numeral.end,)) - 1  # the last that starts before the numeral ends
    return k >= 0 and numeral.start < taken[k][1]


def _quantity(parsed: Parsed, first: Numeral, second: Numeral | None, words: Lexicon) -> tuple[Quantity | None, int]:
    """The quantity that starts at ``first``, if it is one, and how many numbers it uses up."""
    text = parsed.text
    measured = measure(text, first, words)
    reach = measured.end if measured else first.end
    other = measure(text, second, words) if second else None
    start_of_second = other.start if other else second.start if second else 0
    if second is None:
        return _built(parsed, first, first, first.value, measured, measured, words), 1
    percent = share(text, first, second, lambda: _is_of_people(parsed, second, words))
    if percent is not None:
        return _shared(parsed, first, second, percent, words), 2
    if not joined(text, reach, start_of_second) or unlike(measured, other):
        return _built(parsed, first, first, first.value, measured, measured, words), 1
    scaled = first.value * second.scale  # 10 million in "10 to 12 million", but 500,000 in "500,000 to 2 million"
    low = scaled if first.scale == 1 and scaled < second.value else first.value
    start = measured.start if measured else first.start
    if changed(
        text, start, text[reach:start_of_second], words, own_unit=measured is not None, measured=other is not None
    ):
        unit = measured or (replace(other, start=first.start, end=first.end) if other else None)
        return _built(parsed, first, first, low, unit, unit, words), 1
    if low < second.value:
        shared = other or measured
        return _built(parsed, first, second, low, measured or shared, shared, words), 2
    return _built(parsed, first, first, first.value, measured, measured, words), 1


def _is_of_people(parsed: Parsed, numeral: Numeral, words: Lexicon) -> bool:
    """Whether the number is one of people: "three in four voters"."""
    noun = noun_after(parsed.doc, numeral)
    return noun is not None and (noun.lower_ in words.people | words.shared or noun.tag_ == "NNPS")


def _same_elsewhere(parsed: Parsed, before: Quantity, numeral: Numeral, words: Lexicon) -> Quantity:
    """What ``before`` counts, at another place: 30 of "12 houses in Alden and 30 in Borrow"."""
    said, start, end = bound(parsed.text, numeral.start, numeral.end, numeral.end, words)
    return Quantity(Span(start, end), numeral.value, before.unit, said or "exact", noun=before.noun)


def _shared(parsed: Parsed, first: Numeral, second: Numeral, percent: float, words: Lexicon) -> Quantity:
    """A share of a whole: "one in five", "nine out of 10"."""
    said, start, end = bound(parsed.text, first.start, second.end, second.end, words)
    return Quantity(Span(start, end), percent, "percent", said or "exact")


def _built(
    parsed: Parsed,
    first: Numeral,
    last: Numeral,
    value: float,
    opening: Measure | None,
    closing: Measure | None,
    words: Lexicon,
) -> Quantity | None:
    start = min(first.start, opening.start) if opening else first.start
    end = max(last.end, closing.end) if closing and closing.end >= last.end else last.end
    unit, noun = closing.name if closing else None, None
    if unit is None:
        unit, noun, end = _counting(parsed, last, end, words)
    if unit is None:
        return None
    scale = closing.scale if closing else 1.0
    if closing and closing.unit and parsed.text[end : end + 4].lower() in {"-old", " old", "‑old"}:
        end, noun = end + 4, "age"
    if first.tail and parsed.text.startswith(first.tail, end):
        end += len(first.tail)
    below = negative(parsed.text, start, closing)
    if below is not None:
        value, start = -value, below
    lasting = closing is not None and closing.unit is not None and closing.unit.base == "second"
    said, start, end = bound(parsed.text, start, end, last.end, words, lasting=lasting)
    if first.article and not first.tail and said in {None, "exact"}:
        return None
    said = said or ("at least" if first.most else "exact")
    base = closing.unit.in_base(value) if closing and closing.unit else None
    upper = last.value * scale if last is not first else first.most if said == "at least" else None
    return Quantity(Span(start, end), value * scale, unit, said, upper, noun, base)


def _without_noun(parsed: Parsed, numeral: Numeral, end: int, words: Lexicon) -> tuple[str | None, str | None, int]:
    """Unit, noun and end of a number that modifies no noun, by the words before and behind it."""
    before = parsed.text, max(0, numeral.start - 80), numeral.start
    if words.crowd_before.search(*before):
        return "person", None, end
    if tally := words.tally_before.search(*before):
        return "person" if tally["noun"].lower() in words.people else "count", tally["noun"].lower(), end
    if fate := words.fate_behind.match(parsed.text, numeral.end):
        return "person", fate["fate"].lower(), fate.end()
    befell = words.befell_behind.match(parsed.text, numeral.end) and not _PARENT.search(*before)
    if befell or words.befell_before.search(*before):
        return "person", None, end
    return None if numeral.value == 1 else counts_alone(parsed.doc, numeral, words), None, end


def _counting(parsed: Parsed, numeral: Numeral, end: int, words: Lexicon) -> tuple[str | None, str | None, int]:
    """Unit, noun and end of a number without a unit of measure; no unit where it counts nothing."""
    if _IDIOM.match(parsed.text, numeral.end) or (numeral.value == 1 and _ONE_OF.match(parsed.text, numeral.end)):
        return None, None, end
    some = _SOME_OF.match(parsed.text, numeral.end)
    if some:
        people = some["people"] or counts_alone(parsed.doc, numeral, words) == "person"
        return "person" if people else "count", None, end
    noun = noun_after(parsed.doc, numeral)
    toll = words.crowd_before.search(parsed.text, max(0, numeral.start - 80), numeral.start)
    if is_name(parsed.doc, numeral, words, noun) and not toll:
        return None, None, end
    strong = parsed.text[end : end + 7].lower() == "-strong"
    if strong:
        return "person", noun.lower_ if noun is not None else None, end + 7
    if noun is None:
        return _without_noun(parsed, numeral, end, words)
    if noun.lower_ in words.idle:
        return None, None, end
    harmed = noun.lower_ == "others" and is_harmed(noun, words)
    harmed |= noun.lower_ in FATES
    nationals = noun.ent_type_ == "NORP" and noun.tag_ == "NNPS"  # Belgians, Sikhs
    people = noun.lower_ in words.people or is_people_noun(noun.lemma_.lower())
    unit = "person" if harmed or nationals or people else "count"
    between = parsed.text[end : noun.idx]
    return (
        unit,
        noun.lower_,
        end if any(char.isdigit() for char in between) else max(end, noun.idx + len(noun)),
    )
