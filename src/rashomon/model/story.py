"""What many reports say together. Every line of a story points to spans of articles.

Everything that has an ``id`` keeps it: it is minted from its earliest citation, and ``forwards`` are the older ids that
now lead to it.
"""

from typing import Literal

import msgspec

from rashomon.model.edit import Edit
from rashomon.model.marks import MarkedArticle, MentionKind, Status
from rashomon.model.span import Span

DOUBTFUL = 0.7
"""How sure it must be that passages tell one thing, for them to count as several who tell it."""
UNPROMISING = 0.5
"""How sure it must be that words are a promise, for it to stand among those that are."""


class Citation(msgspec.Struct, frozen=True, gc=False):
    """The exact words of one article that say something: ``text`` equals the article's text at ``span``.

    ``status`` and ``value`` are set where the thing has them: how the article sees an event, what figure it gives.
    ``raw`` is set where the words stand outside the article's text (a caption): their span in the raw input; ``span``
    is then empty. ``origin`` is the article that the words descend from: the one that heads its group among the
    ``origins`` of the story. Citations of one origin are one witness.
    """

    article: str
    span: Span
    text: str
    status: Status | None = None
    value: str | None = None
    raw: Span | None = None
    origin: str | None = None


class Passage(msgspec.Struct, frozen=True, gc=False, rename={"source": "from", "target": "to"}):
    """Two aligned stretches: ``source`` in the original, ``target`` in the copy."""

    source: Span
    target: Span
    kind: Literal["verbatim", "edited", "reworded"] = "verbatim"


class Copy(msgspec.Struct, frozen=True, gc=False, rename={"source": "from", "target": "to"}):
    """One article took text from another: ``target`` (``to``) from ``source`` (``from``).

    ``share`` is the part of the shorter text that is shared, 0 to 1. ``direction`` says how the order is known
    ("published", "credit", "complete", "embedded", "unknown" ...); ``reasons`` are sentences a person can read.
    ``taken`` is the part of the copying text that was taken, 0 to 1 (None where it was not measured).
    """

    source: str
    target: str
    share: float
    kind: Literal["verbatim", "edited", "reworded"]
    direction: str
    passages: tuple[Passage, ...] = ()
    reasons: tuple[str, ...] = ()
    taken: float | None = None
    id: str = ""
    forwards: tuple[str, ...] = ()


class ActorMention(msgspec.Struct, frozen=True, gc=False):
    """One place where an actor is named."""

    article: str
    span: Span


class Actor(msgspec.Struct, frozen=True, gc=False):
    """One person, office, organisation or country across a story; ``surfaces`` are all the ways it is named.

    ``deeds`` counts how often it speaks, acts or is acted on in the reports; at 0 it is only named, as most places are.
    """

    id: str
    name: str
    kind: MentionKind
    country: str | None = None
    roles: tuple[str, ...] = ()
    surfaces: tuple[str, ...] = ()
    mentions: tuple[ActorMention, ...] = ()
    reasons: tuple[str, ...] = ()
    deeds: int = 0


class Variant(msgspec.Struct, frozen=True, gc=False):
    """One wording of a saying: a quote of an article, its content spans and their words.

    ``differs`` are the stretches (in code points of ``text``) in which this wording departs from the first variant.
    ``cue`` is the words by which the report introduces it ("denied"), empty where it has none. ``origin`` is the
    article that the words descend from.
    """

    article: str
    quote: str
    text: str
    spans: tuple[Span, ...] = ()
    kind: Literal["direct", "mixed", "indirect"] = "direct"
    differs: tuple[Span, ...] = ()
    cue: str = ""
    origin: str | None = None


class Utterance(msgspec.Struct, frozen=True, gc=False):
    """One utterance with every wording of it; the best evidence (direct, longest) comes first."""

    id: str
    speaker: str | None
    variants: tuple[Variant, ...]
    origins: int
    actor: str | None = None
    date: str | None = None
    reasons: tuple[str, ...] = ()
    forwards: tuple[str, ...] = ()


