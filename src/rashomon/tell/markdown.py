"""The dossier as Markdown: the same lines as the page, each with footnotes that quote the words and name the report."""

import re
from collections.abc import Iterable, Iterator

from rashomon.model import Dossier, shown
from rashomon.tell import phrases
from rashomon.tell.figures import Matrix, MatrixColumn
from rashomon.tell.layout import lay_out
from rashomon.tell.view import (
    BriefPart,
    CitationView,
    CommitmentLine,
    DisagreementLine,
    DossierPage,
    Evidence,
    FactLine,
    Family,
    Period,
    ReportPage,
    SayingLine,
    SpeakerGroup,
    StoryPage,
    TimelineLine,
    WordingLine,
)

_ANYWHERE = re.compile(r"([\\`*_{}\[\]<>|~&$^])")
_AT_START = re.compile(r"^([#+\-=:]|\d+(?=[.)]))")


def to_markdown(dossier: Dossier) -> str:
    """The dossier in CommonMark with footnotes (as GitHub, Pandoc and Obsidian read them)."""
    page = lay_out(dossier)
    lines = [line for part in _dossier(page) for line in part.split("\n")]
    return shown("\n".join(_single_blanks(lines)) + "\n")


def escape(text: str) -> str:
    r"""``text`` on one line, read as it stands: nothing in it can become a mark-up of its own.

    >>> print(escape("5 * 3 <b>"))
    5 \* 3 \<b\>
    """
    escaped = _ANYWHERE.sub(r"\\\1", " ".join(text.split()))
    start = _AT_START.match(escaped)
    if not start:
        return escaped
    at = start.end() if start[1].isdigit() else 0
    return f"{escaped[:at]}\\{escaped[at:]}"


def _dossier(page: DossierPage) -> Iterator[str]:
    if len(page.stories) == 1:
        yield from (_promoted(part) for part in _story(page.stories[0]))
    else:
        yield f"# {escape(page.title)}\n"
        yield f"{escape(page.summary)}\n"
        yield from (f"{n}. {escape(one.title)} ({escape(one.note)})" for n, one in enumerate(page.index, 1))
        for story in page.stories:
            yield from _story(story)
    if page.loose:
        yield "\n## Reports that belong to no story\n"
        for report in page.loose:
            yield from _report(report)
    yield ""
    yield from _footnotes(page)


def _promoted(part: str) -> str:
    """A heading moved up by one level; anything else as it is."""
    return part.replace("#", "", 1) if part.lstrip("\n").startswith("##") else part


def _story(story: StoryPage) -> Iterator[str]:
    """The sections of the page in the order of the page."""
    yield f"\n## {escape(story.title)}\n"
    yield from _standing(story)
    yield from _section("In brief", [text for part in story.brief for text in _part(part)])
    parted = [part for one in story.disagreements.all for part in _dispute(one)]
    yield from _section("Where accounts part", parted or [escape(story.none_parted)])
    yield from _section("Who tells what", list(_matrix(story.matrix)) if story.matrix else [])
    yield from _section("Timeline", [text for period in story.periods for text in _period(period)])
    yield from _section("Who said what", [part for group in story.speakers.all for part in _speaker(group)])
    yield from _section("Facts", list(_facts(story)))
    yield from _section("What was promised", [part for one in story.commitments.all for part in _promise(one)])
    alone = [f"Written independently: {escape(', '.join(one.text for one in story.alone))}\n"] if story.alone else []
    yield from _section("Who copied whom", [part for one in story.families for part in _family(one)] + alone)
    yield from _section("Who is who", list(_actors(story)))
    yield from _section("The reports", [part for report in story.reports for part in _report(report)])


def _standing(story: StoryPage) -> Iterator[str]:
    it = story.standing
    as_of = f"As of {it.as_of}" if it.as_of else ""
    credited = f"text credited to {it.agencies}" if it.agencies else ""
    reports = ", ".join(filter(None, (it.reports, it.period)))
    found = it.parted or "no contradiction found"
    yield escape("; ".join(filter(None, (as_of, reports, it.origins, credited, found)))) + "\n"


def _matrix(matrix: Matrix) -> Iterator[str]:
    """A table: ● tells it, ◐ a part of it, – is silent; a value or a word where that is given instead."""
    yield "|  | " + " | ".join(escape(_column(one)) for one in matrix.columns) + " |"
    yield "|---|" + ":-:|" * len(matrix.columns)
    for row in matrix.rows.all:
        cells = [one.text or ("●" if one.state == "tells" else "–") for one in row.cells]
        yield f"| {escape(row.text)} | " + " | ".join(map(escape, cells)) + " |"


def _column(column: MatrixColumn) -> str:
    copies = ", ".join(one.text for one in column.copies)
    return f"{column.head.text} (and its copies {copies})" if copies else column.head.text


