"""Arguments: who does what a word names, to whom, read straight from the tree."""

from collections.abc import Iterator
from dataclasses import dataclass

from rashomon.mark.events.sectors import is_described
from rashomon.mark.events.status_table import table
from rashomon.mark.events.syntax import Tree, conjoined, past_agent
from rashomon.mark.events.words import word_lists
from rashomon.mark.people import is_people_noun
from rashomon.mark.places import country_of

_SUBJECTS = ("nsubj", "nsubjpass")
_LEADING = ("to", "in", "for", "with")  # prepositions of where a visit leads, likeliest first
_JOINING = ("with", "to", "for")  # of whom a meeting is with
_NAMES = frozenset(("PERSON", "ORG", "GPE", "NORP"))


@dataclass(frozen=True, slots=True)
class Roles:
    """The heads of the phrases that act and that are acted upon."""

    actors: tuple[int, ...]
    recipients: tuple[int, ...]


def is_party(tree: Tree, head: int) -> bool:
    """Whether a phrase can act: a name, a personal pronoun, or a noun for people or a body of them."""
    words = word_lists()
    if tree.pos[head] == "PRON":
        return tree.lower[head] in word_lists()["persons"]
    if tree.kinds[head] in _NAMES or tree.pos[head] == "PROPN":
        return True
    return (
        is_people_noun(tree.lemmas[head])
        or is_described(tree.lower[head])
        or tree.lemmas[head] in words["people"]
        or tree.lemmas[head].endswith(tuple(words["endings"]))
    )


def is_place(tree: Tree, head: int) -> bool:
    """Whether a phrase names a place by the recogniser or by the table of countries, or is a common word for one."""
    return (
        tree.kinds[head] in ("GPE", "LOC", "FAC")
        or country_of(tree.words[head]) is not None
        or tree.lemmas[head] in word_lists()["goals"]
    )


def roles_of(tree: Tree, trigger: int, light: frozenset[str], *, leads: bool) -> Roles:
    """The participants of a meeting or call that ``trigger`` (verb or noun) names; ``leads``: of a visit somewhere."""
    if tree.pos[trigger] in ("VERB", "AUX"):
        return _roles_of_verb(tree, trigger, _LEADING if leads else _JOINING)
    return _roles_of_noun(tree, trigger, light, ("to", "in") if leads else ("to",))


def subject_of(tree: Tree, verb: int) -> int | None:
    """Who does what a verb says, found through coordination, control and relative clauses."""
    for _ in range(len(tree)):
        own = next((c for c in tree.children[verb] if tree.deps[c] in _SUBJECTS), None)
        if own is not None:
            relative = tree.tags[own] in ("WDT", "WP") and tree.deps[verb] == "relcl"
            return tree.heads[verb] if relative else own
        dep, head = tree.deps[verb], _partner(tree, verb)
        if head == verb:
            return None
        found = _handed_down(tree, verb)
        if found is not None:
            return found
        if dep in ("advcl", "xcomp") and tree.lemmas[head] in word_lists()["undergoing"] and _has_object(tree, head):
            return None
        if dep in ("pcomp", "prep"):
            head = tree.heads[head] if dep == "pcomp" else head
        if tree.pos[head] == "ADJ":  # "found the miller guilty of burning it"
            found = next((c for c in tree.children[head] if tree.deps[c] in _SUBJECTS), None)
            if found is not None:
                return found
            head = tree.heads[head]
        if tree.pos[head] not in ("VERB", "AUX") or dep == "relcl":
            return None
        verb = head
    return None


def _partner(tree: Tree, verb: int) -> int:
    """What a verb hangs on; a coordinated one on the like verb directly before its "and", however it is parsed."""
    head, before = tree.heads[verb], verb - 1
    if tree.deps[verb] != "conj" or tree.pos[verb] != "VERB":
        return head
    while before > head and (tree.pos[before] in ("ADV", "PUNCT", "AUX") or tree.words[before] == "--"):
        before -= 1
    if tree.pos[before] != "CCONJ":
        return head
    before -= 1
    while before > head and tree.pos[before] == "PUNCT":
        before -= 1
    return before if before > head and tree.tags[before] == tree.tags[verb] else head


def patient_of(tree: Tree, verb: int) -> int | None:
    """What a verb is done to: its object, the subject of its passive, or what a free relative says it was.

    "sank what it said was a trawler", "held what he called talks".
    """
    passive = next((c for c in tree.children[verb] if tree.deps[c] == "nsubjpass"), None)
    if passive is not None:
        relative = tree.tags[passive] in ("WDT", "WP") and tree.deps[verb] == "relcl"
        return tree.heads[verb] if relative else passive
    described = described_by(tree, verb)
    if described is not None:
        return described
    found = [c for c in tree.children[verb] if tree.deps[c] == "dobj"]
    if found:
        return next((c for c in found if tree.lower[c] != "that"), found[0])  # "the rumour that they had robbed him"
    after = verb + 1
    while after < len(tree) and (tree.pos[after] in ("PUNCT", "ADV") or tree.deps[after] == "prt"):
        after += 1
    if after >= len(tree) or tree.lower[after] != "what":
        return None
    clause = tree.heads[after]
    return next((c for c in tree.children[clause] if tree.deps[c] in ("attr", "oprd") and c > after), None)


