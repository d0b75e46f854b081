"""Feasts that other calendars fix: Islamic and Jewish days, and the Easter of the eastern churches."""

from datetime import date, timedelta
from math import ceil

__all__ = ["eastern_easter", "islamic", "jewish_new_year"]

_ISLAMIC_EPOCH = 227_014  # the day before the first day of the Islamic calendar, as an ordinal
_ISLAMIC_YEAR = 354.3667  # days
_JEWISH_EPOCH = -1_373_427
_TO_GREGORIAN = 13  # days by which the Julian calendar was behind from 1900 to 2099


def islamic(year: int, month: int, day: int) -> list[date]:
    """The days of a (Gregorian) year that are ``day`` of ``month`` in the tabular Islamic calendar: one, two, or none.

    What is proclaimed where the moon is watched may lie a day off.
    """
    first = int((date(year, 1, 1).toordinal() - _ISLAMIC_EPOCH) / _ISLAMIC_YEAR)
    ordinals = (
        _ISLAMIC_EPOCH + day + ceil(29.5 * (month - 1)) + (own - 1) * 354 + (3 + 11 * own) // 30
        for own in (first, first + 1, first + 2)
    )
    days = [date.fromordinal(ordinal) for ordinal in ordinals if 0 < ordinal <= date.max.toordinal()]
    return [known for known in days if known.year == year]


def jewish_new_year(year: int) -> date:
    """Rosh Hashanah of a (Gregorian) year, by the arithmetic of the Hebrew calendar."""
    own = year + 3761
    before, here, behind = (_elapsed(own + step) for step in (-1, 0, 1))
    late = 2 if behind - here == 356 else 1 if here - before == 382 else 0
    return date.fromordinal(_JEWISH_EPOCH + here + late)


def _elapsed(year: int) -> int:
    """Days from the epoch to the mean new moon that begins a Hebrew year, put off as weekdays ask."""
    months = (235 * year - 234) // 19
    day = 29 * months + (12_084 + 13_753 * months) // 25_920
    return day + (3 * (day + 1) % 7 < 3)


def eastern_easter(year: int) -> date:
    """Easter Sunday of the churches that reckon by the Julian calendar (Meeus)."""
    golden = (19 * (year % 19) + 15) % 30
    weekday = (2 * (year % 4) + 4 * (year % 7) - golden + 34) % 7
    month, day = divmod(golden + weekday + 114, 31)
    return date(year, month, day + 1) + timedelta(_TO_GREGORIAN)
