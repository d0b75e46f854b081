"""How a sentence tells a deed that was promised: as done, in part, not done, refused, or still to come."""

import re
from collections.abc import Mapping
from dataclasses import dataclass

from rashomon.collate.actors import Cast
from rashomon.collate.commitments.kinds import kind_of
from rashomon.collate.commitments.sides import PART_OF
from rashomon.collate.evidence import Sentence, inside, speakers_in
from rashomon.collate.wording import Word, stem
from rashomon.model import MarkedArticle, Quantity, Span, Status, interval

_BEHIND = 48  # characters behind the deed in which its date stands
_WHOLE = 0.95  # of a number, from which it is as good as the whole
_DOERS = frozenset({"person", "organisation", "country", "group", "office"})
_BEFORE = 48  # characters before the deed that say whether it was done
_DROP = kind_of(stem("cancel"))
_GIVEN_UP: frozenset[Status] = frozenset({"postponed", "cancelled", "refused"})

# Words before the deed, up to it. example: is due to pay, will not pay; has yet to pay; failed to pay; ought to pay
_AWAITED = re.compile(
    r"\b(?:(?:is|are|was|were)\W+(?:still\W+)?(?:expected|due|scheduled|set|to)|will|to)\b[^.;,]*\Z", re.IGNORECASE
)
_UNDONE = re.compile(
    r"(?:\b(?:not(?!\W+(?:due|expected|scheduled|until)\b)|never|yet\W+to|without|no\W+sign\W+of)|n[’']t|"
    r"\bfail(?:ed|s|ing)?\W+to)\b[^.;,]*\Z",
    re.IGNORECASE,
)
_REFUSED = re.compile(r"\b(?:refus(?:ed|es|ing)|declin(?:ed|es|ing))\b[^.;,]*?\bto\b[^.;,]*\Z", re.IGNORECASE)
_BEGUN = re.compile(r"\b(?:beg[au]n|begins|start(?:ed|s))\b[^.;,]*\Z", re.IGNORECASE)
_WORD_GIVEN = r"\b[^.;,]{0,40}?\b(?:promise|pledge|vow|commitment|word)\b"
_KEPT = re.compile(rf"\b(?:kept|keeps|honou?red|fulfilled|made good on){_WORD_GIVEN}", re.IGNORECASE)
_BROKEN = re.compile(rf"\b(?:broke|broken|breaks|reneged on|went back on|betrayed){_WORD_GIVEN}", re.IGNORECASE)
_OPEN = re.compile(
    r"\b(?:if|unless|whether|would|could|should|might|may|must|ought|ask(?:ed|s|ing)|called on|wants?|"
    r"order(?:ed|s)|demand(?:ed|s)?|urg(?:ed|es)|"
    r"vow(?:ed|s)|pledg(?:ed|es)|promis(?:ed|es)|agreed)\b[^.;]*\Z",
    re.IGNORECASE,
)
_DONE = re.compile(
    r"[a-z]{2,}ed|paid|rebuilt|built|sent|held|left|withdr(?:ew|awn)|freed|began|begun|came|home|free|went|flew|met|shut"
)
_PARTLY = re.compile(  # 25 million of the 40, seven of the men, a first instalment
    r"\b(?:(?:\d[\w,.]*|two|three|four|five|six|seven|eight|nine|ten|some|most|many|half|part)"
    r"(?: [\w$€£]+){0,2} of the\b(?! way)|"
    r"remaining|partly|so far|missing (?:its|their|his|her) target|fail(?:ed|ing) to|half of what|\d[\d,.]* of \d|"
    r"(?:fell|far|well|just|\d) short of|first (?:instal\w+|tranche|batch|part|group))\b",
    re.IGNORECASE,
)
THINGS = re.compile(r"\b(?P<name>[A-Z][\w’'-]+) (?P<thing>[a-z]{3,})\b")  # the Tolland bridge
_NO_NAMES = frozenset({"The", "A", "An", "His", "Her", "Its", "Their", "This", "That"})


@dataclass(frozen=True, slots=True)
class Promise:
    """What sentences of later reports are held against.

    ``day`` is when it was first reported, ``deeds`` the kinds of what was promised, ``bound`` the actors who did,
    ``things`` what it is about with the name it bears ("bridge": "Tolland"), ``amounts`` how much was promised.
    """

    day: str
    deeds: frozenset[str]
    bound: frozenset[str]
    things: Mapping[str, str]
    amounts: tuple[Quantity, ...]


