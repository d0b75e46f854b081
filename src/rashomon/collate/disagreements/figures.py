"""Figures of two reports for one thing, wherever they stand and whatever is counted in them is called: learnt."""

from collections.abc import Callable, Iterator, Sequence
from functools import cache
from importlib.resources import files
from itertools import combinations
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from rashomon.collate.alignment import Alignment
from rashomon.collate.alignment.columns import Columns
from rashomon.collate.alignment.features import Features, features
from rashomon.collate.disagreements.lexicon import progress_words
from rashomon.collate.disagreements.places import Place
from rashomon.collate.disagreements.tolls import fates, passing_fates
from rashomon.collate.evidence import Evidence, Sentence, inside
from rashomon.collate.values import agree, comparable, dimension, extent, noun, reading
from rashomon.collate.wording import fold
from rashomon.learned import Forest
from rashomon.model import Quantity, Span

# Chosen on folds by story (scripts/train_figures.py prints the figures around it).
LEAST = 0.4  # how sure it is that two figures are of one thing and cannot both be true
_ONE_THING = 0.35  # how sure it is that their sentences tell one thing ...
_IN_PLAY = 0.7  # ... and where they tell of a game
_NEAR = 6  # words before and behind a figure
_ALL_BUT = 0.965  # of the greater of two figures: such is rounding, where people are not counted
_AGE = "age"  # whose it is decides: ages are told apart by themselves
_ROUND = 100  # figures below are not rounded

_OF_SENTENCES = (
    "cosine", "containment", "unnamed_cosine", "unnamed_containment", "clause_containment", "predicates_cosine",
    "objects_cosine", "names_containment", "published_apart", "rank_most", "rank_least",
)  # fmt: skip
_OF_FIGURES = (
    "ratio", "size", "exact", "same_noun", "same_unit", "things", "people", "money", "percent", "time", "one",
    "near_cover", "near_count", "clause_cover", "clause_count", "known", "rivals", "alike_beside", "grows", "owner",
    "turned", "befell"
)  # fmt: skip
NAMES = _OF_SENTENCES + _OF_FIGURES


class Pair(NamedTuple):
    """Two figures of two reports that measure or count one kind of thing, but do not agree: rows and quantities."""

    left: int
    right: int
    one: Quantity
    two: Quantity


def figures_told_apart(
    evidence: Evidence, alignment: Alignment, trees: Forest | None = None
) -> Iterator[tuple[Place, Place]]:
    """The figures that two reports give for one thing; ``trees`` stands in for those shipped (for folds)."""
    pairs, rows = candidates(evidence, alignment, least=_ONE_THING)
    sure = (trees or forest()).probability(rows) if pairs else np.zeros(0)
    sentences = alignment.columns.sentences
    for pair in (pairs[at] for at in mutual(pairs, sure) if sure[at] >= LEAST):
        yield shown(sentences[pair.left], pair.one), shown(sentences[pair.right], pair.two)


def may_be_of_one_thing(evidence: Evidence, alignment: Alignment) -> Callable[[Place, Place], bool]:
    """Whether two figures can be at odds: neither a whole and a part of it, nor what two did in a game."""
    sums, owner = _wholes_and_parts(alignment.columns), _owner(evidence)

    def may(one: Place, two: Place) -> bool:
        both = (one, two)
        quantities = [(place, evidence.article(place.sentence.article).quantities) for place in both]
        values = frozenset(figure.value for place, given in quantities for figure in inside(given, place.span))
        if values in sums:
            return False
        if not any(_is_of_play(place.sentence) for place in both):
            return True
        sure = alignment.probability(*((place.sentence.article, place.sentence.index) for place in both))
        return len({owner(place.sentence, place.span) for place in both}) == 1 and sure >= _IN_PLAY

    return may


