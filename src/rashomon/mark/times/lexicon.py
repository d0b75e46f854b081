"""The words and rules of time, read once from lexicon.toml and rules.toml."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache, cached_property

from rashomon.lexicon import Rules, read_rules
from rashomon.mark.times.rulebook import REACH, RuleBook, RuleEntry

BLANK = r"(?:[^\S\n]{1,3}\n?|\n)"  # white space that stays inside one paragraph
_NAMED = re.compile(r"\{(\w+)\}")


class Modifiers(Rules, frozen=True, kw_only=True):
    """Words before an expression with what they make of it (a TIMEX3 ``mod``), by what stands behind them."""

    amount: dict[str, str]
    date: dict[str, str]
    day: dict[str, str]
    approximate: dict[str, str]

    def by_kind(self) -> dict[str, dict[str, str]]:
        """The words by the kind of what stands behind them."""
        return {name: getattr(self, name) for name in self.__struct_fields__}


class Slots(Rules, frozen=True, kw_only=True):
    """Words of time with their values, by slot; ``case`` names the slots whose words count only as they are written."""

    case: tuple[str, ...]
    month: dict[str, int]
    weekday: dict[str, int]
    season: dict[str, str]
    part: dict[str, str]
    unit: dict[str, str]
    ordinal: dict[str, int]
    decade: dict[str, int]
    direction: dict[str, int]
    frequency: dict[str, str]
    zone: dict[str, int | float]
    holiday: dict[str, str]
    number: dict[str, int]
    modifier: Modifiers

    def by_name(self) -> dict[str, dict[str, int | float | str]]:
        """The slots by their names."""
        return {name: getattr(self, name) for name in self.__struct_fields__ if name not in {"case", "modifier"}}


@dataclass(frozen=True)
class Rule:
    """One rule: its pattern, the normalizer that resolves what it finds, and its parameters.

    There are hundreds of patterns, few of which any one report asks for: each is compiled when it is first asked for.
    """

    normalizer: str
    spelled: str
    order: int
    params: Mapping[str, object]
    after: frozenset[str] = frozenset()
    not_after: frozenset[str] = frozenset()
    not_before: frozenset[str] = frozenset()
    after_pattern: re.Pattern[str] | None = None
    not_near: re.Pattern[str] | None = None
    reach: int = REACH

    @cached_property
    def pattern(self) -> re.Pattern[str]:
        """The compiled pattern; raises ``ValueError`` naming it where it is not a regular expression."""
        return _compiled(self.spelled)


@dataclass(frozen=True, slots=True)
class Lexicon:
    """Slots (word to value), rules by the slot that triggers them, and the slots that each word belongs to."""

    slots: Mapping[str, Mapping[str, str]]
    rules: Mapping[str, tuple[Rule, ...]]
    triggers: Mapping[str, tuple[str, ...]]
    modifiers: Mapping[str, re.Pattern[str]]
    modifier_values: Mapping[str, Mapping[str, str]]


@cache
def lexicon() -> Lexicon:
    """The lexicon."""
    words = read_rules("rashomon.mark.times", "lexicon.toml", Slots)
    book = read_rules("rashomon.mark.times", "rules.toml", RuleBook)
    exact = set(words.case)
    modifiers = words.modifier.by_kind()
    slots = {name: {str(word): str(value) for word, value in table.items()} for name, table in words.by_name().items()}
    parts = {name: _slot(name, table, cased=name in exact) for name, table in slots.items()} | book.part
    rules: dict[str, list[Rule]] = {}
    for order, entry in enumerate(book.rule):
        rule = _rule(entry, order, parts)
        for group in entry.triggers.split():
            rules.setdefault(group, []).append(rule)
    return Lexicon(
        slots={name: {word.lower(): value for word, value in table.items()} for name, table in slots.items()},
        rules={name: tuple(found) for name, found in rules.items()},
        triggers=_triggers(slots, exact, rules),
        modifiers={name: _before(table) for name, table in modifiers.items()},
        modifier_values=modifiers,
    )


def _rule(entry: RuleEntry, order: int, parts: Mapping[str, str]) -> Rule:
    return Rule(
        entry.normalizer,
        _spelled(entry.pattern, parts),
        order,
        entry.params(),
        after=frozenset(entry.after.split()),
        not_after=frozenset(entry.not_after.split()),
        not_before=frozenset(entry.not_before.split()),
        after_pattern=_compiled(_spelled(entry.after_pattern, parts), end=r"\Z") if entry.after_pattern else None,
        not_near=_compiled(_spelled(entry.not_near, parts)) if entry.not_near else None,
        reach=entry.reach,
    )


def _slot(name: str, table: Mapping[str, str], *, cased: bool) -> str:
    """The alternatives of a slot as a named group; an abbreviation may carry its full stop."""
    known = sorted(table, key=len, reverse=True)
    short = [
        word
        for word in known
        if cased and len(word) <= 5 and any(len(w) > len(word) and w.startswith(word[:3]) for w in known)
    ]
    choices = "|".join(re.escape(word).replace("\\ ", BLANK) + (r"\.?" if word in short else "") for word in known)
    body = f"(?-i:{choices})" if cased else f"(?:{choices})"
    return body if name == "number" else f"(?P<{name}>{body})"


def _spelled(pattern: str, parts: Mapping[str, str]) -> str:
    """``pattern`` with its slots and blanks spelt out."""
    while (expanded := _NAMED.sub(lambda found: parts.get(found[1], found[0]), pattern)) != pattern:
        pattern = expanded
    return _blanks(_renumbered(pattern))


def _compiled(pattern: str, end: str = r"(?!\w)") -> re.Pattern[str]:
    try:
        return re.compile(rf"(?<!\w)(?:{pattern}){end}", re.IGNORECASE)
    except re.error as error:
        message = f"rules.toml: {pattern!r} is not a regular expression ({error})"
        raise ValueError(message) from error


def _renumbered(pattern: str) -> str:
    """``pattern`` in which a slot that comes again is named ``slot__2``, as names of groups must differ."""
    seen: dict[str, int] = {}

    def name(found: re.Match[str]) -> str:
        seen[found[1]] = count = seen.get(found[1], 0) + 1
        return f"(?P<{found[1]}__{count}>" if count > 1 else found[0]

    return re.sub(r"\(\?P<(\w+)>", name, pattern)


def _blanks(pattern: str) -> str:
    """``pattern`` with its blanks, and the choice of blank or hyphen ``[ -]``, spelt out."""
    return pattern.replace("[ -]", f"(?:{BLANK}|[-‑])").replace(" ", BLANK)


def _triggers(
    slots: Mapping[str, Mapping[str, str]], exact: set[str], rules: Mapping[str, list[Rule]]
) -> dict[str, tuple[str, ...]]:
    """The rule groups that each word triggers, by the word as written (cased slots) or in lower case."""
    found: dict[str, set[str]] = {}
    for name in rules:
        if name.startswith("word:"):
            found.setdefault(name[5:], set()).add(name)
        for word in slots.get(name, ()):
            last = re.findall(r"[A-Za-z]+", word) or [word]
            key = last[0]
            found.setdefault(key if name in exact else key.lower(), set()).add(name)
    for day in slots["weekday"]:
        found.setdefault(day + "s", set()).add("weekday")
    return {word: tuple(sorted(names)) for word, names in found.items()}


def _before(table: Mapping[str, str]) -> re.Pattern[str]:
    """The modifiers of a table at the end of a text; their words may hold a lookbehind."""
    choices = "|".join(_blanks(word) if "(?" not in word else word for word in sorted(table, key=len, reverse=True))
    return re.compile(rf"(?<!\w)(?P<modifier>{choices})(?:{BLANK}|-)\Z", re.IGNORECASE)
