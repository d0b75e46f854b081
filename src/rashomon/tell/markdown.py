"""The dossier as Markdown: the same lines as the page, each with footnotes that quote the words and name the report."""

import re
from collections.abc import Iterable, Iterator

from rashomon.model import Dossier, shown
from rashomon.tell import phrases
from rashomon.tell.layout import lay_out
from rashomon.tell.view import (
    BriefItem,
    CitationView,
    CommitmentLine,
    DisagreementLine,
    DossierPage,
    Evidence,
    Family,
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
        yield from (f"{n}. {escape(story.title)}" for n, story in enumerate(page.stories, 1))
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
    yield f"\n## {escape(story.title)}\n"
    about = f"about {story.about}" if story.about else ""
    yield escape(", ".join(filter(None, (story.period, about)))) + "\n"
    yield from (f"- {one.value} {one.text}" for one in story.figures)
    yield from _section("In brief", [_brief(line) for line in story.brief])
    yield from _section("Timeline", [_dated(line) for line in story.timeline.all])
    yield from _section("Who is who", list(_actors(story)))
    yield from _section("Who said what", [part for group in story.speakers.all for part in _speaker(group)])
    yield from _section("Facts", list(_facts(story)))
    yield from _section("Where accounts part", [part for one in story.disagreements.all for part in _dispute(one)])
    yield from _section("What was promised", [part for one in story.commitments.all for part in _promise(one)])
    alone = [f"Written independently: {escape(', '.join(one.text for one in story.alone))}\n"] if story.alone else []
    yield from _section("Who copied whom", [part for one in story.families for part in _family(one)] + alone)
    yield from _section("The reports", [part for report in story.reports for part in _report(report)])


def _section(title: str, parts: list[str]) -> Iterator[str]:
    """A section, or nothing where it would be empty."""
    if parts:
        yield f"\n### {title}\n"
        yield from parts


def _dated(line: TimelineLine) -> str:
    status = "" if phrases.is_plain(line.badge.name) else f" _{escape(line.badge.text)}_"
    text = f"**{escape(line.text)}**" if line.lead else escape(line.text)
    return f"- {escape(line.date)}:{status} {text} {_evidence(line.evidence)}"


def _brief(line: BriefItem) -> str:
    values = "; ".join(f"{escape(one.value)} ({one.evidence.label})" for one in line.parted)
    role = f"{line.role}, one report only" if line.only else line.role
    parted = f" Accounts part: {values}." if values else ""
    return f"- _{escape(role)}:_ {escape(line.text)} {_evidence(line.evidence)}{parted}"


def _actors(story: StoryPage) -> Iterator[str]:
    for one in story.actors.all:
        about = "; ".join(filter(None, (one.kind, one.roles, one.surfaces and f"also {one.surfaces}")))
        times = phrases.count(one.mentions, "mention")
        yield f"- **{escape(one.name)}** {escape(f'({about})') if about else ''} {times} {_evidence(one.evidence)}"


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
    kinds = {"mixed": "quoted in part", "indirect": "indirect"}
    if wording.quoted:
        return f"“{words}”"
    how = ": ".join(filter(None, (kinds[wording.kind], _kept(wording.cue))))
    return f"{words} ({how})"


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
    for one in story.facts.all:
        status = f"_{escape(one.badge.text)}_ " if one.badge else ""
        dispute = f" (see {one.dispute.text})" if one.dispute else ""
        yield f"- {one.code} {status}{escape(one.text)}{dispute} {_evidence(one.evidence)}"


def _dispute(line: DisagreementLine) -> Iterator[str]:
    yield f"\n#### {line.code} {escape(line.about)}\n"
    yield from (f"- **{escape(one.value)}** {_evidence(one.evidence)}" for one in line.readings)
    if line.note:
        yield f"\n{escape(line.note)}\n"


def _promise(line: CommitmentLine) -> Iterator[str]:
    yield f"\n#### {line.code} {escape(line.who)}{' to ' + escape(line.to) if line.to else ''}\n"
    due = f", due {escape(line.due)}" if line.due else ""
    yield f"{escape(line.what)}{due}: _{escape(line.badge.text)}_ {_evidence(line.evidence)}\n"
    for number, step in enumerate(line.steps, 1):
        when = f"{escape(step.date or 'undated')} _{escape(step.badge.text)}_"
        yield f"{number}. {when} “{escape(step.words.words)}” {_evidence(step.evidence)}"


def _family(family: Family) -> Iterator[str]:
    others = ", ".join(one.text for one in family.members)
    yield f"\n**{escape(family.head.text)}** {escape(f'one origin with {others}') if others else ''}\n"
    for copy in family.copies:
        verb = "copied from" if copy.directed else "shares text with"
        share = f"{copy.percent} % shared, {copy.kind}, {copy.direction}"
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
        ("Source", report.source),
        ("Descent", report.descent_note),
        ("Left out", ", ".join(f"{one.count} × {one.label}" for one in report.left_out)),
    )
    yield from (f"- {name}: {escape(value)}" for name, value in known if value)
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
    yield from (line.evidence for line in story.timeline.all)
    yield from (line.evidence for line in story.actors.all)
    for group in story.speakers.all:
        for saying in group.sayings.all:
            yield from (one.evidence for one in (saying.first, *saying.others))
    yield from (line.evidence for line in story.facts.all)
    for dispute in story.disagreements.all:
        yield from (reading.evidence for reading in dispute.readings)
    for promise in story.commitments.all:
        yield from (promise.evidence, *(step.evidence for step in promise.steps))


def _single_blanks(lines: Iterable[str]) -> Iterator[str]:
    """The lines with no two blank ones in a row."""
    before = ""
    for line in lines:
        if line or before:
            yield line
        before = line
