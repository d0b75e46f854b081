"""A story in brief, by selection: what happened, newest first, what came of it, what is said, why, and what is next."""

import math
import re
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta

import msgspec

from rashomon.collate.brief.clauses import clause_of, main_clause, reads_alone
from rashomon.collate.brief.partings import Partings
from rashomon.collate.evidence import Evidence, inside, report
from rashomon.collate.moments import published
from rashomon.collate.wording import content, words
from rashomon.model import (
    OFF,
    UNDONE,
    BriefLine,
    Citation,
    Commitment,
    Disagreement,
    Fact,
    Interval,
    Span,
    Story,
    Utterance,
    Variant,
    interval,
    is_day,
)
from rashomon.model.story import BriefRole

_HAPPENED, _RESULTS, _SAID, _MATTERS, _NEXT, _PARTED = 4, 1, 2, 1, 1, 2  # lines of each kind
_CORE = 10  # days before the first report, up to which a happening is of the story itself
_GOES_ON = 3  # days between its first and last report, from which a story has an end to tell
_ONE_DAY = 3  # words that two lines of one day share and so tell one thing
_ALIKE = 0.3  # of the words of the shorter of two lines, names apart, at least as many as _ONE_DAY, that tell one thing
_ENOUGH = 2  # lines of what came about, beside which none says how things are
_SPENT = 0.5  # of the weight of a line, where it tells as yet to come what came about
_TRANSLATED = 0.4  # the same where a machine translated the report
_STATES = frozenset(("be", "have", "remain", "seem", "appear", "know", "believe", "think", "include", "live"))
_AGAIN = 0.45  # of the weight of the shorter of two lines that tell one thing
_WORDS_AGAIN = 0.4  # the same of their number
_HEAD = 16  # words of what a disagreement is about that stand as a line
_LONG, _SHORT = 30, 6  # words of a clause that reads well
_COMING = re.compile(r"\b(?:will|would|plan(?:s|ned)?|intends?|expected|scheduled|set to|due|hop(?:es|ed|ing)|next)\b")
_YET = re.compile(r"\b(?:will|is (?:due|set|expected|scheduled) to|plans to)\b")
_COURTESY = re.compile(r"\b(?:thank\w*|honou?r(?:ed)?|proud|congratulat\w*|grateful)\b", re.IGNORECASE)
_OF_ANOTHER = re.compile(
    r"[“\"]?(?:According to\b|[a-z….]|[A-Z]?[a-z]+ing\b)"
)  # no whole sentence of the speaker's own
_TO_COME = re.compile(
    r"(?:(?:is|are) (?:\w+ly )?)?"
    r"(?:expected|scheduled|set|due|slated|likely|plan(?:s|ning)?|hop(?:es?|ing)|intends?) to\b"
)
_AHEAD = frozenset({"planned", "agreed", "invited", "hypothetical"})
_CAME = frozenset({"agreed", "occurred", "cancelled", "postponed", "refused"})


@dataclass(frozen=True, slots=True)
class Draft:
    """A line that may stand in the brief, with how much speaks for it and the day it tells of."""

    line: BriefLine
    weight: float
    day: date | None
    stems: frozenset[str]
    plain: frozenset[str] = frozenset()  # the stems of words that are no names
    state: bool = False  # says how things are, and not what came about
    ahead: bool = False  # tells what is yet to come


def write_brief(evidence: Evidence, story: Story) -> tuple[BriefLine, ...]:
    """Six to nine lines, each in the words of a report and with everybody who tells it."""
    day = _first_day(evidence)
    headlines = _headlines(evidence)
    disagreements = story.disagreements
    heads = [fact for fact in story.facts if fact.within is None]
    partings = Partings(disagreements)
    of_facts = [d for fact in heads if (d := _of_fact(evidence, fact, headlines, partings)) is not None]
    news = [d for d in of_facts if not d.ahead and not _is_old(d, day)]
    latest = _pick(evidence, _of_the_end(evidence, [d for d in news if not d.state]), [], 1)
    chosen = latest + _pick(evidence, [d for d in news if not d.state], latest, _HAPPENED - len(latest))
    if len(chosen) < _ENOUGH:
        chosen = _pick(evidence, news, [], _HAPPENED)
    happened = sorted(chosen, key=lambda d: (d.day is not None, d.day or date.min, d.weight), reverse=True)
    made = [d for one in story.commitments if (d := _of_commitment(evidence, one, headlines)) is not None]
    results = _pick(evidence, [d for d in made if d.line.role == "result"], chosen, _RESULTS)
    said = _pick(
        evidence, [d for one in story.sayings if (d := _of_saying(evidence, one, headlines))], chosen + results, _SAID
    )
    before = chosen + results + said
    matters = _pick(evidence, [_as(d, "matters") for d in of_facts if _is_old(d, day)], before, _MATTERS)
    ahead = [_as(d, "next") for d in of_facts if d.ahead and _COMING.search(d.line.text)] + [
        d for d in made if d.line.role == "next"
    ]
    following = _pick(evidence, ahead, before + matters, _NEXT)
    drafts = [*happened, *results, *said, *matters, *following]
    told = [reading for draft in drafts for reading in draft.line.parted]
    untold = (d for d in disagreements if _is_plain(d) and not any(reading in told for reading in d.readings))
    parted = [_of_disagreement(d) for d in untold]
    return (*(draft.line for draft in drafts), *parted[:_PARTED])