class Fact(msgspec.Struct, frozen=True, gc=False):
    """One thing asserted, the reports that speak of it, and the number of independent origins that bear it out.

    Whoever announced what came to pass, or denies it, is among ``reports`` with a status of its own, and in no count.
    ``within`` is the id of a fact of more origins that cites most of the same passages: a page tells this one there.
    ``sure`` is the chance, 0 to 1, that the passages tell one thing; None where there is but one.
    """

    id: str
    text: str
    kind: str
    reports: tuple[Citation, ...]
    origins: int
    status: Status | None = None
    date: str | None = None
    actors: tuple[str, ...] = ()
    reasons: tuple[str, ...] = ()
    forwards: tuple[str, ...] = ()
    within: str | None = None
    sure: float | None = None

    @property
    def is_doubtful(self) -> bool:
        """Whether its passages may well tell several things: then nothing counts them as several who tell it."""
        return self.sure is not None and self.sure < DOUBTFUL


class Reading(msgspec.Struct, frozen=True, gc=False):
    """One of the values that reports give; ``origins`` counts the independent ones among them."""

    value: str
    reports: tuple[Citation, ...]
    origins: int = 1


class Disagreement(msgspec.Struct, frozen=True, gc=False):
    """The same thing told with values that cannot all be true; ``note`` offers an explanation where there is one."""

    id: str
    about: str
    readings: tuple[Reading, ...]
    kind: str = ""
    note: str = ""
    fact: str | None = None
    forwards: tuple[str, ...] = ()


class TimelineEntry(msgspec.Struct, frozen=True, gc=False):
    """Something dated; ``date`` is TIMEX3 as precise as the reports are, ``salience`` ranks (highest first).

    ``named`` is set where the date only says which thing is meant ("the 2012 nominee"): a page leaves it out.
    """

    date: str
    precision: str
    text: str
    status: Status
    salience: float
    reports: tuple[Citation, ...]
    origins: int
    fact: str | None = None
    id: str = ""
    forwards: tuple[str, ...] = ()
    named: bool = False


class Step(msgspec.Struct, frozen=True, gc=False):
    """One link in what became of a commitment."""

    status: Status
    date: str | None
    report: Citation


class Commitment(msgspec.Struct, frozen=True, gc=False):
    """Who promised what to whom, due when, and what became of it.

    ``sure`` is the chance, 0 to 1, that the words are a promise of his, where it was weighed.
    """

    id: str
    who: str
    to: str | None
    what: str
    due: str | None
    status: str
    chain: tuple[Step, ...]
    reports: tuple[Citation, ...]
    origins: int
    forwards: tuple[str, ...] = ()
    sure: float | None = None

    @property
    def is_doubtful(self) -> bool:
        """Whether the words may well be no promise, or another's: nothing leans on it."""
        return self.sure is not None and self.sure < UNPROMISING


BriefRole = Literal["happened", "result", "said", "matters", "next", "parted"]


class BriefLine(msgspec.Struct, frozen=True, gc=False):
    """One line of a story in brief: what part it plays, and who tells it.

    ``text`` are words of the first of ``reports``, with the speaker before an utterance.

    ``fact`` is the id of the fact, utterance, commitment or disagreement that it comes from; ``only`` is set where one
    report alone tells it. ``parted`` are the ways in which reports part over it, each with its value.
    """

    role: BriefRole
    text: str
    fact: str
    reports: tuple[Citation, ...]
    origins: int
    only: bool = False
    parted: tuple[Reading, ...] = ()


class Story(msgspec.Struct, frozen=True, gc=False, kw_only=True):
    """Articles about one course of events, and everything they say together.

    ``origins`` partitions ``articles``: the articles of one group descend from one report.
    ``forwards`` are older ids of the story that now lead here. ``made_by`` is the stage that made it, with its version.
    """

    story: str
    title: str
    articles: tuple[str, ...]
    origins: tuple[tuple[str, ...], ...] = ()
    copies: tuple[Copy, ...] = ()
    actors: tuple[Actor, ...] = ()
    sayings: tuple[Utterance, ...] = ()
    facts: tuple[Fact, ...] = ()
    disagreements: tuple[Disagreement, ...] = ()
    timeline: tuple[TimelineEntry, ...] = ()
    commitments: tuple[Commitment, ...] = ()
    brief: tuple[BriefLine, ...] = ()
    forwards: tuple[str, ...] = ()
    reasons: tuple[str, ...] = ()
    made_by: tuple[str, ...] = ()


class Dossier(msgspec.Struct, frozen=True, gc=False, omit_defaults=True):
    """All that ``tell`` lays out: the marked articles, the stories they tell, and how reports were edited.

    ``edits`` are those of an archive, which knows earlier versions of its reports; they are left out where none are.
    """

    articles: tuple[MarkedArticle, ...]
    stories: tuple[Story, ...]
    edits: tuple[Edit, ...] = ()
