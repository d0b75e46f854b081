"""Watching: a feed on this machine, asked politely; what is new in content is told once."""

import sys
from collections.abc import Iterator, Mapping
from datetime import UTC, datetime
from itertools import islice
from pathlib import Path

import msgspec
import pytest
from click.testing import CliRunner
from reports import report, reports

from rashomon.archive import Archive
from rashomon.archive.feeds import feed, feeds, keep, let_go
from rashomon.archive.news import news_of, news_since, told_before
from rashomon.cli import cli
from rashomon.collate import dossier
from rashomon.engine import archiving, watching
from rashomon.model import Failure, MarkedArticle, Story
from rashomon.read import Fetcher, Reader

sys.path.insert(0, str(Path(__file__).parents[1] / "read"))
from web import Answer, Server, serving

pytest.importorskip("httpx")


def page(article: MarkedArticle) -> Answer:
    lines = "".join(f"<p>{span.of(article.text)}</p>" for span in article.sentences)
    body = f"<html><head><title>{article.title}</title></head><body><article><h1>{article.title}</h1>"
    return Answer(f"{body}<time>{article.published.value}</time>{lines}</article></body></html>".encode())


class Site:
    """A feed of the first ``shown`` reports, with an ETag, and their pages."""

    def __init__(self) -> None:
        self.shown = 2
        self.status = 200
        self.articles = reports()[:4]
        self.home = ""

    def feed(self, headers: Mapping[str, str]) -> Answer:
        tag = f'"{self.shown}"'
        if self.status != 200:
            return Answer(b"", self.status)
        if headers.get("If-None-Match") == tag:
            return Answer(b"", 304)
        links = "".join(f"<item><link>{self.home}/{n}</link></item>" for n in range(self.shown))
        body = f'<?xml version="1.0"?><rss version="2.0"><channel><title>Courier</title>{links}</channel></rss>'
        return Answer(body.encode(), kind="application/rss+xml", headers={"ETag": tag})


@pytest.fixture
def site() -> Iterator[tuple[Site, Server]]:
    made = Site()
    pages = {f"/{n}": page(article) for n, article in enumerate(made.articles)}
    with serving({"/feed": made.feed, **pages}) as server:
        made.home = server.home
        yield made, server


def look(path: Path, server: Server) -> tuple[int, list[str], list[str]]:
    """One look: how many were added, the kinds of what is new, what failed."""
    failed: list[Failure] = []
    reader = Reader(fetcher=Fetcher(private=True, delay=0.0))
    with Archive(path, write=True) as archive:
        done, news = watching.watch_once(archive, [f"{server.home}/feed"], failed.append, reader, jobs=1)
    return done.added, [one.kind for one in news], [one.reason for one in failed]


def test_only_what_is_new_is_fetched_and_told(site: tuple[Site, Server], tmp_path: Path) -> None:
    made, server = site
    path = tmp_path / "news.rashomon"
    assert look(path, server) == (2, ["story"], [])
    server.asked.clear()
    assert look(path, server) == (0, [], [])
    assert [asked for asked in server.paths if asked != "/robots.txt"] == ["/feed"]  # unchanged: 304
    made.shown = 4
    server.asked.clear()
    added, kinds, failed = look(path, server)
    assert (added, failed) == (2, [])
    assert "story" not in kinds
    assert sorted(asked for asked in server.paths if asked != "/robots.txt") == ["/2", "/3", "/feed"]


def test_a_feed_that_fails_is_left_alone_for_a_while(site: tuple[Site, Server], tmp_path: Path) -> None:
    made, server = site
    path = tmp_path / "news.rashomon"
    made.status = 500
    assert look(path, server)[2] == ["the server answers 500"]
    assert "left alone until" in look(path, server)[2][0]
    with Archive(path) as archive:
        known = feed(archive.connection, f"{server.home}/feed")
        assert known.failures == 1
        assert known.wait_until is not None
        assert datetime.fromisoformat(known.wait_until) > datetime.now(UTC)


