"""Compiled templates: kept as compiled modules are, taken only where they were made of the same text."""

import sys
from pathlib import Path

import pytest
from jinja2 import DictLoader, Environment

from rashomon.tell.compiled import Compiled


def _said(folder: Path, text: str) -> str:
    environment = Environment(loader=DictLoader({"note": text}), bytecode_cache=Compiled(folder), autoescape=True)
    return environment.get_template("note").render()


@pytest.fixture
def kept(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setattr(sys, "pycache_prefix", str(tmp_path))
    monkeypatch.setattr(sys, "dont_write_bytecode", False)
    return tmp_path


def _files(kept: Path) -> list[Path]:
    return list(kept.rglob("*.jinja-*"))


def test_what_was_compiled_is_kept_and_taken_again(kept: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    assert _said(kept / "templates", "The quay is open.") == "The quay is open."
    assert len(_files(kept)) == 1
    monkeypatch.setattr(Environment, "compile", lambda *_: pytest.fail("compiled again"))
    assert _said(kept / "templates", "The quay is open.") == "The quay is open."


def test_another_text_is_compiled_anew(kept: Path) -> None:
    _said(kept / "templates", "The quay is open.")
    assert _said(kept / "templates", "The quay is shut.") == "The quay is shut."


@pytest.mark.parametrize("damage", [b"", b"j2", b"\x00" * 90, None])
def test_a_damaged_file_is_compiled_again(kept: Path, damage: bytes | None) -> None:
    _said(kept / "templates", "The quay is open.")
    (file,) = _files(kept)
    file.write_bytes(file.read_bytes()[:-20] if damage is None else damage)
    assert _said(kept / "templates", "The quay is open.") == "The quay is open."


def test_nothing_is_kept_where_python_keeps_nothing(kept: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "dont_write_bytecode", True)
    assert _said(kept / "templates", "The quay is open.") == "The quay is open."
    assert not _files(kept)


def test_a_folder_that_cannot_be_written_costs_nothing_else(kept: Path) -> None:
    place = Path(f"{kept}{kept}")
    place.mkdir(parents=True)
    place.joinpath("templates").write_text("a file, where the folder would stand", "utf-8")
    assert _said(kept / "templates", "The quay is open.") == "The quay is open."
