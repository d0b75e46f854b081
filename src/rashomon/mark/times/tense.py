"""The time a word's surroundings speak of, from the parse."""

import re
import tomllib
from collections.abc import Iterator, Mapping
from functools import cache
from importlib.resources import files
from itertools import islice

from spacy.tokens import Token

from rashomon.mark.lemmas import lemma

_CLIMB = 14  # heads between a word and its verb; longer chains are parser errors
_DEPTH = 3  # clauses to climb out of
_NOUNS = 6  # heads between a day and the noun it belongs to
_NEAR = 4  # heads between a day and the "ahead" before it
_INSIDE = frozenset({"pobj", "prep", "npadvmod", "poss", "compound", "nmod"})  # how a day hangs on a noun
_AS_SOON_AS = re.compile(r"\bas (?:soon|(?P<open>early|late)) as\s*$", re.IGNORECASE)


@cache
def _words() -> Mapping[str, frozenset[str]]:
    told = tomllib.loads(files("rashomon.mark.times").joinpath("tense.toml").read_text(encoding="utf-8"))
    return {name: frozenset(words) for name, words in told.items()}


def tense(token: Token) -> str:
    """The time that the verb speaks of which ``token`` depends on.

    ``past`` or ``future``; ``present`` where the verb leaves it to the day ("meets Friday"); ``either`` where a plan
    was given up, whose day may lie behind or ahead; ``open`` where nothing tells.
    """
    before = _before(token)
    if before == "since" or _said(token) or _belongs_to(token, "done"):
        return "past"
    verb = _verb(token)
    soon = _AS_SOON_AS.search(token.doc[max(0, token.left_edge.i - 3) : token.left_edge.i].text)
    told_late = soon is not None and soon["open"] and verb is not None and _of_verb(verb) == "past"
    if before == "come" or _ahead_of(token) or (soon and not told_late):
        return "future"
    owns = token.dep_ == "poss" or (token.dep_ in {"compound", "nmod"} and _definite(token.head))
    if owns and verb is not None and token.head.dep_ == "dobj" and lemma(verb) in _words()["dropped"]:
        return "either"
    if owns and lemma(token.head).lower() not in _words()["awaited"] and before not in {"before", "of", "into"}:
        return "past"
    if verb is None:
        return "future" if before in _words()["ahead"] else "open"
    return _in_clause(token, verb, before, owns=owns)


def is_past_beyond_doubt(token: Token) -> bool:
    """Whether a day told as past hangs on the verb right before it: "fired on June 8"; not "to be fired on June 8"."""
    at = token.left_edge.i - 2
    verb = token.doc[at] if at >= 0 and _before(token) in {"on", "in"} else None
    if verb is None or verb.tag_ not in {"VBD", "VBN"} or any(helper.tag_ == "TO" for helper in _helpers(verb)):
        return False
    return verb == _verb(token)


def _in_clause(token: Token, verb: Token, before: str, *, owns: bool) -> str:
    """The time that ``verb`` speaks of, as far as the day and the word ``before`` it leave it at that."""
    if before in {"until", "till"} and lemma(verb) not in _words()["prolonged"] and _had(verb):
        return "past"
    told = _of_verb(verb)
    if told != "future" and _set_ahead(token, verb, before) and not _had(verb):
        return "future"
    if told == "future" and _after_their_own(token):
        return "past"
    if told == "open" and owns and token.dep_ != "poss":  # "the Nov. 8 election"
        return "future"
    if told == "past" and _belongs_to(token, "scheduled"):
        return "open"
    if told == "open" and _is_on(verb, token):
        return "future"
    if told == "open" and _stands_for(verb, token):
        return "present"
    if before in _words()["ahead"] and (told in {"present", "open"} or (before != "by" and _lasts(verb))):
        return "future"
    return told


def _set_ahead(token: Token, verb: Token, before: str) -> bool:
    """Whether what was told puts something on the day: "was moved to Friday", "was called for May", "is due Monday"."""
    near = (*islice(token.ancestors, 2), *verb.children)
    due = any(word.lower_ == "due" and word.i < token.i and not _because(word) for word in near)
    if due and verb.dep_ != "xcomp":
        return True
    return (before == "to" and lemma(verb) in _words()["moved"]) or (
        before == "for" and lemma(verb) in _words()["fixed"]
    )


