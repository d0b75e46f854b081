"""One line of the dossier from one record: what it says, who says so, and where the words stand."""

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import groupby, pairwise

from rashomon.model import (
    Actor,
    BriefLine,
    Commitment,
    Copy,
    Disagreement,
    Fact,
    Span,
    Status,
    TimelineEntry,
    Utterance,
    Variant,
    bears_out,
)
from rashomon.tell import phrases
from rashomon.tell.dates import in_words, when_in_words
from rashomon.tell.figures import Link, Shelf
from rashomon.tell.numbered import Line, first_mentions, spans_of
from rashomon.tell.sources import Sources, Words, as_cited, as_words, dates_in_words, foreign, shelve
from rashomon.tell.together import telling_more, together
from rashomon.tell.view import (
    ActorLine,
    BriefItem,
    CommitmentLine,
    CopyLine,
    DisagreementLine,
    Evidence,
    FactLine,
    PassageLine,
    ReadingColumn,
    SayingLine,
    SpeakerGroup,
    StepLine,
    Stretch,
    TimelineLine,
    WordingLine,
)

SAYINGS_SHOWN = 4
FURTHER_SHOWN = 3
PASSAGES_SHOWN = 3
SURFACES_SHOWN = 8
PASSAGE_WORDS = 160
_APOSTROPHE = str.maketrans({"\u2019": "'", "\u2018": "'"})
_MARKS = re.compile(r"(?<!\w)'|'(?!\w)|[^\w\s'%$\u20ac\u00a3]")  # dashes and hyphens with them
_SAID_SO: frozenset[Status] = frozenset(("negated", "denied"))  # "the mayor did not go", "denied that he went"
_TO_COME: frozenset[Status] = frozenset(("planned", "hypothetical", "invited"))


def timeline_line(line: Line[TimelineEntry], sources: Sources, *, lead: bool, also: Sequence[str] = ()) -> TimelineLine:
    """A dated thing, with the reports that date it; ``also`` are further dates that its words tell of."""
    entry = line.record
    dates = [when_in_words(one, weekday=True) for one in (entry.date, *also)]
    return TimelineLine(
        anchor=line.anchor,
        iso=entry.date,
        date=f"{dates[0]}, also {phrases.listed(tuple(dates[1:]))}" if also else dates[0],
        text=phrases.opening(sources.spelt_out(entry.text, entry.reports)),
        badge=phrases.badge(entry.status),
        shape=phrases.shape(entry.status),
        lead=lead,
        evidence=_borne_out(entry, sources, entry.status),
    )


def actor_line(line: Line[Actor], sources: Sources, said: SpeakerGroup | None) -> ActorLine:
    """An actor, cited by the first mention in each report."""
    actor = line.record
    words = [Words(article, span, _words_at(article, span, sources)) for article, span in first_mentions(actor)]
    others = [surface for surface in actor.surfaces if surface != actor.name]
    more = f" and {len(others) - SURFACES_SHOWN} more" if len(others) > SURFACES_SHOWN else ""
    sayings = len(said.sayings.all) if said else 0
    return ActorLine(
        anchor=line.anchor,
        name=actor.name,
        kind=", ".join(filter(None, (phrases.kind(actor.kind), actor.country))),
        roles="; ".join(phrases.fullest(actor.roles)),
        surfaces=(", ".join(others[:SURFACES_SHOWN]) + more),
        mentions=len(actor.mentions),
        sayings=(Link(f"#{said.anchor}", phrases.count(sayings, "saying")),) if said else (),
        evidence=sources.evidence(words),
    )


def _words_at(article: str, span: Span, sources: Sources) -> str:
    known = sources.articles.get(article)
    return span.of(known.text) if known else ""


@dataclass(frozen=True, slots=True)
class Group:
    """A speaker's sayings as the page shows them, with the actor's id if the speaker is one."""

    actor: str | None
    view: SpeakerGroup


def speaker_group(group: Sequence[Line[Utterance]], actors: Sequence[Line[Actor]], sources: Sources) -> Group:
    """What one speaker said; the name and role are the actor's where the speaker is a known one."""
    first = group[0].record
    actor = next((line.record for line in actors if line.record.id == first.actor), None)
    return Group(
        first.actor,
        SpeakerGroup(
            anchor=f"by-{group[0].anchor}",
            name=phrases.opening(actor.name if actor else first.speaker or "Speaker not named"),
            role=actor.roles[0] if actor and actor.roles else "",
            sayings=shelve([saying_line(line, sources) for line in group], SAYINGS_SHOWN),
        ),
    )


