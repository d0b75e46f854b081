"""A story in brief, by selection: what happened, newest first, what came of it, what is said, why, and what is next."""

import math
import re
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta

import msgspec

from rashomon.collate.brief.clauses import clause_of, reads_alone
from rashomon.collate.evidence import Evidence, report
from rashomon.collate.moments import interval, published
from rashomon.collate.wording import content, words
from rashomon.model import BriefLine, Citation, Commitment, Disagreement, Fact, Reading, Span, Story, Utterance, Variant
from rashomon.model.story import BriefRole

_HAPPENED, _RESULTS, _SAID, _MATTERS, _NEXT, _PARTED = 4, 1, 2, 1, 1, 2  # lines of each kind
_CORE = 10  # days before the first report, up to which a happening is of the story itself
_AGAIN = 0.45  # of the weight of the shorter of two lines that tell one thing
_WORDS_AGAIN = 0.4  # the same of their number
_HEAD = 16  # words of what a disagreement is about that stand as a line
_LONG, _SHORT = 30, 6  # words of a clause that reads well
_COMING = re.compile(r"\b(?:will|would|plan(?:s|ned)?|intends?|expected|scheduled|set to|due|hop(?:es|ed|ing)|next)\b")
_COURTESY = re.compile(r"\b(?:thank\w*|honou?r(?:ed)?|proud|congratulat\w*|grateful)\b", re.IGNORECASE)
_OF_ANOTHER = re.compile(
    r"[“\"]?(?:According to\b|[a-z….]|[A-Z]?[a-z]+ing\b)"
)  # no whole sentence of the speaker's own
_AHEAD = frozenset({"planned", "agreed", "invited", "hypothetical"})
_CAME = frozenset({"agreed", "occurred", "cancelled", "postponed", "refused"})


@dataclass(frozen=True, slots=True)
class Draft:
    """A line that may stand in the brief, with how much speaks for it and the day it tells of."""

    line: BriefLine
    weight: float
    day: date | None
    stems: frozenset[str]


def write_brief(evidence: Evidence, story: Story) -> tuple[BriefLine, ...]:
    """Six to nine lines, each in the words of a report and with everybody who tells it."""
    day = _first_day(evidence)
    headlines = _headlines(evidence)
    facts, disagreements = story.facts, story.disagreements
    heads = [fact for fact in facts if fact.within is None]
    of_facts = [d for fact in heads if (d := _of_fact(evidence, fact, headlines, disagreements)) is not None]
    chosen: list[Draft] = []
    news = [d for d in of_facts if not _is_ahead(d, facts) and not _is_old(d, day)]
    chosen += _pick(evidence, news, chosen, _HAPPENED)
    happened = sorted(chosen, key=lambda d: (d.day is not None, d.day or date.min, d.weight), reverse=True)
    made = [d for one in story.commitments if (d := _of_commitment(evidence, one, headlines)) is not None]
    results = _pick(evidence, [d for d in made if d.line.role == "result"], chosen, _RESULTS)
    said = _pick(
        evidence, [d for one in story.sayings if (d := _of_saying(evidence, one, headlines))], chosen + results, _SAID
    )
    before = chosen + results + said
    matters = _pick(evidence, [_as(d, "matters") for d in of_facts if _is_old(d, day)], before, _MATTERS)
    ahead = [_as(d, "next") for d in of_facts if _is_ahead(d, facts) and _COMING.search(d.line.text)] + [
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


def _headlines(evidence: Evidence) -> Mapping[str, float]:
    """The share of headlines and first sentences that hold a stem."""
    counts: Counter[str] = Counter()
    for article in evidence.articles:
        rows = evidence.sentences[article.id]
        stems = {word.stem for word in content(words(article.title or ""))} | (rows[0].stems if rows else frozenset())
        counts.update(stems)
    return {stem: count / len(evidence.articles) for stem, count in counts.items()}


def _of_fact(
    evidence: Evidence, fact: Fact, headlines: Mapping[str, float], disagreements: Sequence[Disagreement]
) -> Draft | None:
    found = _best(evidence, fact.reports, headlines)
    if found is None or (fact.origins < 2 and len(evidence.articles) > 1 and found[2] < 1.0):
        return None
    text, reports, weight = found
    when = interval(fact.date)
    made = _line(evidence, "happened", text, fact.id, reports, fact.origins)
    line = msgspec.structs.replace(made, parted=_parted(fact, disagreements))
    return _draft(line, weight * math.log2(1 + fact.origins), when.last if when else None)


def _parted(fact: Fact, disagreements: Sequence[Disagreement]) -> tuple[Reading, ...]:
    """The readings of disagreements that touch a fact: by its id, or where two of them stand in its sentences."""
    own = [(one.article, one.span) for one in fact.reports]
    touching = (d for d in disagreements if d.fact == fact.id or sum(_touches(own, r.reports) for r in d.readings) > 1)
    return tuple(reading for dispute in touching for reading in dispute.readings)


def _touches(places: Sequence[tuple[str, Span]], reports: Sequence[Citation]) -> bool:
    return any(article == one.article and span.overlaps(one.span) for article, span in places for one in reports)


def _best(
    evidence: Evidence, reports: Sequence[Citation], headlines: Mapping[str, float]
) -> tuple[str, tuple[Citation, ...], float] | None:
    """The clause that reads best, the reports with its own first, and how near it stands to the head of its story."""
    scored: list[tuple[float, int, str]] = []
    for place, one in enumerate(reports):
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
        fit = 0.6 if length > _LONG or length < _SHORT else 1.0
        scored.append(((told + 0.5 * lead) * fit, -place, clause.of(article.text).strip()))
    if not scored:
        return None
    weight, place, text = max(scored, key=lambda row: row[:2])
    others = [one for number, one in enumerate(reports) if number != -place]
    return text, (reports[-place], *others), weight


def _is_quoted(evidence: Evidence, article: str, clause: Span) -> bool:
    """Whether most of a clause is somebody's own words."""
    quotes = (quote for quote in evidence.article(article).quotes if quote.kind == "direct")
    held = sum(
        max(min(part.end, clause.end) - max(part.start, clause.start), 0) for quote in quotes for part in quote.content
    )
    return 2 * held > len(clause)


def _of_commitment(evidence: Evidence, promise: Commitment, headlines: Mapping[str, float]) -> Draft | None:
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
    return Draft(line, weight, day, frozenset(word.stem for word in content(words(line.text))))


def _as(draft: Draft, role: BriefRole) -> Draft:
    return replace(draft, line=msgspec.structs.replace(draft.line, role=role))


def _is_ahead(draft: Draft, facts: Sequence[Fact]) -> bool:
    status = next((fact.status for fact in facts if fact.id == draft.line.fact), None)
    return status in _AHEAD


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
    told = one.line.role != "said" != two.line.role
    return alike or (told and len(shared) >= _WORDS_AGAIN * min(len(one.stems), len(two.stems)))