def _ahead_of(token: Token) -> bool:
    """Whether the day is that of what something comes ahead of: "ahead of elections in November"."""
    before = (word for word in islice(token.ancestors, _NEAR) if word.i < token.i)
    return any(word.lower_ == "ahead" and word.nbor().lower_ == "of" for word in before)


def _because(due: Token) -> bool:
    """Whether "due" is that of "closed due to snow on Friday"; not that of "due to open on Friday"."""
    return any(child.lower_ == "to" and child.tag_ == "IN" for child in due.children)


def _said(token: Token) -> bool:
    """Whether the day stands right behind a verb of speech in the past: "said Monday (or on Monday) they would go"."""
    left = token.left_edge.i
    at = left - 2 if _before(token) == "on" else left - 1
    return at >= 0 and token.doc[at].tag_ == "VBD" and lemma(token.doc[at]) in _words()["speech"]


def _belongs_to(token: Token, kind: str) -> bool:
    """Whether the day belongs to a noun of a kind: "the attack in Lyon on Friday", "their win in Friday's vote"."""
    wholes = (part.head for part in islice(_parts(token), _NOUNS))
    return any(whole.pos_ == "NOUN" and lemma(whole).lower() in _words()[kind] for whole in wholes)


def _after_their_own(token: Token) -> bool:
    """Whether the day is that of what somebody had behind them: "hoped to meet again after their talks in May"."""
    after = next((part for part in _parts(token) if part.pos_ == "NOUN" and part.head.lower_ == "after"), None)
    return after is not None and any(child.tag_ == "PRP$" for child in after.children)


def _parts(token: Token) -> Iterator[Token]:
    """The day and the words above it, as long as each is a part of the next, up to a verb."""
    while token.dep_ in _INSIDE and token.head.i != token.i and token.pos_ not in {"VERB", "AUX"}:
        yield token
        token = token.head


def _had(verb: Token) -> bool:
    return any(child.lower_ in {"had", "'d", "’d"} for child in _helpers(verb))


def _definite(noun: Token) -> bool:
    """Whether a noun is told as known: "the April 20 explosion", "his June 15 speech"; not "a March 1 vote"."""
    return noun.pos_ == "NOUN" and any(
        child.dep_ == "poss" or (child.dep_ == "det" and child.lower_ in {"the", "that", "this"})
        for child in noun.children
    )


def _stands_for(verb: Token, token: Token) -> bool:
    """Whether a day is the subject of "is", or begins its question: "Friday is the deadline", "Friday's game is on"."""
    if not _is(verb):
        return False
    subject = token.head if token.dep_ == "poss" else token
    return subject.dep_ == "nsubj" or (token.i == verb.i - 1 and all(child.dep_ != "nsubj" for child in verb.children))


def _is_on(verb: Token, token: Token) -> bool:
    """Whether "is" puts its subject on a day: "the deadline is Friday", "elections are in May"."""
    while verb.i < token.head.i != token.i:
        token = token.head
    puts = token.dep_ in {"attr", "npadvmod", "acomp"} or (token.dep_ == "prep" and token.lower_ != "over")
    return _is(verb) and puts and token.head.i == verb.i < token.i


def _is(verb: Token) -> bool:
    return lemma(verb) == "be" and verb.tag_ in {"VBZ", "VBP"}


def _lasts(verb: Token) -> bool:
    """Whether what is told as past goes on to the day behind "until": "gave them until Friday", "was shut until"."""
    passive = any(child.dep_ in {"auxpass", "nsubjpass"} for child in verb.children)
    return passive or lemma(verb) in _words()["prolonged"]


def _before(token: Token) -> str:
    left = token.left_edge.i
    return token.doc[left - 1].lower_ if left else ""


def _verb(token: Token) -> Token | None:
    for _ in range(_CLIMB):
        if token.pos_ in {"VERB", "AUX"}:
            return token
        if token.head.i == token.i:
            return None
        token = token.head
    return None


