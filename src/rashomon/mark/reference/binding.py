"""Whom a pronoun cannot mean, by grammar: "Lee praised her" is not Lee, "he said Lee had won" is not Lee."""

from collections.abc import Iterator, Mapping

from spacy.tokens import Token

from rashomon.model import Mention

_FAR = 300  # words of a clause that are looked through
_DEEP = 40  # steps up a parse
_SUBJECTS = frozenset({"nsubj", "nsubjpass"})
_ARGUMENTS = frozenset({"nsubj", "nsubjpass", "dobj", "dative", "iobj", "agent", "prep", "pobj", "conj", "appos"})
_OBJECTS = frozenset({"dobj", "dative", "iobj", "pobj"})


def bound(token: Token, named: Mapping[int, Mention]) -> set[str]:
    """The names that a pronoun or a description cannot stand for; ``named`` holds the mentions by their heads."""
    if token.dep_ in _SUBJECTS:
        clauses = [child for child in token.head.children if child.dep_ == "ccomp"]
        return _names([i for verb in (token.head, *clauses) for i in _arguments(verb)], named)
    if token.dep_ in _OBJECTS:
        verb = token.head
        while verb.pos_ in {"ADP", "SCONJ"} and verb.head.i != verb.i:
            verb = verb.head
        return _names(_arguments(verb), named)
    return set()


def unlikely(token: Token, named: Mapping[int, Mention]) -> set[str]:
    """The names that a subject seldom stands for: those further down in what it says or does."""
    if token.dep_ not in _SUBJECTS:
        return set()
    verb, doc = token.head, token.doc
    first, last = verb.left_edge.i, verb.right_edge.i
    near = (doc[i] for i in range(first, min(last + 1, first + _FAR)) if i in named)
    below = [t for t in near if t.i == verb.i or verb.is_ancestor(t)]
    return _names([t.i for t in below if t.i > token.i or _in_content(t, verb)], named)


def _names(indices: list[int], named: Mapping[int, Mention]) -> set[str]:
    return {named[i].name for i in indices if i in named}


def _arguments(verb: Token) -> list[int]:
    """The heads of the subject, the objects and the phrases of one verb."""
    return [i for child in verb.children if child.dep_ in _ARGUMENTS and child.dep_ != "conj" for i in _heads(child)]


def _heads(token: Token) -> Iterator[int]:
    yield token.i
    for child in token.children:
        if child.dep_ in {"pobj", "conj", "appos"}:
            yield from _heads(child)


def _in_content(token: Token, verb: Token) -> bool:
    """Whether a word belongs to the clause that is the object of a verb, wherever that stands."""
    for _ in range(_DEEP):
        if token.head.i in {token.i, verb.i}:
            break
        token = token.head
    return token.dep_ == "ccomp" and token.head.i == verb.i
