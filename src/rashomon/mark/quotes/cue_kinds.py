"""What a cue tells: that something was said, shown, thought or done; and whether a noun can be who says it."""

from functools import cache
from typing import Literal

from rashomon.lexicon import WordLists, read_rules
from rashomon.mark.people import is_people_noun
from rashomon.mark.quotes.frame import Frame
from rashomon.mark.reference import is_person_noun

CueKind = Literal["saying", "showing", "thinking", "doing", "sign"]
Animacy = Literal["person", "pronoun", "relative", "body", "place", "document", "thing", "nobody"]

_SIGNS = frozenset({"PUNCT", "SYM", "SPACE"})
_PERSONAL = frozenset(
    {"he", "she", "they", "i", "we", "you", "his", "her", "their", "my", "our", "him", "them", "me", "us"}
)
_OF_THINGS = frozenset({"it", "its", "itself", "this", "that", "these", "those", "there", "what"})
_BODIES = frozenset({"ORG", "NORP"})
_PLACES = frozenset({"GPE", "LOC", "FAC"})


class _Words(WordLists, frozen=True, kw_only=True):
    saying: frozenset[str]
    showing: frozenset[str]
    thinking: frozenset[str]
    saying_words: frozenset[str]
    thinking_words: frozenset[str]
    bodies: frozenset[str]
    documents: frozenset[str]
    outpourings: frozenset[str]


@cache
def _words() -> _Words:
    return read_rules(__package__, "cue_kinds.toml", _Words)


@cache
def kind_of_word(lemma: str, *, verb: bool) -> CueKind:
    """What a verb, or another word, says of the clause that it introduces."""
    words = _words()
    if verb:
        if lemma in words.saying:
            return "saying"
        if lemma in words.showing:
            return "showing"
        return "thinking" if lemma in words.thinking else "doing"
    if lemma in words.saying_words or lemma in words.saying:
        return "saying"
    return "thinking" if lemma in words.thinking_words else "doing"


def cue_kind(frame: Frame, cue: int) -> CueKind:
    """What the cue at a token tells."""
    pos = frame.poses[cue]
    return "sign" if pos in _SIGNS else kind_of_word(frame.lemmas[cue], verb=pos in {"VERB", "AUX"})


def announces_words(frame: Frame, i: int) -> bool:
    """Whether a word speaks of words that may follow: "wrote", "the statement", "her letter"."""
    if frame.poses[i] == "NOUN":
        return frame.lemmas[i] in _words().documents | _words().outpourings
    return frame.poses[i] == "VERB" and kind_of_word(frame.lemmas[i], verb=True) == "saying"


def animacy(frame: Frame, head: int) -> Animacy:
    """Whether the noun at a token, -1 for none, can say or think something."""
    if head < 0:
        return "nobody"
    entity, pos = frame.entities[head], frame.poses[head]
    if pos == "PRON":
        return _of_pronoun(frame.words[head], frame.tags[head])
    if entity == "PERSON":
        return "person"
    if entity in _BODIES:
        return "body"
    if entity in _PLACES:
        return "place"
    if pos in {"NUM", "DET"}:
        return "person"
    return _of_noun(frame.lemmas[head], named=pos == "PROPN")


def _of_pronoun(word: str, tag: str) -> Animacy:
    if word in _PERSONAL:
        return "pronoun"
    if tag in {"WP", "WDT"}:
        return "relative"
    return "thing" if word in _OF_THINGS else "person"


@cache
def _of_noun(lemma: str, *, named: bool) -> Animacy:
    if is_person_noun(lemma) or is_people_noun(lemma):
        return "person"
    if lemma in _words().bodies:
        return "body"
    if lemma in _words().documents:
        return "document"
    return "body" if named else "thing"
