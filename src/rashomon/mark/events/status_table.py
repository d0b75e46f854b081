"""The status table: what governors, carriers and function words say of the event below them."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache

from rashomon.lexicon import Entry, Rules, WordLists, read_rules
from rashomon.model import Status


@dataclass(frozen=True, slots=True)
class Finding:
    """A status and the tokens (sentence indices) that are its evidence; ``settled``: nothing overrides it."""

    status: Status
    evidence: tuple[int, ...]
    settled: bool = False


@dataclass(frozen=True, slots=True)
class Governor:
    """What a word says of the event below it; ``particle`` must stand beside it where it is not empty."""

    status: Status
    negated: Status
    particle: tuple[str, ...]


class GovernorRule(Entry, frozen=True, kw_only=True):
    """An entry of ``status.toml``: words that stand above an event, and what they say of it, under "not" too."""

    status: Status
    negated: Status
    verbs: tuple[str, ...] = ()
    nouns: tuple[str, ...] = ()
    adjectives: tuple[str, ...] = ()
    predicates: tuple[str, ...] = ()


class Customs(Rules, frozen=True, kw_only=True):
    """Phrases that make an event a custom."""

    phrases: tuple[str, ...]


class Carriers(WordLists, frozen=True, kw_only=True):
    """Nouns that carry an event."""

    offers: frozenset[str]
    plans: frozenset[str]
    promises: frozenset[str]
    reports: frozenset[str]


class StatusWords(WordLists, frozen=True, kw_only=True):
    """Words beside an event that tell of its status; the file says what each list is for."""

    norms: frozenset[str]
    being: frozenset[str]
    duties: frozenset[str]
    steps: frozenset[str]
    binding: frozenset[str]
    whoever: frozenset[str]
    most: frozenset[str]
    bygone: frozenset[str]
    rounds: frozenset[str]
    seasons: frozenset[str]
    units: frozenset[str]
    future: frozenset[str]
    possible: frozenset[str]
    conditions: frozenset[str]
    said_to: frozenset[str]
    thinking: frozenset[str]
    showing: frozenset[str]
    allegedly: frozenset[str]
    falsely: frozenset[str]
    hoaxes: frozenset[str]
    perhaps: frozenset[str]
    often: frozenset[str]
    every: frozenset[str]
    times: frozenset[str]
    tomorrow: frozenset[str]
    now: frozenset[str]
    nobody: frozenset[str]
    without: frozenset[str]
    before: frozenset[str]
    saying: frozenset[str]
    circumstances: frozenset[str]
    copulas: frozenset[str]
    aims: frozenset[str]
    happens: frozenset[str]
    light: frozenset[str]
    implying: frozenset[str]


class StatusRules(Rules, frozen=True, kw_only=True):
    """What ``status.toml`` holds."""

    governor: tuple[GovernorRule, ...]
    carried: dict[Status, tuple[str, ...]]
    carriers: Carriers
    customs: Customs
    words: StatusWords


@cache
def status_rules() -> StatusRules:
    """The entries of ``status.toml``."""
    return read_rules(__package__, "status.toml", StatusRules)


@dataclass(frozen=True, slots=True)
class Table:
    """Governors by lemma and part of speech (``predicates``: adjectives above the event), carriers, function words."""

    verbs: dict[str, tuple[Governor, ...]]
    nouns: dict[str, tuple[Governor, ...]]
    adjectives: dict[str, tuple[Governor, ...]]
    predicates: dict[str, tuple[Governor, ...]]
    carried: dict[str, tuple[tuple[Status, tuple[str, ...]], ...]]
    carriers: Carriers
    words: StatusWords
    customs: dict[str, tuple[tuple[str, ...], ...]]


@cache
def table() -> Table:
    """The table that ships with the package, read once a process."""
    data = status_rules()
    found: dict[str, dict[str, list[Governor]]] = {"verbs": {}, "nouns": {}, "adjectives": {}, "predicates": {}}
    for rule in data.governor:
        for part, known in found.items():
            for line in getattr(rule, part):
                lemma, *particle = line.split()
                known.setdefault(lemma, []).append(Governor(rule.status, rule.negated, tuple(particle)))
    carried: dict[str, list[tuple[Status, tuple[str, ...]]]] = {}
    for status, lines in data.carried.items():
        for line in lines:
            lemma, *particle = line.split()
            carried.setdefault(lemma, []).append((status, tuple(particle)))
    return Table(
        verbs={k: _longest_first(v) for k, v in found["verbs"].items()},
        nouns={k: _longest_first(v) for k, v in found["nouns"].items()},
        adjectives={k: _longest_first(v) for k, v in found["adjectives"].items()},
        predicates={k: _longest_first(v) for k, v in (found["adjectives"] | found["predicates"]).items()},
        carried={k: tuple(v) for k, v in carried.items()},
        carriers=data.carriers,
        words=data.words,
        customs=_by_first_word(data.customs.phrases),
    )


def _by_first_word(phrases: Sequence[str]) -> dict[str, tuple[tuple[str, ...], ...]]:
    found: dict[str, tuple[tuple[str, ...], ...]] = {}
    for phrase in phrases:
        words = tuple(phrase.split())
        found[words[0]] = (*found.get(words[0], ()), words)
    return found


def _longest_first(rules: list[Governor]) -> tuple[Governor, ...]:
    return tuple(sorted(rules, key=lambda rule: -len(rule.particle)))
