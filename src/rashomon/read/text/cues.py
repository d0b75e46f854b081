"""Cue words of page furniture: the lexicon of ``cues.toml`` and how much of a line it covers."""

import re
import tomllib
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from importlib.resources import files

from rashomon.read.text.words import WORD

_SPACELESS = re.compile("[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7a3\u0590-\u06ff]")


@dataclass(frozen=True, slots=True)
class Lexicon:
    """Cue phrases by group; ``phrases`` maps a first word to the phrases (longest first) that begin with it.

    ``spaceless`` finds, group by group, the cues of scripts whose words are not set apart by blanks.
    """

    groups: tuple[str, ...]
    phrases: dict[str, tuple[tuple[tuple[str, ...], int], ...]]
    spaceless: tuple[re.Pattern[str] | None, ...]

    def coverage(self, words: Sequence[str], line: str) -> list[float]:
        """For each group the share of ``words`` (lower case) that its cues cover; for spaceless scripts of letters."""
        covered = [0] * len(self.groups)
        phrases = self.phrases
        for i, word in enumerate(words):
            if word not in phrases:
                continue
            for phrase, group in phrases[word]:
                if len(phrase) == 1 or tuple(words[i : i + len(phrase)]) == phrase:
                    covered[group] += len(phrase)
        size = len(words) or 1
        shares = [0.0 if not count else count / size if count < size else 1.0 for count in covered]
        if not line.isascii() and _SPACELESS.search(line):
            head = line[:200]
            for group, pattern in enumerate(self.spaceless):
                if pattern:
                    found = sum(len(match) for match in pattern.findall(head))
                    shares[group] = max(shares[group], min(found / len(head), 1.0))
        return shares


@lru_cache(maxsize=1)
def lexicon() -> Lexicon:
    """The cues that ship with the package."""
    tables = tomllib.loads(files(__package__).joinpath("cues.toml").read_text("utf-8"))
    phrases: dict[str, dict[tuple[tuple[str, ...], int], None]] = {}
    spaceless: list[re.Pattern[str] | None] = []
    for group, table in enumerate(tables.values()):
        cues = [cue.strip().lower() for line in table["cues"].splitlines() for cue in line.split("|") if cue.strip()]
        marks = sorted({cue for cue in cues if _SPACELESS.search(cue)}, key=lambda cue: (-len(cue), cue))
        spaceless.append(re.compile("|".join(map(re.escape, marks))) if marks else None)
        for cue in cues:
            words = tuple(WORD.findall(cue))
            if words and not _SPACELESS.search(cue):
                phrases.setdefault(words[0], {})[(words, group)] = None
    ordered = {word: tuple(sorted(found, key=lambda p: (-len(p[0]), p))) for word, found in phrases.items()}
    return Lexicon(tuple(tables), ordered, tuple(spaceless))
