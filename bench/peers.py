"""Rashomon beside other programs at their tasks, in one run: ``python bench/peers.py FOLDER [N] [PAGES]``.

FOLDER holds files of JSON lines, a report a line (``../shared/eval/account``); N of them are taken, and as many of the
web pages in PAGES (``../shared/eval/pages``). Prints a line a peer: words, or pages, a CPU-second of both, or that
the peer is not installed; where ours is behind, why. What rests on a parse is measured behind it, for both.
"""

import json
import sys
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import suppress
from importlib import import_module
from pathlib import Path
from typing import Any

from rashomon.collate import find_copies
from rashomon.mark import Parser
from rashomon.mark.mentions import find_mentions
from rashomon.mark.quotes import find_quotes
from rashomon.mark.reference import resolve
from rashomon.mark.times import find_times
from rashomon.model import Article, MarkedArticle

SHINGLE = 5
PERMUTATIONS = 128
BEHIND = {
    "textacy": "it looks for direct quotations alone, gives a report up where one mark stands alone, and names nobody;"
    " ours are of every kind, with names, what pronouns mean, and speakers",
}
Side = Callable[[], object]


def seconds(work: Side) -> float:
    """CPU seconds of the second of two turns, so that nobody pays for loading."""
    work()
    began = time.process_time()
    work()
    return time.process_time() - began


def textacy(parsed: Sequence[Any]) -> tuple[Side, Side]:
    """Quotations: textacy's direct ones; ours of every kind, with the names that speakers are led back to."""
    direct = import_module("textacy.extract.triples").direct_quotations

    def ours() -> None:
        for one in parsed:
            find_quotes(one, resolve(one, find_mentions(one, find_times(one))))

    def theirs() -> None:
        for one in parsed:
            with suppress(ValueError):  # it gives a report up where a quotation mark stands alone
                list(direct(one.doc))

    return ours, theirs


def dateparser(parsed: Sequence[Any]) -> tuple[Side, Side]:
    """Time expressions with their values."""
    search = import_module("dateparser.search").search_dates
    return (
        lambda: [find_times(one) for one in parsed],
        lambda: [search(one.text, languages=["en"]) for one in parsed],
    )


def datasketch(parsed: Sequence[Any]) -> tuple[Side, Side]:
    """Pairs of like texts: MinHash in a table; ours with passages and the direction of each."""
    sketch = import_module("datasketch")
    articles = [MarkedArticle(id=one.article.id, source="", text=one.text) for one in parsed]

    def theirs() -> None:
        table = sketch.MinHashLSH(threshold=0.3, num_perm=PERMUTATIONS)
        for article in articles:
            hashed, words = sketch.MinHash(num_perm=PERMUTATIONS), article.text.lower().split()
            hashed.update_batch([" ".join(words[at : at + SHINGLE]).encode() for at in range(len(words))])
            table.query(hashed)
            table.insert(article.id, hashed)

    return lambda: find_copies(articles), theirs


def trafilatura(pages: Sequence[tuple[str, bytes]]) -> tuple[Side, Side]:
    """Web pages: body, title, authors and date."""
    measured = import_module("pages")

    def read(way: Callable[[str, bytes], None]) -> None:
        for name, data in pages:
            way(name, data)

    return lambda: read(measured.ours), lambda: read(measured.body_and_metadata)


def compared(name: str, sides: tuple[Side, Side], count: int, what: str) -> str:
    """A line for one peer."""
    mine, theirs = (count / max(seconds(side), 1e-9) for side in sides)
    line = f"{name}: ours {mine:,.0f} {what} a CPU-second, theirs {theirs:,.0f}, ratio {mine / theirs:.2f}"
    return line if mine >= theirs else f"{line}; behind because {BEHIND.get(name, 'of nothing we know')}"


def lines(parsed: Sequence[Any], pages: Sequence[tuple[str, bytes]]) -> Iterator[str]:
    """A line a peer."""
    words = sum(len(one.doc) for one in parsed)
    for peer in (textacy, dateparser, datasketch):
        try:
            sides = peer(parsed)
        except ImportError:
            yield f"{peer.__name__}: not installed"
            continue
        yield compared(peer.__name__, sides, words, "words")
    if pages:
        yield compared("trafilatura", trafilatura(pages), len(pages), "pages")


def main(folder: str, number: str = "30", pages: str | None = None) -> None:
    """Print a line a peer."""
    count = int(number)
    read = sorted(Path(pages).rglob("*.html.gz"))[:count] if pages else []
    found = (line for file in sorted(Path(folder).glob("*.jsonl")) for line in file.read_bytes().splitlines())
    records = (record for line in found if "text" in (record := json.loads(line)))
    texts = [str(record["text"]) for record, _ in zip(records, range(count), strict=False)]
    articles = [Article(id=f"a-{n}", source=f"{n}", text=text, language="en") for n, text in enumerate(texts)]
    for line in lines(list(Parser().parse(articles)), [(file.name, file.read_bytes()) for file in read]):
        print(line, flush=True)


if __name__ == "__main__":
    main(*sys.argv[1:])
