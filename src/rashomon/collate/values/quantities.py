"""Quantities as intervals: rounding, bounds and units, by the way reports use them."""

import math
from functools import cache
from importlib.resources import files
from typing import NamedTuple

from rashomon.collate.wording import fold, stem
from rashomon.model import Quantity

_ROUNDING = 0.05  # the most that silent rounding may take off or add: "1,200" for 1,187
_SMALL = 100  # counts below are given exactly


class Extent(NamedTuple):
    """The values a quantity can mean, both ends included, in the base unit of ``dimension``."""

    low: float
    high: float
    dimension: str


def dimension(quantity: Quantity) -> str:
    """What the quantity measures: ``time``, ``length`` ..., a currency, or ``count`` of things."""
    row = _units().get(_plain(quantity.unit))
    return row[0] if row else _plain(quantity.unit) or "count"


def comparable(left: Quantity, right: Quantity) -> bool:
    """Whether two quantities measure, or count, the same kind of thing."""
    if dimension(left) != dimension(right):
        return False
    one, two = _head(left), _head(right)
    return dimension(left) not in ("count", "share") or one == two or not one or not two


def agree(left: Quantity, right: Quantity) -> bool:
    """Whether both can be true as reports use words: "more than five" reaches to six, not to seven and a half."""
    one, two = extent(left), extent(right)
    if one.low <= two.high * (1 + 1e-9) and two.low <= one.high * (1 + 1e-9):
        return True
    return _rounded(left, right) or _rounded(right, left)


def extent(quantity: Quantity) -> Extent:
    """The interval that a reader would accept for the quantity."""
    row = _units().get(_plain(quantity.unit))
    kind, factor = row or (dimension(quantity), 1.0)
    low, high = _reach(quantity.value, quantity.upper, quantity.bound)
    if factor != 1.0 or (row and row[0] in _CONVERTED):
        slack = _step(quantity.value) / 2 if quantity.bound == "exact" else 0.0  # what was converted was rounded, too
        low, high = low - slack, high + slack
    return Extent(low * factor, high * factor, kind)


_CONVERTED = frozenset(("length", "mass", "area", "volume", "speed", "temperature"))


def _reach(value: float, upper: float | None, bound: str) -> tuple[float, float]:
    if upper is not None:
        return min(value, upper), max(value, upper)
    step, size = _step(value), abs(value)
    below, above = {
        "about": (max(0.1 * size, min(step / 2, 0.25 * size)),) * 2,
        "at least": (0.0, max(step, 0.5 * size)),
        "more than": (0.0, max(step, 0.3 * size)),
        "at most": (0.5 * size, 0.0),
        "less than": (max(step, 0.4 * size), 0.0),
        "almost": (max(min(step, 0.25 * size), 0.12 * size), 0.0),
    }.get(bound, (0.0, 0.0))
    return value - below, value + above


def _step(value: float) -> float:
    """The place value of the last digit that is not zero: 1 for 5 and 12, 100 for 1,200, 0.5 for 7.5."""
    if not value or not math.isfinite(value):
        return 1.0
    text = f"{abs(value):.6f}".rstrip("0")
    whole, _, fraction = text.partition(".")
    if fraction:
        return 0.5 if fraction == "5" else 10.0 ** -len(fraction)
    return 10.0 ** (len(whole) - len(whole.rstrip("0")))


def _rounded(round_one: Quantity, other: Quantity) -> bool:
    """Whether ``round_one`` is ``other`` given in fewer digits."""
    one, two = extent(round_one), extent(other)
    value, exact = (one.low + one.high) / 2, (two.low + two.high) / 2
    if "exact" not in (round_one.bound, other.bound) or not value:
        return False
    if dimension(round_one) == "count" and abs(value) < _SMALL:
        return False
    step = _step(round_one.value)
    coarse = (
        step >= 10
        or (step < 1 <= abs(round_one.value))
        or round_one.value >= _SMALL
        or dimension(round_one) in _CONVERTED
    )
    scale = value / round_one.value if round_one.value else 1.0
    return coarse and abs(value - exact) <= min(_ROUNDING * abs(exact), max(step, 1e-9) * abs(scale) / 2 + 1e-9)


def reading(quantity: Quantity) -> str:
    """The quantity as a reading beside others: ``almost 6 hours``."""
    number = f"{quantity.value:,.10g}" if math.isfinite(quantity.value) else str(quantity.value)
    if quantity.upper is not None:
        number = f"{number}–{quantity.upper:,.10g}"
    bound = "" if quantity.bound == "exact" else f"{quantity.bound} "
    noun = quantity.noun or ("" if _plain(quantity.unit) == "count" else quantity.unit)
    return f"{bound}{number} {noun}".strip()


def _head(quantity: Quantity) -> str:
    words = (quantity.noun or "").split()
    return stem(words[-1]) if words else ""


def _plain(unit: str) -> str:
    return fold(unit).replace(" ", "-")


@cache
def _units() -> dict[str, tuple[str, float]]:
    table: dict[str, tuple[str, float]] = {}
    for line in files("rashomon.collate.values").joinpath("units.txt").read_text(encoding="utf-8").splitlines():
        parts = line.split("#")[0].split()
        for name in parts[2:]:
            table[fold(name)] = (parts[0], float(parts[1]))
    return table