def saying_line(line: Line[Utterance], sources: Sources) -> SayingLine:
    """An utterance with its wordings; reports that carry the same words share a line."""
    saying = line.record
    groups: dict[tuple[str, bool, str], list[Variant]] = {}
    for variant in saying.variants:
        key = (_bare(variant.text), variant.kind == "indirect", phrases.telling(variant))
        groups.setdefault(key, []).append(variant)
    wordings = [_wording(group, sources, saying.speaker) for group in groups.values()]
    return SayingLine(
        anchor=line.anchor,
        date=in_words(saying.date),
        origins=saying.origins,
        label=phrases.origins(saying.origins),
        first=wordings[0] if wordings else _wording([], sources),
        others=tuple(wordings[1:]),
    )


def _bare(text: str) -> str:
    """The words of a wording without its marks, which are the reporter's and not the speaker's."""
    return " ".join(_MARKS.sub(" ", text.translate(_APOSTROPHE)).split())


def _wording(variants: Sequence[Variant], sources: Sources, speaker: str | None = None) -> WordingLine:
    if not variants:
        return WordingLine("direct", "", quoted=False, stretches=(), evidence=sources.evidence([]))
    first = variants[0]
    words = [Words(one.article, _first_span(one, sources), one.text, origin=one.origin) for one in variants]
    return WordingLine(
        kind=first.kind,
        cue=phrases.telling(first),
        quoted=first.kind == "direct",
        stretches=stretches(first.text, first.differs),
        evidence=sources.evidence(words, line=first.text),
        relayed=_relayed(variants, sources, speaker),
        language=_language(first, sources),
    )


def _relayed(variants: Sequence[Variant], sources: Sources, speaker: str | None) -> str:
    """By whose word the reports have it, where they do not have it from the speaker."""
    wanted = {(one.article, one.quote) for one in variants}
    articles = dict.fromkeys(one.article for one in variants if one.article in sources.articles)
    quotes = ((name, quote) for name in articles for quote in sources.articles[name].quotes)
    names = [
        q.relayed_by.name
        for name, q in quotes
        if (name, q.id) in wanted and q.relayed_by and q.relayed_by.name != speaker
    ]
    return phrases.listed(tuple(dict.fromkeys(names)))


def _language(variant: Variant, sources: Sources) -> str:
    article = sources.articles.get(variant.article)
    return foreign(article.language) if article else ""


def _first_span(variant: Variant, sources: Sources) -> Span | None:
    return next(iter(spans_of(variant, sources.articles.get(variant.article))), None)


def stretches(text: str, marked: Sequence[Span]) -> tuple[Stretch, ...]:
    """The text cut at the marked spans; spans may overlap, and what lies outside the text is ignored."""
    inside = {at for span in marked for at in range(max(span.start, 0), min(span.end, len(text)))}
    cuts = [at for at in range(1, len(text)) if (at in inside) != (at - 1 in inside)]
    edges = [0, *cuts, len(text)]
    return tuple(Stretch(text[start:end], marked=start in inside) for start, end in pairwise(edges) if start < end)


def _borne_out(told: TimelineEntry | Fact | BriefLine, sources: Sources, status: Status | None) -> Evidence:
    """The reports that bear a thing of this status out, apart from those that announced, called off or deny it."""
    sides: dict[bool, list[Words]] = {True: [], False: []}
    for one in told.reports:
        aside = one.status is not None and status is not None and not bears_out(one.status, status)
        sides[aside].append(as_words(one))
    words, others = (sides[False], sides[True]) if sides[False] else (sides[True], [])
    return sources.evidence(words, others=others, origins=told.origins, line=told.text)


def fact_lines(facts: Sequence[Line[Fact]], sources: Sources, disputes: Sequence[Line[Disagreement]]) -> list[FactLine]:
    """The facts, most origins first; those of one sentence, or mostly of the same passages, stand together."""
    parted = {one.record.fact: one for one in disputes if one.record.fact}
    return [
        _told_with(_fact_line(line, sources, parted.get(line.record.id)) for line in group)
        for group in together(facts, parted)
    ]


def _told_with(lines: Iterable[FactLine]) -> FactLine:
    """The first line with the others: few that tell more in view, those in much the same words folded."""
    first, *others = lines
    chosen = telling_more([first.text, *(one.text for one in others)], FURTHER_SHOWN)
    shown = tuple(others[number - 1] for number in chosen)
    rest = tuple(one for number, one in enumerate(others, 1) if number not in chosen)
    return replace(first, further=Shelf(shown, rest))


def _fact_line(line: Line[Fact], sources: Sources, dispute: Line[Disagreement] | None) -> FactLine:
    """A thing asserted; where reports part over it, with the way to their disagreement."""
    fact = line.record
    evidence = _borne_out(fact, sources, fact.status)
    if fact.is_doubtful and fact.sure is not None and fact.origins > 1:
        evidence = replace(evidence, label=phrases.at_most(fact.origins, fact.sure))
    return FactLine(
        anchor=line.anchor,
        text=phrases.opening(sources.spelt_out(fact.text, fact.reports)),
        date=in_words(fact.date),
        badge=phrases.badge(fact.status) if fact.status and _has_badge(fact) else None,
        evidence=evidence,
        dispute=Link(f"#{dispute.anchor}", phrases.opening(dispute.record.about)) if dispute else None,
    )


