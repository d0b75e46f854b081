"""The time a word's surroundings speak of, from the parse."""

import re
import tomllib
from collections.abc import Mapping
from functools import cache
from importlib.resources import files

from spacy.tokens import Token

_CLIMB = 14  # heads between a word and its verb; longer chains are parser errors
_DEPTH = 3  # clauses to climb out of
_AS_SOON = re.compile(r"as (?:soon|early|late) as\s*$", re.IGNORECASE)


@cache
def _words() -> Mapping[str, frozenset[str]]:
    told = tomllib.loads(files("rashomon.mark.times").joinpath("tense.toml").read_text(encoding="utf-8"))
    return {name: frozenset(words) for name, words in told.items()}


def tense(token: Token) -> str:
    """``past``, ``future``, ``present`` or ``open``: the tense of the verb that ``token`` depends on."""
    before = _before(token)
    if before == "since":
        return "past"
    if before == "as" and _AS_SOON.search(token.doc[max(0, token.left_edge.i - 3) : token.left_edge.i].text):
        return "future"
    verb = _verb(token)
    if token.dep_ == "poss" and token.head.lemma_.lower() not in _words()["awaited"] and before not in {"before", "of"}:
        return "past"
    if verb is None:
        return "future" if before in _words()["ahead"] else "open"
    told = _of_verb(verb)
    return "future" if told in {"present", "open"} and before in _words()["ahead"] else told


def _before(token: Token) -> str:
    left = token.left_edge.i
    return token.doc[left - 1].lower_ if left else ""


def _verb(token: Token) -> Token | None:
    for _ in range(_CLIMB):
        if token.pos_ in {"VERB", "AUX"}:
            return token
        if token.head.i == token.i:
            return None
        token = token.head
    return None


def _of_verb(verb: Token, depth: int = 0) -> str:
    helpers = [child for child in verb.children if child.dep_ in {"aux", "auxpass"}]
    words = {child.lower_ for child in helpers}
    modal = any(child.tag_ == "MD" for child in helpers) or verb.tag_ == "MD"
    if modal:
        if words & {"have", "'ve", "’ve"} and not words & _words()["will"]:
            return "past"
        return "open" if words & _words()["unsure"] else "future"
    if any(child.tag_ == "TO" for child in helpers):
        return _of_infinitive(verb, depth)
    if verb.lemma_ in _words()["plans"] and verb.tag_ != "VB":
        return "open" if _given_up(verb) else "future"
    if verb.tag_ == "VBD" or any(
        child.tag_ == "VBD" or child.lower_ in {"has", "have", "'ve", "’ve"} for child in helpers
    ):
        return "past"
    if verb.tag_ == "VBN" and not helpers:
        return "future" if verb.lemma_ in _words()["plans"] or _set_for(verb) else "past"
    if verb.tag_ == "VBG" and not helpers:
        return _outer(verb, depth, otherwise="open")
    return "present" if verb.tag_ in {"VBZ", "VBP"} and verb.lemma_ not in _words()["states"] else "open"


def _given_up(verb: Token) -> bool:
    """Whether a plan is told as one of the past ("was originally scheduled"): it may lie behind or ahead."""
    told = {child.lower_ for child in verb.children}
    return bool(told & {"was", "were", "been"} and told & _words()["formerly"])


def _set_for(verb: Token) -> bool:
    """Whether the participle is that of "set for Monday", "due on Friday"."""
    return verb.lemma_ == "due" or (verb.lemma_ == "set" and any(child.lower_ == "for" for child in verb.children))


def _of_infinitive(verb: Token, depth: int) -> str:
    """An infinitive looks ahead after words of intent; elsewhere it shares the time of the clause around it."""
    governor = verb.head
    helpers = (child for word in (governor, governor.head) for child in word.children if child.dep_.startswith("aux"))
    if any(child.lower_ in {"had", "'d"} for child in helpers):
        return "past"
    if governor.i == verb.i:
        return "future"
    if _given_up(governor):
        return "open"
    if governor.lemma_.lower() in _words()["intent"] or governor.pos_ in {"NOUN", "ADJ"}:
        return "future"
    return _outer(verb, depth, otherwise="future")


def _outer(verb: Token, depth: int, *, otherwise: str) -> str:
    if verb.head.i == verb.i or depth > _DEPTH:
        return otherwise
    outer = _verb(verb.head)
    return _of_verb(outer, depth + 1) if outer is not None else otherwise
