"""Happenings: the sentences that speak of one date, parted into those that tell one thing."""

from collections import defaultdict
from collections.abc import Iterable, Sequence

from rashomon.collate.alignment import Alignment
from rashomon.collate.timeline.dated import Dated
from rashomon.collate.wording import Weights

_COVER = 0.3  # of the weight of the shorter sentence, where they date one word ...
_ALONE = 0.4  # ... and where they do not
_LAST = 80  # items of one date that each is compared with by its words


def part_happenings(items: Sequence[Dated], alignment: Alignment, weights: Weights) -> list[list[Dated]]:
    """The items of one date by happening, that of most items first.

    Sentences tell one happening where the alignment joins them, or by their words, directly or by way of others.
    What only says that somebody spoke on the date, and is joined with nothing, stays with the first.
    """
    root = list(range(len(items)))

    def top(place: int) -> int:
        while root[place] != place:
            place = root[place]
        return place

    for one, two in _near(items, alignment):
        if top(one) != top(two) and _is_one(items[one], items[two], alignment, weights):
            first, second = sorted((top(one), top(two)))
            root[second] = first
    groups: dict[int, list[Dated]] = {}
    for place, item in enumerate(items):
        groups.setdefault(top(place), []).append(item)
    ranked = sorted(groups.values(), key=lambda group: (-len({item.article for item in group}), -len(group)))
    head = ranked[0]
    rest = [group for group in ranked[1:] if len(group) > 1 or not group[0].spoken]
    head += [item for group in ranked[1:] if len(group) == 1 and group[0].spoken for item in group]
    return [head, *rest]


def _near(items: Sequence[Dated], alignment: Alignment) -> Iterable[tuple[int, int]]:
    """The pairs of items that are compared: those that are aligned, and each with the last ones before it."""
    places: defaultdict[tuple[str, int], list[int]] = defaultdict(list)
    for place, item in enumerate(items):
        for link in alignment.partners(item.sentence):
            for side in (link.left, link.right):
                yield from ((other, place) for other in places[side.article, side.index])
        yield from ((other, place) for other in range(max(place - _LAST, 0), place))
        places[item.article, item.sentence.index].append(place)


def _is_one(one: Dated, two: Dated, alignment: Alignment, weights: Weights) -> bool:
    clusters = alignment.of(two.sentence)
    if one.sentence == two.sentence or any(cluster in clusters for cluster in alignment.of(one.sentence)):
        return True
    shared, own = one.sentence.stems & two.sentence.stems, (one.sentence.stems, two.sentence.stems)
    cover = weights.total(shared) / max(min(weights.total(stems) for stems in own), 1e-9)
    same = bool(one.head) and one.head == two.head and not (one.spoken or two.spoken)
    return len(shared) > 1 and cover >= (_COVER if same else _ALONE)
