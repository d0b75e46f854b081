"""Draw docs/dossier.png, the picture in the README, from the demonstration (`python scripts/pictures.py`).

It needs the tools of the tests (`pip install --group dev`) and a Chromium of the system, opened without a window.
"""

import shutil
import sys
from importlib.resources import as_file, files
from pathlib import Path
from tempfile import TemporaryDirectory

from playwright.sync_api import sync_playwright

import rashomon

DOCS = Path(__file__).parents[1] / "docs"
FLAGS = ("--no-sandbox", "--disable-gpu", "--disable-background-networking", "--no-first-run")
WIDTH, HEIGHT = 1280, 820


def main() -> None:
    """Tell the demonstration and draw its first screen."""
    chromium = next(filter(None, map(shutil.which, ("chromium", "chromium-browser", "google-chrome"))), None)
    if chromium is None:
        sys.exit("no Chromium was found: install it with the packages of your system")
    with as_file(files("rashomon.demo") / "reports") as folder:
        page = rashomon.tell(rashomon.mark(str(folder)))
    with TemporaryDirectory() as place, sync_playwright() as playwright:
        path = Path(place) / "dossier.html"
        path.write_text(page, encoding="utf-8")
        browser = playwright.chromium.launch(executable_path=chromium, args=FLAGS)
        view = browser.new_page(viewport={"width": WIDTH, "height": HEIGHT}, color_scheme="light")
        view.goto(path.as_uri())
        view.screenshot(path=DOCS / "dossier.png")
        browser.close()


if __name__ == "__main__":
    main()
