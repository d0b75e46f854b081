import re
import shutil
from collections import deque
from pathlib import Path

import msgspec
import pytest
from app_links import Links
from asked import App, asking

from rashomon import web
from rashomon.archive import Archive
from rashomon.engine import archiving
from rashomon.model import Article, Dossier, Story, decode_line
from rashomon.web.finding import PER_PAGE

STATIC = Path(web.__file__).parent / "static"
FIRST = ("/", "/stories", "/search", "/search?q=ferry", "/news", "/news?since=0", "/corrections", "/feeds", "/add")


@pytest.fixture
def app(demo_archive: Path, tmp_path: Path) -> App:
    return asking(Path(shutil.copy(demo_archive, tmp_path)))


@pytest.fixture(scope="module")
def read_app(demo_archive: Path) -> App:
    return asking(demo_archive)


def walk(app: App, most_of_a_kind: int = 6) -> dict[str, str]:
    """Every page that can be reached by links, a few of each kind."""
    seen: dict[str, str] = {}
    kinds: dict[str, int] = {}
    waiting = deque(FIRST)
    while waiting:
        address = waiting.popleft()
        if address in seen:
            continue
        answered = app.client.get(address)
        assert answered.status_code == 200, (address, answered.text[-400:])
        assert answered.headers["content-type"].startswith(("text/html", "application/json"))
        seen[address] = answered.text
        for link in Links(answered.text).found:
            path = link.partition("#")[0]
            kind = path.split("/")[1].partition("?")[0] if path.startswith("/") else ""
            if kind and kinds.get(kind, 0) < most_of_a_kind:
                kinds[kind] = kinds.get(kind, 0) + 1
                waiting.append(path)
    return seen


def test_every_link_leads_to_a_page_and_every_fragment_to_an_anchor(read_app: App) -> None:
    pages = {address: Links(text) for address, text in walk(read_app).items() if not address.endswith(".json")}
    kinds = {address.split("/")[1].partition("?")[0] for address in pages}
    assert kinds >= {"stories", "story", "report", "quotation", "actor", "search", "news", "corrections", "feeds"}
    for address, page in pages.items():
        for link in page.found:
            path, _, fragment = link.partition("#")
            target = pages.get(path or address)
            assert not fragment or target is None or fragment in target.anchors, (address, link)


@pytest.mark.parametrize("address", FIRST)
def test_every_page_has_a_twin_in_json(read_app: App, address: str) -> None:
    text = read_app.client.get(address).text
    twin = re.search(r'rel="alternate" type="application/json" href="([^"]+)"', text)
    assert twin
    answered = read_app.client.get(twin[1].replace("&amp;", "&"))
    assert answered.status_code == 200
    assert isinstance(answered.json(), dict)


def test_the_twin_of_a_story_is_its_record(read_app: App) -> None:
    name = read_app.story()
    with Archive(read_app.path) as archive:
        told = archive.story(name)
    assert decode_line(read_app.client.get(f"/story/{name}.json").content, Story) == told


def test_no_page_shows_where_a_report_lay_on_the_machine(app: App) -> None:
    with Archive(app.path, write=True) as archive, archive.writing():
        article = next(archive.articles())
        archive.put_article(msgspec.structs.replace(article, source="/home/ada/secret/a.html", url=None), 1)
    for address, text in walk(app).items():
        assert "/home/ada" not in text, address
    assert app.client.get(f"/report/{article.id}.json").json()["source"] == "a.html"
    assert "a.html" in app.client.get(f"/report/{article.id}").text


def test_an_older_id_leads_to_what_a_thing_is_called_now(app: App) -> None:
    name = app.story()
    with Archive(app.path, write=True) as archive, archive.writing():
        archive.forward("s-000000000001", name)
    moved = app.client.get("/story/s-000000000001", follow_redirects=False)
    assert (moved.status_code, moved.headers["location"]) == (308, f"/story/{name}")
    moved = app.client.get("/story/s-000000000001.json", follow_redirects=False)
    assert moved.headers["location"] == f"/story/{name}.json"


def test_a_line_of_a_story_leads_to_where_it_stands(read_app: App) -> None:
    name = read_app.story()
    told = read_app.client.get(f"/story/{name}.json").json()
    fact = told["facts"][0]["id"]
    moved = read_app.client.get(f"/story/{name}/{fact}", follow_redirects=False)
    assert moved.headers["location"] == f"/story/{name}#{fact}"
    saying = next(one for one in told["sayings"] if len(one["variants"]) > 1)
    assert read_app.client.get(f"/story/{name}/{saying['id']}").url.path.startswith("/quotation/q-")


def test_a_later_version_of_a_report_takes_its_place(app: App) -> None:
    with Archive(app.path, write=True) as archive, archive.writing():
        old, new, *_ = archive.articles()
        archive.replace_version(old.id, new.id)
    assert app.client.get(f"/report/{old.id}").url.path == f"/report/{new.id}"


def test_a_quotation_stands_with_all_its_wordings_and_what_differs_marked(read_app: App) -> None:
    told = read_app.client.get(f"/story/{read_app.story()}.json").json()
    saying = next(one for one in told["sayings"] if any(variant.get("differs") for variant in one["variants"]))
    text = read_app.client.get(f"/quotation/{saying['variants'][0]['quote']}").text
    assert text.count("<blockquote") == len(saying["variants"])
    variant = next(one for one in saying["variants"] if one.get("differs"))
    start, end = variant["differs"][0]
    assert f"<mark>{variant['text'][start:end]}</mark>" in text.replace("&#39;", "'").replace("&amp;", "&")


