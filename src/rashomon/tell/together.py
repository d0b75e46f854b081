"""Which facts stand together: those of one sentence, of the same passages, or that say again what another says."""

import re
from bisect import bisect_left
from collections import Counter
from collections.abc import Collection, Mapping, Sequence
from collections.abc import Set as AbstractSet

from rashomon.model import Fact
from rashomon.tell.numbered import Line

ADDS = 4  # words that a line must add to what is told before it
_WORD = re.compile(r"\w+(?:['\u2019]\w+)?")
_SENTENCE_START = re.compile(r"(?:^|[.!?:]\s)\W*$")
_TURNS = frozenset({"no", "not", "never", "nor", "nobody", "none", "without", "denied", "denies", "refused"})


def together(facts: Sequence[Line[Fact]], parted: Collection[str]) -> list[list[Line[Fact]]]:
    """The facts, most origins first and doubtful ones last, each with those that are told with it.

    Facts over which the accounts part (``parted``, by their ids) always stand by themselves.
    """
    sentences: dict[str, list[Line[Fact]]] = {}
    homes: dict[str, str] = {}
    for line in sorted(facts, key=lambda line: (line.record.is_doubtful, -line.record.origins)):
        fact, words = line.record, " ".join(line.record.text.split())
        homes[fact.id] = words if fact.id in parted else homes.get(fact.within or "", words)
        sentences.setdefault(homes[fact.id], []).append(line)
    return _repeats_joined(list(sentences.values()), parted)


def _repeats_joined(groups: Sequence[list[Line[Fact]]], parted: Collection[str]) -> list[list[Line[Fact]]]:
    """A group whose first line says again what an earlier one says is told with that one."""
    kept: list[list[Line[Fact]]] = []
    said: list[frozenset[str]] = []
    using: dict[str, list[int]] = {}
    for group in groups:
        first = group[0].record
        words = words_of(first.text)
        alike = (
            number
            for number in _sharing(first.text, words, using)
            if kept[number][0].record.status == first.status and repeats(first.text, said[number])
        )
        home = None if parted_in(group, parted) else next(alike, None)
        if home is not None:
            kept[home].extend(group)
            continue
        if not parted_in(group, parted):
            for word in words:
                using.setdefault(word, []).append(len(kept))
        kept.append(list(group))
        said.append(words)
    return kept


def _sharing(text: str, words: AbstractSet[str], using: Mapping[str, Sequence[int]]) -> list[int]:
    """The groups that the text may say again: they have all that it must share, and most of its words."""
    needed = _must_share(text, words)
    if needed:
        fewest, *others = sorted((using.get(word, ()) for word in needed), key=len)
        return [number for number in fewest if all(_holds(numbers, number) for numbers in others)]
    sharing = Counter(number for word in words for number in using.get(word, ()))
    return sorted(number for number, count in sharing.items() if 3 * (len(words) - count) <= len(words))


def _holds(rising: Sequence[int], number: int) -> bool:
    at = bisect_left(rising, number)
    return at < len(rising) and rising[at] == number


def parted_in(group: Sequence[Line[Fact]], parted: Collection[str]) -> bool:
    """Whether the accounts part over one of these facts."""
    return any(line.record.id in parted for line in group)


def words_of(text: str) -> frozenset[str]:
    """The words of a text that carry what it says: long ones, numbers, and those that turn it round.

    >>> sorted(words_of("He did not say if 31 had voted."))
    ['31', 'not', 'voted']
    """
    words = (word.casefold() for word in _WORD.findall(text))
    return frozenset(word for word in words if len(word) > 3 or word.isdigit() or _is_turn(word))


def repeats(text: str, said: AbstractSet[str]) -> bool:
    """Whether a text says hardly anything but what is ``said``: no other number or name, and no turn to the contrary.

    >>> repeats("The clerk counted 31 votes.", words_of("The clerk of the council counted 31 votes on Tuesday."))
    True
    >>> repeats("The clerk counted 28 votes.", words_of("The clerk of the council counted 31 votes on Tuesday."))
    False
    """
    words = words_of(text)
    new = words - said
    if not words or 3 * len(new) > len(words) or any(map(_is_turn, said - words)):
        return False
    return new.isdisjoint(_must_share(text, new))


def _must_share(text: str, words: AbstractSet[str]) -> set[str]:
    """Those of its ``words`` without which nothing says the same: its numbers, its names, its turns to the contrary."""
    names = (found for found in _WORD.finditer(text) if found[0].casefold() in words)
    return {found[0].casefold() for found in names if _is_name(text, found)} | set(filter(_is_turn, words))


def _is_turn(word: str) -> bool:
    return word in _TURNS or "n't" in word


def _is_name(text: str, found: re.Match[str]) -> bool:
    """A number, or a capital where no sentence begins."""
    return found[0][0].isdigit() or (found[0][0].isupper() and not _SENTENCE_START.search(text[: found.start()]))


def telling_more(texts: Sequence[str], most: int) -> list[int]:
    """Which of the texts after the first tell something that neither it nor one chosen before them tells."""
    said = set(words_of(texts[0]))
    chosen: list[int] = []
    for number, text in enumerate(texts[1:], 1):
        words = words_of(text)
        if len(chosen) < most and len(words - said) >= ADDS:
            chosen.append(number)
            said |= words
    return chosen
