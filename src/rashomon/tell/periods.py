"""The timeline by periods and as a drawing: what is past folds by years, what the story is of stands by months."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta
from itertools import groupby

from rashomon.model import interval
from rashomon.tell import phrases
from rashomon.tell.dates import month_in_words, when_in_words
from rashomon.tell.figures import Caption, Mark, Tick, TimelineDrawing
from rashomon.tell.view import Day, Period, TimelineLine

MARKS_AT_MOST = 80
UNFOLDED_AT_MOST = 60  # entries; of a longer timeline only the periods with leading entries stand open
CAPTIONS_AT_MOST = 6
_BEFORE = timedelta(days=31)  # of the first report: older things are what led up to the story
_MONTH = 31  # days: a wider date tells of no month
_STACK, _MARGIN = 16.0, 14.0  # from mark to mark, from the edge
_ROOM, _NEAREST, _FURTHEST = 1180.0, 34.0, 84.0  # for all the days; from day to day
_CAPTION_WIDTH, _CAPTION_ROW, _CAPTION_WORDS = 215.0, 18.0, 38  # room for the words beside a mark


def periods(lines: Sequence[TimelineLine], published: Iterable[str]) -> tuple[Period, ...]:
    """Entries in order, by month from a month before the first report on, by year before that; undated ones last."""
    since, many = _since(published), len(lines) > UNFOLDED_AT_MOST
    grouped = groupby(lines, key=lambda line: _period(line.iso, since))
    cut = [(title, unfolded, list(group)) for (title, unfolded), group in grouped]
    return tuple(
        Period(title, unfolded and not (many and not any(line.lead for line in group)), tuple(_days(group)))
        for title, unfolded, group in cut
    )


def _since(published: Iterable[str]) -> date:
    days = [found.first for value in published if (found := interval(value[:10]))]
    return max(min(days), date.min + _BEFORE) - _BEFORE if days else date.min


def _period(value: str, since: date) -> tuple[str, bool]:
    days = interval(value)
    if days is None:
        return "No date given", True
    if days.first.year < since.year:
        return (str(days.first.year) if days.first.year == since.year - 1 else f"Before {since.year - 1}"), False
    if days.last < since:
        return f"Earlier in {since.year}", False
    if (days.last - days.first).days > _MONTH:
        return f"{days.first.year}, no month given", True
    return month_in_words(days.first), True


def _days(lines: Sequence[TimelineLine]) -> list[Day]:
    return [
        Day(iso, when_in_words(iso, weekday=True), tuple(group))
        for iso, group in groupby(lines, key=lambda line: line.iso)
    ]


@dataclass(slots=True)
class _Slots:
    """One slot on the axis for each date that is told of, with its first day."""

    values: list[str] = field(default_factory=list)
    first: list[date] = field(default_factory=list)

    @property
    def step(self) -> float:
        """From day to day: as wide as there is room for, within bounds."""
        return round(min(max(_ROOM / max(len(self.values), 1), _NEAREST), _FURTHEST), 1)

    def left(self, slot: int) -> float:
        """Where a slot begins."""
        return round(_MARGIN + self.step * slot, 1)

    def x(self, slot: int) -> float:
        """The middle of a slot."""
        return round(_MARGIN + self.step * (slot + 0.5), 1)


def drawing(lines: Sequence[TimelineLine], published: Sequence[str]) -> TimelineDrawing | None:
    """The timeline as shapes over an axis on which every date has the same room; None where there is little to see."""
    dated = [line for line in lines if interval(line.iso)]
    leading = {line.anchor for line in sorted(dated, key=lambda line: not line.lead)[:MARKS_AT_MOST]}
    dated = [line for line in dated if line.anchor in leading]
    slots = _slots(dated)
    if len(slots.values) < 3:
        return None
    stacks = {value: sum(line.iso == value for line in dated) for value in slots.values}
    width = slots.left(len(slots.values)) + _MARGIN
    captions = _captions(dated, slots, max(width, 640.0))
    head = _CAPTION_ROW * (1 + max((round(-one.y / _CAPTION_ROW) for one in captions), default=-1)) + 6
    axis = head + _STACK * max(stacks.values()) + 4
    shown = {line.shape for line in dated}
    return TimelineDrawing(
        width=max(width, 640.0),
        height=axis + 52,
        axis=axis,
        marks=tuple(_marks(dated, slots, axis)),
        days=tuple(Tick(slots.x(n), _short(value)) for n, value in enumerate(slots.values)),
        spans=tuple(_months(slots)),
        captions=tuple(
            Caption(one.x, head + one.y, axis - _STACK * one.foot, one.text, one.anchor) for one in captions
        ),
        told=_told(slots, published),
        words=tuple((shape, words) for shape, words in phrases.SHAPE_WORDS.items() if shape in shown),
    )


def _slots(lines: Sequence[TimelineLine]) -> _Slots:
    slots = _Slots()
    for line in lines:
        days = interval(line.iso)
        if days and line.iso not in slots.values:
            slots.values.append(line.iso)
            slots.first.append(days.first)
    return slots


def _marks(lines: Sequence[TimelineLine], slots: _Slots, axis: float) -> Iterable[Mark]:
    heights: dict[str, int] = {}
    for line in lines:
        height = heights[line.iso] = heights.get(line.iso, 0) + 1
        title = f"{line.date}, {line.badge.text}: {line.text}"
        y = axis - _STACK * (height - 0.4)
        yield Mark(slots.x(slots.values.index(line.iso)), y, line.shape, f"#{line.anchor}", title, line.lead)


def _captions(lines: Sequence[TimelineLine], slots: _Slots, width: float) -> list[Caption]:
    """Words for the leading entries that find room; ``y`` is counted upwards from the marks, ``foot`` in marks."""
    ends: list[list[tuple[float, float]]] = []
    found: list[Caption] = []
    for line in [line for line in lines if line.lead][:CAPTIONS_AT_MOST]:
        x = slots.x(slots.values.index(line.iso))
        ahead = x + _CAPTION_WIDTH <= width
        reach = (x - 4, x + _CAPTION_WIDTH) if ahead else (x - _CAPTION_WIDTH, x + 4)
        row = next((n for n, taken in enumerate(ends) if _free(reach, taken)), len(ends))
        if row == len(ends):
            ends.append([])
        ends[row].append(reach)
        foot = sum(other.iso == line.iso for other in lines)
        found.append(Caption(x, -_CAPTION_ROW * row, foot, _clipped(line.text), "start" if ahead else "end"))
    return found


def _free(reach: tuple[float, float], taken: Iterable[tuple[float, float]]) -> bool:
    return all(reach[1] < start or end < reach[0] for start, end in taken)


def _clipped(text: str) -> str:
    words = " ".join(text.split())
    return words if len(words) <= _CAPTION_WORDS else words[:_CAPTION_WORDS].rsplit(" ", 1)[0] + " …"


def _short(value: str) -> str:
    """A date where there is room for two letters: the day of the month, a week, or nothing for what is wider."""
    days = interval(value)
    if days is None or (days.last - days.first).days >= 27:
        return "–"
    return str(days.first.day) if days.first == days.last else f"{days.first.day}–{days.last.day}"


def _months(slots: _Slots) -> Iterable[Tick]:
    """The months (or, where a date is wider than one, the years) under the days."""
    dates = enumerate(zip(slots.values, slots.first, strict=True))
    named = [(_span_name(value, first), n) for n, (value, first) in dates]
    for name, group in groupby(named, key=lambda item: item[0]):
        places = [n for _, n in group]
        narrow = len(places) == 1 and " " in name
        yield Tick(
            slots.left(places[0]), f"{name[:3]} ’{name[-2:]}" if narrow else name, round(slots.step * len(places), 1)
        )


def _span_name(value: str, first: date) -> str:
    days = interval(value)
    if days and (days.last - days.first).days > _MONTH:
        return str(first.year)
    month = month_in_words(first)
    return f"{month[:3]} {first.year}"


def _told(slots: _Slots, published: Sequence[str]) -> Tick | None:
    """The slots between the first report and the last."""
    days = sorted(found.first for value in published if (found := interval(value[:10])))
    inside = [n for n, first in enumerate(slots.first) if days and days[0] <= first <= days[-1]]
    if not inside:
        return None
    return Tick(slots.left(inside[0]), "reports published", round(slots.step * (inside[-1] - inside[0] + 1), 1))
