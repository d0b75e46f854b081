"""What a page shows, as frozen records: templates and the Markdown writer only walk them.

Every string here is plain text (whoever prints it escapes it); every ``href`` is a fragment inside the same file.
"""

from dataclasses import dataclass
from typing import Generic, Literal, TypeVar

Item_co = TypeVar("Item_co", covariant=True)


@dataclass(frozen=True, slots=True)
class Shelf(Generic[Item_co]):
    """A list of which the first ``shown`` are open to view and the rest are folded away."""

    shown: tuple[Item_co, ...]
    folded: tuple[Item_co, ...] = ()

    @property
    def all(self) -> tuple[Item_co, ...]:
        """Every item, in order."""
        return self.shown + self.folded


@dataclass(frozen=True, slots=True)
class Link:
    """Words that lead to an anchor; ``title`` is the longer form for a tooltip or a screen reader."""

    href: str
    text: str
    title: str = ""


@dataclass(frozen=True, slots=True)
class CitationView:
    """One report's exact words: where they stand (``href``), whose they are (``label``), what they are."""

    href: str
    label: str
    outlet: str
    date: str
    words: str
    note: str = ""


@dataclass(frozen=True, slots=True)
class Voice:
    """One report: where it first says a thing, and where it says it ``again``."""

    first: CitationView
    again: tuple[CitationView, ...] = ()


@dataclass(frozen=True, slots=True)
class Witness:
    """One independent origin: the report nearest to it, and the copies that repeat it."""

    head: Voice
    copies: tuple[Voice, ...] = ()


@dataclass(frozen=True, slots=True)
class Evidence:
    """How many independent origins say a thing, and the words of each; ``quoted`` are the words worth printing.

    ``others`` speak of it without bearing it out: they announced, called off or deny it.
    """

    origins: int
    label: str
    witnesses: Shelf[Witness]
    quoted: Shelf[CitationView]
    others: tuple[Witness, ...] = ()


@dataclass(frozen=True, slots=True)
class Badge:
    """A status as a word on the page and a name for the style sheet."""

    name: str
    text: str


@dataclass(frozen=True, slots=True)
class Stretch:
    """Words in a row; ``marked`` ones depart from the first wording."""

    text: str
    marked: bool = False


@dataclass(frozen=True, slots=True)
class TimelineLine:
    """One dated thing; ``lead`` marks the most salient ones."""

    code: str
    anchor: str
    iso: str
    date: str
    text: str
    badge: Badge
    lead: bool
    evidence: Evidence


@dataclass(frozen=True, slots=True)
class ActorLine:
    """One actor: name, what it is, the roles and names it goes by, and how often it is named."""

    anchor: str
    name: str
    kind: str
    roles: str
    surfaces: str
    mentions: int
    sayings: tuple[Link, ...]
    evidence: Evidence


@dataclass(frozen=True, slots=True)
class WordingLine:
    """One wording of a saying and the reports that carry it in these words; ``cue`` where it tells more than "said"."""

    kind: str
    cue: str
    quoted: bool
    stretches: tuple[Stretch, ...]
    evidence: Evidence


@dataclass(frozen=True, slots=True)
class SayingLine:
    """One utterance: its best wording, then every other one."""

    code: str
    anchor: str
    date: str
    origins: int
    label: str
    first: WordingLine
    others: tuple[WordingLine, ...]


@dataclass(frozen=True, slots=True)
class SpeakerGroup:
    """All that one speaker is reported to have said."""

    anchor: str
    name: str
    role: str
    sayings: Shelf[SayingLine]


@dataclass(frozen=True, slots=True)
class FactLine:
    """One thing asserted."""

    code: str
    anchor: str
    text: str
    kind: str
    date: str
    badge: Badge | None
    evidence: Evidence
    dispute: Link | None


@dataclass(frozen=True, slots=True)
class ReadingColumn:
    """One of the values that reports give, and who gives it."""

    value: str
    evidence: Evidence


@dataclass(frozen=True, slots=True)
class DisagreementLine:
    """The values side by side, and what may explain the difference."""

    code: str
    anchor: str
    about: str
    kind: str
    note: str
    origins: int
    label: str
    readings: tuple[ReadingColumn, ...]


