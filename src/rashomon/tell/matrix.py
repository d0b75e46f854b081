"""The matrix of matters by origins: who tells a thing or a part of it, who is silent, who gives a value of its own."""

from collections.abc import Iterator, Mapping, Sequence
from datetime import date

from rashomon.model import Disagreement, Fact, Span, bears_out, interval
from rashomon.tell import phrases
from rashomon.tell.figures import Matrix, MatrixCell, MatrixColumn, MatrixRow
from rashomon.tell.numbered import Lines
from rashomon.tell.sources import Sources, Words, as_words, dates_in_words, shelve
from rashomon.tell.together import together

FIRST = 5  # rows before those over which the reports part, which stand by themselves beside them
ROWS_SHOWN = 7
ROWS_AT_MOST = 24
COLUMNS_AT_MOST = 12
Origin = int | str


def matrix(lines: Lines, sources: Sources) -> Matrix | None:
    """What most origins surely tell, what the reports part over, and the rest; None where no two tell one thing."""
    of_fact = {fact.id: fact for fact in lines.story.facts}
    disputes = [(line, _parted(line.record, of_fact, sources)) for line in lines.disagreements]
    parted = {line.record.fact for line in lines.disagreements if line.record.fact}
    firsts = [(group[0].record, group) for group in together(lines.facts, parted)]
    groups = [group for fact, group in firsts if fact.origins > 1 and not fact.is_doubtful and fact.id not in parted]
    groups = sorted(groups, key=lambda group: -group[0].record.origins)[: max(ROWS_AT_MOST - len(disputes), 0)]
    told = [(group[0], _grouped([line.record for line in group], lines.story.facts, sources)) for group in groups]
    columns = _columns(lines, [cells for _, cells in (*disputes, *told)], sources)
    if len(columns) < 2 or not (disputes or told):
        return None
    shown = _most_telling(columns, [cells for _, cells in (*disputes, *told)])
    parting = [_row(line.record.about, line.anchor, cells, shown, parted=True) for line, cells in disputes]
    telling = [
        _row(
            sources.spelt_out(line.record.text, line.record.reports),
            line.anchor,
            cells,
            shown,
            earlier=_earlier(line.record, lines, sources),
        )
        for line, cells in told
        if len(columns) == len(shown) or len(cells.keys() & shown.keys()) > 1
    ]
    rows = shelve([*telling[:FIRST], *parting, *telling[FIRST:]], max(ROWS_SHOWN, FIRST + min(len(parting), FIRST)))
    return Matrix(tuple(shown.values()), rows, len(columns) - len(shown))


def _grouped(group: Sequence[Fact], facts: Sequence[Fact], sources: Sources) -> dict[Origin, MatrixCell]:
    """The cells of a fact, and of who tells only a part of it: what is told with it, or by a part of its words."""
    first, *others = group
    return {origin: part for fact in (*others, *_sharing(first, facts)) for origin, part in _part(fact, sources)} | (
        _told(first, sources)
    )


def _sharing(fact: Fact, facts: Sequence[Fact]) -> list[Fact]:
    """The facts told by a part of the words that this one cites."""
    spans: dict[str, list[Span]] = {}
    for report in fact.reports:
        spans.setdefault(report.article, []).append(report.span)
    return [
        other
        for other in facts
        if any(span.contains(report.span) for report in other.reports for span in spans.get(report.article, ()))
    ]


def _part(fact: Fact, sources: Sources) -> Iterator[tuple[Origin, MatrixCell]]:
    for words in map(as_words, fact.reports):
        cited = sources.cite(words)
        yield sources.origin_of(words), MatrixCell("part", "◐", cited.href, f"{cited.label} tells a part of it")


def _told(fact: Fact, sources: Sources) -> dict[Origin, MatrixCell]:
    """The cells of a fact; who bears it out goes before who tells it otherwise."""
    cells: dict[Origin, MatrixCell] = {}
    for report in fact.reports:
        words = as_words(report)
        cited, origin = sources.cite(words), sources.origin_of(words)
        aside = report.status is not None and fact.status is not None and not bears_out(report.status, fact.status)
        if not aside and (origin not in cells or cells[origin].state != "tells"):
            cells[origin] = MatrixCell("tells", "", cited.href, f"{cited.label} tells it")
        elif aside and report.status is not None and origin not in cells:
            word = phrases.badge(report.status).text
            cells[origin] = MatrixCell("otherwise", word, cited.href, f"{cited.label}: {word}")
    return cells


