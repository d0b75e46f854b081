"""One-sided events: what is done to a party or a thing, told by a verb or a noun that names one type of event only."""

from collections.abc import Iterator

from rashomon.mark.events.agency import agency
from rashomon.mark.events.arguments import Roles, agent_of, is_party, is_place, objects_of, patient_of
from rashomon.mark.events.deontic_and_generic import is_infinitive
from rashomon.mark.events.draft import Draft, Words
from rashomon.mark.events.dyads import Coder
from rashomon.mark.events.features import Sentence
from rashomon.mark.events.lexicon import Pattern
from rashomon.mark.events.senses import word_class
from rashomon.mark.events.status import status_of
from rashomon.mark.events.status_table import Finding, table
from rashomon.mark.events.syntax import Tree, left_edge, phrase_variants
from rashomon.mark.events.words import word_lists

_DEEDS = frozenset(("ASSAULT", "COERCE", "SANCTION", "AID", "ACCUSE", "RETREAT", "PROTEST", "MOBILIZE", "THREATEN"))
_ALONE = frozenset(("AGREE", "PROTEST", "MOBILIZE", "RETREAT", "STATEMENT"))  # need nobody to whom they are done
_MEETING = frozenset((("REJECT", "meet"), ("REQUEST", "meet")))
_NOMINAL = frozenset(("ASSAULT", "COERCE", "SANCTION", "RETREAT"))
_NAMED = frozenset(("PERSON", "ORG", "GPE", "NORP"))
_GROUNDS = frozenset(("over", "for", "of", "in", "with", "after", "by", "to", "about", "at"))
_AIMS = ("at", "on", "against", "into", "upon", "toward", "towards")
_LIGHTER = ("ACCUSE", "AID", "SANCTION", "MOBILIZE", "PROTEST", "THREATEN", "STATEMENT", "AGREE")  # not force
_OPEN = ("hypothetical", "planned", "agreed", "invited")
_EVENTS = ("invited", "cancelled", "postponed", "refused")


def one_sided_events(sentence: Sentence, models: Coder, used: set[int]) -> Iterator[Draft]:
    """Events of one side that no dyad covers; ``used`` holds the words that name events already and grows."""
    tree = sentence.tree
    for token, fitting in enumerate(sentence.patterns):
        patterns = _told_apart(sentence, token, fitting)
        if token in used or not _is_deed(patterns) or any(t in used for t in _named_below(tree, token)):
            continue
        if tree.pos[token] == "NOUN" and any(t in used for t in _above(tree, token)) and not _stands_apart(tree, token):
            continue
        roles = _roles(sentence, token, patterns[0])
        if roles is None:
            continue
        named = tuple(t for t in roles.recipients if tree.lemmas[t] in patterns[0].words)
        aimed = (
            _aimed_at(sentence, token) if patterns[0].type == "ASSAULT" and set(named) == set(roles.recipients) else ()
        )
        if named and patterns[0].type in _LIGHTER and patterns[0].type not in _ALONE:
            continue
        finding = pattern_status(tree, token, patterns[0])
        below = any(t in used for t in tree.ancestors[token][1:])
        aim = tree.pos[token] == "VERB" and is_infinitive(tree, token)
        if below and (aim or finding.status in _OPEN or patterns[0].type in _LIGHTER):
            continue  # it is what another event is about or for: "threatened to shell the fort", "met to end the war"
        used.add(token)
        yield Draft(
            sentence=sentence,
            trigger=token,
            type=patterns[0].type,
            pattern=patterns[0],
            finding=finding,
            actors=_marked(sentence, models, roles.actors, "A", token),
            recipients=_marked(
                sentence, models, aimed or tuple(t for t in roles.recipients if t not in named), "B", token
            ),
        )


