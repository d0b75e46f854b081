"""What pages, feeds, archives and records do to readers: the share of small inputs read rightly never falls."""

import json
import subprocess
import sys
from pathlib import Path

import pytest

EVAL = Path(__file__).parents[3] / "shared" / "eval"
LEAST = 0.98

pytestmark = [
    pytest.mark.eval,
    pytest.mark.skipif(
        not (EVAL / "cases_read.py").is_file(), reason="the development sets are not beside this checkout"
    ),
]


def test_cases_of_reading_stay_right(tmp_path: Path) -> None:
    program = tmp_path / "rashomon"
    program.write_text(f'#!/bin/sh\nexec "{sys.executable}" -m rashomon "$@"\n', "utf-8")
    program.chmod(0o755)
    command = [sys.executable, str(EVAL / "cases_read.py"), str(EVAL / "cases_read"), str(program)]
    done = subprocess.run(command, capture_output=True, text=True, check=True)
    assert json.loads(done.stdout.splitlines()[0])["share"] >= LEAST, done.stdout
