"""Look at every page as a reader sees it: `python scripts/look.py OUT [STORY ...] [--whole] [--axe] [--only=NAME,...]`.

Draws the dossier of the demonstration and of each STORY (a folder or file of reports; files of records are taken as
they stand), and every page of the app on an archive of all of them: 1280 and 390 pixels wide, light and dark, the first
screen of each and, with --whole, all of it. With --axe axe-core looks each of them over with all that folds unfolded,
which takes half a minute for a look at a dossier; what it found is noted in OUT/looked.jsonl, and a page that is given
again with the same marks and styles is not looked over again, so that a run that was stopped goes on. --only names the
pages that are wanted. Ends with 1 where it found anything, or a page is wider than the screen.
"""

import hashlib
import json
import re
import sys
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
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


# What differs from run to run in the marks of a page: where the app listens, the key of its forms, what time it is.
PASSING = re.compile(r"127\.0\.0\.1:\d+|(?<=name=\"key\" value=\")[^\"]+|\d{4}-\d\d-\d\dT[\d:.+]+|\b\d\d:\d\d\b")
DRAWN = "document.styleSheets[0].insertRule('* {content-visibility: visible !important}')"  # also what is far below
STYLES = "[...document.styleSheets].flatMap(sheet => [...sheet.cssRules].map(rule => rule.cssText)).join()"


@dataclass
class Eyes:
    """Who looks: into which folder, how closely, at which pages; and what was seen of the same pages before."""

    out: Path
    whole: bool = False
    axe: str = ""
    only: tuple[str, ...] = ()
    known: dict[str, list[str]] = field(default_factory=dict)
    looks: int = 0
    faults: int = 0

    def __post_init__(self) -> None:
        self.out.mkdir(parents=True, exist_ok=True)
        seen = self.out / "looked.jsonl"
        for line in seen.read_text(encoding="utf-8").splitlines() if seen.exists() else ():
            noted = json.loads(line)
            self.known[noted["page"]] = noted["faults"]

    def look_at(self, browser: Browser, name: str, address: str) -> None:
        """Draw one page to each pair of eyes, and have axe-core look it over."""
        for look in LOOKS if not self.only or name in self.only else ():
            page = opened(browser, look, SCREEN)
            page.goto(address)
            page.screenshot(path=self.out / f"{name}-{look}.png")
            page.evaluate(DRAWN)
            if self.whole:
                page.screenshot(path=self.out / f"{name}-{look}-whole.png", full_page=True)
            faults = self.looked_over(page, str(look)) if self.axe else []
            over = page.evaluate("document.documentElement.scrollWidth") - look.width
            if over > 0:
                faults = [*faults, f"{over} pixels wider than the screen"]
            print(f"{name} {look}: {len(faults)}", *faults, sep="\n    ", flush=True)
            self.looks += 1
            self.faults += len(faults)
            page.context.close()

    def looked_over(self, page: Page, look: str) -> list[str]:
        """What axe-core finds once all that folds is unfolded, now or when it saw the same page before."""
        page.evaluate("document.querySelectorAll('details').forEach(one => one.open = true)")
        drawn = "\0".join((look, PASSING.sub("", page.content()), page.evaluate(STYLES), self.axe))
        name = hashlib.sha256(drawn.encode()).hexdigest()[:20]
        if name not in self.known:
            page.evaluate(self.axe)
            told = page.evaluate("axe.run({resultTypes: ['violations']})")
            faults = [f"{one['id']}: {json.dumps(one['nodes'][0]['html'])[:200]}" for one in told["violations"]]
            self.known[name] = faults
            with (self.out / "looked.jsonl").open("a", encoding="utf-8") as seen:
                seen.write(json.dumps({"page": name, "faults": faults}) + "\n")
        return self.known[name]


def main(eyes: Eyes, stories: Sequence[str]) -> int:
    """Draw all pages and look them over; how many faults were found."""
    told = {"demo": demo()}
    told |= {Path(one).stem: marked([one], verbatim=one.endswith(".jsonl")) for one in stories}
    with TemporaryDirectory() as place, chromium() as browser:
        for name, articles in told.items():
            path = Path(place) / f"{name}.html"
            path.write_text(rashomon.tell(articles), encoding="utf-8")
            eyes.look_at(browser, f"dossier-{name}", path.as_uri())
        archive = Path(place) / "news.rashomon"
        first, *others = told.values()
        archive_of(archive, first[:-LATER], *others, first[-LATER:])
        watch(archive)
        with served(archive) as home:
            for name, address in pages_of(home, first):
                eyes.look_at(browser, f"app-{name}", address)
    print(f"{eyes.looks} looks, {eyes.faults} faults")
    return eyes.faults


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


def axe_core() -> str:
    """The source of axe-core."""
    spec = find_spec("axe_playwright_python")
    if spec is None or spec.origin is None:
        sys.exit("axe-core is not here: pip install --group dev")
    return (Path(spec.origin).parent / "axe.min.js").read_text(encoding="utf-8")


if __name__ == "__main__":
    options = [one for one in sys.argv[1:] if one.startswith("--")]
    given = [one for one in sys.argv[1:] if one not in options]
    if not given:
        sys.exit(__doc__)
    names = tuple(name for one in options if one.startswith("--only=") for name in one.partition("=")[2].split(","))
    axe = axe_core() if "--axe" in options else ""
    sys.exit(main(Eyes(Path(given[0]), "--whole" in options, axe, names), given[1:]) > 0)
