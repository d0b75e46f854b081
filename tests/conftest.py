"""Shared by all tests: the demonstration story, read, marked and told once."""

from pathlib import Path

import pytest
from hypothesis import HealthCheck, settings

from rashomon.collate import dossier
from rashomon.engine import mark_paths
from rashomon.model import Dossier, Failure

# The same examples in every run, and no complaint about a slow machine.
settings.register_profile("steady", derandomize=True, deadline=None, suppress_health_check=[HealthCheck.too_slow])
settings.load_profile("steady")

DEMO = Path(__file__).parents[1] / "src" / "rashomon" / "demo" / "reports"


@pytest.fixture(scope="session")
def demo_paths() -> list[str]:
    """The files of the demonstration story."""
    return sorted(str(path) for path in DEMO.iterdir())


@pytest.fixture(scope="session")
def demo(demo_paths: list[str]) -> Dossier:
    """The demonstration story through every stage."""
    failures: list[Failure] = []
    told = dossier(mark_paths(demo_paths, failures.append, jobs=1))
    assert not failures, [failure.line() for failure in failures]
    return told
