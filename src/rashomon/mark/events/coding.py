"""Codes: mode, CAMEO code, intensity and everyday kind of an event, from its type, its pattern and its status."""

from dataclasses import dataclass
from functools import cache
from typing import Literal

from rashomon.lexicon import Rules, read_rules, read_table
from rashomon.mark.events.lexicon import Pattern
from rashomon.model import Status

Type = Literal[
    "AGREE", "CONSULT", "SUPPORT", "COOPERATE", "AID", "CONCEDE", "RETREAT", "REQUEST", "ACCUSE", "REJECT", "THREATEN",
    "PROTEST", "SANCTION", "MOBILIZE", "COERCE", "ASSAULT", "STATEMENT",
]  # fmt: skip


class _Types(Rules, frozen=True, kw_only=True):
    defaults: dict[Type, tuple[str, str, str]]
    about: dict[Literal["AGREE", "REJECT"], dict[str, tuple[str, str]]]  # by the kind or type of what it is about


@dataclass(frozen=True, slots=True)
class Code:
    """How an event is coded; ``kind`` is the everyday word."""

    mode: str | None
    cameo: str | None
    kind: str | None
    intensity: float | None


def code(kind: str, pattern: Pattern | None, status: Status) -> Code:
    """The codes of an event of PLOVER type ``kind``; ``pattern`` is the one that its content fits, if any."""
    defaults, about = _types()
    mode, cameo, word = defaults[kind]
    if pattern is not None and pattern.type == kind:
        mode, cameo, word = pattern.mode, pattern.cameo, pattern.kind or word
    elif pattern is not None:
        table = about.get(kind, {})
        mode, cameo = table.get(pattern.kind or "") or table.get(pattern.type) or (mode, cameo)
        word = pattern.kind or word
    if kind == "REJECT" and status in ("cancelled", "postponed") and not word:
        word = "cancellation"
    return Code(mode or None, cameo, word or None, _intensity(cameo))


def _intensity(cameo: str) -> float | None:
    scale = _scale()
    return scale.get(cameo, scale.get(cameo[:2]))


@cache
def _types() -> tuple[dict[str, tuple[str, str, str]], dict[str, dict[str, tuple[str, str]]]]:
    data = read_rules(__package__, "types.toml", _Types)
    return {str(kind): row for kind, row in data.defaults.items()}, {str(kind): row for kind, row in data.about.items()}


@cache
def _scale() -> dict[str, float]:
    return {cameo: float(value) for cameo, value in read_table(__package__, "scale.tsv", 2)}
