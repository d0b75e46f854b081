"""Lines that date a report: whether a line does nothing else, and whether a date is that of the last change."""

import re
from collections import deque
from collections.abc import Collection, Sequence
from functools import lru_cache
from typing import Literal

from rashomon.lexicon import Rules, read_rules
from rashomon.read.text.dates import days_in, weekdays

Sign = Literal["changed", "first"]

_LONGEST = 120
_FEW = 3  # other words on a line that dates the story above it: a place, a name
_OTHER = re.compile(r"[^\W\d_]+")
_WIDE = re.compile(
    "[\u0e00-\u0eff\u3040-\u30ff\u3400-\u9fff\uac00-\ud7a3]"
)  # scripts that leave no blank beside a word

_JOINTS = re.compile(r"(?<=\| )T(?=\d\d:)|(?<=\d)Z\b")  # of a stamp whose day is a bar: "| T08:15:00Z"


class DatingWords(Rules, frozen=True, kw_only=True):
    """What ``dating.toml`` holds."""

    changed: tuple[str, ...]
    first: tuple[str, ...]
    fillers: tuple[str, ...]


@lru_cache(maxsize=1)
def _lists() -> DatingWords:
    return read_rules("rashomon.read.text", "dating.toml", DatingWords)


def _either(words: Sequence[str]) -> str:
    ordered = sorted(words, key=lambda word: (-len(word), word))
    whole = "|".join(re.escape(word) for word in ordered if not _WIDE.search(word))
    wide = "|".join(re.escape(word) for word in ordered if _WIDE.search(word))
    return rf"(?<![^\W\d_])(?:{whole})(?![^\W\d_])|{wide}"


@lru_cache(maxsize=1)
def _signs() -> re.Pattern[str]:
    words = _lists()
    # "reviewed by Ada Quill" says who, not when
    return re.compile(
        rf"(?P<changed>(?!(?:reviewed|edited) by\b)(?:{_either(words.changed)}))|(?P<first>{_either(words.first)})",
        re.IGNORECASE,
    )


@lru_cache(maxsize=1)
def _known() -> re.Pattern[str]:
    words = _lists()
    return re.compile(_either([*words.changed, *words.first, *words.fillers, *weekdays()]), re.IGNORECASE)


def sign_before(words: str) -> Sign | None:
    """What the last telling word in ``words`` makes of the date behind it; None where none tells."""
    return _sign(deque(_signs().finditer(words), maxlen=1))


def opens_with_sign(line: str) -> Sign | None:
    """What the first word of a line makes of its date ("Updated 8 May 2023")."""
    found = _signs().match(line.lstrip(" \t-–—•|(["))
    return _sign([found] if found else [])


def _sign(found: Collection[re.Match[str]]) -> Sign | None:
    return next(("changed" if match["changed"] else "first" for match in found), None)


def pieces(line: str) -> list[tuple[Sign | None, str]]:
    """A line cut before every word that tells what date follows, each piece with what it tells.

    "Published 3 May 2023 | Updated 8 May 2023" is two.
    """
    signs = list(_signs().finditer(line))
    ends = [*(sign.start() for sign in signs[1:]), len(line)]
    head: list[tuple[Sign | None, str]] = [(None, line[: signs[0].start()] if signs else line)]
    return head + [(_sign([sign]), line[sign.start() : end]) for sign, end in zip(signs, ends, strict=False)]


def dates_only(line: str, *, above: bool = False) -> bool:
    """Whether ``line`` holds a date with its year and nothing but what goes with it: "Updated: 3 May 2024, 10:15 GMT".

    ``above`` the story a place or a name may stand beside it ("Saltmouth, 3 May 2024").
    """
    if len(line) > _LONGEST or not any(character.isdigit() for character in line):
        return False
    days = [day.span for day in days_in(line) if day.year]
    if not days:
        return False
    rest = line
    for span in reversed(days):
        rest = rest[: span.start] + " | " + rest[span.end :]
    others = _OTHER.findall(_known().sub(" ", _JOINTS.sub(" ", rest)))
    return not others or (above and len(others) <= _FEW and all(word[0].isupper() for word in others))
