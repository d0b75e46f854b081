"""Descriptions of one person: "the minister", "his deputy", "the 50-year-old", "the Republican", "the former"."""

from collections.abc import Mapping
from dataclasses import dataclass

from spacy.tokens import Token

from rashomon.mark.reference.gender import gender_of
from rashomon.mark.reference.lexicon import lexicon
from rashomon.mark.reference.persons import Person, held_by

_DEFINITE = frozenset({"the", "that", "this"})
_OF_ONE = ("an", "crat", "er", "i", "ist", "ot")  # Republican, Democrat, Londoner, Israeli, Communist, Cypriot


@dataclass(frozen=True, slots=True)
class Description:
    """The persons that a description fits by name; ``told`` where the article itself says so of them."""

    names: frozenset[str]
    told: bool


def is_definite(noun: Token) -> bool:
    """Whether "the", "that" or "this" stands before a noun."""
    return any(child.lower_ in _DEFINITE for child in noun.children)


def is_owned(noun: Token) -> bool:
    """Whether a possessive stands before a noun: "his deputy", "the company's lawyer"."""
    return any(child.dep_ == "poss" for child in noun.children)


def describe(token: Token, people: Mapping[str, Person]) -> Description | None:
    """Whom a noun or an age may mean, None where it is no description of one known person."""
    age = _age(token)
    if age is not None:
        aged = frozenset(name for name, person in people.items() if person.age == age)
        return Description(aged or frozenset(people), bool(aged))
    if is_member(token):
        return Description(held_by(people, token.lower_) or frozenset(people), told=False)
    if (token.pos_ != "NOUN" and not token.text.islower()) or token.tag_ in {"NNS", "NNPS"}:
        return None
    noun = token.lemma_.lower()
    definite = is_definite(token)
    if not definite and not is_owned(token):
        return None
    held = held_by(people, noun)
    if held:
        return Description(held, told=True)
    if not definite or noun not in lexicon().role_nouns | lexicon().person_nouns:
        return None
    gender = gender_of(noun)
    fitting = (name for name, person in people.items() if gender is None or person.gender in {None, gender})
    return Description(frozenset(fitting), told=False)


def is_member(token: Token) -> bool:
    """Whether a word means one person by his party or country: "the Republican said", not "the French said"."""
    return (
        token.dep_ in {"nsubj", "nsubjpass"}
        and token.tag_ in {"NN", "NNP", "JJ"}
        and token.text.istitle()
        and token.lower_.endswith(_OF_ONE)
        and token.head.tag_ == "VBD"
        and is_definite(token)
    )


def _age(token: Token) -> str | None:
    """The age in "the 50-year-old", asked of "year" or of "old"."""
    doc = token.doc
    year = token.i if token.lower_ == "year" else token.i - 2 if token.lower_ == "old" else -1
    if year < 2 or year + 2 >= len(doc) or doc[year].lower_ != "year" or doc[year + 2].lower_ != "old":
        return None
    after = doc[year + 3] if year + 3 < len(doc) else None
    if after is not None and after.pos_ in {"NOUN", "PROPN", "ADJ"}:
        return None
    opened = year >= 3 and doc[year - 3].lower_ == "the"
    return doc[year - 2].text if opened and doc[year - 2].text.isdigit() else None


def ordinal(token: Token) -> int | None:
    """0 for "the former", 1 for "the latter" as the whole phrase, None for any other word."""
    alone = token.dep_ in {"nsubj", "nsubjpass"} and token.i and token.doc[token.i - 1].lower_ == "the"
    return {"former": 0, "latter": 1}.get(token.lower_) if alone else None