def _wholes_and_parts(columns: Columns) -> frozenset[frozenset[float]]:
    """The values that one sentence gives as a whole and a part of it: "$334m, including $281m in cash"."""
    return frozenset(
        frozenset((one.value, two.value))
        for sentence, given in zip(columns.sentences, columns.quantities, strict=True)
        if len(given) > 1 and not _parting().isdisjoint(fold(word.text) for word in sentence.words)
        for one, two in combinations(given, 2)
        if comparable(one, two)
    )


@cache
def _parting() -> frozenset[str]:
    return frozenset(map(fold, progress_words().parting))


def _is_of_play(sentence: Sentence) -> bool:
    """Whether a sentence tells of a game: its reports are full of figures of one sort that are of many things."""
    return not _play().isdisjoint(fold(word.text) for word in sentence.words)


@cache
def _play() -> frozenset[str]:
    return frozenset(map(fold, progress_words().play))


def shown(sentence: Sentence, figure: Quantity) -> Place:
    """A figure in its sentence; of a bare one, with the word behind it: "10 inmates"."""
    behind = next((word for word in sentence.words if word.span.start >= figure.span.end), None)
    if figure.noun or figure.unit not in ("", "count", "person") or behind is None or not behind.content:
        return Place(sentence, figure.span, reading(figure))
    return Place(sentence, figure.span, f"{reading(figure)} {behind.text}")


def mutual(pairs: Sequence[Pair], sure: NDArray[np.float64]) -> Iterator[int]:
    """The pairs, by place, neither figure of which is surer to be at odds with another figure."""
    best: dict[tuple[int, Quantity], float] = {}
    for pair, found in zip(pairs, sure.tolist(), strict=True):
        for side in ((pair.left, pair.one), (pair.right, pair.two)):
            best[side] = max(found, best.get(side, 0.0))
    for at, (pair, found) in enumerate(zip(pairs, sure.tolist(), strict=True)):
        if found == best[pair.left, pair.one] == best[pair.right, pair.two]:
            yield at


def candidates(
    evidence: Evidence,
    alignment: Alignment,
    asked_about: Callable[[Pair], bool] | None = None,
    *,
    least: float = 0.0,
) -> tuple[list[Pair], NDArray[np.float32]]:
    """The pairs that are asked about, and their features as rows in the order of ``NAMES``.

    By default those are figures that cannot both be true, neither of which the other sentence gives too. ``least`` is
    how sure it must be that their sentences tell one thing.
    """
    columns = alignment.columns
    given = columns.quantities
    with_figures = np.array([bool(held) for held in given], dtype=np.bool_)
    left, right = alignment.pairs
    asked = np.flatnonzero(with_figures[left] & with_figures[right]) if len(left) else np.zeros(0, np.intp)
    about = asked_about or (
        lambda pair: apart(pair.one, pair.two) and not (given_alike(pair, given) or _went_on(columns, pair))
    )
    places = [(row.article, row.index) for row in columns.sentences]
    pairs = [
        pair
        for i, j in zip(left[asked].tolist(), right[asked].tolist(), strict=True)
        if not least or alignment.probability(places[i], places[j]) >= least
        for one in given[i]
        for two in given[j]
        if about(pair := Pair(i, j, one, two))
    ]
    if not pairs:
        return [], np.zeros((0, len(NAMES)), np.float32)
    ends = np.array([*dict.fromkeys(pair[:2] for pair in pairs)], dtype=np.intp)
    shared = features(columns, (ends[:, 0], ends[:, 1]))
    rows_of = {
        (left, right): place
        for place, (left, right) in enumerate(ends.tolist())
        if shared["days_apart"][place] <= 0  # what differs in the day too is two things
    }
    pairs = [pair for pair in pairs if pair[:2] in rows_of]
    known, owner = _known(evidence), _owner(evidence)
    rows = [_row(shared, rows_of[pair[:2]], columns, pair, known, owner) for pair in pairs]
    return pairs, np.array(rows, dtype=np.float32).reshape(-1, len(NAMES))


