"""Drafts: the events of one sentence in token numbers: dyads of the models, then meetings and visits without one."""

from dataclasses import replace

from rashomon.mark.events.arguments import subject_of
from rashomon.mark.events.content import content_of
from rashomon.mark.events.draft import Draft, Words
from rashomon.mark.events.dyads import Coder, Dyad
from rashomon.mark.events.encounters import encounters, undertakings
from rashomon.mark.events.features import Sentence
from rashomon.mark.events.lexicon import Pattern
from rashomon.mark.events.one_sided_events import one_sided_events, pattern_status
from rashomon.mark.events.settling import settled, without_places
from rashomon.mark.events.status import status_of
from rashomon.mark.events.syntax import conjoined, phrase_variants
from rashomon.model import Status

_PLANNED = {  # what somebody says they will do is no more than said: "will hold talks", "will boycott the vote"
    "CONSULT": "AGREE",
    "AID": "AGREE",
    "RETREAT": "AGREE",
    "SUPPORT": "AGREE",
    "COOPERATE": "AGREE",
    "PROTEST": "THREATEN",
}
_REAL: tuple[Status, ...] = ("occurred", "ongoing", "habitual")


def draft_events(sentence: Sentence, models: Coder) -> list[Draft]:
    """The events of a sentence in text order."""
    found: list[Draft] = []
    used: set[int] = set()
    for dyad in models.dyads(sentence):
        trigger, pattern = content_of(sentence, dyad.trigger, dyad.type)
        if trigger not in used:
            used |= {trigger, dyad.trigger}
            found.append(_draft(sentence, models, dyad, trigger, pattern))
    found.extend(without_places(sentence, draft) for draft in encounters(sentence, models, used))
    found.extend(undertakings(sentence, models, used))
    found.extend(one_sided_events(sentence, models, used))
    return sorted(found, key=lambda d: (d.trigger, d.type))


def _draft(sentence: Sentence, models: Coder, dyad: Dyad, trigger: int, pattern: Pattern | None) -> Draft:
    own = pattern is not None and pattern.type == dyad.type
    finding = pattern_status(sentence.tree, trigger, pattern) if own and pattern else status_of(sentence.tree, trigger)
    met = dyad.type == "AGREE" and pattern is not None and pattern.type == "CONSULT" and finding.status in _REAL
    draft = Draft(
        sentence=sentence,
        trigger=trigger,
        type="CONSULT" if met else dyad.type,
        pattern=pattern,
        finding=finding,
        actors=_members(sentence, dyad.source, dyad.source_span),
        recipients=_members(sentence, dyad.target, dyad.target_span),
    )
    if finding.status == "planned":
        draft = replace(draft, type=_PLANNED.get(draft.type, draft.type))
    if draft.type == "AGREE" and finding.status == "invited":  # nobody has accepted: the one invited is to come
        guest = subject_of(sentence.tree, trigger) if sentence.tree.pos[trigger] == "VERB" else None
        known = guest is not None and guest in sentence.ranks
        invited = ((guest, models.words_of(sentence, guest, "A")),) if known and guest is not None else draft.actors
        draft = replace(draft, type="REQUEST", actors=invited)
    return settled(sentence, models, draft)


def _members(sentence: Sentence, head: int, words: tuple[int, int]) -> tuple[Words, ...]:
    """One phrase, or where several names are coordinated each of them."""
    tree = sentence.tree
    conjuncts = conjoined(tree, head)
    inside = [t for t in conjuncts if words[0] <= t <= words[1]]
    if len(inside) < 2 or any(tree.pos[t] != "PROPN" for t in inside):
        return ((head, words),)
    return tuple((t, phrase_variants(tree, t)["core"]) for t in inside)
