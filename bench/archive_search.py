"""How fast an archive is searched: `python bench/archive_search.py [REPORTS]` (100,000).

Fills an archive with generated reports, each with quotations and events, and asks 200 mixed queries: words, phrases,
prefixes, fields, days, and what nearly every report holds. Prints the median, the 95th percentile and the longest.
"""

import random
import statistics
import sys
import tempfile
import time
from pathlib import Path

import msgspec
from archive_growth import NAMES, SOUNDS, STORY, reports

from rashomon.archive import Archive
from rashomon.archive.indexing import index_items
from rashomon.archive.items import Names, items_of
from rashomon.model import Event, MarkedArticle, Mention, Party, Quote, Span, content_id

AT_ONCE = 2000
TYPES = ("AGREE", "CONSULT", "PROTEST", "ASSAULT", "AID")
STATUSES = ("occurred", "planned", "denied", "postponed")


def marked(article: MarkedArticle, number: int) -> MarkedArticle:
    """The report with two quotations and two events at its own words."""
    own = random.Random(number)
    words = [name for name in article.text.split() if name[:1].isupper() and name.isalpha()] or ["Nobody"]
    at = article.text.find(words[0])
    place = Span(max(at, 0), max(at, 0) + len(words[0]))
    who = Party((place,), own.choice(words), "person", country=own.choice(("USA", "FRA", "NOR")))
    half = len(article.text) // 2
    spans = (Span(0, half), Span(half, len(article.text)))
    return msgspec.structs.replace(
        article,
        mentions=(Mention(place, "person", who.name),),
        quotes=tuple(Quote(content_id("q", article.id, s.start), "direct", (s,), speaker=who) for s in spans),
        events=tuple(
            Event(content_id("e", article.id, s.start), s, own.choice(TYPES), None, None,
                  own.choice(STATUSES), actors=(who,))  # type: ignore[arg-type]  # a status by name
            for s in spans
        ),
        sentences=spans,
    )  # fmt: skip


def fill(archive: Archive, count: int) -> None:
    """Put the reports in, and what is searched of them."""
    for first in range(0, count, AT_ONCE):
        with archive.writing():
            addition = archive.begin_addition()
            for number, plain in enumerate(reports(first, min(first + AT_ONCE, count)), first):
                article = marked(plain, number)
                kept = archive.put_article(article, addition)
                index_items(archive.connection, items_of(article, None, Names(None)), article, kept, None)


def queries(count: int) -> list[str]:
    """Two hundred queries of all kinds; names are those of some story among the reports."""
    asked = random.Random(3)
    found = []
    for number in range(200):
        own = random.Random(asked.randrange(count) // STORY)
        names = ["".join(own.sample(SOUNDS, 5)).title() for _ in NAMES]
        year = 2000 + asked.randrange(24)
        found.append(
            (
                f"{names[0]} {names[1]}",
                f"speaker:{names[0]}",
                f"speaker:{names[2]} about:{names[2]} after:{year}",
                f'"{names[3]}" kind:quotation',
                f"ferr* after:{year} before:{year + 1}",
                "the",
                f"kind:event status:{asked.choice(STATUSES)} type:{asked.choice(TYPES)} country:FRA",
                f"talks OR {names[4]} -strait publisher:17",
            )[number % 8]
        )
    return found


def main(count: int) -> None:
    """Fill, ask, print."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "searched.rashomon"
        with Archive(path, write=True) as archive:
            fill(archive, count)
        with Archive(path) as archive:
            took = []
            for query in queries(count):
                began = time.perf_counter()
                archive.search(query)
                took.append(1000 * (time.perf_counter() - began))
        took.sort()
        size, within = path.stat().st_size / count, took[int(0.95 * len(took))]
        print(
            f"{count:,} reports of {size:,.0f} bytes; {len(took)} queries: median {statistics.median(took):.1f} ms,"
            f" 95 % within {within:.1f} ms, longest {took[-1]:.1f} ms"
        )


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 100_000)
