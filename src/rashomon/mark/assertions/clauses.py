"""Clauses of a sentence: which words head one, and which words are its own."""

from rashomon.mark.events import Tree

_VERBAL = frozenset(("VERB", "AUX"))
_OF_ITS_OWN = frozenset(("ccomp", "advcl", "relcl", "acl", "parataxis", "csubj", "pcomp", "dep"))
_SUBJECTS = frozenset(("nsubj", "nsubjpass"))
_AROUND = frozenset(("PUNCT", "CCONJ", "SPACE"))


def clauses(tree: Tree) -> dict[int, list[int]]:
    """The clauses of a sentence, in text order: the word that heads each, and the words that are in no clause below it.

    Every word belongs to one clause; a sentence without a verb is one clause.
    """
    heads = {token for token in range(len(tree)) if _heads_clause(tree, token)}
    found: dict[int, list[int]] = {head: [] for head in sorted(heads)}
    for token in range(len(tree)):
        found[next(above for above in tree.ancestors[token] if above in heads)].append(token)
    return {head: kept for head, own in found.items() if (kept := _trimmed(tree, own))}


def _heads_clause(tree: Tree, token: int) -> bool:
    if tree.heads[token] == token:
        return True
    link = tree.deps[token]
    if tree.pos[token] in _VERBAL:
        return link in _OF_ITS_OWN or (link == "conj" and tree.pos[tree.heads[token]] in _VERBAL)
    clausal = link == "conj" or link in _OF_ITS_OWN
    return clausal and any(tree.deps[child] in _SUBJECTS for child in tree.children[token])


def _trimmed(tree: Tree, own: list[int]) -> list[int]:
    """The words without the marks and conjunctions at either end."""
    words = [place for place, token in enumerate(own) if tree.pos[token] not in _AROUND]
    return own[words[0] : words[-1] + 1] if words else []
