"""Vectors of words, remembered: what the networks begin with depends on the form of a word alone.

A third of what the networks compute is the vector of each word from its norm, prefix, suffix and shape. It is the same
wherever the word stands, so it is computed once for each form, for all networks together.
"""

from collections.abc import Sequence
from dataclasses import dataclass, field
from threading import Lock
from typing import Any

import numpy as np
from numpy.typing import NDArray
from spacy.tokens import Doc
from thinc.api import Model

from rashomon.mark.networks.products import Floats

_MOST = 65_536  # forms that are remembered, 800 bytes each


@dataclass(slots=True)
class Forms:
    """The vectors of forms that the first layers of some networks give, beside one another."""

    layers: Sequence[Model[Any, Any]]
    columns: list[str] = field(init=False)
    _places: dict[bytes, int] = field(default_factory=dict)
    _vectors: Floats = field(default_factory=lambda: np.zeros((0, 0), dtype=np.float32))
    _alone: Lock = field(default_factory=Lock)

    def __post_init__(self) -> None:
        """What of a word the networks look at, each once."""
        self.columns = list(dict.fromkeys(name for layer in self.layers for name in _columns(layer)))

    def vectors(self, docs: Sequence[Doc]) -> Floats:
        """A row for each word of the documents, the vectors of all networks one after the other."""
        features: list[int | str] = list(self.columns)
        forms = np.concatenate([doc.to_array(features).reshape(len(doc), -1) for doc in docs])
        keys = np.ascontiguousarray(forms).view(f"V{forms.shape[1] * forms.itemsize}").ravel().tolist()
        with self._alone:
            return self._found(keys, forms)

    def _found(self, keys: list[bytes], forms: NDArray[np.uint64]) -> Floats:
        places = self._places
        fresh = {key: number for number, key in enumerate(keys) if key not in places}
        if fresh:
            if len(places) + len(fresh) > _MOST:
                places.clear()
                fresh = {key: number for number, key in enumerate(keys)}
            made = self._computed(forms[list(fresh.values())])
            kept = self._vectors[: len(places)] if places else made[:0]
            self._vectors = np.concatenate([kept, made])
            places.update(zip(fresh, range(len(places), len(places) + len(fresh)), strict=True))
        vectors: Floats = self._vectors[[places[key] for key in keys]]
        return vectors

    def _computed(self, forms: NDArray[np.uint64]) -> Floats:
        """The vectors of forms, as the layers behind the first compute them for a document that holds them all."""
        found: list[Floats] = []
        for layer in self.layers:
            value: Any = [np.ascontiguousarray(forms[:, [self.columns.index(name) for name in _columns(layer)]])]
            for behind in layer.layers[1:]:
                value = behind.predict(value)
            found.append(value[0])
        return np.concatenate(found, axis=1)


def _columns(layer: Model[Any, Any]) -> list[str]:
    """The attributes of a word that a layer begins with."""
    columns: list[str] = layer.layers[0].attrs["columns"]
    return columns
