"""Vectors of words, remembered: what the networks begin with depends on the form of a word alone.

A third of what the networks compute is the vector of each word from its norm, prefix, suffix and shape. It is the same
wherever the word stands, to the last bit, so it is computed once for each form.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from threading import Lock
from typing import Any

import numpy as np
from numpy.typing import NDArray
from spacy.language import Language
from spacy.tokens import Doc
from thinc.api import Model

Vectors = NDArray[np.float32]

_MOST = 65_536  # forms that are remembered, 400 bytes each


def remember_vectors(nlp: Language) -> None:
    """Let the networks of a pipeline compute the vector of each form once."""
    for name in nlp.pipe_names:
        model = getattr(nlp.get_pipe(name), "model", None)
        for node in model.walk() if isinstance(model, Model) else ():
            for place, layer in enumerate(node.layers):
                if layer.layers and layer.layers[0].name == "extract_features":
                    node.layers[place] = Model(f"remembered({layer.name})", _Remembered(layer).forward)


@dataclass(slots=True)
class _Remembered:
    """The vectors of forms that a layer has computed."""

    layer: Model[Any, Any]
    places: dict[bytes, int] = field(default_factory=dict)
    alone: Lock = field(default_factory=Lock)
    vectors: Vectors = field(default_factory=lambda: np.zeros((0, 0), dtype=np.float32))

    def forward(
        self, _: Model[Any, Any], docs: Sequence[Doc], is_train: bool
    ) -> tuple[list[Vectors], Callable[[Any], Any]]:
        """The vectors of the words of each document."""
        if is_train:
            trained: tuple[list[Vectors], Callable[[Any], Any]] = self.layer(docs, is_train=True)
            return trained
        forms = self.layer.layers[0].predict(docs)
        lengths = [len(some) for some in forms]
        every = np.ascontiguousarray(np.concatenate(forms)) if forms else np.zeros((0, 1), dtype=np.uint64)
        keys = every.view(f"V{every.shape[1] * every.itemsize}").ravel().tolist()
        with self.alone:
            found = self._found(keys, every)
        return np.split(found, np.cumsum(lengths)[:-1]), lambda gradient: gradient

    def _found(self, keys: list[bytes], forms: NDArray[np.uint64]) -> Vectors:
        places = self.places
        fresh = {key: number for number, key in enumerate(keys) if key not in places}
        if fresh:
            if len(places) + len(fresh) > _MOST:
                places.clear()
                fresh = {key: number for number, key in enumerate(keys)}
            made = self._computed(forms[list(fresh.values())])
            kept = self.vectors[: len(places)] if places else made[:0]
            self.vectors = np.concatenate([kept, made])
            places.update(zip(fresh, range(len(places), len(places) + len(fresh)), strict=True))
        vectors: Vectors = self.vectors[[places[key] for key in keys]]
        return vectors

    def _computed(self, forms: NDArray[np.uint64]) -> Vectors:
        """The vectors of forms, as the layers behind the first compute them for a document that holds them all."""
        value: Any = [forms]
        for layer in self.layer.layers[1:]:
            value = layer.predict(value)
        vectors: Vectors = value[0]
        return vectors
