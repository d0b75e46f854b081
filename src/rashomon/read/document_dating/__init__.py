"""Document dating: a report that states no date is dated by the others of its run that tell the same."""

from bisect import insort
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from datetime import date
from heapq import nsmallest

from rashomon.model import Article, Failure, MarkedArticle
from rashomon.read.document_dating.grounds import dated, dated_by_others
from rashomon.read.document_dating.profile import Profile, key_of, profile_of
from rashomon.read.document_dating.similarity import SimilarityIndex

__all__ = ["date_documents"]

_MAX_PROFILES = 5_000  # of dated articles that are compared, some 3 kB each
_MAX_HELD = 2_000  # undated articles that are held back
_MAX_CHARACTERS = 200_000  # characters of an article that is held back


def date_documents(items: Iterable[Article | Failure]) -> Iterator[Article | Failure]:
    """The ``items``, each once; those without a date come last, dated by others where these tell it.

    Ids stay as they are. Memory is bounded: of more than ``_MAX_PROFILES`` dated and ``_MAX_HELD`` undated articles a
    choice that is the same for any order is compared, and the other undated ones pass as they are.
    """
    run = _Run()
    for item in items:
        yield from run.take(item)
    yield from run.rest()


@dataclass(slots=True)
class _Run:
    """What is kept of the articles that have passed; of too many those with the smallest keys."""

    profiles: dict[str, Profile] = field(default_factory=dict)
    held: list[tuple[str, int, Article]] = field(default_factory=list)
    limit: str = "~"  # above every key
    passed: int = 0

    def take(self, item: Article | Failure) -> Iterator[Article | Failure]:
        """Let ``item`` pass or hold it back."""
        if isinstance(item, Failure):
            yield item
            return
        day = _day(item)
        if day is not None and not dated_by_others(item):
            self._remember(item, day)
        if item.published.value is not None or isinstance(item, MarkedArticle) or len(item.text) > _MAX_CHARACTERS:
            yield item
            return
        self.passed += 1
        insort(self.held, (key_of(item), self.passed, item))
        if len(self.held) > _MAX_HELD:
            yield self.held.pop()[-1]

    def rest(self) -> Iterator[Article]:
        """The articles held back, in the order they came."""
        if not self.held:
            return
        self._forget()
        index = SimilarityIndex.among(self.profiles.values(), [article.text for _, _, article in self.held])
        for _, _, article in sorted(self.held, key=lambda entry: entry[1]):
            yield dated(article, index)

    def _remember(self, article: Article, day: date) -> None:
        key = key_of(article)
        if key <= self.limit and key not in self.profiles:
            self.profiles[key] = profile_of(article, day)
            if len(self.profiles) > 2 * _MAX_PROFILES:
                self._forget()

    def _forget(self) -> None:
        if len(self.profiles) > _MAX_PROFILES:
            self.profiles = {key: self.profiles[key] for key in nsmallest(_MAX_PROFILES, self.profiles)}
            self.limit = max(self.profiles)


def _day(article: Article) -> date | None:
    """The day of publication; None where it is not known to the day."""
    value = article.published.value or ""
    try:
        return date.fromisoformat(value[:10])
    except ValueError:
        return None
