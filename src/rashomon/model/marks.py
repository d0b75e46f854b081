"""What is marked in one report. Every offset refers to ``Article.text``."""

from collections.abc import Mapping
from typing import Literal, get_args

import msgspec

from rashomon.model.article import Article
from rashomon.model.span import Span

MentionKind = Literal["person", "organisation", "country", "place", "office", "group", "work", "other"]
Status = Literal[
    "occurred",
    "ongoing",
    "planned",
    "invited",
    "agreed",
    "postponed",
    "cancelled",
    "refused",
    "denied",
    "alleged",
    "hypothetical",
    "negated",
    "habitual",
]
STATUSES: tuple[str, ...] = get_args(Status)
OFF: frozenset[Status] = frozenset(("postponed", "cancelled"))
UNDONE: frozenset[Status] = frozenset(("refused", "denied", "negated"))
_SIDES: tuple[frozenset[Status], ...] = (
    frozenset(("occurred", "ongoing", "habitual")),
    frozenset(("planned", "agreed", "invited", "hypothetical")),
    OFF,
    UNDONE,
    frozenset(("alleged",)),
)
Mood = Literal["statement", "question", "command"]
Bound = Literal["exact", "about", "at least", "at most", "more than", "less than", "almost"]
VAGUE: Mapping[str, tuple[float, float]] = {  # the least and the most that a vague number is used for
    "a couple": (2.0, 3.0),
    "tens": (20.0, 99.0),
    "dozens": (24.0, 99.0),
    "scores": (40.0, 199.0),
    "hundreds": (200.0, 999.0),
    "thousands": (2e3, 9_999.0),
    "millions": (2e6, 9_999_999.0),
    "billions": (2e9, 9_999_999_999.0),
}


class Mention(msgspec.Struct, frozen=True, gc=False):
    """A name, title or description of an actor or place.

    ``name`` is the fullest name that the same article gives the same thing; mentions of one article that
    share ``name`` mean one thing. ``role`` is the office or description beside the name ("Foreign Minister").
    """

    span: Span
    kind: MentionKind
    name: str
    role: str | None = None
    country: str | None = None


class TimeExpression(msgspec.Struct, frozen=True, gc=False):
    """A TIMEX3 time expression, resolved against the publication date; granularity is kept.

    ``readings`` holds further values where the text allows them (local time of another zone, say);
    ``quantified`` ones (SET) carry ``freq`` and ``quant`` inside ``value``'s ISO form. ``head`` is the word that a
    date dates ("met" in "met on Friday"; None where it only bounds it, as in "since Friday"), ``status`` what the
    sentence says of that: whether it came about on the date, was planned for it, called off ... A length that leads
    from a known day to a deed ("a day after she resigned") is the date of that deed.
    """

    span: Span
    type: Literal["DATE", "TIME", "DURATION", "SET"]
    value: str
    mod: str | None = None
    readings: tuple[str, ...] = ()
    head: Span | None = None
    status: Status | None = None


class Quantity(msgspec.Struct, frozen=True, gc=False):
    """A number with its unit and bound; ``upper`` closes a range ("10 to 12"), ``noun`` is what is counted.

    A vague number ("hundreds") is ``at least`` its least value, and ``upper`` its most, as ``VAGUE`` gives them.

    ``unit`` is ISO 4217 for money, ``percent``, a measure in the singular (``kilometre``, ``hour``), ``person`` for
    people and ``count`` for other things. ``base`` is the value in the unit that all measures of its kind share
    (metre, kilogram, second ...), so that miles can be compared with kilometres; None for counts and money.
    """

    span: Span
    value: float
    unit: str
    bound: Bound = "exact"
    upper: float | None = None
    noun: str | None = None
    base: tuple[float, str] | None = None


class Party(msgspec.Struct, frozen=True, gc=False):
    """Someone who speaks, acts or is acted upon.

    ``spans`` are the words of this mention (at least one; never empty), ``name`` the fullest name in the
    article. ``chain`` leads from a pronoun or role to that name. ``metonym`` is set where a place stands
    for its government ("Beijing"); ``country`` is ISO 3166 alpha-3, ``sector`` a PLOVER sector.
    """

    spans: tuple[Span, ...]
    name: str
    kind: MentionKind | None = None
    country: str | None = None
    sector: str | None = None
    metonym: bool = False
    anonymous: bool = False
    chain: tuple[Span, ...] = ()


