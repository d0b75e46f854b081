"""Wall time, memory and rows of ``rashomon batch`` on each engine: ``python bench/batch.py FOLDER [REPORTS]``.

FOLDER holds stories as files of JSON lines (``../shared/eval/account``). Short reports of real sentences are made of
them as ``bench/whole.py`` makes them, three in ten once more from another outlet, word for word. They go through the
local engine, Daft and Ray; through the local engine once more, killed in the middle and given again. Prints a line a
run, and whether all rows are equal. Ray is a cluster of this machine, on loopback, that ends with its run; where the
system allows it, it has a network of its own.
"""

import json
import os
import resource
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
SENTENCES = 3
STORIES = 12  # files of FOLDER


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


def run(file: Path, folder: Path, engine: str, killed_after: float | None = None) -> tuple[float, float]:
    """The wall seconds of a run and the most memory, in MB, that one of its processes held."""
    command = [sys.executable, "-m", "rashomon", "batch", str(file), "--to", str(folder), "--engine", engine, "-q"]
    apart = ["unshare", "-rn", "sh", "-c", 'ip link set lo up; exec "$@"', "-"]
    if engine == "ray" and shutil.which("unshare") and not subprocess.run([*apart, "true"], check=False).returncode:
        command = apart + command
    began = time.monotonic()
    started = subprocess.Popen(command, start_new_session=True)
    try:
        if started.wait(killed_after):
            raise SystemExit(f"the run on {engine} ended with status {started.returncode}")
    except subprocess.TimeoutExpired:
        os.killpg(started.pid, signal.SIGKILL)
        started.wait()
    return time.monotonic() - began, resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss / 1024


def rows(folder: Path) -> dict[str, pa.Table]:
    """The tables that the manifest of a run names."""
    manifest = json.loads((folder / "manifest.json").read_bytes())
    return {
        name: pa.concat_tables([parquet.read_table(folder / part["file"]) for part in parts])
        for name, parts in manifest["tables"].items()
    }


def main(folder: str, count: int = 20_000) -> None:
    """Print a line a run."""
    with tempfile.TemporaryDirectory() as scratch:
        place, file = Path(scratch), Path(scratch, "reports.jsonl")
        write_reports(Path(folder), file, count)
        print(f"{count:,} reports, {file.stat().st_size:,} bytes, {os.cpu_count()} cores")
        took = 0.0
        for engine in ("local", "daft", "ray"):
            took, peak = run(file, place / engine, engine)
            print(f"{engine:8} {took:8.0f} s wall, {peak:7,.0f} MB in the largest process so far", flush=True)
            if engine == "local":
                run(file, place / "killed", "local", took / 2)
                again, _ = run(file, place / "killed", "local")
                print(f"killed   after {took / 2:.0f} s, then {again:.0f} s more", flush=True)
        first = rows(place / "local")
        for name in ("daft", "ray", "killed"):
            other = rows(place / name)
            same = first.keys() == other.keys() and all(first[table].equals(other[table]) for table in first)
            print(f"rows of {name}: {'equal' if same else 'NOT EQUAL'} ({sum(len(one) for one in first.values()):,})")


if __name__ == "__main__":
    main(sys.argv[1], *map(int, sys.argv[2:]))
