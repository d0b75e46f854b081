"""Months that are names or verbs: Mr. March, April Jones, the ship August Moon, "March on!"."""

import re

from spacy.tokens import Token

from rashomon.mark.times.normalizers.found import Found

__all__ = ["is_name"]

_TITLES = frozenset(
    {"Mr", "Mrs", "Ms", "Miss", "Dr", "Sir", "Lady", "Lord", "Theresa", "Professor", "Senator", "Minister"}
)
_OFFICES = frozenset({"president", "premier", "prime", "minister", "mayor", "governor", "senator", "general", "gen"})
_SPEAKING = frozenset({"say", "tell", "add", "warn", "insist", "reply", "argue", "claim", "admit", "deny", "want"})


def is_name(found: Found) -> bool:
    """Whether the month is a name, or a verb of a headline: Mr. March, April Jones, May said, Pier May Close."""
    token = found.context.token
    if token is None or found.has("direction"):
        return False
    if token.tag_ in {"MD", "VB"} or _begins_name(token):
        return True
    if _bears_name(found, token):
        return True
    title = token.i > 0 and token.doc[token.i - 1].text.rstrip(".") in _TITLES
    behind = token.doc[token.i + 1] if token.i + 1 < len(token.doc) else token
    speaks = behind.lemma_ in _SPEAKING or (token.dep_ == "nsubj" and token.head.lemma_ in _SPEAKING)
    return title or speaks or (token.ent_type_ in {"PERSON", "ORG"} and _longer_name(token))


def _bears_name(found: Found, token: Token) -> bool:
    """Whether the report names somebody so in full ("Theresa May") and this is no month behind "in" or "last"."""
    named = re.search(rf"\b(?:{'|'.join(sorted(_TITLES))})\.? {re.escape(token.text)}\b", found.context.text)
    return named is not None and token.dep_ not in {"pobj", "npadvmod"}


def _begins_name(token: Token) -> bool:
    """Whether the month is the first part of a name: "the ship August Moon", "January Jones spoke".

    Behind a preposition or an article it is a month: "in August President Orsik left", "the June Festival".
    """
    behind = token.doc[token.i + 1] if token.i + 1 < len(token.doc) else token
    if token.head.i != behind.i or behind.tag_ != "NNP" or behind.lower_.rstrip(".") in _OFFICES:
        return False
    before = token.doc[token.i - 1] if token.i else None
    if before is None or token.is_sent_start:
        return behind.dep_ in {"nsubj", "nsubjpass"}
    return before.pos_ in {"NOUN", "PROPN", "CCONJ"} and not before.is_punct


def _longer_name(token: Token) -> bool:
    beside = [token.doc[i] for i in (token.i - 1, token.i + 1) if 0 <= i < len(token.doc)]
    return any(word.ent_type_ == token.ent_type_ and word.pos_ == "PROPN" for word in beside)