class Quote(msgspec.Struct, frozen=True, gc=False):
    """An attribution: who (``speaker``) says (``cue``) what (``content``), to whom, where, and by whose word.

    ``kind``: direct (all between quotation marks), mixed (some), indirect (none). ``content`` spans exclude
    the outer quotation marks. ``cue`` is empty for an uncued continuation. ``act``: speech (said or written), attitude
    (thought, wanted, decided), embedded (part of what somebody is quoted as saying: "“I think it holds,” Lee said").
    """

    id: str
    kind: Literal["direct", "mixed", "indirect"]
    content: tuple[Span, ...]
    cue: tuple[Span, ...] = ()
    speaker: Party | None = None
    addressee: Party | None = None
    relayed_by: Party | None = None
    venue: Party | None = None
    act: Literal["speech", "attitude", "embedded"] = "speech"


class EventTime(msgspec.Struct, frozen=True, gc=False):
    """When an event happened: a TIMEX3 value and the time expression that says so.

    It is never the publication date by default. ``span`` is None where the time was inferred from the context of
    the event, as ``reason`` explains.
    """

    value: str
    span: Span | None = None
    reason: str = ""


class Event(msgspec.Struct, frozen=True, gc=False):
    """Who did what to whom, and whether it really happened.

    ``type`` and ``mode`` are PLOVER's, ``cameo`` the CAMEO code beside them, ``kind`` the everyday word derived
    from them (meeting, call, visit ...). ``status_span`` is the evidence for ``status``. ``intensity`` runs
    from -10 to +10. ``quote`` is the id of the quotation that the event is a claim of, if it is one.
    """

    id: str
    trigger: Span
    type: str
    mode: str | None
    cameo: str | None
    status: Status
    status_span: Span | None = None
    actors: tuple[Party, ...] = ()
    recipients: tuple[Party, ...] = ()
    place: Party | None = None
    time: EventTime | None = None
    intensity: float | None = None
    kind: str | None = None
    quote: str | None = None


class Argument(msgspec.Struct, frozen=True, gc=False):
    """Who or what stands with a predicate: ``subject``, ``object``, ``recipient``, ``complement``, or a preposition.

    The roles are those of the active voice. ``name`` is that of the mention at its head, where there is one.
    """

    role: str
    span: Span
    name: str | None = None


class Assertion(msgspec.Struct, frozen=True, gc=False):
    """One clause and what it says of the world; every clause is one, also where its arguments could not be told.

    ``lemma`` is that of the ``predicate`` (verb, noun or copula), ``type`` the PLOVER type of an event told in it.
    ``times`` and ``quantities`` are the spans of those marks; clauses below this one have their own. ``quote`` is the
    id of the quotation it stands in: its speaker asserts it, not the report.
    """

    span: Span
    predicate: Span
    lemma: str
    status: Status
    mood: Mood = "statement"
    type: str | None = None
    arguments: tuple[Argument, ...] = ()
    times: tuple[Span, ...] = ()
    quantities: tuple[Span, ...] = ()
    quote: str | None = None


class MarkedArticle(Article, frozen=True, kw_only=True):
    """An article with its marks. ``sentences`` are the parser's, in order, without surrounding blanks."""

    sentences: tuple[Span, ...] = ()
    mentions: tuple[Mention, ...] = ()
    times: tuple[TimeExpression, ...] = ()
    quantities: tuple[Quantity, ...] = ()
    quotes: tuple[Quote, ...] = ()
    events: tuple[Event, ...] = ()
    assertions: tuple[Assertion, ...] = ()


def bears_out(told: Status, status: Status) -> bool:
    """Whether a report with the status ``told`` stands behind a thing of ``status``.

    Who announced a visit does not say that it took place, and who denies it least of all; nor does who tells what
    somebody is accused of say that it was done.
    """
    return any(told in side and status in side for side in _SIDES)
