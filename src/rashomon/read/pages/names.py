"""Names of people out of bylines and author fields."""

import re
from functools import lru_cache

from msgspec.structs import asdict

from rashomon.lexicon import Rules, read_rules
from rashomon.read.text.dates import weekdays

_SPLIT = re.compile(
    r"\s*(?:,|;|\||•|·|/|\n|\s[–—-]\s|\s(?:and|und|et|y|&|e|with|och|og|en)\s)\s*(?:(?:and|&)\s+)?", re.IGNORECASE
)
_STRONG = re.compile(r"\s*(?:;|\||•|·|\n|\s[–—-]\s|\sin\s|\sfor\s|\son\s|\sat\s|,?\sabout\s|\()", re.IGNORECASE)
_ARABIC = re.compile(r"(?P<one>\S+(?: \S+){1,2}) و ?(?P<other>\S+(?: \S+){1,2})")
"""Two names of two words and more around the "and" that Arabic writes in one with the second."""
_EAST_ASIAN = re.compile(r"[\u4e00-\u9fff]{2,4}|[가-힣]{2,4}")  # written without a blank
_WHOLE_DAY = 5
"""Letters of a weekday in full; shorter ones are surnames too ("Sun")."""
_FIRST = re.compile(r"\W*([^\W\d_]+)")
_WORD = re.compile(r"[^\W\d_]")
_TAIL = re.compile(r"\s+(?:and|&|(?-i:at))\s*$|[\s,:;|•·.–—-]+$", re.IGNORECASE)
_DATE = re.compile(
    r"\s*[,|•·–—-]?\s*(?:\b(?:published|updated|posted|last|on|first|modified|created)\b.*|"
    r"\b(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*\.?\s+\d.*|\b\d.*)$",
    re.IGNORECASE | re.DOTALL,
)


@lru_cache(maxsize=1)
def lexicon() -> dict[str, frozenset[str]]:
    """The word lists of ``bylines.toml``."""
    return {name: frozenset(words) for name, words in asdict(_lists()).items()}


@lru_cache(maxsize=1)
def author_fields() -> tuple[str, ...]:
    """The meta elements that state authors, the most trustworthy first."""
    return _lists().fields


class BylineWords(Rules, frozen=True, kw_only=True):
    """What ``bylines.toml`` holds."""

    openers: tuple[str, ...]
    labels: tuple[str, ...]
    closers: tuple[str, ...]
    others: tuple[str, ...]
    other_labels: tuple[str, ...]
    parts: tuple[str, ...]
    places: tuple[str, ...]
    fillers: tuple[str, ...]
    roles: tuple[str, ...]
    offices: tuple[str, ...]
    beats: tuple[str, ...]
    degrees: tuple[str, ...]
    nobody: tuple[str, ...]
    never: tuple[str, ...]
    particles: tuple[str, ...]
    houses: tuple[str, ...]
    outlets: tuple[str, ...]
    teams: tuple[str, ...]
    fields: tuple[str, ...]


@lru_cache(maxsize=1)
def _lists() -> BylineWords:
    return read_rules("rashomon.read.pages", "bylines.toml", BylineWords)


def _either(*groups: str) -> str:
    """The words of some groups of the lexicon, the longest first."""
    words = {word for group in groups for word in lexicon()[group]}
    return "|".join(re.escape(word) for word in sorted(words, key=lambda word: (-len(word), word)))


@lru_cache(maxsize=1)
def _opener() -> re.Pattern[str]:
    openers, labels = _either("openers"), _either("labels")
    return re.compile(
        rf"^\W*(?:(?:{openers})(?:\s*[:：]|(?=\s)|$)|(?:{labels})(?:\s*[:：]|\s*$|(?<=[/文者기])\s?(?!자)))\s*",
        re.IGNORECASE,
    )


@lru_cache(maxsize=1)
def _opening() -> frozenset[str]:
    """The first words of openers and labels."""
    return frozenset(_FIRST.findall(word)[0] for word in lexicon()["openers"] | lexicon()["labels"])


@lru_cache(maxsize=1)
def _other() -> re.Pattern[str]:
    return re.compile(
        rf"^\W*(?:(?:{_either('others')})(?!\w)|(?:{_either('other_labels')})(?:\s*[:：]|\W*$))", re.IGNORECASE
    )


@lru_cache(maxsize=1)
def _part() -> re.Pattern[str]:
    return re.compile(rf"^[\W\d]*(?:{_either('parts')})(?!\w)", re.IGNORECASE)


@lru_cache(maxsize=1)
def _closer() -> re.Pattern[str]:
    return re.compile(rf"\s*(?:{_either('closers')})$")


def names_others(text: str) -> bool:
    """Whether ``text`` opens as lines do that name people who did not write the page ("Photo: Pia Lens")."""
    return _other().match(text) is not None


def heads_part(text: str) -> bool:
    """Whether ``text`` heads a part of the page whose names are of others ("Related stories", "3 comments")."""
    return len(text) <= 60 and _part().match(text) is not None


