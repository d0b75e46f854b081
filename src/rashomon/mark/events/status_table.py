"""The status table: what governors, carriers and function words say of the event below them."""

from dataclasses import dataclass
from functools import cache

from rashomon.lexicon import read_toml
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


@dataclass(frozen=True, slots=True)
class Table:
    """Governors by lemma and part of speech (``predicates``: adjectives above the event), carriers, function words."""

    verbs: dict[str, tuple[Governor, ...]]
    nouns: dict[str, tuple[Governor, ...]]
    adjectives: dict[str, tuple[Governor, ...]]
    predicates: dict[str, tuple[Governor, ...]]
    carried: dict[str, tuple[tuple[Status, tuple[str, ...]], ...]]
    carriers: dict[str, frozenset[str]]
    words: dict[str, frozenset[str]]
    customs: dict[str, tuple[tuple[str, ...], ...]]


@cache
def table() -> Table:
    """The table that ships with the package, read once a process."""
    data = read_toml(__package__, "status.toml")
    found: dict[str, dict[str, list[Governor]]] = {"verbs": {}, "nouns": {}, "adjectives": {}, "predicates": {}}
    for group in data["governor"]:
        for part, known in found.items():
            for line in group.get(part, ()):
                lemma, *particle = line.split()
                known.setdefault(lemma, []).append(Governor(group["status"], group["negated"], tuple(particle)))
    carried: dict[str, list[tuple[Status, tuple[str, ...]]]] = {}
    for status, lines in data["carried"].items():
        for line in lines:
            lemma, *particle = line.split()
            carried.setdefault(lemma, []).append((status, tuple(particle)))
    return Table(
        verbs={k: _longest_first(v) for k, v in found["verbs"].items()},
        nouns={k: _longest_first(v) for k, v in found["nouns"].items()},
        adjectives={k: _longest_first(v) for k, v in found["adjectives"].items()},
        predicates={k: _longest_first(v) for k, v in (found["adjectives"] | found["predicates"]).items()},
        carried={k: tuple(v) for k, v in carried.items()},
        carriers={k: frozenset(v) for k, v in data["carriers"].items()},
        words={k: frozenset(v) for k, v in data["words"].items()},
        customs=_by_first_word(data["customs"]["phrases"]),
    )


def _by_first_word(phrases: list[str]) -> dict[str, tuple[tuple[str, ...], ...]]:
    found: dict[str, tuple[tuple[str, ...], ...]] = {}
    for phrase in phrases:
        words = tuple(phrase.split())
        found[words[0]] = (*found.get(words[0], ()), words)
    return found


def _longest_first(rules: list[Governor]) -> tuple[Governor, ...]:
    return tuple(sorted(rules, key=lambda rule: -len(rule.particle)))
