"""Feeds in the app: watched, looked through, let go; an address that leads inside is turned away by the one guard."""

import shutil
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from asked import App, asking, ended

from rashomon.read import Fetcher

sys.path.insert(0, str(Path(__file__).parents[1] / "read"))
from web import Answer, Server, serving

pytest.importorskip("httpx")

REPORT = """<html><head><title>Ferry aground off Saltmouth</title></head><body><article>
<h1>Ferry aground off Saltmouth</h1><time>2024-03-04</time>
<p>The ferry Avante ran aground off Saltmouth on Monday with 212 people aboard, the coast guard said.</p>
<p>"Nobody was hurt," said Captain Jorun Vik. Tugs from Amsel pulled the ferry free after nine hours.</p>
</article></body></html>"""


@pytest.fixture
def server() -> Iterator[Server]:
    pages: dict[str, Answer] = {"/1": Answer(REPORT.encode())}
    with serving(pages) as one:
        link = f"<item><link>{one.home}/1</link></item>"
        feed = f'<?xml version="1.0"?><rss version="2.0"><channel><title>Courier</title>{link}</channel></rss>'
        pages["/feed"] = Answer(feed.encode(), kind="application/rss+xml")
        yield one


@pytest.fixture
def app(demo_archive: Path, tmp_path: Path) -> App:
    path = Path(shutil.copy(demo_archive, tmp_path))
    return asking(path, fetcher=lambda: Fetcher(private=True, delay=0.0))


def watched(app: App) -> list[str]:
    return [one["address"] for one in app.client.get("/feeds.json").json()["feeds"]]


def test_a_feed_is_watched_looked_through_and_let_go(app: App, server: Server) -> None:
    address = f"{server.home}/feed"
    assert app.post("/feeds", address=f" {address} ") == (303, "/feeds")
    assert watched(app) == [address]
    assert "not yet" in app.client.get("/feeds").text
    status, batch = app.post("/feeds/look")
    assert status == 303
    found = ended(app, batch)
    assert found["stage"] == "done", found
    assert found["done"]["added"] == 1, found  # type: ignore[index]
    assert "1 feed:" in app.client.get(batch).text
    state = app.client.get("/feeds.json").json()["feeds"][0]
    assert (state["failures"], state["reports"]) == (0, 1)
    assert "answers" in app.client.get("/feeds").text
    assert app.client.get("/search.json", params={"q": "Avante"}).json()["hits"]
    assert app.post("/feeds/drop", address=address) == (303, "/feeds")
    assert watched(app) == []
    assert app.client.get("/search.json", params={"q": "Avante"}).json()["hits"]


@pytest.mark.parametrize(
    ("address", "why"),
    [
        ("http://127.0.0.1/feed", "private network"),
        ("http://[::1]:8000/feed", "private network"),
        ("http://169.254.169.254/latest", "private network"),
        ("http://inside.example/feed", "private network"),
        ("http://gone.example/feed", "no host"),
        ("file:///etc/passwd", "not an address"),
        ("javascript:alert(1)", "not an address"),
        ("https://", "not an address"),
        ("", "not an address"),
    ],
)
def test_an_address_that_would_not_be_fetched_is_not_watched(demo_archive: Path, address: str, why: str) -> None:
    def resolve(host: str, _port: int) -> list[str]:
        if host == "gone.example":
            raise OSError
        return ["10.0.0.7"] if host == "inside.example" else [host]

    app = asking(demo_archive, fetcher=lambda: Fetcher(_resolve=resolve))
    status, text = app.post("/feeds", address=address)
    assert status == 400
    assert why in text.lower()
    assert watched(app) == []


def test_a_feed_is_watched_without_asking_its_host(app: App, server: Server) -> None:
    app.post("/feeds", address=f"{server.home}/feed")
    assert server.asked == []


def test_nothing_to_look_through_and_nothing_to_let_go_is_one_line(app: App) -> None:
    assert app.post("/feeds/look")[0] == 400
    assert app.post("/feeds/drop", address="https://courier.example/feed")[0] == 404


def test_a_feed_in_trouble_says_what_is_wrong(app: App, server: Server) -> None:
    app.post("/feeds", address=f"{server.home}/none")
    batch = ended(app, app.post("/feeds/look")[1])
    assert batch["stage"] == "done"
    assert "404" in str(batch["failures"])
    text = app.client.get("/feeds").text
    assert "in trouble" in text
    assert "left alone until" in text
