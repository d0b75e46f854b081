"""Who does what a sentence promises, and to whom."""

import re
from typing import NamedTuple

from rashomon.collate.actors import Cast
from rashomon.collate.evidence import Sentence, inside, speakers_in
from rashomon.model import MarkedArticle, Mention, Party, Span, Status

_OWN = re.compile(  # he had, it also, both sides, her government
    r"\b(?P<own>they|he|she|it|we|i|both|(?:his|her|its|their|our|my)\W+(?:own\W+)?"
    r"(?:country|government|party|ministry|company|army|team|administration|office)|sides)"
    r"\W+(?:(?:have|has|had|also|all|both|now)\W+)*\Z",
    re.IGNORECASE,
)
PART_OF = re.compile(r"\b(?:of|in|at|near|from|on|over|for)\s+(?:the\s+)?\Z")  # the mayor of Alden
_WHERE = re.compile(r"\b(?:in|at|near|from)\s+(?:the\s+)?\Z")
_TOWN = re.compile(r"\b(?:town|city|village|island|port|province|region|district|state)\s+of\s+(?:the\s+)?\Z")
_OF_A_THING = re.compile(
    r"[A-Z][\w’'-]*(?:\s[A-Z][\w’'-]*)*\s(?!(?:and|or|to|by|on|in|at|for|with|will|would|is|has|said|[a-z]+ed)\b)[a-z]"
)
_THING = re.compile(r"its?\b")
_FIRM: frozenset[Status] = frozenset({"planned", "agreed", "invited", "postponed", "cancelled"})
_DATELINE = re.compile(r"(?:, [A-Z][a-z]+)?\s*(?:\([^)]*\)\s*)?[—–-]")
_NAME = re.compile(r" (?P<name>[A-Z][\w’'-]+(?: [A-Z][\w’'-]+)+)")  # the rebel group Eastern Dawn
_ROLE = re.compile(r"\b[Tt]he ((?:[\w’'-]+ ){1,4})")  # the prime minister regretted
_CLOSE = 2  # characters between a cue and the deed right behind it


class Sides(NamedTuple):
    """The actor bound, by id, or else the name of whoever is; and the others named, persons before the rest."""

    who: tuple[str, ...]
    doer: str
    others: tuple[str, ...]


def sides_of(
    article: MarkedArticle, cast: Cast, able: frozenset[str], sentence: Sentence, cue: Span, *, given: bool = False
) -> Sides:
    """Who does what the ``cue`` tells of: the speaker of "he will", else a party to the event, else the last named.

    Where it is ``given`` as his word by the speaker, who names nobody else, he is bound. Whoever merely reports the
    promise is no side of it.
    """
    actors, kept = _named_in(article, cast, able, sentence)
    own = _OWN.search(article.text[sentence.span.start : cue.start])
    ahead = [(at, actor) for at, actor in reversed(kept) if at < cue.start]
    free = [(at, actor) for at, actor in ahead if not PART_OF.search(article.text, sentence.span.start, at)]
    before = [actor for _, actor in free or ahead]
    parties = (*(speakers_of(article, cue.start) if own or given else ()), *_doers(article, cue))
    near = Span(max([sentence.span.start, *(at for at, _ in ahead)]), cue.start)
    role = None if own or given else _in_role(article, cast, near)
    known = [a for a in (role, *(_actor(article, cast, party) for party in parties)) if a is not None and a in able]
    if own:
        persons = not _THING.match(own["own"])
        named_before = [actor for at, actor in actors if at < cue.start]
        before = [actor for actor in named_before if (cast.by_id[actor].kind == "person") == persons]
    who = tuple((known or ([] if given or (own and parties) else before))[:1])
    doer = next((_name(article, party) for party in parties if party.spans and not party.anonymous), "")
    return Sides(who, "" if who else doer, _others(article, cast, sentence, kept, who, cue.start))


