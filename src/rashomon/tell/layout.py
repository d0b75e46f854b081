"""Layout: a dossier as the pages that show it. A pure function; HTML and Markdown both print what it gives."""

from collections.abc import Collection, Mapping, Sequence
from datetime import date, timedelta

from rashomon.model import Dossier, MarkedArticle
from rashomon.tell import descent, phrases
from rashomon.tell.dates import in_words, period
from rashomon.tell.figures import Link, Shelf, Standing
from rashomon.tell.joins import joins_of
from rashomon.tell.lines import (
    actor_line,
    brief_item,
    commitment_line,
    disagreement_line,
    fact_lines,
    speaker_group,
    timeline_line,
)
from rashomon.tell.matrix import matrix
from rashomon.tell.numbered import Lines, Reference, lines_of, plays, references
from rashomon.tell.periods import drawing, periods
from rashomon.tell.reports import chronological, report_pages
from rashomon.tell.sources import Sources, labels_of, shelve, sources_of
from rashomon.tell.view import (
    BriefItem,
    BriefPart,
    CommitmentLine,
    DossierPage,
    FactLine,
    IndexEntry,
    OutletFacts,
    ReportPage,
    StoryPage,
    TimelineLine,
)

LEADING = 8
LEAST_LEADING = 3
SHOWN = {"actors": 9, "speakers": 8, "facts": 12, "disagreements": 12, "commitments": 6}


def lay_out(dossier: Dossier) -> DossierPage:
    """The pages of a dossier: its records keep their order, its reports are set in the order of publication."""
    articles = {article.id: article for article in dossier.articles}
    every = lines_of(dossier)
    cited: dict[str, list[Reference]] = {}
    for reference in (one for lines in every for one in references(lines, articles)):
        cited.setdefault(reference.article, []).append(reference)
    labels, joins = labels_of(articles), joins_of(every, articles)
    edits = {edit.target: edit for edit in dossier.edits}
    groups = _members(every, articles)
    numbers = {one.id: number for number, one in enumerate((one for group in groups for one in group), 1)}
    stories: list[StoryPage] = []
    for lines, members in zip(every, groups, strict=False):
        sources = sources_of(lines.story, articles, labels, numbers)
        stories.append(_story(lines, sources, report_pages(lines, members, sources, cited, joins, edits)))
    loose = report_pages(None, groups[-1], sources_of(None, articles, labels, numbers), cited, joins, edits)
    return DossierPage(
        title=stories[0].title if len(stories) == 1 else phrases.count(len(stories), "story", "stories"),
        summary=f"{phrases.count(len(articles), 'report')}, {phrases.count(len(stories), 'story', 'stories')}",
        index=tuple(IndexEntry(f"#{one.anchor}", *one_line(one)) for one in _by_news_value(stories)),
        stories=tuple(stories),
        loose=loose,
    )


def one_line(story: StoryPage) -> tuple[str, str, str]:
    """A story in a list of them: its title, on how much it rests and until when, and the first line of its brief."""
    standing = story.standing
    note = " · ".join(filter(None, (standing.origins, standing.reports, standing.as_of)))
    first = next((item.text for part in story.brief for item in part.items), "")
    return story.title, note, "" if first == story.title else first


def _by_news_value(stories: Sequence[StoryPage]) -> list[StoryPage]:
    """Stories that most independent origins tell first, and among these the newest."""
    latest = sorted(stories, key=lambda story: story.latest, reverse=True)
    return sorted(latest, key=lambda story: -story.standing.count)


def _origins(lines: Lines) -> int:
    together = {article: number for number, group in enumerate(lines.story.origins) for article in group}
    return len({together.get(one, one) for one in lines.story.articles})


