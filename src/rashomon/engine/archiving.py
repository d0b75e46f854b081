"""Adding to an archive: read and mark what is new, then settle it into copies, stories and accounts.

Marks are kept as soon as a few reports have them; what was kept and not settled when a run was cut off is settled by
the next.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from hashlib import blake2b
from itertools import chain, islice
from pathlib import Path
from typing import TYPE_CHECKING, TypeGuard

import msgspec

from rashomon.archive import Archive
from rashomon.archive.edits import edit_between, keep_edit
from rashomon.archive.finding import count_words, put_traits
from rashomon.archive.indexing import drop_replaced
from rashomon.archive.removing import is_removed
from rashomon.engine.engine import Watch, unwatched
from rashomon.engine.marking import mark_each
from rashomon.engine.run import Failed, read_items
from rashomon.mark.carrying import carried, carries
from rashomon.model import MARK_VERSION, Article, Failure, MarkedArticle
from rashomon.read import VERSION as READ_VERSION
from rashomon.read import Raw, Reader

if TYPE_CHECKING:
    from rashomon.collate.retrieval import Traits

READ_BY = f"read/{READ_VERSION}"
MARKED_BY = f"mark/{MARK_VERSION}"
_KEPT_AT_ONCE = 25  # reports that are kept together: what a cut-off run loses at most


class Added(msgspec.Struct, frozen=True):
    """What an addition did: reports added, known already, new versions of known ones, failed, and stories changed."""

    added: int = 0
    known: int = 0
    updated: int = 0
    failed: int = 0
    stories_changed: tuple[str, ...] = ()


@dataclass(slots=True)
class _Counts:
    added: int = 0
    known: int = 0
    updated: int = 0
    failed: int = 0


def add(
    archive: Archive,
    articles: Iterable[Article | Failure],
    failed: Failed,
    *,
    jobs: int | None = None,
    watch: Watch = unwatched,
) -> Added:
    """Add the reports to the archive (opened for writing) and tell the stories that they change anew."""
    counts = _Counts()
    with archive.writing():
        addition = archive.begin_addition()
    marked = iter(watch(mark_each(_new(archive, articles, failed, counts), jobs), "reading and marking", None))
    known: dict[str, Traits] = {}
    while some := list(islice(marked, _KEPT_AT_ONCE)):
        known |= _keep(archive, some, failed, counts, addition)
    changed = _settled(archive, addition, known, watch)
    return Added(counts.added, counts.known, counts.updated, counts.failed, changed)


def add_paths(
    archive: Archive,
    paths: Iterable[str],
    failed: Failed,
    reader: Reader,
    *,
    jobs: int | None = None,
    watch: Watch = unwatched,
) -> Added:
    """Add the reports behind ``paths``; a file or record that was read before and has not changed is passed over."""
    memory = InputMemory(archive, reader)
    return _add_read(archive, read_items(paths, replace(reader, gate=memory)), memory, failed, jobs, watch)


def add_to_file(
    path: Path,
    paths: Iterable[str],
    failed: Failed,
    reader: Reader,
    *,
    waiting: Callable[[str], None] | None = None,
    jobs: int | None = None,
    watch: Watch = unwatched,
) -> Added:
    """Add the reports behind ``paths`` to the archive at ``path``; where there is none the first report makes it."""
    if path.exists():
        with Archive(path, write=True, waiting=waiting) as archive:
            return add_paths(archive, paths, failed, reader, jobs=jobs, watch=watch)
    memory = InputMemory(None, reader)
    items = read_items(paths, replace(reader, gate=memory))
    failures: list[Failure] = []
    for item in items:
        if not isinstance(item, Failure):
            with Archive(path, write=True, waiting=waiting) as archive:
                memory.archive = archive
                return _add_read(archive, chain(failures, [item], items), memory, failed, jobs, watch)
        failures.append(item)
    for failure in failures:
        failed(failure)
    return Added(failed=len(failures))


def _add_read(
    archive: Archive,
    items: Iterable[Article | Failure],
    memory: "InputMemory",
    failed: Failed,
    jobs: int | None,
    watch: Watch,
) -> Added:
    done = add(archive, items, failed, jobs=jobs, watch=watch)
    with archive.writing():
        memory.keep()
    return msgspec.structs.replace(done, known=done.known + memory.known)


@dataclass(slots=True)
class InputMemory:
    """What an archive remembers of inputs: by their bytes, the way they are read, and the reader's version.

    One that is not made yet knows none.
    """

    archive: Archive | None
    reader: Reader
    known: int = 0
    read: dict[str, tuple[str, ...]] = field(default_factory=dict)
    places: dict[str, str] = field(default_factory=dict)

    def is_known(self, raw: Raw) -> bool:
        """Whether the archive holds all that came out of a source when this version read it."""
        ids = self.archive.known_input(self._digest(raw), READ_BY) if self.archive is not None else None
        self.known += len(ids or ())
        if ids is not None and len(ids) == 1 and raw.url is None:
            self.places[ids[0]] = raw.source
        return ids is not None

    def was_read(self, raw: Raw, articles: Sequence[str]) -> None:
        """Take note of a source; it counts as known once its articles are kept."""
        self.read[self._digest(raw)] = tuple(articles)

    def keep(self) -> None:
        """Remember the sources of which every article is in the archive, and files that lie elsewhere now.

        So that a file which is moved and then written anew is a later version of the report that it was.
        """
        if self.archive is None:
            return
        for name, known in self.archive.sources(self.places).items():
            if known != self.places[name] and not Path(known).exists():
                self.archive.put_source(name, self.places[name])
        kept = self.archive.known({name for ids in self.read.values() for name in ids})
        for digest, ids in self.read.items():
            if all(name in kept for name in ids):
                self.archive.remember_input(digest, READ_BY, ids)

    def _digest(self, raw: Raw) -> str:
        how = f"{raw.kind} {raw.url} {self.reader.verbatim} {sorted(self.reader.columns.items())}"
        return blake2b(raw.data + b"\0" + how.encode("utf-8", "replace"), digest_size=16).hexdigest()


def _new(archive: Archive, articles: Iterable[Article | Failure], failed: Failed, counts: _Counts) -> Iterator[Article]:
    """The articles that the archive neither holds nor was told to let go, each once."""
    seen: set[str] = set()
    for item in articles:
        if isinstance(item, Failure):
            counts.failed += 1
            failed(item)
        elif item.id in seen or archive.known([item.id]) or is_removed(archive.connection, item.id):
            counts.known += 1
        else:
            seen.add(item.id)
            yield _as_copy(archive, item)


def _as_copy(archive: Archive, article: Article) -> Article:
    """The article with the marks of another print that the archive holds, if it has them: it is not marked again."""
    if isinstance(article, MarkedArticle):
        return article
    known = next((one for one in archive.prints_of(article, MARKED_BY) if carries(one, article)), None)
    if known is None:
        return article
    return msgspec.structs.replace(carried(known, article), made_by=(*article.made_by, MARKED_BY))


def _keep(
    archive: Archive, some: Sequence[MarkedArticle | Failure], failed: Failed, counts: _Counts, addition: int
) -> "dict[str, Traits]":
    """Keep marked articles and what they are found by, all or none; the traits of those that are new, by their ids."""
    articles = [item for item in some if isinstance(item, MarkedArticle)]
    for failure in some:
        if isinstance(failure, Failure):
            counts.failed += 1
            failed(failure)
    if not articles:
        return {}
    from rashomon.collate.retrieval import traits  # noqa: PLC0415  only where something is new

    new: dict[str, Traits] = {}
    with archive.writing():
        held = archive.known(article.id for article in articles)
        fresh = [article for article in articles if article.id not in held]
        counts.known += len(held)  # another program added them while they were marked here
        numbers = {article.id: archive.put_article(article, addition) for article in articles}
        for article, found in zip(fresh, traits(fresh), strict=True):
            new[article.id] = found
            number = numbers[article.id]
            put_traits(archive.connection, number, archive.day(number), found.features, found.words)
            replaced = _take_place(archive, article)
            counts.updated += replaced
            counts.added += not replaced
        count_words(archive.connection, (found.stems for found in new.values()))
    return new


def _take_place(archive: Archive, article: MarkedArticle) -> bool:
    """Whether an article takes the place of an earlier version of it; what it says otherwise is kept."""
    earlier = archive.earlier_version(article)
    if earlier is None:
        return False
    archive.replace_version(earlier.id, article.id)
    keep_edit(archive.connection, edit_between(earlier, article))
    return True


def _settled(archive: Archive, addition: int, known: "Mapping[str, Traits]", watch: Watch) -> tuple[str, ...]:
    """Settle what waits; where nothing does, what compares reports is not even loaded."""
    if not archive.pending():
        return ()
    from rashomon.engine.settling import settle  # noqa: PLC0415  only where something is new

    return settle(archive, addition, known, watch)


def refresh(
    archive: Archive, failed: Failed, *, jobs: int | None = None, watch: Watch = unwatched
) -> tuple[int, tuple[str, ...]]:
    """Redo what other versions of the stages made: marks first, the oldest reports first, then the accounts.

    How many reports were marked anew, and the ids of the stories that changed. A report that cannot be marked keeps the
    marks that it has.
    """
    from rashomon.collate import VERSION as TOLD  # noqa: PLC0415  adding what is known needs it not

    with archive.writing():
        addition = archive.begin_addition()
    old = archive.articles_made_otherwise(MARKED_BY)
    known = (article for name in old for article in archive.articles([name]))
    marked = iter(watch(mark_each(map(_unmarked, known), jobs), "marking", len(old)))
    done = 0
    while some := list(islice(marked, _KEPT_AT_ONCE)):
        _keep(archive, some, failed, _Counts(), addition)
        with archive.writing():
            archive.forget_accounts_made_otherwise(f"collate/{TOLD}", [item.id for item in some if _is_marked(item)])
        done += sum(map(_is_marked, some))
    with archive.writing():
        archive.forget_accounts_made_otherwise(f"collate/{TOLD}", [])
        drop_replaced(archive.connection)
    return done, _settled(archive, addition, {}, watch)


def _is_marked(item: MarkedArticle | Failure) -> TypeGuard[MarkedArticle]:
    return isinstance(item, MarkedArticle)


def _unmarked(marked: MarkedArticle) -> Article:
    """The article as it was read."""
    fields = {name: getattr(marked, name) for name in Article.__struct_fields__}
    return Article(**fields | {"made_by": tuple(stage for stage in marked.made_by if stage.startswith("read/"))})