def _named_in(
    article: MarkedArticle, cast: Cast, able: frozenset[str], sentence: Sentence
) -> tuple[list[tuple[int, str]], list[tuple[int, str]]]:
    """The actors named in a sentence with where they stand: all, and those who do more than tell of it."""
    telling = {cast.of(speaker) for speaker in speakers_in(article, sentence)}
    houses = {article.publisher, *article.agencies}  # who carries the report takes no part in what it tells
    named = (m for m in inside(article.mentions, sentence.span) if m.name not in houses)
    held = [(m.span.start, cast.named(m.name)) for m in named if not is_dateline(article, m)]
    actors = [(at, actor) for at, actor in held if actor is not None and actor in able]
    return actors, [(at, actor) for at, actor in actors if actor not in telling or len(actors) == 1]


def _others(
    article: MarkedArticle, cast: Cast, sentence: Sentence, kept: list[tuple[int, str]], who: tuple[str, ...], cue: int
) -> tuple[str, ...]:
    """The others named, those behind the cue first, persons before the rest."""
    taking = [(at, actor) for at, actor in kept if not _is_setting(article, cast, sentence, at, actor)]
    others = dict.fromkeys([a for at, a in taking if at >= cue] + [a for at, a in reversed(taking) if at < cue])
    rest = [actor for actor in others if actor not in who]
    people = [actor for actor in rest if cast.by_id[actor].kind == "person"]
    return (*people, *(actor for actor in rest if actor not in people))


def is_dateline(article: MarkedArticle, mention: Mention) -> bool:
    """Whether a mention is the place that a report begins with: capitals, and a dash behind them."""
    return bool(_DATELINE.match(article.text, mention.span.end)) and mention.span.of(article.text).isupper()


def _actor(article: MarkedArticle, cast: Cast, party: Party) -> str | None:
    """The actor that a party is, or whose name stands right behind it: "the rebel group Northern Front"."""
    found = cast.of(party)
    if found is None and party.spans:
        behind = (m for m in article.mentions if m.span.start == party.spans[-1].end + 1)
        found = next((cast.named(mention.name) for mention in behind), None)
    return found


def _name(article: MarkedArticle, party: Party) -> str:
    """The name of a party, which may stand right behind its description."""
    behind = _NAME.match(article.text, party.spans[-1].end)
    return behind["name"] if behind and party.name.lower().startswith("the ") else party.name


def _in_role(article: MarkedArticle, cast: Cast, span: Span) -> str | None:
    """The one whose role is named in ``span``, alone among the actors: "said that the prime minister would go"."""
    named = (found[1].split() for found in _ROLE.finditer(span.of(article.text)))
    phrases = (" ".join(words[:end]) for words in named for end in range(1, len(words) + 1))
    holders = {holder for phrase in phrases for holder in cast.holders(phrase)}
    return holders.pop() if len(holders) == 1 else None


def _is_setting(article: MarkedArticle, cast: Cast, sentence: Sentence, at: int, actor: str) -> bool:
    """Whether a place is merely where it happens, or names a thing: in Alden, the Alden bridge."""
    if cast.by_id[actor].kind != "place":
        return False
    return bool(
        _TOWN.search(article.text, sentence.span.start, at)
        or _WHERE.search(article.text, sentence.span.start, at)
        or _OF_A_THING.match(article.text, at)
    )


def speakers_of(article: MarkedArticle, at: int) -> list[Party]:
    """The speaker of the words at an offset, in which somebody says "he will", "our party will"; empty for none."""
    said = (quote for quote in article.quotes if any(span.start <= at < span.end for span in quote.content))
    return [quote.speaker for quote in said if quote.speaker is not None][:1]


def _doers(article: MarkedArticle, cue: Span) -> list[Party]:
    """Those who take part in the event that the cue tells of, or that begins right behind it."""
    return [
        actor
        for event in article.events
        if event.status in _FIRM and cue.start <= event.trigger.start < cue.end + _CLOSE
        for actor in event.actors
    ]
