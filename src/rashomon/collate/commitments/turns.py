"""Turns: the sentences that make a commitment, or change it."""

import re
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from functools import cache
from itertools import pairwise

from rashomon.collate.actors import Cast
from rashomon.collate.commitments.kinds import is_known, kind_of
from rashomon.collate.commitments.sides import Sides, sides_of, speakers_of
from rashomon.collate.commitments.sites import Site, is_named
from rashomon.collate.commitments.weighing import FAINT, SURE, UNLIKELY, Weighed, weigh
from rashomon.collate.evidence import Evidence, Sentence, inside
from rashomon.collate.moments import after, published
from rashomon.collate.wording import content, stem, words
from rashomon.lexicon import Entry, Rules, read_rules
from rashomon.model import MarkedArticle, Span, Status, interval

FIRMNESS: tuple[Status, ...] = ("planned", "invited", "agreed", "postponed", "cancelled")  # of turns, the least first
_REACH = 14  # words behind the cue that say what is promised
_SAYS = r"\b(?:said|says|told|added|announced|ruled|confirmed|reported)\b"
_STOP = re.compile(
    r"[;:]|(?<=[,.?!])[”\"]|[”\"](?=[,.?!])"
    r"|, (?:but|while|which|and that|according|saying|adding|citing|telling)\b|\band that\b"
    r"|\bbut (?:has|had|have|did|does|was|is)\b"
    rf"|, (?=[^,;]{{1,80}}?{_SAYS}|(?:its|his|her|their|the|an?) [^;.]{{1,80}}?{_SAYS})"
)
_ASIDE = re.compile(  # what is said beside the deed: pay villagers whose wells were spoilt, scrap it if she wins
    r"\b(?:whose|who|which|that|after|because|since|if|unless|once|when|while|in return for|under an?)\b"
)
_DAY = r"(?: (?:(?:late|early|earlier) )?(?:on|in|last|this)(?: last| this)? [a-z]+| yesterday| today)?"
_WITHIN = re.compile(r"\b(?:within|(?:in|over) the next)\s*\Z", re.IGNORECASE)
_NOT_DUE = re.compile(r"\b(?:to|until|till|said|says)(?: on)?\s*\Z")  # put off to June 15, they said on Monday
_BESIDE = re.compile(  # a sentence that begins with a clause beside the main one: when the mayor said he would pay, the
    r"\W*(?:when|as|while|after|before|if|although|though|since|because|until|once|unless|despite|even)\b[^,]*\Z"
)
_COMMA = re.compile(r", (?!\d|and\b|or\b)")
_LEAST = 2  # words of a clause that say what is promised
_SHORT = 16  # characters before a length of time
_LINKED = re.compile(r"^(?:however|but|it|that|this|the (?:visit|trip|meeting))\b,?", re.IGNORECASE)


class CommitmentCue(Entry, frozen=True, kw_only=True):
    """An entry of ``cues.toml``; ``given``: it counts only where somebody gives it as his word."""

    pattern: str
    status: Status
    given: bool = False

    def compiled(self) -> re.Pattern[str]:
        """The pattern, for sentences with their case folded; a day may stand at ``{day}``."""
        return re.compile(self.pattern.replace("{day}", _DAY))


class CommitmentCues(Rules, frozen=True, kw_only=True):
    """What ``cues.toml`` holds: words that make a commitment, and words that change one."""

    promise: tuple[CommitmentCue, ...]
    change: tuple[CommitmentCue, ...]


@dataclass(frozen=True, slots=True)
class Cue:
    """A row of ``cues.toml``: words that make a commitment (``promise``) or change one."""

    promise: bool
    status: Status
    pattern: re.Pattern[str]
    given: bool


@dataclass(frozen=True, slots=True)
class Turn:
    """A commitment made (``promise``) or changed.

    ``stems`` say what it is about, ``who`` does it, or ``doer`` by name where that is no actor. ``told`` are the words
    from the cue on, ``runs`` pairs of neighbouring stems, ``deed`` is the kind of its first word. ``given``: nobody but
    the speaker is named, who may speak for others. ``sure`` is the chance that the words are a promise, where learnt.
    """

    sentence: Sentence
    promise: bool
    status: Status
    told: Span
    stems: frozenset[str]
    runs: frozenset[str]
    who: tuple[str, ...]
    doer: str
    others: tuple[str, ...]
    due: str | None
    deed: str
    given: bool
    sure: float | None = None


def turns(evidence: Evidence, cast: Cast) -> tuple[Turn, ...]:
    """Every turn of the story, in the order of the evidence."""
    able, weighed = _able(evidence, cast), weigh(evidence, cast)
    return tuple(
        turn
        for article in evidence.articles
        for sentence in evidence.sentences[article.id]
        for turn in _outermost(
            _turns(evidence, cast, able, article, sentence, weighed.get((article.id, sentence.index), ()))
        )
    )


