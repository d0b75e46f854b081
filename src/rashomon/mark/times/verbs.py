"""The time that a verb speaks of, from its form, its auxiliaries and the clauses around it."""

from functools import cache

from spacy.tokens import Token

from rashomon.lexicon import WordLists, read_rules
from rashomon.mark.lemmas import lemma

_CLIMB = 14  # heads between a word and its verb; longer chains are parser errors
_DEPTH = 3  # clauses to climb out of


class TenseWords(WordLists, frozen=True, kw_only=True):
    """Words that say whether the text around a date looks ahead or back; the file says what each list is for."""

    will: frozenset[str]
    unsure: frozenset[str]
    perceived: frozenset[str]
    be: frozenset[str]
    speech: frozenset[str]
    attended: frozenset[str]
    awaiting: frozenset[str]
    called: frozenset[str]
    demanded: frozenset[str]
    prolonged: frozenset[str]
    moved: frozenset[str]
    fixed: frozenset[str]
    dropped: frozenset[str]
    still: frozenset[str]
    bidden: frozenset[str]
    agreed: frozenset[str]
    ranked: frozenset[str]
    plans: frozenset[str]
    departures: frozenset[str]
    intent: frozenset[str]
    states: frozenset[str]
    awaited: frozenset[str]
    ahead: frozenset[str]
    formerly: frozenset[str]
    done: frozenset[str]
    attempts: frozenset[str]
    prospects: frozenset[str]
    scheduled: frozenset[str]
    reported: frozenset[str]
    timetabled: frozenset[str]


@cache
def tense_words() -> TenseWords:
    """The words of tense.toml, by kind."""
    return read_rules("rashomon.mark.times", "tense.toml", TenseWords)


def verb_over(token: Token) -> Token | None:
    """The verb that ``token`` is or hangs on; None where there is none."""
    for _ in range(_CLIMB):
        if token.pos_ in {"VERB", "AUX"}:
            return token
        if token.head.i == token.i:
            return None
        token = token.head
    return None


def time_of(verb: Token, depth: int = 0) -> str:
    """``past``, ``present``, ``future``, ``either`` or ``open``, ``depth`` clauses below the one that was asked for."""
    helpers = helpers_of(verb)
    words = {child.lower_ for child in helpers}
    if any(child.tag_ == "MD" for child in helpers) or verb.tag_ == "MD":
        return _of_modal(verb, words)
    if any(child.tag_ == "TO" for child in helpers):
        return _of_infinitive(verb, depth)
    if lemma(verb) in tense_words()["plans"] and verb.tag_ != "VB":
        if any(child.lower_ == "as" for child in verb.children):  # "retired, as planned, on Friday"
            return _outer(verb, depth, otherwise="open")
        return "either" if _given_up(verb) else "future"
    if _was_about_to(verb, helpers):
        return "either"
    if verb.tag_ == "VBD" or any(
        child.tag_ == "VBD" or child.lower_ in {"has", "have", "'ve", "’ve"} for child in helpers
    ):
        return "past"
    if verb.tag_ == "VBN" and (not helpers or _set_for(verb)):
        return "future" if lemma(verb) in tense_words()["plans"] or _set_for(verb) else "past"
    if verb.dep_ == "conj" and verb.head.pos_ in {"VERB", "AUX"} and not _finite(verb, helpers) and depth <= _DEPTH:
        return time_of(verb.head, depth + 1)
    if verb.tag_ == "VBG":
        return _of_participle(verb, words, depth)
    return _of_present(verb, helpers)


def _bids(verb: Token, helpers: list[Token]) -> bool:
    """Whether a verb tells others what to do: "Join us on Friday", "See you Sunday"."""
    quoted = verb.dep_ == "ccomp" and lemma(verb.head) in tense_words()["speech"]
    plain = verb.tag_ == "VB" and not helpers and (quoted or verb.dep_ == "ROOT")
    return plain and all(child.dep_ not in {"nsubj", "nsubjpass", "expl"} for child in verb.children)


def _was_about_to(verb: Token, helpers: list[Token]) -> bool:
    """Whether somebody said what was coming: "she said he was leaving in May"; not "he was dying in May"."""
    progressive = verb.tag_ == "VBG" and any(helper.lower_ in {"was", "were"} for helper in helpers)
    reported = verb.dep_ == "ccomp" and verb.head.tag_ in {"VBD", "VBN"} and lemma(verb.head) in tense_words()["speech"]
    return progressive and reported and lemma(verb) in tense_words()["departures"]


