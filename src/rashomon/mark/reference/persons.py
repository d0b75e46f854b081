"""What an article tells of each person it names: offices and descriptions, age, gender, how surely it is a person."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from spacy.tokens import Doc, Token

from rashomon.mark.reference.gender import Gender, agreeing, gender_of, given_name_gender
from rashomon.mark.reference.lexicon import lexicon
from rashomon.model import Mention

_AGE = re.compile(r", (\d{1,2})\b(?=,|\.|;|\s*$|\))|\((\d{1,2})\)")
_DOUBTFUL = 0.4  # of the weight of a sure person
_BOTH_NAMES = 2  # words of a given name and a surname
_BESIDE = frozenset({"appos", "compound", "nmod"})


@dataclass(frozen=True, slots=True)
class Person:
    """One person of an article: the nouns that describe him or her, the pronoun, the age, and 1 for a sure person."""

    nouns: frozenset[str]
    gender: Gender | None
    age: str | None
    sureness: float


def persons(doc: Doc, text: str, placed: Iterable[tuple[Mention, Token]]) -> dict[str, Person]:
    """The persons by name; ``placed`` are the article's mentions, each with the token that heads it."""
    held: dict[str, list[tuple[Mention, Token]]] = {}
    for mention, head in placed:
        if is_person(mention):
            held.setdefault(mention.name, []).append((mention, head))
    agreement = agreeing(doc, {head.i: mention.name for found in held.values() for mention, head in found})
    return {name: _person(doc, text, name, found, agreement.get(name)) for name, found in held.items()}


def is_person(mention: Mention) -> bool:
    """Whether a mention is taken for a person: one that is marked so, or one of two words that opens as people do."""
    if mention.kind in {"organisation", "other"}:
        return len(mention.name.split()) == _BOTH_NAMES and given_name_gender(mention.name) is not None
    return mention.kind == "person"


def _person(doc: Doc, text: str, name: str, found: list[tuple[Mention, Token]], agreed: Gender | None) -> Person:
    nouns = frozenset(noun for mention, head in found for noun in nouns_beside(mention, head))
    titles = {_honorific(doc, mention, head) for mention, head in found}
    by_title = _vote(gender_of(title) for title in sorted(titles))
    gender = by_title or gender_of(name.split(" ", maxsplit=1)[0]) or _vote(gender_of(noun) for noun in sorted(nouns))
    ages = (_AGE.match(text, mention.span.end, mention.span.end + 8) for mention, _ in found)
    age = next((match.group(1) or match.group(2) for match in ages if match is not None), None)
    known = given_name_gender(name)
    sure = bool(known or gender or nouns or " " in name or any(_acts(head) for _, head in found))
    return Person(nouns, gender or known or agreed, age, 1.0 if sure else _DOUBTFUL)


def _vote(genders: Iterable[Gender | None]) -> Gender | None:
    """The gender that all who have one agree on."""
    told = {gender for gender in genders if gender is not None}
    return told.pop() if len(told) == 1 else None


def nouns_beside(mention: Mention, head: Token) -> list[str]:
    """The nouns of the office and of the phrases beside a name, lower case."""
    words = [word.lower().strip(".,’'") for word in (mention.role or "").split()]
    beside = [t for t in head.children if t.dep_ in _BESIDE and not mention.span.start <= t.idx < mention.span.end]
    if head.dep_ == "appos":
        beside.append(head.head)
    words += [token.lemma_.lower() for token in beside if token.pos_ in {"NOUN", "PROPN"}]
    return words


def _honorific(doc: Doc, mention: Mention, head: Token) -> str:
    """The word before a name, lower case, if it is an honorific ("mr", "mrs")."""
    first = head
    while first.i and first.idx > mention.span.start:
        first = doc[first.i - 1]
    return doc[first.i - 1].lower_.strip(".") if first.i else ""


def _acts(head: Token) -> bool:
    """Whether a name is the subject of a verb that people do: what Twitter does seldom is."""
    return head.dep_ == "nsubj" and head.head.lemma_.lower() in lexicon().personal_verbs


def held_by(people: Mapping[str, Person], noun: str) -> frozenset[str]:
    """The names of those whom the article describes by a noun, or by one that means the same office."""
    exactly = frozenset(name for name, person in people.items() if noun in person.nouns)
    if exactly or noun not in lexicon().lawmakers:
        return exactly
    return frozenset(name for name, person in people.items() if lexicon().lawmakers & person.nouns)
