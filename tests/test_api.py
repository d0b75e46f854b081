"""``import rashomon``: paths, texts or records in, records out."""

import subprocess
import sys
from collections.abc import Callable
from importlib import import_module
from pathlib import Path

import pytest

import rashomon
from rashomon.model import encode
from rashomon.tell import VERSION

ROOT = Path(__file__).parents[1]
DEMO = ROOT / "src/rashomon/demo/reports"
TEXT = "Mayor Ines Dolan of Port Ellis said on Monday that the quay would reopen.\n\nShe thanked the divers."
RECORD = {"text": TEXT, "title": "The quay reopens", "published": "2031-05-14"}


def test_what_is_offered_is_there_and_sorted() -> None:
    assert rashomon.__all__ == sorted(rashomon.__all__)
    assert all(callable(getattr(rashomon, name)) for name in rashomon.__all__)
    assert set(rashomon.__all__) <= set(dir(rashomon))
    with pytest.raises(AttributeError, match="no attribute 'reed'"):
        _ = rashomon.reed  # type: ignore[attr-defined]


def test_the_import_loads_nothing() -> None:
    code = "import sys; before = set(sys.modules); import rashomon; print(*sorted(set(sys.modules) - before))"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert not {"msgspec", "numpy", "spacy", "rashomon.model", "rashomon.api"} & set(done.stdout.split())


@pytest.mark.parametrize("first", ["rashomon.read", "import_module('rashomon.read.text')", "rashomon.mark"])
def test_a_stage_is_a_function_and_a_package(first: str) -> None:
    code = f"from importlib import import_module; import rashomon; {first}; import rashomon.read.text as lines; "
    code += f"print(rashomon.read({RECORD})[0].title, lines is rashomon.read.text)"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=False)
    assert done.stdout == "The quay reopens True\n", done.stderr


def test_paths_texts_records_and_articles_can_stand_together(tmp_path: Path) -> None:
    path = tmp_path / "quay.txt"
    path.write_text(TEXT, encoding="utf-8")
    (article,) = rashomon.read(RECORD)
    found = rashomon.read([str(path), path, TEXT, RECORD, article], verbatim=True)
    assert [one.source for one in found] == [str(path), str(path), "text 3", "record 4", "record 1"]
    assert {one.text for one in found} == {TEXT, article.text}


def test_each_stage_takes_what_any_before_it_gives() -> None:
    marked = rashomon.mark(RECORD, verbatim=True)
    dossier = rashomon.dossier(marked)
    assert marked == rashomon.mark(rashomon.read(RECORD, verbatim=True))
    assert rashomon.collate(RECORD, verbatim=True) == rashomon.collate(marked) == list(dossier.stories)
    assert rashomon.tell(marked, "json") == rashomon.tell(dossier, "json") == encode(dossier) + "\n"


def test_a_bad_input_is_a_warning_and_costs_the_others_nothing() -> None:
    with pytest.warns(UserWarning, match="nowhere.txt: there is no such file"):
        assert len(rashomon.read(["nowhere.txt", RECORD])) == 1
    failures: list[rashomon.Failure] = []
    rashomon.read({"title": "no text"}, failed=failures.append)
    assert [failure.source for failure in failures] == ["record 1"]


def test_the_start_in_the_readme_runs(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "reports").symlink_to(DEMO)
    block = (ROOT / "README.md").read_text(encoding="utf-8").split("```python\n", 1)[1].split("```", 1)[0]
    names: dict[str, object] = {}
    exec(compile(block, "README.md", "exec"), names)  # noqa: S102  the words of our own README
    assert "origins: " in capsys.readouterr().out
    assert str(names["page"]).lower().startswith("<!doctype html>")


def test_every_stage_writes_its_version_into_what_it_makes() -> None:
    dossier = rashomon.dossier(RECORD, verbatim=True)
    stages = {name: import_module(f"rashomon.{name}").VERSION for name in ("read", "mark", "collate")}
    assert dossier.articles[0].made_by == tuple(f"{name}/{stages[name]}" for name in ("read", "mark"))
    assert dossier.stories[0].made_by == (f"collate/{stages['collate']}",)
    assert f'content="Rashomon, tell/{VERSION}"' in rashomon.tell(dossier)
    assert rashomon.tell(dossier, "md").endswith(f"<!-- Rashomon, tell/{VERSION} -->\n")


def test_errors_are_one_tree(tmp_path: Path) -> None:
    none = tmp_path / "none.rashomon"
    none.write_text("no archive", encoding="utf-8")
    asked: list[tuple[Callable[[], object], type[Exception]]] = [
        (lambda: rashomon.Archive(none), rashomon.ArchiveError),
        (lambda: rashomon.tell(rashomon.Dossier((), ()), "docx"), rashomon.UnknownFormatError),
        (lambda: rashomon.export(rashomon.Dossier((), ()), "exel"), rashomon.ExportError),
        (lambda: rashomon.table(rashomon.Dossier((), ()), "fact"), rashomon.ExportError),
    ]
    for ask, kind in asked:
        with pytest.raises(rashomon.RashomonError) as raised:
            ask()
        assert isinstance(raised.value, kind)
        assert "\n" not in str(raised.value)
    names = [name for name in rashomon.__all__ if name.endswith("Error")]
    assert all(issubclass(getattr(rashomon, name), rashomon.RashomonError) for name in names)
