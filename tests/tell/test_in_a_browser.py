"""The dossier in a browser, opened from disk; with JavaScript switched off wherever nothing has to be measured."""

import json
import re
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any, Literal

import pytest
from handmade import DOSSIER, HALYARD, TRIBUNE
from test_hostile import poisoned

from rashomon.tell import tell
from rashomon.tell.anchors import report_anchor

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page


class Reader:
    """A page opened from disk, with everything it said to the console and everything it asked for."""

    def __init__(self, page: "Page", path: Path) -> None:
        self.page = page
        self.said: list[str] = []
        self.asked: list[str] = []
        page.on("console", lambda message: self.said.append(message.text))
        page.on("pageerror", lambda error: self.said.append(str(error)))
        page.on("request", lambda request: self.asked.append(request.url))
        page.goto(path.as_uri())


@pytest.fixture(scope="module")
def file(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("page") / "dossier.html"
    path.write_text(tell(DOSSIER), encoding="utf-8")
    return path


@pytest.fixture
def reader(browser: "Browser", file: Path) -> Iterator[Reader]:
    context = browser.new_context(viewport={"width": 1280, "height": 800}, java_script_enabled=False)
    context.set_default_timeout(3000)
    yield Reader(context.new_page(), file)
    context.close()


def axe_finds(page: "Page", axe: str) -> list[str]:
    page.evaluate(axe)
    found: dict[str, Any] = page.evaluate("axe.run({resultTypes: ['violations']})")
    return [f"{one['id']}: {json.dumps(one['nodes'][0]['html'])[:200]}" for one in found["violations"]]


@pytest.mark.parametrize(("width", "scheme"), [(1280, "light"), (390, "dark")])
def test_axe_finds_nothing_and_the_page_is_silent(
    browser: "Browser", file: Path, axe: str, width: int, scheme: Literal["light", "dark"]
) -> None:
    context = browser.new_context(viewport={"width": width, "height": 844}, color_scheme=scheme)
    reader = Reader(context.new_page(), file)
    page = reader.page
    page.evaluate("document.querySelectorAll('details').forEach(one => one.open = true)")
    assert axe_finds(page, axe) == []
    assert page.evaluate("document.documentElement.scrollWidth") <= width
    assert reader.said == []
    assert reader.asked == [file.as_uri()]
    context.close()


def test_the_first_screen_tells_what_happened_who_says_so_and_where_they_disagree(reader: Reader) -> None:
    for words in ("In brief", "Where accounts part", "Who tells what", "5½ hours", "As of 12 March 2024"):
        box = reader.page.get_by_text(words).first.bounding_box()
        assert box is not None
        assert box["y"] + box["height"] < 800, words
    table = reader.page.locator("table.matrix").first.bounding_box()
    assert table is not None
    assert table["y"] < 500


def test_a_line_leads_to_its_words_and_back(reader: Reader) -> None:
    page = reader.page
    link = page.locator("li.fact .witnesses a").first
    href = link.get_attribute("href") or ""
    line = page.locator("li.fact").first.get_attribute("id")
    link.click()
    mark = page.locator(f"mark{href}")
    assert mark.is_visible()
    assert page.url.endswith(href)
    paragraph = mark.locator("xpath=ancestor::p")
    back = paragraph.locator("xpath=following-sibling::div[1]").locator(f"a[href='#{line}']")
    back.click()
    assert page.url.endswith(f"#{line}")
    assert page.locator("li.fact").first.is_visible()


def test_years_fold_and_unfold_by_the_keyboard(reader: Reader) -> None:
    assert reader.page.locator("details.period:not([open])").count()
    fold = reader.page.locator("details.period").first
    entry = fold.locator("li.entry").first
    assert not entry.is_visible()
    fold.locator("summary").focus()
    reader.page.keyboard.press("Enter")
    assert entry.is_visible()


def test_a_mark_of_the_drawn_timeline_leads_to_its_entry(reader: Reader) -> None:
    mark = reader.page.locator("figure.drawn").first.locator("svg a").last
    href = mark.get_attribute("href") or ""
    mark.click()
    assert reader.page.locator(f"li.entry{href}").is_visible()


def test_two_reports_stand_side_by_side_and_own_passages_stand_out(reader: Reader) -> None:
    page = reader.page
    page.get_by_text("Read two side by side").click()
    page.locator("fieldset").nth(0).get_by_text("Halyard Press", exact=True).click()
    page.locator("fieldset").nth(1).get_by_text("Inland Tribune", exact=True).click()
    left, right = (page.locator(f"#{report_anchor(one)}").bounding_box() for one in (HALYARD, TRIBUNE))
    assert left is not None
    assert right is not None
    assert left["x"] + left["width"] <= right["x"]
    assert abs(left["y"] - right["y"]) < 40
    assert page.locator("article.report:visible").count() == 2
    joined = page.locator(f"#{report_anchor(TRIBUNE)} .taken-from a").first
    joined.click()
    target = page.locator(page.url[page.url.index("#") :])
    assert target.is_visible()
    assert target.locator("xpath=ancestor::article[contains(@class,'report')]").get_attribute("id") == HALYARD


def test_a_click_selects_words_with_their_source_to_be_copied(browser: "Browser", file: Path) -> None:
    context = browser.new_context(viewport={"width": 1280, "height": 800})
    page = Reader(context.new_page(), file).page
    page.locator(".reading li.citable cite").first.click()
    copied = page.evaluate("getSelection().toString()")
    assert copied.startswith("“talks that lasted five and a half hours” Halyard Press, “Velmark and Sarovia agree")
    assert copied.endswith("13 February 2024")
    context.close()


def test_the_keyboard_walks_the_first_screen_in_order(reader: Reader) -> None:
    page, walked = reader.page, []
    for _ in range(14):
        page.keyboard.press("Tab")
        walked.append(page.locator(":focus").inner_text())
    assert walked[0] == "Skip to the dossier"
    assert "Timeline" in walked
    assert page.locator(":focus").count() == 1


def test_paper_has_the_first_screen_and_numbered_sources(reader: Reader) -> None:
    short = reader.page.pdf()
    reader.page.get_by_text("Print everything").click()
    assert pages(short) <= 3
    assert pages(reader.page.pdf()) > pages(short)


def pages(pdf: bytes) -> int:
    return len(re.findall(rb"/Type\s*/Page\b", pdf))


def test_a_hostile_report_does_nothing(browser: "Browser", tmp_path: Path) -> None:
    path = tmp_path / "hostile.html"
    path.write_text(tell(poisoned()), encoding="utf-8")
    context = browser.new_context()
    page = context.new_page()
    dialogs: list[str] = []
    page.on("dialog", lambda dialog: dialogs.append(dialog.message))
    reader = Reader(page, path)
    assert dialogs == []
    assert reader.said == []
    assert reader.asked == [path.as_uri()]
    assert page.evaluate("document.scripts.length") == 0
    context.close()


def test_the_page_itself_is_light() -> None:
    empty = tell(type(DOSSIER)((), ()))
    assert len(empty.encode("utf-8")) < 120_000
