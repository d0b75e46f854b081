"""``rashomon batch``: the rows are those of ``export``, whatever carries the steps out and however often it stops."""

import errno
import os
import signal
import subprocess
import sys
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from importlib.util import find_spec
from pathlib import Path
from typing import Any

import msgspec
import pytest

import rashomon
from rashomon.batch import (
    BatchError,
    Manifest,
    Options,
    OtherRunError,
    admitting,
    grouping,
    inputs,
    run_batch,
    stamp,
)
from rashomon.batch.steps import Done, Reading, ReadTask
from rashomon.engine import Engine, ProcessPool, Serial
from rashomon.engine.named import engine_named
from rashomon.model import Failure

parquet = pytest.importorskip("pyarrow.parquet")
arrow = pytest.importorskip("pyarrow")

_OUTLETS = ("Harbour Post", "Daily Courier", "Evening Gazette")
_STORIES = tuple(
    part.strip().split("\n")
    for part in """
2024-03-0
Mayor Ines Dolan of Port Ellis said on Monday that the quay would reopen. Engineers found 14 cracks in its wall in May.
The repairs cost 2.3 million crowns, Dolan told reporters at the harbour office.
The quay of Port Ellis stays shut for three more weeks. Ines Dolan rejected a call by fishermen to resign.

2024-06-1
Police in Vennesby arrested two men after a burglary at the glass museum. Karin Thole said they took nine old goblets.
“They knew what they wanted,” Thole, a spokeswoman of the police, said.
Two men are held over the theft of nine goblets from the glass museum, police in Vennesby said.

2024-09-2
Wildfires forced 800 people in Low Harrow to leave their homes. The brigade said that flames crossed the Tarn ridge.
Marten Oake, who leads the brigade, asked neighbouring counties for tankers.
Flames crossed the Tarn ridge near Low Harrow and 800 residents were evacuated, the brigade announced.

2024-12-0
The miners of Castellane agreed on Sunday to suspend their strike. The union accepted a raise of six percent.
Sofia Brandt, the chief of the company, praised the agreement; the union votes on it by 15 December.
A strike at the Castellane mine is suspended. Sofia Brandt offered the union a raise of six percent.
""".strip().split("\n\n")
)


def _records() -> Iterator[dict[str, str]]:
    """Twelve reports of four stories; of each story two tell much the same words, and one tells no date."""
    for day, lead, further, short in _STORIES:
        for number, (outlet, text) in enumerate(zip(_OUTLETS, (f"{lead} {further}", lead, short), strict=True)):
            dated = {"published": f"{day}{4 + number}"} if number < 2 else {}
            yield {"title": lead.partition(". ")[0], "publisher": outlet, "text": text, **dated}