@dataclass(frozen=True, slots=True)
class StepLine:
    """One link in what became of a promise."""

    date: str
    badge: Badge
    words: CitationView
    evidence: Evidence


@dataclass(frozen=True, slots=True)
class CommitmentLine:
    """A promise: by whom, to whom, due when, and the chain of what became of it."""

    code: str
    anchor: str
    who: str
    to: str
    what: str
    due: str
    badge: Badge
    steps: tuple[StepLine, ...]
    evidence: Evidence


@dataclass(frozen=True, slots=True)
class PassageLine:
    """Two aligned stretches, each linked to where it stands."""

    kind: str
    source: CitationView
    target: CitationView


@dataclass(frozen=True, slots=True)
class CopyLine:
    """Who copied whom: how much, in what manner, and how the direction is known."""

    anchor: str
    source: Link
    target: Link
    percent: int
    kind: str
    direction: str
    directed: bool
    reasons: tuple[str, ...]
    passages: Shelf[PassageLine]


@dataclass(frozen=True, slots=True)
class Family:
    """One origin: the report it goes back to, and every report that descends from it."""

    head: Link
    members: tuple[Link, ...]
    copies: tuple[CopyLine, ...]


@dataclass(frozen=True, slots=True)
class Piece:
    """A step in writing a paragraph: open a mark (``first`` carries the anchor), write words, or close a mark."""

    step: Literal["open", "words", "close"]
    text: str = ""
    anchor: str = ""
    first: bool = True
    style: str = ""


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A paragraph of a report: the blanks before it, its pieces, the dossier lines that cite it."""

    gap: str
    pieces: tuple[Piece, ...]
    notes: tuple[Link, ...] = ()
    copied: Link | None = None


@dataclass(frozen=True, slots=True)
class LeftOut:
    """Lines of the input that are not body: how many of a kind, and why."""

    label: str
    count: int
    reasons: str


@dataclass(frozen=True, slots=True)
class CaptionLine:
    """The words under a picture, with links back to the lines that cite them."""

    anchor: str
    text: str
    notes: tuple[Link, ...]


@dataclass(frozen=True, slots=True)
class ReportPage:
    """One report in full, with what is known of where it comes from."""

    anchor: str
    number: int
    outlet: str
    title: str
    date: str
    iso: str
    date_ground: str
    updated: str
    bylines: str
    agencies: str
    photo_agencies: str
    dateline: str
    language: str
    source: str
    translated: str
    descent: Link | None
    descent_note: str
    left_out: tuple[LeftOut, ...]
    paragraphs: tuple[Paragraph, ...]
    tail: str
    captions: tuple[CaptionLine, ...]
    broken_anchors: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Figure:
    """A number of the summary with what it counts, and the section that shows them."""

    value: int
    text: str
    href: str


@dataclass(frozen=True, slots=True)
class BriefItem:
    """One line of the story in brief: its part, what it says, where it is told in full, and what reports part over."""

    role: str
    text: str
    href: str
    code: str
    only: bool
    evidence: Evidence
    parted: tuple[ReadingColumn, ...]


@dataclass(frozen=True, slots=True)
class StoryPage:
    """Everything that is told of one story, in the order in which it is told."""

    anchor: str
    title: str
    period: str
    about: str
    figures: tuple[Figure, ...]
    sections: tuple[Link, ...]
    brief: tuple[BriefItem, ...]
    timeline: Shelf[TimelineLine]
    actors: Shelf[ActorLine]
    speakers: Shelf[SpeakerGroup]
    facts: Shelf[FactLine]
    disagreements: Shelf[DisagreementLine]
    commitments: Shelf[CommitmentLine]
    families: tuple[Family, ...]
    alone: tuple[Link, ...]
    reports: tuple[ReportPage, ...]


@dataclass(frozen=True, slots=True)
class DossierPage:
    """The whole file: its stories, and the reports that belong to none."""

    title: str
    summary: str
    stories: tuple[StoryPage, ...]
    loose: tuple[ReportPage, ...]
