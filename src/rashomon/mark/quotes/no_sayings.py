"""What looks like an attribution and says nothing: "released its results", "according to plan", "that he had not"."""

from functools import cache

from rashomon.lexicon import WordLists, read_rules
from rashomon.mark.quotes.attribution import Attribution
from rashomon.mark.quotes.contents import subject_of
from rashomon.mark.quotes.cue_kinds import animacy
from rashomon.mark.quotes.frame import Frame
from rashomon.mark.quotes.leftovers import is_title
from rashomon.mark.quotes.sayings import saying_verbs

# From this probability on the bare object of a verb that is not listed, or a pronoun alone, is taken for what is said
# or thought; set by the figures of ``scripts/evaluate_quotes.py`` on cross-validated train articles.
_SURE = 0.6
_PEOPLE = frozenset({"person", "pronoun", "body", "relative"})
_TELLING = frozenset({"NOUN", "PROPN", "ADJ", "NUM", "ADV", "INTJ", "SYM", "X"})


class _Words(WordLists, frozen=True, kw_only=True):
    telling_verbs: frozenset[str]
    measures: frozenset[str]
    anonymity: frozenset[str]
    asking: frozenset[str]
    outlooks: frozenset[str]
    unsaid: frozenset[str]
    happenings: frozenset[str]
    deeds: frozenset[str]


@cache
def _words() -> _Words:
    return read_rules(__package__, "no_sayings.toml", _Words)


def sayings_only(frame: Frame, found: list[Attribution]) -> list[Attribution]:
    """``found`` without those that tell a deed, a measure, or nothing at all. What stands between marks stays."""
    said = (one for one in found if one.cue < 0 or not _is_unsaid(frame, one))
    return [one for one in said if not (_is_title(frame, one) if _is_quoted(frame, one) else _says_nothing(frame, one))]


def _is_unsaid(frame: Frame, one: Attribution) -> bool:
    """Whether nobody is told to have said it: "without saying that", "neither Lee nor Holt said", "no band claimed"."""
    if frame.text[frame.ends[one.cue] - len("so-called") : frame.ends[one.cue]].lower() == "so-called":
        return True
    above = frame.heads[one.cue]
    phrase = frame.slice((max(above - 1, 0), above + 1)).lower()
    unsaid = frame.words[above] in _words().unsaid or phrase in _words().unsaid
    if frame.deps[one.cue] in {"pcomp", "pobj"} and unsaid:
        return True
    head = one.source.head if one.source is not None else -1
    return head >= 0 and any(frame.words[c] in {"neither", "no"} and c < head for c in frame.children[head])


def _is_quoted(frame: Frame, one: Attribution) -> bool:
    return any(frame.inside[i] >= 0 for a, b in one.content for i in range(a, b))


def _is_title(frame: Frame, one: Attribution) -> bool:
    """Whether a title between marks is the object of a deed: 'released "Tell Me You Knew" in 2019'."""
    first = one.content[0][0]
    titled = frame.inside[first] >= 0 and is_title(frame, *frame.ranges[frame.inside[first]])
    return titled and frame.poses[one.cue] == "VERB" and frame.lemmas[one.cue] not in _words().telling_verbs


def _says_nothing(frame: Frame, one: Attribution) -> bool:
    if one.cue < 0:
        return False
    words = [i for a, b in one.content for i in range(a, b)]
    unsure = one.probability < _SURE
    return (
        ((unsure or frame.lemmas[one.cue] in _words().deeds) and _is_deed(frame, one.cue, words))
        or (unsure and _is_empty(frame, words))
        or _is_measure(frame, one)
        or _is_request_for_anonymity(frame, one.cue, words)
        or _is_outlook(frame, one)
        or _is_of_a_thing(frame, one)
    )


def _is_deed(frame: Frame, cue: int, words: list[int]) -> bool:
    """Whether the object of a verb of doing is a bare noun phrase, or it is one of dealing with things."""
    verbal = any(frame.poses[i] in {"VERB", "AUX"} for i in words)
    thing = any(frame.heads[i] == cue and frame.deps[i] == "dobj" and frame.poses[i] == "NOUN" for i in words)
    telling = frame.poses[cue] != "VERB" or frame.lemmas[cue] in _words().telling_verbs
    return not telling and (not verbal or (thing and frame.lemmas[cue] in _words().deeds))


def _is_of_a_thing(frame: Frame, one: Attribution) -> bool:
    """Whether a word that is none of saying has a subject that cannot say anything: "rebels fled; talks resume"."""
    head = one.source.head if one.source is not None else -1
    if head < 0 or frame.poses[one.cue] != "VERB" or frame.lemmas[one.cue] in _words().telling_verbs | saying_verbs():
        return False
    return frame.poses[head] == "NOUN" and frame.entities[head] == "" and frame.lemmas[head] in _words().happenings


def _is_empty(frame: Frame, words: list[int]) -> bool:
    """Whether only pronouns, auxiliaries and particles are left: "that he had not"."""
    return not any(frame.poses[i] in _TELLING or frame.poses[i] == "VERB" for i in words if frame.words[i] != "that")


def _is_measure(frame: Frame, one: Attribution) -> bool:
    source = one.source
    if frame.words[one.cue] != "according" or source is None or source.head < 0:
        return False
    return frame.words[source.head] in _words().measures and source.span[1] - source.span[0] == 1


def _is_request_for_anonymity(frame: Frame, cue: int, words: list[int]) -> bool:
    """Whether somebody asks to stay unnamed, with a reason or none: "not to be named because the inquiry is open"."""
    asked = any(frame.words[i] in _words().anonymity for i in words[:5])
    return asked and (len(words) <= 5 or frame.lemmas[cue] in _words().asking)


def _is_outlook(frame: Frame, one: Attribution) -> bool:
    """Whether nobody is said to expect of a thing what "is expected"; of people it is what others think."""
    passive = any(frame.deps[c] == "auxpass" for c in frame.children[one.cue])
    nobody = one.source is None or one.source.head < 0
    of_people = animacy(frame, subject_of(frame, one.cue)) in _PEOPLE
    return nobody and passive and not of_people and frame.lemmas[one.cue] in _words().outlooks
