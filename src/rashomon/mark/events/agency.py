"""Agency: who did what a verb says and to whom, by the grammar of its own clause, whoever else stands near it."""

from dataclasses import dataclass

from rashomon.mark.events.arguments import objects_of, subject_of
from rashomon.mark.events.status_table import table
from rashomon.mark.events.syntax import Tree, conjoined

_SUBJECTS = ("nsubj", "nsubjpass", "csubj")


@dataclass(frozen=True, slots=True)
class Agency:
    """The heads of the doer and of whom it is done to; None where the clause does not say."""

    agent: int | None
    patient: int | None
    passive: bool


def agency(tree: Tree, verb: int) -> Agency:
    """Who a verb says did it and to whom: of a passive the ``by`` phrase or nobody, else its own subject."""
    if is_passive(tree, verb):
        return Agency(_by(tree, verb), _undergoing(tree, verb), passive=True)
    objects = [c for c in tree.children[verb] if tree.deps[c] == "dobj"]
    patient = next((c for c in objects if tree.lower[c] != "that"), objects[0] if objects else None)
    return Agency(subject_of(tree, verb), patient, passive=False)


def is_passive(tree: Tree, verb: int) -> bool:
    """Whether a verb tells what was done to its subject: "was shot", "had been held and beaten", "those killed"."""
    if any(tree.deps[c] in ("nsubjpass", "auxpass") for c in tree.children[verb]):
        return True
    if tree.tags[verb] not in ("VBN", "VBD") or any(tree.deps[c] in (*_SUBJECTS, "dobj") for c in tree.children[verb]):
        return False
    if tree.deps[verb] == "acl":
        return tree.tags[verb] == "VBN" or bool(_by(tree, verb))
    partner = tree.heads[verb]
    aux = any(tree.deps[c] == "aux" for c in tree.children[verb])
    return tree.deps[verb] == "conj" and not aux and partner != verb and _shares(tree, partner, verb)


def _shares(tree: Tree, partner: int, verb: int) -> bool:
    """Whether a coordinated participle takes over the passive before it: "was arrested and beaten by guards"."""
    return tree.pos[partner] == "VERB" and is_passive(tree, partner) and tree.tags[verb] in ("VBN", "VBD")


def _by(tree: Tree, verb: int) -> int | None:
    """The object of ``by``; of verbs that share one it hangs on the last."""
    for one in (verb, *(c for c in conjoined(tree, verb)[1:] if tree.tags[c] == "VBN")):
        found = next(objects_of(tree, one, ("by",)), None)
        if found is not None:
            return found
    return None


def _undergoing(tree: Tree, verb: int) -> int | None:
    own = next((c for c in tree.children[verb] if tree.deps[c] in _SUBJECTS), None)
    if own is not None:
        relative = tree.tags[own] in ("WDT", "WP") and tree.deps[verb] == "relcl"
        return tree.heads[verb] if relative else own
    if tree.deps[verb] in ("acl", "relcl"):
        return tree.heads[verb]
    if tree.deps[verb] == "conj":
        return _undergoing(tree, tree.heads[verb])
    return subject_of(tree, verb)


def within(tree: Tree, token: int, head: int) -> bool:
    """Whether a token belongs to the phrase of ``head``, what is coordinated with it included."""
    first, last = tree.edges[head]
    return first <= token <= last


def reports(tree: Tree, head: int) -> bool:
    """Whether a phrase is the subject of a verb of saying that has a clause of its own to tell."""
    verb = tree.heads[head]
    telling = tree.pos[verb] == "VERB" and tree.lemmas[verb] in table().words["saying"]
    return telling and tree.deps[head] in _SUBJECTS
