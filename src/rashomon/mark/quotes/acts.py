"""What an attribution is: something said or written, something thought or done, or part of another's quoted words."""

from functools import cache
from typing import Literal

from rashomon.lexicon import WordLists, read_rules
from rashomon.mark.quotes.attribution import Attribution
from rashomon.mark.quotes.cue_kinds import animacy, cue_kind
from rashomon.mark.quotes.frame import Frame
from rashomon.mark.quotes.leftovers import is_title

Act = Literal["speech", "attitude", "embedded"]

FIRST_PERSON = frozenset({"i", "we", "my", "our", "me", "us", "you", "your"})
_VERBAL = frozenset({"VERB", "AUX"})
_FEW = 4  # words between marks that a verb of doing may hold at arm's length: "entered the “danger zone”"


class _Words(WordLists, frozen=True, kw_only=True):
    clausal: frozenset[str]
    naming: frozenset[str]
    withholding: frozenset[str]
    calling_for: frozenset[str]
    of_things: frozenset[str]


@cache
def _words() -> _Words:
    return read_rules(__package__, "acts.toml", _Words)


def act_of(frame: Frame, one: Attribution) -> Act:
    """What sort of act an attribution tells of."""
    if _is_embedded(frame, one):
        return "embedded"
    return "speech" if _is_said(frame, one) else "attitude"


def _is_embedded(frame: Frame, one: Attribution) -> bool:
    """Whether somebody is quoted as saying it of himself: "“I think [it holds],” Lee said"."""
    segment = frame.inside[one.cue] if one.cue >= 0 else -1
    if segment < 0 or frame.inside[one.content[0][0]] != segment:
        return False
    return one.source is None or one.source.head < 0 or frame.words[one.source.head] in FIRST_PERSON


def _is_said(frame: Frame, one: Attribution) -> bool:
    if one.cue < 0:
        return True
    kind, who = cue_kind(frame, one.cue), animacy(frame, one.source.head if one.source is not None else -1)
    words = [i for a, b in one.content for i in range(a, b) if frame.is_word[i]]
    quoted = [i for i in words if frame.inside[i] >= 0]
    if quoted and _is_quotation(frame, quoted, at_arms_length=kind == "doing"):
        return True
    if all(frame.poses[i] == "PRON" for i in words):
        return False  # how somebody stands to another, not what was said: "endorsed him"
    if one.source is not None and frame.words[one.source.head] in FIRST_PERSON:
        return False  # the reporter speaks: "I asked whether", "we think"
    if kind == "saying":
        return _is_said_by(frame, one.cue, words, thing=who == "thing")
    clause = any(frame.deps[c] == "ccomp" for c in frame.children[one.cue])
    return kind == "sign" or (kind == "showing" and clause and who not in {"thing", "nobody"})


def _is_quotation(frame: Frame, quoted: list[int], *, at_arms_length: bool) -> bool:
    """Whether the words between marks are somebody's, and no title of a work or a word held at arm's length."""
    segments = {frame.inside[i] for i in quoted}
    if all(is_title(frame, *frame.ranges[k]) for k in segments):
        return False
    few = len(quoted) < _FEW and not any(frame.poses[i] in _VERBAL for i in quoted)
    return not (few and at_arms_length)


def _is_said_by(frame: Frame, cue: int, words: list[int], *, thing: bool) -> bool:
    """Whether a word of saying has a complement that can be said: no "called a taxi", "claimed a prize"."""
    lemma, children = frame.lemmas[cue], frame.children[cue]
    clause = any(frame.poses[i] in _VERBAL for i in words)
    if frame.poses[cue] not in _VERBAL:
        return clause or frame.words[cue] in {"according", "per"}
    if thing and lemma not in _words().of_things:
        return False
    if lemma in _words().naming:
        named = any(frame.deps[c] in {"oprd", "ccomp"} or frame.words[c] in _words().calling_for for c in children)
        return named and not any(frame.deps[c] == "prt" for c in children)
    if lemma in _words().withholding:
        withheld = (c for c in children if frame.deps[c] in {"xcomp", "ccomp"} and frame.poses[c] == "VERB")
        return any(cue_kind(frame, c) in {"saying", "showing"} or frame.lemmas[c] == "discuss" for c in withheld)
    return clause or lemma not in _words().clausal
