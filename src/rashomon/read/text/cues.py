"""Cue words of page furniture: the lexicon of ``cues.toml`` and how much of a line it covers."""

import re
from collections import defaultdict
from collections.abc import Hashable, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import TypeVar

from rashomon.lexicon import Rules, read_rules
from rashomon.read.text.words import WORD

Key = TypeVar("Key", bound=Hashable)

_FIRST, _LAST, _OPENING = 16, 8, 4
_SPACELESS = re.compile("[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7a3\u0590-\u06ff]")


class _Group(Rules, frozen=True, kw_only=True):
    cues: str


class _Cues(Rules, frozen=True, kw_only=True):
    """The groups, in the order in which the line model knows them."""

    share: _Group
    comment: _Group
    account: _Group
    legal: _Group
    navigation: _Group
    related: _Group
    advertisement: _Group
    picture: _Group
    byline: _Group
    dating: _Group
    month: _Group
    credits: _Group
    biography: _Group
    media: _Group
    contact: _Group
    section: _Group
    interview: _Group

    def by_name(self) -> dict[str, _Group]:
        return {name: getattr(self, name) for name in self.__struct_fields__}


@dataclass(frozen=True, slots=True)
class Lexicon:
    """Cue phrases: ``phrases`` maps each to its groups, ``lengths`` a first word to the lengths of those it begins.

    ``spaceless`` finds, group by group, the cues of scripts whose words are not set apart by blanks.
    """

    groups: tuple[str, ...]
    phrases: dict[tuple[str, ...], tuple[int, ...]]
    lengths: dict[str, tuple[int, ...]]
    spaceless: tuple[re.Pattern[str] | None, ...]

    def is_silent(self, words: Sequence[str], line: str) -> bool:
        """Whether no word begins a cue, so that ``coverage`` would be 0 for every group."""
        return self.lengths.keys().isdisjoint(words) and (line.isascii() or not _SPACELESS.search(line))

    def coverage(self, words: Sequence[str], line: str) -> list[float]:
        """For each group the share of the outer ``words`` that its cues cover, then of the first four alone.

        ``words`` are those of ``line`` in lower case; in scripts that set no blanks the share is one of letters. What
        invites, credits or links stands at either end, so that the middle of a long line is not looked at.
        """
        outer = words if len(words) <= _FIRST + _LAST else [*words[:_FIRST], *words[-_LAST:]]
        whole, head = self._covered(outer)
        self._add_spaceless(whole, line[:200])
        if len(words) <= _OPENING:
            return whole + whole
        self._add_spaceless(head, line[:12])
        return whole + head

    def _covered(self, words: Sequence[str]) -> tuple[list[float], list[float]]:
        """For each group the share of ``words`` in its phrases, and the share of the opening ones."""
        whole, head = [0.0] * len(self.groups), [0.0] * len(self.groups)
        lengths = self.lengths
        for i in [i for i, word in enumerate(words) if word in lengths]:
            for length in lengths[words[i]]:
                for group in self.phrases.get(tuple(words[i : i + length]), ()):
                    whole[group] = min(whole[group] + length / len(words), 1.0)
                    if i + length <= _OPENING:
                        head[group] = min(head[group] + length / _OPENING, 1.0)
        return whole, head

    def _add_spaceless(self, shares: list[float], line: str) -> None:
        """Raise ``shares`` to those of the letters of ``line`` that cues of spaceless scripts cover."""
        if line.isascii() or not _SPACELESS.search(line):
            return
        for group, pattern in enumerate(self.spaceless):
            if pattern:
                found = sum(len(match) for match in pattern.findall(line))
                shares[group] = max(shares[group], min(found / len(line), 1.0))


@lru_cache(maxsize=1)
def lexicon() -> Lexicon:
    """The cues that ship with the package."""
    tables = read_rules("rashomon.read.text", "cues.toml", _Cues).by_name()
    phrases: defaultdict[tuple[str, ...], set[int]] = defaultdict(set)
    spaceless: list[re.Pattern[str] | None] = []
    for group, table in enumerate(tables.values()):
        cues = [cue.strip().lower() for line in table.cues.splitlines() for cue in line.split("|") if cue.strip()]
        marks = sorted({cue for cue in cues if _SPACELESS.search(cue)}, key=lambda cue: (-len(cue), cue))
        spaceless.append(re.compile("|".join(map(re.escape, marks))) if marks else None)
        for cue in cues:
            words = tuple(WORD.findall(cue))
            if words and not _SPACELESS.search(cue):
                phrases[words].add(group)
    lengths: defaultdict[str, set[int]] = defaultdict(set)
    for words in phrases:
        lengths[words[0]].add(len(words))
    return Lexicon(tuple(tables), _sorted(phrases), _sorted(lengths), tuple(spaceless))


def _sorted(found: Mapping[Key, set[int]]) -> dict[Key, tuple[int, ...]]:
    return {key: tuple(sorted(numbers)) for key, numbers in found.items()}
