"""What ``rashomon batch`` takes on each engine, and its rows: ``python bench/batch.py FOLDER [REPORTS] [--keep TO]``.

FOLDER holds stories as files of JSON lines (``../shared/eval/account``). Short reports of real sentences are made of
them as ``bench/whole.py`` makes them, three in ten once more from another outlet, word for word. They go through the
local engine, Daft and Ray; through the local engine once more, killed in the middle and given again. Prints a line a
run, and whether all rows are equal. Ray is a cluster of this machine, on loopback, that ends with its run; where the
system allows it, it has a network of its own. With ``--keep TO`` the reports, the tables and what each run took stay
there, and the same command goes on behind the last run that was done.
"""

import argparse
import json
import os
import shutil
import signal
import subprocess
import sys
import tempfile
import time
from pathlib import Path

import pyarrow as pa
from pyarrow import parquet
from whole import made, shortened

from rashomon.engine import mark_paths
from rashomon.model import encode

COPIED = 3  # of ten reports
SENTENCES = 2
STORIES = 12  # files of FOLDER
_EVERY = 1.0  # seconds between two looks at what a run uses
ENGINES = ("local", "killed", "daft", "ray")


def write_reports(folder: Path, file: Path, count: int) -> None:
    """A file of so many reports, copies among them."""
    files = [found for found in sorted(folder.glob("*.jsonl")) if "." not in found.stem][:STORIES]
    stories = [[encode(shortened(one)) for one in mark_paths([str(found)], print, jobs=1)] for found in files]
    lines: list[str] = []
    for number, article in enumerate(made(stories, count)):
        ends = [span.end for span in article.sentences[:SENTENCES]] or [len(article.text)]
        fields = {"title": article.text[:40], "published": article.published.value, "text": article.text[: ends[-1]]}
        outlets = (f"Outlet {number % 7}", *([f"Copier {number % 5}"] if number % 10 < COPIED else []))
        lines += [json.dumps({**fields, "publisher": outlet}) + "\n" for outlet in outlets]
    file.write_text("".join(lines[:count]), encoding="utf-8")


def run(file: Path, folder: Path, engine: str, killed_after: float | None = None) -> dict[str, float]:
    """The wall and CPU seconds of a run, and the most memory, in MB, that it or a process that stems from it held."""
    command = [sys.executable, "-m", "rashomon", "batch", str(file), "--to", str(folder), "--engine", engine, "-q"]
    apart = ["unshare", "-rn", "sh", "-c", 'ip link set lo up; exec "$@"', "-"]
    if engine == "ray" and shutil.which("unshare") and not subprocess.run([*apart, "true"], check=False).returncode:
        command = apart + command
    began = time.monotonic()
    started = subprocess.Popen(command, start_new_session=True)
    cpu: dict[int, float] = {}
    memory = 0.0
    while started.poll() is None:
        time.sleep(_EVERY)
        for process, (seconds, held) in _stemming(started.pid).items():
            cpu[process], memory = max(seconds, cpu.get(process, 0.0)), max(memory, held)
        if killed_after is not None and time.monotonic() - began > killed_after:
            os.killpg(started.pid, signal.SIGKILL)
    if started.returncode and killed_after is None:
        raise SystemExit(f"the run on {engine} ended with status {started.returncode}")
    return {"wall": time.monotonic() - began, "cpu": sum(cpu.values()), "memory": memory}


def _stemming(first: int) -> dict[int, tuple[float, float]]:
    """The CPU seconds of a process and of all that stem from it, and the memory that each holds, in MB.

    A cluster outlives whoever waits for it, so that what it used is told by the list of processes alone.
    """
    command = [shutil.which("ps") or "ps", "-eo", "pid=,ppid=,cputimes=,rss="]
    listed = subprocess.run(command, check=True, capture_output=True, text=True)
    rows = [tuple(map(int, row.split())) for row in listed.stdout.splitlines()]
    within = {first}
    for process, parent, _, _ in sorted(rows):  # a child is mostly younger than its parent
        within |= {process} if parent in within else set()
    return {process: (seconds, held / 1024) for process, _, seconds, held in rows if process in within}


def kept(place: Path, file: Path, engine: str) -> dict[str, float]:
    """What a run took, measured now or by an earlier command that kept it."""
    note = place / f"{engine}.json"
    if not note.exists():
        if engine == "killed":
            shutil.rmtree(place / engine, ignore_errors=True)
            half = kept(place, file, "local")["wall"] / 2
            run(file, place / engine, "local", half)
            took = {"killed after": half} | run(file, place / engine, "local")
        else:
            shutil.rmtree(place / engine, ignore_errors=True)  # of a run that was cut off: its time is not known
            took = run(file, place / engine, engine)
        note.write_text(json.dumps(took), "utf-8")
    known: dict[str, float] = json.loads(note.read_bytes())
    return known


def rows(folder: Path) -> dict[str, pa.Table]:
    """The tables that the manifest of a run names."""
    manifest = json.loads((folder / "manifest.json").read_bytes())
    return {
        name: pa.concat_tables([parquet.read_table(folder / part["file"]) for part in parts])
        for name, parts in manifest["tables"].items()
    }


def main() -> None:
    """Print a line a run."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", type=Path)
    parser.add_argument("reports", nargs="?", type=int, default=20_000)
    parser.add_argument("--keep", type=Path, help="a folder for what is done, from which the command goes on")
    asked = parser.parse_args()
    with tempfile.TemporaryDirectory() as scratch:
        place = asked.keep or Path(scratch)
        place.mkdir(parents=True, exist_ok=True)
        file = place / "reports.jsonl"
        if not file.exists():
            write_reports(asked.folder, file, asked.reports)
        print(f"{asked.reports:,} reports, {file.stat().st_size:,} bytes, {os.cpu_count()} cores", flush=True)
        for engine in ENGINES:
            took = kept(place, file, engine)
            before = f"killed after {took['killed after']:.0f} s; then " if "killed after" in took else ""
            print(
                f"{engine:8} {before}{took['wall']:,.0f} s wall, {took['cpu']:,.0f} CPU seconds,"
                f" {took['memory']:,.0f} MB in the largest process",
                flush=True,
            )
        first = rows(place / ENGINES[0])
        for name in ENGINES[1:]:
            other = rows(place / name)
            same = first.keys() == other.keys() and all(first[table].equals(other[table]) for table in first)
            print(f"rows of {name}: {'equal' if same else 'NOT EQUAL'} ({sum(len(one) for one in first.values()):,})")


if __name__ == "__main__":
    main()