def test_an_actor_has_what_they_said_did_and_with_whom(read_app: App) -> None:
    found = read_app.client.get("/actor/Astrid Vollan.json").json()
    assert found["said"]
    assert found["did"]
    assert found["promised"]
    assert found["company"]
    assert found["stories"]
    days = [one["date"] or one["told"] or "" for one in found["said"]]
    assert days == sorted(days, reverse=True)
    assert read_app.client.get("/actor/Nobody At All").status_code == 404


def test_search_takes_the_fields_of_the_command_line_and_marks_every_hit(read_app: App) -> None:
    text = read_app.client.get("/search", params={"q": 'speaker:"Astrid Vollan" kind:quotation'}).text
    assert "Astrid Vollan" in text
    text = read_app.client.get("/search", params={"q": "strait"}).text
    assert "<mark>Strait</mark>" in text or "<mark>strait</mark>" in text


def test_the_same_words_are_shown_once_however_they_were_found(read_app: App) -> None:
    hits = read_app.client.get("/search.json", params={"q": "strait"}).json()["hits"]
    text = read_app.client.get("/search", params={"q": "strait"}).text
    assert 0 < text.count('class="app-item app-hit"') < len(hits)


def test_an_archive_without_reports_says_what_to_do(tmp_path: Path) -> None:
    Archive(tmp_path / "empty.rashomon", write=True).close()
    app = asking(tmp_path / "empty.rashomon")
    for address in FIRST:
        assert app.client.get(address).status_code == 200, address
    assert "holds no story yet" in app.client.get("/").text
    assert app.client.get("/stories?page=7").status_code == 200


def test_a_hit_opens_the_report_at_its_words(read_app: App) -> None:
    hit = read_app.client.get("/search.json", params={"q": "strait"}).json()["hits"][0]
    start, end = hit["span"]
    text = read_app.client.get(f"/report/{hit['article']}?at={start}-{end}").text
    assert 'id="here"' in text


@pytest.mark.parametrize("at", ["", "x", "5", "9-3", "0-99999999999", "-1-4", "²-³"])
def test_an_address_that_points_to_no_words_shows_the_report(read_app: App, at: str) -> None:
    hit = read_app.client.get("/search.json", params={"q": "strait"}).json()["hits"][0]
    answered = read_app.client.get(f"/report/{hit['article']}", params={"at": at})
    assert answered.status_code == 200
    assert 'id="here"' not in answered.text


@pytest.mark.parametrize("query", ['"open', "speakr:Ada", "-x", "after:never", "a" * 10_500])
def test_a_query_that_cannot_be_read_is_shown_with_the_place_where_it_goes_wrong(read_app: App, query: str) -> None:
    answered = read_app.client.get("/search", params={"q": query})
    assert answered.status_code == 200
    assert 'role="alert"' in answered.text


def test_search_has_pages(read_app: App) -> None:
    first = read_app.client.get("/search.json", params={"q": "kind:event OR kind:fact OR the"}).json()
    second = read_app.client.get("/search.json", params={"q": "kind:event OR kind:fact OR the", "page": "2"}).json()
    assert first["more"]
    assert len(first["hits"]) == PER_PAGE
    assert not {str(hit) for hit in first["hits"]} & {str(hit) for hit in second["hits"]}


def test_what_is_new_since_an_addition_and_since_the_visit(app: App) -> None:
    assert app.client.get("/news.json").json()["additions"] == []
    found = app.client.get("/news.json?since=0").json()
    assert found["additions"][0]["news"][0]["kind"] == "story"
    app.client.cookies.clear()
    app.client.cookies.set("rashomon-seen", "0")
    assert app.client.get("/news").status_code == 200


def test_what_is_new_of_a_known_story_stands_under_its_name(demo: Dossier, tmp_path: Path) -> None:
    path = tmp_path / "grown.rashomon"
    with Archive(path, write=True) as archive:
        for some in (demo.articles[:5], demo.articles[5:]):
            archiving.add(archive, some, lambda failure: pytest.fail(failure.line()), jobs=1)
    app = asking(path)
    news = app.client.get("/news.json?since=1").json()["additions"][0]["news"]
    assert "story" not in {one["kind"] for one in news}
    text = app.client.get("/news?since=1").text
    assert app.client.get("/stories.json").json()["stories"][0]["title"] in text
    assert "Borne out" in text


def test_the_app_s_own_script_is_small() -> None:
    assert sum(len(file.read_bytes()) for file in STATIC.glob("*.js")) < 30_000


def test_an_archive_that_went_away_is_a_page_of_one_line(app: App) -> None:
    app.path.unlink()
    answered = app.client.get("/")
    assert answered.status_code == 503
    assert str(app.path) not in answered.text
    assert "Traceback" not in answered.text


def test_a_report_whose_id_is_an_address_has_its_page(tmp_path: Path) -> None:
    name, text = "https://a.example/ferry?page=1#top", "The ferry will sail on Monday, the harbour board said."
    with Archive(tmp_path / "a.rashomon", write=True) as archive:
        report = Article(id=name, source="a.jsonl", text=text)
        archiving.add(archive, [report], lambda failure: pytest.fail(failure.line()), jobs=1)
    app = asking(tmp_path / "a.rashomon")
    (address,) = set(re.findall(r'href="(/report/[^"?]*)"', app.client.get(f"/story/{app.story()}").text))
    assert f'href="{address}.json"' in app.client.get(address).text
    told = app.client.get(f"{address}.json").json()
    assert (told["id"], told["text"]) == (name, text)