def _members(stories: Sequence[Lines], articles: Mapping[str, MarkedArticle]) -> list[tuple[MarkedArticle, ...]]:
    """The reports that each story is the first to tell of, and as the last group those of no story."""
    groups: list[tuple[MarkedArticle, ...]] = []
    told: set[str] = set()
    for lines in stories:
        members = [one for one in dict.fromkeys(lines.story.articles) if one in articles and one not in told]
        told.update(members)
        groups.append(chronological(articles[one] for one in members))
    return [*groups, chronological(articles[one] for one in articles.keys() - told)]


def _story(lines: Lines, sources: Sources, reports: tuple[ReportPage, ...]) -> StoryPage:
    story = lines.story
    members = [sources.articles[one] for one in story.articles if one in sources.articles]
    published = [one.published.value for one in members if one.published.value]
    timeline = _timeline(lines, sources, _most_salient(lines, published))
    groups = [speaker_group(group, lines.actors, sources) for group in lines.sayings]
    speakers = {group.actor: group.view for group in groups if group.actor}
    facts = fact_lines(lines.facts, sources, lines.disagreements)
    copied, alone = descent.families(lines, sources)
    parted = [disagreement_line(line, sources) for line in lines.disagreements]
    promised = [commitment_line(line, sources) for line in lines.commitments]
    part = {line.anchor for line in lines.actors if plays(line.record) or line.record.id in speakers}
    everyone = [actor_line(line, sources, speakers.get(line.record.id)) for line in lines.actors]
    return StoryPage(
        anchor=lines.anchor,
        title=story.title,
        latest=max(published, default=""),
        standing=_standing(lines, members, published),
        sections=_sections(lines),
        brief=_brief(lines, timeline, sources),
        matrix=matrix(lines, sources),
        none_parted=_none_parted(lines, len(members)),
        disagreements=shelve(parted, SHOWN["disagreements"]),
        drawn=drawing(timeline, published),
        periods=periods(timeline, published),
        speakers=shelve([group.view for group in groups], SHOWN["speakers"]),
        facts=shelve([one for one in facts if one.evidence.origins > 1], SHOWN["facts"]),
        told_alone=_told_alone([one for one in facts if one.evidence.origins <= 1]),
        commitments=_promises(promised),
        descent=descent.drawing(story, sources),
        families=copied,
        alone=alone,
        actors=shelve([one for one in everyone if one.anchor in part], SHOWN["actors"]),
        named=tuple(one for one in everyone if one.anchor not in part),
        reports=reports,
    )


def _standing(lines: Lines, members: Sequence[MarkedArticle], published: Sequence[str]) -> Standing:
    """As of when, on how many reports and origins, and whose text the reports credit."""
    behind: dict[str, int] = {}
    for article in members:
        for agency in article.agencies:
            behind[agency] = behind.get(agency, 0) + 1
    parted = len(lines.disagreements)
    agencies = [f"{name} (in {phrases.count(number, 'report')})" for name, number in behind.items()]
    return Standing(
        as_of=in_words(max(published)[:10]) if published else "",
        reports=phrases.count(len(lines.story.articles), "report"),
        origins=phrases.origins(_origins(lines)),
        period=period(list(published)),
        agencies=phrases.listed(tuple(agencies)),
        parted=f"accounts part on {phrases.count(parted, 'matter')}" if parted else "",
        count=_origins(lines),
    )


def _timeline(lines: Lines, sources: Sources, leading: Collection[str]) -> tuple[TimelineLine, ...]:
    """The entries, each with the further dates that its words tell of."""
    dates: dict[str, list[str]] = {}
    for entry in lines.story.timeline:
        if not entry.named:
            dates.setdefault(entry.text, []).append(entry.date)
    return tuple(
        timeline_line(
            line,
            sources,
            lead=line.anchor in leading,
            also=[one for one in dates.get(line.record.text, ()) if one != line.record.date],
        )
        for line in lines.timeline
    )


