"""Draw the pictures in the README from the demonstration: docs/dossier.png and docs/app.png.

Run as `python scripts/pictures.py`. It needs the tools of the tests (`pip install --group dev`) and a Chromium of the
system, opened without a window.
"""

from pathlib import Path
from tempfile import TemporaryDirectory

from showing import LOOKS, archive_of, chromium, demo, opened, served

import rashomon

DOCS = Path(__file__).parents[1] / "docs"
HEIGHT = 820


def main() -> None:
    """Tell the demonstration and draw its first screen; then the app at a report, where its words were looked for."""
    reports = demo()
    with TemporaryDirectory() as place, chromium() as browser:
        path = Path(place) / "dossier.html"
        path.write_text(rashomon.tell(reports), encoding="utf-8")
        view = opened(browser, LOOKS[0], HEIGHT)
        view.goto(path.as_uri())
        view.screenshot(path=DOCS / "dossier.png")
        archive = Path(place) / "news.rashomon"
        archive_of(archive, reports)
        with served(archive) as home:
            view.goto(f"{home}/search?q=publisher:Halyard+speaker:Petrenik")
            found = view.locator(".app-open").first.get_attribute("href") or ""
            view.goto(home + found.removesuffix("#here"))
            view.screenshot(path=DOCS / "app.png")


if __name__ == "__main__":
    main()