def given_alike(pair: Pair, given: Sequence[Sequence[Quantity]]) -> bool:
    """Whether either figure stands in the sentence of the other too, as it is or in another currency or unit."""
    there = ((pair.one, given[pair.right]), (pair.two, given[pair.left]))
    return any(
        mine.value == other.value or (mine.value >= _ROUND and comparable(mine, other) and agree(mine, other))
        for mine, others in there
        for other in others
    )


def _went_on(columns: Columns, pair: Pair) -> bool:
    """Whether two figures are of how things went on: tolls rise, of the missing and the held there come to be others.

    So it is also where a figure is of those besides: "five more", "six other counties".
    """
    sentences = columns.sentences[pair.left], columns.sentences[pair.right]
    sides = tuple(zip(sentences, (pair.one, pair.two), strict=True))
    if any(_besides(*side) for side in sides):
        return True
    befell = [_near(*side) | {noun(side[1])} for side in sides]
    same_day = columns.published[pair.left] == columns.published[pair.right]
    if same_day or any(fates().isdisjoint(near) for near in befell):
        return False
    return _grows(columns, pair) == 1 or not passing_fates().isdisjoint(befell[0] | befell[1])


def _besides(sentence: Sentence, figure: Quantity) -> bool:
    """Whether a figure, or the word behind it, says that there are others: not "more than five"."""
    words = [fold(word.text) for word in sentence.words]
    at = [place for place, word in enumerate(sentence.words) if word.span.overlaps(figure.span)]
    reach = range(at[0], min(at[-1] + 2, len(words))) if at else ()
    return any(words[place] in _others() and words[place + 1 : place + 2] != ["than"] for place in reach)


@cache
def _others() -> frozenset[str]:
    return frozenset(map(fold, progress_words().besides))


def apart(one: Quantity, two: Quantity) -> bool:
    """Whether two figures could be of one thing, but cannot both be true: "two weeks" can be 13 days."""
    if not comparable(one, two) or agree(one, two) or _coarse(one, two) or _AGE in (noun(one), noun(two)):
        return False
    least, most = sorted((_middle(one), _middle(two)))
    return "person" in (one.unit, two.unit) or least < _ROUND or least <= _ALL_BUT * most


def _coarse(one: Quantity, two: Quantity) -> bool:
    """Whether two lengths of time in different units are less apart than half of the longer unit."""
    if one.unit == two.unit or dimension(one) != "second" or not (one.value and two.value):
        return False
    units = [abs(figure.base[0] / figure.value) for figure in (one, two) if figure.base is not None]
    return abs(_middle(one) - _middle(two)) <= max(units, default=0.0) / 2


@cache
def forest() -> Forest:
    """The trees that ``scripts/train_figures.py`` made."""
    return Forest.load(files(__package__).joinpath("figures.npz"), NAMES)


Known = Callable[[str, Quantity], bool]
Owner = Callable[[Sentence, Span], str | None]


def _known(evidence: Evidence) -> Known:
    @cache
    def known(article: str, figure: Quantity) -> bool:
        """Whether an article gives a figure anywhere."""
        return any(comparable(figure, one) and agree(figure, one) for one in evidence.article(article).quantities)

    return known


def _owner(evidence: Evidence) -> Owner:
    def owner(sentence: Sentence, at: Span) -> str | None:
        """The last word of the name that stands nearest to a figure in its sentence."""
        names = inside(evidence.article(sentence.article).mentions, sentence.span)
        beside = [(max(n.span.start - at.end, at.start - n.span.end), n.name) for n in names]
        return min(beside)[1].rpartition(" ")[2].casefold() if beside else None

    return owner


