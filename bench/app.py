"""How fast the app's pages are: `python bench/app.py [REPORTS]` (100,000).

Fills an archive with generated reports in stories of six, each with quotations and events; some two hundred stories are
told in full, and so is the demonstration story. Asks for each of these pages once, undrawn, and for the first page of
200 mixed queries. Prints the median and the 95th percentile of each kind, by the clock and in processor time.
"""

import statistics
import sys
import tempfile
import time
from collections.abc import Sequence
from pathlib import Path
from urllib.parse import quote

from archive_growth import DEMO, STORY, reports
from archive_search import marked, queries
from starlette.testclient import TestClient

from rashomon.archive import Archive
from rashomon.collate import account, find_copies
from rashomon.engine import mark_paths
from rashomon.engine.archiving import add
from rashomon.model import Failure, MarkedArticle, Story
from rashomon.web import application

TOLD = 200
AT_ONCE = 600


def fill(archive: Archive, count: int) -> list[str]:
    """Put the reports in; the ids of the stories that are told in full."""
    told = []
    step = max(count // STORY // TOLD, 1)
    for first in range(0, count, AT_ONCE):
        some = [marked(one, n) for n, one in enumerate(reports(first, min(first + AT_ONCE, count)), first)]
        with archive.writing():
            addition = archive.begin_addition()
            for article in some:
                archive.put_article(article, addition)
            for start in range(0, len(some), STORY):
                members = some[start : start + STORY]
                full = (first + start) // STORY % step == 0
                story = _story(members, full=full)
                told += [story.story] if full else []
                archive.put_story(story, {one.id: one for one in members}, addition)
    return told


def _story(members: Sequence[MarkedArticle], *, full: bool) -> Story:
    ordered = tuple(sorted(members, key=lambda one: one.id))
    if full:
        return account(ordered, find_copies(ordered))
    ids = tuple(one.id for one in ordered)
    alone = tuple((one,) for one in ids)
    return Story(story=f"s-{ids[0][2:]}", title=members[0].title or "", articles=ids, origins=alone)


def add_demo(archive: Archive) -> list[str]:
    """The demonstration story, read and marked as it is; its id."""
    failures: list[Failure] = []
    marks = list(mark_paths(sorted(map(str, DEMO.iterdir())), failures.append, jobs=1))
    return list(add(archive, marks, failures.append, jobs=1).stories_changed)


def ask(client: TestClient, addresses: Sequence[str], what: str) -> None:
    """Ask for each address once and print how long it took."""
    clock, processor = [], []
    for address in addresses:
        began, worked = time.perf_counter(), time.process_time()
        answered = client.get(address)
        clock.append(1000 * (time.perf_counter() - began))
        processor.append(1000 * (time.process_time() - worked))
        if not answered.is_success:
            raise RuntimeError(f"{address}: {answered.status_code}")
    said = [f"{name} {statistics.median(took):.0f} ms, 95 % within {sorted(took)[int(0.95 * len(took))]:.0f} ms"
            for name, took in (("by the clock", clock), ("processor", processor))]  # fmt: skip
    print(f"{len(addresses)} {what}: half within {'; '.join(said)}")


def main(count: int) -> None:
    """Fill, ask, print."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "served.rashomon"
        with Archive(path, write=True) as archive:
            told = fill(archive, count) + add_demo(archive)
            print(f"{archive.count():,} reports, {path.stat().st_size / 1e6:,.0f} MB")
        client = TestClient(application(path), base_url="http://127.0.0.1:8321")
        client.get("/news")  # the templates are compiled
        ask(client, [f"/story/{name}" for name in told], "story pages, none drawn before")
        ask(client, [f"/story/{name}" for name in told[-90:]], "story pages, drawn before")
        ask(client, [f"/search?q={quote(query)}" for query in queries(count)], "searches")
        ask(client, ["/", "/", "/news?since=0"], "lists (the first time, again, what is new)")


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 100_000)
