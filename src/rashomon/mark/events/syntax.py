"""A sentence's dependency tree as plain arrays, and the noun phrases in it. Token numbers are the document's."""

from collections.abc import Callable
from dataclasses import dataclass, field
from functools import cached_property, wraps
from typing import Any, TypeVar, cast

import numpy as np
from spacy.attrs import (  # type: ignore[import-not-found]  # compiled, without stubs
    DEP,
    ENT_TYPE,
    HEAD,
    IDX,
    LEMMA,
    LOWER,
    ORTH,
    POS,
    TAG,
)
from spacy.tokens import Doc, Span

from rashomon.mark.lemmas import MENDED
from rashomon.mark.once import once

Answer = TypeVar("Answer")

_NOMINAL = frozenset(("NOUN", "PROPN", "PRON", "NUM", "ADJ", "X"))
_ARGUMENT = frozenset(
    (
        "nsubj",
        "nsubjpass",
        "dobj",
        "pobj",
        "dative",
        "poss",
        "conj",
        "appos",
        "attr",
        "oprd",
        "npadvmod",
        "ROOT",
        "agent",
        "nmod",
        "dep",
        "pcomp",
    )
)
_PREMODIFIER = frozenset(
    (
        "det",
        "amod",
        "compound",
        "nummod",
        "poss",
        "nmod",
        "quantmod",
        "predet",
        "advmod",
        "punct",
        "case",
        "neg",
        "cc",
        "conj",
    )
)
_LEMMAS = MENDED | {"’ll": "'ll"}
_DASHES = frozenset(("-", "--", "–", "—", ":"))
_DATELINE = 14  # tokens among which a dateline ends
_QUOTES = '"“”‘’'  # a mark that the tokenizer left on the word
_LONGEST = 500  # tokens; no sentence of news is as long, and lists without a full stop are no clauses
_BARE = frozenset(("NOUN", "PROPN", "PRON"))
_COLUMNS = [ORTH, LOWER, LEMMA, POS, TAG, DEP, ENT_TYPE, HEAD, IDX]
_NUMBERS = 7  # of these are strings; the others are numbers


@dataclass(frozen=True)
class Tree:
    """One sentence: every list is indexed by ``token - start``; ``heads`` and ``children`` hold such indices."""

    start: int
    words: list[str]
    lower: list[str]
    lemmas: list[str]
    pos: list[str]
    tags: list[str]
    deps: list[str]
    heads: list[int]
    kinds: list[str]
    offsets: list[int]
    known: dict[str, dict[int, Any]] = field(default_factory=dict, repr=False, compare=False)
    """What was said of its words before (``remembered``)."""

    @classmethod
    def of(cls, sentence: Span) -> "Tree":
        """The tree of a parsed sentence."""
        table = sentence.to_array(_COLUMNS)  # type: ignore[attr-defined]  # the stub lacks it
        store = sentence.doc.vocab.strings
        known = {key: store[key] if key else "" for key in np.unique(table[:, :_NUMBERS]).tolist()}
        words, lower, lemmas, pos, tags, deps, kinds = (
            [known[key] for key in table[:, column].tolist()] for column in range(_NUMBERS)
        )
        heads = table[:, _NUMBERS].astype(np.int64) + np.arange(len(words))
        return cls(
            start=sentence.start,
            words=words,
            lower=[word.strip(_QUOTES) or word for word in lower],
            lemmas=[
                _LEMMAS.get(word) or lemma.lower().strip(_QUOTES) or word
                for word, lemma in zip(lower, lemmas, strict=True)
            ],
            pos=pos,
            tags=tags,
            deps=deps,
            heads=heads.tolist(),
            kinds=kinds,
            offsets=table[:, _NUMBERS + 1].tolist(),
        )

    def __len__(self) -> int:
        return len(self.words)

    @cached_property
    def children(self) -> list[list[int]]:
        """The dependents of every token, in text order."""
        below: list[list[int]] = [[] for _ in self.words]
        for token, head in enumerate(self.heads):
            if head != token:
                below[head].append(token)
        return below

    @cached_property
    def edges(self) -> list[tuple[int, int]]:
        """The first and last token of the subtree of every token."""
        first, last = list(range(len(self))), list(range(len(self)))
        for token in sorted(range(len(self)), key=self.depths.__getitem__, reverse=True):
            above = self.heads[token]
            first[above] = min(first[above], first[token])
            last[above] = max(last[above], last[token])
        return list(zip(first, last, strict=True))

    @cached_property
    def depths(self) -> list[int]:
        """How far every token lies below the root."""
        return [len(chain) for chain in self.ancestors]

    @cached_property
    def ancestors(self) -> list[tuple[int, ...]]:
        """For every token the chain from itself up to the root."""
        chains: list[tuple[int, ...]] = [()] * len(self.heads)
        for token in range(len(self.heads)):
            path, above = [], token
            while not chains[above] and above not in path:
                path.append(above)
                above = self.heads[above]
            known = chains[above]
            for below in reversed(path):
                known = chains[below] = (below, *known)
        return chains

    def end(self, token: int) -> int:
        """The character offset behind a token."""
        return self.offsets[token] + len(self.words[token])


def remembered(ask: Callable[[Tree, int], Answer]) -> Callable[[Tree, int], Answer]:
    """A question about a word of a tree that is asked again and again: each word is looked at once."""
    name = f"{ask.__module__}.{ask.__qualname__}"

    @wraps(ask)
    def answer(tree: Tree, token: int) -> Answer:
        known = tree.known.setdefault(name, {})
        if token not in known:
            known[token] = ask(tree, token)
        return cast("Answer", known[token])

    return answer


