"""Names that stand in the same place of two sentences and are not the same."""

from collections.abc import Iterable
from difflib import SequenceMatcher

from rashomon.collate.disagreements.slots import Named, Slots
from rashomon.collate.wording import fold

_SURE, _BESIDE = 0.75, 0.5  # cover of the core: without, and with a like neighbour
_SAME_WORDS = 0.8  # of both cores, where one of the two is the source of a quotation
_UNION = 0.5  # of both cores together
_ALIKE, _LONG = 0.92, 10  # of the letters of two spellings of one name, and how many letters it takes to tell
_CLASSES = {"country": "place", "organisation": "group"}


def name_conflict(left: Slots, right: Slots, cover: float, union: float) -> Iterable[tuple[Named, Named]]:
    """The one name of each side that the other does not know, where they stand for one another."""
    if union < _UNION or not left.names or not right.names:
        return
    mine = [name for name in _unknown(left.names, right.names) if not _common(name, right)]
    yours = [name for name in _unknown(right.names, left.names) if not _common(name, left)]
    if len(mine) != 1 or len(yours) != 1:
        return
    one, two = mine[0], yours[0]
    if one.told or two.told or _is_one_name(one.text, two.text):
        return
    if _holds(one, two) or ((one.speaks or two.speaks) and min(cover, union) < _SAME_WORDS):
        return
    before, after = one.before == two.before, one.after == two.after
    framed = before and after and bool(one.before)  # the same words on both sides: whatever kind the marks give
    beside = (before and bool(one.before)) or (after and bool(one.after))
    if cover >= _BESIDE and (framed or (_same_class(one, two) and (beside or cover >= _SURE))):
        yield one, two


def _common(name: Named, other: Slots) -> bool:
    """Whether what looks like a name is a common word that the other side has in small letters."""
    return name.actor.startswith("word:") and name.actor.removeprefix("word:") in other.sentence.stems


def _is_one_name(one: str, two: str) -> bool:
    """Whether two names are one, shortened or spelt otherwise: "Jose Torp", "José Torp"."""
    if _shortens(one, two) or _shortens(two, one):
        return True
    left, right = ("".join(fold(name).split()) for name in (one, two))
    return min(len(left), len(right)) >= _LONG and SequenceMatcher(None, left, right, autojunk=False).ratio() >= _ALIKE


def _shortens(short: str, long: str) -> bool:
    """Whether a word of one name is made of the initials of the other: "MVP Award", "Most Valuable Player Award"."""
    initials = "".join(word[0] for word in long.split() if word[0].isupper())
    return any(len(word) > 1 and word.isupper() and word in initials for word in short.split())


def strangers(left: Iterable[Named], right: Iterable[Named]) -> bool:
    """Whether each side names someone or something that the other does not: they speak of two matters."""
    left, right = tuple(left), tuple(right)
    mine, yours = _unknown(left, right), _unknown(right, left)
    return any(not _holds(one, two) for one in mine for two in yours if not (one.speaks or two.speaks))


def _unknown(names: Iterable[Named], others: Iterable[Named]) -> list[Named]:
    """The actors that only one side names; a name whose every part the other side has is known there."""
    known = {name.actor for name in others}
    parts = [frozenset(fold(name.text).split()) for name in others]
    fresh = [n for n in names if n.actor not in known and not any(_within(n, part) for part in parts)]
    return list({name.actor: name for name in reversed(fresh)}.values())[::-1]


def _within(name: Named, parts: frozenset[str]) -> bool:
    own = frozenset(fold(name.text).split())
    return own <= parts or parts <= own


def _same_class(one: Named, two: Named) -> bool:
    return _CLASSES.get(one.kind, one.kind) == _CLASSES.get(two.kind, two.kind) or "other" in (one.kind, two.kind)


def _holds(one: Named, two: Named) -> bool:
    """Whether one can be a part, or another name, of the other: a town of a country, a country and its people."""
    if one.country and one.country == two.country and {"country", "group"} & {one.kind, two.kind}:
        return True
    return one.kind != two.kind and "country" in (one.kind, two.kind) and None in (one.country, two.country)
