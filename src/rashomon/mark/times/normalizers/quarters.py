"""Quarters of a year, their ends, and the periods that companies compare."""

from datetime import date, timedelta

from rashomon.mark.times import dates
from rashomon.mark.times.lexicon import lexicon
from rashomon.mark.times.normalizers.calendar import stated_year
from rashomon.mark.times.normalizers.found import Found, Normalized

_TO_THE_MIDDLE = 45  # days from the middle of a quarter to its end
_LAST_SURE_DAY = 28  # of every month


def quarter(found: Found) -> Normalized | None:
    """``the third quarter``: the one nearest to publication, unless a year is stated or pointed to."""
    which = 4 if found.word("ordinal") == "final" else found.integer("ordinal")
    end = _end(found) if found.has("end") else None
    if end or found.has("year"):
        fiscal = "FY" if found.has("fiscal") else ""
        return Normalized("DATE", f"{fiscal}{end.year if end else found.integer('year')}-Q{which}")
    here = found.context.at("M")
    if here is None:
        return Normalized("DATE", f"XXXX-Q{which}")
    if found.has("which_year"):
        step = int(lexicon().slots["direction"][found.word("which_year")])
        return Normalized("DATE", f"{here.year + step}-Q{which}")
    ahead = (which - dates.quarter(here)) % 4
    conflict = 2 + found.context.follows_in  # "will report on the fourth quarter" in January: it is that of last year
    step = min((ahead - 4, ahead), key=lambda step: found.context.distance(step, conflict=conflict))
    back = int(str(found.params.get("back", 0)))
    return Normalized("DATE", dates.shifted(here, "Q", step - 4 * back), anchor=not back)


def quarter_ended(found: Found) -> Normalized | None:
    """``the quarter`` ended Sept. 30: the quarter of the calendar that most of it lies in."""
    end = _end(found)
    if end is None:
        return Normalized("DATE", "XXXX-QX")
    middle = date.fromordinal(max(end.toordinal() - _TO_THE_MIDDLE, 1))
    return Normalized("DATE", f"{middle.year:04}-Q{dates.quarter(middle)}")


def _end(found: Found) -> date | None:
    """The day that the words behind the expression name as the end: the last such day that was, or the next one."""
    month = found.integer("month")
    day = found.integer("day") if found.has("day") else _LAST_SURE_DAY
    if found.has("year"):
        return dates.valid(found.integer("year"), month, day)
    here = found.context.at("D")
    if here is None:
        return None
    years = (here.year, here.year - 1) if found.word("end") == "ended" else (here.year, here.year + 1)
    days = [known for year in years if (known := dates.valid(year, month, day))]
    return next((known for known in days if (known <= here) == (found.word("end") == "ended")), None)


def latest_quarter(found: Found) -> Normalized | None:
    """``the quarter``, ``the latest period``, ``the year-ago quarter``: the quarter named last, else the last one."""
    back = int(str(found.params.get("years", 0)))
    named = found.context.quarter
    if named is None:
        here = found.context.at("M")
        named = dates.shifted(here, "Q", -1) if here else None
    if named is None:
        return Normalized("DATE", "XXXX-QX", anchor=not back)
    return Normalized("DATE", f"{int(named[:4]) + back:04}{named[4:]}", anchor=not back)


def same_period(found: Found) -> Normalized | None:
    """``the same period last year``: the quarter, month or year at hand, a year before."""
    value = found.context.period_before
    if value is None and "quarter" in found.words.lower():
        here = found.context.at("M")
        return Normalized("DATE", dates.shifted(here, "Q", -5) if here else "XXXX-QX", anchor=False)
    if value is None:
        here = found.context.anchor_date("M")
        of_month = "month" in found.words.lower() or found.context.month_in_sentence is not None
        grain = "M" if of_month else "Y"
        value = dates.shifted(here, grain, -12 if grain == "M" else -1) if here else "XXXX"
    return Normalized("DATE", value, anchor=False)


def year_end(found: Found) -> Normalized | None:
    """``year-end``, ``the end of the year``: since the end of a year is since that of the last."""
    here = found.context.at("Y")
    return Normalized("DATE", f"{here.year - found.context.follows_since:04}" if here else "XXXX")


def quarter_of_months(found: Found) -> Normalized | None:
    """``the April-June quarter``: of the year that is stated, else the last that was over."""
    first = found.integer("month")
    here = found.context.at("M")
    if not found.has("year") and here is None:
        return Normalized("DATE", f"XXXX-Q{(first + 2) // 3}")
    year = found.integer("year") if found.has("year") or here is None else here.year - (first + 2 >= here.month)
    return Normalized("DATE", f"{year:04}-Q{(first + 2) // 3}")


def portion(found: Found) -> Normalized | None:
    """``the last month of 2011``, ``the first day of the year``: a unit counted within a year."""
    here = found.context.at("Y")
    year = stated_year(found) or (here.year if here else None)
    if year is None:
        return Normalized("DATE", "XXXX")
    first, last = date(year, 1, 1), date(year, 12, 31)
    which, unit = found.word("which"), found.value("unit")
    if which in {"last", "final"}:
        return Normalized("DATE", dates.shifted(last - timedelta(3) if unit == "W" else last, unit, 0))
    return Normalized(
        "DATE",
        dates.shifted(first + timedelta(3) if unit == "W" else first, unit, int(found.value("which", "ordinal")) - 1),
    )
