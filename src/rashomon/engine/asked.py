"""A sentence that is asked about, and what a citation says of it by its words, its figures and days, and its status."""

from collections.abc import Iterable, Mapping
from functools import cache
from itertools import pairwise
from typing import NamedTuple

import msgspec

from rashomon.collate.wording import Word, content, stem, words
from rashomon.lexicon import WordLists, read_rows, read_rules
from rashomon.mark.times.lexicon import lexicon
from rashomon.model import OFF, UNDONE, Citation, Reading

_SHARE = 0.75  # of the telling words of the sentence, values aside, that a citation or its like must hold
_OWN = 0.5  # of them that the citation must hold itself, with what was done, where others hold the rest
_NEAR = 3  # words behind a figure among which stands what it counts


def _root(stem_of_word: str) -> str:
    """A stem without what suffixes leave of a last e: freed and free are one."""
    return stem_of_word.rstrip("e") or stem_of_word


def _roots(words_of_one_kind: Iterable[str]) -> frozenset[str]:
    return frozenset(_root(stem(word)) for word in words_of_one_kind)


class AskedWords(WordLists, frozen=True, kw_only=True):
    """The lists of ``asked.toml``."""

    numbers: frozenset[str]
    scales: frozenset[str]
    money: frozenset[str]
    parts: frozenset[str]
    denials: frozenset[str]
    denied: frozenset[str]
    ended: frozenset[str]
    to_come: frozenset[str]
    titles: frozenset[str]
    auxiliary: frozenset[str]
    be: frozenset[str]


_WORDS = read_rules(__package__, "asked.toml", AskedWords)
_NUMBERS = _roots({*map(str, range(2, 100)), *_WORDS.numbers})
_SCALES = _roots(_WORDS.scales)
_DENIED = _roots(_WORDS.denied)
_ENDED = _roots(_WORDS.ended) | _DENIED
_AUXILIARY = _WORDS.auxiliary | _WORDS.be
_AHEAD = frozenset(("planned", "agreed", "invited", "hypothetical"))


