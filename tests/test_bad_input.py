"""No input costs more than itself: alone or beside a good report, the good one is told and the bad one has its line."""

import os
import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from click.testing import CliRunner

from bad_inputs import GOOD, INPUTS
from odd_inputs import ODD
from rashomon.cli import cli
from rashomon.collate import Corrections, dossier, read_corrections
from rashomon.engine import read_paths
from rashomon.engine.marking import Marking
from rashomon.model import Article, Dossier, Failure, MarkedArticle, encode
from rashomon.read import Raw, Reader
from rashomon.read.admission import marks_fault
from rashomon.tell import DOSSIERS, tell

GIVEN = Path(__file__).parent.parent.parent / "shared/eval/hostile"
FILES = sorted(GIVEN.iterdir()) if GIVEN.is_dir() else []
_EXCEPTION = re.compile(r"\b[A-Z]\w*(?:Error|Exception)\b|Traceback|object has no attribute|codec can't")
marking = Marking()
ALL = INPUTS | ODD


def told(*paths: Path) -> tuple[Dossier, list[Failure]]:
    """Everything that ``rashomon tell`` does with the paths; each line and each file can be written."""
    articles, failures = marked(*paths)
    result = dossier(articles, Corrections())
    for way in DOSSIERS:
        tell(result, way.name).encode()
    return result, failures


def marked(*paths: Path) -> tuple[list[MarkedArticle], list[Failure]]:
    """Everything that ``rashomon mark`` does with the paths."""
    failures: list[Failure] = []
    found = [marking(article) for article in _once(read_paths(map(str, paths), failures.append, Reader()))]
    failures += [one for one in found if isinstance(one, Failure)]
    for failure in failures:
        line = failure.line()
        line.encode()
        assert line.isprintable(), line
        assert not _EXCEPTION.search(line), line
        assert "trips a rule" not in line, line
    return [one for one in found if isinstance(one, MarkedArticle)], failures


def _once(articles: Iterator[Article]) -> Iterator[Article]:
    seen: dict[str, Article] = {}
    for article in articles:
        if seen.setdefault(article.id, article) is article:
            yield article


@pytest.fixture
def good(tmp_path: Path) -> Path:
    (tmp_path / "good").mkdir()
    path = tmp_path / "good" / "good.jsonl"
    path.write_bytes(GOOD.replace(b"Saltmouth", b"Eastness"))
    return path


@pytest.mark.parametrize("name", ALL)
def test_an_invented_input_costs_only_itself(tmp_path: Path, good: Path, name: str) -> None:
    data, least, said = ALL[name]
    (tmp_path / name).write_bytes(data)
    alone, failures = told(tmp_path / name)
    assert len(alone.articles) >= least, failures
    assert failures or not said
    assert len(failures) <= 25
    beside, _ = told(tmp_path / name, good)
    assert len(beside.articles) >= min(1, len(alone.articles)) + 1 if least else beside.articles


@pytest.mark.skipif(not FILES, reason="the hostile inputs are not here")
@pytest.mark.parametrize("path", [f for f in FILES if f.suffix != ".toml"], ids=lambda path: path.name)
def test_a_hostile_input_costs_only_itself(good: Path, path: Path) -> None:
    beside, failures = told(path, good)
    assert any("Eastness" in article.text for article in beside.articles)
    assert len(beside.articles) > 1 or failures, "not a word of it"


@pytest.mark.skipif(not FILES, reason="the hostile inputs are not here")
@pytest.mark.parametrize("path", [f for f in FILES if f.suffix == ".toml"], ids=lambda path: path.name)
def test_hostile_corrections_are_applied_or_one_line(path: Path) -> None:
    found = read_corrections(path)
    if isinstance(found, Failure):
        assert found.line().isprintable()
        assert not _EXCEPTION.search(found.line())


@pytest.mark.parametrize("data", [b"a = " + b"[" * 3000, b"a = " + b"9" * 5000, b"\xff", b"[[actor]]\nsame = 5\n"])
def test_corrections_that_are_none_are_one_line(tmp_path: Path, data: bytes) -> None:
    (tmp_path / "c.toml").write_bytes(data)
    found = read_corrections(tmp_path / "c.toml")
    assert isinstance(found, Failure)
    assert not _EXCEPTION.search(found.line())


