"""What ``-o`` may be given, and that nothing is lost by it."""

import errno
import os
import stat
import threading
from pathlib import Path

import click
import pytest

from rashomon.cli.output import check_target, write_whole

pytestmark = pytest.mark.skipif(os.name == "nt", reason="devices, pipes and modes as Unix has them")


def mode(path: Path) -> int:
    return stat.S_IMODE(path.stat().st_mode)


@pytest.mark.parametrize("dangling", [False, True])
def test_a_link_is_written_through(tmp_path: Path, dangling: bool) -> None:
    (tmp_path / "real").mkdir()
    target, link = tmp_path / "real" / "page.html", tmp_path / "link.html"
    if not dangling:
        target.write_text("old", encoding="utf-8")
    link.symlink_to(target)
    write_whole("new", str(link))
    assert link.is_symlink()
    assert target.read_text(encoding="utf-8") == "new"


def test_a_pipe_is_written_into(tmp_path: Path) -> None:
    pipe = tmp_path / "pipe"
    os.mkfifo(pipe)
    read: list[str] = []
    reader = threading.Thread(target=lambda: read.append(pipe.read_text(encoding="utf-8")))
    reader.start()
    write_whole("through", str(pipe))
    reader.join()
    assert read == ["through"]
    assert pipe.is_fifo()


def test_a_device_stays_a_device(tmp_path: Path) -> None:
    write_whole("nothing", os.devnull)
    assert Path(os.devnull).is_char_device()
    link = tmp_path / "link"
    link.symlink_to(os.devnull)
    write_whole("nothing", str(link))
    assert link.is_symlink()


@pytest.mark.parametrize("name", ["-", "/dev/stdout", "/dev/fd/1"])
def test_standard_output_by_any_name(name: str, capsys: pytest.CaptureFixture[str]) -> None:
    write_whole("words\n", name)
    assert capsys.readouterr().out == "words\n"


@pytest.mark.parametrize("bits", [0o600, 0o640, 0o755])
def test_an_existing_file_keeps_its_mode(tmp_path: Path, bits: int) -> None:
    file = tmp_path / "page.html"
    file.write_text("old", encoding="utf-8")
    file.chmod(bits)
    write_whole("new", str(file))
    assert (file.read_text(encoding="utf-8"), mode(file)) == ("new", bits)


def test_a_new_file_has_the_mode_of_any_new_file(tmp_path: Path) -> None:
    (tmp_path / "other").touch()
    write_whole("new", str(tmp_path / "page.html"))
    assert mode(tmp_path / "page.html") == mode(tmp_path / "other")


@pytest.mark.parametrize("step", ["fsync", "chown"])
def test_a_write_that_fails_leaves_the_old_file(tmp_path: Path, step: str, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(*_: object) -> None:
        raise KeyboardInterrupt if step == "chown" else OSError(errno.ENOSPC, "No space left on device")

    file = tmp_path / "page.html"
    file.write_text("old", encoding="utf-8")
    monkeypatch.setattr(os, step, full)
    with pytest.raises((click.ClickException, KeyboardInterrupt)):
        write_whole("new", str(file))
    assert file.read_text(encoding="utf-8") == "old"
    assert list(tmp_path.iterdir()) == [file]


@pytest.mark.parametrize("name", ["", ".", "no/such/folder/page.html", "a\0b", "x" * 300, "bad\nname/x", "loop"])
def test_what_cannot_be_written_is_one_line_before_the_work(
    name: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    loop = tmp_path / "loop"
    loop.symlink_to(loop)
    with pytest.raises(click.ClickException) as before:
        check_target(name, [])
    with pytest.raises(click.ClickException) as after:
        write_whole("words", name)
    assert "\n" not in before.value.message + after.value.message
    assert list(tmp_path.iterdir()) == [loop]


def test_a_full_device_is_one_line() -> None:
    check_target("/dev/full", [])
    with pytest.raises(click.ClickException, match="No space left on device"):
        write_whole("words", "/dev/full")


def test_a_report_is_not_overwritten(tmp_path: Path) -> None:
    report, link = tmp_path / "report.txt", tmp_path / "link.html"
    report.write_text("words", encoding="utf-8")
    link.symlink_to(report)
    check_target(str(tmp_path / "new.html"), [str(report)])
    for output in (report, link):
        with pytest.raises(click.ClickException, match="is one of the reports"):
            check_target(str(output), ["-", "https://news.example/", str(tmp_path), str(report)])


def test_a_long_name_can_be_written(tmp_path: Path) -> None:
    write_whole("words", str(tmp_path / ("x" * 250)))
    assert len(list(tmp_path.iterdir())) == 1


@pytest.mark.skipif(not hasattr(os, "geteuid") or os.geteuid() == 0, reason="root may write everything")
def test_a_file_that_may_not_be_written_is_left_alone(tmp_path: Path) -> None:
    file = tmp_path / "page.html"
    file.write_text("old", encoding="utf-8")
    file.chmod(0o444)
    with pytest.raises(click.ClickException):
        write_whole("new", str(file))
    assert file.read_text(encoding="utf-8") == "old"