def before_closer(text: str) -> str | None:
    """What stands before the word that closes a byline ("김하나 기자"); None where there is none."""
    found = _closer().search(text)
    return text[: found.start()].strip() or None if found else None


def opens(text: str) -> re.Match[str] | None:
    """The words that make ``text`` a byline ("By", "Written by:"), where it begins with some."""
    first = _FIRST.match(text)  # the pattern is long, and few lines begin with one of its words
    if first and first[1].isascii() and first[1].lower() not in _opening():
        return None
    return _opener().match(text)


def strip_opener(text: str) -> str:
    """``text`` without the words that open a byline; twice, for "Author: By Ada Quill"."""
    for _ in range(2):
        found = _opener().match(text)
        text = text[found.end() :] if found else text
    return text.strip()


def split_names(text: str) -> list[str]:
    """The names in an author field or byline, without openers, roles, degrees and dates; in order, none twice.

    A field that names nobody ("Admin", "Staff") gives nothing; whether a name is a person's, ``is_person`` says.
    """
    words = lexicon()
    text = _DATE.sub("", strip_opener(text)) if re.search(r"\d", text) else strip_opener(text)
    names: list[str] = []
    for part in _parts(text):
        name = _TAIL.sub("", strip_opener(part)).strip(" \"'“”()[]\u200b")
        lower = name.lower()
        if not name or lower in words["nobody"] or lower.strip(".®") in words["degrees"] or not _WORD.search(name):
            continue
        if names and _is_role(lower):
            continue
        name = _bare(name)
        if name not in names:
            names.append(name)
    return names


def _parts(text: str) -> list[str]:
    """What stands between the signs and words that part names."""
    parts = _SPLIT.split(text)
    if text.isascii():
        return parts
    both = ((part, _ARABIC.fullmatch(part.strip())) for part in parts)
    return [name for part, two in both for name in (two.group("one", "other") if two else (part,))]


def _bare(name: str) -> str:
    """``name`` without the weekday or the office behind it: "Ada Quill Tuesday", "Ada Quill Senior Port Editor"."""
    words = name.split()
    if len(words) < 3:
        return name
    lower = [word.lower().strip(".,") for word in words]
    if len(lower[-1]) >= _WHOLE_DAY and lower[-1] in weekdays():
        return _TAIL.sub("", " ".join(words[:-1]))
    if lower[-1] in lexicon()["offices"]:
        told = lexicon()["offices"] | lexicon()["roles"] | lexicon()["beats"]
        first = next((i for i, word in enumerate(lower) if i > 1 and word in told), 0)
        if first == 2 or 2 < first < len(words) - 1:
            return " ".join(words[:first])
    return name


def _is_role(lower: str) -> bool:
    return any(word.strip(".,") in lexicon()["roles"] for word in re.split(r"[\s-]+", lower))


def is_person(name: str) -> bool:
    """Whether ``name`` is shaped as a person's: two to five capitalised words, no town, none that names never have."""
    if _EAST_ASIAN.fullmatch(name):
        return True
    words = (name.title() if name.islower() else name).split()
    if not 2 <= len(words) <= 5 or len(name) > 50 or re.search(r"[\d@:!?/©\"“”‘|]|\.\w{2,3}$", name):
        return False
    lists = lexicon()
    lower = [word.lower().strip(".,") for word in words]
    if name.lower() in lists["places"] or any(word in lists["never"] or word in lists["roles"] for word in lower):
        return False
    return all(w[0].isupper() or not w[0].isascii() or w.lower() in lists["particles"] for w in words)


def is_east_asian(text: str) -> bool:
    """Whether ``text`` holds signs of Chinese, Japanese or Korean, whose bylines are read by their own words."""
    return not text.isascii() and _EAST_ASIAN.search(text) is not None


def is_house(name: str) -> bool:
    """Whether ``name`` names the people of a house: "Harbour Post Staff", "Team Lantern"."""
    lower = name.lower().split()
    return (
        2 <= len(lower) <= 5
        and (lower[-1] in lexicon()["teams"] or lower[0] == "team")
        and name.lower() not in lexicon()["nobody"]
    )


def is_employer(name: str) -> bool:
    """Whether ``name`` has the name of a house for its last word, and not the shape of a person's: "HARBOUR TODAY"."""
    return name.lower().split()[-1] in lexicon()["houses"] and not is_person(name)


def is_name(name: str) -> bool:
    """Whether ``name`` may name anybody at all: short, no address, none of the words that names never have.

    A name of several words begins with a capital; a handle ("quill77") need not.
    """
    lower = [word.lower().strip(".,") for word in name.split()]
    if (
        not 1 <= len(lower) <= 6
        or len(name) > 60
        or "@" in name
        or "://" in name
        or re.search(r"\.(?:com|org|net)\b", name)
    ):
        return False
    if name[0].islower() and name[0].isascii() and " " in name:
        return False
    return not any(word in lexicon()["never"] for word in lower) and name.lower() not in lexicon()["nobody"]
