"""The time a word's surroundings speak of, from the parse."""

import re
from collections.abc import Iterator
from itertools import islice

from spacy.tokens import Token

from rashomon.mark.lemmas import lemma
from rashomon.mark.times.verbs import helpers_of, tense_words, time_of, verb_over

_NOUNS = 6  # heads between a day and the noun it belongs to
_CLOSE = 8  # words between a verb in the present and the day behind it
_ON_A_DAY = frozenset({"in", "on", "by"})
_NEAR = 4  # heads between a day and the "ahead" before it
_INSIDE = frozenset({"pobj", "prep", "npadvmod", "poss", "compound", "nmod"})  # how a day hangs on a noun
_AS_SOON_AS = re.compile(r"\bas (?:soon|(?P<open>early|late)) as\s*$", re.IGNORECASE)


def tense(token: Token) -> str:
    """The time that the verb speaks of which ``token`` depends on.

    ``past`` or ``future``; ``present`` where the verb leaves it to the day ("meets Friday"); ``either`` where a plan
    was given up, whose day may lie behind or ahead; ``open`` where nothing tells.
    """
    before = _before(token)
    if before == "since" or _said(token) or _belongs_to(token, "done"):
        return "past"
    verb = verb_over(token)
    soon = _AS_SOON_AS.search(token.doc[max(0, token.left_edge.i - 3) : token.left_edge.i].text)
    told_late = soon is not None and soon["open"] and verb is not None and time_of(verb) == "past"
    if before in {"come", "effective"} or _ahead_of(token) or (soon and not told_late):
        return "future"
    owns = token.dep_ == "poss" or (token.dep_ in {"compound", "nmod"} and _definite(token.head))
    if owns and _is_awaited(token):
        return "either" if verb is not None and time_of(verb) == "past" else "future"
    if (
        owns
        and verb is not None
        and token.head.dep_ in {"dobj", "nsubjpass"}
        and lemma(verb) in tense_words()["dropped"]
    ):
        return "either"
    given_up = _given_up(token)
    if given_up or _bidden_to(token):
        return given_up or "future"
    missed = verb is not None and lemma(verb) in tense_words()["attended"] and time_of(verb) == "future"
    if owns and missed and token.head.dep_ == "dobj":
        return "future"
    if owns and lemma(token.head).lower() not in tense_words()["awaited"] and before not in {"before", "of", "into"}:
        return "past"
    if verb is None:
        return "future" if before in tense_words()["ahead"] else "open"
    return _in_clause(token, verb, before, owns=owns)


def is_past_beyond_doubt(token: Token) -> bool:
    """Whether a day told as past hangs on the verb right before it: "fired on June 8"; not "to be fired on June 8"."""
    if token.dep_ in {"compound", "nmod", "poss", "nummod"} and _belongs_to(token, "done"):
        return True
    at = token.left_edge.i - 2
    verb = token.doc[at] if at >= 0 and _before(token) in {"on", "in"} else None
    if verb is None or verb.tag_ not in {"VBD", "VBN"} or any(helper.tag_ == "TO" for helper in helpers_of(verb)):
        return False
    return verb == verb_over(token)


def is_of_a_present(token: Token) -> bool:
    """Whether a day follows close behind a verb in the present: "is running in May"; not "as of May, it has 70"."""
    verb = verb_over(token)
    first = token.left_edge.i
    if verb is None or not 0 < first - verb.i <= _CLOSE or token.dep_ not in {"pobj", "npadvmod"}:
        return False
    between = token.doc[verb.i + 1 : first]
    return _before(token) in _ON_A_DAY or (
        token.dep_ == "npadvmod" and all(word.text not in {",", ":"} for word in between)
    )


def _in_clause(token: Token, verb: Token, before: str, *, owns: bool) -> str:
    """The time that ``verb`` speaks of, as far as the day and the word ``before`` it leave it at that."""
    if before in {"until", "till"} and lemma(verb) not in tense_words()["prolonged"] and _had(verb):
        return "past"
    told = time_of(verb)
    if told != "future" and _set_ahead(token, verb, before) and not _had(verb):
        return "future"
    if told == "future" and _after_their_own(token):
        return "past"
    if told == "past" and (verb.lower_ in {"starting", "beginning"} or _called_for(verb)):
        return "either"
    if told == "open" and owns and token.dep_ != "poss":  # "the Nov. 8 election"
        return "future"
    if told == "past" and _belongs_to(token, "scheduled"):
        return "open"
    if (told == "open" and _is_on(verb, token)) or (told == "present" and _is_timetabled(verb)):
        return "future"
    if told == "open" and _stands_for(verb, token):
        return "present"
    if before in tense_words()["ahead"] and (told in {"present", "open"} or (before != "by" and _lasts(verb))):
        return "future"
    return told


def _is_awaited(token: Token) -> bool:
    """Whether what the day owns is what somebody waits for: "await Friday's report", "the eve of Sunday's election"."""
    above = token.head.head
    governor = above.head if above.dep_ == "prep" and token.head.dep_ == "pobj" else above
    subjects = [child for child in governor.children if child.dep_ == "nsubj"] if lemma(governor) == "be" else []
    return any(lemma(word).lower() in tense_words()["awaiting"] for word in (governor, *subjects))