def _first_day(evidence: Evidence) -> date | None:
    days = [when.first for article in evidence.articles if (when := published(article)) is not None]
    return min(days, default=None)


def _of_the_end(evidence: Evidence, drafts: Iterable[Draft]) -> list[Draft]:
    """Of a story that went on for days, what its last reports tell that came about then: where it stands.

    What opens a report and is not dated is of the day on which that came out; one of an unknown day tells no end.
    """
    came_out = ((article.id, published(article)) for article in evidence.articles)
    days = {name: when.last for name, when in came_out if when is not None and when.first == when.last}
    last = max(days.values(), default=date.min)
    if last - min(days.values(), default=last) < timedelta(_GOES_ON):
        return []
    found = []
    for draft in drafts:
        first = draft.line.reports[0]
        told_on = days.get(first.article, date.min)
        sentence = evidence.sentence_at(first.article, first.span.start)
        opens = draft.day is None and sentence is not None and sentence.index == 0
        day = told_on if opens else draft.day
        if last - told_on <= timedelta(1) and day is not None and last - timedelta(_GOES_ON) <= day <= last:
            since = day - timedelta(_GOES_ON) if opens else day
            line = msgspec.structs.replace(_told_since(evidence, draft.line, since), parted=draft.line.parted)
            found.append(replace(draft, day=day, line=line))
    return found


def _headlines(evidence: Evidence) -> Mapping[str, float]:
    """The share of headlines and first sentences that hold a stem."""
    counts: Counter[str] = Counter()
    for article in evidence.articles:
        rows = evidence.sentences[article.id]
        stems = {word.stem for word in content(words(article.title or ""))} | (rows[0].stems if rows else frozenset())
        counts.update(stems)
    return {stem: count / len(evidence.articles) for stem, count in counts.items()}


def _of_fact(evidence: Evidence, fact: Fact, headlines: Mapping[str, float], partings: Partings) -> Draft | None:
    found = _best(evidence, fact.reports, headlines, came=fact.status in ("occurred", "ongoing"))
    origins = 1 if fact.is_doubtful else fact.origins
    if found is None or (origins < 2 and len(evidence.articles) > 1 and found[2] < 1.0):
        return None
    text, reports, weight = found
    if fact.is_doubtful:
        reports = tuple(one for one in reports if one.article == reports[0].article)
    when = (
        _told_on(evidence, reports) if fact.status in UNDONE | OFF else interval(fact.date or _dated(evidence, reports))
    )
    made = _line(evidence, "happened", text, fact.id, reports, origins)
    if when is not None and fact.status not in UNDONE | OFF | _AHEAD:
        made = _told_since(evidence, made, when.first)
    line = msgspec.structs.replace(made, parted=partings.readings(fact))
    draft = _draft(line, weight * math.log2(1 + origins), when.last if when else None)
    ahead = fact.status in _AHEAD or (fact.status is None and _is_to_come(evidence, reports[0]))
    return replace(draft, state=_is_state(evidence, reports[0]), ahead=ahead)


def _told_since(evidence: Evidence, line: BriefLine, day: date) -> BriefLine:
    """The line by those reports that came out on a day or after it: who wrote before it came about does not tell it."""
    later = tuple(one for one in line.reports if _came_out(evidence, one) >= day)
    if later == line.reports or later[:1] != line.reports[:1]:
        return line
    origins = evidence.origins((one.article, one.span) for one in later)
    return _line(evidence, line.role, line.text, line.fact, later, origins)


