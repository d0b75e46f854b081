"""Layout: a dossier as the pages that show it. A pure function; HTML and Markdown both print what it gives."""

from collections.abc import Mapping, Sequence
from datetime import date, timedelta

from rashomon.model import Copy, Dossier, MarkedArticle
from rashomon.tell import phrases
from rashomon.tell.dates import period
from rashomon.tell.lines import (
    actor_line,
    brief_item,
    commitment_line,
    copy_line,
    disagreement_line,
    fact_line,
    speaker_group,
    timeline_line,
)
from rashomon.tell.numbered import Line, Lines, Reference, lines_of, references
from rashomon.tell.reports import report_pages
from rashomon.tell.sources import Sources, shelve, sources_of
from rashomon.tell.view import DossierPage, Family, Figure, Link, ReportPage, StoryPage

IN_BRIEF = 10
LEAST_IN_BRIEF = 3
NAMED_IN_SUMMARY = 6
SHOWN = {"timeline": 30, "actors": 12, "speakers": 8, "facts": 15, "disagreements": 12, "commitments": 12}


def lay_out(dossier: Dossier) -> DossierPage:
    """The pages of a dossier: its records keep their order, its reports are set in the order of publication."""
    articles = {article.id: article for article in dossier.articles}
    every = lines_of(dossier)
    cited: dict[str, list[Reference]] = {}
    for reference in (one for lines in every for one in references(lines, articles)):
        cited.setdefault(reference.article, []).append(reference)
    stories: list[StoryPage] = []
    told: set[str] = set()
    for lines in every:
        members = [one for one in lines.story.articles if one in articles and one not in told]
        reports = report_pages(lines, members, sources_of(lines.story, articles), cited, len(told) + 1)
        told.update(members)
        stories.append(_story(lines, articles, reports))
    loose = report_pages(None, sorted(articles.keys() - told), sources_of(None, articles), cited, len(told) + 1)
    return DossierPage(
        title=stories[0].title if len(stories) == 1 else phrases.count(len(stories), "story", "stories"),
        summary=f"{phrases.count(len(articles), 'report')}, {phrases.count(len(stories), 'story', 'stories')}",
        stories=tuple(stories),
        loose=loose,
    )


def _story(lines: Lines, articles: Mapping[str, MarkedArticle], reports: tuple[ReportPage, ...]) -> StoryPage:
    story = lines.story
    sources = sources_of(story, articles)
    members = [articles[one] for one in story.articles if one in articles]
    published = [one.published.value for one in members if one.published.value]
    leading = _most_salient(lines, published)
    timeline = tuple(timeline_line(line, sources, lead=line.anchor in leading) for line in lines.timeline)
    groups = [speaker_group(group, lines.actors, sources) for group in lines.sayings]
    speakers = {group.actor: group.view for group in groups if group.actor}
    families, alone = _families(lines, sources)
    return StoryPage(
        anchor=lines.anchor,
        title=story.title,
        period=period(published),
        about=phrases.listed(_principals(lines, members)),
        figures=_figures(lines, sources),
        sections=_sections(lines),
        brief=tuple(brief_item(line, _told(lines), sources) for line in story.brief),
        timeline=shelve(timeline, SHOWN["timeline"]),
        actors=shelve(
            [actor_line(line, sources, speakers.get(line.record.id)) for line in lines.actors], SHOWN["actors"]
        ),
        speakers=shelve([group.view for group in groups], SHOWN["speakers"]),
        facts=shelve([fact_line(line, sources, lines.disagreements) for line in lines.facts], SHOWN["facts"]),
        disagreements=shelve(
            [disagreement_line(line, sources) for line in lines.disagreements], SHOWN["disagreements"]
        ),
        commitments=shelve([commitment_line(line, sources) for line in lines.commitments], SHOWN["commitments"]),
        families=families,
        alone=alone,
        reports=reports,
    )


def _told(lines: Lines) -> dict[str, tuple[str, str]]:
    """The code and the anchor of every fact, saying, disagreement and commitment by its id."""
    told = {line.record.id: (line.code, line.anchor) for line in lines.facts}
    told |= {line.record.id: (line.code, line.anchor) for group in lines.sayings for line in group}
    told |= {line.record.id: (line.code, line.anchor) for line in lines.disagreements}
    return told | {line.record.id: (line.code, line.anchor) for line in lines.commitments}