def _brief(lines: Lines, timeline: Sequence[TimelineLine], sources: Sources) -> tuple[BriefPart, ...]:
    """The brief by its parts; of a story without one the leading entries of the timeline, the newest first.

    What the accounts part over stands beside it, not in it.
    """
    anchors = {line.record.id: line.anchor for line in lines.facts}
    anchors |= {line.record.id: line.anchor for group in lines.sayings for line in group}
    anchors |= {line.record.id: line.anchor for line in lines.disagreements}
    anchors |= {line.record.id: line.anchor for line in lines.commitments}
    facts = {one.id: one for one in lines.story.facts}
    items = [brief_item(line, anchors, facts, sources) for line in lines.story.brief if line.role != "parted"]
    if not items:
        leading = [line for line in reversed(timeline) if line.lead]
        items = [
            BriefItem(one.date, one.text, f"#{one.anchor}", only=False, evidence=one.evidence, parted=())
            for one in leading
        ]
    parts: dict[str, list[BriefItem]] = {}
    for item in items:
        parts.setdefault(item.role, []).append(item)
    return tuple(BriefPart(role, tuple(found)) for role, found in parts.items())


def _none_parted(lines: Lines, reports: int) -> str:
    """The plain line that there is nothing over which accounts part; empty where there is."""
    if lines.disagreements:
        return ""
    if reports < 2:
        return "There is one report alone, and nothing to compare it with."
    return f"None was found: between these {reports} reports no day, length, place, number or name was seen to differ."


def _promises(lines: Sequence[CommitmentLine]) -> Shelf[CommitmentLine]:
    """In view promises that several origins tell, or that something became of; others folded, doubtful ones last."""
    firm = [one for one in lines if (one.evidence.origins > 1 or one.steps) and not one.doubtful]
    others = sorted((one for one in lines if one not in firm), key=lambda one: one.doubtful)
    shown = shelve(firm, SHOWN["commitments"])
    return Shelf(shown.shown, (*shown.folded, *others))


def _told_alone(facts: Sequence[FactLine]) -> tuple[OutletFacts, ...]:
    """What one origin alone tells, by that origin; those that tell most come first."""
    groups: dict[str, list[FactLine]] = {}
    for fact in facts:
        first = next(iter(fact.evidence.witnesses.all), None)
        head, *copies = dict.fromkeys(one.first.label for one in (first.head, *first.copies)) if first else ("",)
        named = f"{head}, copied by {phrases.listed(tuple(copies))}" if copies else head
        groups.setdefault(named, []).append(fact)
    ordered = sorted(groups, key=lambda name: -len(groups[name]))
    return tuple(OutletFacts(name, tuple(groups[name])) for name in ordered)


def _most_salient(lines: Lines, published: Sequence[str]) -> set[str]:
    """Anchors of the entries that lead: eight, or a third of a short timeline; background comes last."""
    since = _month_before(min(published, default=""))
    current = sum(line.record.date >= since for line in lines.timeline)
    ranked = sorted(lines.timeline, key=lambda line: (line.record.date < since, -line.record.salience))
    most = min(LEADING, max(len(ranked) // 3, LEAST_LEADING), max(current, LEAST_LEADING))
    return {line.anchor for line in ranked[:most]}


def _month_before(day: str) -> str:
    try:
        return (date.fromisoformat(day[:10]) - timedelta(days=31)).isoformat()
    except ValueError:
        return ""


def _sections(lines: Lines) -> tuple[Link, ...]:
    """The sections that have something in them, in the order of the page."""
    filled = (
        ("brief", "In brief", (*lines.story.brief, *lines.timeline)),
        ("parted", "Where accounts part", lines.story.articles),
        ("timeline", "Timeline", lines.timeline),
        ("sayings", "Who said what", lines.sayings),
        ("facts", "Facts", lines.facts),
        ("commitments", "What was promised", lines.commitments),
        ("descent", "Who copied whom", lines.story.articles),
        ("actors", "Who is who", lines.actors),
        ("reports", "The reports", lines.story.articles),
    )
    return tuple(Link(f"#{lines.anchor}-{name}", text) for name, text, records in filled if records)
