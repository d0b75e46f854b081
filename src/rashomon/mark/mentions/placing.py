"""Which names are places: what the whole article says for it and against it, where the recogniser's word is not enough.

An invented or a rare name is a person to the recogniser; but people are not driven through, have no coasts, and no
ministers are called by them.
"""

import re
from collections import defaultdict
from collections.abc import Collection, Sequence
from dataclasses import replace
from functools import cache

from spacy.tokens import Doc, Token

from rashomon.lexicon import WordLists, read_rules
from rashomon.mark.mentions.candidates import Candidate, is_office
from rashomon.mark.mentions.lexicon import words
from rashomon.mark.mentions.linking import Name, fold
from rashomon.mark.mentions.roles import role_before
from rashomon.mark.places import country_of

MUCH = 4.0  # so much evidence makes a place of what the recogniser takes for an organisation
_ENOUGH = 2.0  # so much evidence, and more than speaks for a person, makes a place
_LEAST_JOINED = 3  # words of a place and a person that run into one name
_CLEAR, _WEAK = 2.0, 1.0
_AGE = re.compile(r"\d\d")


class _Words(WordLists, frozen=True, kw_only=True):
    prepositions: frozenset[str]
    kinds_of_place: frozenset[str]
    had_by_places: frozenset[str]
    rather_had_by_places: frozenset[str]
    personal_verbs: frozenset[str]


@cache
def _words() -> _Words:
    return read_rules(__package__, "placing.toml", _Words)


def find_places(doc: Doc, candidates: Sequence[Candidate], keys: Sequence[Name]) -> dict[Name, float]:
    """The names that are places by the evidence of all their mentions, with its weight.

    Only single words are weighed; initials, and what ends a longer name, are left out. ``keys`` are the folded names
    of ``candidates``.
    """
    ends = {key[-1] for key in keys if len(key) > 1} | words("organisation_words.txt")
    wanted = {key[0] for key in keys if len(key) == 1} - ends
    longer = {i for c in candidates if c.last - c.first > 1 for i in range(c.first, c.last)}
    places: defaultdict[Name, float] = defaultdict(float)
    people: defaultdict[Name, float] = defaultdict(float)
    written: defaultdict[Name, list[str]] = defaultdict(list)
    for token in doc:
        key = fold((token.text,)) if token.text[0].isupper() else ()
        if not key or key[0] not in wanted or token.i in longer:
            continue
        name = Candidate(token.i, token.i + 1, "")
        written[key].append(token.text)
        places[key] += _before(doc, name) + _behind(doc, name)
        people[key] += 2 * _CLEAR * (role_before(doc, name) is not None) + _personal(doc, name)
    likely = {key: weight for key, weight in places.items() if weight >= _ENOUGH and weight > people[key]}
    return {key: weight for key, weight in likely.items() if not all(map(str.isupper, written[key]))}


def _before(doc: Doc, name: Candidate) -> float:
    """What the words before a name say for a place: "in X", "flew to X", "the port of X", "between X and"."""
    if name.first < 2:
        return 0.0
    last, earlier = doc[name.first - 1], doc[name.first - 2]
    possessed = _possessive(doc, name)
    if last.lower_ in _words().prepositions and not possessed:
        return 0.0 if earlier.lemma_.lower() in words("trust.txt") else _CLEAR
    if last.lower_ == "of" and not possessed and earlier.lower_ in _words().kinds_of_place:
        return _CLEAR
    if last.lower_ == "between" and name.last < len(doc) and doc[name.last].lower_ == "and":
        return _WEAK
    moved = earlier if last.lower_ == "to" else last
    verb = moved is earlier or moved.pos_ == "VERB"
    return _CLEAR if verb and not possessed and moved.lemma_.lower() in words("motion.txt") else 0.0


def _behind(doc: Doc, name: Candidate) -> float:
    """What follows a name: the country it lies in, an office or a thing that only a place has."""
    if name.last >= len(doc):
        return 0.0
    following = doc[name.last + 1] if _possessive(doc, name) and name.last + 1 < len(doc) else doc[name.last]
    if following.lower_ in _words().had_by_places or _opens_office(doc, following):
        return _CLEAR
    if following.lower_ in _words().rather_had_by_places:
        return _WEAK
    if following.text == "," and name.last + 1 < len(doc):
        country = country_of(doc[name.last + 1].text)
        return _CLEAR if country is not None and country.is_name and _ends_aside(doc, name.last + 2) else 0.0
    return 0.0


def _ends_aside(doc: Doc, index: int) -> bool:
    return index >= len(doc) or doc[index].is_punct or doc[index].is_space


def _opens_office(doc: Doc, token: Token) -> bool:
    """A capitalised office, or the field of one: "X President", "X Foreign Minister"."""
    if not token.text[0].isupper():
        return False
    following = doc[token.i + 1] if token.i + 1 < len(doc) else None
    field = token.lower_ in words("office_fields.txt") and following is not None and is_office(following)
    return field or (is_office(token) and following is not None and following.pos_ == "PROPN")


def _possessive(doc: Doc, name: Candidate) -> bool:
    return name.last < len(doc) and doc[name.last].tag_ == "POS"


def _personal(doc: Doc, name: Candidate) -> float:
    """What speaks for a person: a form of address before the name, "who" or an age behind it, what people do."""
    weight = 0.0
    if name.first and doc[name.first - 1].lower_ in words("honorifics.txt"):
        weight += 2 * _CLEAR
    if name.last + 1 < len(doc) and doc[name.last].text == ",":
        behind = doc[name.last + 1]
        weight += _CLEAR * (behind.lower_ in {"who", "whose", "whom"} or bool(_AGE.fullmatch(behind.text)))
    head = doc[name.last - 1]
    return weight + _WEAK * (head.dep_ == "nsubj" and head.head.lemma_.lower() in _words().personal_verbs)


def find_things(doc: Doc, candidates: Sequence[Candidate], keys: Sequence[Name]) -> frozenset[Name]:
    """The single words that always stand behind "the", as ships and newspapers do and people do not."""
    bare: defaultdict[Name, list[bool]] = defaultdict(list)
    for candidate, key in zip(candidates, keys, strict=True):
        bare[key].append(len(key) == 1 and _is_the_one(doc, candidate))
    return frozenset(key for key, seen in bare.items() if all(seen))


def _is_the_one(doc: Doc, name: Candidate) -> bool:
    """Whether a name is a noun phrase with "the" of its own: "the Havbris", not "the Lund plan", "the Lunds"."""
    after = doc[name.last].pos_ if name.last < len(doc) else ""
    article = name.first > 0 and doc[name.first - 1].lower_ == "the"
    return article and doc[name.first].tag_ == "NNP" and after not in {"NOUN", "PROPN", "ADJ", "NUM"}


def without_leading_place(doc: Doc, candidate: Candidate, places: Collection[Name]) -> list[Candidate]:
    """Two candidates where a place and a person run into one: "her colleague from Velmark | Ada Lund"."""
    joined = (
        candidate.last - candidate.first > _LEAST_JOINED - 1 and candidate.label == "PERSON" and candidate.first > 0
    )
    if not joined or doc[candidate.first - 1].lower_ not in {"of", "from", "in"}:
        return [candidate]
    middle = candidate.first + 1
    if fold((doc[candidate.first].text,)) not in places:
        return [candidate]
    return [replace(candidate, last=middle, label=""), replace(candidate, first=middle)]