def _section(title: str, parts: list[str]) -> Iterator[str]:
    """A section, or nothing where it would be empty."""
    if parts:
        yield f"\n### {title}\n"
        yield from parts


def _period(period: Period) -> Iterator[str]:
    yield f"\n#### {escape(period.title)}\n"
    yield from (_dated(line) for day in period.days for line in day.lines)


def _dated(line: TimelineLine) -> str:
    status = "" if phrases.is_plain(line.badge.name) else f" _{escape(line.badge.text)}_"
    text = f"**{escape(line.text)}**" if line.lead else escape(line.text)
    return f"- {escape(line.date)}:{status} {text} {_evidence(line.evidence)}"


def _part(part: BriefPart) -> Iterator[str]:
    yield f"\n#### {escape(part.role)}\n"
    for line in part.items:
        values = "; ".join(f"{escape(one.value)} ({_tellers(one.evidence)})" for one in line.parted)
        parted = f" Accounts part: {values}." if values else ""
        only = "only " if line.only else ""
        yield f"- {escape(line.text)} ({only}{_tellers(line.evidence)}){_marks(line.evidence)}{parted}"


def _tellers(evidence: Evidence) -> str:
    return escape(", ".join(one.head.first.label for one in evidence.witnesses.all))


def _actors(story: StoryPage) -> Iterator[str]:
    for one in story.actors.all:
        about = "; ".join(filter(None, (one.kind, one.roles, one.surfaces and f"also {one.surfaces}")))
        times = phrases.count(one.mentions, "mention")
        yield f"- **{escape(one.name)}** {escape(f'({about})') if about else ''} {times} {_evidence(one.evidence)}"
    if story.named:
        yield "- Only named: " + ", ".join(f"{escape(one.name)}{_marks(one.evidence)}" for one in story.named)


def _speaker(group: SpeakerGroup) -> Iterator[str]:
    yield f"\n#### {escape(', '.join(filter(None, (group.name, group.role))))}\n"
    for saying in group.sayings.all:
        yield from _saying(saying)


def _saying(saying: SayingLine) -> Iterator[str]:
    yield f"- {_wording(saying.first)} ({saying.label}){_marks(saying.first.evidence)}"
    yield from (f"  - {_wording(one)}{_marks(one.evidence)}" for one in saying.others)


def _wording(wording: WordingLine) -> str:
    """The words; those that depart from the first wording are emphasised."""
    words = "".join(_emphasised(one.text) if one.marked else _kept(one.text) for one in wording.stretches)
    kinds = {"mixed": "quoted in part", "indirect": "reported, not quoted"}
    how = ": ".join(filter(None, (kinds.get(wording.kind, ""), _kept(wording.cue))))
    relayed = f"by the word of {_kept(wording.relayed)}" if wording.relayed else ""
    said = f"“{words}”" if wording.quoted else words
    notes = "; ".join(filter(None, (how, relayed)))
    return f"{said} ({notes})" if notes else said


def _emphasised(text: str) -> str:
    """Emphasis must touch its words: the blanks around them stay outside."""
    bare = text.strip()
    before, after = text[: len(text) - len(text.lstrip())], text[len(text.rstrip()) :]
    return f"{_kept(before)}**{escape(bare)}**{_kept(after)}" if bare else _kept(text)


def _kept(text: str) -> str:
    """Escaped words that keep a blank at either end."""
    if not text.strip():
        return " " if text else ""
    return (" " if text[0].isspace() else "") + escape(text) + (" " if text[-1].isspace() else "")


def _facts(story: StoryPage) -> Iterator[str]:
    """What several origins tell, most first; then what each alone tells."""
    for one in story.facts.all:
        yield from _fact(one)
    for alone in story.told_alone:
        yield f"\n#### Only {escape(alone.outlet)}\n"
        for one in alone.facts:
            yield from _fact(one)


def _fact(fact: FactLine) -> Iterator[str]:
    yield f"- {_claim(fact)}"
    yield from (f"  - {_claim(one)}" for one in fact.further.shown)
    if fact.further.folded:
        marks = dict.fromkeys(_mark(cited) for one in fact.further.folded for cited in _citations(one.evidence))
        yield f"  - {len(fact.further.folded)} more, from the same passages or in much the same words {''.join(marks)}"


def _claim(fact: FactLine) -> str:
    status = f"_{escape(fact.badge.text)}_" if fact.badge else ""
    dispute = f"(accounts part: {escape(fact.dispute.text)})" if fact.dispute else ""
    return " ".join(filter(None, (status, escape(fact.text), dispute, _evidence(fact.evidence))))


def _dispute(line: DisagreementLine) -> Iterator[str]:
    yield f"\n#### {escape(line.about)}\n"
    yield from (f"- **{escape(one.value)}** {_evidence(one.evidence)}" for one in line.readings)
    if line.note:
        yield f"\n{escape(line.note)}\n"


