"""The app in a browser, under its own policy: what a desk does in a day."""

import json
import shutil
import socket
import threading
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Literal

import httpx
import pytest
import uvicorn

from rashomon.web import Access, application

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

SCRIPT = "&lt;script&gt;window.hit=1&lt;/script&gt;"
IMAGE = "&lt;img src=x onerror=&quot;window.hit=2&quot;&gt;"
HOSTILE = f"""<html><head><title>{SCRIPT} Mayor of Hallsund resigns</title></head>
<body><article><h1>{IMAGE} Mayor of Hallsund resigns {SCRIPT}</h1>
<p>Mayor Ines Dolan said on Wednesday: &quot;{IMAGE} {SCRIPT} We rebuild the harbour.&quot;</p>
<p>The council of Hallsund met on Tuesday and rejected the harbour by 31 votes to 28, the clerk said.</p></article>
</body></html>"""


@dataclass(slots=True)
class Served:
    """The app on a copy of the demonstration archive, and what a browser said about its pages."""

    address: str
    said: list[str] = field(default_factory=list)

    def page(self, browser: "Browser", width: int = 1280, *, dark: bool = False, script: bool = True) -> "Page":
        scheme: Literal["dark", "light"] = "dark" if dark else "light"
        size = {"width": width, "height": 844}
        context = browser.new_context(viewport=size, color_scheme=scheme, java_script_enabled=script)  # type: ignore[arg-type]
        context.set_default_timeout(8000)
        page = context.new_page()
        page.on("console", lambda message: self.said.append(message.text))
        page.on("pageerror", lambda error: self.said.append(str(error)))
        page.on("dialog", lambda dialog: self.said.append(dialog.message))
        return page

    def json(self, path: str) -> dict[str, object]:
        found: dict[str, object] = httpx.get(self.address + path).json()
        return found


@pytest.fixture
def served(browser: "Browser", demo_archive: Path, tmp_path: Path) -> Iterator[Served]:
    assert browser.is_connected()
    path = Path(shutil.copy(demo_archive, tmp_path))
    listening = socket.socket()
    listening.bind(("127.0.0.1", 0))
    listening.listen()
    port = listening.getsockname()[1]
    app = application(path, Access(port=port))
    server = uvicorn.Server(uvicorn.Config(app, log_level="critical", ws="none", lifespan="off"))
    thread = threading.Thread(target=server.run, kwargs={"sockets": [listening]}, daemon=True)
    thread.start()
    one = Served(f"http://127.0.0.1:{port}")
    yield one
    server.should_exit = True
    thread.join(10)
    listening.close()
    assert one.said == []


def every_page(served: Served) -> list[str]:
    """One page of each kind."""
    story = served.json("/stories.json")["stories"][0]["story"]  # type: ignore[index]
    told = served.json(f"/story/{story}.json")
    quote = max(told["sayings"], key=lambda one: len(one["variants"]))["variants"][0]  # type: ignore[call-overload]
    span = "-".join(map(str, quote["spans"][0]))
    report = f"/report/{quote['article']}?at={span}"
    others = [
        "/search",
        "/search?q=strait",
        "/search?q=foo:x",
        "/news",
        "/news?since=0",
        "/corrections",
        "/feeds",
        "/add",
    ]
    return ["/", f"/story/{story}", f"/quotation/{quote['quote']}", report, "/actor/Astrid%20Vollan", *others, "/add"]


ALL_LOOKS = [(1280, False), (390, False), (1280, True), (390, True)]


def axe_finds(page: "Page", axe: str) -> list[str]:
    """What axe-core finds on a page with all that folds unfolded, but for a story's, which is looked over as a dossier.

    `python scripts/look.py OUT --axe` unfolds that too, half a minute for each look.
    """
    page.evaluate("document.querySelectorAll('details').forEach(one => { one.open ||= !one.closest('.story'); })")
    page.evaluate(axe)
    found = page.evaluate("axe.run({resultTypes: ['violations']})")["violations"]
    return [f"{one['id']}: {json.dumps(one['nodes'][0]['html'])[:200]}" for one in found]


