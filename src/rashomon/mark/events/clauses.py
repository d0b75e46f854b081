"""Clauses: what a verb's own auxiliaries, adverbs, negation and tense say of the event it names."""

from rashomon.mark.events.deontic_and_generic import custom
from rashomon.mark.events.status_table import Finding, table
from rashomon.mark.events.syntax import Tree, remembered

_VERBAL = frozenset(("VERB", "AUX"))


@remembered
def clause(tree: Tree, verb: int) -> Finding | None:
    """What a verb's own auxiliaries, adverbs and conjunctions say; None for a dependent infinitive or participle."""
    children = tree.children[verb]
    if tree.deps[verb] == "conj" and not any(tree.deps[c] in ("aux", "nsubj", "nsubjpass") for c in children):
        head = tree.heads[verb]
        if tree.pos[head] in _VERBAL and tree.tags[head] == tree.tags[verb] and tree.tags[verb] in ("VB", "VBG", "VBN"):
            return clause(tree, head)
    aux = [c for c in children if tree.deps[c] in ("aux", "auxpass")]
    said = {tree.lower[c]: c for c in aux}
    negation = next((c for c in children if tree.deps[c] == "neg" or tree.lower[c] in ("never", "neither")), None)
    return (
        _condition(tree, verb)
        or _denial(tree, verb, said, negation)
        or _possibility(tree, verb, said)
        or custom(tree, verb)
        or _tense(tree, verb, said)
    )


def _denial(tree: Tree, verb: int, said: dict[str, int], negation: int | None) -> Finding | None:
    words = table().words
    for child in tree.children[verb]:
        if tree.deps[child] in ("nsubj", "nsubjpass", "dobj"):
            nobody = next((t for t in (child, *tree.children[child]) if tree.lower[t] in words["nobody"]), None)
            if nobody is not None:
                return _forbidden(said, nobody) or Finding("negated", (nobody,))
    if negation is None:
        return None
    without = next((c for c in tree.children[verb] if tree.lower[c] == "without"), None)
    if tree.lower[negation] == "never" and without is not None and not said:
        return Finding("habitual", (negation, without))
    forbidden = _forbidden(said, negation)
    if forbidden:
        return forbidden
    future = [c for form, c in said.items() if form in words["future"] or form == "would"]
    if future:
        return Finding("refused", (*future, negation))
    first = _first_person(tree, verb)
    quoted = tree.deps[verb] == "ccomp" and tree.lemmas[tree.heads[verb]] in words["saying"]
    return Finding("denied" if first and quoted else "negated", (*said.values(), negation))


def _forbidden(said: dict[str, int], negation: int) -> Finding | None:
    """A ban ("must not", "no one may") says nothing of what was done."""
    modal = next((c for form, c in said.items() if form in table().words["norms"]), None)
    return None if modal is None or "have" in said else Finding("hypothetical", (modal, negation))


def _condition(tree: Tree, verb: int) -> Finding | None:
    words = table().words
    for token in tree.ancestors[verb]:
        if tree.deps[token] not in ("advcl", "ccomp", "xcomp", "conj", "ROOT", "acl") and token != verb:
            return None
        for child in tree.children[token]:
            if tree.deps[child] in ("mark", "advmod") and tree.lower[child] in words["conditions"]:
                return Finding("hypothetical", (child,))
        if tree.deps[token] not in ("xcomp", "conj"):
            return None
    return None


def _possibility(tree: Tree, verb: int, said: dict[str, int]) -> Finding | None:
    words = table().words
    for form, child in said.items():
        if form in ("should", "ought") and "have" in said:
            return Finding("negated", (child, said["have"]))
        if form in words["possible"] or (form == "shall" and not _first_person(tree, verb)):
            return Finding("hypothetical", (child,))
    for child in tree.children[verb]:
        if tree.deps[child] == "advmod" and tree.lower[child] in words["allegedly"]:
            return Finding("alleged", (child,))
        if tree.lower[child] == "better" and "had" in said:
            return Finding("hypothetical", (said["had"], child))
        if tree.deps[child] == "advmod" and tree.lower[child] in words["perhaps"]:
            return Finding("hypothetical", (child,))
    return None


def _first_person(tree: Tree, verb: int) -> bool:
    return any(tree.lower[c] in ("i", "we") and tree.deps[c] == "nsubj" for c in tree.children[verb])


def _tense(tree: Tree, verb: int, said: dict[str, int]) -> Finding | None:
    """Status by tense and aspect alone."""
    words = table().words
    for form, child in said.items():
        if form in words["future"]:
            return Finding("planned", (child,))
    if "would" in said:
        return _would(tree, verb, said["would"])
    tag = tree.tags[verb]
    if "to" in said or (tag == "VB" and not said):
        return Finding("planned", (said["to"],)) if tree.deps[verb] == "ROOT" and "to" in said else None
    soon = next(
        (t for c in tree.children[verb] for t in (c, *tree.children[c]) if tree.lower[t] in words["tomorrow"]), None
    )
    present = not said or {"is", "are", "'s", "'re", "am"} & said.keys()
    if soon is not None and present and tag in ("VBZ", "VBP", "VBG") and tree.deps[soon] != "mark":
        return Finding("planned", (verb, soon))
    if tag == "VBG":
        if {"is", "are", "am", "'s", "'re", "’s", "’re"} & said.keys() or "been" in said:
            return Finding("ongoing", tuple(said.values()))
        if not said:
            return None
    return Finding("occurred", (*said.values(), verb))


def _would(tree: Tree, verb: int, would: int) -> Finding:
    words = table().words
    conditional = any(word in words["conditions"] - {"should", "whether"} for word in tree.lower)
    reported = tree.deps[verb] in ("ccomp", "conj") and any(
        tree.lemmas[t] in words["saying"] or tree.lemmas[t] in table().verbs for t in tree.ancestors[verb][1:]
    )
    return Finding("planned" if reported and not conditional else "hypothetical", (would,))
