"""Encounters that no dyad covers: meetings and visits; and undertakings."""

from collections.abc import Iterator

from rashomon.mark.events.arguments import is_party, is_place, names_ahead, objects_of, roles_of, subject_of
from rashomon.mark.events.content import content_of, named_by_object
from rashomon.mark.events.draft import Draft, Words
from rashomon.mark.events.dyads import Coder
from rashomon.mark.events.features import Sentence
from rashomon.mark.events.lexicon import Pattern
from rashomon.mark.events.status import status_of
from rashomon.mark.events.status_table import Finding, table
from rashomon.mark.events.syntax import Tree, conjoined
from rashomon.mark.events.words import word_lists
from rashomon.model import Status

_ENCOUNTERS = frozenset(("meeting", "call", "visit", "host"))
_PRESS = frozenset(("correspondent", "journalist", "reporter"))  # who speaks to them meets nobody
_REACHING = ("to", "with", "for", "from", "against", "in")  # prepositions of whom an undertaking reaches
_BY_STATUS: dict[Status, str] = {
    "agreed": "AGREE",
    "planned": "AGREE",
    "refused": "REJECT",
    "cancelled": "REJECT",
    "postponed": "REJECT",
    "invited": "REQUEST",
}


def encounters(sentence: Sentence, models: Coder, used: set[int]) -> Iterator[Draft]:
    """Meetings, visits and calls; ``used`` holds the words that name events already and grows."""
    tree, light = sentence.tree, table().words["light"]
    for token, patterns in enumerate(sentence.patterns):
        if not patterns or patterns[0].kind not in _ENCOUNTERS or patterns[0].type != "CONSULT":
            continue
        if token in used or any(t in used and _same_kind(sentence, t) for t in _family(tree, token)):
            continue
        if tree.deps[token] == "dobj" and tree.heads[token] in used:
            continue
        noun = named_by_object(sentence, token, patterns[0])
        trigger = token if noun is None else noun
        roles = roles_of(tree, trigger, light, leads=patterns[0].kind == "visit")
        acting = (name for t in roles.actors for name in names_ahead(tree, t))
        actors = tuple(t for t in acting if t in sentence.ranks and is_party(tree, t))
        recipients = tuple(t for t in roles.recipients if t in sentence.ranks and t not in actors)
        if recipients and all(tree.lemmas[t] in _PRESS for t in recipients):
            continue
        if trigger in used or not actors or not _fits(sentence, token, patterns[0], recipients):
            continue
        used |= {token, trigger}
        finding = status_of(tree, trigger)
        yield Draft(
            sentence=sentence,
            trigger=trigger,
            type=_BY_STATUS.get(finding.status, "CONSULT"),
            pattern=patterns[0],
            finding=finding,
            actors=_marked(sentence, models, actors, "A"),
            recipients=_marked(sentence, models, tuple(t for t in recipients if _met(tree, t)), "B"),
        )


def undertakings(sentence: Sentence, models: Coder, used: set[int]) -> Iterator[Draft]:
    """What somebody agreed, promised, refused or will work on, where the other side is not named."""
    tree = sentence.tree
    for token, patterns in enumerate(sentence.patterns):
        if token in used or tree.pos[token] != "VERB" or tree.lemmas[token] not in word_lists()["undertaking"]:
            continue
        kind = next((p.type for p in patterns if p.type in ("AGREE", "REJECT", "COOPERATE")), None)
        trigger, pattern = content_of(sentence, token, kind) if kind else (token, None)
        if trigger in used or trigger == token:
            continue
        finding = _undertaken(tree, token, trigger)
        actor = subject_of(tree, token)
        if finding.status not in _BY_STATUS or actor not in sentence.ranks or not _binds_itself(tree, token, actor):
            continue
        used |= {token, trigger}
        yield Draft(
            sentence=sentence,
            trigger=trigger,
            type=_BY_STATUS[finding.status],
            pattern=pattern,
            finding=finding,
            actors=_marked(sentence, models, tuple(conjoined(tree, actor)), "A"),
            recipients=_marked(sentence, models, _touched(sentence, token, trigger, actor), "B"),
        )


def _touched(sentence: Sentence, outer: int, content: int, actor: int) -> tuple[int, ...]:
    """Whom an undertaking is with, or else whom its content reaches: "agreed to open the border to the refugees"."""
    tree = sentence.tree
    partners = tuple(objects_of(tree, outer, ("with",)))
    if partners:
        return partners
    objects = [c for c in tree.children[content] if tree.deps[c] in ("dobj", "dative")]
    reached = [o for t in (content, *objects) for word in _REACHING for o in objects_of(tree, t, (word,))]
    fitting = (t for t in (*objects, *reached) if t in sentence.ranks and t != actor and _met(tree, t))
    return tuple(fitting)[:1]


def _binds_itself(tree: Tree, verb: int, actor: int) -> bool:
    """Whether a subject can undertake something: of a verb that takes a will ("agree"), whatever it names."""
    willing = tree.lemmas[verb] in word_lists()["willing"] and tree.pos[actor] in ("NOUN", "PROPN")
    return willing or is_party(tree, actor)


def _undertaken(tree: Tree, outer: int, content: int) -> Finding:
    """The status of what is undertaken; where the tree hides it, that which the outer verb gives it."""
    finding = status_of(tree, content)
    if finding.status in _BY_STATUS:
        return finding
    above = status_of(tree, outer)
    given = next((g.status for g in table().verbs.get(tree.lemmas[outer], ()) if not g.particle), above.status)
    if above.status in _BY_STATUS:
        return above
    return Finding(given, (outer,)) if above.status == "occurred" and given in _BY_STATUS else finding


def _marked(sentence: Sentence, models: Coder, heads: tuple[int, ...], role: str) -> tuple[Words, ...]:
    return tuple((t, models.words_of(sentence, t, role)) for t in heads if t in sentence.ranks)


def _family(tree: Tree, token: int) -> set[int]:
    """The words that may name the same event: nouns below, the verb, and what it is a part of ("days of talks")."""
    found = {token, *(c for c in tree.children[token] if tree.pos[c] not in ("VERB", "AUX"))}
    for below, above in zip(tree.ancestors[token][:3], tree.ancestors[token][1:4], strict=False):
        if tree.deps[below] in ("conj", "advcl", "relcl", "ccomp"):
            break
        found.add(above)
        if tree.pos[above] == "VERB":
            break
    return found


def _fits(sentence: Sentence, token: int, pattern: Pattern, recipients: tuple[int, ...]) -> bool:
    """Whether a verb of motion leads to a place, and a verb of meeting to somebody ("met the target" does not)."""
    tree = sentence.tree
    if tree.pos[token] != "VERB" or (pattern.size > 1) != (pattern.kind == "visit"):
        return True
    if pattern.kind == "visit":
        flown = tree.lemmas[token] == "fly" and any(tree.deps[c] == "dobj" for c in tree.children[token])
        return not flown and any(_met(tree, t) for t in recipients)  # "flies bombers over the strait" is no visit
    return all(is_party(tree, t) for t in recipients)


def _same_kind(sentence: Sentence, token: int) -> bool:
    return any(p.kind in _ENCOUNTERS for p in sentence.patterns[token])


def _met(tree: Tree, head: int) -> bool:
    return is_party(tree, head) or is_place(tree, head)
