"""What a page shows, as frozen records that templates and Markdown walk: plain text, ``href`` inside the same file."""

from dataclasses import dataclass, field
from typing import Literal

from rashomon.tell.figures import DescentDrawing, Link, Matrix, Shelf, Standing, TimelineDrawing


@dataclass(frozen=True, slots=True)
class CitationView:
    """One report's exact words: where they stand (``href``), whose they are (``label``), what they are.

    ``number`` is the report's among the sources, ``source`` how it is cited elsewhere, ``language`` set if not English.
    """

    href: str
    label: str
    outlet: str
    date: str
    words: str
    note: str = ""
    number: int = 0
    source: str = ""
    language: str = ""


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

    anchor: str
    iso: str
    date: str
    text: str
    badge: Badge
    shape: str
    lead: bool
    evidence: Evidence


@dataclass(frozen=True, slots=True)
class Day:
    """All that is dated alike."""

    iso: str
    date: str
    lines: tuple[TimelineLine, ...]


@dataclass(frozen=True, slots=True)
class Period:
    """A month, a year, or the years before the story began, folded unless the story is of it."""

    title: str
    unfolded: bool
    days: tuple[Day, ...]

    @property
    def count(self) -> int:
        """How many entries it holds."""
        return sum(len(day.lines) for day in self.days)


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
    relayed: str = ""
    language: str = ""


@dataclass(frozen=True, slots=True)
class SayingLine:
    """One utterance: its best wording, then every other one."""

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
    """One thing asserted; ``further`` are those told with it, what tells more in view, what says it again folded."""

    anchor: str
    text: str
    date: str
    badge: Badge | None
    evidence: Evidence
    dispute: Link | None
    further: Shelf["FactLine"] = field(default_factory=lambda: Shelf(()))


@dataclass(frozen=True, slots=True)
class OutletFacts:
    """What one origin alone tells."""

    outlet: str
    facts: tuple[FactLine, ...]


@dataclass(frozen=True, slots=True)
class ReadingColumn:
    """One of the values that reports give, and who gives it."""

    value: str
    evidence: Evidence


@dataclass(frozen=True, slots=True)
class DisagreementLine:
    """The values side by side, and what may explain the difference."""

    anchor: str
    about: str
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
    """A promise: by whom, to whom, due when, and the chain of what became of it; ``doubtful``: it may be none."""

    anchor: str
    who: str
    to: str
    what: str
    due: str
    badge: Badge
    steps: tuple[StepLine, ...]
    evidence: Evidence
    doubtful: bool = False


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
    """One origin: the report it goes back to and those that descend from it; no ``members`` where text is shared."""

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
    """A paragraph of a report: the blanks before it, its pieces, the dossier lines that cite it.

    ``anchor`` is set where another report's paragraph leads to it. ``taken`` are the paragraphs whose words it has from
    another report, ``given`` those that have its words.
    """

    gap: str
    pieces: tuple[Piece, ...]
    notes: Shelf[Link]
    anchor: str = ""
    taken: tuple[Link, ...] = ()
    given: tuple[Link, ...] = ()


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
    notes: Shelf[Link]


@dataclass(frozen=True, slots=True)
class ReportPage:
    """One report in full, where it comes from, the ``limits`` of what is marked and shown of it, and its ``edits``."""

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
    citation: str
    translated: str
    limits: str
    edits: tuple[str, ...]
    descent: Link | None
    descent_note: str
    left_out: tuple[LeftOut, ...]
    paragraphs: tuple[Paragraph, ...]
    tail: str
    captions: tuple[CaptionLine, ...]
    broken_anchors: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class BriefItem:
    """One line of the story in brief: its part, what it says, where it is told in full, and what reports part over."""

    role: str
    text: str
    href: str
    only: bool
    evidence: Evidence
    parted: tuple[ReadingColumn, ...]


@dataclass(frozen=True, slots=True)
class BriefPart:
    """The lines of the brief that play one part, under its name."""

    role: str
    items: tuple[BriefItem, ...]


@dataclass(frozen=True, slots=True)
class StoryPage:
    """Everything that is told of one story, in the order in which it is told."""

    anchor: str
    title: str
    latest: str
    standing: Standing
    sections: tuple[Link, ...]
    brief: tuple[BriefPart, ...]
    matrix: Matrix | None
    none_parted: str
    disagreements: Shelf[DisagreementLine]
    drawn: TimelineDrawing | None
    periods: tuple[Period, ...]
    speakers: Shelf[SpeakerGroup]
    facts: Shelf[FactLine]
    told_alone: tuple[OutletFacts, ...]
    commitments: Shelf[CommitmentLine]
    descent: DescentDrawing | None
    families: tuple[Family, ...]
    alone: tuple[Link, ...]
    actors: Shelf[ActorLine]
    named: tuple[ActorLine, ...]
    reports: tuple[ReportPage, ...]


@dataclass(frozen=True, slots=True)
class IndexEntry:
    """One story in a list of them: its title, on how much it rests, and the first line of its brief."""

    href: str
    title: str
    note: str
    line: str


@dataclass(frozen=True, slots=True)
class DossierPage:
    """The whole file: its stories, and the reports that belong to none."""

    title: str
    summary: str
    index: tuple[IndexEntry, ...]
    stories: tuple[StoryPage, ...]
    loose: tuple[ReportPage, ...]
