"""Vetoes: pairs that the models propose and grammar rules out, and words that cannot name the event."""

from rashomon.mark.events.arguments import agent_of, is_party, subject_of
from rashomon.mark.events.features import Path, Sentence
from rashomon.mark.events.lexicon import Pattern
from rashomon.mark.events.syntax import conjoined, left_edge

_CONTENT = ("VERB", "NOUN", "ADJ")
_EMPTY = frozenset(("be", "do", "get", "give", "have", "make", "say", "take", "treat"))  # name nothing by themselves
_AGAINST = 0.1  # the least margin of a type that contradicts a word for a meeting or visit
_FORCE = ("ASSAULT", "COERCE", "SANCTION")
_PLACING = ("near", "off", "outside", "over")
_MUST = frozenset(("must", "should", "ought", "need", "needs"))


def ruled_out(
    sentence: Sentence, source: int, target: int, path: Path, named: tuple[int, Pattern | None], certainty: float
) -> bool:
    """Whether an event between the two cannot be; ``named``: its word and pattern, ``certainty``: of its type."""
    trigger, pattern = named
    if not _names_party(sentence, source, target) or _strays(sentence, trigger, pattern, target, path):
        return True
    if _done_by_another(sentence, trigger, source) or _suffers(sentence, trigger, pattern, source):
        return True
    if pattern is not None or demands(sentence, trigger):
        return False
    return _both_undertake(sentence, trigger, source, target) or not _may_name(sentence, trigger, certainty)


def demands(sentence: Sentence, trigger: int) -> bool:
    """Whether a word of mere speech says what must be done: "the envoy said that the town must open its gates"."""
    tree = sentence.tree
    said = (c for c in tree.children[trigger] if tree.deps[c] == "ccomp")
    must = any(tree.lower[t] in _MUST for verb in said for t in (verb, *tree.children[verb]))
    return must and only_says(sentence, trigger)


def _names_party(sentence: Sentence, *heads: int) -> bool:
    """Whether one of the phrases is a party or holds a name: "competition requires diplomacy" has no such side."""
    tree = sentence.tree
    inside = [t for head in heads for t in range(left_edge(tree, head), head + 1)]
    return any(is_party(tree, head) for head in heads) or any(tree.pos[t] == "PROPN" or tree.kinds[t] for t in inside)


def snubs(sentence: Sentence, trigger: int) -> bool:
    """Whether a word can only mean that somebody would not meet another: rare, and unmistakable."""
    patterns = sentence.patterns[trigger]
    return len(patterns) == 1 and (patterns[0].type, patterns[0].mode) == ("REJECT", "meet")


def calls_on(sentence: Sentence, trigger: int) -> bool:
    """Whether a word and its preposition or particle ask somebody to do something: "called on the guild to pay"."""
    first = sentence.patterns[trigger][:1]
    asks = bool(first) and first[0].type == "REQUEST" and first[0].size > 1
    below = sentence.tree.children[trigger]
    on = any(sentence.tree.lower[c] in ("on", "upon", "for") and sentence.tree.deps[c] == "prep" for c in below)
    return asks and on and any(sentence.tree.deps[c] in ("xcomp", "advcl") for c in below)


def _both_undertake(sentence: Sentence, trigger: int, source: int, target: int) -> bool:
    """Whether the two promise or refuse something side by side: that is no deed of one to the other."""
    undertaking = any(p.type in ("AGREE", "REJECT") for p in sentence.patterns[trigger][:1])
    together = conjoined(sentence.tree, min(source, target))
    return undertaking and max(source, target) in together


def _strays(sentence: Sentence, trigger: int, pattern: Pattern | None, target: int, path: Path) -> bool:
    """Whether grammar rules out that a meeting or visit leads to ``target``.

    It is the one who goes ("as the envoy was heading to the port"), or belongs to the next verb ("landed and met him").
    """
    tree = sentence.tree
    if pattern is None or pattern.type != "CONSULT" or tree.pos[trigger] != "VERB":
        return False
    if pattern.kind == "visit" and subject_of(tree, trigger) == target:
        return True
    further = (t for t in path.down[:-1] if t != trigger and tree.deps[t] == "conj" and tree.pos[t] == "VERB")
    return any(trigger in tree.ancestors[t] for t in further)


def _done_by_another(sentence: Sentence, trigger: int, source: int) -> bool:
    """Whether a noun names its doer, and it is not ``source``: "the row followed the arrest of a poet by guards"."""
    tree = sentence.tree
    agent = agent_of(tree, trigger) if tree.pos[trigger] == "NOUN" else None
    return agent is not None and source not in conjoined(tree, agent)


def _suffers(sentence: Sentence, trigger: int, pattern: Pattern | None, source: int) -> bool:
    """Whether ``source`` is the one to whom it is done, or the place: "a drone was shot down off the island"."""
    tree = sentence.tree
    if pattern is None or pattern.type not in _FORCE or tree.pos[trigger] != "VERB":
        return False
    passive = [c for c in tree.children[trigger] if tree.deps[c] == "nsubjpass"]
    above = tree.heads[source]
    placed = tree.deps[source] == "pobj" and tree.lower[above] in _PLACING and tree.heads[above] == trigger
    return bool(passive) and (placed or any(source in conjoined(tree, subject) for subject in passive))


def _may_name(sentence: Sentence, trigger: int, certainty: float) -> bool:
    """Whether a word that fits no pattern of the type may name the event: a content word, and no meeting or visit."""
    patterns = sentence.patterns[trigger]
    meets = bool(patterns) and patterns[0].type == "CONSULT"
    empty = sentence.tree.lemmas[trigger] in _EMPTY
    return sentence.tree.pos[trigger] in _CONTENT and not empty and (not meets or certainty >= _AGAINST)


def is_encounter(sentence: Sentence, head: int) -> bool:
    """Whether a noun names a meeting or visit, which can be no actor."""
    if sentence.tree.pos[head] != "NOUN":
        return False
    return any(p.type == "CONSULT" and p.kind in ("meeting", "call", "visit", "host") for p in sentence.patterns[head])


def only_says(sentence: Sentence, trigger: int) -> bool:
    """Whether a word tells of mere speech."""
    patterns = sentence.patterns[trigger]
    return bool(patterns) and all(pattern.type == "STATEMENT" for pattern in patterns)