def _promise(line: CommitmentLine) -> Iterator[str]:
    yield f"\n#### {escape(line.who)}{' to ' + escape(line.to) if line.to else ''}\n"
    due = f", due {escape(line.due)}" if line.due else ""
    yield f"{escape(line.what)}{due}: _{escape(line.badge.text)}_ {_evidence(line.evidence)}\n"
    for number, step in enumerate(line.steps, 1):
        when = f"{escape(step.date or 'undated')} _{escape(step.badge.text)}_"
        yield f"{number}. {when} “{escape(step.words.words)}” {_evidence(step.evidence)}"


def _family(family: Family) -> Iterator[str]:
    others = ", ".join(one.text for one in family.members)
    origin = f"**{escape(family.head.text)}** {escape(f'one origin with {others}')}"
    yield f"\n{origin if others else 'Origins of their own that share text:'}\n"
    for copy in family.copies:
        verb = "copied from" if copy.directed else "shares text with"
        share = f"{copy.percent} %, {copy.kind}, {copy.direction}"
        yield f"- {escape(copy.target.text)} {verb} {escape(copy.source.text)}: {escape(share)}"
        yield from (f"  - {escape(reason)}" for reason in copy.reasons)
        for passage in copy.passages.all:
            marks = _mark(passage.source) + _mark(passage.target)
            yield f"  - “{escape(passage.source.words)}” ({escape(passage.kind)}){marks}"


def _report(report: ReportPage) -> Iterator[str]:
    yield f"\n#### {report.number}\\. {escape(report.outlet)}: {escape(report.title)}\n"
    known = (
        ("Published", f"{report.date or 'date unknown'} ({report.date_ground})"),
        ("Updated", report.updated),
        ("By", report.bylines),
        ("Agency", report.agencies),
        ("Pictures", report.photo_agencies),
        ("Dateline", report.dateline),
        ("Translated by machine", report.translated),
        ("Limits", report.limits),
        ("Source", report.source),
        ("To cite", report.citation),
        ("Descent", report.descent_note),
        ("Left out", ", ".join(f"{one.count} × {one.label}" for one in report.left_out)),
    )
    yield from (f"- {name}: {escape(value)}" for name, value in known if value)
    yield from (f"- Edited after publication: {escape(change)}" for change in report.edits)
    yield ""
    for paragraph in report.paragraphs:
        yield "> " + escape("".join(piece.text for piece in paragraph.pieces)) + "\n>"
    yield from (f"- caption: {escape(caption.text)}" for caption in report.captions)


def _evidence(evidence: Evidence) -> str:
    return f"({evidence.label}){_marks(evidence)}"


def _marks(evidence: Evidence) -> str:
    return "".join(_mark(one) for one in _citations(evidence))


def _mark(citation: CitationView) -> str:
    return f"[^{_name(citation)}]" if citation.href else ""


def _name(citation: CitationView) -> str:
    return citation.href.removeprefix("#")


def _citations(evidence: Evidence) -> Iterator[CitationView]:
    for witness in (*evidence.witnesses.all, *evidence.others):
        for voice in (witness.head, *witness.copies):
            yield from (voice.first, *voice.again)


def _footnotes(page: DossierPage) -> Iterator[str]:
    """One note for each stretch that is cited, in the order of the page."""
    written: set[str] = set()
    for citation in (one for story in page.stories for one in _all_citations(story)):
        name = _name(citation)
        if name and name not in written:
            written.add(name)
            whose = ", ".join(
                filter(None, (citation.label, citation.date if citation.date not in citation.label else ""))
            )
            yield f"[^{name}]: {escape(whose)}: “{escape(citation.words)}”"


def _all_citations(story: StoryPage) -> Iterator[CitationView]:
    for evidence in _all_evidence(story):
        yield from _citations(evidence)
    for family in story.families:
        for copy in family.copies:
            for passage in copy.passages.all:
                yield from (passage.source, passage.target)


def _all_evidence(story: StoryPage) -> Iterator[Evidence]:
    yield from (line.evidence for part in story.brief for line in part.items)
    for dispute in story.disagreements.all:
        yield from (reading.evidence for reading in dispute.readings)
    yield from (line.evidence for period in story.periods for day in period.days for line in day.lines)
    for group in story.speakers.all:
        for saying in group.sayings.all:
            yield from (one.evidence for one in (saying.first, *saying.others))
    for fact in (*story.facts.all, *(one for alone in story.told_alone for one in alone.facts)):
        yield from (one.evidence for one in (fact, *fact.further.all))
    for promise in story.commitments.all:
        yield from (promise.evidence, *(step.evidence for step in promise.steps))
    yield from (line.evidence for line in (*story.actors.all, *story.named))


def _single_blanks(lines: Iterable[str]) -> Iterator[str]:
    """The lines with no two blank ones in a row."""
    before = ""
    for line in lines:
        if line or before:
            yield line
        before = line
