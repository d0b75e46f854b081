"""Names that stand in the same place of two sentences and are not the same."""

from collections.abc import Iterable

from rashomon.collate.disagreements.slots import Named, Slots

_SURE, _BESIDE = 0.75, 0.5  # cover of the core: without, and with a like neighbour
_CLASSES = {
    "person": "person",
    "country": "place",
    "place": "place",
    "organisation": "group",
    "group": "group",
    "other": "other",
}


def name_conflict(left: Slots, right: Slots, cover: float, union: float) -> Iterable[tuple[Named, Named]]:
    """The one name of each side that the other does not know, where they stand for one another."""
    mine, yours = _unknown(left.names, right.names), _unknown(right.names, left.names)
    if len(mine) != 1 or len(yours) != 1:
        return
    one, two = mine[0], yours[0]
    if not _same_class(one, two) or _holds(one, two) or union < 0.4:
        return
    beside = bool((one.before and one.before == two.before) or (one.after and one.after == two.after))
    if cover >= (_BESIDE if beside else _SURE):
        yield one, two


def _unknown(names: Iterable[Named], others: Iterable[Named]) -> list[Named]:
    known = {name.actor for name in others}
    parts = {part for name in others for part in name.text.casefold().split()}
    fresh = [n for n in names if n.actor not in known and not parts.intersection(n.text.casefold().split())]
    return list({name.actor: name for name in reversed(fresh)}.values())[::-1]


def _same_class(one: Named, two: Named) -> bool:
    return _CLASSES.get(one.kind, one.kind) == _CLASSES.get(two.kind, two.kind) or "other" in (one.kind, two.kind)


def _holds(one: Named, two: Named) -> bool:
    """Whether one can be a part, or another name, of the other: a town of a country, a country and its people."""
    if one.country and one.country == two.country:
        return "country" in (one.kind, two.kind) or "group" in (one.kind, two.kind)
    return one.kind != two.kind and "country" in (one.kind, two.kind) and None in (one.country, two.country)
