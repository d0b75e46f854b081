"""Deontic and generic clauses: what must, may or should be done, or is done as a rule, is no event that happened."""

from collections.abc import Iterator

from rashomon.mark.events.arguments import is_party, subject_of
from rashomon.mark.events.status_table import Finding, table
from rashomon.mark.events.syntax import Tree

_VERBAL = frozenset(("VERB", "AUX"))
_PRESENT = ("VBZ", "VBP")
_INFINITIVE_LINKS = frozenset(("xcomp", "acl", "relcl", "ccomp", "advcl", "acomp"))
_JUDGED = ("acomp", "attr", "oprd")


def present(tree: Tree, verb: int) -> bool:
    """Whether a verb stands in the present: "obliges", "are obliged"."""
    words = table().words
    carriers = [c for c in tree.children[verb] if tree.deps[c] in ("aux", "auxpass")] or [verb]
    return tree.tags[carriers[0]] in _PRESENT or tree.lower[carriers[0]] in words["being"]


def is_infinitive(tree: Tree, verb: int) -> bool:
    """Whether "to" stands before a verb."""
    return any(tree.lower[c] == "to" and tree.deps[c] == "aux" for c in tree.children[verb])


def undecided(tree: Tree, token: int, above: int, link: str) -> Finding | None:
    """What an infinitive is below a word of no table: no more than possible, unless the word implies the deed."""
    if link not in _INFINITIVE_LINKS or not is_infinitive(tree, token):
        return None
    if tree.pos[above] in _VERBAL:
        return _under_verb(tree, token, above, link)
    if tree.pos[above] == "ADJ":
        copula = tree.heads[above]
        judged = tree.pos[copula] in _VERBAL and (present(tree, copula) or _impersonal(tree, copula))
        return Finding("hypothetical", (above,)) if judged else None
    if is_party(tree, above) or tree.lemmas[above] in table().words["steps"]:
        return None
    return _duty(tree, above) or Finding("hypothetical", (above,))


def _under_verb(tree: Tree, token: int, above: int, link: str) -> Finding | None:
    words, lemma = table().words, tree.lemmas[above]
    if lemma == "ought" and any(tree.lemmas[c] == "have" for c in tree.children[token]):
        return Finding("negated", (above,))
    judged = [c for c in tree.children[above] if tree.deps[c] in _JUDGED and c < token]
    if _impersonal(tree, above) and lemma not in words["implying"] - {"be"}:
        return Finding("hypothetical", (*judged, above)[:1])
    if link == "advcl" or judged:
        return Finding("hypothetical", (judged[0],)) if judged and present(tree, above) else None
    if lemma in words["binding"]:
        return Finding("hypothetical", (above,)) if present(tree, above) else None
    if lemma == "be":
        subject = subject_of(tree, above)
        return Finding("planned" if subject is not None and is_party(tree, subject) else "hypothetical", (above,))
    return None if lemma in words["implying"] else Finding("hypothetical", (above,))


def _impersonal(tree: Tree, verb: int) -> bool:
    return any(tree.lower[c] in ("it", "there") and tree.deps[c] in ("nsubj", "expl") for c in tree.children[verb])


def _duty(tree: Tree, noun: int) -> Finding | None:
    """A duty or right settles what hangs on it, whether it is there or not."""
    if tree.lemmas[noun] not in table().words["duties"]:
        return None
    return Finding("hypothetical", (noun,), settled=True)


def custom(tree: Tree, verb: int) -> Finding | None:
    """What says that a verb tells of no single occasion: an adverb, a round of dates, a general truth."""
    words, lower = table().words, tree.lower
    for child in tree.children[verb]:
        if tree.deps[child] == "advmod" and lower[child] in words["often"]:
            return Finding("habitual", (child,))
        if tree.deps[child] in ("npadvmod", "advmod"):
            found = _every(tree, child)
            if found:
                return found
        if tree.deps[child] == "npadvmod" or (
            tree.deps[child] == "prep" and tree.lower[child] in ("in", "on", "during")
        ):
            for noun in (child, *tree.children[child]):
                if _recurs(tree, noun):
                    return Finding("habitual", (child, noun))
    return _by_phrase(tree, verb) or _general(tree, verb)


