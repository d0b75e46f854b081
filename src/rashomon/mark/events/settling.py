"""Settling: the parties that the models gave a deed, set right by the grammar of its own clause."""

from dataclasses import replace

from rashomon.mark.events.agency import Agency, agency, reports, within
from rashomon.mark.events.arguments import is_party, is_place, objects_of
from rashomon.mark.events.draft import Draft, Words
from rashomon.mark.events.dyads import Coder
from rashomon.mark.events.features import Sentence
from rashomon.mark.events.status_table import table
from rashomon.mark.events.syntax import Tree, conjoined, phrase_variants
from rashomon.mark.events.words import word_lists
from rashomon.mark.places import country_of
from rashomon.mark.reference.gender import gender_of, pronoun_gender

_TELLING = frozenset(("describe", "discuss", "hail", "mourn", "document", "investigate", "record", "recall"))
_STRICT = frozenset(("ASSAULT", "COERCE", "SANCTION", "RETREAT"))  # of others only who reports is ruled out as doer
_PLACED = frozenset(("ASSAULT", "PROTEST", "CONSULT"))  # are done in a place, not to it
_WHERE = frozenset(
    ("in", "at", "near", "outside", "inside", "off", "around", "across", "throughout", "along", "during")
)
_MEANS = frozenset(("with", "by", "using"))
_BEFORE = frozenset(("outside", "near"))  # a protest outside an embassy is against it


def settled(sentence: Sentence, models: Coder, draft: Draft) -> Draft:
    """The draft with the doer and the victim that grammar gives, and with no place among its recipients."""
    return without_places(sentence, _asked(sentence, models, _by_clause(sentence, models, draft)))


def _asked(sentence: Sentence, models: Coder, draft: Draft) -> Draft:
    """The draft of a request with whom it is made to: "called [on Norland] to leave the islands"."""
    asks = draft.type == "REQUEST" and draft.pattern is not None and not draft.pattern.words.isdisjoint(("on", "upon"))
    asked = next(objects_of(sentence.tree, draft.trigger, ("on", "upon")), None) if asks else None
    if asked is None or sentence.tree.kinds[asked] in ("DATE", "TIME"):
        return draft
    return replace(draft, recipients=_phrase(sentence, models, asked, "B") or draft.recipients)


def without_places(sentence: Sentence, draft: Draft) -> Draft:
    """The draft without the recipients that only say where it was, and without its own word as a party."""
    trigger = draft.trigger
    actors = tuple(words for words in draft.actors if words[0] != trigger)  # the word for the event is no party to it
    acting = {head for head, _ in actors} | {trigger}
    if _mutual(sentence.tree, draft):
        acting.update(side for head, _ in actors for side in _sides(sentence.tree, head))
    others = (words for words in draft.recipients if words[0] not in acting)
    recipients = tuple(words for words in others if not _no_victim(sentence, draft, words[0]))
    if not recipients and len(actors) == 1 and _mutual(sentence.tree, draft):
        sides = _sides(sentence.tree, actors[0][0])
        if len(sides) > 1:  # "the duke and the abbot held talks"
            actors = tuple((side, phrase_variants(sentence.tree, side)["core"]) for side in sides)
    return replace(draft, actors=actors, recipients=recipients)


def _mutual(tree: Tree, draft: Draft) -> bool:
    """Whether an event is one of two sides, both of which do it."""
    return draft.type == "CONSULT" or tree.lemmas[draft.trigger] in word_lists()["mutual"]


def _sides(tree: Tree, head: int) -> list[int]:
    """What is coordinated with a phrase; a second subject behind its "and" too."""
    joined = any(tree.deps[c] == "cc" for c in tree.children[head])
    same = (c for c in tree.children[tree.heads[head]] if c > head and tree.deps[c] == tree.deps[head] == "nsubj")
    return [*conjoined(tree, head), *(same if joined else ())]


def _by_clause(sentence: Sentence, models: Coder, draft: Draft) -> Draft:
    tree, trigger = sentence.tree, draft.trigger
    if draft.pattern is None or draft.pattern.type != draft.type:
        return draft
    if tree.pos[trigger] == "NOUN" and draft.type in _STRICT:
        return _of_noun(sentence, models, draft)
    telling = any(reports(tree, head) and tree.heads[head] != trigger for head, _ in draft.actors)
    if tree.pos[trigger] != "VERB" or not (draft.type in _STRICT or telling):
        return draft
    said = agency(tree, trigger)
    actors = draft.actors
    if not any(_may_do(tree, head, said) for head, _ in actors):
        fit = said.agent is not None and (is_party(tree, said.agent) or not said.passive)
        actors = _phrase(sentence, models, said.agent, "A") if fit and said.agent is not None else ()
    draft = replace(draft, actors=actors, recipients=tuple(w for w in draft.recipients if w[0] != said.agent))
    return replace(draft, recipients=_victims(sentence, models, draft, said))


def _victims(sentence: Sentence, models: Coder, draft: Draft, said: Agency) -> tuple[Words, ...]:
    """Whom a verb says it was done to; what is part of its name ("declared a state of siege") is nobody."""
    tree, patient = sentence.tree, said.patient
    named = draft.pattern.words if draft.pattern else frozenset()
    if patient is None or tree.lemmas[patient] in named:
        return draft.recipients
    kept = [head for head, _ in draft.recipients if not _beside(tree, draft.trigger, head)]
    if any(within(tree, head, patient) for head in kept) or (kept and not said.passive):
        return draft.recipients
    return _phrase(sentence, models, patient, "B") or draft.recipients