def pattern_status(tree: Tree, token: int, pattern: Pattern) -> Finding:
    """The status; a word that invites, refuses or cancels without naming what is itself the evidence."""
    finding = status_of(tree, token)
    if finding.status == "occurred" and pattern.mode in ("meet", "cancel"):
        for governor in table().verbs.get(tree.lemmas[token], ()):
            if governor.status in _EVENTS and not governor.particle:
                return Finding(governor.status, (token,))
    return finding


def _told_apart(sentence: Sentence, token: int, patterns: tuple[Pattern, ...]) -> tuple[Pattern, ...]:
    """Of a verb of violence or of words the violence, where fighters or no names are its parties.

    "Gunmen attacked a station", "he attacked a guard"; not "The senator attacked Brandt".
    """
    violent = tuple(p for p in patterns if p.type == "ASSAULT")
    tree = sentence.tree
    if len(patterns) < 2 or not violent or tree.pos[token] != "VERB":
        return patterns
    said = agency(tree, token)
    armed = said.agent is not None and tree.lemmas[said.agent] in word_class("armed")
    touched = said.patient is not None and tree.pos[said.patient] == "NOUN" and (armed or _met(tree, said.patient))
    return violent[:1] if armed or touched or said.patient is None else patterns


def _roles(sentence: Sentence, token: int, pattern: Pattern) -> Roles | None:
    """Who did it and to whom; None where too little of it is named for an event."""
    tree = sentence.tree
    if tree.pos[token] == "VERB":
        roles = _by_verb(sentence, token, pattern.type)
        if roles.actors:
            alone = pattern.type in _ALONE or (pattern.type == "ASSAULT" and patient_of(tree, token) is None)
            whole = bool(roles.recipients) or alone
            if roles.recipients and (pattern.type == "ASSAULT" or tree.lemmas[token] in word_lists()["personal"]):
                return roles
            if alone and tree.lemmas[token] in word_lists()["striking"]:
                return roles
            return roles if any(_met(tree, t) for t in roles.recipients) or (pattern.size > 1 and whole) else None
        return roles if any(_is_named(tree, t) for t in roles.recipients) else None
    if tree.pos[token] != "NOUN" or pattern.type not in _NOMINAL:
        return None
    return _by_noun(sentence, token)


def _aimed_at(sentence: Sentence, verb: int) -> tuple[int, ...]:
    """Whom a blow without an object is aimed at: "fired three rockets at the fort", "launched an offensive against"."""
    tree = sentence.tree
    holders = (verb, *(c for c in tree.children[verb] if tree.deps[c] in ("dobj", "nsubjpass")))
    found = (t for holder in holders for t in objects_of(tree, holder, _AIMS) if t in sentence.ranks and _met(tree, t))
    return tuple(found)[:1]


def _named_below(tree: Tree, token: int) -> Iterator[int]:
    """What may name the same event as the word it hangs on; not a further deed ("stormed the fort, killing two")."""
    return (c for c in tree.children[token] if tree.deps[c] not in ("advcl", "conj", "relcl", "acl"))


def _above(tree: Tree, noun: int) -> tuple[int, ...]:
    """What a noun hangs on, up to the verb of its clause: where that names an event, the noun says what it is about."""
    above = tree.ancestors[noun][1:]
    verb = next((place for place, token in enumerate(above) if tree.pos[token] in ("VERB", "AUX")), len(above))
    return above[: verb + 1]


def _stands_apart(tree: Tree, noun: int) -> bool:
    """Whether a noun with a victim of its own is but the ground of the verb: "held over the killing of Roe"."""
    ground = tree.deps[noun] == "pobj" and tree.lower[tree.heads[noun]] in _GROUNDS and tree.lower[noun].endswith("ing")
    return ground or agent_of(tree, noun) is not None


