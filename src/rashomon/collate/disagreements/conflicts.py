"""What two sentences that say much the same give differently: at most one kind of slot, or they are of two things."""

import re
from collections.abc import Callable, Iterable
from typing import NamedTuple

from rashomon.collate.disagreements.names import name_conflict
from rashomon.collate.disagreements.polarity import polarity_conflict
from rashomon.collate.disagreements.slots import Day, Slots
from rashomon.collate.values import agree, comparable, dimension, noun, reading
from rashomon.collate.wording import Weights
from rashomon.model import Quantity, Span

_COVER = 0.55  # of the core of the shorter sentence
_COVER_CLOSE = 0.35  # the same where four words or actors are shared and the figures are close
_SLIP = 1.5  # how far apart, as a ratio, close figures may be


class Conflict(NamedTuple):
    """Two values of one slot, each with its words in its sentence."""

    kind: str
    left: Span
    right: Span
    left_value: str
    right_value: str


class Match(NamedTuple):
    """How much of each other's core two sentences hold: ``cover`` of the shorter, ``union`` of both together."""

    cover: float
    union: float
    shared: int


def match(left: Slots, right: Slots, weights: Weights) -> Match:
    """The overlap of two sentences once their slots are taken out."""
    shared = left.core & right.core
    common = weights.total(shared)
    one, two = weights.total(left.core), weights.total(right.core)
    return Match(common / max(min(one, two), 1e-9), common / max(one + two - common, 1e-9), len(shared))


def conflicts(left: Slots, right: Slots, weights: Weights) -> tuple[Conflict, ...]:
    """The one thing that two sentences give differently, as a tuple of one; empty where they differ in none or more."""
    found = match(left, right, weights)
    kinds: list[Conflict] = []
    for check in _CHECKS:
        kinds += list(check(left, right, found))[:1]
    for one, two, mine, yours in polarity_conflict(left, right, weights):
        kinds.append(Conflict("polarity", one, two, mine, yours))
    return tuple(kinds) if len(kinds) == 1 else ()


def _figures(left: Slots, right: Slots, found: Match) -> Iterable[Conflict]:
    mine, yours = _unmatched(left.quantities, right.quantities)
    named = len({name.actor for name in left.names} & {name.actor for name in right.names})
    for one in mine:
        near = [two for two in yours if comparable(one, two)]
        near = [two for two in near if noun(one) == noun(two)] or near
        near = [two for two in near if one.unit == two.unit] or near
        if len(near) == 1 and _about_one(found, named, close=_close(one, near[0])):
            yield Conflict("figure", one.span, near[0].span, reading(one), reading(near[0]))
    if len(mine) == len(yours) == 1 and _about_one(found, 0) and _other_unit(mine[0], yours[0]):
        yield Conflict("unit", mine[0].span, yours[0].span, reading(mine[0]), reading(yours[0]))


def _about_one(found: Match, named: int, *, close: bool = False) -> bool:
    """Whether two sentences speak of one thing; shared actors and figures not far apart make up for fewer words."""
    if found.shared < 2:
        return False
    return found.cover >= _COVER or (close and named + found.shared >= 4 and found.cover >= _COVER_CLOSE)


def _close(one: Quantity, two: Quantity) -> bool:
    """Whether two figures of the same thing, or sums of one currency, are such as one slip makes of the other."""
    same = one.unit.isupper() if not noun(one) else noun(one) == noun(two)
    return same and min(one.value, two.value) * _SLIP >= max(one.value, two.value)


def agreements(left: Slots, right: Slots, weights: Weights) -> Iterable[tuple[Quantity, Quantity]]:
    """The figures that two sentences about one thing give alike."""
    if _about_one(match(left, right, weights), 0):
        for one in left.quantities:
            yield from ((one, two) for two in right.quantities if comparable(one, two) and agree(one, two))


def _unmatched(left: tuple[Quantity, ...], right: tuple[Quantity, ...]) -> tuple[list[Quantity], list[Quantity]]:
    """The quantities of each side that no quantity of the other side agrees with."""
    rest = list(right)
    mine: list[Quantity] = []
    for one in left:
        same = [two for two in rest if comparable(one, two) and agree(one, two)]
        if same:
            rest.remove(min(same, key=lambda two: (noun(one) != noun(two), two.span)))
        else:
            mine.append(one)
    return mine, rest


def _other_unit(one: Quantity, two: Quantity) -> bool:
    """The same number of something else: "40 million euros" and "40 million dollars"."""
    return (
        one.value == two.value and dimension(one) != dimension(two) and "count" not in (dimension(one), dimension(two))
    )


def _days(left: Slots, right: Slots, found: Match) -> Iterable[Conflict]:
    if found.cover < _COVER or found.shared < 2:
        return
    mine = [day for day in left.days if not any(_compatible(day, other) for other in right.days)]
    yours = [day for day in right.days if not any(_compatible(day, other) for other in left.days)]
    if len(mine) == len(yours) == 1 and _both_known(mine[0], yours[0]) and _one_place(left, right, mine[0], yours[0]):
        yield Conflict("date", mine[0].span, yours[0].span, mine[0].text, yours[0].text)


def _one_place(left: Slots, right: Slots, one: Day, two: Day) -> bool:
    """Whether two dates say when of the same thing: where a sentence has several, they need a like neighbour."""
    if len(left.days) == len(right.days) == 1:
        return True
    return (bool(one.before) and one.before == two.before) or (bool(one.after) and one.after == two.after)


def _compatible(one: Day, two: Day) -> bool:
    if one.text.casefold() == two.text.casefold() or _year_apart(one, two):
        return True
    if one.when is not None and two.when is not None:
        return one.when.overlaps(two.when) and _clocks_fit(one.value, two.value)
    return one.value == two.value


def _year_apart(one: Day, two: Day) -> bool:
    """Whether only a year that neither report states sets them apart."""
    if one.value[4:] != two.value[4:] or len(one.value) < 7:
        return False
    return not (_YEAR.search(one.text) and _YEAR.search(two.text))


def _both_known(one: Day, two: Day) -> bool:
    if one.when is not None and two.when is not None:
        return True
    return one.value[:4] == two.value[:4] == "XXXX"  # a weekday or month of an unknown year


_YEAR = re.compile(r"\d{4}")
_PARTS = {"MO": (5, 12), "MI": (11, 14), "AF": (12, 18), "EV": (17, 24), "NI": (18, 30), "DT": (6, 20)}


def _clocks_fit(one: str, two: str) -> bool:
    """Whether two times of one day can be the same; a day without a time fits every time."""
    a, b = (_clock(value.partition("T")[2]) for value in (one, two))
    return a is None or b is None or (a[0] <= b[1] and b[0] <= a[1])


def _clock(text: str) -> tuple[float, float] | None:
    if text[:2] in _PARTS:
        return _PARTS[text[:2]]
    try:
        hour, _, minute = text.partition(":")
        at = int(hour) + (int(minute[:2]) / 60 if minute else 0)
    except ValueError:
        return None
    slack = 0.26 if minute else 0.6
    return at - slack, at + slack


def _names(left: Slots, right: Slots, found: Match) -> Iterable[Conflict]:
    for one, two in name_conflict(left, right, found.cover, found.union):
        yield Conflict("name", one.span, two.span, one.text, two.text)


_CHECKS: tuple[Callable[[Slots, Slots, Match], Iterable[Conflict]], ...] = (_figures, _days, _names)
