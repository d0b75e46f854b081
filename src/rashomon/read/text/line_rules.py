"""Lines with an unmistakable form: the rules of ``patterns.toml``."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Literal

from rashomon.lexicon import Entry, Rules, read_rules
from rashomon.model import LineLabel


class LineRule(Entry, frozen=True, kw_only=True):
    """An entry of ``patterns.toml``: a line that one of the ``patterns`` fits is ``label``.

    It has ``most`` characters at most and stands ``where`` ("before", "inside", "after" the story, "any"). ``needs``
    are words in lower case of which a line holds one that a pattern not bound to its beginning fits.
    """

    label: LineLabel
    reason: str
    where: Literal["before", "inside", "after", "any"]
    most: int
    patterns: tuple[str, ...]
    needs: tuple[str, ...] = ()


class LineRules(Rules, frozen=True, kw_only=True):
    """What ``patterns.toml`` holds."""

    rule: tuple[LineRule, ...]


@dataclass(frozen=True, slots=True)
class Rule:
    """One group of ``patterns.toml``; its patterns that begin with "^" apart from those looked for anywhere."""

    id: str
    label: LineLabel
    reason: str
    where: str
    most: int
    opening: re.Pattern[str] | None
    anywhere: re.Pattern[str] | None
    needs: tuple[str, ...]

    def fits(self, line: str, place: str) -> bool:
        """Whether ``line``, which stands ``place`` ("before", "inside", "after") the story, fits the rule."""
        if self.where not in ("any", place) or len(line) > self.most:
            return False
        if self.opening and self.opening.match(line):
            return True
        if self.anywhere is None or (self.needs and not _holds(line, self.needs)):
            return False
        return self.anywhere.search(line) is not None


@lru_cache(maxsize=1)
def rules() -> tuple[Rule, ...]:
    """The rules of ``patterns.toml`` in their order."""
    return tuple(
        Rule(
            entry.id,
            entry.label,
            entry.reason,
            entry.where,
            entry.most,
            _either([pattern for pattern in entry.patterns if pattern.startswith("^")]),
            _either([pattern for pattern in entry.patterns if not pattern.startswith("^")]),
            entry.needs,
        )
        for entry in line_rules()
    )


@lru_cache(maxsize=1)
def line_rules() -> tuple[LineRule, ...]:
    """The entries of ``patterns.toml``."""
    return read_rules("rashomon.read.text", "patterns.toml", LineRules).rule


def _holds(line: str, needs: tuple[str, ...]) -> bool:
    low = line.lower()
    return any(need in low for need in needs)


def _either(patterns: Sequence[str]) -> re.Pattern[str] | None:
    """One of the patterns, None where there are none."""
    joined = "|".join(f"(?:{pattern})" for pattern in patterns)
    return re.compile(joined, re.IGNORECASE) if joined else None
