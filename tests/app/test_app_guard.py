import shutil
from pathlib import Path

import pytest
from asked import App, asking

from rashomon.web import Access

TOKEN = "s3cret"  # noqa: S105  of these tests


@pytest.fixture
def app(demo_archive: Path, tmp_path: Path) -> App:
    return asking(Path(shutil.copy(demo_archive, tmp_path)))


@pytest.fixture(scope="module")
def read_app(demo_archive: Path) -> App:
    return asking(demo_archive)


@pytest.mark.parametrize(
    "host", ["elsewhere.example:8321", "127.0.0.1:9", "localhost.elsewhere.example:8321", "", "[::1]"]
)
def test_a_name_that_is_not_the_app_s_own_is_not_answered(read_app: App, host: str) -> None:
    answered = read_app.client.get("/", headers={"host": host})
    assert answered.status_code == 421
    assert "stor" not in answered.text.split("<main")[1].partition("</main>")[0].replace("Back to the stories", "")


@pytest.mark.parametrize("host", ["127.0.0.1:8321", "localhost:8321", "LOCALHOST:8321", "[::1]:8321"])
def test_the_machine_s_own_names_are_answered(read_app: App, host: str) -> None:
    assert read_app.client.get("/", headers={"host": host}).status_code == 200


@pytest.mark.parametrize(
    "headers",
    [
        {"origin": "http://elsewhere.example"},
        {"origin": "null"},
        {"origin": "http://127.0.0.1:9999"},
        {"sec-fetch-site": "cross-site"},
        {"sec-fetch-site": "same-site"},
    ],
)
def test_a_page_elsewhere_cannot_write(app: App, headers: dict[str, str]) -> None:
    form = {"key": app.key(), "kind": "actor", "verdict": "same", "first": "A", "second": "B"}
    assert app.client.post("/corrections", data=form, headers=headers).status_code == 403
    assert app.client.get("/corrections.json").json() == {"decisions": []}


@pytest.mark.parametrize(
    "address",
    [
        "/corrections",
        "/corrections/1/undo",
        "/add/1/stop",
        "/add",
        "/news/seen",
        "/feeds",
        "/feeds/drop",
        "/feeds/look",
    ],
)
def test_nothing_is_written_without_the_key_of_the_form(app: App, address: str) -> None:
    assert app.client.post(address, data={"key": "guessed"}).status_code == 403
    assert app.client.post(address).status_code == 403


def test_a_policy_binds_the_browser_to_the_app_s_own_blocks(read_app: App) -> None:
    for address in ("/", f"/story/{read_app.story()}", "/nowhere"):
        headers = read_app.client.get(address).headers
        policy = headers["content-security-policy"]
        scripts = next(part for part in policy.split(";") if part.strip().startswith("script-src "))
        assert "unsafe" not in scripts
        assert "default-src 'none'" in policy
        assert "frame-ancestors 'none'" in policy
        assert headers["x-content-type-options"] == "nosniff"


def test_any_other_address_asks_for_the_token(demo_archive: Path) -> None:
    app = asking(demo_archive, Access(("desk.example",), 8321, TOKEN), "http://desk.example:8321")
    for address in ("/", "/stories.json", "/static/app.js", "/nowhere"):
        assert app.client.get(address).status_code == 401
    assert app.client.get("/", params={"token": "wrong"}).status_code == 401
    assert app.client.get("/stories.json", headers={"authorization": f"Bearer {TOKEN}"}).status_code == 200
    opened = app.client.get("/", params={"token": TOKEN}, follow_redirects=False)
    assert opened.headers["location"] == "/"
    assert "HttpOnly" in opened.headers["set-cookie"]
    assert "strict" in opened.headers["set-cookie"].lower()
    assert app.client.get("/stories").status_code == 200


def test_with_a_token_a_numeric_address_is_answered_and_another_name_is_not(demo_archive: Path) -> None:
    app = asking(demo_archive, Access(("desk.example",), 8321, TOKEN), "http://192.0.2.7:8321")
    assert app.client.get("/", params={"token": TOKEN}).status_code == 200
    assert app.client.get("/", headers={"host": "elsewhere.example:8321"}).status_code == 421


def test_a_form_that_is_too_long_is_turned_away_whether_or_not_it_says_so(app: App) -> None:
    assert app.client.post("/corrections", content=b"x" * 70_000).status_code == 413
    parts = (b"key=" + b"x" * 9_000 for _ in range(9))
    headers = {"content-type": "application/x-www-form-urlencoded"}
    assert app.client.post("/corrections", content=parts, headers=headers).status_code in {400, 413}


@pytest.mark.parametrize(
    "address", ["/story/x", "/report/x", "/quotation/x", "/add/9", "/add/x", "/no/such", "/static/x"]
)
def test_what_is_not_there_is_a_page_of_one_line(read_app: App, address: str) -> None:
    answered = read_app.client.get(address)
    assert answered.status_code == 404
    assert answered.text.count("app-lead") == 1
    assert answered.json() if address.endswith(".json") else True


def test_errors_have_a_twin_too(read_app: App) -> None:
    assert list(read_app.client.get("/story/x.json").json()) == ["error"]
    assert read_app.client.post("/stories.json").status_code == 405
