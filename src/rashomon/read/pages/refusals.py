"""The headlines of pages that refuse instead of telling: errors and logins, the lists of ``refusals.toml``."""

import re
from functools import lru_cache
from typing import Literal

from rashomon.lexicon import Entry, Rules, read_rules


class Refusal(Entry, frozen=True, kw_only=True):
    """An entry of ``refusals.toml``: a headline that a pattern fits as a whole is of a page of ``kind``."""

    kind: Literal["error", "login", "script", "index"]
    patterns: tuple[str, ...]


class Refusals(Rules, frozen=True, kw_only=True):
    """What ``refusals.toml`` holds."""

    refusal: tuple[Refusal, ...]


@lru_cache(maxsize=1)
def refusal_rules() -> tuple[Refusal, ...]:
    """The entries of ``refusals.toml``."""
    return read_rules("rashomon.read.pages", "refusals.toml", Refusals).refusal


@lru_cache(maxsize=1)
def refusals() -> tuple[tuple[str, re.Pattern[str]], ...]:
    """The kinds of pages that refuse, each with the expression that fits their headlines as a whole."""
    return tuple(
        (entry.kind, re.compile("|".join(f"(?:{one})" for one in entry.patterns), re.IGNORECASE))
        for entry in refusal_rules()
    )