def _outermost(found: Iterable[Turn]) -> Sequence[Turn]:
    """The turns of a sentence without those that say within a promise what is promised: "vowed that she would stay"."""
    made = tuple(found)
    return [one for one in made if not any(_holds(other, one) for other in made)]


def _holds(outer: Turn, inner: Turn) -> bool:
    same = bool({*outer.who} & {*inner.who}) or (outer.doer == inner.doer and not (outer.who or inner.who))
    within = outer.told != inner.told and outer.told.contains(inner.told)
    return outer.promise and inner.promise and inner.status == "planned" and same and within


def _able(evidence: Evidence, cast: Cast) -> frozenset[str]:
    """The actors that can bind themselves: people, states and offices, and places that act in two reports.

    "The Norwegians" can, "Norwegian" alone is an adjective.
    """
    acting: defaultdict[str, set[str]] = defaultdict(set)
    for article in evidence.articles:
        speakers = (quote.speaker for quote in article.quotes if quote.speaker is not None)
        for party in (*speakers, *(party for event in article.events for party in event.actors)):
            actor = cast.of(party)
            if actor is not None:
                acting[actor].add(article.id)
    kinds = ("person", "country", "organisation", "office")
    bound = {a.id for a in cast.actors if a.kind in kinds or (a.kind == "group" and a.name.endswith("s"))}
    return frozenset(bound | {a.id for a in cast.actors if a.kind == "place" and len(acting[a.id]) > 1})


def _turns(
    evidence: Evidence,
    cast: Cast,
    able: frozenset[str],
    article: MarkedArticle,
    sentence: Sentence,
    weighed: Sequence[Weighed],
) -> Iterable[Turn]:
    text = sentence.span.of(article.text).casefold()
    if len(text) != len(sentence.span):  # a character whose lower case is longer: offsets would not hold
        return
    ruled = list(_ruled(article, cast, able, sentence, text, weighed))
    for cue, match, sides in ruled:
        made = _turn(evidence, article, sentence, cue, match, sides)
        likely = [one.chance for one in _overlapping(weighed, sentence.span.start, match)] if _is_plan(cue) else []
        yield replace(made, sure=max(likely, default=None))
    if any(not cue.promise for cue, _, _ in ruled):  # "postponed the election set for May": it was set before
        return
    here = sentence.span.start
    taken = [Span(here + match.start(), here + match.end()) for cue, match, _ in ruled if cue.promise]
    bound = {actor for cue, _, sides in ruled if cue.promise for actor in (*sides.who, sides.doer)}
    for found in sorted(weighed, key=lambda one: (-one.chance, one.site.span)):
        key = found.bearer.actor or found.bearer.name
        if found.chance >= SURE and key not in bound and not any(span.overlaps(found.site.span) for span in taken):
            bound.add(key)
            cue, match = _as_cue(found.site, text, here)
            others = sides_of(article, cast, able, sentence, found.site.span).others
            yield replace(_turn(evidence, article, sentence, cue, match, _sides(found, others)), sure=found.chance)


def _ruled(
    article: MarkedArticle, cast: Cast, able: frozenset[str], sentence: Sentence, text: str, weighed: Sequence[Weighed]
) -> Iterable[tuple[Cue, re.Match[str], Sides]]:
    """What ``cues.toml`` finds in a sentence, less the promises that are unlikely ones by what was learnt."""
    here, bound = sentence.span.start, len(text)  # where the first promise of the sentence begins
    for cue in _cues():
        for match in cue.pattern.finditer(text):
            if cue.given and (match.start() > bound or not _is_given(article, here, match)):
                continue
            span = Span(here + match.start(), here + match.end())
            if is_named(article, span):
                continue
            likely = _overlapping(weighed, here, match)
            least = UNLIKELY if _is_plan(cue) else FAINT
            if cue.promise and likely and max(one.promise for one in likely) < least:
                continue
            bound = min(bound, match.start()) if cue.promise else bound
            sides = sides_of(article, cast, able, sentence, span, given=cue.given)
            best = max(likely, key=lambda one: one.chance, default=None)
            if cue.promise and best is not None and best.chance >= SURE:
                sides = _sides(best, sides.others)
            if sides.who or sides.doer or not cue.given:
                yield cue, match, sides


def _is_plan(cue: Cue) -> bool:
    """Whether the words only tell of a plan, which may be nobody's word: "will travel", not "agreed to travel"."""
    return cue.promise and cue.status == "planned"


