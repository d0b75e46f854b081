"""Where the blocks of a page run: a folder with reports, a copy of the checkout, a network of its own."""

import os
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path

import pytest
from blocks import ROOT

sys.path.insert(0, str(ROOT / "tests" / "read"))
from web import Answer, serving

REPORTS = ROOT / "src" / "rashomon" / "demo" / "reports"
HEAD = "10.0.0.1"  # the machine that docs/scale.md has a cluster on
# There it is alone: loopback has the address of the cluster's head, and `ray stop` finds no processes of others.
APART = (
    *("unshare", "--map-root-user", "--net", "--pid", "--mount", "--fork", "--mount-proc", "--kill-child", "sh", "-c"),
    f'ip link set lo up && ip addr add {HEAD}/32 dev lo && exec "$@"',
    "-",
)
_COMMAND = """#!/bin/sh
case "$1" in
  serve|watch) exec "{0}" "{1}" "$@" ;;
  *) exec "{0}" -m rashomon "$@" ;;
esac
"""
# What a make that runs the tests hands on to makes below it: theirs would run the same tests again, and again.
_OF_MAKE = ("MAKEFLAGS", "MFLAGS", "MAKEOVERRIDES", "MAKELEVEL", "PYTEST_ADDOPTS")
_STORY = (
    "<p>Mayor Ines Dolan of Port Ellis said on Monday that the quay would reopen in June.</p>"
    "<p>Engineers found 14 cracks in its wall last month, and the repairs cost 2.3 million crowns.</p>"
    "<p>“We could not leave it open to lorries,” Dolan told reporters at the harbour office.</p>"
)
_PAGE = f"<html><body><article><h1>Quay to reopen</h1><time>2024-05-20</time>{_STORY}</article></body></html>"
_FEED = '<?xml version="1.0"?><rss version="2.0"><channel><title>Courier</title>{}</channel></rss>'


@dataclass(frozen=True)
class Place:
    """A folder, what is in the environment of the programs that run there, and the command that starts them."""

    folder: Path
    environment: dict[str, str] = field(default_factory=dict)
    starter: tuple[str, ...] = ()

    def run(self, program: list[str]) -> str:
        """What a program prints, for a person or for others; it must end well."""
        found = (self.folder / "src", ROOT / "src", self.folder, os.environ.get("PYTHONPATH", ""))
        path = (self.folder / ".bin", Path(sys.executable).parent, os.environ.get("PATH", ""))
        kept = {name: value for name, value in os.environ.items() if name not in _OF_MAKE}
        paths = {"PYTHONPATH": os.pathsep.join(map(str, found)), "PATH": os.pathsep.join(map(str, path))}
        done = subprocess.run(
            [*self.starter, *program],
            cwd=self.folder, env={**kept, **paths, **self.environment},
            stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True, check=False,
        )  # fmt: skip
        assert done.returncode == 0, f"{program[-1]}\n{done.stdout}"
        return done.stdout


def with_command(folder: Path) -> Path:
    """The folder, and in it the command as it would be installed; what runs for ever is stopped in time."""
    command = folder / ".bin" / "rashomon"
    command.parent.mkdir()
    command.write_text(_COMMAND.format(sys.executable, Path(__file__).with_name("stopped.py")), encoding="utf-8")
    command.chmod(0o755)
    return folder


def with_reports(folder: Path) -> Place:
    """A folder with the reports of the demonstration."""
    shutil.copytree(REPORTS, folder / "reports")
    return Place(with_command(folder))


def checkout(folder: Path) -> Place:
    """A copy of the checkout, with the reports that its README has copied, set up with what is installed here.

    ``make test`` runs the tests of one room there, and what mypy knows of the checkout holds for the copy.
    """
    left_out = shutil.ignore_patterns(".*", "site", "dist", "__pycache__")
    shutil.copytree(ROOT, folder, dirs_exist_ok=True, ignore=left_out)
    (folder / ".venv").mkdir()
    (folder / ".venv" / "bin").symlink_to(Path(sys.executable).parent)
    (folder / ".venv" / ".installed").touch()
    some = {"TESTS": "tests/model", "MYPY_CACHE_DIR": str(ROOT / ".mypy_cache")}
    return Place(with_reports(folder).folder, some)


@contextmanager
def desk(folder: Path) -> Iterator[Place]:
    """A folder with reports, where the feed of the documentation is served on this machine."""
    pages = {"/quay": Answer(_PAGE.encode())}
    with serving(pages) as server:
        link = f"<item><link>{server.home}/quay</link></item>"
        pages["/feed"] = Answer(_FEED.format(link).encode(), kind="application/rss+xml")
        yield Place(with_reports(folder).folder, {"COURIER": server.home})


@contextmanager
def cluster(folder: Path) -> Iterator[Place]:
    """A folder with reports, on a machine that has a network of its own and is the head of a cluster in it."""
    if shutil.which("unshare") is None or subprocess.run([*APART, "true"], capture_output=True, check=False).returncode:
        pytest.skip("no network of its own can be had here, so no cluster is started")
    (folder / "news").mkdir()
    for report in sorted(REPORTS.iterdir())[:3]:
        shutil.copy(report, folder / "news")
    with tempfile.TemporaryDirectory(prefix="ray-") as short:  # the paths of sockets must be
        yield Place(with_reports(folder).folder, {"RAY_TMPDIR": short}, APART)


@contextmanager
def place_of(page: Path, folder: Path) -> Iterator[Place]:
    """The place that a page is about, made in an empty folder."""
    match page.stem:
        case "README":
            yield checkout(folder)
        case "archive":
            with desk(folder) as place:
                yield place
        case "scale":
            with cluster(folder) as place:
                yield place
        case _:
            yield with_reports(folder)