@pytest.fixture(scope="module")
def reports(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A file of records, one line of which is none."""
    path = tmp_path_factory.mktemp("reports") / "news.jsonl"
    lines = [msgspec.json.encode(record) for record in _records()]
    path.write_bytes(b"\n".join([*lines[:5], b"{broken", b"", *lines[5:]]) + b"\n")
    return path


@pytest.fixture(scope="module")
def exported(reports: Path, tmp_path_factory: pytest.TempPathFactory) -> dict[str, Any]:
    """The tables that ``export`` makes of the reports."""
    folder = tmp_path_factory.mktemp("export") / "tables"
    rashomon.export(str(reports), "parquet", folder, failed=lambda _: None)
    return {file.stem: parquet.read_table(file) for file in sorted(folder.iterdir())}


@pytest.fixture(autouse=True)
def _small_parts(monkeypatch: pytest.MonkeyPatch) -> None:
    """Parts so small that every step has several tasks."""
    monkeypatch.setattr(inputs, "_SLICE", 900)
    monkeypatch.setattr(admitting, "_ARTICLES", 5)
    monkeypatch.setattr(grouping, "_REPORTS", 4)


def _tables(folder: Path) -> dict[str, Any]:
    """The tables that the manifest of a run names."""
    manifest = msgspec.json.decode((folder / "manifest.json").read_bytes(), type=Manifest)
    assert manifest.state == "complete"
    return {
        name: arrow.concat_tables([parquet.read_table(folder / part.file) for part in parts])
        for name, parts in manifest.tables.items()
    }


def _equal(folder: Path, exported: dict[str, Any]) -> bool:
    found = _tables(folder)
    return found.keys() == exported.keys() and all(found[name].equals(exported[name]) for name in exported)


def _run(paths: Iterable[Path], folder: Path, engine: Engine | None = None) -> list[Failure]:
    failures: list[Failure] = []
    options = Options(engine or Serial(), failures.append, lambda items, _doing, _total: iter(items))
    run_batch([str(path) for path in paths], folder, options)
    return failures


def test_the_rows_are_those_of_export(reports: Path, exported: dict[str, Any], tmp_path: Path) -> None:
    failures = _run([reports], tmp_path / "run")
    assert [failure.source for failure in failures] == [f"{reports}:6"]
    assert exported["stories"].num_rows == 4
    assert exported["copies"].num_rows
    assert _equal(tmp_path / "run", exported)
    assert not (tmp_path / "run/.work").exists()
    assert len(list((tmp_path / "run/facts").iterdir())) > 1


def test_several_processes_and_a_glob_give_the_same(reports: Path, exported: dict[str, Any], tmp_path: Path) -> None:
    _run([reports.parent / "*.jsonl"], tmp_path / "run", ProcessPool(2, at_once=1, tries=2))
    assert _equal(tmp_path / "run", exported)


def _skip_without(*names: str) -> None:
    """Skip a test where a package is missing; none is imported to find that out, since Daft then calls its makers."""
    for name in names:
        if find_spec(name) is None:
            pytest.skip(f"{name} is not installed")


@pytest.mark.parametrize("name", ["daft", "ray"])
def test_other_engines_give_the_same(name: str, reports: Path, exported: dict[str, Any], tmp_path: Path) -> None:
    _skip_without("daft", name)
    code = (
        "import sys, pathlib\n"
        "from rashomon.batch import Options, run_batch\n"
        "from rashomon.engine.named import engine_named\n"
        f"with engine_named({name!r}, 2) as engine:\n"
        "    run_batch(sys.argv[1:2], pathlib.Path(sys.argv[2]),"
        " Options(engine, lambda _: None, lambda items, *_: iter(items)))\n"
    )
    subprocess.run([sys.executable, "-c", code, reports, tmp_path / "run"], check=True, timeout=300)
    assert _equal(tmp_path / "run", exported)


def test_tables_and_lines_of_records_read_the_same(exported: dict[str, Any], tmp_path: Path) -> None:
    file = tmp_path / "news.parquet"
    parquet.write_table(arrow.Table.from_pylist(list(_records())), file, row_group_size=5)
    assert not _run([file], tmp_path / "run")
    found = _tables(tmp_path / "run")
    assert found["facts"].equals(exported["facts"])
    assert found["articles"]["words"].equals(exported["articles"]["words"])


@dataclass
class Stopping:
    """An engine that is stopped after so many results, and counts what it was given."""

    after: int
    taken: list[object] = field(default_factory=list)

    def map(self, stage: Any, records: Iterable[Any], lost: Any = None) -> Iterator[Any]:  # noqa: ANN401
        del lost
        for record in records:
            if len(self.taken) == self.after:
                raise KeyboardInterrupt
            self.taken.append(record)
            yield stage(record)


def test_what_was_stopped_goes_on_where_it_was(reports: Path, exported: dict[str, Any], tmp_path: Path) -> None:
    whole = Stopping(1000)
    _run([reports], tmp_path / "whole", whole)
    taken = 0
    for after in (1, 2, 3, 1000):
        engine = Stopping(after)
        if after < 1000:
            with pytest.raises(KeyboardInterrupt):
                _run([reports], tmp_path / "run", engine)
        else:
            _run([reports], tmp_path / "run", engine)
        taken += len(engine.taken)
    assert taken == len(whole.taken)
    assert _equal(tmp_path / "run", exported)


def test_what_was_killed_goes_on_where_it_was(reports: Path, exported: dict[str, Any], tmp_path: Path) -> None:
    code = (
        "import sys, pathlib, os, itertools\n"
        "from rashomon.batch import Options, admitting, files, grouping, inputs, run_batch\n"
        "from rashomon.engine import Serial\n"
        "inputs._SLICE, admitting._ARTICLES, grouping._REPORTS = 900, 5, 4\n"
        "count, whole = itertools.count(), files.os.fsync\n"
        "def fsync(number):\n"
        "    if next(count) == int(sys.argv[3]): os.kill(os.getpid(), 9)\n"
        "    whole(number)\n"
        "files.os.fsync = fsync\n"
        "run_batch(sys.argv[1:2], pathlib.Path(sys.argv[2]), Options(Serial(), print, lambda items, *_: iter(items)))\n"
    )
    for after in (3, 12, 40):
        done = subprocess.run([sys.executable, "-c", code, reports, tmp_path / "run", str(after)], check=False)
        assert done.returncode == -signal.SIGKILL
    assert list((tmp_path / "run").rglob(".*.*")), "it was killed while it wrote"
    _run([reports], tmp_path / "run")
    assert _equal(tmp_path / "run", exported)


def test_a_whole_run_is_not_done_again(reports: Path, tmp_path: Path) -> None:
    _run([reports], tmp_path / "run")
    engine = Stopping(0)
    _run([reports], tmp_path / "run", engine)
    assert not engine.taken


def test_the_folder_of_another_run_is_left_alone(reports: Path, tmp_path: Path) -> None:
    run, other, mine = tmp_path / "run", tmp_path / "other.jsonl", tmp_path / "mine.jsonl"
    mine.write_bytes(reports.read_bytes())
    _run([mine], run)
    other.write_bytes(mine.read_bytes())
    with pytest.raises(OtherRunError, match=r"did not read .*other.jsonl"):
        _run([mine, other], run)
    with pytest.raises(OtherRunError, match=r"read .*mine.jsonl too|did not read"):
        _run([other], run)
    mine.write_bytes(other.read_bytes() + b"\n")
    with pytest.raises(OtherRunError, match=r"mine.jsonl has changed"):
        _run([mine], run)
    (tmp_path / "full").mkdir()
    (tmp_path / "full/a.txt").write_text("kept")
    with pytest.raises(OtherRunError, match="holds other things"):
        _run([other], tmp_path / "full")
    assert (tmp_path / "full/a.txt").read_text() == "kept"


def test_other_versions_are_refused(reports: Path, tmp_path: Path) -> None:
    _run([reports], tmp_path / "run")
    path = tmp_path / "run/manifest.json"
    path.write_bytes(path.read_bytes().replace(stamp().models.encode(), b"0123456789ab"))
    with pytest.raises(OtherRunError, match=r"other versions: models 0123456789ab and"):
        _run([reports], tmp_path / "run")
    strange = msgspec.structs.replace(stamp(), stages={**stamp().stages, "mark": "1066"})
    done = Reading(str(tmp_path), strange)(ReadTask(0, ()))
    assert "mark 1066 and" in done.broken
    assert not (tmp_path / ".work").exists()


def test_a_full_disk_is_one_line_and_costs_nothing_that_is_done(
    reports: Path, exported: dict[str, Any], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    sync, count = os.fsync, iter(range(1000))

    def full(number: int) -> None:
        if next(count) > 9:
            raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))
        sync(number)

    monkeypatch.setattr(os, "fsync", full)
    with pytest.raises(BatchError, match=r"No space left on device.*give the command again"):
        _run([reports], tmp_path / "run")
    assert not list((tmp_path / "run").rglob(".*.*"))
    monkeypatch.setattr(os, "fsync", sync)
    _run([reports], tmp_path / "run")
    assert _equal(tmp_path / "run", exported)


def test_inputs_that_cannot_be_read_cost_themselves_alone(
    reports: Path, exported: dict[str, Any], tmp_path: Path
) -> None:
    bad = tmp_path / "bad.parquet"
    bad.write_bytes(b"PAR1 and nothing more")
    failures = _run([reports, bad, tmp_path / "none.jsonl", Path("https://example.org/a")], tmp_path / "run")
    assert {failure.source for failure in failures} >= {str(bad), str(tmp_path / "none.jsonl")}
    assert all(failure.line().count("\n") == 0 for failure in failures)
    assert _equal(tmp_path / "run", exported)
    with pytest.raises(BatchError, match="nothing to read"):
        _run([tmp_path / "none.jsonl"], tmp_path / "nothing")
    assert not (tmp_path / "nothing").exists()


@dataclass
class Deadly:
    """A stage whose process dies of one record, always, and of another the first time."""

    place: str

    def __call__(self, number: int) -> Done:
        known = Path(self.place, str(number))
        if number == 2 or (number == 4 and not known.exists()):
            known.touch()
            os.kill(os.getpid(), signal.SIGKILL)
        return Done(number, made=1)


def _lost(number: int, how: str) -> Done:
    return Done(number, broken=how)


def test_what_a_worker_dies_of_is_tried_again_and_then_named(tmp_path: Path) -> None:
    with engine_named("local", 2) as engine:
        done = list(engine.map(Deadly(str(tmp_path)), range(7), _lost))
    assert [one.number for one in done] == list(range(7))
    assert [one.number for one in done if one.broken] == [2]


def test_what_a_worker_of_daft_dies_of_is_tried_again_and_then_named(tmp_path: Path) -> None:
    _skip_without("daft")
    code = (
        "import sys\n"
        "from test_batch import Deadly, _lost\n"
        "from rashomon.engine.named import engine_named\n"
        "with engine_named('daft', 2) as engine:\n"
        "    done = list(engine.map(Deadly(sys.argv[1]), range(7), _lost))\n"
        "print([one.number for one in done], [one.number for one in done if one.broken])\n"
    )
    path = os.pathsep.join([str(Path(__file__).parent), *sys.path])
    done = subprocess.run(
        [sys.executable, "-c", code, str(tmp_path)],
        env={**os.environ, "PYTHONPATH": path},
        capture_output=True,
        text=True,
        check=False,
        timeout=300,
    )
    assert done.stdout.splitlines()[-1:] == ["[0, 1, 2, 3, 4, 5, 6] [2]"], done.stderr


def test_a_batch_that_is_given_up_is_reported_by_the_names_in_it(reports: Path, tmp_path: Path) -> None:
    @dataclass
    class Losing:
        def map(self, stage: Any, records: Iterable[Any], lost: Any = None) -> Iterator[Any]:  # noqa: ANN401
            for number, record in enumerate(records):
                gone = number == 0 and stage.name == "mark"
                yield lost(record, "was ended by SIGKILL") if gone else stage(record)

    failures = _run([reports], tmp_path / "run", Losing())
    gone = [failure for failure in failures if "SIGKILL" in failure.reason]
    assert len(gone) == 5
    assert _tables(tmp_path / "run")["articles"].num_rows == 12 - 5


def test_the_command(reports: Path, exported: dict[str, Any], tmp_path: Path) -> None:
    command = [sys.executable, "-m", "rashomon", "batch", str(reports), "--to", str(tmp_path / "run"), "-j", "1"]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert done.returncode == 1
    assert "12 reports, 4 stories" in done.stderr
    assert f"{reports}:6: " in done.stderr
    assert not done.stdout
    assert _equal(tmp_path / "run", exported)
    again = subprocess.run(
        [*command[:5], "--address", "x:1", *command[5:]], capture_output=True, text=True, check=False
    )
    assert again.returncode == 2
    assert "--engine ray" in again.stderr
