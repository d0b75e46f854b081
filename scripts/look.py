"""Look at every page as a reader sees it: `python scripts/look.py OUT [STORY ...]`.

Draws the dossier of the demonstration and of each STORY (a folder or file of reports; files of records are taken as
they stand), and every page of the app on an archive of all of them: 1280 and 390 pixels wide, light and dark, the first
screen of each and, with --whole, all of it. With --axe axe-core looks each of them over with all that folds unfolded,
which takes a minute a dossier. Ends with 1 where it found anything, or a page is wider than the screen.
"""

import json
import sys
from collections.abc import Collection, Iterator, Sequence
from datetime import UTC, datetime
from importlib.util import find_spec
from pathlib import Path
from tempfile import TemporaryDirectory
from urllib.parse import quote

import httpx
from playwright.sync_api import Browser, Page
from showing import LOOKS, archive_of, chromium, demo, marked, opened, served

import rashomon
from rashomon.archive import Archive
from rashomon.archive.feeds import Feed, has_failed, keep, was_read
from rashomon.model import MarkedArticle

SCREEN = 820
LATER = 3  # reports of the demonstration that came in a second addition


def main(out: Path, stories: Sequence[str], options: Collection[str]) -> int:
    """Draw all pages and look them over; how many faults were found."""
    out.mkdir(parents=True, exist_ok=True)
    told = {"demo": demo()}
    told |= {Path(one).stem: marked([one], verbatim=one.endswith(".jsonl")) for one in stories}
    found = 0
    with TemporaryDirectory() as place, chromium() as browser:
        for name, articles in told.items():
            path = Path(place) / f"{name}.html"
            path.write_text(rashomon.tell(articles), encoding="utf-8")
            found += looked_at(browser, f"dossier-{name}", path.as_uri(), out, options)
        archive = Path(place) / "news.rashomon"
        first, *others = told.values()
        archive_of(archive, first[:-LATER], *others, first[-LATER:])
        watch(archive)
        with served(archive) as home:
            for name, address in pages_of(home, first):
                found += looked_at(browser, f"app-{name}", address, out, options)
    print(f"{found} faults")
    return found


def watch(path: Path) -> None:
    """Three feeds in the archive: one that answered, one in trouble, one that nobody looked at yet."""
    now = datetime.now(UTC)
    with Archive(path, write=True) as archive, archive.writing():
        was_read(archive.connection, Feed("https://courier.example/feed"), now)
        has_failed(archive.connection, Feed("https://tribune.example/sitemap.xml"), "the server answers 503", now)
        keep(archive.connection, "https://observer.example/world/rss")


def pages_of(home: str, story: Sequence[MarkedArticle]) -> Iterator[tuple[str, str]]:
    """Every kind of page of the app with its address, on the story of these reports."""
    ask = httpx.Client(base_url=home, timeout=120)
    ids = {one.id for one in story}
    rows = ask.get("/stories.json").json()["stories"]
    told = next(found for row in rows if ids & {*(found := ask.get(f"/story/{row['story']}.json").json())["articles"]})
    saying = max(told["sayings"], key=lambda one: len(one["variants"]))
    words = saying["variants"][0]
    at = "-".join(map(str, words["spans"][0]))
    named = sorted(told["actors"], key=lambda one: -len(one["mentions"]))
    first, second = [one["name"] for one in named if one["kind"] == "person"][:2]
    form = ask.get("/corrections").text.partition('name="key" value="')[2].partition('"')[0]
    ask.post(
        "/corrections", data={"key": form, "kind": "actor", "verdict": "different", "first": first, "second": second}
    )
    yield "stories", f"{home}/"
    yield "story", f"{home}/story/{told['story']}"
    yield "actor", f"{home}/actor/{quote(saying['speaker'])}"
    yield "quotation", f"{home}/quotation/{words['quote']}"
    yield "report", f"{home}/report/{words['article']}?at={at}"
    yield "search", f"{home}/search"
    yield "search-found", f"{home}/search?q=strait"
    yield "search-wrong", f"{home}/search?q=speakr:Ada"
    yield "news", f"{home}/news?since=1"
    yield "news-none", f"{home}/news"
    yield "corrections", f"{home}/corrections"
    yield "feeds", f"{home}/feeds"
    yield "add", f"{home}/add"
    sent = [("files", (f"{number}.html", b"<p>No report")) for number in (1, 2)]
    ask.post("/add", data={"key": form}, files=sent)
    yield "batch", f"{home}/add/1"
    yield "missing", f"{home}/story/none"


def looked_at(browser: Browser, name: str, address: str, out: Path, options: Collection[str]) -> int:
    """Draw one page to each pair of eyes, and have axe-core look it over; how many faults it found."""
    found = 0
    for look in LOOKS:
        page = opened(browser, look, SCREEN)
        page.goto(address)
        page.screenshot(path=out / f"{name}-{look}.png")
        if "--whole" in options:
            page.screenshot(path=out / f"{name}-{look}-whole.png", full_page=True)
        faults = axe_finds(page) if "--axe" in options else []
        over = page.evaluate("document.documentElement.scrollWidth") - look.width
        if over > 0:
            faults.append(f"{over} pixels wider than the screen")
        print(f"{name} {look}: {len(faults)}", *faults, sep="\n    ", flush=True)
        found += len(faults)
        page.context.close()
    return found


def axe_finds(page: Page) -> list[str]:
    """What axe-core finds once all that folds is unfolded."""
    spec = find_spec("axe_playwright_python")
    if spec is None or spec.origin is None:
        sys.exit("axe-core is not here: pip install --group dev")
    page.evaluate("document.querySelectorAll('details').forEach(one => one.open = true)")
    page.evaluate((Path(spec.origin).parent / "axe.min.js").read_text(encoding="utf-8"))
    told = page.evaluate("axe.run({resultTypes: ['violations']})")
    return [f"{one['id']}: {json.dumps(one['nodes'][0]['html'])[:200]}" for one in told["violations"]]


if __name__ == "__main__":
    options = {"--whole", "--axe"} & {*sys.argv}
    given = [one for one in sys.argv[1:] if one not in options]
    if not given:
        sys.exit(__doc__)
    sys.exit(main(Path(given[0]), given[1:], options) > 0)