def _has_badge(fact: Fact) -> bool:
    """Whether it is said what became of it: the words shown tell of it, and do not say so themselves."""
    shown = next((report for report in fact.reports if fact.text in report.text), None)
    told = shown is None or shown.status == fact.status
    return told and fact.status is not None and fact.status not in _SAID_SO and not phrases.is_plain(fact.status)


def disagreement_line(line: Line[Disagreement], sources: Sources) -> DisagreementLine:
    """The readings side by side, in the order the record gives them."""
    dispute = line.record
    cited = [[as_cited(one) for one in reading.reports] for reading in dispute.readings]
    total = sources.count_origins(one for words in cited for one in words)
    columns = [
        ReadingColumn(
            dates_in_words(reading.value),
            sources.evidence(words, origins=reading.origins),
        )
        for reading, words in zip(dispute.readings, cited, strict=True)
    ]
    return DisagreementLine(
        anchor=line.anchor,
        about=phrases.opening(dispute.about),
        note=phrases.sentence(dispute.note),
        origins=total,
        label=phrases.origins(total),
        readings=tuple(columns),
    )


def commitment_line(line: Line[Commitment], sources: Sources) -> CommitmentLine:
    """A promise and the steps that followed it."""
    promise = line.record
    evidence = sources.evidence([as_words(one) for one in promise.reports], origins=promise.origins, line=promise.what)
    if promise.is_doubtful and promise.sure is not None:
        evidence = replace(evidence, label=phrases.perhaps(promise.origins, "if it is a promise", promise.sure))
    return CommitmentLine(
        anchor=line.anchor,
        who=promise.who,
        to=promise.to or "",
        what=promise.what,
        due=in_words(promise.due),
        badge=phrases.badge(promise.status),
        steps=_steps(promise, sources),
        evidence=evidence,
        doubtful=promise.is_doubtful,
    )


def _steps(promise: Commitment, sources: Sources) -> tuple[StepLine, ...]:
    """What became of a promise; reports of one step stand together.

    The mere making of it is no step, nor is that a later report still has it to come.
    """
    made = {(report.article, report.span) for report in promise.reports}
    told = [one for one in promise.chain if one.status not in _TO_COME or (one.report.article, one.report.span) in made]
    grouped = [list(group) for _, group in groupby(told, key=lambda step: (step.date, step.status))]
    if len(grouped) == 1 and all((step.report.article, step.report.span) in made for step in grouped[0]):
        return ()
    return tuple(
        StepLine(
            in_words(group[0].date),
            phrases.badge(group[0].status),
            sources.cite(as_words(group[0].report)),
            sources.evidence([as_words(step.report) for step in group], line=group[0].report.text),
        )
        for group in grouped
    )


def brief_item(line: BriefLine, told: Mapping[str, str], facts: Mapping[str, Fact], sources: Sources) -> BriefItem:
    """A line of the brief; ``told`` holds the anchor of every record by its id, ``facts`` the facts by theirs."""
    anchor = told.get(line.fact, "")
    status = facts[line.fact].status if line.fact in facts else None
    columns = [
        ReadingColumn(
            dates_in_words(one.value),
            sources.evidence([as_words(report) for report in one.reports], origins=one.origins),
        )
        for one in line.parted
    ]
    return BriefItem(
        role=phrases.brief_role(line.role),
        text=phrases.opening(sources.spelt_out(line.text, line.reports)),
        href=f"#{anchor}" if anchor else "",
        only=line.only,
        evidence=_borne_out(line, sources, status),
        parted=tuple(columns),
    )


def copy_line(line: Line[Copy], sources: Sources) -> CopyLine:
    """Who took text from whom, with every aligned passage linked on both sides."""
    copy = line.record
    passages = [
        PassageLine(
            phrases.copying(passage.kind),
            sources.cite(Words(copy.source, passage.source, _clipped(copy.source, passage.source, sources))),
            sources.cite(Words(copy.target, passage.target, _clipped(copy.target, passage.target, sources))),
        )
        for passage in copy.passages
    ]
    return CopyLine(
        anchor=line.anchor,
        source=sources.link(copy.source),
        target=sources.link(copy.target),
        percent=round(100 * copy.share),
        kind=phrases.copying(copy.kind),
        direction=phrases.direction(copy.direction),
        directed=phrases.is_directed(copy.direction),
        reasons=tuple(sources.in_names(reason) for reason in copy.reasons),
        passages=shelve(passages, PASSAGES_SHOWN),
    )


def _clipped(article: str, span: Span, sources: Sources) -> str:
    words = " ".join(_words_at(article, span, sources).split())
    return words if len(words) <= PASSAGE_WORDS else words[: PASSAGE_WORDS - 1].rsplit(" ", 1)[0] + " …"
