"""Words of a text with their offsets, folded so that spelling, inflection and typography make no difference."""

import re
import unicodedata
from functools import cache, lru_cache

import msgspec

from rashomon.collate.wording.tables import rows
from rashomon.model import Span

# "U.S." and "p.m." are one word each; "six-hour" is two; "1,200.5" is one; an apostrophe belongs to its word.
_WORD = re.compile(r"(?:[^\W\d_]\.){2,}|\d+(?:[.,:]\d+)*|[^\W\d_]+(?:[’'][^\W\d_]+)?")
_VOWEL = re.compile(r"[aeiouy]")


class Word(msgspec.Struct, frozen=True, gc=False):
    """One word: its offsets in the text it was read from, its stem, and whether it carries content."""

    span: Span
    text: str
    stem: str
    content: bool


def words(text: str, start: int = 0, end: int | None = None) -> tuple[Word, ...]:
    """The words of ``text[start:end]``; offsets refer to ``text``."""
    found = _WORD.finditer(text, start, len(text) if end is None else end)
    return tuple([Word(Span(*match.span()), match[0], *_read(match[0])) for match in found])


def content(items: tuple[Word, ...]) -> tuple[Word, ...]:
    """The words that carry content: no articles, prepositions, pronouns and the like."""
    return tuple(word for word in items if word.content)


@lru_cache(maxsize=200_000)
def _read(text: str) -> tuple[str, bool]:
    """The stem of a word, and whether it carries content."""
    root = stem(text)
    initials = len(text) > 1 and text.isupper()  # "US" is a country, "us" is not
    return root, bool(root) and (initials or fold(text) not in stopwords())


@lru_cache(maxsize=200_000)
def fold(text: str) -> str:
    """``text`` in lower case, without accents, possessive ending or abbreviation points."""
    plain = unicodedata.normalize("NFKD", text.lower().replace("’", "'"))
    plain = "".join(c for c in plain if not unicodedata.combining(c))
    plain = plain.removesuffix("'s").removesuffix("'")
    return plain.replace(".", "") if not plain[:1].isdigit() else plain


@lru_cache(maxsize=200_000)
def stem(text: str) -> str:
    """The stem of one word, then the head of its group of synonyms: ``killed`` -> ``die``, ``six`` -> ``6``."""
    root = _strip(fold(text))
    return synonyms().get(root, root)


def _strip(word: str) -> str:
    """Light suffix stripping in the manner of Porter, with British and American spelling made one."""
    if len(word) < 4 or not word.isalpha():
        return word.replace(",", "") if word[:1].isdigit() else word
    if word.endswith(("sses", "shes", "ches", "xes", "zes")):
        word = word[:-2]
    elif word.endswith("ies") and len(word) > 4:
        word = word[:-3] + "y"
    elif word.endswith("s") and not word.endswith(("ss", "us", "is")):
        word = word[:-1]
    for suffix in ("ing", "ed"):
        base = word.removesuffix(suffix)
        if base != word and len(base) > 2 and _VOWEL.search(base):
            word = base[:-1] if base[-1] == base[-2] and base[-1] not in "lsz" else base
            break
    word = re.sub(r"is(?=(?:e|ation|ational)?$)", "iz", word) if len(word) > 6 else word
    word = re.sub(r"our$", "or", word) if len(word) > 4 else word
    for suffix in ("ly", "e"):
        word = word.removesuffix(suffix) if len(word) > len(suffix) + 3 else word
    return word[:-1] + "i" if word.endswith("y") and len(word) > 3 else word


@cache
def stopwords() -> frozenset[str]:
    """The words without content, from ``stopwords.txt``."""
    return frozenset(word for row in rows(__package__, "stopwords.txt") for word in row)


@cache
def synonyms() -> dict[str, str]:
    """Stem -> the head of its group, from ``synonyms.txt``."""
    groups = [[_strip(fold(word)) for word in row] for row in rows(__package__, "synonyms.txt")]
    return {word: group[0] for group in groups for word in group[1:]}
