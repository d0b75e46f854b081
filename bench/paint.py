"""How soon a reader sees a long story, and on how much paper it fits: `python bench/paint.py [REPORTS]` (200).

The reports are the demonstration's, each carried by many outlets minutes apart, as a wire's are. The dossier is written
to disk and opened nine times in a Chromium of the system, without a window; prints the size of the file, the median and
the longest time until the first words are painted and until all of it is loaded, and the pages of paper it is printed
on. Then the same for the demonstration alone.
"""

import re
import statistics
import sys
import tempfile
from collections.abc import Sequence
from datetime import datetime, timedelta
from pathlib import Path

import msgspec
from archive_growth import DEMO

import rashomon
from rashomon.engine import mark_paths
from rashomon.model import Failure, MarkedArticle, article_id, with_marks_of

sys.path.insert(0, str(Path(__file__).parents[1] / "scripts"))
from showing import LOOKS, chromium, opened

TIMES = 9
# Waited for inside the page: a predicate that is asked again from outside is compiled there, which the page forbids.
PAINTED = """new Promise(seen => {
    const look = () => {
        const paint = performance.getEntriesByName('first-contentful-paint')[0]
        paint ? seen(paint.startTime) : requestAnimationFrame(look)
    }
    look()
})"""
LOADED = "performance.getEntriesByType('navigation')[0].loadEventEnd"


def carried(reports: Sequence[MarkedArticle], count: int) -> list[MarkedArticle]:
    """So many reports: each of these, and the same by other outlets, some minutes later."""
    return [
        reports[number] if number < len(reports) else _copy(reports[number % len(reports)], number)
        for number in range(count)
    ]


def _copy(article: MarkedArticle, number: int) -> MarkedArticle:
    outlet, day = f"Outlet {number}", (article.published.value or "2024-03-01")[:10]
    moment = datetime.fromisoformat(f"{day}T18:00") + timedelta(minutes=number)
    published = msgspec.structs.replace(article.published, value=moment.isoformat("T", "minutes"), precision="minute")
    name = article_id(article.title, outlet, published.value, article.text)
    bare = msgspec.structs.replace(article, id=name, publisher=outlet, published=published, url=None)
    return with_marks_of(bare, article)


def shown(name: str, page: str) -> None:
    """Open a page so often, print it, and say how it went."""
    with tempfile.TemporaryDirectory() as folder, chromium() as browser:
        path = Path(folder) / "dossier.html"
        path.write_text(page, encoding="utf-8")
        painted, loaded = [], []
        for _ in range(TIMES):
            view = opened(browser, LOOKS[0])
            view.goto(path.as_uri())
            painted.append(view.evaluate(PAINTED))
            loaded.append(view.evaluate(LOADED))
            view.context.close()
        view = opened(browser, LOOKS[0])
        view.goto(path.as_uri())
        paper = len(re.findall(rb"/Type\s*/Page\b", view.pdf(format="A4")))
    said = [
        f"{what} after {statistics.median(times):.0f} ms, at most {max(times):.0f}"
        for what, times in (("painted", painted), ("loaded", loaded))
    ]
    print(f"{name}: {len(page.encode()) / 1e6:.1f} MB; {'; '.join(said)}; {paper} pages of paper", flush=True)


def main(count: int) -> None:
    """The long story, then the demonstration."""
    failures: list[Failure] = []
    reports = list(mark_paths(sorted(map(str, DEMO.iterdir())), failures.append, jobs=1))
    for many in (count, len(reports)):
        page = rashomon.tell(carried(reports, many))
        shown(f"{many} reports", page)


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 200)
