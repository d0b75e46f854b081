"""Names of people, places and so on, as spaCy's recognizer moves through a text, computed for all words at once.

The recognizer goes from word to word and says of each that it is outside of names, a name by itself or the beginning of
one, and within a name whether it goes on or ends. What it says outside of names depends on the word alone, so that is
computed for all words together; what it says within depends on the first word and the last two, so that is computed for
all names that may begin anywhere together, word after word, until each has ended.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import NamedTuple, Self

import numpy as np
from numpy.typing import NDArray
from spacy.pipeline.ner import EntityRecognizer  # type: ignore[import-not-found]  # compiled, without stubs

from rashomon.mark.networks.products import Floats, products, transposed

BEGINS, INSIDE, OUTSIDE = 3, 1, 2  # as ``Token.ent_iob`` has them
Truths = NDArray[np.bool_]
Numbers = NDArray[np.int64]


class Name(NamedTuple):
    """A name: the row of its first word, that of its last, and its label."""

    first: int
    last: int
    label: str


class Borders(NamedTuple):
    """Rows that names heed: the last words of sentences, where a name must end, and blanks, with which none begins."""

    last: Truths
    blank: Truths


@dataclass(frozen=True, slots=True)
class Moves:
    """The moves of one kind: where they stand among all, and what they call a name."""

    places: list[int]
    labels: list[str]

    @classmethod
    def of(cls, names: Sequence[str], kind: str) -> Self:
        """The moves that begin with a letter."""
        places = [place for place, name in enumerate(names) if name[:2] == f"{kind}-" and name[2:]]
        return cls(places, [names[place][2:] for place in places])


class Recognizer:
    """The recognizer of a spaCy pipeline."""

    def __init__(self, recognizer: EntityRecognizer) -> None:
        first, affine, upper = recognizer.model.layers
        linear = first.layers[-1]
        pad = affine.get_param("pad")[0]
        self._linear, self._linear_bias = transposed(linear.get_param("W")), linear.get_param("b")
        self._affine = transposed(np.ascontiguousarray(affine.get_param("W").swapaxes(1, 2)))
        self._bias = affine.get_param("b").T.ravel()
        self._pads = pad.swapaxes(1, 2).reshape(len(pad), -1)
        names = [recognizer.moves.get_class_name(place) for place in range(recognizer.moves.n_moves)]
        self._begin, self._alone = Moves.of(names, "B"), Moves.of(names, "U")
        on, end = Moves.of(names, "I"), Moves.of(names, "L")
        if len(pad) != 3 or not self._begin.labels == self._alone.labels == on.labels == end.labels:
            raise ValueError("the recognizer of this spaCy pipeline moves otherwise")
        weights, bias = upper.get_param("W"), upper.get_param("b")
        outside = [*self._begin.places, *self._alone.places, *(n for n, name in enumerate(names) if name == "O")]
        self._outside, self._outside_bias = transposed(weights[outside]), bias[outside]
        self._on = (weights[on.places], bias[on.places])
        self._end = (weights[end.places], bias[end.places])

    def names(self, rows: Floats, parts: Sequence[slice], borders: Borders) -> list[Name]:
        """The names in the paragraphs that stand at ``parts`` of the rows."""
        said = products(rows, self._linear, parts) + self._linear_bias
        features = products(said, self._affine, parts).reshape(len(rows), len(self._pads), -1)
        moves = self._moves(features, parts, borders)
        kinds = len(self._begin.places)
        begins = np.flatnonzero(moves < kinds)
        ends = dict(zip(begins.tolist(), self._ends(features, begins, moves[begins], borders).tolist(), strict=True))
        found: list[Name] = []
        free = 0
        for first in np.flatnonzero(moves < 2 * kinds).tolist():
            if first >= free:
                last = ends.get(first, first)
                found.append(Name(first, last, self._begin.labels[moves[first] % kinds]))
                free = last + 1
        return found

    def _moves(self, features: Floats, parts: Sequence[slice], borders: Borders) -> Numbers:
        """What is said of each word outside of names: a name begins, by kind; one stands alone, by kind; nothing."""
        hidden = self._hidden(features[:, 0] + self._pads[1] + self._pads[2])
        scores = products(hidden, self._outside, parts) + self._outside_bias
        kinds = len(self._begin.places)
        scores[borders.last, :kinds] = -np.inf
        scores[borders.blank, : 2 * kinds] = -np.inf
        moves: Numbers = scores.argmax(axis=1)
        return moves

    def _ends(self, features: Floats, begins: Numbers, kinds: Numbers, borders: Borders) -> Numbers:
        """Where names that begin at these rows end."""
        ends, at = begins.copy(), begins + 1
        within = np.arange(len(begins))
        while len(within):
            hidden = self._hidden(features[at, 0] + features[begins[within], 1] + features[at - 1, 2])
            on, end = (
                np.einsum("ij,ij->i", hidden, weights[kinds[within]]) + bias[kinds[within]]
                for weights, bias in (self._on, self._end)
            )
            goes = (on >= end) & ~borders.last[at]
            ends[within[~goes]] = at[~goes]
            within, at = within[goes], at[goes] + 1
        return ends

    def _hidden(self, sums: Floats) -> Floats:
        """The larger of the two pieces of each hidden number."""
        sums += self._bias
        width = sums.shape[1] // 2
        larger: Floats = np.maximum(sums[:, :width], sums[:, width:])
        return larger
