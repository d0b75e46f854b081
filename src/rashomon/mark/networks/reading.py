"""All that the networks say of paragraphs: tags, sentences with heads and relations, names."""

from collections.abc import Sequence
from typing import Any

import numpy as np
from numpy.typing import NDArray
from spacy.attrs import (  # type: ignore[import-not-found]  # compiled, without stubs
    ENT_IOB,
    ENT_TYPE,
    IS_SPACE,
    SENT_START,
    TAG,
)
from spacy.language import Language
from spacy.tokens import Doc

from rashomon.mark.networks.convolution import Layer, layers_of
from rashomon.mark.networks.forms import Forms
from rashomon.mark.networks.names import BEGINS, INSIDE, OUTSIDE, Borders, Recognizer
from rashomon.mark.networks.products import Floats, one_thread, products, transposed
from rashomon.mark.networks.sentences import SentenceParser

Rows = NDArray[np.uint64]

COLUMNS: list[int | str] = list(Doc._get_array_attrs())  # noqa: SLF001  the attributes that make up a parsed word
_TAG, _TYPE, _IOB, _STARTS = (COLUMNS.index(name) for name in (TAG, ENT_TYPE, ENT_IOB, SENT_START))
_PAD = (
    3  # rows around each paragraph: what four looks at neighbours see beyond its ends, bar the last, which is nothing
)


class Networks:
    """The networks of a spaCy pipeline."""

    def __init__(self, nlp: Language) -> None:
        components: tuple[Any, ...] = tuple(map(nlp.get_pipe, ("tok2vec", "tagger", "parser", "ner")))
        vectors, tagger, parser, recognizer = components
        shared, naming = vectors.model, recognizer.model.layers[0]
        embeddings = [
            next(node for node in model.walk() if node.layers and node.layers[0].name == "extract_features")
            for model in (shared, naming)
        ]
        self._forms = Forms(embeddings)
        self._shared, self._naming = layers_of(shared), layers_of(naming)
        softmax = tagger.model.layers[1].layers[0]
        self._tagger, self._tagger_bias = transposed(softmax.get_param("W")), softmax.get_param("b")
        self._tags = np.array([nlp.vocab.strings[tag] for tag in tagger.labels], dtype=np.uint64)
        self._sentences = SentenceParser(parser)
        self._recognizer = Recognizer(recognizer)
        self._strings = nlp.vocab.strings

    def rows(self, docs: Sequence[Doc]) -> list[Rows]:
        """The words of paragraphs as rows of numbers, a column for each of ``COLUMNS``."""
        with one_thread():
            return self._rows(docs)

    def _rows(self, docs: Sequence[Doc]) -> list[Rows]:
        lengths = np.array([len(doc) for doc in docs])
        starts = np.cumsum(lengths + 2 * _PAD) - lengths - _PAD
        words = [slice(start, start + length) for start, length in zip(starts.tolist(), lengths.tolist(), strict=True)]
        parts = [slice(its.start - _PAD, its.stop + _PAD) for its in words]
        at = np.concatenate([np.arange(its.start, its.stop) for its in words])
        vectors = self._forms.vectors(docs)
        size = parts[-1].stop
        width = vectors.shape[1] // 2

        def around(layers: Sequence[Layer], first: int) -> Floats:
            rows = np.zeros((size, width), dtype=np.float32)
            rows[at] = vectors[:, first : first + width]
            for layer in layers:
                layer(rows, parts)
            return rows

        seen = around(self._shared, 0)
        tags = products(seen, self._tagger, parts) + self._tagger_bias
        self._sentences.parse(docs, seen, parts, words)
        table: Rows = np.concatenate([doc.to_array(COLUMNS) for doc in docs])
        table[:, _TAG] = self._tags[tags[at].argmax(axis=1)]
        self._name(table, at, around(self._naming, width), parts, docs)
        return np.split(table, np.cumsum(lengths)[:-1])

    def _name(
        self, table: Rows, at: NDArray[np.int64], rows: Floats, parts: Sequence[slice], docs: Sequence[Doc]
    ) -> None:
        """Note in the table which words names begin with and go on with."""
        last, blank = np.ones(len(rows), dtype=np.bool_), np.ones(len(rows), dtype=np.bool_)
        last[at[:-1]] = (table[1:, _STARTS] == 1) | (np.diff(at) > 1)
        blank[at] = np.concatenate([doc.to_array([IS_SPACE]).ravel() for doc in docs]).astype(np.bool_)
        place = np.zeros(len(rows), dtype=np.int64)
        place[at] = np.arange(len(at))
        table[:, _IOB] = OUTSIDE
        for first, end, label in self._recognizer.names(rows, parts, Borders(last, blank)):
            its = slice(place[first], place[end] + 1)
            table[its, _TYPE], table[its, _IOB] = self._strings[label], INSIDE
            table[place[first], _IOB] = BEGINS