def _of_verb(verb: Token, depth: int = 0) -> str:
    helpers = _helpers(verb)
    words = {child.lower_ for child in helpers}
    if any(child.tag_ == "MD" for child in helpers) or verb.tag_ == "MD":
        return _of_modal(verb, words)
    if any(child.tag_ == "TO" for child in helpers):
        return _of_infinitive(verb, depth)
    if lemma(verb) in _words()["plans"] and verb.tag_ != "VB":
        return "either" if _given_up(verb) else "future"
    if verb.tag_ == "VBD" or any(
        child.tag_ == "VBD" or child.lower_ in {"has", "have", "'ve", "’ve"} for child in helpers
    ):
        return "past"
    if verb.tag_ == "VBN" and (not helpers or _set_for(verb)):
        return "future" if lemma(verb) in _words()["plans"] or _set_for(verb) else "past"
    if verb.dep_ == "conj" and verb.head.pos_ in {"VERB", "AUX"} and not _finite(verb, helpers) and depth <= _DEPTH:
        return _of_verb(verb.head, depth + 1)
    if verb.tag_ == "VBG":
        return _of_participle(verb, words, depth)
    return _of_present(verb) if verb.tag_ in {"VBZ", "VBP"} else "open"


def _of_participle(verb: Token, helpers: set[str], depth: int) -> str:
    """A verb in -ing: "are meeting" is present, "chances of winning" future, "after beating them" past."""
    if verb.head.lower_ == "of" and lemma(verb.head.head).lower() in _words()["prospects"]:
        return "future"
    if not helpers and verb.head.lower_ == "after":
        return "future" if _outer(verb.head, depth, otherwise="past") == "future" else "past"
    return "present" if helpers & _words()["be"] else "open" if helpers else _outer(verb, depth, otherwise="open")


def _of_present(verb: Token) -> str:
    """A verb in the present leaves it to the day ("meets Friday"), but for those that say nothing of when."""
    due = lemma(verb) == "report" and any(child.lower_ in _words()["reported"] for child in verb.children)
    return "present" if due or lemma(verb) not in _words()["states"] else "open"


def _finite(verb: Token, helpers: list[Token]) -> bool:
    """Whether the verb has a tense of its own: "could run on and (not be) completed" has the first verb's."""
    return any(word.tag_ in {"VBD", "VBZ", "VBP", "MD", "TO"} for word in (verb, *helpers))


def _helpers(verb: Token) -> list[Token]:
    """The auxiliaries of a verb; the parser hangs some of them on one another."""
    near = [child for child in verb.children if child.dep_ in {"aux", "auxpass"}]
    return near + [child for helper in near for child in helper.children if child.dep_ in {"aux", "auxpass"}]


def _of_modal(verb: Token, words: set[str]) -> str:
    """A verb with a modal: "could have met" is past, "could not be found" and "could be seen" open."""
    if words & {"have", "'ve", "’ve"} and not words & _words()["will"]:
        return "past"
    if "would" in words and verb.dep_ in {"ROOT", "conj"} and any(child.dep_ == "neg" for child in verb.children):
        return "past"
    if not words & _words()["unsure"]:
        return "future"
    able = any(child.dep_ == "neg" for child in verb.children) or lemma(verb) in _words()["perceived"]
    return "open" if able else "present"


def _given_up(verb: Token) -> bool:
    """Whether a plan is one of the past ("was originally scheduled") or given up ("planned for Friday, was axed")."""
    told = {child.lower_ for child in verb.children}
    formerly = bool(told & {"was", "were", "been"} and told & _words()["formerly"])
    thing = verb.head
    dropped = (
        verb.dep_ == "acl" and thing.dep_ in {"nsubj", "nsubjpass", "dobj"} and lemma(thing.head) in _words()["dropped"]
    )
    return formerly or dropped


def _set_for(verb: Token) -> bool:
    """Whether the participle is that of "set for Monday", "due on Friday"."""
    return lemma(verb) == "due" or (lemma(verb) == "set" and any(child.lower_ == "for" for child in verb.children))


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
    ranked = any(child.lower_ in _words()["ranked"] for child in governor.children)
    if governor.pos_ == "NOUN" and (ranked or lemma(governor).lower() in _words()["attempts"]):
        return _outer(governor, depth, otherwise="open")
    if lemma(governor).lower() in _words()["intent"] or governor.pos_ == "NOUN":
        return "future"
    outer = _outer(verb, depth, otherwise="future")
    refused = any(child.dep_ == "neg" for child in governor.children)  # "could not be found to answer"
    return "future" if outer == "open" and not refused else outer


def _outer(verb: Token, depth: int, *, otherwise: str) -> str:
    if verb.head.i == verb.i or depth > _DEPTH:
        return otherwise
    outer = _verb(verb.head)
    return _of_verb(outer, depth + 1) if outer is not None else otherwise
