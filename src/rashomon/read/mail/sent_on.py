"""A message that a person sent on: its own words and head, below those of whoever did."""

import re
from collections import deque
from dataclasses import dataclass
from functools import lru_cache

from rashomon.lexicon import Rules, either, read_rules


class SentOnWords(Rules, frozen=True, kw_only=True):
    """What ``sent_on.toml`` holds."""

    dashed: tuple[str, ...]
    bare: tuple[str, ...]
    subject: tuple[str, ...]
    sender: tuple[str, ...]
    sent: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class SentOn:
    """The words of a message that was sent on, and what its head says of it."""

    content: str
    subject: str | None
    sender: str | None
    sent: str | None


@lru_cache(maxsize=1)
def _words() -> SentOnWords:
    return read_rules("rashomon.read.mail", "sent_on.toml", SentOnWords)


@lru_cache(maxsize=1)
def _head() -> re.Pattern[str]:
    dashed, bare = either(_words().dashed), either(_words().bare)
    return re.compile(
        rf"^[ \t>]*(?:-{{3,}}[ \t]*(?:{dashed})[ \t]*-{{3,}}|(?:{bare})\s?:)[ \t]*\r?\n\s*"
        r"(?P<lines>(?:[^\n:]{2,20}:[^\n]*\n)+)",
        re.IGNORECASE | re.MULTILINE,
    )


def sent_on(content: str) -> SentOn | None:
    """The innermost message that a text sends on; None where it sends none on."""
    head = next(iter(deque(_head().finditer(content), maxlen=1)), None)
    if head is None or not content[head.end() :].strip():
        return None
    parts = (line.partition(":") for line in head["lines"].splitlines())
    stated = {name.strip(" *>\t").lower(): value.strip(" *\t\r") for name, _, value in parts}

    def told(names: tuple[str, ...]) -> str | None:
        return next((value for name, value in stated.items() if name in names and value), None)

    words = _words()
    return SentOn(content[head.end() :], told(words.subject), told(words.sender), told(words.sent))
