"""Whom he, she and "the minister" mean: persons weighed by how, and how lately, the text speaks of them.

After Lappin and Leass (1994): every sentence takes weight from those named before it; what a person is in a sentence
(its subject, an object, part of a phrase) gives new weight, and so does each pronoun that was found to mean the person.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from itertools import accumulate, pairwise

import numpy as np
from numpy.typing import NDArray
from spacy.tokens import Doc, Token

from rashomon.mark.quotation_marks import Segment
from rashomon.mark.reference.binding import bound, unlikely
from rashomon.mark.reference.descriptions import describe, is_member, ordinal
from rashomon.mark.reference.gender import Gender, gender_of, pronoun_gender
from rashomon.mark.reference.lexicon import lexicon
from rashomon.mark.reference.persons import Person, is_person
from rashomon.mark.reference.subjects import is_indefinite
from rashomon.model import Mention

_DECAY = 0.5  # of a weight from one sentence to the next
_LEAST = 1.0  # a weight below it is forgotten
_QUOTED = 0.05  # of its weight a name inside a quotation has outside it
_BESIDE = 0.3  # of the weight of a person whom the quotation beside the pronoun names
_UNKNOWN = 0.8  # of the weight of a person whose gender nothing tells
_SPEAKER, _MAIN, _EMBEDDED, _AGENT, _OBJECT, _OWNER, _OTHER, _PART = 100.0, 80.0, 45.0, 40.0, 25.0, 45.0, 15.0, 8.0
_MOST_UNNAMED = 12
_REPEATED = 2.0  # for each time that the article has named a person, up to _MOST_REPEATED
_MOST_REPEATED = 5
_NEAR = 6  # tokens between a pronoun and the quotation beside it

_LAST_SPEAKER = 3.0  # times the weight of the last speaker, where somebody goes on speaking
_GOING_ON = frozenset({"add", "continue", "conclude"})
_OF_GROUPS = frozenset(("group", "other"))
_SUBJECTS = frozenset({"nsubj", "nsubjpass"})
_OBJECTS = frozenset({"dobj", "dative", "iobj"})
_DETERMINING = ("the", "that", "this", "a", "an", "one", "another")  # a noun without one, or an owner, means nobody
_ALONE = ("former", "latter", "year", "old")  # words that mean somebody by themselves


@dataclass(frozen=True, slots=True)
class Antecedent:
    """Who is meant: a mention of a person, or the noun that brought in somebody unnamed."""

    mention: Mention | None
    noun: Token | None = None


@dataclass(slots=True)
class _Ledger:
    """The weights at one point of the text; ``quoted`` holds what the quotation that is being read adds."""

    weights: dict[str, float] = field(default_factory=dict)
    now: dict[str, float] = field(default_factory=dict)
    quoted: dict[str, float] = field(default_factory=dict)
    last: dict[str, Antecedent] = field(default_factory=dict)
    times: dict[str, int] = field(default_factory=dict)

    def next_sentence(self) -> None:
        """Age every weight."""
        for name, weight in self.now.items():
            self.weights[name] = self.weights.get(name, 0.0) + weight
        self.weights = {name: aged for name, weight in self.weights.items() if (aged := weight * _DECAY) >= _LEAST}
        self.now = {}

    def note(self, name: str, weight: float, antecedent: Antecedent, *, quoted: bool) -> None:
        """Count one more time that the text speaks of a person."""
        if quoted:
            self.quoted[name] = max(self.quoted.get(name, 0.0), weight)
            weight *= _QUOTED
        self.now[name] = max(self.now.get(name, 0.0), weight)
        self.times[name] = self.times.get(name, 0) + 1
        self.last[name] = antecedent

    def weight(self, name: str, *, quoted: bool) -> float:
        """The weight of a person now, 0 for one forgotten."""
        known = self.weights.get(name, 0.0) + self.now.get(name, 0.0) + (self.quoted.get(name, 0.0) if quoted else 0.0)
        return known + _REPEATED * min(self.times.get(name, 0), _MOST_REPEATED) if known else 0.0


def follow(
    doc: Doc, placed: Iterable[tuple[Mention, Token]], people: Mapping[str, Person], segments: Iterable[Segment]
) -> dict[int, Antecedent]:
    """For each pronoun and each description of one person its antecedent, by token index."""
    found = list(placed)
    named = {head.i: mention for mention, head in found if is_person(mention)}
    members = frozenset(head.i for mention, head in found if mention.kind in _OF_GROUPS and is_member(head))
    quotations = [(s.start, s.end) for s in segments if s.depth == 0]
    reading = _Reading(doc, named, people, _numbered(doc, quotations), members)
    for sentence in doc.sents:
        reading.read(sentence.start, sentence.end)
    return reading.found


def _numbered(doc: Doc, quotations: list[tuple[int, int]]) -> list[int]:
    """For each token the number of the quotation that it stands in, or -1."""
    opening, closing = np.array([(-1, -1), *quotations]).T
    starts = doc.to_array(["IDX"]).astype(np.int64)
    number = np.searchsorted(opening, starts, side="right") - 1
    numbers: list[int] = np.where(closing[number] > starts, number - 1, -1).tolist()
    return numbers


def _telling(doc: Doc) -> list[bool]:
    """For each token whether it can mean a person without a name: pronouns, nouns with a determiner or an owner."""
    table, strings = doc.to_array(["LOWER", "DEP", "HEAD"]), doc.vocab.strings
    heads = np.arange(len(table)) + table[:, 2].astype(np.int64)
    alone = [*_ALONE, *lexicon().male_pronouns, *lexicon().female_pronouns]
    telling = np.isin(table[:, 0], _keys(doc, alone))
    telling[heads[np.isin(table[:, 0], _keys(doc, _DETERMINING)) | (table[:, 1] == strings["poss"])]] = True
    found: list[bool] = telling.tolist()
    return found


def _keys(doc: Doc, words: Iterable[str]) -> NDArray[np.uint64]:
    return np.array([doc.vocab.strings[word] for word in words], dtype=np.uint64)


class _Reading:
    """One pass over an article, sentence by sentence."""

    def __init__(
        self,
        doc: Doc,
        named: Mapping[int, Mention],
        people: Mapping[str, Person],
        quotation: list[int],
        members: frozenset[int],
    ) -> None:
        self.found: dict[int, Antecedent] = {}
        self._doc, self._named, self._people, self._quotation = doc, named, people, quotation
        self._members = members
        self._telling = _telling(doc)
        self._stretch = [0, *accumulate(a != b for a, b in pairwise(quotation))]  # inside or between quotations
        self._here = 0
        self._ledger = _Ledger()
        self._speaker: str | None = None
        self._before: list[str] = []  # the persons of the sentence before, in order
        self._in_quotation: dict[int, set[str]] = {}
        for i, mention in named.items():
            self._in_quotation.setdefault(quotation[i], set()).add(mention.name)

    def read(self, start: int, end: int) -> None:
        """Read one sentence: find what its pronouns mean and count whom it names."""
        self._ledger.next_sentence()
        told = [i for i in range(start, end) if self._telling[i] or i in self._named]
        for i in told:
            if self._stretch[i] != self._here:
                self._ledger.quoted, self._here = {}, self._stretch[i]
            self._read(self._doc[i])
        here = list(dict.fromkeys(self._named[i].name for i in told if i in self._named))
        self._before = here or self._before

    def _read(self, token: Token) -> None:
        mention = self._named.get(token.i)
        if mention is not None:
            self._note(mention.name, token, Antecedent(mention))
            return
        gender = pronoun_gender(token.lower_)
        if gender is not None:
            self._take(token, self._best(token, self._of_gender(gender)))
        elif token.i in self._members or (
            token.pos_ in {"NOUN", "ADJ"} or (token.pos_ == "PROPN" and token.text.islower())
        ):
            self._read_noun(token)

    def _read_noun(self, token: Token) -> None:
        place = ordinal(token)
        if place is not None and len(self._before) > 1:
            self._take(token, self._before[place])
            return
        if token.dep_ in _SUBJECTS and token.tag_ == "NN" and is_indefinite(token) and _is_role(token):
            self._bring_in(token)
            return
        description = describe(token, self._people)
        if description is None:
            return
        unnamed = () if description.told else self._unnamed(token)
        fits = dict.fromkeys((*description.names, *unnamed), 1.0)
        best = self._best(token, fits) or self._only(description.names, told=description.told)
        if best is None and token.dep_ in _SUBJECTS and _is_role(token):
            self._bring_in(token)
        self._take(token, best)

    def _bring_in(self, token: Token) -> None:
        """Count somebody unnamed; of these only the last few are remembered."""
        unnamed = [name for name in self._ledger.last if name.startswith("#")]
        if len(unnamed) >= _MOST_UNNAMED:
            del self._ledger.last[unnamed[0]]
        self._note(f"#{token.i}", token, Antecedent(None, token))

    def _unnamed(self, token: Token) -> list[str]:
        """Those unnamed whom the same noun brought in."""
        lemma = token.lemma_.lower()
        known = ((name, one.noun) for name, one in self._ledger.last.items() if name.startswith("#"))
        return [name for name, noun in known if noun is not None and noun.lemma_.lower() == lemma]

    def _only(self, names: frozenset[str], *, told: bool) -> str | None:
        """The one person whom the article describes so, however far away; one named only later stays unknown."""
        known = [name for name in names if name in self._ledger.last]
        return known[0] if told and len(known) == 1 else None

    def _take(self, token: Token, name: str | None) -> None:
        if name is None:
            return
        antecedent = self._ledger.last[name]
        self.found[token.i] = antecedent
        self._note(name, token, antecedent)

    def _note(self, name: str, token: Token, antecedent: Antecedent) -> None:
        weight, quoted = _weight(token), self._quotation[token.i] >= 0
        self._ledger.note(name, weight, antecedent, quoted=quoted)
        if weight == _SPEAKER and not quoted:
            self._speaker = name

    def _of_gender(self, gender: Gender) -> dict[str, float]:
        """Whom a pronoun may mean, and how well its gender fits."""
        fits = {}
        for name, antecedent in self._ledger.last.items():
            known = self._people[name].gender if name in self._people else None
            if antecedent.noun is not None:
                known = gender_of(antecedent.noun.lemma_)
            if known in {None, gender}:
                fits[name] = 1.0 if known == gender else _UNKNOWN
        return fits

    def _best(self, token: Token, fits: Mapping[str, float]) -> str | None:
        """The weightiest of those who fit and whom the grammar does not rule out."""
        ruled_out = bound(token, self._named)
        beside = self._beside(token) | unlikely(token, self._named)
        goes_on = self._speaker if token.head.lemma_ in _GOING_ON else None
        quoted = self._quotation[token.i] >= 0
        weights = {}
        for name, share in fits.items():
            weight = self._ledger.weight(name, quoted=quoted) * share
            if name in self._people:
                weight *= self._people[name].sureness
            if name not in ruled_out and weight > 0:
                weights[name] = weight * (_LAST_SPEAKER if name == goes_on else _BESIDE if name in beside else 1.0)
        return max(weights, key=lambda name: (weights[name], name)) if weights else None

    def _beside(self, token: Token) -> set[str]:
        """The persons named in a quotation that stands right before or behind a pronoun."""
        if self._quotation[token.i] >= 0 or token.dep_ not in _SUBJECTS:
            return set()
        near = self._quotation[max(0, token.i - _NEAR) : token.i + _NEAR]
        return {name for number in set(near) if number >= 0 for name in self._in_quotation.get(number, ())}


def _is_role(noun: Token) -> bool:
    return noun.lemma_.lower() in lexicon().role_nouns | lexicon().person_nouns


def _weight(token: Token) -> float:
    """What a person's place in a sentence is worth."""
    while token.dep_ in {"appos", "conj"} and token.head.i != token.i:
        token = token.head
    dep = token.dep_
    if dep in _SUBJECTS:
        if _speaks(token.head):
            return _SPEAKER
        return _MAIN if _is_main(token.head) else _EMBEDDED
    if dep == "pobj":
        return _AGENT if token.head.dep_ == "agent" else _OTHER
    if dep == "poss":
        return _OWNER
    if dep in _OBJECTS:
        return _OBJECT
    return _PART if dep in {"compound", "nmod"} else _OTHER


def _speaks(verb: Token) -> bool:
    """Whether a verb is one of saying or feeling that the report itself tells, not somebody in it."""
    personal = lexicon().personal_verbs
    told = verb.dep_ == "relcl" or (verb.dep_ == "ccomp" and verb.head.lemma_.lower() in personal)
    return verb.lemma_.lower() in personal and not told


def _is_main(verb: Token) -> bool:
    """Whether a verb is that of a sentence or of a clause beside it."""
    while verb.dep_ == "conj" and verb.head.i != verb.i:
        verb = verb.head
    return verb.dep_ == "ROOT"