def _every(tree: Tree, child: int) -> Finding | None:
    words = table().words
    for token in (child, *tree.children[child]):
        if tree.lower[token] in words["every"] and token != child:
            return Finding("habitual", (token, child))
        if tree.lower[token] in words["times"] and tree.lower[token + 1 : token + 2] in (["a"], ["per"]):
            return Finding("habitual", (token, token + 1))
    return None


def _recurs(tree: Tree, noun: int) -> bool:
    """Whether a noun names a round of times: "Fridays", "most winters", "in dry years"; not "in recent years"."""
    words = table().words
    if tree.lower[noun] in words["rounds"]:
        return True
    below = [c for c in tree.children[noun] if c < noun]
    if tree.tags[noun] != "NNS" or tree.lemmas[noun] not in words["units"] | words["seasons"]:
        return False
    if any(tree.lower[c] in words["most"] for c in below):
        return True
    kinds = all(tree.deps[c] == "amod" and tree.lower[c] not in words["bygone"] for c in below)
    return kinds and tree.lemmas[noun] in words["seasons"]


def _by_phrase(tree: Tree, verb: int) -> Finding | None:
    """A fixed phrase of the clause of ``verb``: "as a rule", "again and again"."""
    for first, length in _phrases(tree):
        clause = next((t for t in tree.ancestors[first] if tree.pos[t] in _VERBAL), None)
        if clause == verb:
            return Finding("habitual", tuple(range(first, first + length)))
    return None


def _phrases(tree: Tree) -> Iterator[tuple[int, int]]:
    customs = table().customs
    if customs.keys().isdisjoint(tree.lower):
        return
    for start, word in enumerate(tree.lower):
        for phrase in customs.get(word, ()):
            if tuple(tree.lower[start : start + len(phrase)]) == phrase:
                yield start, len(phrase)


def _general(tree: Tree, verb: int) -> Finding | None:
    """A general truth in the present: of whoever does something, or of what happens when something else does."""
    if not present(tree, verb) or any(tree.tags[c] == "MD" for c in tree.children[verb]):
        return None
    for child in tree.children[verb]:
        if tree.deps[child] in ("nsubj", "nsubjpass") and _any_who(tree, child):
            return Finding("habitual", (child,))
        if tree.deps[child] == "advcl":
            when = next((c for c in tree.children[child] if tree.lower[c] in ("when", "whenever")), None)
            named = any(tree.pos[t] == "PROPN" and tree.kinds[t] != "" for t in range(len(tree)))
            if when is not None and not named and present(tree, child) and tree.tags[child] != "VBG":
                return Finding("habitual", (when,))
    return None


def _any_who(tree: Tree, noun: int) -> bool:
    """Whether a bare plural is narrowed by a clause in the present: "judges who take bribes"."""
    below = tree.children[noun]
    if tree.lower[noun] in table().words["whoever"]:
        return True
    bare = tree.tags[noun] == "NNS" and not any(tree.deps[c] in ("det", "poss", "nummod", "amod") for c in below)
    clauses = [c for c in below if tree.deps[c] == "relcl"]
    return bare and any(tree.tags[c] in _PRESENT for c in clauses)


def indefinite(tree: Tree, noun: int) -> bool:
    """Whether no certain event is meant: "a visit", "strikes"."""
    before = [c for c in tree.children[noun] if tree.deps[c] in ("det", "poss", "nummod")]
    return all(tree.lower[c] in ("a", "an") for c in before) and (bool(before) or tree.tags[noun] == "NNS")


def truth(tree: Tree, noun: int) -> Finding | None:
    """A general truth about events of a kind, in the present and with nobody named: "Wars ruin farmers"."""
    verb, known = tree.heads[noun], table()
    if tree.deps[noun] != "nsubj" or tree.tags[verb] not in _PRESENT or tree.lower[-1] not in (".", "”"):
        return None
    if not indefinite(tree, noun):
        return None
    first, last = tree.edges[noun]
    told = tree.lemmas[verb] in known.verbs or tree.lemmas[verb] in known.words["light"] | known.words["happens"]
    named = any(tree.pos[t] == "PROPN" for t in range(first, last + 1))
    return None if told or named else Finding("habitual", (noun, verb))
