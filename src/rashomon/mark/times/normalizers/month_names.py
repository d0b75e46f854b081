"""Months that are names or verbs: Mr. March, April Jones, the ship August Moon, "March on!"."""

import re

from spacy.tokens import Token

from rashomon.mark.times.normalizers.found import Found

__all__ = ["is_name"]

_TITLES = frozenset(
    {"Mr", "Mrs", "Ms", "Miss", "Dr", "Sir", "Lady", "Lord", "Theresa", "Professor", "Senator", "Minister"}
)
_OFFICES = frozenset({"president", "premier", "prime", "minister", "mayor", "governor", "senator", "general", "gen"})
_GIVEN = frozenset({"April", "May", "June", "August", "January"})
_OF_TIME = frozenset(
    {"in", "since", "until", "till", "by", "during", "last", "next", "this", "early", "late", "mid", "from", "of", "on"}
)
_OF_PEOPLE = frozenset({"pobj", "dobj", "conj", "appos", "nsubj", "nsubjpass", "dative"})
_SPEAKING = frozenset({"say", "tell", "add", "warn", "insist", "reply", "argue", "claim", "admit", "deny", "want"})


def is_name(found: Found) -> bool:
    """Whether the month is a name, or a verb of a headline: Mr. March, April Jones, May said, Pier May Close."""
    token = found.context.token
    if token is None or found.has("direction"):
        return False
    if _ends_name(token):
        return True
    if token.tag_ in {"MD", "VB"} or _begins_name(token) or _is_given_name(token):
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


def _ends_name(token: Token) -> bool:
    """Whether a month is the surname behind a given name: "Judge Ada May spoke"; not "Friday May 5", "AFP May 5"."""
    before = token.doc[token.i - 1] if token.i else None
    behind = token.doc[token.i + 1] if token.i + 1 < len(token.doc) else token
    if (
        before is None
        or before.tag_ != "NNP"
        or not before.text.istitle()
        or not before.text.isalpha()
        or behind.is_digit
    ):
        return False
    named = before.head.i == token.i and before.dep_ == "compound" and before.ent_type_ in {"", "PERSON"}
    return named and token.dep_ in {"nsubj", "nsubjpass", "conj", "appos"}


def _is_given_name(token: Token) -> bool:
    """Whether a month that is a woman's name as well stands before a surname and behind no word of time.

    "With June Okoro", "thanked April Dunn"; not "in June President Orsik", "on June 5", "the April Festival".
    """
    if token.text not in _GIVEN or token.i + 1 >= len(token.doc):
        return False
    behind, before = token.doc[token.i + 1], token.doc[token.i - 1] if token.i else None
    surname = behind.tag_ == "NNP" and behind.text.istitle() and behind.text.isalpha() and token.head.i == behind.i
    office = behind.lower_ in _OFFICES or (before is not None and before.lower_ in _OF_TIME)
    alone = not any(child.dep_ == "det" for child in behind.children)
    return surname and not office and alone and behind.dep_ in _OF_PEOPLE


def _longer_name(token: Token) -> bool:
    beside = [token.doc[i] for i in (token.i - 1, token.i + 1) if 0 <= i < len(token.doc)]
    return any(word.ent_type_ == token.ent_type_ and word.pos_ == "PROPN" for word in beside)