def _parted(dispute: Disagreement, facts: Mapping[str, Fact], sources: Sources) -> dict[Origin, MatrixCell]:
    """The cells of a disagreement: the values, and who tells of the thing without one."""
    fact = facts.get(dispute.fact or "")
    return dict(_part(fact, sources) if fact else ()) | _values(dispute, sources)


def _values(dispute: Disagreement, sources: Sources) -> dict[Origin, MatrixCell]:
    """The cells of a disagreement: the value that each origin gives, or all of them where it gives several."""
    given: dict[Origin, list[tuple[str, Words]]] = {}
    for reading in dispute.readings:
        for report in reading.reports:
            words = as_words(report)
            values = given.setdefault(sources.origin_of(words), [])
            value = dates_in_words(reading.value)
            if value not in (held for held, _ in values):
                values.append((value, words))
    return {
        origin: MatrixCell(
            "value",
            " / ".join(value for value, _ in values),
            sources.cite(values[0][1]).href,
            f"{sources.cite(values[0][1]).label}: {' / '.join(value for value, _ in values)}",
        )
        for origin, values in given.items()
    }


def _columns(lines: Lines, rows: Sequence[Mapping[Origin, MatrixCell]], sources: Sources) -> dict[Origin, MatrixColumn]:
    """A column for each origin of the story, and for what is cited from outside it; in the order of publication."""
    known = {one for one in lines.story.articles if one in sources.articles}
    groups: dict[Origin, list[str]] = {}
    for article in sorted(known, key=lambda one: sources.rank[one]):
        groups.setdefault(sources.origin.get(article, article), []).append(article)
    for origin in (origin for row in rows for origin in row if origin not in groups):
        groups[origin] = [str(origin)] if origin in sources.articles else []
    return {
        origin: MatrixColumn(sources.link(head), tuple(sources.link(one) for one in copies))
        for origin, (head, *copies) in ((origin, members) for origin, members in groups.items() if members)
    }


def _most_telling(
    columns: Mapping[Origin, MatrixColumn], rows: Sequence[Mapping[Origin, MatrixCell]]
) -> dict[Origin, MatrixColumn]:
    filled = {origin: sum(origin in row for row in rows) for origin in columns}
    kept = sorted(columns, key=lambda origin: -filled[origin])[:COLUMNS_AT_MOST]
    return {origin: column for origin, column in columns.items() if origin in kept}


def _row(
    text: str,
    anchor: str,
    cells: Mapping[Origin, MatrixCell],
    columns: Mapping[Origin, MatrixColumn],
    *,
    parted: bool = False,
    earlier: frozenset[Origin] = frozenset(),
) -> MatrixRow:
    silent = {
        origin: MatrixCell("silent", "earlier", "", f"{column.head.text} was written before it")
        if origin in earlier
        else MatrixCell("silent", "", "", f"{column.head.text} does not tell it")
        for origin, column in columns.items()
    }
    return MatrixRow(
        phrases.opening(text), f"#{anchor}", parted, tuple(cells.get(origin, silent[origin]) for origin in columns)
    )


def _earlier(fact: Fact, lines: Lines, sources: Sources) -> frozenset[Origin]:
    """The origins all of whose reports are older than the day of a thing that took place."""
    days = interval(fact.date) if fact.date and fact.status == "occurred" else None
    if days is None:
        return frozenset()
    published: dict[Origin, list[date | None]] = {}
    for article in (sources.articles[one] for one in lines.story.articles if one in sources.articles):
        when = interval((article.published.value or "")[:10])
        published.setdefault(sources.origin.get(article.id, article.id), []).append(when and when[1])
    return frozenset(
        origin for origin, dates in published.items() if all(day is not None and day < days.first for day in dates)
    )