def _principals(lines: Lines, articles: Sequence[MarkedArticle]) -> tuple[str, ...]:
    """The names of those whom the story is about: people, countries and bodies before places; not who reports it."""
    press = {name.casefold() for one in articles for name in (one.publisher, *one.agencies) if name}
    actors = [line.record for line in lines.actors if line.record.name.casefold() not in press]
    ranked = sorted(actors, key=lambda actor: actor.kind not in {"person", "country", "organisation"})
    return tuple(actor.name for actor in ranked[:NAMED_IN_SUMMARY])


def _most_salient(lines: Lines, published: Sequence[str]) -> set[str]:
    """Anchors of the entries that make the story in brief: ten, or half of a short timeline; background comes last."""
    since = _month_before(min(published, default=""))
    current = sum(line.record.date >= since for line in lines.timeline)
    ranked = sorted(lines.timeline, key=lambda line: (line.record.date < since, -line.record.salience))
    return {line.anchor for line in ranked[: min(IN_BRIEF, (len(ranked) + 1) // 2, max(current, LEAST_IN_BRIEF))]}


def _month_before(day: str) -> str:
    try:
        return (date.fromisoformat(day[:10]) - timedelta(days=31)).isoformat()
    except ValueError:
        return ""


def _families(lines: Lines, sources: Sources) -> tuple[tuple[Family, ...], tuple[Link, ...]]:
    """Origins with more than one report, and the reports that stand alone."""
    grouped = [group for group in lines.story.origins if len(group) > 1]
    families, placed = [], set[str]()
    for group in grouped:
        members = sorted(group, key=lambda one: sources.rank.get(one, (2, "", one)))
        copies = [line for line in lines.copies if line.record.target in group and line.anchor not in placed]
        placed |= {line.anchor for line in copies}
        families.append(_family(members, copies, sources))
    families += [
        _family([line.record.source, line.record.target], [line], sources)
        for line in lines.copies
        if line.anchor not in placed
    ]
    together = {article for group in grouped for article in group}
    alone = sorted(set(lines.story.articles) - together, key=lambda one: sources.rank.get(one, (2, "", one)))
    return tuple(families), tuple(sources.link(one) for one in alone)


def _family(members: Sequence[str], copies: Sequence[Line[Copy]], sources: Sources) -> Family:
    links = [sources.link(one) for one in members]
    return Family(links[0], tuple(links[1:]), tuple(copy_line(line, sources) for line in copies))


def _figures(lines: Lines, sources: Sources) -> tuple[Figure, ...]:
    """What the story amounts to in numbers; what there is none of is left out."""
    story, sayings = lines.story, sum(len(group) for group in lines.sayings)
    origins = len({sources.origin.get(one, one) for one in story.articles})
    counted = (
        (len(story.articles), "report", "reports", "reports"),
        (origins, "independent origin", "independent origins", "descent"),
        (len(lines.timeline), "dated event", "dated events", "timeline"),
        (sayings, "saying", "sayings", "sayings"),
        (len(lines.facts), "fact", "facts", "facts"),
        (len(lines.disagreements), "disagreement", "disagreements", "disagreements"),
        (len(lines.commitments), "commitment", "commitments", "commitments"),
    )
    return tuple(
        Figure(number, one if number == 1 else many, f"#{lines.anchor}-{section}")
        for number, one, many, section in counted
        if number
    )


def _sections(lines: Lines) -> tuple[Link, ...]:
    """The sections that have something in them, in the order of the page."""
    filled = (
        ("brief", "In brief", lines.story.brief),
        ("timeline", "Timeline", lines.timeline),
        ("actors", "Who is who", lines.actors),
        ("sayings", "Who said what", lines.sayings),
        ("facts", "Facts", lines.facts),
        ("disagreements", "Where accounts part", lines.disagreements),
        ("commitments", "What was promised", lines.commitments),
        ("descent", "Who copied whom", lines.story.articles),
        ("reports", "The reports", lines.story.articles),
    )
    return tuple(Link(f"#{lines.anchor}-{name}", text) for name, text, records in filled if records)
