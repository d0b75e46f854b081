"""The facts of a story: happenings first, then figures that several reports give."""

from collections import Counter
from collections.abc import Iterable, Sequence

from rashomon.collate.actors import Cast
from rashomon.collate.evidence import Evidence, report
from rashomon.collate.facts.figures import join_figures
from rashomon.collate.facts.happenings import Happening, happenings, join_happenings
from rashomon.collate.facts.pairs import Pair
from rashomon.collate.moments import published_on
from rashomon.collate.progress import furthest
from rashomon.model import Citation, Fact, bears_out, content_id

# An everyday word for the PLOVER types whose events carry none.
_KINDS = {
    "COERCE": "coercion",
    "CONCEDE": "concession",
    "MOBILIZE": "mobilisation",
    "REJECT": "refusal",
    "RETREAT": "withdrawal",
}


def find_facts(evidence: Evidence, cast: Cast, pairs: Sequence[Pair]) -> tuple[Fact, ...]:
    """Every fact once, those of most origins first."""
    joined = join_happenings(happenings(evidence, cast), evidence.weights)
    facts = [_happened(evidence, members, reasons) for members, reasons in joined]
    facts += [_figure(evidence, members) for members in join_figures(evidence, pairs)]
    unique = {fact.id: fact for fact in sorted(facts, key=lambda fact: (len(fact.reports), fact.id))}
    return tuple(
        sorted(unique.values(), key=lambda fact: (-fact.origins, -len(fact.reports), fact.date or "9", fact.id))
    )


def _happened(evidence: Evidence, members: list[Happening], reasons: list[str]) -> Fact:
    best = max(
        members, key=lambda m: (m.when is not None, len(m.who), m.event.status == "occurred", -len(m.sentence.words))
    )
    status = furthest([(published_on(evidence.article(m.article)), m.event.status) for m in members])
    return Fact(
        id=content_id("f", best.event.id),
        text=best.sentence.span.of(evidence.article(best.article).text),
        kind=_KINDS.get(best.what, best.what),
        reports=_reports(evidence, members),
        origins=evidence.origins((m.article, m.sentence.span) for m in members if bears_out(m.event.status, status)),
        status=status,
        date=_date(members),
        actors=tuple(sorted(who for who in best.who if not who.startswith("name:"))),
        reasons=tuple(reasons),
    )


def _reports(evidence: Evidence, members: Iterable[Happening]) -> tuple[Citation, ...]:
    """One report a sentence, in the order of publication, with the status it gives."""
    seen: dict[tuple[str, int], Citation] = {}
    for item in members:
        article = evidence.article(item.article)
        key = (item.article, item.sentence.index)
        value = item.event.time.value if item.event.time else None
        seen.setdefault(key, report(article, item.sentence.span, status=item.event.status, value=value))
    return tuple(seen[key] for key in sorted(seen, key=lambda key: (evidence.order[key[0]], key[1])))


def _date(members: Iterable[Happening]) -> str | None:
    """The most precise date that most reports give."""
    values = Counter(m.event.time.value for m in members if m.event.time is not None and m.when is not None)
    return min(values, key=lambda value: (-len(value[:10]), -values[value], value), default=None)


def _figure(evidence: Evidence, reports: tuple[Citation, ...]) -> Fact:
    best = max(reports, key=lambda r: (len(r.text), r.article))
    return Fact(
        id=content_id("f", "figure", best.article, best.span.start, best.value),
        text=best.text,
        kind="figure",
        reports=reports,
        origins=evidence.origins((r.article, r.span) for r in reports),
        reasons=("sentences that say much the same give the same figure",),
    )
