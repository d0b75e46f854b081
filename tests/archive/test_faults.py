"""What can go wrong with an archive and with what it watches: one line, nothing damaged, the exit status set."""

import json
import resource
import sqlite3
import subprocess
import sys
from collections.abc import Iterator
from contextlib import chdir
from pathlib import Path
from random import Random
from tempfile import TemporaryDirectory

import msgspec
import pytest
from click.testing import CliRunner, Result
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from reports import reports

from rashomon.archive import Archive, ArchiveError, UnwritableError, connection
from rashomon.archive.check import check
from rashomon.archive.packing import pack_article
from rashomon.archive.upkeep import copy_to
from rashomon.cli import cli
from rashomon.engine import archiving, watching
from rashomon.model import Failure
from rashomon.read import Fetcher, Reader

sys.path.insert(0, str(Path(__file__).parents[1] / "read"))
from web import Answer, dripping, serving

VERBS = (
    ["check"], ["stories"], ["search", "ferry"], ["tell", "-o", "-"], ["refresh"], ["rebuild"], ["vacuum"],
    ["correct", "same", "story", "s-1", "s-2"], ["remove", "a-1"], ["add", "report.txt"], ["watch", "--once", "."],
)  # fmt: skip


@pytest.fixture
def filled(tmp_path: Path) -> Path:
    path = tmp_path / "news.rashomon"
    with Archive(path, write=True) as archive:
        archiving.add(archive, reports()[:6], _never, jobs=1)
    with Archive(path) as archive:
        copy_to(archive, tmp_path / "whole.rashomon")
    return tmp_path / "whole.rashomon"


def run(*words: str) -> Result:
    return CliRunner().invoke(cli, list(words))


def on(path: Path, verb: list[str]) -> Result:
    """A verb on the archive at ``path``; every verb takes the archive first."""
    return run(verb[0], str(path), *verb[1:]) if verb[0] != "tell" else run("tell", str(path), *verb[1:])


def is_one_line(result: Result, path: Path) -> bool:
    said = [line for line in result.stderr.splitlines() if line.strip()]
    return result.exit_code != 0 and "Traceback" not in result.output and len(said) == 1 and path.name in said[0]