def _by_verb(sentence: Sentence, verb: int, kind: str) -> Roles:
    """The parties of a verb; without a known actor only a passive does, and violence that a thing does to somebody."""
    tree, said = sentence.tree, agency(sentence.tree, verb)
    actor, patient = said.agent, said.patient if said.passive else patient_of(sentence.tree, verb)
    violent, lemma = kind == "ASSAULT", tree.lemmas[verb]
    human = kind == "AGREE" or lemma in word_lists()["personal"] or (violent and lemma in word_lists()["striking"])
    if actor not in sentence.ranks or not _acts(tree, actor, human=human, passive=said.passive):
        actor = None
    relative = tree.deps[verb] in ("relcl", "acl") and not violent
    told = said.passive and not relative and patient is not None and tree.pos[patient] != "PRON"
    harmed = violent and patient is not None and (human or _is_named(tree, patient))
    if patient not in sentence.ranks or (actor is None and not told and not harmed):
        patient = None
    return Roles(() if actor is None else (actor,), () if patient is None else (patient,))


def _acts(tree: Tree, actor: int | None, *, human: bool, passive: bool) -> bool:
    """Whether a subject can have done it; of a deed that only people do, whatever common noun names them."""
    if actor is None:
        return False
    return is_party(tree, actor) or (passive and _is_named(tree, actor)) or (human and tree.pos[actor] == "NOUN")


def _by_noun(sentence: Sentence, noun: int) -> Roles | None:
    """The parties of a noun whose victim is named: "the shooting down of a Karland balloon by the navy"."""
    tree = sentence.tree
    patient = next(objects_of(tree, noun, ("of",)), None)
    agent = agent_of(tree, noun)
    owner = next((c for c in tree.children[noun] if tree.deps[c] == "poss"), None)
    if patient is None and tree.lemmas[noun] in word_lists()["suffered"]:  # "the envoy's arrest by guards"
        patient, owner = owner, None
    if patient not in sentence.ranks or not (_has_name(tree, patient) or _suffers(tree, noun, patient, agent)):
        return None
    acting = owner if agent is None else agent
    known = acting in sentence.ranks and _is_named(tree, acting)
    return Roles((acting,) if known and acting is not None else (), (patient,))


def _suffers(tree: Tree, noun: int, patient: int, agent: int | None) -> bool:
    """Whether an of-phrase names to whom it was done: the doer is named beside it, or the noun is a verb's own."""
    if agent is not None:
        return _met(tree, patient)
    site = tree.lemmas[patient] in word_lists()["sites"] and tree.lower[noun].endswith("ing")
    suffered = tree.lower[noun].endswith("ing") or tree.lemmas[noun] in word_lists()["suffered"]
    return site or (suffered and is_party(tree, patient))


def _is_deed(patterns: tuple[Pattern, ...]) -> bool:
    """Whether a word names one type of event only; of mere speech or an agreement, more than one word says so."""
    if len(patterns) != 1:
        return False
    kind, mode = patterns[0].type, patterns[0].mode
    sealed = kind == "AGREE" and patterns[0].kind == "agreement"
    several = patterns[0].size > 1 and (kind == "STATEMENT" or sealed)  # "issued a statement", "struck a deal"
    return several or kind in _DEEDS or (kind, mode) in _MEETING


def _is_named(tree: Tree, head: int) -> bool:
    """Whether a phrase is a party, or holds a name: "a Karland fighter jet"."""
    return is_party(tree, head) or _has_name(tree, head)


def _has_name(tree: Tree, head: int) -> bool:
    words = range(left_edge(tree, head), head + 1)
    return any(tree.pos[t] == "PROPN" or tree.kinds[t] in _NAMED for t in words)


def _met(tree: Tree, head: int) -> bool:
    return _is_named(tree, head) or is_place(tree, head)


def _marked(sentence: Sentence, models: Coder, heads: tuple[int, ...], role: str, trigger: int) -> tuple[Words, ...]:
    """The words of the phrases; of what is done to somebody by a noun the bare ones ("of a balloon over the bay")."""
    if sentence.tree.pos[trigger] == "NOUN":
        return tuple((t, phrase_variants(sentence.tree, t)["core"]) for t in heads)
    return tuple((t, models.words_of(sentence, t, role)) for t in heads)
