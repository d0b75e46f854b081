import shutil
import time
from pathlib import Path

import pytest
from asked import App, asking, ended

from rashomon.engine.marking import Marking
from rashomon.model import Article, Failure, MarkedArticle
from rashomon.web.adding import MOST_FILES, plain_name

REPORT = """Ferry aground off Saltmouth

Saltmouth Courier, 4 March 2024

The ferry Avante ran aground off Saltmouth on Monday with 212 people aboard, the coast guard said.
"Nobody was hurt," said Captain Jorun Vik. Tugs from Amsel pulled the ferry free after nine hours.
"""


@pytest.fixture
def app(demo_archive: Path, tmp_path: Path) -> App:
    return asking(Path(shutil.copy(demo_archive, tmp_path)))


def send(app: App, *files: tuple[str, bytes]) -> tuple[int, str]:
    sent = [("files", (name, data)) for name, data in files]
    answered = app.client.post("/add", data={"key": app.key()}, files=sent, follow_redirects=False)
    return answered.status_code, answered.headers.get("location", "")


def test_a_correction_is_applied_and_undone(app: App) -> None:
    name = app.story()
    told = app.client.get(f"/story/{name}.json").json()
    copy = told["copies"][0]
    status, back = app.post(
        "/corrections", kind="copy", verdict="different", first=copy["from"], second=copy["to"], next=f"/story/{name}",
        why="both had it from the ministry",
    )  # fmt: skip
    assert (status, back) == (303, f"/story/{name}?decided=1")
    page = app.client.get(back).text
    assert "Correction 1 is kept and applied." in page
    pairs = [(one["from"], one["to"]) for one in app.client.get(f"/story/{name}.json").json()["copies"]]
    assert (copy["from"], copy["to"]) not in pairs
    assert "both had it from the ministry" in app.client.get("/corrections").text
    assert app.post("/corrections/1/undo", next=f"/story/{name}") == (303, f"/story/{name}")
    pairs = [(one["from"], one["to"]) for one in app.client.get(f"/story/{name}.json").json()["copies"]]
    assert (copy["from"], copy["to"]) in pairs
    assert app.client.get("/corrections.json").json()["decisions"][0]["undone"]


def test_a_report_that_does_not_belong_makes_a_story_of_its_own(app: App) -> None:
    name = app.story()
    reports = app.client.get(f"/story/{name}.json").json()["articles"]
    app.post("/corrections", kind="story", verdict="different", first=reports[0], second=reports[-1], next="/")
    assert app.client.get("/stories.json").json()["total"] == 2


@pytest.mark.parametrize(
    "fields",
    [
        {},
        {"kind": "actor", "verdict": "same", "first": "A", "second": "A"},
        {"kind": "actor", "verdict": "maybe", "first": "A", "second": "B"},
        {"kind": "weather", "verdict": "same", "first": "A", "second": "B"},
        {"kind": "actor", "verdict": "same", "first": "A" * 301, "second": "B"},
        {"kind": "saying", "verdict": "same", "first": "q-1", "second": "q-2"},
    ],
)
def test_a_correction_that_says_nothing_is_turned_away_in_one_line(app: App, fields: dict[str, str]) -> None:
    status, text = app.post("/corrections", **fields)
    assert status in {400, 404}
    assert "Traceback" not in text
    assert app.client.get("/corrections.json").json() == {"decisions": []}


@pytest.mark.parametrize(
    "away", ["//elsewhere.example/", "https://elsewhere.example", "/\\elsewhere.example", "x", "/a\nb"]
)
def test_a_form_leads_back_to_the_app_alone(app: App, away: str) -> None:
    _, back = app.post("/corrections", kind="actor", verdict="same", first="Vollan", second="Aldane", next=away)
    assert back == "/corrections?decided=1"


def test_dropped_files_are_added_and_known_the_second_time(app: App) -> None:
    before = app.client.get("/news.json").json()["last"]
    status, address = send(app, ("ferry.txt", REPORT.encode()), ("broken.docx", b"PK\x03\x04nothing"))
    assert status == 303
    batch = ended(app, address)
    assert batch["stage"] == "done", batch
    assert batch["done"]["added"] == 1, batch  # type: ignore[index]
    assert [line.split(":")[0] for line in batch["failures"]] == ["broken.docx"]  # type: ignore[attr-defined]
    assert app.client.get("/search.json", params={"q": "Avante"}).json()["hits"]
    assert app.client.get("/news.json", params={"since": before}).json()["additions"]
    assert "Ferry aground" in app.client.get(address).text
    again = ended(app, send(app, ("ferry.txt", REPORT.encode()))[1])
    assert again["done"]["added"] == 0  # type: ignore[index]
    assert again["done"]["known"] == 1  # type: ignore[index]
    source = app.client.get("/search.json", params={"q": "Avante kind:report"}).json()["hits"][0]["article"]
    assert app.client.get(f"/report/{source}.json").json()["source"] == "ferry.txt"


