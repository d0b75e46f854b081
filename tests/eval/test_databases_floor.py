"""Exports of newspaper databases on the development files: the shares may not fall below their floors."""

import json
import subprocess
import sys

import pytest
from development import EVAL

FLOORS = {"articles_right": 1.0, "found": 0.98, "title": 0.99, "date": 0.99, "publisher": 0.99, "bylines": 0.97}


@pytest.mark.eval
@pytest.mark.skipif(not (EVAL / "databases").is_dir(), reason="the development files are not here")
def test_exports_are_read_as_well_as_they_are() -> None:
    command = [sys.executable, str(EVAL / "databases.py"), str(EVAL / "databases"), f"{sys.executable} -m rashomon"]
    done = subprocess.run(command, capture_output=True, text=True, check=True)
    scores = json.loads(done.stdout.splitlines()[0])
    below = {name: scores[name] for name, floor in FLOORS.items() if scores[name] < floor}
    assert not below, f"below the floors {FLOORS}: {below}"
