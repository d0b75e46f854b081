"""Agreement: how far the words of two texts agree, apart from any alignment of their sentences.

Reports that several newsrooms wrote of one event share its names and figures, but each has names of its own and
tells things in another order. A text in other words has no names of its own and keeps the order.
"""

from dataclasses import dataclass

import numpy as np

from rashomon.collate.copies.weights import STEM_BITS, Weighing, ranges, starts_of, stem_ids
from rashomon.collate.copies.words import Bools, Floats, Ints, Words

_PLACE_BITS = 19
_PLACES = (1 << _PLACE_BITS) - 1
_STEM = (1 << STEM_BITS) - 1
# A dateline names a place, an agency and a day; a footer names the publisher. They are at most this part of a text.
_DATELINE, _FOOTER = 6, 20
_PART = 3


@dataclass(frozen=True, slots=True)
class Agreement:
    """What the ``lighter`` text of each pair (of less matter) has in common with the heavier; weights are sums.

    ``contained``: the part of its words' weight that the other text has too; ``plain``: the weight of those of them
    that are neither names nor numbers; ``own_names``: the weight of its names and numbers that the other has not,
    those at its very ends apart, where a publisher names itself;
    ``ordered``: of the words that both use once, the part that follow one another in the same order in both, less
    where they are few (n words all in order: n / (n + 1)).
    """

    contained: Floats
    plain: Floats
    own_names: Floats
    ordered: Floats


@dataclass(frozen=True, slots=True)
class _Vocabulary:
    """Every word that weighs something, once a text, sorted by text and stem; ``place`` is where it first stands."""

    key: Ints
    place: Ints
    weight: Floats
    once: Bools
    name: Bools
    bounds: Ints


def agreements(words: Words, weighing: Weighing, lighter: Ints, heavier: Ints) -> Agreement:
    """The agreement of the texts ``lighter[n]`` and ``heavier[n]``, for every ``n``."""
    known = _vocabulary(words, weighing, np.unique(np.concatenate([lighter, heavier])))
    mine, pair = ranges(known.bounds[lighter], np.diff(known.bounds)[lighter])
    sought = (heavier[pair] << STEM_BITS) | (known.key[mine] & _STEM)
    theirs = np.minimum(np.searchsorted(known.key, sought), max(len(known.key) - 1, 0))
    shared = known.key[theirs] == sought

    def total(of: Bools) -> Floats:
        return np.bincount(pair[of], weights=known.weight[mine[of]], minlength=len(lighter))

    name = known.name[mine]
    size = np.diff(words.bounds)[lighter][pair]
    first, last = np.minimum(_DATELINE, size // _PART), size - np.minimum(_FOOTER, size // _PART)
    inside = (known.place[mine] >= first) & (known.place[mine] < last)
    whole = np.bincount(pair, weights=known.weight[mine], minlength=len(lighter))
    return Agreement(
        contained=total(shared) / np.maximum(whole, 1),
        plain=total(shared & ~name & ~known.name[theirs]),
        own_names=total(name & ~shared & inside),
        ordered=_ordered(known, pair, mine, theirs, shared, len(lighter)),
    )


def _ordered(known: _Vocabulary, pair: Ints, mine: Ints, theirs: Ints, shared: Bools, pairs: int) -> Floats:
    once = np.flatnonzero(shared & known.once[mine] & known.once[theirs])
    once = once[np.argsort((pair[once] << _PLACE_BITS) | known.place[mine[once]])]
    owner, place = pair[once], known.place[theirs[once]]
    forward = (owner[1:] == owner[:-1]) & (place[1:] > place[:-1])
    steps = np.bincount(owner[1:][forward], minlength=pairs)
    return (steps + 1) / (np.bincount(owner, minlength=pairs) + 1)


def _vocabulary(words: Words, weighing: Weighing, texts: Ints) -> _Vocabulary:
    """The vocabulary of these ``texts`` (ascending); the others have none."""
    sizes = np.diff(words.bounds)[texts]
    place, _ = ranges(words.bounds[texts], sizes)
    stems = stem_ids(words)[place]
    heavy = np.flatnonzero(weighing.of(stems) > 0)
    place, stems, text = place[heavy], stems[heavy], words.text[place[heavy]]
    inside = np.minimum(place - words.bounds[text], _PLACES)
    packed = np.sort((((text << STEM_BITS) | stems) << _PLACE_BITS) | inside)
    whole = packed >> _PLACE_BITS
    opens = starts_of(whole)
    key, inside = whole[opens], packed & _PLACES
    at = inside + words.bounds[whole >> STEM_BITS]
    # The first word of a sentence has its capital letter for that alone.
    begins = np.append(True, words.sentence[1:] != words.sentence[:-1]) if len(words) else words.number
    named = (words.capital & ~begins) | words.number
    return _Vocabulary(
        key=key,
        place=inside[opens],
        weight=weighing.of((key & _STEM).astype(np.int32)),
        once=np.diff(np.append(opens, len(whole))) == 1,
        name=np.logical_or.reduceat(named[at], opens) if len(opens) else named[:0],
        bounds=np.searchsorted(key >> STEM_BITS, np.arange(len(words.bounds))),
    )
