"""Shared by all tests: the demonstration story, read, marked and told once; a real browser where there is one."""

import shutil
import signal
from collections.abc import Iterator
from importlib.util import find_spec
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from hypothesis import HealthCheck, settings

from rashomon.archive import Archive
from rashomon.collate import dossier
from rashomon.engine import archiving, mark_paths
from rashomon.model import Dossier, Failure

# The same examples in every run, and no complaint about a slow machine.
settings.register_profile("steady", derandomize=True, deadline=None, suppress_health_check=[HealthCheck.too_slow])
settings.load_profile("steady")

# Left out of the figure of coverage, which would double the time of the suite: tests that take long, measure time or
# run other processes. Of a test with many cases the first is traced, of those that hypothesis draws none.
UNTRACED = (
    *("eval", "engine", "cases", "mcp", "docs", "test_install", "test_api", "test_account_holds", "test_streams"),
    *("test_events_status", "test_events_seeds", "test_account_seeds", "test_odd_inputs", "test_round_trip"),
)

if TYPE_CHECKING:
    from playwright.sync_api import Browser

CHROMIUM = next(filter(None, map(shutil.which, ("chromium", "chromium-browser", "google-chrome"))), None)
FLAGS = ("--no-sandbox", "--disable-gpu", "--disable-background-networking", "--no-first-run")

DEMO = Path(__file__).parents[1] / "src" / "rashomon" / "demo" / "reports"


@pytest.fixture(scope="session", autouse=True)
def _interruptible() -> None:
    """What runs in the background of a shell ignores interrupts, and so would what the tests start."""
    if signal.getsignal(signal.SIGINT) == signal.SIG_IGN:
        signal.signal(signal.SIGINT, signal.default_int_handler)


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


@pytest.fixture(scope="session")
def demo_archive(demo: Dossier, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The demonstration story as an archive."""
    path = tmp_path_factory.mktemp("archive") / "demo.rashomon"
    failures: list[Failure] = []
    with Archive(path, write=True) as archive:
        archiving.add(archive, demo.articles, failures.append, jobs=1)
    assert not failures, [failure.line() for failure in failures]
    return path


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Say which tests count for the figure of coverage."""
    traced: set[str] = set()
    for item in items:
        function = item.nodeid.partition("[")[0]
        drawn = getattr(getattr(item, "obj", None), "is_hypothesis_test", False)
        slow = not {*item.path.parts, item.path.stem}.isdisjoint(UNTRACED) or "time" in item.name
        if slow or drawn or function in traced:
            item.add_marker(pytest.mark.no_cover)
        traced.add(function)


@pytest.fixture(scope="module")
def browser() -> Iterator["Browser"]:
    """The system's own Chromium, without a window; where there is none, what people see is not tested.

    It is closed with the module of tests that it was for: the loop that drives it would stand in the way of others.
    """
    if CHROMIUM is None or find_spec("playwright") is None:
        pytest.skip("no Chromium, or no Playwright to drive it: what people see is not tested here")
    from playwright.sync_api import sync_playwright

    with sync_playwright() as playwright:
        opened = playwright.chromium.launch(executable_path=CHROMIUM, args=FLAGS)
        yield opened
        opened.close()


@pytest.fixture(scope="session")
def axe() -> str:
    """The source of axe-core, which looks a page over for what keeps people out."""
    found = find_spec("axe_playwright_python")
    if found is None or found.origin is None:
        pytest.skip("no axe-core: the pages are not looked over here")
    return (Path(found.origin).parent / "axe.min.js").read_text(encoding="utf-8")
