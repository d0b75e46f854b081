"""Subjects that later words take up: what "it" and "they" mean."""

from collections.abc import Callable
from typing import Literal

from spacy.tokens import Doc, Token

from rashomon.mark.reference.lexicon import lexicon
from rashomon.model import Mention, Span

Number = Literal["it", "they"]
_SUBJECTS = frozenset({"nsubj", "nsubjpass"})
_NEAR = 70  # tokens, about three sentences, over which "it" and "they" reach back


def pronoun_number(word: str) -> Number | None:
    """``it`` or ``they`` for a pronoun of the third person that is no he or she, None for any other word."""
    if word in lexicon().thing_pronouns:
        return "it"
    return "they" if word in lexicon().plural_pronouns else None


def taken_up(pronoun: Token, number: Number, at: Callable[[Token], Mention | None]) -> Token | None:
    """The last subject before "it" or "they" that fits, None where none does.

    "They" are people in the plural or an organisation; "it" is the last thing that was a subject, whatever it is.
    """
    for token in reversed(pronoun.doc[max(0, pronoun.i - _NEAR) : pronoun.i]):
        if token.dep_ not in _SUBJECTS or token.pos_ not in {"NOUN", "PROPN"}:
            continue
        mention = at(token)
        collective = mention is not None and mention.kind in {"organisation", "group", "country", "place"}
        if number == "they":
            people = token.tag_ == "NNS" and token.lemma_.lower() in lexicon().people_nouns | lexicon().role_nouns
            persons = mention is not None and mention.kind == "person" and len(joined(token)) > 1
            if people or persons or (collective and not _joined(token)):
                return token
        elif token.tag_ in {"NN", "NNP"} and not _joined(token) and (mention is None or mention.kind != "person"):
            return token
    return None


def is_indefinite(noun: Token) -> bool:
    """Whether a noun is introduced with "a", "an", "one" or "another"."""
    return any(child.lower_ in {"a", "an", "one", "another"} for child in noun.children)


def description(doc: Doc, noun: Token) -> Span:
    """The words of a noun with what stands before it and its last prepositional phrase: "an aide to the mayor"."""
    last = max((c.i for c in noun.children if c.dep_ == "prep"), default=noun.i)
    end = doc[last].right_edge.i if last > noun.i else noun.i
    return Span(noun.left_edge.idx, doc[end].idx + len(doc[end]))


def _joined(token: Token) -> bool:
    return any(child.dep_ == "conj" for child in token.children)


def joined(token: Token) -> list[Token]:
    """A noun and those joined to it by "and", in text order."""
    return [token, *(part for child in token.children if child.dep_ == "conj" for part in joined(child))]
