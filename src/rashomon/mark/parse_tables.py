"""What the rules of the spaCy pipeline say of a word, remembered: its part of speech, features and lemma.

The attribute ruler and the lemmatizer look at one word at a time, at its form, tag and relation; so they are asked once
for each such combination. Where one of the few rules of two words could apply, they are asked about the paragraph.
"""

from dataclasses import dataclass, field
from threading import Lock
from typing import Any

import numpy as np
from spacy.attrs import (  # type: ignore[import-not-found]  # compiled, without stubs
    DEP,
    LEMMA,
    MORPH,
    ORTH,
    POS,
    SPACY,
    TAG,
)
from spacy.language import Language
from spacy.matcher import Matcher
from spacy.tokens import Doc

from rashomon.mark.networks import COLUMNS, Rows

RULES = ("attribute_ruler", "lemmatizer")
_KEY = [COLUMNS.index(attribute) for attribute in (ORTH, TAG, DEP)]
_SAID = [COLUMNS.index(attribute) for attribute in (TAG, DEP, POS, MORPH, LEMMA)]
_ORTH, _SPACY = COLUMNS.index(ORTH), COLUMNS.index(SPACY)
_READ = {"LOWER", "TAG", "DEP", "IS_SPACE"}
_MOST = 200_000  # combinations that are remembered
_OPENS = -1


@dataclass(slots=True)
class ParseTables:
    """The words of parsed paragraphs as rows of numbers, a column for each of ``COLUMNS``."""

    nlp: Language
    _places: dict[bytes, int] = field(default_factory=dict)
    _said: list[tuple[int, ...]] = field(default_factory=list)
    _table: Rows = field(default_factory=lambda: np.zeros((0, len(_SAID)), dtype=np.uint64))
    """What was said, a row each."""
    _first: Matcher | None = None
    _alone: Lock = field(default_factory=Lock)

    def ruled(self, rows: Rows) -> Rows:
        """The rows of a paragraph that the networks have seen, with what the rules say of its words."""
        with self._alone:
            said = self._ruled(rows)
        if said is None:
            doc = self.document([rows])
            for rule in RULES:
                doc = self.nlp.get_pipe(rule)(doc)
            told: Any = doc.to_array(COLUMNS)
        else:
            rows[:, _SAID] = said
            told = rows
        ruled: Rows = told
        return ruled

    def _ruled(self, rows: Rows) -> Rows | None:
        """What the rules say of the words of ``rows``; None where they have to be asked about the paragraph."""
        if len(self._places) > _MOST:
            self._places, self._said, self._table = {}, [], self._table[:0]
        keys = np.ascontiguousarray(rows[:, _KEY]).view(f"V{8 * len(_KEY)}").ravel().tolist()
        if unknown := [key for key in dict.fromkeys(keys) if key not in self._places]:
            self._ask(unknown)
        places = [self._places[key] for key in keys]
        if _OPENS in places:
            return None
        if new := self._said[len(self._table) :]:
            self._table = np.concatenate([self._table, np.array(new, dtype=np.uint64)])
        said: Rows = self._table[places]
        return said

    def document(self, parts: list[Rows]) -> Doc:
        """Paragraphs joined, as ``Doc.from_docs`` joins them."""
        vocab = self.nlp.vocab
        if not parts:
            return Doc(vocab)
        rows: Any = np.concatenate(parts)
        words: Any = rows[:, _ORTH].tolist()
        joined = Doc(vocab, words=words, spaces=(rows[:, _SPACY] > 0).tolist())
        return joined.from_array(COLUMNS, rows)

    def _ask(self, keys: list[bytes]) -> None:
        """Ask the rules about words of these forms, tags and relations, one behind the other as if they were a text.

        Those with which a rule of several words may begin are taken out first, so that each is looked at by itself.
        """
        opening = {start for _, start, _ in self._opener()(self._text(keys))}
        self._places |= dict.fromkeys((keys[place] for place in opening), _OPENS)
        alone = [key for place, key in enumerate(keys) if place not in opening]
        doc = self._text(alone)
        for rule in RULES:
            doc = self.nlp.get_pipe(rule)(doc)
        self._places |= zip(alone, range(len(self._said), len(self._said) + len(alone)), strict=True)
        self._said += map(tuple, doc.to_array([COLUMNS[place] for place in _SAID]).tolist())

    def _text(self, keys: list[bytes]) -> Doc:
        """Words of these forms, tags and relations."""
        told: Any = np.frombuffer(b"".join(keys), dtype=np.uint64).reshape(-1, len(_KEY))
        doc = Doc(self.nlp.vocab, words=told[:, 0].tolist(), spaces=[False] * len(keys))
        relations: Any = np.ascontiguousarray(told[:, 1:])
        return doc.from_array([TAG, DEP], relations) if keys else doc

    def _opener(self) -> Matcher:
        """Finds words with which a rule of several words may begin."""
        if self._first is None:
            ruler: Any = self.nlp.get_pipe(RULES[0])
            patterns = [pattern for rule in ruler.patterns for pattern in rule["patterns"]]
            if {name for pattern in patterns for word in pattern for name in word} - _READ:
                raise ValueError("the rules of this spaCy pipeline look at more than form, tag and relation")
            self._first = Matcher(self.nlp.vocab)
            self._first.add("opens", [pattern[:1] for pattern in patterns if len(pattern) > 1])
        return self._first