def _of_participle(verb: Token, helpers: set[str], depth: int) -> str:
    """A verb in -ing: "are meeting" is present, "chances of winning" future, "after beating them" past."""
    if verb.head.lower_ == "of" and lemma(verb.head.head).lower() in tense_words()["prospects"]:
        return "future"
    if not helpers and verb.head.lower_ == "after":
        return "future" if _outer(verb.head, depth, otherwise="past") == "future" else "past"
    return "present" if helpers & tense_words()["be"] else "open" if helpers else _outer(verb, depth, otherwise="open")


def _of_present(verb: Token, helpers: list[Token]) -> str:
    """A verb in the present leaves it to the day ("meets Friday"), but for those that say nothing of when.

    What others are told to do lies ahead ("join us Friday").
    """
    if verb.tag_ not in {"VBZ", "VBP"}:
        return "future" if _bids(verb, helpers) else "open"
    due = lemma(verb) == "report" and any(child.lower_ in tense_words()["reported"] for child in verb.children)
    return "present" if due or lemma(verb) not in tense_words()["states"] else "open"


def _finite(verb: Token, helpers: list[Token]) -> bool:
    """Whether the verb has a tense of its own: "could run on and (not be) completed" has the first verb's."""
    return any(word.tag_ in {"VBD", "VBZ", "VBP", "MD", "TO"} for word in (verb, *helpers))


def helpers_of(verb: Token) -> list[Token]:
    """The auxiliaries of a verb; the parser hangs some of them on one another."""
    near = [child for child in verb.children if child.dep_ in {"aux", "auxpass"}]
    return near + [child for helper in near for child in helper.children if child.dep_ in {"aux", "auxpass"}]


def _of_modal(verb: Token, words: set[str]) -> str:
    """A verb with a modal: "could have met" is past, "could not be found" and "could be seen" open."""
    if words & {"have", "'ve", "’ve"} and not words & tense_words()["will"]:
        return "past"
    if "would" in words and verb.dep_ in {"ROOT", "conj"} and any(child.dep_ == "neg" for child in verb.children):
        return "past"
    if not words & tense_words()["unsure"]:
        return "future"
    able = any(child.dep_ == "neg" for child in verb.children) or lemma(verb) in tense_words()["perceived"]
    return "open" if able else "present"


def _given_up(verb: Token) -> bool:
    """Whether a plan is one of the past ("was originally scheduled") or given up ("planned for Friday, was axed")."""
    told = {child.lower_ for child in verb.children}
    formerly = bool(told & {"was", "were", "been"} and told & tense_words()["formerly"])
    thing = verb.head
    dropped = (
        verb.dep_ == "acl"
        and thing.dep_ in {"nsubj", "nsubjpass", "dobj"}
        and lemma(thing.head) in tense_words()["dropped"]
    )
    return formerly or dropped


def _set_for(verb: Token) -> bool:
    """Whether the participle is that of "set for Monday", "listed for trial on Friday", "due on Friday"."""
    ahead = lemma(verb) in {"list", "set"} and any(child.lower_ == "for" for child in verb.children)
    return ahead or lemma(verb) == "due"


def _of_infinitive(verb: Token, depth: int) -> str:
    """An infinitive looks ahead after words of intent; elsewhere it shares the time of the clause around it."""
    governor = verb.head
    helpers = (child for word in (governor, governor.head) for child in word.children if child.dep_.startswith("aux"))
    if any(child.lower_ in {"had", "'d"} for child in helpers):
        return "past"
    if governor.i == verb.i:
        return "future"
    if _given_up(governor):
        return "either"
    ranked = any(child.lower_ in tense_words()["ranked"] for child in governor.children)
    if governor.pos_ == "NOUN" and (ranked or lemma(governor).lower() in tense_words()["attempts"]):
        return _outer(governor, depth, otherwise="open")
    if lemma(governor) == "go" and governor.tag_ in {"VBD", "VBN"}:  # "went on to win"
        return _outer(verb, depth, otherwise="past")
    if lemma(governor).lower() in tense_words()["intent"] or governor.pos_ == "NOUN":
        return "future"
    outer = _outer(verb, depth, otherwise="future")
    refused = any(child.dep_ == "neg" for child in governor.children)  # "could not be found to answer"
    return "future" if outer == "open" and not refused else outer


def _outer(verb: Token, depth: int, *, otherwise: str) -> str:
    if verb.head.i == verb.i or depth > _DEPTH:
        return otherwise
    outer = verb_over(verb.head)
    return time_of(outer, depth + 1) if outer is not None else otherwise
