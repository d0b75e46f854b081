"""spaCy's parser of sentences, which moves as ever; what it looks at is computed here, paragraph by paragraph."""

from collections.abc import Sequence
from typing import Any

import numpy as np
from spacy.pipeline.dep_parser import DependencyParser  # type: ignore[import-not-found]  # compiled, without stubs
from spacy.tokens import Doc
from thinc.api import Model

from rashomon.mark.networks.products import Floats, products, transposed


class SentenceParser:
    """The parser of a spaCy pipeline. It takes what it looks at from ``Doc.tensor``, where it is put first."""

    def __init__(self, parser: DependencyParser) -> None:
        model = parser.model
        first, affine, upper = model.layers
        linear = first.layers[-1]
        self._linear, self._bias = transposed(linear.get_param("W")), linear.get_param("b")
        self._affine = transposed(affine.get_param("W"))
        self._pad = affine.get_param("pad").ravel()
        given: Model[Any, Any] = Model("given", lambda _, docs, is_train: (self._given(docs), is_train))
        dims = {name: affine.get_dim(name) for name in ("nF", "nO", "nP")}
        shaped: Model[Any, Any] = Model(
            "shaped",
            lambda _, rows, is_train: (rows.reshape(-1, *dims.values()), is_train),
            dims=dims,
            params={"b": affine.get_param("b")},
        )
        moving: Model[Any, Any] = Model(
            model.name,
            model._func,  # noqa: SLF001  a transition model has no other way to be given other layers
            layers=[given, shaped, upper],
            refs={"tok2vec": given, "lower": shaped, "upper": upper},
            attrs=dict(model.attrs),
        )
        self._parser = DependencyParser(parser.vocab, moving, parser.name, parser.moves)

    def parse(self, docs: Sequence[Doc], rows: Floats, parts: Sequence[slice], words: Sequence[slice]) -> None:
        """Set heads, relations and sentences of documents, whose words stand at ``words`` of the rows."""
        said = products(rows, self._linear, parts) + self._bias
        features = products(said, self._affine, parts)
        for doc, its in zip(docs, words, strict=True):
            tensor: Any = features[its]
            doc.tensor = tensor
        self._parser.set_annotations(docs, self._parser.predict(docs))

    def _given(self, docs: Sequence[Doc]) -> Floats:
        """What the parser looks at, a row for each word behind one for no word."""
        every: Any = [self._pad[None], *(doc.tensor for doc in docs)]
        rows: Floats = np.concatenate(every)
        return rows