def _row(shared: Features, place: int, columns: Columns, pair: Pair, known: Known, owner: Owner) -> list[float]:
    mine, yours = columns.sentences[pair.left], columns.sentences[pair.right]
    given = columns.quantities[pair.left], columns.quantities[pair.right]
    told = _told(pair.one, pair.two)
    told |= _words(columns, "near", _near(mine, pair.one), _near(yours, pair.two))
    told |= _words(columns, "clause", _clause(mine, pair.one), _clause(yours, pair.two))
    told["known"] = known(yours.article, pair.one) + known(mine.article, pair.two)
    told["rivals"] = max(
        sum(comparable(pair.one, other) for other in given[1]), sum(comparable(pair.two, other) for other in given[0])
    )
    told["alike_beside"] = sum(
        any(two is not pair.two and comparable(one, two) and agree(one, two) for two in given[1])
        for one in given[0]
        if one is not pair.one
    )
    told["grows"] = _grows(columns, pair)
    told["turned"] = _turned(columns, pair)
    told["befell"] = (not fates().isdisjoint(_near(mine, pair.one))) + (not fates().isdisjoint(_near(yours, pair.two)))
    names = owner(mine, pair.one.span), owner(yours, pair.two.span)
    told["owner"] = 0 if None in names else 1 if names[0] == names[1] else -1
    return [float(shared[name][place]) for name in _OF_SENTENCES] + [float(told[name]) for name in _OF_FIGURES]


def _told(one: Quantity, two: Quantity) -> dict[str, float]:
    """What the figures are by themselves."""
    least, most = sorted((_middle(one), _middle(two)))
    counted = noun(one), noun(two)
    return {
        "ratio": least / max(most, 1e-9),
        "size": float(np.log1p(least)),
        "exact": (one.bound == "exact") + (two.bound == "exact"),
        "same_noun": 0 if not all(counted) else 1 if counted[0] == counted[1] else -1,
        "same_unit": one.unit == two.unit,
        "things": dimension(one) == "count",
        "people": "person" in (one.unit, two.unit),
        "money": one.unit.isupper(),
        "percent": one.unit == "percent",
        "time": dimension(one) == "second",
        "one": 1.0 in (one.value, two.value),
    }


def _words(columns: Columns, name: str, mine: frozenset[str], yours: frozenset[str]) -> dict[str, float]:
    """How much two sets of stems have in common."""
    here, there, both = (_weight(columns, stems) for stems in (mine, yours, mine & yours))
    return {f"{name}_cover": both / max(min(here, there), 1e-9), f"{name}_count": len(mine & yours)}


def _weight(columns: Columns, stems: frozenset[str]) -> float:
    return sum(columns.weight.get(stem, 1.0) for stem in sorted(stems))


def _near(sentence: Sentence, figure: Quantity) -> frozenset[str]:
    """The stems of the content words beside a figure."""
    at = [place for place, word in enumerate(sentence.words) if word.span.overlaps(figure.span)]
    if not at:
        return frozenset()
    beside = (*sentence.words[max(0, at[0] - _NEAR) : at[0]], *sentence.words[at[-1] + 1 : at[-1] + 1 + _NEAR])
    return frozenset(word.stem for word in beside if word.content)


def _clause(sentence: Sentence, figure: Quantity) -> frozenset[str]:
    """The stems of the shortest clause that holds a figure, or else of the sentence."""
    around = [one for one in sentence.clauses if one.span.contains(figure.span)]
    return min(around, key=lambda one: len(one.span)).stems if around else sentence.stems


def _grows(columns: Columns, pair: Pair) -> int:
    """1 where the later report gives more, -1 where it gives less, 0 where none is later."""
    first, second = columns.published[pair.left], columns.published[pair.right]
    if first == second or np.isnan(first) or np.isnan(second):
        return 0
    return 1 if (second > first) == (_middle(pair.two) > _middle(pair.one)) else -1


def _turned(columns: Columns, pair: Pair) -> int:
    """1 where the later report says that something has changed, -1 where it does not, 0 where none is later."""
    first, second = columns.published[pair.left], columns.published[pair.right]
    if first == second or np.isnan(first) or np.isnan(second):
        return 0
    later = columns.sentences[pair.right if second > first else pair.left]
    return -1 if _turning().isdisjoint(fold(word.text) for word in later.words) else 1


@cache
def _turning() -> frozenset[str]:
    return frozenset(map(fold, progress_words().turned))


def _middle(figure: Quantity) -> float:
    reach = extent(figure)
    return abs(reach.low + reach.high) / 2
