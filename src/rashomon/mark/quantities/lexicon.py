"""Units, currencies, bounds and names, read once from the TOML files beside this module."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from typing import TypedDict

from rashomon.lexicon import read_rules
from rashomon.mark.quantities.records import Bounds, Currencies, Names, UnitEntry, Units

_REACHES = (
    r"(?:reach(?:ed|es)?|pass(?:ed|es)|cross(?:ed|es)|top(?:ped|s)|surpass(?:ed|es)|exceed(?:ed|s)?|hits?"
    r"|number(?:ed|s)?|total(?:l?ed|s)?)"
)
_BLANK = r"(?:[^\S\n]|\n(?!\s))+"


@dataclass(frozen=True, slots=True)
class Unit:
    """A unit of measure; ``base`` is the unit its kind shares, reached by ``value * factor + offset``."""

    name: str
    base: str | None = None
    factor: float = 1.0
    offset: float = 0.0

    def in_base(self, value: float) -> tuple[float, str] | None:
        """``value`` in the base unit, to twelve digits; None for a unit without one."""
        return (float(f"{value * self.factor + self.offset:.12g}"), self.base) if self.base else None


@dataclass(frozen=True, slots=True)
class Lexicon:
    """Everything that the data files say, compiled; ``attached`` are the units that may stand right behind digits."""

    units: Mapping[str, Unit]
    tight_units: Mapping[str, Unit]
    tight_cents: Mapping[str, str]
    money: Mapping[str, str]
    cents: Mapping[str, str]
    large: Mapping[str, str]
    signs: Mapping[str, str]
    letters: Mapping[str, str]
    before: Mapping[str, str]
    behind: Mapping[str, str]
    numbered: frozenset[str]
    idle: frozenset[str]
    undivided: frozenset[str]
    people: frozenset[str]
    shared: frozenset[str]
    harms: frozenset[str]
    sign_before: re.Pattern[str]
    unit_behind: re.Pattern[str]
    unit_before: re.Pattern[str]
    change_before: re.Pattern[str]
    moved_before: re.Pattern[str]
    bound_before: re.Pattern[str]
    bound_behind: re.Pattern[str]
    attached: str
    codes: re.Pattern[str]
    fate_behind: re.Pattern[str]
    befell_before: re.Pattern[str]
    befell_behind: re.Pattern[str]
    crowd_before: re.Pattern[str]
    tally_before: re.Pattern[str]


@cache
def lexicon() -> Lexicon:
    """The lexicon of quantities."""
    entries = read_rules("rashomon.mark.quantities", "units.toml", Units).unit
    money = read_rules("rashomon.mark.quantities", "currencies.toml", Currencies)
    bounds = read_rules("rashomon.mark.quantities", "bounds.toml", Bounds)
    names = read_rules("rashomon.mark.quantities", "names.toml", Names)
    return Lexicon(
        units={word.lower(): _unit(entry) for entry in entries for word in (*entry.words, *entry.short)},
        tight_units={word: _unit(entry) for entry in entries for word in entry.tight},
        tight_cents=money.tight,
        money=money.words,
        cents=money.cents,
        large=money.large,
        signs=money.sign | money.letter,
        letters=money.letter,
        before=bounds.before,
        behind=bounds.behind,
        numbered=frozenset(names.before.split()),
        idle=frozenset(names.idle.split()),
        undivided=frozenset(names.undivided.split()),
        people=frozenset(names.people.split()),
        shared=frozenset(names.shared.split()),
        harms=frozenset(names.harms.split()),
        codes=re.compile("|".join(f"(?:{code})" for code in names.codes)),
        **_unit_patterns(entries, money),
        **_bound_patterns(bounds, money),
        **_people_patterns(names, rf"(?:{_BLANK}(?:{_any(bounds.before)}))?{_BLANK}\Z"),
    )


class _UnitPatterns(TypedDict):
    sign_before: re.Pattern[str]
    unit_behind: re.Pattern[str]
    unit_before: re.Pattern[str]
    attached: str


def _unit_patterns(entries: Iterable[UnitEntry], money: Currencies) -> _UnitPatterns:
    """What names the unit of a number, before it and behind it."""
    spoken = {*(word for entry in entries for word in entry.words), *money.words, *money.cents, *money.large}
    short = [word for entry in entries for word in entry.short]
    tight = [*(word for entry in entries for word in entry.tight), *money.tight]
    leading = [word for entry in entries for word in entry.before]
    return {
        "sign_before": re.compile(
            rf"(?<![A-Za-z])(?:(?P<sign>{_any(money.sign)})\s?|(?P<letter>{_any(money.letter)}))\Z"
        ),
        "unit_behind": re.compile(
            rf"(?:{_BLANK}|[-‑])(?P<word>{_any(spoken)})(?!\w)"
            rf"|(?:{_BLANK}|[-‑])?(?P<short>{_any(short, exact=True)})(?!\w)"
            rf"|(?<=\d)(?P<tight>{_any(tight, exact=True)})(?!\w)",
            re.IGNORECASE,
        ),
        "unit_before": re.compile(rf"\b(?P<word>{_any(leading)})(?:{_BLANK}|[-‑])(?:of{_BLANK})?\Z", re.IGNORECASE),
        "attached": _any([*short, *tight], exact=True),
    }


class _BoundPatterns(TypedDict):
    change_before: re.Pattern[str]
    moved_before: re.Pattern[str]
    bound_before: re.Pattern[str]
    bound_behind: re.Pattern[str]


def _bound_patterns(bounds: Bounds, money: Currencies) -> _BoundPatterns:
    """What says how exactly a number is meant, and that "from" and "to" are a change."""
    before = _any(bounds.before)
    return {
        "change_before": re.compile(
            rf"\b(?:{_any(bounds.changes.split())})\b[^.;:()]{{0,40}}?{_BLANK}(?:from|by){_BLANK}"
            rf"(?:(?:{before}){_BLANK})?(?:{_any(money.sign)})?\Z",
            re.IGNORECASE,
        ),
        "moved_before": re.compile(
            rf"\b(?:{_any(bounds.moves.split())}){_BLANK}(?:(?:{before}){_BLANK})?(?:an?{_BLANK})?\Z", re.IGNORECASE
        ),
        "bound_before": re.compile(rf"(?<![\w-])(?P<bound>{before}){_BLANK}(?:an?{_BLANK})?\Z", re.IGNORECASE),
        "bound_behind": re.compile(rf"(?:{_BLANK})?(?P<bound>{_any(bounds.behind)})(?!\w)", re.IGNORECASE),
    }


class _PeoplePatterns(TypedDict):
    crowd_before: re.Pattern[str]
    tally_before: re.Pattern[str]
    fate_behind: re.Pattern[str]
    befell_before: re.Pattern[str]
    befell_behind: re.Pattern[str]


def _people_patterns(names: Names, said: str) -> _PeoplePatterns:
    """What makes a bare number one of people, or the tally of something; ``said`` ends what stands before it."""
    befell, lost = _any(names.befell.split()), [*names.fates.split(), *names.lost.split()]
    after = _any([*names.befell.split(), *lost, *names.met.split()])
    return {
        "crowd_before": _crowd_before(names, said),
        "tally_before": _tally_before(names, said),
        "fate_behind": re.compile(
            rf"{_BLANK}(?:(?:still|now|more|others|feared|presumed|seriously|badly|critically|slightly){_BLANK}){{0,2}}"
            rf"(?P<fate>{_any(lost)})(?!\w)",
            re.IGNORECASE,
        ),
        "befell_before": re.compile(rf"\b(?:{befell}|hurting|(?:kill|wound|injur)(?:ing|s)){said}", re.IGNORECASE),
        "befell_behind": re.compile(
            rf"{_BLANK}(?:(?:were|was|are|is|remain|remained|(?:have|had|has){_BLANK}been|being){_BLANK}"
            rf"(?:(?:still|also|now|feared|presumed|believed|reported|reportedly|badly|seriously|critically|slightly){_BLANK}){{0,2}}"
            rf"(?:{after})|died|drowned|perished|(?:have|had){_BLANK}(?:died|drowned))(?!\w)",
            re.IGNORECASE,
        ),
    }


def _crowd_before(names: Names, said: str) -> re.Pattern[str]:
    """What makes a bare number one of people: a crowd, the number of dead, a place of so many."""
    crowds, fates, peopled = (_any(words.split()) for words in (names.crowds, names.fates, names.peopled))
    return re.compile(
        rf"\b(?:{crowds}|(?:number|figure|tally|total){_BLANK}of{_BLANK}(?:the{_BLANK})?(?:{fates}))"
        rf"(?:,?{_BLANK}[\w,]+){{0,8}}?,?{_BLANK}(?:of|to|at|from|by|past|above|{_REACHES}|is|was){said}"
        rf"|\b(?:(?:deaths|fatalities|casualties){_BLANK}(?:have{_BLANK}|had{_BLANK}|now{_BLANK})?(?:(?:stand|stood|rose|climbed|grew|jumped)"
        rf"{_BLANK}(?:at|to)|{_REACHES})|dead{_BLANK}(?:now{_BLANK})?number(?:ed)?){said}"
        rf"|\b(?:{peopled}){_BLANK}of{said}",
        re.IGNORECASE,
    )


def _tally_before(names: Names, said: str) -> re.Pattern[str]:
    """What says of which ``noun`` a bare number is the tally."""
    return re.compile(
        rf"\b(?:{_any(names.tallies.split())}){_BLANK}of{_BLANK}(?:[a-z-]+{_BLANK}){{0,3}}?"
        rf"(?P<noun>people|[a-z]*men|[a-z]*children|[a-z]+s)"
        rf"(?:{_BLANK}[\w,]+){{0,8}}?{_BLANK}(?:to|at|is|was|reached|reaches|passed|hit|topped){said}",
        re.IGNORECASE,
    )


def _unit(entry: UnitEntry) -> Unit:
    return Unit(entry.id, entry.base, entry.factor, entry.offset)


def _any(words: Iterable[str], *, exact: bool = False) -> str:
    """The alternatives, longest first; ``exact`` ones keep their case."""
    choices = "|".join(re.escape(word).replace("\\ ", _BLANK) for word in sorted(words, key=lambda w: (-len(w), w)))
    return f"(?-i:{choices})" if exact else choices


def base_of(unit: str, value: float) -> tuple[float, str] | None:
    """``value`` of the unit called ``unit`` (an id of units.toml) in its base unit."""
    known = next((known for known in lexicon().units.values() if known.name == unit), None)
    return known.in_base(value) if known else None


__all__ = ["Lexicon", "Unit", "base_of", "lexicon"]