def test_a_page_that_could_not_be_had_is_tried_again(site: tuple[Site, Server], tmp_path: Path) -> None:
    made, server = site
    made.shown = 5  # the fifth page is not there
    path = tmp_path / "news.rashomon"
    assert look(path, server)[2] == ["the server answers 404"]
    with Archive(path) as archive:
        seen = {row["address"] for row in archive.connection.execute("SELECT address FROM seen")}
    assert seen == {f"{server.home}/{n}" for n in range(4)}


def test_a_look_that_was_stopped_is_looked_at_again(site: tuple[Site, Server], tmp_path: Path) -> None:
    _, server = site
    path = tmp_path / "news.rashomon"
    reader = Reader(fetcher=Fetcher(private=True, delay=0.0))
    with Archive(path, write=True) as archive:
        done, _ = watching.watch_once(
            archive, [f"{server.home}/feed"], lambda failure: pytest.fail(failure.line()), reader,
            jobs=1, passing=lambda items: islice(items, 1), whole=lambda: False,
        )  # fmt: skip
    assert done.added == 1
    assert look(path, server)[0] == 1


def test_without_paths_the_feeds_are_looked_through_that_the_archive_watches(
    site: tuple[Site, Server], tmp_path: Path
) -> None:
    _, server = site
    path = tmp_path / "news.rashomon"
    arguments = ["watch", str(path), "--once", "--allow-private", "-j", "1"]
    none = CliRunner().invoke(cli, arguments)
    assert none.exit_code == 2
    assert "watches no feed yet" in none.output
    with Archive(path, write=True) as archive, archive.writing():
        assert keep(archive.connection, f"{server.home}/feed")
        assert not keep(archive.connection, f"{server.home}/feed")
    assert "2 added" in CliRunner().invoke(cli, arguments).output
    with Archive(path, write=True) as archive, archive.writing():
        assert let_go(archive.connection, f"{server.home}/feed")
        assert not let_go(archive.connection, f"{server.home}/feed")


def test_a_feed_is_forgotten_and_what_it_brought_stays(site: tuple[Site, Server], tmp_path: Path) -> None:
    _, server = site
    path, feed = tmp_path / "news.rashomon", f"{server.home}/feed"
    look(path, server)
    arguments = ["watch", str(path), "--forget"]
    gone = CliRunner().invoke(cli, [*arguments, feed])
    assert (gone.exit_code, f"watches no longer {feed}" in gone.output) == (0, True)
    again = CliRunner().invoke(cli, [*arguments, feed])
    assert (again.exit_code, "does not watch" in again.output) == (1, True)
    assert CliRunner().invoke(cli, arguments).exit_code == 2
    with Archive(path) as archive:
        assert feeds(archive.connection) == []
        assert archive.count() == 2


def told(articles: list[MarkedArticle]) -> Story:
    (story,) = dossier(articles).stories
    return story


def test_a_further_origin_is_news_and_the_same_again_is_none() -> None:
    ferry = reports()[:4]
    before, now = told(ferry[:3]), told(ferry)
    assert news_of(now, now, str, {}) == []
    kinds = {one.kind for one in news_of(before, now, str, {})}
    assert kinds <= {"happening", "origin", "disagreement", "commitment", "wording"}
    assert [one.kind for one in news_of(None, now, str, {})] == ["story"]


def test_a_story_with_an_earlier_report_has_another_id_and_is_no_news(tmp_path: Path) -> None:
    ferry = [report("ferry", outlet, day, 0) for outlet, day in (("Courier", 6), ("Tribune", 7), ("Observer", 4))]
    with Archive(tmp_path / "news.rashomon", write=True) as archive:
        archiving.add(archive, ferry[:2], _never, jobs=1)
        before, (old,) = archive.last_addition(), archive.story_names()
        archiving.add(archive, ferry[2:], _never, jobs=1)
        (now,) = archive.story_names()
        assert now != old
        assert "story" not in {one.kind for one in news_since(archive.connection, before)}


def test_of_stories_that_are_joined_nothing_is_told_twice() -> None:
    one, other = told(reports()[:4]), told(reports()[4:8])
    both = told_before(msgspec.structs.replace(one, articles=(*one.articles, *other.articles)), [other, one], {})
    assert both is not None
    assert set(both.facts) == {*one.facts, *other.facts}
    assert told_before(one, [other], {}) is None


def _never(failure: Failure) -> None:
    raise AssertionError(failure.line())