def _came_out(evidence: Evidence, cited: Citation) -> date:
    """The last day on which a report may have come out."""
    when = published(evidence.article(cited.article))
    return when.last if when is not None else date.max


def _is_state(evidence: Evidence, cited: Citation) -> bool:
    """Whether the main clause of a sentence says how things are: "the mayor is known for his temper"."""
    main = main_clause(evidence.article(cited.article), cited.span)
    return main is not None and main.type is None and main.lemma in _STATES


def _is_to_come(evidence: Evidence, cited: Citation) -> bool:
    """Whether the main clause of a sentence tells what is yet to come: "the court is expected to rule"."""
    main = main_clause(evidence.article(cited.article), cited.span)
    if main is None:
        return False
    return main.status == "planned" or bool(_TO_COME.match(evidence.article(cited.article).text, main.predicate.start))


def _dated(evidence: Evidence, reports: Sequence[Citation]) -> str | None:
    """The one day that the sentence of a line names."""
    times = inside(evidence.article(reports[0].article).times, reports[0].span)
    days = {time.value[:10] for time in times if time.type in ("DATE", "TIME") and is_day(time.value[:10])}
    return days.pop() if len(days) == 1 else None


def _told_on(evidence: Evidence, reports: Sequence[Citation]) -> Interval | None:
    """The day of the first report: what was put off is news on that day, not on the one that it was set for."""
    days = [when for one in reports if (when := published(evidence.article(one.article))) is not None]
    return min(days, key=lambda when: when.first, default=None)


def _best(
    evidence: Evidence, reports: Sequence[Citation], headlines: Mapping[str, float], *, came: bool = False
) -> tuple[str, tuple[Citation, ...], float] | None:
    """The clause that reads best, the reports with its own first, and how near it stands to the head of its story."""
    scored: list[tuple[float, int, str]] = []
    for place, (one, near) in enumerate(zip(reports, _nearness(evidence, reports), strict=True)):
        article = evidence.article(one.article)
        sentence = evidence.sentence_at(one.article, one.span.start)
        if sentence is None or one.raw is not None:
            continue
        clause = clause_of(article, sentence.span)
        if not reads_alone(article, clause) or _is_quoted(evidence, one.article, clause):
            continue
        read = words(article.text, clause.start, clause.end)
        stems, length = [word.stem for word in content(read)], len(read)
        told = math.fsum(sorted(headlines.get(stem, 0.0) for stem in set(stems))) / (6 + len(stems))
        lead = 1.0 / (1.0 + 0.15 * sentence.index)
        fit = near * (0.6 if length > _LONG or length < _SHORT else 1.0)
        fit *= _TRANSLATED if article.translated else 1.0
        fit *= _SPENT if came and _YET.search(clause.of(article.text)) else 1.0
        scored.append(((told + 0.5 * lead) * fit, -place, clause.of(article.text).strip()))
    if not scored:
        return None
    weight, place, text = max(scored, key=lambda row: row[:2])
    others = [one for number, one in enumerate(reports) if number != -place]
    return text, (reports[-place], *others), weight


def _nearness(evidence: Evidence, reports: Sequence[Citation]) -> list[float]:
    """How much of what the other reports tell each passage tells, 1 for the one that tells most of it."""
    rows = [evidence.sentence_at(one.article, one.span.start) for one in reports]
    stems = [row.stems if row else frozenset[str]() for row in rows]
    shared = [
        max(
            (
                evidence.weights.total(here & there)
                for there, other in zip(stems, reports, strict=True)
                if other.article != one.article
            ),
            default=0.0,
        )
        for here, one in zip(stems, reports, strict=True)
    ]
    most = max(shared, default=0.0)
    return [share / most if most else 1.0 for share in shared]


def _is_quoted(evidence: Evidence, article: str, clause: Span) -> bool:
    """Whether most of a clause is somebody's own words."""
    quotes = (quote for quote in evidence.article(article).quotes if quote.kind == "direct")
    held = sum(
        max(min(part.end, clause.end) - max(part.start, clause.start), 0) for quote in quotes for part in quote.content
    )
    return 2 * held > len(clause)


def _of_commitment(evidence: Evidence, promise: Commitment, headlines: Mapping[str, float]) -> Draft | None:
    if promise.is_doubtful:
        return None
    role: BriefRole = "next" if promise.status in ("planned", "invited") else "result"
    found = _best(evidence, promise.reports, headlines)
    alone = promise.origins < 2 and len(evidence.articles) > 1
    if found is None or alone or promise.status not in _AHEAD | _CAME:
        return None
    if promise.status == "occurred" and _COMING.search(found[0]):  # what came of it, not what was to come
        return None
    when = interval(promise.due)
    line = _line(evidence, role, found[0], promise.id, found[1], promise.origins)
    return _draft(line, found[2] * math.log2(1 + promise.origins), when.last if when else None)