@once
def trees(doc: Doc) -> list[Tree]:
    """The sentences of a parsed document as trees, in text order; what is too long for one is none."""
    return [Tree.of(sentence) for sentence in doc.sents if len(sentence) <= _LONGEST]


def past_agent(tree: Tree, token: int) -> int:
    """The verb whose ``by`` phrase a noun is, else the noun: what follows it may hang on the verb.

    "Was cleared by a tribunal of burning the mill".
    """
    above = tree.heads[token]
    by = tree.deps[token] == "pobj" and tree.lower[above] == "by" and tree.pos[tree.heads[above]] == "VERB"
    return tree.heads[above] if by else token


def noun_heads(tree: Tree) -> list[int]:
    """The tokens that head a noun phrase, and names that modify a noun ("Chinese" in "Chinese officials")."""
    return [t for t in range(len(tree)) if _heads_phrase(tree, t)]


def _heads_phrase(tree: Tree, token: int) -> bool:
    pos, dep = tree.pos[token], tree.deps[token]
    if pos not in _NOMINAL:
        return False
    if dep in _ARGUMENT:
        return pos in _BARE or tree.kinds[token] != "" or dep in ("nsubj", "nsubjpass", "dobj", "pobj", "conj")
    return (
        dep in ("amod", "compound")
        and tree.kinds[token] in ("NORP", "GPE", "ORG", "PERSON")
        and tree.pos[tree.heads[token]] != "PROPN"
    )


def after_dateline(tree: Tree) -> int:
    """The first token behind a dateline ("OSLO (Agency) -"); 0 where there is none."""
    first = next((t for t, word in enumerate(tree.words[:3]) if word[0].isalnum()), 0) if len(tree) else 0
    if not tree.words or not tree.words[first].isupper() or len(tree.words[first]) < 3:
        return 0
    return next((t + 1 for t, word in enumerate(tree.words[:_DATELINE]) if word in _DASHES), 0)


@remembered
def left_edge(tree: Tree, head: int) -> int:
    """The first token of the premodifiers that stand directly before ``head``."""
    first = head
    for child in reversed([c for c in tree.children[head] if c < head]):
        if tree.deps[child] not in _PREMODIFIER or tree.edges[child][1] != first - 1:
            break
        first = tree.edges[child][0]
    while first < head and tree.pos[first] in ("PUNCT", "CCONJ"):
        first += 1
    return first


def phrase_variants(tree: Tree, head: int) -> dict[str, tuple[int, int]]:
    """The words that the phrase of ``head`` may be said to span: name -> (first token, last token).

    ``core`` ends at the head, ``of`` takes in of-phrases, ``long`` all prepositional phrases, ``apposed`` a
    name set beside it, ``joined`` everything coordinated with it.
    """
    if tree.deps[head] in ("amod", "compound"):
        return {"core": (head, head)}
    first = left_edge(tree, head)
    found = {"core": (first, head)}
    last_of, last_long = _prepositional_ends(tree, head)
    if last_of != head:
        found["of"] = (first, last_of)
    if last_long not in (head, last_of):
        found["long"] = (first, last_long)
    for child in tree.children[head]:
        if child > head and tree.deps[child] == "appos" and not _set_aside(tree, child):
            found["apposed"] = (first, max(_trimmed_end(tree, child), last_long))
            break
    conjuncts = conjoined(tree, head)
    if len(conjuncts) > 1 and conjuncts[0] == head:
        found["joined"] = (first, max(_trimmed_end(tree, conjuncts[-1]), last_long))
    return found


def _prepositional_ends(tree: Tree, head: int) -> tuple[int, int]:
    """The last token of the of-phrases, and of all prepositional phrases, that follow ``head`` directly."""
    last_of = last_long = head
    for child in (c for c in tree.children[head] if c > head):
        dep = tree.deps[child]
        if dep == "prep" and tree.edges[child][0] == last_long + 1:
            end = _trimmed_end(tree, child)
            if tree.lower[child] == "of" and last_long == last_of:
                last_of = end
            last_long = end
        elif dep != "case" and not (dep == "appos" and _bracketed(tree, child)):
            break
    return last_of, last_long


def conjoined(tree: Tree, head: int) -> list[int]:
    """``head`` and what is coordinated with it, further conjuncts included."""
    found = [head]
    for token in found:
        below = (c for c in tree.children[token] if tree.deps[c] == "conj" and c > token)
        found.extend(c for c in below if tree.pos[c] in ("VERB", "AUX") or not _set_aside(tree, c))
    return found


def _set_aside(tree: Tree, token: int) -> bool:
    """Whether a phrase is named as what is not meant: the soldiers of "rebels, not soldiers"."""
    return "not" in (tree.lower[tree.edges[token][0]], tree.lower[max(tree.edges[token][0] - 1, 0)])


def _bracketed(tree: Tree, token: int) -> bool:
    before = tree.edges[token][0] - 1
    return before >= 0 and tree.words[before] == "("


def _trimmed_end(tree: Tree, token: int) -> int:
    """Last token of the subtree of ``token`` without the clauses and coordinations that hang on it."""
    last = token
    for child in tree.children[token]:
        if child < token:
            continue
        dep = tree.deps[child]
        if dep in ("relcl", "acl", "advcl", "punct", "cc", "conj", "parataxis", "ccomp"):
            if dep in ("cc", "conj", "punct") and tree.pos[token] == "PROPN" and dep != "punct":
                last = max(last, _trimmed_end(tree, child))
                continue
            break
        last = max(last, _trimmed_end(tree, child))
    return last
