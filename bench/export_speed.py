"""How fast and in how little memory many reports leave as Parquet: `python bench/export_speed.py [REPORTS] [FORMAT]`.

Every report is another one, of words drawn by chance, with as many marks as reports of the demonstration have; twenty
tell a story. Making them is not measured.
"""

import random
import resource
import sys
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path

from rashomon.export import TABLES, Material, Told, format_named, of_dossier, save
from rashomon.model import (
    Argument,
    Assertion,
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
_VOCABULARY = [f"{stem}{number}" for stem in ("had", "lole", "terso", "quay", "mivel") for number in range(1_200)]
_SHARES = [1 / (rank + 3) for rank in range(len(_VOCABULARY))]  # some words are frequent, most are rare


def _report(name: str) -> MarkedArticle:
    drawn = random.Random(name)
    text = " ".join(drawn.choices(_VOCABULARY, _SHARES, k=_WORDS))
    spans = [Span(start, start + 12) for start in sorted(drawn.sample(range(len(text) - 40), 60))]
    speaker = " ".join(drawn.sample(_VOCABULARY, 2)).title()
    party = Party((spans[0],), speaker, "person", "ISL")
    arguments = (Argument("subject", spans[1], speaker), Argument("object", spans[2]), Argument("in", spans[3]))
    return MarkedArticle(
        id=name,
        source=f"{name}.html",
        url=f"https://outlet.example/{name}",
        title=f"The quay of {speaker}, part {name}",
        publisher="Port Ellis Gazette",
        text=text,
        sentences=tuple(Span(at, at + 100) for at in range(0, len(text) - 100, 100)),
        mentions=tuple(Mention(span, "person", speaker, "Mayor", "ISL") for span in spans[:27]),
        times=tuple(TimeExpression(span, "DATE", f"2031-05-{drawn.randint(10, 28)}") for span in spans[:14]),
        quantities=tuple(Quantity(span, float(drawn.randint(1, 999)), "person") for span in spans[:9]),
        quotes=tuple(Quote(f"q-{name}-{at}", "direct", (spans[at],), (spans[at + 1],), party) for at in range(10)),
        events=tuple(
            Event(f"e-{name}-{at}", spans[at], "CONSULT", "meet", "040", "occurred", None, (party,), (party,))
            for at in range(9)
        ),
        assertions=tuple(
            Assertion(Span(span.start, span.start + 40), span, "meet", "occurred", arguments=arguments, times=(span,))
            for span in spans[:56]
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
    making = 0.0

    def told() -> Iterator[Told]:
        nonlocal making
        for number in range(reports // _REPORTS):
            began = time.process_time()
            story = _story(number)
            making += time.process_time() - began
            yield story

    with tempfile.TemporaryDirectory() as folder:
        began = time.process_time()
        written = save(Material(told), format_named(form), TABLES, Path(folder) / "out")
        cpu = time.process_time() - began - making
        size = sum(path.stat().st_size for path in written) / 1e6
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    print(f"{reports:,} reports to {form}: {cpu:.1f} s of CPU, {peak:.0f} MB at most, {size:.0f} MB written")


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 100_000, sys.argv[2] if len(sys.argv) > 2 else "parquet")