def test_what_is_new_can_be_put_behind(app: App) -> None:
    app.client.get("/")
    ended(app, send(app, ("ferry.txt", REPORT.encode()))[1])
    assert app.client.get("/news.json").json()["additions"]
    gained = [one["gained"] for one in app.client.get("/stories.json").json()["stories"]]
    assert sorted(gained) == [0, 1]
    assert app.post("/news/seen") == (303, "/news")
    assert app.client.get("/news.json").json()["additions"] == []


def test_no_file_and_too_many_files_are_one_line(app: App) -> None:
    answered = app.client.post("/add", data={"key": app.key()}, files=[("files", ("", b""))])
    assert answered.status_code in {400, 403}
    many = [(f"{number}.txt", b"x") for number in range(MOST_FILES + 1)]
    assert send(app, *many)[0] == 400


def test_more_than_can_be_sent_at_once_is_turned_away(app: App) -> None:
    answered = app.client.post("/add", headers={"content-length": str(65 << 20)}, content=b"")
    assert answered.status_code == 413


@pytest.mark.parametrize(
    ("given", "name"),
    [
        ("../../etc/passwd", "passwd"),
        ("/", "report"),
        ("..", "report"),
        ("a\x00b.txt", "a_b.txt"),
        (".hidden", "hidden"),
        ("<script>alert(1)</script>.html", "script_.html"),
        ("C:\\x\\y.eml", "y.eml"),
        ("x" * 400 + ".html", "x" * 100 + ".html"),
        ("Bericht über Öl.txt", "Bericht über Öl.txt"),
    ],
)
def test_the_name_of_a_file_leads_nowhere_else(given: str, name: str, tmp_path: Path) -> None:
    assert plain_name(given) == name
    assert (tmp_path / plain_name(given)).resolve().parent == tmp_path.resolve()


def test_a_hostile_report_is_only_words(app: App) -> None:
    script = "&lt;script&gt;alert(1)&lt;/script&gt;"
    hostile = (
        f"<html><head><title>{script} Mayor &lt;img src=x onerror=alert(2)&gt;</title></head><body><article>"
        f"<h1>{script} Mayor resigns over harbour</h1>"
        f"<p>Mayor Ines Dolan said on Wednesday: &quot;{script} We shall rebuild the harbour by June.&quot;</p>"
        "<p>The council of Hallsund met on Tuesday and rejected the harbour by 31 votes to 28, the clerk said.</p>"
        "</article></body></html>"
    )
    batch = ended(app, send(app, ("<img src=x onerror=alert(4)>.html", hostile.encode()))[1])
    assert batch["stage"] == "done", batch
    hit = app.client.get("/search.json", params={"q": "rebuild harbour Hallsund"}).json()["hits"][0]
    pages = ["/", f"/report/{hit['article']}", "/search?q=Hallsund", "/news?since=0", "/add", "/add/1"]
    pages += [f"/story/{hit['story']}"] if hit.get("story") else []
    pages += [f"/quotation/{hit['id']}"] if hit["kind"] == "quotation" else []
    pages += ["/search?q=%3Cscript%3Ealert(5)%3C/script%3E", "/actor/<script>alert(6)</script>"]
    for address in pages:
        text = app.client.get(address).text
        assert "<script>alert" not in text, address
        assert "<img src=x" not in text, address


def test_one_batch_at_a_time_and_a_batch_can_be_stopped(app: App, monkeypatch: pytest.MonkeyPatch) -> None:
    quick = Marking.__call__

    def slow(self: Marking, article: Article) -> MarkedArticle | Failure:
        time.sleep(0.3)
        return quick(self, article)

    monkeypatch.setattr(Marking, "__call__", slow)
    texts = [(f"{n}.txt", REPORT.replace("212", str(300 + n)).replace("nine", f"{n + 2}").encode()) for n in range(6)]
    status, address = send(app, *texts)
    assert status == 303
    assert send(app, texts[0])[0] == 409
    assert app.post(f"{address}/stop") == (303, address)
    batch = ended(app, address)
    assert batch["stage"] == "stopped"
    assert batch["done"]["added"] < 6  # type: ignore[index]
