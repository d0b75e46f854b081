"""The app as a browser would ask it, on an archive that holds the demonstration story."""

import re
import time
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from starlette.testclient import TestClient

from rashomon.read import Fetcher
from rashomon.web import Access, application

HERE = "http://127.0.0.1:8321"


@dataclass(frozen=True, slots=True)
class App:
    """The app on an archive of its own, as a browser would ask it."""

    client: TestClient
    path: Path

    def key(self, page: str = "/corrections") -> str:
        found = re.search(r'name="key" value="([^"]+)"', self.client.get(page).text)
        assert found, f"{page} holds no form"
        return found[1]

    def post(self, address: str, /, **fields: str) -> tuple[int, str]:
        answered = self.client.post(address, data={"key": self.key(), **fields}, follow_redirects=False)
        return answered.status_code, answered.headers.get("location", "") or answered.text

    def story(self) -> str:
        return str(self.client.get("/stories.json").json()["stories"][0]["story"])


def asking(path: Path, access: Access | None = None, base: str = HERE, fetcher: Callable[[], Fetcher] = Fetcher) -> App:
    """The app on the archive at ``path``."""
    return App(TestClient(application(path, access, fetcher), base_url=base), path)


def ended(app: App, address: str) -> dict[str, object]:
    """A batch once it has ended."""
    for _ in range(600):
        found: dict[str, object] = app.client.get(f"{address}.json").json()
        if found["stage"] in {"done", "stopped", "failed"}:
            return found
        time.sleep(0.05)
    raise AssertionError(found)
