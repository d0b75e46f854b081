"""What the scripts that draw pages share: a Chromium of the system, the app on an archive, a page as it looks."""

import shutil
import socket
import sys
import threading
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from importlib.resources import as_file, files
from pathlib import Path
from typing import Literal

import uvicorn
from playwright.sync_api import Browser, Page, sync_playwright

from rashomon.archive import Archive
from rashomon.engine import archiving, mark_paths
from rashomon.model import Failure, MarkedArticle
from rashomon.web import Access, application

FLAGS = ("--no-sandbox", "--disable-gpu", "--disable-background-networking", "--no-first-run")
Scheme = Literal["light", "dark"]


@dataclass(frozen=True, slots=True)
class Look:
    """The eyes that look at a page: how wide, by day or by night."""

    width: int
    scheme: Scheme

    def __str__(self) -> str:
        return f"{self.width}-{self.scheme}"


LOOKS = (Look(1280, "light"), Look(1280, "dark"), Look(390, "light"), Look(390, "dark"))


@contextmanager
def chromium() -> Iterator[Browser]:
    """The system's Chromium, without a window."""
    found = next(filter(None, map(shutil.which, ("chromium", "chromium-browser", "google-chrome"))), None)
    if found is None:
        sys.exit("no Chromium was found: install it with the packages of your system")
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=found, args=FLAGS)
        yield browser
        browser.close()


def opened(browser: Browser, look: Look, height: int = 820) -> Page:
    """An empty page of a browser that looks so."""
    context = browser.new_context(viewport={"width": look.width, "height": height}, color_scheme=look.scheme)
    return context.new_page()


def marked(paths: Sequence[str], *, verbatim: bool = False) -> list[MarkedArticle]:
    """The reports behind these paths with their marks; what cannot be read ends the script."""
    from rashomon.read import Reader  # noqa: PLC0415  only here

    failures: list[Failure] = []
    found = list(mark_paths(paths, failures.append, Reader(verbatim=verbatim), jobs=1))
    if failures:
        sys.exit("\n".join(one.line() for one in failures))
    return found


def demo() -> list[MarkedArticle]:
    """The demonstration story with its marks."""
    with as_file(files("rashomon.demo") / "reports") as folder:
        return marked([str(folder)])


def archive_of(path: Path, *additions: Sequence[MarkedArticle]) -> None:
    """An archive that these reports were added to, one addition after another."""
    with Archive(path, write=True) as archive:
        for articles in additions:
            archiving.add(archive, articles, lambda failure: sys.exit(failure.line()), jobs=1)


@contextmanager
def served(path: Path) -> Iterator[str]:
    """The address of the app on an archive."""
    with socket.socket() as listening:
        listening.bind(("127.0.0.1", 0))
        listening.listen()
        port = listening.getsockname()[1]
        app = application(path, Access(port=port))
        server = uvicorn.Server(uvicorn.Config(app, log_level="critical", ws="none", lifespan="off"))
        thread = threading.Thread(target=server.run, kwargs={"sockets": [listening]}, daemon=True)
        thread.start()
        yield f"http://127.0.0.1:{port}"
        server.should_exit = True
        thread.join(10)