def described_by(tree: Tree, verb: int) -> int | None:
    """The noun of a relative clause that tells what was done to it: "nuns whom they held", "the nuns they held"."""
    noun, below = tree.heads[verb], tree.children[verb]
    acts = any(tree.deps[c] == "nsubj" and tree.tags[c] not in ("WDT", "WP") for c in below)
    if tree.deps[verb] != "relcl" or not acts or noun > verb or tree.kinds[noun] in ("DATE", "TIME"):
        return None
    objects = [c for c in below if tree.deps[c] == "dobj"]
    if objects:
        return noun if all(tree.tags[c] in ("WDT", "WP") for c in objects) else None
    bound = any(tree.deps[c] in ("ccomp", "xcomp", "oprd", "prt") or tree.tags[c] == "WRB" for c in below)
    stranded = any(tree.deps[c] == "prep" and not tree.children[c] for c in below)
    return None if bound or stranded or tree.lemmas[noun] in word_lists()["whens"] else noun


def _handed_down(tree: Tree, verb: int) -> int | None:
    """The subject that a dependent clause takes from outside: the noun it describes, or the object of its governor."""
    dep, head = tree.deps[verb], tree.heads[verb]
    if dep == "relcl":
        return head
    if dep in ("xcomp", "ccomp", "advcl") and tree.lemmas[head] in word_lists()["controllers"]:
        return next((c for c in tree.children[head] if tree.deps[c] in ("dobj", "nsubjpass")), None)
    if dep == "pcomp" and tree.lemmas[past_agent(tree, tree.heads[head])] in word_lists()["judging"]:
        return _judged(tree, past_agent(tree, tree.heads[head]))
    holder = tree.heads[head]
    if dep == "pcomp" and tree.deps[holder] == "dobj" and tree.lemmas[tree.heads[holder]] in word_lists()["judging"]:
        return holder  # "accused [her manager of robbing her]"
    if dep == "acl" and tree.pos[head] not in ("VERB", "AUX"):
        doing = tree.tags[verb] == "VBG" and is_party(tree, head)  # "showed soldiers looting the shop"
        return head if doing else _bearer(tree, head)
    return None


def _has_object(tree: Tree, verb: int) -> bool:
    return any(tree.deps[c] in ("dobj", "nsubjpass") for c in tree.children[verb])


def _judged(tree: Tree, verb: int) -> int | None:
    """Whom a verb accuses, praises or hinders, or the noun that its participle describes: "a man accused of it"."""
    found = next((c for c in tree.children[verb] if tree.deps[c] in ("dobj", "nsubjpass")), None)
    if found is None or tree.tags[found] in ("WDT", "WP"):
        return tree.heads[verb] if tree.deps[verb] in ("acl", "relcl", "advcl") else found
    return found


def _bearer(tree: Tree, noun: int) -> int | None:
    """Whose plan, invitation or request ``noun`` is."""
    owner = next((c for c in tree.children[noun] if tree.deps[c] == "poss"), None)
    if owner is not None:
        return owner
    if tree.deps[noun] == "dobj" and tree.lemmas[tree.heads[noun]] in word_lists()["undergoing"]:
        return None
    return subject_of(tree, tree.heads[noun]) if tree.deps[noun] in ("dobj", "pobj", "attr") else None


def agent_of(tree: Tree, noun: int) -> int | None:
    """Who did what a noun names: "the arrest of a poet by the guards", wherever the parser hangs "by"."""
    holders = (noun, *objects_of(tree, noun, ("of",)))
    found = next((agent for holder in holders for agent in objects_of(tree, holder, ("by",))), None)
    verb = next((t for t in tree.ancestors[noun] if tree.pos[t] in ("VERB", "AUX")), noun)
    if (
        found is not None
        or len(tree.ancestors[noun]) < 2
        or any(tree.deps[c] == "auxpass" for c in tree.children[verb])
    ):
        return found
    return next((t for t in objects_of(tree, verb, ("by",)) if noun < t and is_party(tree, t)), None)


def names_ahead(tree: Tree, pronoun: int) -> tuple[int, ...]:
    """Whom "his" or "their" means before a subject that fits: "after their meeting, the duke and the abbot left"."""
    if tree.tags[pronoun] != "PRP$":
        return (pronoun,)
    for verb in tree.ancestors[pronoun][1:]:
        if tree.pos[verb] in ("VERB", "AUX"):
            subject = next((c for c in tree.children[verb] if tree.deps[c] in _SUBJECTS), None)
            if subject is None or subject < pronoun or tree.pos[subject] != "PROPN":
                return (pronoun,)
            several = tuple(conjoined(tree, subject))
            return several if (len(several) > 1) == (tree.lower[pronoun] == "their") else (pronoun,)
    return (pronoun,)


