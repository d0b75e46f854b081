"""One agency as it is credited."""

from dataclasses import dataclass

from rashomon.model import Span


@dataclass(frozen=True, slots=True)
class Credit:
    """One agency as it is credited: ``name`` is its usual name, ``span`` the words that credit it, ``reason`` why."""

    name: str
    span: Span
    reason: str
