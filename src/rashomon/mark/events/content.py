"""What an agreement, a refusal, a plan or a cancellation is about, and the noun that names what a light verb does."""

from rashomon.mark.events.arguments import objects_of
from rashomon.mark.events.deontic_and_generic import is_infinitive
from rashomon.mark.events.features import Sentence
from rashomon.mark.events.lexicon import Pattern
from rashomon.mark.events.status_table import table
from rashomon.mark.events.syntax import Tree
from rashomon.mark.events.words import word_lists

_STEPS = 4
_COMPLEMENTS = frozenset(("xcomp", "ccomp", "dobj", "acl", "acomp", "attr", "oprd"))
_BRIDGES = frozenset(("to", "on", "for", "of", "in"))
_OUTER = frozenset(("AGREE", "REJECT"))
_INVITING = ("REQUEST", "meet")  # type and mode of patterns whose event is the meeting asked for


def content_of(sentence: Sentence, trigger: int, kind: str) -> tuple[int, Pattern | None]:
    """The word for what is agreed to or refused, and its pattern; ``trigger`` itself for events of other types."""
    patterns = sentence.patterns[trigger]
    own = patterns[0] if patterns else None
    outer = next((p for p in patterns if p.type in _OUTER or (p.type, p.mode) == _INVITING), None)
    if kind == "COOPERATE" and outer is None and own is not None and own.type == kind:
        outer = own
    if sentence.tree.lemmas[trigger] in word_lists()["thwarting"]:
        return trigger, next((p for p in patterns if p.type == kind), own)
    if outer is not None and (kind in _OUTER or kind == outer.type):
        return _below(sentence, trigger) or (trigger, outer)
    fitting = next((p for p in patterns if p.type == kind), own)
    noun = named_by_object(sentence, trigger, fitting)
    return (trigger if noun is None else noun), fitting


def _below(sentence: Sentence, outer: int) -> tuple[int, Pattern | None] | None:
    """The nearest event below an outer word: one of the pattern files, else a plain infinitive."""
    tree, level = sentence.tree, [outer]
    plain: int | None = None
    carriers = table().carriers["offers"] | table().carriers["plans"]
    for _ in range(_STEPS):
        level = [t for token in level for t in _complements(tree, token)]
        for token in level:
            found = next((p for p in sentence.patterns[token] if p.type not in (*_OUTER, "STATEMENT")), None)
            if found and tree.lemmas[token] not in carriers:
                noun = named_by_object(sentence, token, found)
                return (token if noun is None else noun), found
            if plain is None and tree.pos[token] == "VERB" and tree.deps[token] in ("xcomp", "acl", "ccomp", "advcl"):
                plain = token
    return None if plain is None else (plain, None)


def _complements(tree: Tree, token: int) -> list[int]:
    """What hangs on an outer or a light word; the object of any other verb is no event of its own."""
    known = table()
    handing = (known.words["light"], known.verbs, known.carried, word_lists()["undertaking"])
    if tree.pos[token] == "VERB" and not any(tree.lemmas[token] in words for words in handing):
        return []
    found = _relative(tree, token)
    for child in tree.children[token]:
        complement = tree.deps[child] in _COMPLEMENTS or (tree.deps[child] == "advcl" and is_infinitive(tree, child))
        if (complement and child > token) or tree.deps[child] == "nsubjpass":
            found.append(child)
        elif tree.deps[child] == "prep" and tree.lower[child] in _BRIDGES:
            found.extend(c for c in tree.children[child] if tree.deps[c] in ("pobj", "pcomp"))
    return found


def _relative(tree: Tree, verb: int) -> list[int]:
    """What the noun of a relative clause is said to be: "one thing they agreed on was the need to meet"."""
    noun = tree.heads[verb]
    if (
        tree.deps[verb] != "relcl"
        or tree.deps[noun] != "nsubj"
        or any(tree.deps[c] == "dobj" for c in tree.children[verb])
    ):
        return []
    return [c for c in tree.children[tree.heads[noun]] if tree.deps[c] == "attr"]


def named_by_object(sentence: Sentence, verb: int, pattern: Pattern | None) -> int | None:
    """The object that names the event where the verb is light: "talks" in "held talks", "held two days of talks"."""
    tree = sentence.tree
    if pattern is None or not pattern.kind or tree.pos[verb] != "VERB":
        return None
    objects = [c for c in tree.children[verb] if tree.deps[c] in ("dobj", "nsubjpass")]
    objects += [o for c in objects if tree.lemmas[c] in word_lists()["portions"] for o in objects_of(tree, c, ("of",))]
    for child in objects:
        if tree.lemmas[child] in pattern.words and any(p.kind == pattern.kind for p in sentence.patterns[child]):
            return child
    return None
