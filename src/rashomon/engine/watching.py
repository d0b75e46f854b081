"""Watching: feeds, sitemaps, pages and folders looked through for what is new in content."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime

from rashomon.archive import Archive
from rashomon.archive.feeds import feed, has_failed, has_seen, is_seen, was_read
from rashomon.archive.news import News, news_since
from rashomon.engine.archiving import Added, InputMemory, add
from rashomon.engine.run import Failed, read_items
from rashomon.model import Article, Failure, MarkedArticle
from rashomon.read import Reader, Validators, date_documents, is_address

Passing = Callable[[Iterator[Article | Failure]], Iterable[MarkedArticle | Article | Failure]]
_UNCHANGED = "unchanged since it was last fetched"


@dataclass(slots=True)
class _Round:
    """One look at all feeds: what is to be remembered of them once what they brought is kept."""

    archive: Archive
    reader: Reader
    failed: Failed
    now: datetime
    answered: list[str] = field(default_factory=list)
    troubles: dict[str, str] = field(default_factory=dict)
    fetched: dict[str, str] = field(default_factory=dict)

    def items(self, feeds: Sequence[str]) -> Iterator[Article | Failure]:
        """The reports that the feeds name and that were not fetched before."""
        for address in sorted(set(feeds)):
            if is_address(address):
                yield from self._named_by(address)
            else:
                yield from read_items([address], self.reader)

    def _named_by(self, address: str) -> Iterator[Article | Failure]:
        known = feed(self.archive.connection, address)
        if known.wait_until and known.wait_until > self.now.isoformat(timespec="seconds"):
            waits = f"left alone until {known.wait_until} after {known.failures} failures ({known.trouble})"
            self.failed(Failure(address, waits, "nothing to do; it is tried again then"))
            return
        fetcher = self.reader.fetcher
        fetcher.known[address] = Validators(known.etag, known.modified)
        raw = fetcher.fetch(address)
        if isinstance(raw, Failure):
            if raw.reason == _UNCHANGED:
                self.answered.append(address)
            else:
                self.troubles[address] = raw.reason
                yield raw
            return
        self.answered.append(address)
        fresh = replace(self.reader, passes=lambda found: self._is_fresh(address, found))
        for item in fresh.read_raw(raw):
            if isinstance(item, Failure):
                self.fetched.pop(item.source, None)  # to be tried again the next time
            yield item

    def _is_fresh(self, named_by: str, address: str) -> bool:
        """Whether a report that a feed names was not fetched before; it will have been."""
        if is_seen(self.archive.connection, address):
            return False
        self.fetched[address] = named_by
        return True

    def keep(self) -> None:
        """Remember what was seen, now that all of it is kept."""
        connection, known = self.archive.connection, self.reader.fetcher.known
        for address in self.answered:
            said = known.get(address, Validators())
            was_read(connection, replace(feed(connection, address), etag=said.etag, modified=said.modified), self.now)
        for address, trouble in self.troubles.items():
            has_failed(connection, feed(connection, address), trouble, self.now)
        has_seen(connection, self.fetched, self.now)


def watch_once(
    archive: Archive,
    feeds: Sequence[str],
    failed: Failed,
    reader: Reader,
    *,
    jobs: int | None = None,
    passing: Passing = lambda items: items,
    whole: Callable[[], bool] = lambda: True,
) -> tuple[Added, list[News]]:
    """Look through the feeds once: what was added, and what is new in content.

    A feed that fails costs only itself, is said in one line, and is left alone for longer each time. What was fetched
    counts as seen once it is kept, so that a run that is cut off loses nothing. All that is read goes through
    ``passing``; where ``whole`` says at the end that not all of it came through, nothing counts as seen.
    """
    before = archive.last_addition()
    memory = InputMemory(archive, reader)
    one = _Round(archive, replace(reader, gate=memory), failed, datetime.now(UTC))
    done = add(archive, passing(date_documents(one.items(feeds))), failed, jobs=jobs)
    if whole():
        with archive.writing():
            memory.keep()
            one.keep()
    return done, news_since(archive.connection, before)
