"""Names of houses: what they end with, what no house is called, how a masthead in capitals is spelled."""

import re
from functools import lru_cache

from rashomon.lexicon import Rules, read_rules
from rashomon.read.text.cues import lexicon

_WORD = re.compile(r"\w+")
_PROPER = re.compile(r"(?:The |the )?[A-ZÀ-Þ][\w&'’.-]*(?: (?:of |the |and |& )?[A-ZÀ-Þ][\w&'’.-]*){1,4}")
_MENU = ("share", "comment", "account", "legal", "navigation", "related", "advertisement", "media", "section", "month")


class HouseWords(Rules, frozen=True, kw_only=True):
    """What ``houses.toml`` holds: lists of words in one string each, parted by blanks or bars."""

    nouns: str
    surnames: str
    furniture: str
    short: str


@lru_cache(maxsize=1)
def _table() -> HouseWords:
    return read_rules("rashomon.read.text", "houses.toml", HouseWords)


@lru_cache(maxsize=1)
def _patterns() -> tuple[re.Pattern[str], re.Pattern[str]]:
    nouns = "|".join(_table().nouns.split())
    furniture = [cue.strip() for line in _table().furniture.splitlines() for cue in line.split("|") if cue.strip()]
    return (
        re.compile(rf"\b(?:{nouns})$", re.IGNORECASE),
        re.compile(rf"^(?:{'|'.join(map(re.escape, furniture))})\b", re.IGNORECASE),
    )


def ends_like_a_house(words: str) -> bool:
    """Whether ``words`` end as the names of houses do ("Valley Gazette")."""
    return _patterns()[0].search(words) is not None


def is_furniture(words: str) -> bool:
    """Whether ``words`` begin with what no house is called ("More News", "the Author")."""
    return _patterns()[1].match(words) is not None


def may_be_masthead(words: str, *, sure: bool = False) -> bool:
    """Whether a whole line is nothing but a house's name of two to five words: "VALLEY GAZETTE", not "Sports News".

    With ``sure`` the page signs with the name too, so that words of menus in it do not matter.
    """
    if not _PROPER.fullmatch(words) or not ends_like_a_house(words) or is_furniture(words):
        return False
    if sure:
        return True
    own = [word for word in _WORD.findall(words.lower()) if word != "the"][:-1]
    found = lexicon()
    cover = found.coverage(own, words)
    return bool(own) and sum(cover[found.groups.index(group)] for group in _MENU) < 1


def is_outlet(words: str) -> bool:
    """Whether a line that stands where a byline may stand is a house's name and no person's: not "Mara Sun".

    >>> is_outlet("The Daily Ledger"), is_outlet("Vale Post"), is_outlet("The Vale Post")
    (True, False, True)
    """
    told = words.split()
    may_be_person = len(told) == 2 and told[0].lower() != "the" and told[1] in _table().surnames.split()
    return may_be_masthead(words) and not may_be_person


def spelled(words: str, raw: str) -> str:
    """A name in capitals as the text spells it elsewhere, or else with a capital a word; any other as it stands."""
    if not words.isupper():
        return words
    elsewhere = re.finditer(rf"(?<!\w){re.escape(words)}(?!\w)", raw, re.IGNORECASE)
    for match in elsewhere:
        if not match.group().isupper() and match.group()[0].isupper() and match.group()[-3:].islower():
            return match.group()
    short = _table().short.split()
    return " ".join(word.capitalize() if len(word) > 3 or word.lower() in short else word for word in words.split())