@pytest.mark.parametrize("verb", VERBS[:8], ids=lambda verb: str(verb[0]))
@pytest.mark.parametrize("how", ["missing", "text", "newer", "cut", "head"])
def test_what_cannot_be_used_is_one_line_to_every_verb(filled: Path, how: str, verb: list[str]) -> None:
    data = filled.read_bytes()
    path = filled.with_name("other.rashomon")
    if how == "text":
        path.write_text("The ferry sails again.\n", encoding="utf-8")
    elif how == "newer":
        path.write_bytes(data)
        raw = sqlite3.connect(path)
        raw.execute("PRAGMA user_version = 99")
        raw.close()
    elif how in {"cut", "head"}:
        path.write_bytes(data[: len(data) // 3 if how == "cut" else 100])
    before = path.read_bytes() if path.exists() else None
    result = on(path, verb)
    if how == "missing" and verb[0] in {"refresh", "rebuild", "vacuum", "correct", "remove"}:
        assert not path.exists(), "a verb that needs an archive makes none"
    if verb[0] != "tell" or how not in {"missing", "text"}:  # to which any other file is a report
        assert is_one_line(result, path), result.output
    assert (path.read_bytes() if path.exists() else None) == before


READING = (["stories"], ["search", "ferry"], ["tell", "-o", "-"], ["read"], ["copy", "copy.rashomon"], ["vacuum"])


@given(st.randoms(use_true_random=False), st.integers(1, 30))
@settings(max_examples=25, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_flipped_bits_are_at_most_one_line_to_every_verb(filled: Path, random: Random, count: int) -> None:
    data = bytearray(filled.read_bytes())
    for _ in range(count):
        data[random.randrange(100, len(data))] ^= 1 << random.randrange(8)
    with TemporaryDirectory() as folder, chdir(folder):
        path = Path(folder) / "flipped.rashomon"
        for verb in READING:
            for old in Path(folder).iterdir():
                old.unlink()
            path.write_bytes(data)
            result = on(path, verb)
            assert result.exception is None or isinstance(result.exception, SystemExit), verb
            assert result.exit_code == 0 or is_one_line(result, path), result.output


def test_what_is_damaged_is_not_copied_and_costs_other_inputs_nothing(filled: Path, tmp_path: Path) -> None:
    damaged = filled.with_name("damaged.rashomon")
    with Archive(filled) as archive:
        copy_to(archive, damaged)
    raw = sqlite3.connect(damaged)
    with raw:
        raw.execute("UPDATE article SET record = x'78da00' WHERE number = 1")
    raw.close()
    result = run("copy", str(damaged), str(tmp_path / "backup.rashomon"))
    assert is_one_line(result, damaged)
    assert "damaged, so it is not copied" in result.stderr
    assert not (tmp_path / "backup.rashomon").exists()
    (tmp_path / "report.txt").write_text("The ferry sails again, the harbour master said.\n", encoding="utf-8")
    read = run("read", str(damaged), str(tmp_path / "report.txt"))
    assert is_one_line(read, damaged)
    assert "harbour master" in read.stdout


def test_an_archive_of_an_earlier_version_is_brought_up_to_date(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "old.rashomon"
    with monkeypatch.context() as then:
        then.setattr(connection, "MIGRATIONS", connection.MIGRATIONS[:3])
        raw = connection.connect(path, write=True)
        raw.execute("INSERT INTO addition VALUES (1, '2024-03-04T00:00:00+00:00')")
        article = reports()[0]
        raw.execute(
            "INSERT INTO article (id, source, published, day, text, record, made_by, marks_key, addition)"
            " VALUES (?, 'x', ?, 738949, ?, ?, '', '', 1)",
            (article.id, article.published.value, article.text, pack_article(article)),
        )
        raw.close()
    with pytest.raises(ArchiveError, match="made by an earlier version of Rashomon; run `rashomon refresh` on it"):
        Archive(path)
    with Archive(path, write=True) as archive:
        assert archive.pending() == [article.id]
        archiving.add(archive, reports()[1:3], _never, jobs=1)
        assert archive.pending() == []
        assert check(archive) == []


def test_a_full_disk_is_one_line_and_what_was_there_is_whole(filled: Path) -> None:
    with Archive(filled, write=True) as archive:
        told = list(archive.stories())
        (pages,) = archive.connection.execute("PRAGMA page_count").fetchone()
        archive.connection.execute(f"PRAGMA max_page_count = {pages + 2}")
        with pytest.raises(UnwritableError, match="the disk is full; make room"):
            archiving.add(archive, reports()[6:], _never, jobs=1)
        assert list(archive.stories()) == told
        assert check(archive) == []
        archive.connection.execute("PRAGMA max_page_count = 1000000")
        archiving.add(archive, reports()[6:], _never, jobs=1)
        assert archive.count() == len(reports())
        assert check(archive) == []


def test_a_file_that_may_not_grow_is_one_line(filled: Path) -> None:
    """The same through the operating system: no file of the process may be larger than the archive is."""
    words = "from rashomon.__main__ import main; main()"
    report = filled.with_name("report.txt")
    report.write_text(
        "Quay opens\n\n" + "The quay opens on Friday, said Ada Quill, the mayor. " * 400, encoding="utf-8"
    )
    size = filled.stat().st_size
    done = subprocess.run(
        [sys.executable, "-c", words, "add", str(filled), str(report), "-j", "1"], check=False, capture_output=True,
        text=True, preexec_fn=lambda: resource.setrlimit(resource.RLIMIT_FSIZE, (size // 2, size // 2)),
    )  # fmt: skip
    assert done.returncode != 0
    assert "Traceback" not in done.stderr
    assert filled.name in done.stderr
    with Archive(filled) as archive:
        assert check(archive) == []
        assert archive.count() == 6


@pytest.mark.skipif(not Path("/proc/self").is_dir(), reason="needs a folder in which nobody may write")
def test_a_folder_that_may_not_be_written_is_one_line(filled: Path) -> None:
    for words in (("add", "/proc/news.rashomon", "."), ("copy", str(filled), "/proc/news.rashomon")):
        result = run(*words)
        assert result.exit_code != 0
        assert "/proc/news.rashomon: " in result.stderr
        assert len(result.stderr.strip().splitlines()) == 1


def test_a_writer_that_never_ends_is_not_waited_for_for_ever(filled: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(connection, "_PATIENCE", 0.3)
    other = sqlite3.connect(filled, isolation_level=None)
    other.execute("PRAGMA journal_mode = WAL")
    other.execute("BEGIN IMMEDIATE")
    (report := filled.with_name("report.txt")).write_text("Quay opens\n\nThe quay opens on Friday.", encoding="utf-8")
    result = run("add", str(filled), str(report))
    assert result.exit_code != 0
    assert [line.split("; ")[0] for line in result.stderr.strip().splitlines()] == [
        f"{filled}: another program is writing to it",
        f"Error: {filled}: another program has been writing to it for long",
    ]
    assert run("search", str(filled), "ferry").exit_code == 0, "readers do not wait"
    other.execute("ROLLBACK")
    other.close()


@pytest.mark.parametrize(
    ("query", "at"),
    [('"ferry', 1), ("ferry OR", 9), ("colour:red", 1), ("ferry after:May", 7), ("-", 1), ("speaker:", 1), ("", 1)],
)
def test_a_malformed_query_says_where(filled: Path, query: str, at: int) -> None:
    result = run("search", str(filled), query)
    assert result.exit_code != 0
    assert f"at character {at}" in result.stderr
    assert len(result.stderr.strip().splitlines()) == 1


@pytest.mark.parametrize("choice", [("--about", "zeppelin"), ("--since", "2031-01-01"), ("--story", "s-none")])
def test_a_choice_that_no_story_meets_is_named(filled: Path, choice: tuple[str, str]) -> None:
    result = run("tell", str(filled), *choice, "-o", str(filled.with_name("none.html")))
    assert is_one_line(result, filled)
    assert choice[1] in result.stderr
    assert not filled.with_name("none.html").exists()


@pytest.fixture
def bad_feeds() -> Iterator[dict[str, str]]:
    moved = Answer(b"", 302, headers={"Location": "/round"})
    pages = {
        "/round": moved,
        "/noise": Answer(bytes(range(256)) * 40, kind="application/octet-stream"),
        "/broken": Answer(b"<?xml version='1.0'?><rss><channel><item><link>http", kind="application/rss+xml"),
        "/empty": Answer(b"", kind="application/rss+xml"),
    }
    with serving(pages) as server, dripping(b"", 0.05) as hanging:
        yield {name[1:]: f"{server.home}{name}" for name in pages} | {"hangs": f"{hanging}/feed"}


@pytest.mark.parametrize("which", ["round", "noise", "broken", "empty", "hangs"])
def test_a_feed_that_is_none_costs_one_line_and_no_other_feed(
    bad_feeds: dict[str, str], which: str, tmp_path: Path
) -> None:
    folder = tmp_path / "reports"
    folder.mkdir()
    (folder / "one.json").write_bytes(msgspec.json.encode(reports()[0]))
    failed: list[Failure] = []
    reader = Reader(fetcher=Fetcher(private=True, delay=0.0, silence=0.3, patience=1.0))
    with Archive(tmp_path / "news.rashomon", write=True) as archive:
        done, _ = watching.watch_once(archive, [bad_feeds[which], str(folder)], failed.append, reader, jobs=1)
        assert done.added == 1
        assert len(failed) == 1
        assert "\n" not in failed[0].line()
        assert check(archive) == []


@pytest.mark.parametrize("words", [("-lorries bridge", "--json"), ("--json", "--", "-lorries bridge")])
def test_a_query_may_begin_with_what_is_left_out(filled: Path, words: tuple[str, ...]) -> None:
    result = run("search", str(filled), *words)
    assert result.exit_code == 0
    texts = [json.loads(line)["text"] for line in result.stdout.splitlines()]
    assert texts
    assert not any("Lorries" in text for text in texts)


def test_an_unknown_option_is_still_one(filled: Path) -> None:
    result = run("search", str(filled), "bridge", "--jsn")
    assert (result.exit_code, "No such option" in result.output) == (2, True)


def test_a_query_error_is_no_archive_error(filled: Path) -> None:
    with Archive(filled) as archive, pytest.raises(ValueError, match="at character 1"):
        archive.search('"ferry')
    with pytest.raises(ArchiveError):
        Archive(filled.with_name("nothing.rashomon"))


def _never(failure: Failure) -> None:
    raise AssertionError(failure.line())