class Asked:
    """A sentence that is asked about: its telling words, its values, and whether it denies or looks ahead."""

    def __init__(self, sentence: str) -> None:
        every = roots(sentence)
        self._dates, rest = _dated(every)
        self.words = tuple(word for word in content(rest) if not _denies((word,)))
        self.stems = frozenset(word.stem for word in self.words)
        self._figures = _figures(rest, sentence)
        self._ended = _ended(every)
        self._plain = self.stems - set(self._figures) - self._ended or self.stems
        self._deed = _deed(every)
        self._names = _names(rest)
        self._denies = _denies(every)
        self._ahead = _looks_ahead(every)

    def concerns(self, reading: Reading) -> bool:
        """Whether the sentence gives the value of a reading."""
        value = {word.stem for word in content(roots(reading.value))}
        return bool(value) and value <= self.stems

    def weigh(self, citation: Citation, others: frozenset[str], status: str | None) -> "Side":
        """What a citation says of the sentence.

        ``others`` are the words in which all reports tell the same thing, ``status`` is what became of that.
        """
        every = roots(citation.text)
        held = {word.stem for word in every}
        own = len(self._plain & held) / len(self._plain)
        share = own
        # a value ties it to what others tell in other words
        if own >= _OWN and (self._dates or self._figures) and (self._deed in held or own > _OWN):
            share = len(self._plain & (held | others)) / len(self._plain)
        if share < _SHARE:
            return _NO_SIDE
        if not self._tells_the_same(held | others, undone=citation.status in UNDONE | OFF):
            return _NO_SIDE
        dates, rest = _dated(every)
        for asked, given in ((self._figures, _figures(rest, citation.text)), (self._dates, dates)):
            if missing := [value for value in asked if value not in given]:
                other = _other(asked, missing[0], given)
                why = f"gives another value than {asked[missing[0]].shown}"
                return Side("otherwise", why, share, other) if other else _NO_SIDE
        told = self._told_in(citation.text, every, whole=self._plain <= held)
        side, why = self._sided(citation, told, f"holds {share:.0%} of the telling words")
        if side == "says" and share > own and status in _AHEAD and not (self._ahead or self._ended or self._denies):
            return Side("announced", f"says so as {status}", share)
        return Side(side, why, share)

    def _tells_the_same(self, held: frozenset[str] | set[str], *, undone: bool) -> bool:
        """Whether words hold what no share of other words makes up for: what was done, and every name.

        What was ended or did not happen (``undone``) is told by that: "cancelled the regatta" for "held the regatta".
        """
        deed = undone or bool(self._ended) or not self._deed or self._deed in held
        return deed and all(name & held for name in self._names)

    def _told_in(self, text: str, every: tuple[Word, ...], *, whole: bool) -> tuple[Word, ...]:
        """The words of a citation up to where it has said what it says of the sentence.

        Where it lacks a word (``whole`` is not set) what stands for that may come behind: up to the next comma.
        """
        first = {word.stem: at for at, word in reversed(tuple(enumerate(every))) if word.stem in self.stems}
        last = max(first.values(), default=-1)
        while not whole and last + 1 < len(every):
            if any(sign in text[every[last].span.end : every[last + 1].span.start] for sign in ",;:—"):
                break
            last += 1
        return every[: last + 1]

    def _sided(self, citation: Citation, every: tuple[Word, ...], agrees: str) -> tuple[str, str]:
        """On which side a citation with the same words and values stands."""
        undone = citation.status in UNDONE | OFF
        held = _ended(every)
        if self._ended:
            return self._of_an_end(citation, every, held, agrees)
        if undone and not self._denies:
            return "otherwise", f"says so as {citation.status}"
        if not undone and self._denies != _denies(every):
            return ("otherwise", "says that it is so") if self._denies else ("", "")
        ahead = citation.status in _AHEAD or _looks_ahead(every) or self._only_meant(every)
        if not self._ahead and not self._denies and ahead:
            return "announced", f"says so as {citation.status or 'to come'}"
        return "says", agrees

    def _only_meant(self, every: tuple[Word, ...]) -> bool:
        """Whether words name what was done only as what is to be done: "pledged to repay" for "has repaid"."""
        before = [first.text.lower() for first, then in pairwise(every) if then.stem == self._deed]
        return bool(before) and all(word == "to" for word in before) and self._deed != every[0].stem

    def _of_an_end(
        self, citation: Citation, every: tuple[Word, ...], held: frozenset[str], agrees: str
    ) -> tuple[str, str]:
        """The same where the sentence says that something was called off, refused, denied ..."""
        if self._ended & held or (citation.status == "denied" and self._ended & _DENIED):
            return "says", agrees
        if held or citation.status in UNDONE | OFF:
            return "otherwise", f"says so as {citation.status or 'ended in another way'}"
        if self._ended & _DENIED or self._denies or _denies(every) or citation.status is None:
            return "", ""
        return "otherwise", f"says so as {citation.status}"


class Side(NamedTuple):
    """What a citation says of a sentence: says, announced, otherwise, or nothing.

    ``reason`` is why, in words of ours alone; ``given`` the value that the report has instead, in its words.
    """

    kind: str
    reason: str
    share: float
    given: str | None = None


_NO_SIDE = Side("", "", 0.0)


class _Value(NamedTuple):
    """A figure or a date: as it is written, the stems of what it counts, and whether it is a part of a larger one."""

    shown: str
    counted: frozenset[str]
    part: bool = False


def roots(text: str) -> tuple[Word, ...]:
    """The words of a text, each with its root for its stem; that of a verb whose past is irregular is the verb's."""
    verbs = _verbs()
    text = text.replace("United States", "US           ")  # of the same length: words keep their places
    return tuple(
        msgspec.structs.replace(word, stem=_root(stem(verb) if (verb := verbs.get(word.text.lower())) else word.stem))
        for word in words(text)
    )


@cache
def _verbs() -> dict[str, str]:
    """The verb of each irregular form, from ``verbs.txt``."""
    return {form: verb for verb, *forms in read_rows(__package__, "verbs.txt") for form in forms}


