"""Whether a stranger's Python installs Rashomon and tells the demonstration, for every Python that this machine has.

    python scripts/install_check.py [PYTHON ...]

Without arguments the Pythons of 3.11 and later that stand on the PATH or in pyenv's folder, one of each minor version.
For each, in a fresh environment whose pip stays what it came with: ``pip install .`` of a copy of what git has here,
``rashomon demo``; then ``pip install '.[all]'`` and the demo again. Prints a line for each step; the pages of all must
be the same bytes. Steps that were done of the same commit are not done again unless ``--fresh`` is given. The exit
status is 1 where a step failed. Takes one to five minutes a Python, most of it pip's.
"""

import argparse
import json
import os
import re
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from hashlib import sha256
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
OLDEST = (3, 11)
KEEP = Path(tempfile.gettempdir()) / "rashomon-install"
WAYS = (".", ".[all]")


def run(*command: str | Path, cwd: Path | None = None) -> subprocess.CompletedProcess[str]:
    """A command as a stranger would run it: nothing of this environment but the PATH."""
    clean = {name: value for name, value in os.environ.items() if not name.startswith(("PYTHON", "VIRTUAL_ENV"))}
    return subprocess.run(  # noqa: S603  our own commands
        [str(part) for part in command], cwd=cwd, env=clean, capture_output=True, text=True, check=False
    )


def pythons() -> Iterator[Path]:
    """One Python of each minor version that can run Rashomon."""
    minors = range(OLDEST[1], 30)
    there = [Path(found) for minor in minors if (found := shutil.which(f"python3.{minor}"))]
    pyenv = Path(os.environ.get("PYENV_ROOT", Path.home() / ".pyenv")) / "versions"
    there += sorted(pyenv.glob("3.*/bin/python")) if pyenv.is_dir() else []
    seen: set[tuple[int, ...]] = set()
    for python in (*there, Path(sys.executable)):
        said = run(python, "-c", "import sys; print(*sys.version_info[:2]); import venv, ensurepip").stdout.split()
        minor = tuple(map(int, said[:2]))
        if minor >= OLDEST and minor not in seen and run(python, "-m", "ensurepip", "--version").returncode == 0:
            seen.add(minor)
            yield python


def check(python: Path, source: Path, folder: Path) -> dict[str, str]:
    """What came of each way to install it with this Python."""
    found: dict[str, str] = {}
    made = run(python, "-m", "venv", folder)
    if made.returncode:
        return dict.fromkeys(WAYS, f"no environment: {_last(made)}")
    programs = folder / ("Scripts" if os.name == "nt" else "bin")
    for way in WAYS:
        began = time.monotonic()
        installed = run(programs / "pip", "install", "--quiet", "--disable-pip-version-check", way, cwd=source)
        if installed.returncode:
            found[way] = f"pip failed: {_last(installed)}"
            continue
        page = folder / "dossier.html"
        page.unlink(missing_ok=True)
        told = run(programs / "rashomon", "demo", "-q", "-o", page, cwd=folder)
        if told.returncode or told.stderr or not page.is_file():
            found[way] = f"the demo failed ({told.returncode}): {_last(told)}"
            continue
        found[way] = f"ok, page {sha256(page.read_bytes()).hexdigest()[:12]}, {time.monotonic() - began:.0f} s"
    return found


def _last(done: subprocess.CompletedProcess[str]) -> str:
    return (done.stderr or done.stdout).strip().splitlines()[-1][:200] if done.stderr or done.stdout else "no word"


def versions(python: Path) -> str:
    """The version of a Python and of the pip that it puts into an environment."""
    version = run(python, "-c", "import platform; print(platform.python_version())").stdout.strip()
    pip = re.search(r"pip (\S+)", run(python, "-m", "ensurepip", "--version").stdout)
    return f"{version} (pip {pip[1] if pip else '?'})"


def copied(folder: Path) -> tuple[str, Path]:
    """The commit that is checked out, and a copy of its files."""
    commit = run("git", "rev-parse", "HEAD", cwd=ROOT).stdout.strip()
    packed = folder / "source.tar"
    if run("git", "archive", "-o", packed, "HEAD", cwd=ROOT).returncode:
        raise SystemExit("git has no commit here to install")
    shutil.unpack_archive(packed, folder / "source", "tar", filter="data")
    return commit, folder / "source"


def main() -> int:
    """Check every Python; 1 where one does not install or tell the same."""
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("pythons", nargs="*", type=Path)
    options.add_argument("--fresh", action="store_true")
    given = options.parse_args()
    KEEP.mkdir(exist_ok=True)
    results: dict[str, str] = {}
    with tempfile.TemporaryDirectory() as folder:
        commit, source = copied(Path(folder))
        for python in given.pythons or pythons():
            name = versions(python)
            noted = KEEP / f"{commit[:12]}-{name.split()[0]}.json"
            if given.fresh or not noted.is_file():
                with tempfile.TemporaryDirectory() as fresh:
                    noted.write_text(json.dumps(check(python, source, Path(fresh) / "env")), encoding="utf-8")
            for way, came in json.loads(noted.read_text(encoding="utf-8")).items():
                results[f"{name} {way}"] = came
                print(f"{name:<24}pip install {way:<8}{came}", flush=True)
    pages = {came.split(",")[1] for came in results.values() if came.startswith("ok")}
    failed = [name for name, came in results.items() if not came.startswith("ok")]
    if not results:
        print("no Python of 3.11 or later with pip was found")
    print(f"{len(failed)} failed; {len(pages)} different page{'s' * (len(pages) != 1)} of the demonstration")
    return int(bool(failed) or len(pages) > 1)


if __name__ == "__main__":
    sys.exit(main())