def objects_of(tree: Tree, token: int, prepositions: tuple[str, ...]) -> Iterator[int]:
    """The objects of the named prepositions below a token."""
    for child in tree.children[token]:
        if tree.deps[child] in ("prep", "agent") and tree.lower[child] in prepositions:
            yield from (c for c in tree.children[child] if tree.deps[c] == "pobj")


def _roles_of_verb(tree: Tree, verb: int, prepositions: tuple[str, ...]) -> Roles:
    passive = any(tree.deps[c] == "nsubjpass" for c in tree.children[verb])
    actor = next(objects_of(tree, verb, ("by",)), None) if passive else subject_of(tree, verb)
    direct = [c for c in tree.children[verb] if tree.deps[c] in (("nsubjpass",) if passive else ("dobj",))]
    others = direct or [o for word in prepositions for o in objects_of(tree, verb, (word,))]
    return Roles(_spread(tree, actor), _spread(tree, others[0] if others else None))


def _roles_of_noun(tree: Tree, noun: int, light: frozenset[str], goals: tuple[str, ...]) -> Roles:
    owner = next((c for c in tree.children[noun] if tree.deps[c] == "poss"), None)
    named = [
        c
        for c in tree.children[noun]
        if tree.deps[c] in ("compound", "amod", "nmod") and tree.kinds[c] in ("PERSON", "GPE", "NORP")
    ]
    between = [t for start in objects_of(tree, noun, ("between", "among")) for t in conjoined(tree, start)]
    partners = next((p for t in (noun, _carrier(tree, noun, light)) for p in objects_of(tree, t, ("with",))), None)
    goal = next(objects_of(tree, _whole(tree, noun), goals), None)
    agent = next(objects_of(tree, noun, ("by",)), None)
    if between:
        return Roles(tuple(between), ())
    actors = _spread(tree, agent if agent is not None else owner)
    if not actors and len(named) == 2:
        return Roles(tuple(named), ())
    if not actors:
        actors = _spread(tree, _doer(tree, noun, light)) or _spread(tree, next(objects_of(tree, noun, ("of",)), None))
    return Roles(actors, _spread(tree, partners if partners is not None else goal))


def _carrier(tree: Tree, noun: int, light: frozenset[str]) -> int:
    """The light verb whose object an event is, or a measure of it: "held a round of talks"; else the noun itself."""
    token = noun
    if tree.deps[token] == "pobj" and tree.lemmas[tree.heads[tree.heads[token]]] in word_lists()["portions"]:
        token = tree.heads[tree.heads[token]]
    above = tree.heads[token]
    carries = tree.deps[token] == "dobj" and tree.pos[above] == "VERB" and tree.lemmas[above] in light
    return above if carries else noun


def _whole(tree: Tree, noun: int) -> int:
    """The noun whose phrases say more of an event named by its modifier: "travel plans to Peru"."""
    above = tree.heads[noun]
    return above if tree.deps[noun] == "compound" and tree.lemmas[above] in table().carriers["plans"] else noun


def _doer(tree: Tree, noun: int, light: frozenset[str]) -> int | None:
    """The subject of the verb whose object or complement the noun is: "held talks", "flew in for a meeting"."""
    head, dep = tree.heads[noun], tree.deps[noun]
    if dep == "pobj" and tree.lower[head] == "of" and tree.lemmas[tree.heads[head]] in word_lists()["portions"]:
        return _doer(tree, tree.heads[head], light)
    if dep == "compound" and tree.lemmas[head] in table().carriers["plans"]:
        return _bearer(tree, head)
    if dep == "pobj" and tree.lower[head] in ("for", "in", "on", "at", "during", "after"):
        preposition, head = head, _acting(tree, tree.heads[head])
        told = _spoken_at(tree, noun, preposition, head)
        doing = tree.pos[head] == "VERB" and (tree.lemmas[head] in light or told)
        return subject_of(tree, head) if doing else None
    if dep == "dobj" and tree.pos[head] == "VERB":
        doing = tree.lemmas[head] in light or tree.lemmas[head] in table().verbs
        return subject_of(tree, head) if doing and tree.lemmas[head] not in word_lists()["naming"] else None
    above = tree.heads[head]
    if dep == "pobj" and tree.lemmas[above] in table().nouns:
        return _bearer(tree, above)
    return None


def _acting(tree: Tree, verb: int) -> int:
    """The verb whose subject acts: not one that only names what another does ("held what they called talks")."""
    named = any(tree.lower[c] == "what" for c in tree.children[verb])
    above = tree.heads[verb]
    return above if named and tree.lemmas[verb] in word_lists()["naming"] and tree.pos[above] == "VERB" else verb


def _spoken_at(tree: Tree, noun: int, preposition: int, verb: int) -> bool:
    """Whether somebody says something in a meeting with another, and so takes part in it."""
    partner = next(objects_of(tree, noun, ("with",)), None)
    said = tree.lemmas[verb] in table().words["saying"]
    return said and partner is not None and tree.lower[preposition] in ("in", "at", "during")


def _spread(tree: Tree, head: int | None) -> tuple[int, ...]:
    return () if head is None else tuple(conjoined(tree, head))
