"""Signs that a text was translated by a machine."""

import re
from collections.abc import Iterator
from difflib import SequenceMatcher
from functools import lru_cache

from rashomon.lexicon import Entry, Rules, read_rules
from rashomon.model import Ground, Span

_MONTH = "January|February|March|April|May|June|July|August|September|October|November|December"
_DOUBLE_DATE = re.compile(
    rf"\b(?:{_MONTH}) \d{{1,2}}\.? (?:{_MONTH})\b|\b\d{{1,2}}\.? (?:{_MONTH}) \d{{1,2}}\. (?:{_MONTH})\b"
)
_STRAY_STOP = re.compile(r"[.!?]\s+\.(?:\s|$)|\s\.\s+\.")
_MID_CAPITAL = re.compile(
    r"(?<=[a-z]) (?:This|The|That|These|Read|When|But|He|She|It|They|In|On|After)(?= [a-z])(?! ?[A-Z])"
)
_BROKEN = re.compile(
    r"[.!?] [A-Z][\w-]+ (?:surveillance|center|centre|committee|agency|think tank)\b[^.]{0,12}\.(?= |$)"
)
_NAME = re.compile(r"\b([A-ZÀ-Þ][a-zà-ÿ]{2,})\s+([A-ZÀ-Þ][a-zà-ÿ]{3,})\b")


class TranslatedPhrase(Entry, frozen=True, kw_only=True):
    """A turn of phrase of engines: ``least`` of them are a ``sign``, enough alone where it is ``sure``."""

    sign: str
    pattern: str
    needs: tuple[str, ...]
    least: int
    sure: bool = False


class TranslatedPhrases(Rules, frozen=True, kw_only=True):
    """What ``translated.toml`` holds."""

    phrase: tuple[TranslatedPhrase, ...]


@lru_cache(maxsize=1)
def translated_phrases() -> tuple[TranslatedPhrase, ...]:
    """The entries of ``translated.toml``."""
    return read_rules("rashomon.read.text", "translated.toml", TranslatedPhrases).phrase


def translation_signs(raw: str, language: str | None) -> tuple[Ground, ...]:
    """What in an English text speaks for a machine translation, each sign with its words; none where only one speaks.

    Signs: dates with two months, stray full stops, capitals in the middle of a sentence, one person under two
    spellings of the first name, turns of phrase of other languages (``translated.toml``). A date with two months, or
    the page's own word that a machine translated it, is enough alone.
    """
    if language != "en":
        return ()
    head = raw[:60_000]
    signs = [*_shapes(head), *_two_spellings(head)]
    sure = any(ground.reason.startswith("a date with two months") for ground in signs)
    low = head.lower()
    for phrase in translated_phrases():
        if not any(need in low for need in phrase.needs):
            continue
        found = list(re.finditer(phrase.pattern, head))
        if len(found) >= phrase.least:
            signs.append(_ground(found[0], phrase.sign))
            sure |= phrase.sure
    return tuple(signs) if len(signs) > 1 or sure else ()


def _shapes(raw: str) -> Iterator[Ground]:
    for pattern, sign in (
        (_DOUBLE_DATE, "a date with two months"),
        (_STRAY_STOP, "a full stop without a sentence"),
        (_MID_CAPITAL, "a new sentence begins inside another"),
        (_BROKEN, "a sentence broken off in the middle of a name"),
    ):
        if found := pattern.search(raw):
            yield _ground(found, sign)


def _ground(match: re.Match[str], sign: str) -> Ground:
    words = " ".join(match.group().split())[:80]
    return Ground("translated", words, f"{sign} ({words})", Span(*match.span()))


def _two_spellings(raw: str) -> Iterator[Ground]:
    """One surname with two first names that begin alike and share most letters: Hamid and Hameed Noor."""
    first: dict[str, str] = {}
    for match in _NAME.finditer(raw):
        given, surname = match.groups()
        other = first.setdefault(surname, given)
        if other == given or other[0] != given[0] or other in given or given in other:
            continue
        if SequenceMatcher(None, other.lower(), given.lower()).ratio() >= 0.6:
            yield Ground(
                "translated",
                match.group(),
                f"one name in two spellings ({other} and {given} {surname})",
                Span(*match.span()),
            )
            return