def verdict(article: MarkedArticle, cast: Cast, sentence: Sentence, promise: Promise) -> Status | None:
    """How the sentence tells the deed; None where it tells none, or that of another, or of another thing."""
    if not _is_theirs(article, cast, sentence, promise) or _is_of_another(article, sentence, promise.things):
        return None
    status = _status(article, sentence, promise)
    return "ongoing" if status == "occurred" and _is_part(article, sentence, promise.amounts) else status


def _is_theirs(article: MarkedArticle, cast: Cast, sentence: Sentence, promise: Promise) -> bool:
    """Whether nobody else does the deed: who is named last before it is bound, or only reports it."""
    at = next((word.span.start for word in sentence.words if kind_of(word.stem) in promise.deeds), sentence.span.end)
    speakers = {cast.of(speaker) for speaker in speakers_in(article, sentence)}
    before = inside(article.mentions, Span(sentence.span.start, at))
    free = (m for m in before if not PART_OF.search(article.text, sentence.span.start, m.span.start))
    named = [cast.named(mention.name) for mention in free]
    doing = [a for a in named if a is not None and cast.by_id[a].kind in _DOERS and a not in speakers]
    return not promise.bound or not doing or bool(promise.bound.intersection(doing))


def _is_of_another(article: MarkedArticle, sentence: Sentence, things: Mapping[str, str]) -> bool:
    """Whether a thing that was promised by name bears another name here: the Marsh bridge, not the Tolland bridge."""
    found = [(name, thing) for name, thing in THINGS.findall(sentence.span.of(article.text)) if thing in things]
    return bool(found) and not any(name == things[thing] or name in _NO_NAMES for name, thing in found)


def _is_part(article: MarkedArticle, sentence: Sentence, promised: tuple[Quantity, ...]) -> bool:
    """Whether the sentence tells of less than was promised: by its words, or by a smaller number of the same."""
    if _PARTLY.search(sentence.span.of(article.text)):
        return True
    done = inside(article.quantities, sentence.span)
    pairs = ((one, two) for one in promised for two in done if one.unit == two.unit and _alike(one, two))
    return any(two.value < _WHOLE * one.value for one, two in pairs)


def _alike(one: Quantity, two: Quantity) -> bool:
    """Whether two numbers count the same: money, or things of one name."""
    return (one.noun is not None and two.noun is not None and stem(one.noun) == stem(two.noun)) or one.unit.isupper()


def _status(article: MarkedArticle, sentence: Sentence, promise: Promise) -> Status | None:
    """How the sentence tells the deed, by the first of its words that is of the kind; None where it tells none.

    What is dated before the promise is another deed.
    """
    text = sentence.span.of(article.text)
    if _KEPT.search(text):
        return "occurred"
    if _BROKEN.search(text):
        return "negated"
    for word in sentence.words:
        if kind_of(word.stem) in promise.deeds and not _is_dated_before(article, sentence, word, promise.day):
            found = _told(article, sentence, word)
            if found is not None:
                return found
    return None


def _is_dated_before(article: MarkedArticle, sentence: Sentence, word: Word, day: str) -> bool:
    behind = inside(article.times, Span(word.span.end, min(word.span.end + _BEHIND, sentence.span.end)))
    dated = [when for time in behind if time.type == "DATE" and (when := interval(time.value)) is not None]
    return bool(dated) and dated[0].last.isoformat() < day


def _told(article: MarkedArticle, sentence: Sentence, word: Word) -> Status | None:
    before = article.text[max(sentence.span.start, word.span.start - _BEFORE) : word.span.start]
    if _REFUSED.search(before):
        return "refused"
    if _UNDONE.search(before):
        return "negated"
    if _BEGUN.search(before):
        return "ongoing"
    if _OPEN.search(before):
        return None
    if _AWAITED.search(before) or word.text.lower() in {"expected", "due"}:
        return "planned"
    event = next((event for event in article.events if event.trigger.overlaps(word.span)), None)
    if kind_of(word.stem) == _DROP:  # to call it off is what was promised
        return "occurred" if _DONE.fullmatch(word.text.lower()) else None
    dropped = [event for event in article.events if sentence.span.contains(event.trigger) and event.status in _GIVEN_UP]
    if dropped and event is None:
        return dropped[0].status
    if event is None and not _DONE.fullmatch(word.text.lower()):
        return None
    return event.status if event is not None else "occurred"
