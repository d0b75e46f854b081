"""How fast and in how little memory many reports leave as Parquet: `python bench/export_speed.py [REPORTS] [FORMAT]`.

Invented stories of twenty reports, with as many marks as reports of the demonstration have, are exported over and over;
making them is not measured.
"""

import resource
import sys
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path

from rashomon.export import TABLES, Material, Told, format_named, of_dossier, save
from rashomon.model import (
    Citation,
    Dossier,
    Event,
    Fact,
    MarkedArticle,
    Mention,
    Party,
    Quantity,
    Quote,
    Span,
    Story,
    TimeExpression,
    Utterance,
    Variant,
)

_REPORTS = 20  # of a story
_WORDS = 400  # of a report


def _report(name: str) -> MarkedArticle:
    words = [f"word{at % 97}" for at in range(_WORDS)]
    text = " ".join(words)
    starts = [at * 7 % (len(text) - 40) for at in range(60)]
    spans = [Span(start, start + 12) for start in starts]
    party = Party((spans[0],), "Ines Dolan", "person", "ISL")
    return MarkedArticle(
        id=name,
        source=f"{name}.html",
        url=f"https://outlet.example/{name}",
        title=f"The quay of Port Ellis, part {name}",
        publisher="Port Ellis Gazette",
        text=text,
        sentences=tuple(Span(at, at + 100) for at in range(0, len(text) - 100, 100)),
        mentions=tuple(Mention(span, "person", "Ines Dolan", "Mayor", "ISL") for span in spans[:27]),
        times=tuple(TimeExpression(span, "DATE", "2031-05-14") for span in spans[:14]),
        quantities=tuple(Quantity(span, 12.0, "person") for span in spans[:9]),
        quotes=tuple(Quote(f"q-{name}-{at}", "direct", (spans[at],), (spans[at + 1],), party) for at in range(10)),
        events=tuple(
            Event(f"e-{name}-{at}", spans[at], "CONSULT", "meet", "040", "occurred", None, (party,), (party,))
            for at in range(20)
        ),
    )


def _story(number: int) -> Told:
    articles = tuple(_report(f"a-{number}-{at}") for at in range(_REPORTS))
    names = tuple(article.id for article in articles)
    cited = tuple(Citation(one.id, Span(0, 90), one.text[:90], "occurred", origin=names[0]) for one in articles[:5])
    facts = tuple(Fact(f"f-{number}-{at}", one.text[:90], "event", cited, 2) for at, one in enumerate(articles))
    said = tuple(
        Utterance(f"u-{one.id}", "Ines Dolan", (Variant(one.id, "q", one.text[:60], (Span(0, 60),)),), 1)
        for one in articles
    )
    groups = tuple((name,) for name in names)
    story = Story(story=f"s-{number}", title="The quay", articles=names, origins=groups, facts=facts, sayings=said)
    return next(iter(of_dossier(Dossier(articles, (story,)))))


def main(reports: int, form: str) -> None:
    """Export so many reports and print what it took."""
    bank = [_story(number) for number in range(10)]

    def told() -> Iterator[Told]:
        for at in range(reports // _REPORTS):
            yield bank[at % len(bank)]

    with tempfile.TemporaryDirectory() as folder:
        began, clock = time.process_time(), time.perf_counter()
        written = save(Material(told), format_named(form), TABLES, Path(folder) / "out")
        cpu, wall = time.process_time() - began, time.perf_counter() - clock
        size = sum(path.stat().st_size for path in written) / 1e6
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    print(
        f"{reports:,} reports to {form}: {cpu:.1f} s of CPU, {wall:.1f} s, {peak:.0f} MB at most, {size:.0f} MB written"
    )


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 100_000, sys.argv[2] if len(sys.argv) > 2 else "parquet")