def _beside(tree: Tree, verb: int, head: int) -> bool:
    """Whether a phrase only tells where or by what means it was done: "stabbed a guard in the yard with a file"."""
    above = tree.heads[head]
    means = tree.deps[head] == "pobj" and tree.lower[above] in _MEANS and tree.heads[above] == verb
    return (means and not is_party(tree, head)) or _located(tree, verb, head)


def _of_noun(sentence: Sentence, models: Coder, draft: Draft) -> Draft:
    """The draft of a noun whose victim stands in its of-phrase: "Norland's invasion of the islands"."""
    tree = sentence.tree
    acting = (words for words in draft.actors if not _ends_it(tree, words[0], draft.trigger))
    told = draft.type == "ASSAULT"  # "announced a ceasefire" is a deed of its own
    actors = tuple(words for words in acting if not (told and _announces(tree, words[0], draft.trigger)))
    draft = replace(draft, actors=actors)
    patient = next(objects_of(tree, draft.trigger, ("of",)), None)
    owner = next((c for c in tree.children[draft.trigger] if tree.deps[c] == "poss"), None)
    if owner is not None and patient is not None and is_party(tree, owner) and not _acts_through(tree, draft):
        draft = replace(
            draft, actors=_phrase(sentence, models, owner, "A"), recipients=()
        )  # "Norland's invasion of it"
    others = any(head != draft.trigger for head, _ in draft.recipients)
    if others or patient is None or any(within(tree, head, patient) for head, _ in draft.actors):
        return draft
    met = is_party(tree, patient) or is_place(tree, patient)
    return replace(draft, recipients=_phrase(sentence, models, patient, "B")) if met else draft


def _acts_through(tree: Tree, draft: Draft) -> bool:
    """Whether the actors of a noun are named by its by-phrase or are its owner already."""
    owned = (c for c in tree.children[draft.trigger] if tree.deps[c] == "poss")
    named = {*objects_of(tree, draft.trigger, ("by",)), *owned}
    return any(head in named for head, _ in draft.actors)


def _announces(tree: Tree, head: int, noun: int) -> bool:
    """Whether a phrase is the subject of a verb that only tells of what the noun names: "announced the murder of"."""
    verb = tree.heads[head]
    telling = tree.lemmas[verb] in table().words["saying"] | _TELLING
    return tree.deps[head] == "nsubj" and telling and tree.heads[noun] == verb


def _ends_it(tree: Tree, head: int, noun: int) -> bool:
    """Whether a phrase is the subject of a verb that hinders or only undergoes what the noun names."""
    verb = tree.heads[head]
    hindering = word_lists()["undergoing"] | word_lists()["thwarting"]
    return tree.deps[head] == "nsubj" and tree.lemmas[verb] in hindering and verb in tree.ancestors[noun]


def _phrase(sentence: Sentence, models: Coder, head: int, role: str) -> tuple[Words, ...]:
    return ((head, models.words_of(sentence, head, role)),) if head in sentence.ranks else ()


def _may_do(tree: Tree, head: int, said: Agency) -> bool:
    """Whether a phrase may be the doer: it is, or is meant by a pronoun that is, or the clause does not say who is."""
    if said.agent is None:
        return not said.passive and tree.lemmas[tree.heads[head]] not in word_lists()["undergoing"]
    if within(tree, head, said.agent) or (tree.pos[said.agent] == "PRON" and head < said.agent):
        return not _of_other_gender(tree, head, said.agent)
    return not is_party(tree, said.agent) and not said.passive and not reports(tree, head)


def _of_other_gender(tree: Tree, noun: int, pronoun: int) -> bool:
    """Whether a pronoun cannot mean a noun: "the girl said he beat her"."""
    genders = gender_of(tree.lemmas[noun]), pronoun_gender(tree.lower[pronoun])
    return None not in genders and genders[0] != genders[1]


def _no_victim(sentence: Sentence, draft: Draft, head: int) -> bool:
    """Whether a phrase only says where it was, or is part of the name of the deed: "opened fire in the square"."""
    tree, pattern = sentence.tree, draft.pattern
    if pattern is not None and pattern.kind == "visit":
        return _is_town(tree, head)
    if pattern is not None and tree.heads[head] == draft.trigger and tree.deps[head] == "dobj":
        return tree.lemmas[head] in pattern.words and not tree.children[head]
    before = draft.type == "PROTEST" and tree.lower[tree.heads[head]] in _BEFORE
    return draft.type in _PLACED and not before and _located(tree, draft.trigger, head)


def _is_town(tree: Tree, head: int) -> bool:
    """Whether a visit leads to a name that is no country's, body's or person's: a place, and no host."""
    if tree.kinds[head] in ("PERSON", "ORG", "NORP") or tree.pos[head] != "PROPN":
        return False
    return is_place(tree, head) and country_of(tree.words[head]) is None


def _located(tree: Tree, trigger: int, head: int) -> bool:
    """Whether a phrase hangs by a preposition of place on the word for the event, on its verb or on its object."""
    above = tree.heads[head]
    if tree.deps[head] != "pobj" or tree.lower[above] not in _WHERE:
        return False
    carrier, near = tree.heads[above], (trigger, tree.heads[trigger])
    return carrier in near or tree.heads[carrier] in near