def test_axe_finds_nothing_on_any_page(browser: "Browser", served: Served, axe: str) -> None:
    """Every page wide and light, and narrow and dark; that of a report, which has every colour, in all four looks."""
    paths = every_page(served)
    for width, dark in ALL_LOOKS:
        page = served.page(browser, width, dark=dark)
        for path in paths if dark == (width == 390) else [one for one in paths if one.startswith("/report/")]:
            page.goto(served.address + path)
            assert axe_finds(page, axe) == [], path
            assert page.evaluate("document.documentElement.scrollWidth") <= width, path
            bullets = "one => getComputedStyle(one).listStyleType != 'none' && !one.closest('.story')"
            assert page.evaluate(f"[...document.querySelectorAll('li')].filter({bullets}).length") == 0, path
        page.context.close()


def test_search_open_a_hit_and_see_its_words(browser: "Browser", served: Served) -> None:
    page = served.page(browser, script=False)
    page.goto(served.address)
    page.fill("#find", "joint patrols")
    page.press("#find", "Enter")
    words = page.locator(".app-hit mark").first.inner_text()
    page.locator(".app-hit .app-open").first.click()
    assert page.url.endswith("#here")
    here = page.locator("#here")
    assert words in here.inner_text()
    in_sight = pytest.importorskip("playwright.sync_api").expect
    in_sight(here).to_be_in_viewport()


def test_correct_and_undo_without_a_script(browser: "Browser", served: Served) -> None:
    page = served.page(browser, script=False)
    page.goto(served.address)
    page.locator(".app-item h2 a").first.click()
    story = page.url
    before = served.json(page.url.removeprefix(served.address) + ".json")["articles"]
    page.get_by_role("button", name="Not this story").last.click()
    assert "Correction 1 is kept and applied." in page.locator(".app-said").inner_text()
    assert served.json("/stories.json")["total"] == 2
    page.get_by_role("button", name="Undo").click()
    assert page.url.partition("?")[0] == story
    assert served.json("/stories.json")["total"] == 1
    assert served.json(story.removeprefix(served.address) + ".json")["articles"] == before


def test_drop_a_hostile_file_and_read_it_harmless(browser: "Browser", served: Served) -> None:
    page = served.page(browser)
    page.goto(f"{served.address}/add")
    page.evaluate(
        """text => {
            const files = new DataTransfer();
            files.items.add(new File([text], "<img src=x onerror=alert(1)>.html", {type: "text/html"}));
            document.dispatchEvent(new DragEvent("drop", {dataTransfer: files, bubbles: true, cancelable: true}));
        }""",
        HOSTILE,
    )
    page.wait_for_url("**/add/1")
    page.wait_for_selector("text=1 added", timeout=60_000)
    hit = served.json("/search.json?q=rebuild+harbour")["hits"][0]  # type: ignore[index]
    news = served.json("/news.json?since=0")["additions"][0]["news"][0]["story"]  # type: ignore[index]
    for path in ("/", f"/report/{hit['article']}", f"/story/{news}", "/search?q=mayor", "/news?since=0", "/add"):
        page.goto(served.address + path)
        assert page.evaluate("window.hit") is None, path
        assert page.locator("img").count() == 0, path


def test_a_walk_by_the_keyboard(browser: "Browser", served: Served) -> None:
    page = served.page(browser)
    page.goto(served.address)
    page.keyboard.press("/")
    page.keyboard.type("strait")
    page.keyboard.press("Enter")
    page.wait_for_url("**/search?q=strait")
    for key, at in (("j", 0), ("j", 1), ("k", 0)):
        page.keyboard.press(key)
        assert (
            page.evaluate("[...document.querySelectorAll('.app-item')].indexOf(document.querySelector('.app-at'))")
            == at
        )
    page.keyboard.press("?")
    assert page.locator("#keys").is_visible()
    page.keyboard.press("Escape")
    assert not page.locator("#keys").is_visible()
    page.focus("#query")
    page.keyboard.press("?")
    assert "?" in page.input_value("#query")
    assert not page.locator("#keys").is_visible()
    page.locator("form.app-search button").focus()
    page.keyboard.press("?")
    assert page.locator("#keys").is_visible()
    page.keyboard.press("Escape")
    page.keyboard.press("j")
    page.keyboard.press("Enter")
    page.wait_for_url("**/report/**")