def _given_up(token: Token) -> str | None:
    """What a day of something called off is: "the concert on Friday has been cancelled" (to come), "was cancelled"."""
    for thing in _things(token):
        if thing.dep_ == "nsubjpass" and lemma(thing.head) in tense_words()["dropped"]:
            helpers = {helper.lower_ for helper in helpers_of(thing.head)}
            return "future" if helpers & tense_words()["still"] else "either"
    return None


def _bidden_to(token: Token) -> bool:
    """Whether somebody was bidden to what is on the day, or agreed to what begins with it.

    "Invited them to talks on Friday", "agreed to a ceasefire from Friday"; not "agreed to a truce on Friday".
    """
    thing = next(_things(token), None)
    verb = verb_over(token)
    if thing is not None and thing.dep_ == "pobj":
        if thing.head.lower_ not in {"to", "for"} or thing.pos_ != "NOUN":
            return False
        verb = thing.head.head
    if verb is None:
        return False
    between = {word.lower_ for word in token.doc[max(verb.i, token.i - _NEAR) : token.i]}
    begins = "from" in between and lemma(verb) in tense_words()["agreed"]
    bidden = lemma(verb) in tense_words()["bidden"]
    return begins or (bidden and any(word.lower_ == "to" for word in token.doc[verb.i : token.i]))


def _things(token: Token) -> Iterator[Token]:
    """The nouns that a day behind a preposition stands at, from the inside: "talks" in "talks on Friday"."""
    above = (part.head for part in islice(_parts(token), _NOUNS) if part.dep_ == "prep")
    return (thing for thing in above if thing.pos_ in {"NOUN", "PROPN"} and thing.ent_type_ not in {"DATE", "TIME"})


def _set_ahead(token: Token, verb: Token, before: str) -> bool:
    """Whether what was told puts something on the day: "was moved to Friday", "was called for May", "is due Monday"."""
    near = (*islice(token.ancestors, 2), *verb.children)
    due = any(word.lower_ == "due" and word.i < token.i and not _because(word) for word in near)
    if due and verb.dep_ != "xcomp":
        return True
    asked = lemma(verb) in tense_words()["demanded"] or any(child.lower_ in {"if", "unless"} for child in verb.children)
    return (
        (before == "to" and lemma(verb) in tense_words()["moved"])
        or (before == "for" and lemma(verb) in tense_words()["fixed"] | tense_words()["dropped"])
        or (before == "by" and asked)
        or (before == "from" and _of_a_vote(verb))
        or _is_likely(verb)
    )


def _of_a_vote(verb: Token) -> bool:
    """Whether the verb tells what was decided: "voted to raise fares from May"."""
    return lemma(verb.head) in tense_words()["agreed"] and any(helper.tag_ == "TO" for helper in helpers_of(verb))


def _called_for(verb: Token) -> bool:
    """Whether the day may be that of what was called for: "called for a strike on Friday"."""
    wanted = (noun for word in verb.children if word.lower_ == "for" for noun in word.children)
    return lemma(verb) == "call" and any(lemma(noun).lower() in tense_words()["called"] for noun in wanted)


def _is_likely(verb: Token) -> bool:
    """Whether it was likely then: "rain was likely on Friday"."""
    return any(child.dep_ == "acomp" and child.lower_ in {"likely", "possible", "unlikely"} for child in verb.children)


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
    return at >= 0 and token.doc[at].tag_ == "VBD" and lemma(token.doc[at]) in tense_words()["speech"]


def _belongs_to(token: Token, kind: str) -> bool:
    """Whether the day belongs to a noun of a kind: "the attack in Lyon on Friday", "their win in Friday's vote"."""
    wholes = (part.head for part in islice(_parts(token), _NOUNS))
    return any(whole.pos_ == "NOUN" and lemma(whole).lower() in tense_words()[kind] for whole in wholes)


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
    return any(child.lower_ in {"had", "'d", "’d"} for child in helpers_of(verb))


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
    """Whether "is" puts its subject on a day: "the deadline is Friday", "elections are in May", "is out on Friday"."""
    while verb.i < token.head.i != token.i:
        token = token.head
    puts = token.dep_ in {"attr", "npadvmod", "acomp"} or (token.dep_ == "prep" and token.lower_ != "over")
    puts |= token.dep_ == "advmod" and token.lower_ in {"back", "out"}
    return _is(verb) and puts and token.head.i == verb.i < token.i


def _is_timetabled(verb: Token) -> bool:
    """Whether a plain present tells what is to come: "talks resume Tuesday"; not "rebels attack Tuesday"."""
    return lemma(verb) in tense_words()["timetabled"] and not helpers_of(verb)


def _is(verb: Token) -> bool:
    return lemma(verb) == "be" and verb.tag_ in {"VBZ", "VBP"}


def _lasts(verb: Token) -> bool:
    """Whether what is told as past goes on to the day behind "until": "gave them until Friday", "was shut until".

    What was not so until a day was so on it: "was not found until Friday".
    """
    if any(child.dep_ == "neg" for child in verb.children):
        return False
    passive = any(child.dep_ in {"auxpass", "nsubjpass"} for child in verb.children)
    return passive or lemma(verb) in tense_words()["prolonged"]


def _before(token: Token) -> str:
    left = token.left_edge.i
    return token.doc[left - 1].lower_ if left else ""