def _of_saying(evidence: Evidence, saying: Utterance, headlines: Mapping[str, float]) -> Draft | None:
    """An utterance with its speaker, in the words of the sentence that gives it."""
    if saying.speaker is None:
        return None
    shown = [v for v in saying.variants if v.spans and v.kind == "direct"]
    shown.sort(key=lambda v: bool(evidence.article(v.article).translated))
    if not shown:
        return None
    cited = [_cited(evidence, v) for v in (*shown, *saying.variants) if v.spans]
    reports = tuple({(one.article, one.span): one for one in cited}.values())
    length = len(words(reports[0].text))
    if (
        not _SHORT <= length <= _LONG + _SHORT
        or _COURTESY.search(reports[0].text)
        or _OF_ANOTHER.match(reports[0].text)
    ):
        return None
    told = math.fsum(sorted(headlines.get(word.stem, 0.0) for word in content(words(reports[0].text)))) / (6 + length)
    text = f"{saying.speaker}: “{reports[0].text.strip('“”, ').rstrip('.')}”"
    line = BriefLine("said", text, saying.id, reports, saying.origins, len({one.article for one in reports}) == 1)
    return _draft(line, (told + 0.2) * math.log2(1 + saying.origins), None)


def _cited(evidence: Evidence, variant: Variant) -> Citation:
    made = report(evidence.article(variant.article), variant.spans[0])
    return msgspec.structs.replace(made, origin=variant.origin)


def _is_plain(dispute: Disagreement) -> bool:
    """Whether what a disagreement is about can stand as a line: no quotation, and no long sentence that hides it."""
    quoted = dispute.about.startswith(("“", '"'))
    return dispute.kind != "impossible date" and not quoted and len(words(dispute.about)) <= _HEAD


def _of_disagreement(dispute: Disagreement) -> BriefLine:
    reports = tuple(one for reading in dispute.readings for one in reading.reports)
    origins = sum(reading.origins for reading in dispute.readings)
    return BriefLine("parted", dispute.about, dispute.id, reports, origins, parted=dispute.readings)


def _line(
    evidence: Evidence, role: BriefRole, text: str, identity: str, reports: tuple[Citation, ...], origins: int
) -> BriefLine:
    only = len({one.article for one in reports}) == 1 and len(evidence.articles) > 1
    return BriefLine(role, text, identity, reports, origins, only)


def _draft(line: BriefLine, weight: float, day: date | None) -> Draft:
    read = content(words(line.text))
    plain = frozenset(word.stem for word in read if word.text[:1].islower())
    return Draft(line, weight, day, frozenset(word.stem for word in read), plain)


def _as(draft: Draft, role: BriefRole) -> Draft:
    return replace(draft, line=msgspec.structs.replace(draft.line, role=role))


def _is_old(draft: Draft, day: date | None) -> bool:
    return day is not None and draft.day is not None and draft.day < day - timedelta(_CORE)


def _pick(evidence: Evidence, drafts: Iterable[Draft], before: Sequence[Draft], number: int) -> list[Draft]:
    """The weightiest drafts that tell nothing that stands there already; what one report alone tells comes last."""
    chosen: list[Draft] = []
    for draft in sorted(drafts, key=lambda d: (d.line.only, -d.weight, d.line.fact)):
        if len(chosen) == number:
            break
        if not any(_tells_again(evidence, draft, other) for other in (*before, *chosen)):
            chosen.append(draft)
    return chosen


def _tells_again(evidence: Evidence, one: Draft, two: Draft) -> bool:
    weights, shared = evidence.weights, one.stems & two.stems
    shorter = min(weights.total(one.stems), weights.total(two.stems))
    alike = weights.total(shared) >= _AGAIN * shorter or one.line.text == two.line.text
    if one.line.role == two.line.role == "happened":
        plain, least = len(one.plain & two.plain), min(len(one.plain), len(two.plain))
        one_day = one.day is not None and one.day == two.day
        alike |= (one_day and len(shared) >= _ONE_DAY) or plain >= max(_ONE_DAY, _ALIKE * least)
    told = one.line.role != "said" != two.line.role
    return alike or (told and len(shared) >= _WORDS_AGAIN * min(len(one.stems), len(two.stems)))
