"""Changes that befell what was promised: the visit announced for the 19th, and next week's trip that was put off."""

from collections.abc import Iterable, Sequence

from rashomon.collate.actors import Cast
from rashomon.collate.commitments.kinds import is_known, kind_of
from rashomon.collate.commitments.turns import Turn
from rashomon.collate.wording import stem
from rashomon.model import interval

_DROPPED = frozenset({kind_of(stem("cancel")), kind_of(stem("postpone"))})
_WEEK = 7  # days: what is due less precisely than that could be anything


def with_changes(groups: Sequence[Sequence[Turn]], cast: Cast) -> list[list[Turn]]:
    """The groups of turns, those that change something joined to the one promise they change.

    A change is joined where one promise, and no other, has an actor of it, falls due in the same week and is of its
    kind; where several have, it stands alone.
    """
    made = [list(group) for group in groups if group[0].promise]
    promises = [tuple(group) for group in made]
    alone: list[list[Turn]] = []
    for group in groups:
        if group[0].promise:
            continue
        homes = [number for number, promise in enumerate(promises) if _befell(group, promise, cast)]
        if len(homes) == 1:
            made[homes[0]] += group
        else:
            alone.append(list(group))
    return [*made, *alone]


def _befell(change: Sequence[Turn], promise: Sequence[Turn], cast: Cast) -> bool:
    """Whether the change is of what was promised: by actor, week and kind, or by day and kind.

    Where it names no day, the deed is enough.
    """
    kinds = _matter(change, cast) & _matter(promise, cast)
    deeds = {turn.deed for turn in promise if turn.promise}
    if _DROPPED & deeds:  # to call it off is what was promised
        return False
    if kinds & deeds and len(kinds) > 1 and not any(turn.due for turn in change):
        return True
    if any(_one_day(one.due, two.due) for one in change for two in promise) and any(map(is_known, kinds)):
        return True
    actors = {actor for turn in promise for actor in turn.who}
    return (
        any(actors.intersection((*turn.who, *turn.others)) for turn in change)
        and any(_one_week(one.due, two.due) for one in change for two in promise)
        and bool(kinds)
    )


def _one_day(left: str | None, right: str | None) -> bool:
    one, two = interval(left), interval(right)
    return one is not None and two is not None and one.first == two.first == one.last == two.last


def _one_week(left: str | None, right: str | None) -> bool:
    one, two = interval(left), interval(right)
    if one is None or two is None or not one.overlaps(two):
        return False
    return max((one.last - one.first).days, (two.last - two.first).days) < _WEEK


def _matter(turns: Iterable[Turn], cast: Cast) -> frozenset[str]:
    """What the turns are about, words of one kind made one, without the names of actors."""
    turns = tuple(turns)
    named = {actor for turn in turns for actor in (*turn.who, *turn.others)}
    names = {stem(part) for actor in named for surface in cast.by_id[actor].surfaces for part in surface.split()}
    return frozenset(kind_of(word) for turn in turns for word in turn.stems if word not in names)