def _other(asked: Mapping[str, _Value], missing: str, given: Mapping[str, _Value]) -> str | None:
    """The value of a citation that is of the same as one of the sentence that it lacks, as it is written."""
    of = asked[missing].counted
    alike = (one.shown for value, one in given.items() if one.counted & of and value not in asked and not one.part)
    return next(alike, None)


def _figures(every: tuple[Word, ...], text: str) -> dict[str, _Value]:
    """The figures among the words of a text, each with the stems behind it, where what it counts is named."""
    found = {}
    for at, word in enumerate(every):
        if word.text[0].isdigit() or word.stem in _NUMBERS:
            behind = every[at + 1 : at + 1 + _NEAR]
            counted = frozenset(one.stem for one in behind if one.content) - _SCALES
            money = text[max(0, word.span.start - 1) : word.span.start]
            counted |= {money} if money in _WORDS.money else frozenset()
            found[word.stem] = _Value(word.text, counted, at > 0 and every[at - 1].text.lower() in _WORDS.parts)
    return found


def _dated(every: tuple[Word, ...]) -> tuple[dict[str, _Value], tuple[Word, ...]]:
    """The days of a month among words ("May 2", "2 May"), and the words that are left."""
    months = lexicon().slots["month"]
    found: dict[str, _Value] = {}
    taken: set[int] = set()
    for at, word in enumerate(every):
        month = months.get(word.text.lower())
        for beside in (at + 1, at - 1) if month else ():
            if 0 <= beside < len(every) and beside not in taken and every[beside].text.isdigit():
                day = int(every[beside].text)
                if 1 <= day <= 31 and month:
                    pair = every[min(at, beside) : max(at, beside) + 1]
                    found[f"{month}-{day}"] = _Value(" ".join(one.text for one in pair), _A_DAY)
                    taken |= {at, beside}
                    break
    return found, tuple(word for at, word in enumerate(every) if at not in taken)


_A_DAY = frozenset(("a day",))


def _ended(every: tuple[Word, ...]) -> frozenset[str]:
    """The words by which something was ended or kept from being, "called off" among them."""
    plain = [word.text.lower() for word in every]
    off = {"called off"} if "called off" in " ".join(plain) else set()
    return frozenset({word.stem for word in every} & _ENDED | off)


def _deed(every: tuple[Word, ...]) -> str:
    """What was or will be done: the first telling word behind an auxiliary, or else the first of a form of the past.

    Empty where there is none.
    """
    first = next((at for at, word in enumerate(every) if word.text.lower() in _AUXILIARY), len(every))
    behind = next((word.stem for word in every[first + 1 :] if word.content and not _denies((word,))), "")
    return behind or next((word.stem for word in every[1:] if word.content and _is_past(word.text)), "")


def _is_past(text: str) -> bool:
    return text.islower() and (text.endswith("ed") or text in _verbs())


def _names(every: tuple[Word, ...]) -> tuple[frozenset[str], ...]:
    """The names among words, by the stems of each: capitals in a row, titles and figures left out."""
    found: list[list[str]] = []
    for at, word in enumerate(every):
        named = word.text[0].isupper() and word.content and word.text.lower() not in _WORDS.titles
        if named and word.stem not in _NUMBERS:
            goes_on = at > 0 and bool(found) and every[at - 1].text[0].isupper()
            found[-1:] = [[*found[-1], word.stem]] if goes_on else [*found[-1:], [word.stem]]
    return tuple(map(frozenset, found))


def _denies(every: tuple[Word, ...]) -> bool:
    return any(word.text.lower() in _WORDS.denials or word.text.lower().endswith(("n't", "n’t")) for word in every)


def _looks_ahead(every: tuple[Word, ...]) -> bool:
    """Whether words tell of what is to come: will, agreed to, is to; an infinitive alone does as well."""
    plain = [word.text.lower() for word in every]
    to_be = any(first in _WORDS.be and then == "to" for first, then in pairwise(plain))
    return to_be or plain[:1] == ["to"] or not _WORDS.to_come.isdisjoint(plain)
