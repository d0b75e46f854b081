"""The example at the end of every verb's help does what it says, where the files that it names lie."""

import gzip
import json
import shlex
import shutil
from pathlib import Path

import pytest
from click.testing import CliRunner
from places import Place, desk

from rashomon.cli import cli
from rashomon.cli.examples import EXAMPLES

FOR_EVER = ("mcp", "serve", "watch")  # these are programs of their own, stopped in time
NEEDED = {
    "batch": "pyarrow",
    "export": "pyarrow",
    "mcp": "mcp",
    "read": "fastwarc",
    "serve": "starlette",
    "watch": "httpx",
}
REPORT = (
    "Ada Quill, the harbour minister, said on Monday that the ferry to Amsel would sail again in June. "
    "{} men mended its hull."
)
OTHER = (
    "Minister Quill welcomed the ferry Avante at the quay of Amsel on Tuesday, where 300 people had waited since dawn "
    "for its horn."
)
PAGE = "<html><body><article><h1>Ferry to sail again</h1><time>2024-05-20</time><p>{}</p></article></body></html>"
CRAWLED = (
    "WARC/1.0\r\nWARC-Type: response\r\nWARC-Record-ID: <urn:uuid:7a1f0c52-6a53-4a0a-9a53-0d4b8f0c1a11>\r\n"
    "WARC-Date: 2024-05-21T08:00:00Z\r\nWARC-Target-URI: https://courier.example/hull\r\n"
    "Content-Type: application/http; msgtype=response\r\nContent-Length: {}\r\n\r\n"
)


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with all that the examples name: reports, records, a page, a web archive, an archive."""
    made = tmp_path_factory.mktemp("examples")
    for name in ("reports", "news"):
        (made / name).mkdir()
    texts = [f"Ferry to sail again\n\nHarbour Post\n2024-05-2{count}\n\n{REPORT.format(count)}" for count in (1, 2)]
    for number, text in enumerate([*texts, f"Horn of the ferry\n\nDaily Courier\n2024-06-04\n\n{OTHER}"]):
        (made / "reports" / f"{number}.txt").write_text(text, encoding="utf-8")
    record = {"title": "Ferry to sail again", "publisher": "Harbour Post", "text": REPORT.format(3)}
    (made / "news" / "a.jsonl").write_text(json.dumps(record), encoding="utf-8")
    page = PAGE.format(REPORT.format(4))
    (made / "page.html").write_text(page, encoding="utf-8")
    answer = f"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\n{PAGE.format(OTHER)}".encode()
    crawled = CRAWLED.format(len(answer)).encode() + answer + b"\r\n\r\n"
    (made / "crawl.warc.gz").write_bytes(gzip.compress(crawled))
    done = CliRunner().invoke(cli, ["add", str(made / "news.rashomon"), str(made / "reports"), "-j", "1"])
    assert done.exit_code == 0, done.output
    return made


@pytest.mark.parametrize("verb", sorted(set(EXAMPLES) - {*FOR_EVER}))
def test_an_example_does_what_it_says(verb: str, folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    if verb in NEEDED:
        pytest.importorskip(NEEDED[verb])
    monkeypatch.chdir(folder)
    shutil.rmtree("tables", ignore_errors=True)  # of another example
    command, _, target = EXAMPLES[verb].partition(" > ")
    done = CliRunner().invoke(cli, shlex.split(command)[1:])
    assert done.exit_code == 0, done.output
    made = [word for word in shlex.split(command) if word.startswith(("dossier.", "tables", "backup."))]
    assert all((folder / name).exists() for name in made)
    assert not target or done.stdout


@pytest.mark.parametrize("verb", FOR_EVER)
def test_an_example_that_runs_for_ever_begins_to(verb: str, tmp_path: Path, folder: Path) -> None:
    pytest.importorskip(NEEDED[verb])
    with desk(tmp_path) as place:
        archive = (folder / "news.rashomon").read_bytes()
        (tmp_path / "news.rashomon").write_bytes(archive)
        Place(place.folder, place.environment).run(["sh", "-c", f"{EXAMPLES[verb]} </dev/null"])