def _overlapping(weighed: Sequence[Weighed], start: int, match: re.Match[str]) -> list[Weighed]:
    """The weighed sites that share words with a match in the sentence that begins at ``start``."""
    span = Span(start + match.start(), start + match.end())
    return [one for one in weighed if one.site.span.overlaps(span)]


def _sides(found: Weighed, others: Sequence[str]) -> Sides:
    """The one who is likeliest bound, and the others."""
    who = (found.bearer.actor,) if found.bearer.actor else ()
    return Sides(who, "" if who else found.bearer.name, tuple(other for other in others if other not in who))


def _as_cue(site: Site, text: str, start: int) -> tuple[Cue, re.Match[str]]:
    """The site as a cue of its own, with the words that it matched."""
    match = site.cue.compiled().search(text, site.span.start - start)
    if match is None:
        raise ValueError(site.cue.id)
    return Cue(promise=True, status=site.cue.status, pattern=match.re, given=False), match


def _turn(
    evidence: Evidence, article: MarkedArticle, sentence: Sentence, cue: Cue, match: re.Match[str], sides: Sides
) -> Turn:
    text, here, promise = match.string, sentence.span.start, cue.promise
    start = here + (match.end() if promise else 0)
    if cue.status == "planned":  # "will travel": what is planned is the verb itself
        start = here + match.end() - len(match.group().split()[-1])
    end = _clause_end(text, match.end()) + here if promise else sentence.span.end
    deed_end = _deed_end(article.text, start, end) if promise else end
    found = [word.stem for word in content(words(article.text, start, deed_end))]
    stems = frozenset(found[:_REACH] if promise else found)
    if not promise and _LINKED.match(text) and sentence.index:
        stems |= evidence.sentences[article.id][sentence.index - 1].stems
    said = here + match.start()
    return Turn(
        sentence=sentence,
        promise=promise,
        status="agreed" if cue.status == "invited" and "accepted" in text else cue.status,
        told=Span(said if promise else start, max(end, said + 1)),
        stems=stems,
        runs=frozenset(f"{a} {b}" for a, b in pairwise(found[:_REACH])) if promise else frozenset(),
        who=sides.who,
        doer=sides.doer,
        others=sides.others,
        due=_due(article, start, deed_end, promise=promise),
        deed=_deed(found, cue.status),
        given=cue.given,
    )


def _is_given(article: MarkedArticle, start: int, match: re.Match[str]) -> bool:
    """Whether a passive tells a known deed in somebody's words: "the men will be freed", he said."""
    deed = stem(match.group().split()[-1])
    return is_known(deed) and bool(speakers_of(article, start + match.start()))


def _clause_end(text: str, start: int) -> int:
    """Where the clause ends that begins at ``start``, not before it says something: `to end the "night toll"`."""
    ends = [found.start() for found in _COMMA.finditer(text, start)] if _BESIDE.match(text[:start]) else []
    stops = sorted({*ends, *(stop.start() for stop in _STOP.finditer(text, start))})
    return next((stop for stop in stops if len(words(text, start, stop)) >= _LEAST), len(text))


def _deed_end(text: str, start: int, end: int) -> int:
    """Where the words that name the deed end and those begin that say of whom it is, when and on what terms."""
    for found in _ASIDE.finditer(text, start, end):
        if len(content(words(text, start, found.start()))) > 1:
            return found.start()
    return end


def _deed(stems: Sequence[str], status: Status) -> str:
    """The kind of what is promised: that of its first word, in an invitation that of its first known word."""
    known = [stem for stem in stems if is_known(stem)] if status == "invited" else []
    return kind_of(next(iter((*known, *stems)), ""))


def _due(article: MarkedArticle, start: int, end: int, *, promise: bool) -> str | None:
    """The first date named in what is promised that was not past when it was reported, or the end of a time set."""
    appeared = published(article)
    for time in inside(article.times, Span(start, max(end, start))):
        if not promise and _NOT_DUE.search(article.text, max(start, time.span.start - _SHORT), time.span.start):
            continue
        span = _WITHIN.search(article.text, max(start, time.span.start - _SHORT), time.span.start)
        if span and appeared is not None and (last := after(appeared.last, time.value)):
            return last.isoformat()
        when = interval(time.value) if time.type in ("DATE", "TIME") else None
        if when is not None and (appeared is None or when.last >= appeared.first):
            return time.value
    return None


@cache
def _cues() -> tuple[Cue, ...]:
    listed = commitment_cues()
    return tuple(
        Cue(promise=promise, status=entry.status, pattern=entry.compiled(), given=entry.given)
        for promise, entries in ((True, listed.promise), (False, listed.change))
        for entry in entries
    )


@cache
def commitment_cues() -> CommitmentCues:
    """The entries of ``cues.toml``."""
    return read_rules("rashomon.collate.commitments", "cues.toml", CommitmentCues)
