"""What all pages share: the archive, the key of the forms, the work in progress, pages that were drawn before."""

import secrets
from collections import OrderedDict
from collections.abc import Callable, Hashable
from dataclasses import dataclass, field
from pathlib import Path
from threading import Lock
from typing import Generic, TypeVar

from rashomon.archive import Archive
from rashomon.read import Fetcher
from rashomon.web.work import Work

Kept = TypeVar("Kept")
_DRAWN = 96  # stories whose pages are kept drawn
_LISTED = 8


class Memory(Generic[Kept]):
    """The last few things that took long to make, by what they were made of."""

    def __init__(self, most: int) -> None:
        self._most = most
        self._kept: OrderedDict[Hashable, Kept] = OrderedDict()
        self._lock = Lock()

    def get(self, key: Hashable, make: Callable[[], Kept]) -> Kept:
        """What is kept under ``key``; made, and kept, where it is not."""
        with self._lock:
            if key in self._kept:
                self._kept.move_to_end(key)
                return self._kept[key]
        made = make()
        with self._lock:
            self._kept[key] = made
            while len(self._kept) > self._most:
                self._kept.popitem(last=False)
        return made


@dataclass(slots=True)
class Desk:
    """One archive that is served: ``form_key`` is known only to pages that the app itself gave out.

    ``fetcher`` makes what feeds are fetched with.
    """

    path: Path
    work: Work
    fetcher: Callable[[], Fetcher] = Fetcher
    form_key: str = field(default_factory=lambda: secrets.token_urlsafe(24))
    drawn: Memory[object] = field(default_factory=lambda: Memory(_DRAWN))
    listed: Memory[object] = field(default_factory=lambda: Memory(_LISTED))

    def open(self, *, write: bool = False) -> Archive:
        """The archive, opened for one request."""
        return Archive(self.path, write=write)