def test_a_file_whose_name_is_no_text_is_read(tmp_path: Path) -> None:
    name = os.path.join(os.fsencode(tmp_path), b"\xff\x1b[31m.jsonl")  # noqa: PTH118  a name that no Path can spell
    with open(name, "wb") as file:  # noqa: PTH123
        file.write(GOOD)
    result, failures = told(tmp_path)
    assert [article.title for article in result.articles] == ["Pier to be rebuilt"]
    assert result.articles[0].source.isprintable()
    assert not failures


@pytest.mark.skipif(not hasattr(os, "geteuid") or os.geteuid() == 0, reason="the superuser enters every folder")
def test_a_folder_that_cannot_be_entered_is_one_line(tmp_path: Path, good: Path) -> None:
    closed = tmp_path / "good" / "closed"
    closed.mkdir(mode=0)
    result, failures = told(good.parent)
    assert len(result.articles) == 1
    assert [failure.source for failure in failures] == [str(closed)]


def test_a_folder_that_the_system_refuses_costs_only_itself(good: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    closed = good.parent / "closed"
    closed.mkdir()
    scan = os.scandir

    def refuse(path: str) -> object:
        if Path(path) == closed:
            raise PermissionError(13, "Permission denied", str(closed))
        return scan(path)

    monkeypatch.setattr(os, "scandir", refuse)
    result, failures = told(good.parent)
    assert len(result.articles) == 1
    assert [failure.source for failure in failures] == [str(closed)]


def test_a_swallowed_page_is_found_again(tmp_path: Path) -> None:
    (tmp_path / "a.warc").write_bytes(INPUTS["length.warc"][0])
    result, failures = told(tmp_path / "a.warc")
    assert sorted(article.url or "" for article in result.articles) == [
        "https://lantern.example/1", "https://lantern.example/2",
    ]  # fmt: skip
    assert len(failures) == 1


def test_failures_of_one_input_are_counted_after_the_first(tmp_path: Path) -> None:
    (tmp_path / "a.jsonl").write_bytes(b"{}\n" * 1_000 + GOOD)
    result, failures = told(tmp_path)
    assert len(result.articles) == 1
    assert len(failures) == 21
    assert "980 more" in failures[-1].reason


def test_an_input_that_holds_hardly_any_report_is_not_read_to_its_end() -> None:
    brief = b"".join(b'{"text": "Rain fell in %d."}\n' % number for number in range(1_000))
    failing, good = b"{}\n" * 10_001, GOOD.replace(b'"title"', b'"id": "g%d", "title"')
    for data, least, why in (
        (brief + GOOD, 501, "entries have fewer than 60 characters, so that the rest was not read"),
        (failing + GOOD, 0, "10,001 of its first 10,001 entries failed, so that the rest was not read"),
        (GOOD + failing[:-3] + GOOD, 2, ""),
        (b"".join(good % number for number in range(500)) + brief + GOOD, 1_501, ""),
    ):
        items = list(Reader().read_raw(Raw("many.jsonl", "json", b"[" + b",".join(data.splitlines()) + b"]")))
        assert sum(isinstance(item, Article) for item in items) == least
        assert [item.reason for item in items if isinstance(item, Failure) and "not read" in item.reason] == (
            [item.reason for item in items if isinstance(item, Failure) and why in item.reason] if why else []
        )


@pytest.mark.parametrize("verb", ["read", "mark"])
def test_titles_are_no_markup_to_explanations(tmp_path: Path, verb: str) -> None:
    (tmp_path / "a.jsonl").write_bytes(INPUTS["markup.jsonl"][0])
    done = CliRunner().invoke(cli, [verb, "--explain", "-q", str(tmp_path)], catch_exceptions=False)
    assert done.exit_code == 0
    if verb == "read":
        assert "[/red] pier [bold" in done.stdout


@pytest.mark.parametrize("name", [name for name in INPUTS if INPUTS[name][1]])
def test_what_mark_writes_can_be_read_again(tmp_path: Path, name: str) -> None:
    (tmp_path / name).write_bytes(INPUTS[name][0])
    first, _ = marked(tmp_path / name)
    for article in first:
        assert marks_fault(article) is None
    (tmp_path / "again").mkdir()
    (tmp_path / "again" / "marked.jsonl").write_text("".join(f"{encode(a)}\n" for a in first), "utf-8")
    assert marked(tmp_path / "again") == (first, [])
