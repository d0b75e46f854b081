"""From what a rule found to a TIMEX3 type and value: one normalizer a kind, named by the rules that use it."""

from collections.abc import Callable

from rashomon.mark.times.normalizers import (
    calendar,
    clock,
    extent,
    holidays,
    quarters,
    relative,
    seasons,
    weekdays,
    years,
)
from rashomon.mark.times.normalizers.found import Found, Normalized

Normalizer = Callable[[Found], Normalized | None]

NORMALIZERS: dict[str, Normalizer] = {
    "bare_month": calendar.bare_month,
    "calendar": calendar.calendar,
    "century": years.century,
    "clock": clock.clock,
    "decade": years.decade,
    "compound": extent.compound,
    "day_at_the_edge": calendar.day_at_the_edge,
    "day_of_month": calendar.day_of_month,
    "deictic": relative.deictic,
    "delivered": calendar.delivered,
    "duration": extent.duration,
    "each": extent.each,
    "frequency": extent.frequency,
    "half": years.half,
    "holiday": holidays.holiday,
    "latest_quarter": quarters.latest_quarter,
    "month_to": calendar.month_to,
    "named_ago": relative.named_ago,
    "none": relative.none,
    "nth_day": relative.nth_day,
    "nth_weekday": calendar.nth_weekday,
    "offset": relative.offset,
    "offset_from": relative.offset_from,
    "part_of_date": clock.part_of_date,
    "part_of_day": clock.part_of_day,
    "portion": quarters.portion,
    "quarter": quarters.quarter,
    "quarter_ended": quarters.quarter_ended,
    "quarter_of_months": quarters.quarter_of_months,
    "rate": extent.rate,
    "reference": relative.reference,
    "same_period": quarters.same_period,
    "season": seasons.season,
    "short_period": years.short_period,
    "short_year": years.short_year,
    "some_day": relative.some_day,
    "slashed": calendar.slashed,
    "spelled_year": years.spelled_year,
    "stamp": clock.stamp,
    "unit_from_anchor": relative.unit_from_anchor,
    "unit_from_now": relative.unit_from_now,
    "week_of": relative.week_of,
    "week_of_holiday": holidays.week_of_holiday,
    "weekday": weekdays.weekday,
    "whole_unit": relative.whole_unit,
    "year": years.year,
    "year_end": quarters.year_end,
}

__all__ = ["NORMALIZERS", "Found", "Normalized", "Normalizer"]
