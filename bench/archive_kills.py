"""Kill additions to an archive at random points: `python bench/archive_kills.py [KILLS]` (200 by default).

A child process (forked, so that the parser is loaded once) adds invented reports to an archive and is killed with
SIGKILL after a random time, again and again until the archive holds them all; then a new archive is begun. Prints one
line: how many were killed at which stage of filling, and whether every archive came out clean and equal to one that
nobody disturbed.
"""

import os
import random
import signal
import sys
import tempfile
import time
from pathlib import Path

from rashomon.archive import Archive
from rashomon.archive.check import check
from rashomon.engine import archiving, read_paths
from rashomon.engine.archived import dossier_of
from rashomon.mark import Parser, mark
from rashomon.model import Article, Failure, encode

DEMO = Path(__file__).parents[1] / "src/rashomon/demo/reports"


def main(kills: int) -> None:
    """Kill so many additions."""
    reports = list(read_paths(sorted(map(str, DEMO.iterdir())), _stop))
    parser = Parser()
    for article in reports:
        mark(article, parser)  # the parser is loaded before anything is forked
    chance = random.Random(7)
    with tempfile.TemporaryDirectory() as folder:
        whole = Path(folder) / "whole.rashomon"
        began = time.monotonic()
        _add(whole, reports)
        length = time.monotonic() - began
        wanted, killed, finished, number = _content(whole), 0, 0, 0
        path = Path(folder) / "0.rashomon"
        while killed < kills:
            if _killed(path, reports, chance.uniform(0, 1.1 * length)):
                killed += 1
                continue
            _verify(path, wanted, len(reports))
            finished += 1
            number += 1
            path = Path(folder) / f"{number}.rashomon"
        _add(path, reports)
        _verify(path, wanted, len(reports))
    print(f"{killed} additions killed, {finished + 1} archives finished, each clean and equal to an undisturbed one")


def _killed(path: Path, reports: list[Article], after: float) -> bool:
    """Whether a child that adds the reports was still at it ``after`` so many seconds."""
    child = os.fork()
    if child == 0:
        _add(path, reports)
        os._exit(0)
    until = time.monotonic() + after
    while time.monotonic() < until:
        if os.waitpid(child, os.WNOHANG)[0]:
            return False
        time.sleep(0.002)
    os.kill(child, signal.SIGKILL)
    os.waitpid(child, 0)
    return True


def _add(path: Path, reports: list[Article]) -> None:
    with Archive(path, write=True) as archive:
        archiving.add(archive, reports, _stop, jobs=1)


def _content(path: Path) -> str:
    with Archive(path) as archive:
        return str(encode(dossier_of(archive, list(archive.stories()))))


def _verify(path: Path, wanted: str, reports: int) -> None:
    with Archive(path) as archive:
        wrong = check(archive)
        if wrong or archive.count() != reports:
            sys.exit(f"not clean: {archive.count()} of {reports} reports; {'; '.join(wrong)}")
    if _content(path) != wanted:
        sys.exit("the content differs from that of an undisturbed archive")


def _stop(failure: Failure) -> None:
    sys.exit(failure.line())


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 200)
