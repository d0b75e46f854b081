"""The benchmark of whole runs knows where each step of an account is taken."""

from importlib import import_module
from pathlib import Path

import pytest

from loading import load

_BENCH = Path(__file__).parents[2] / "bench"


def test_every_step_that_is_measured_is_there(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.syspath_prepend(str(_BENCH))
    parts = load(_BENCH / "whole.py").PARTS
    for module, steps in parts.items():
        room = import_module(f"rashomon.collate.{module}".rstrip("."))
        assert not [step for step in steps if not callable(getattr(room, step, None))]
