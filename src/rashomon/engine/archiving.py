"""Adding to an archive: read and mark what is new, then settle it into copies, stories and accounts.

Marks are kept as soon as a few reports have them; what was kept and not settled when a run was cut off is settled by
the next. Small archives are grouped as a whole, so that no order of adding ever shows; in a larger one a new report is
compared with those that it may copy or that write of the same things at about the same time, and their stories.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from hashlib import blake2b
from itertools import islice
from typing import NamedTuple, TypeGuard

import msgspec

from rashomon.archive import Archive
from rashomon.archive.decisions import decisions
from rashomon.archive.edits import edit_between, edits_of, keep_edit
from rashomon.archive.finding import (
    names_of,
    near,
    put_traits,
    sharing,
    snapshot,
    take_snapshot,
)
from rashomon.archive.news import keep_news, news_of, news_of_edit
from rashomon.collate import VERSION as TOLD
from rashomon.collate import (
    Corrections,
    Decision,
    copies_by_story,
    find_copies,
    finish,
    forwards,
    group_stories,
    ids_of,
    prepare,
)
from rashomon.collate.retrieval import Traits, Weighing, archive_weighing, likely_one_event, traits
from rashomon.engine.marking import mark_each
from rashomon.engine.run import Failed, read_items
from rashomon.model import MARK_VERSION, Article, Copy, Failure, MarkedArticle, Story, with_marks_of
from rashomon.read import VERSION as READ_VERSION
from rashomon.read import Raw, Reader

READ_BY = f"read/{READ_VERSION}"
MARKED_BY = f"mark/{MARK_VERSION}"
EXACT = 600
"""Reports up to which an archive is grouped as a whole with every addition."""
_GROWTH = 3  # weights of words are taken anew whenever the archive has grown so many times
_KEPT_AT_ONCE = 25  # reports that are kept together: what a cut-off run loses at most
_MOST_OF_STORY = 400  # reports of a very large story that a new one is compared with


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
) -> Added:
    """Add the reports to the archive (opened for writing) and tell the stories that they change anew."""
    counts = _Counts()
    with archive.writing():
        addition = archive.begin_addition()
    marked = mark_each(_new(archive, articles, failed, counts), jobs)
    known: dict[str, Traits] = {}
    while some := list(islice(marked, _KEPT_AT_ONCE)):
        known |= _keep(archive, some, failed, counts, addition)
    changed = settle(archive, addition, known)
    return Added(counts.added, counts.known, counts.updated, counts.failed, changed)


def add_paths(
    archive: Archive,
    paths: Iterable[str],
    failed: Failed,
    reader: Reader,
    *,
    jobs: int | None = None,
) -> Added:
    """Add the reports behind ``paths``; a file or record that was read before and has not changed is passed over."""
    memory = InputMemory(archive, reader)
    found = read_items(paths, replace(reader, gate=memory))
    done = add(archive, found, failed, jobs=jobs)
    with archive.writing():
        memory.keep()
    return msgspec.structs.replace(done, known=done.known + memory.known)


@dataclass(slots=True)
class InputMemory:
    """What an archive remembers of inputs: by their bytes, the way they are read, and the reader's version."""

    archive: Archive
    reader: Reader
    known: int = 0
    read: dict[str, tuple[str, ...]] = field(default_factory=dict)

    def is_known(self, raw: Raw) -> bool:
        """Whether the archive holds all that came out of a source when this version read it."""
        ids = self.archive.known_input(self._digest(raw), READ_BY)
        self.known += len(ids or ())
        return ids is not None

    def was_read(self, raw: Raw, articles: Sequence[str]) -> None:
        """Take note of a source; it counts as known once its articles are kept."""
        self.read[self._digest(raw)] = tuple(articles)

    def keep(self) -> None:
        """Remember the sources of which every article is in the archive."""
        kept = self.archive.known({name for ids in self.read.values() for name in ids})
        for digest, ids in self.read.items():
            if all(name in kept for name in ids):
                self.archive.remember_input(digest, READ_BY, ids)

    def _digest(self, raw: Raw) -> str:
        how = f"{raw.kind} {raw.url} {self.reader.verbatim} {sorted(self.reader.columns.items())}"
        return blake2b(raw.data + b"\0" + how.encode("utf-8", "replace"), digest_size=16).hexdigest()


def _new(archive: Archive, articles: Iterable[Article | Failure], failed: Failed, counts: _Counts) -> Iterator[Article]:
    """The articles that the archive does not hold, each once."""
    seen: set[str] = set()
    for item in articles:
        if isinstance(item, Failure):
            counts.failed += 1
            failed(item)
        elif item.id in seen or archive.known([item.id]):
            counts.known += 1
        else:
            seen.add(item.id)
            yield _as_copy(archive, item)


def _as_copy(archive: Archive, article: Article) -> Article:
    """The article with the marks of a copy that the archive holds, if it holds one: it need not be marked again."""
    known = None if isinstance(article, MarkedArticle) else archive.copy_of(article, MARKED_BY)
    if known is None:
        return article
    return msgspec.structs.replace(with_marks_of(article, known), made_by=(*article.made_by, MARKED_BY))


def _keep(
    archive: Archive, some: Sequence[MarkedArticle | Failure], failed: Failed, counts: _Counts, addition: int
) -> dict[str, Traits]:
    """Keep marked articles and what they are found by, all or none; the traits of those that are new, by their ids."""
    articles = [item for item in some if isinstance(item, MarkedArticle)]
    for failure in some:
        if isinstance(failure, Failure):
            counts.failed += 1
            failed(failure)
    new: dict[str, Traits] = {}
    with archive.writing():
        held = archive.known(article.id for article in articles)
        fresh = [article for article in articles if article.id not in held]
        for article in articles:
            archive.put_article(article, addition)
        for article, found in zip(fresh, traits(fresh), strict=True):
            new[article.id] = found
            number = archive.numbers([article.id])[article.id]
            put_traits(archive.connection, number, archive.day(number), found.features, found.words, found.stems)
            replaced = _take_place(archive, article)
            counts.updated += replaced
            counts.added += not replaced
    return new


def _take_place(archive: Archive, article: MarkedArticle) -> bool:
    """Whether an article takes the place of an earlier version of it; what it says otherwise is kept."""
    name = archive.earlier_version(article)
    earlier = archive.article(name) if name else None
    if earlier is None:
        return False
    archive.replace_version(earlier.id, article.id)
    keep_edit(archive.connection, edit_between(earlier, article))
    return True


def kept_corrections(archive: Archive) -> Corrections:
    """The decisions that a desk made in the archive and that hold."""
    rows = decisions(archive.connection)
    return Corrections(tuple(Decision(one.kind, one.first, one.second, one.same, one.why) for one in rows))


def settle(archive: Archive, addition: int, known: Mapping[str, Traits] | None = None) -> tuple[str, ...]:
    """Bring copies, stories and accounts up to date with all reports that are kept; the ids of stories that changed.

    One transaction: a run that is cut off leaves what was settled before. ``known`` are traits that were taken already.
    """
    with archive.writing():
        return _Settlement(archive, addition, known or {}).run()


def refresh(archive: Archive, failed: Failed, *, jobs: int | None = None) -> tuple[int, tuple[str, ...]]:
    """Redo what other versions of the stages made: marks first, the oldest reports first, then the accounts.

    How many reports were marked anew, and the ids of the stories that changed. A report that cannot be marked keeps the
    marks that it has.
    """
    with archive.writing():
        addition = archive.begin_addition()
    old = archive.articles_made_otherwise(MARKED_BY)
    known = (article for name in old for article in archive.articles([name]))
    marked = mark_each(map(_unmarked, known), jobs)
    done = 0
    while some := list(islice(marked, _KEPT_AT_ONCE)):
        _keep(archive, some, failed, _Counts(), addition)
        with archive.writing():
            archive.forget_accounts_made_otherwise(f"collate/{TOLD}", [item.id for item in some if _is_marked(item)])
        done += sum(map(_is_marked, some))
    with archive.writing():
        archive.forget_accounts_made_otherwise(f"collate/{TOLD}", [])
    return done, settle(archive, addition)


def _is_marked(item: MarkedArticle | Failure) -> TypeGuard[MarkedArticle]:
    return isinstance(item, MarkedArticle)


def _unmarked(marked: MarkedArticle) -> Article:
    """The article as it was read."""
    fields = {name: getattr(marked, name) for name in Article.__struct_fields__}
    return Article(**fields | {"made_by": tuple(stage for stage in marked.made_by if stage.startswith("read/"))})


def rebuild(archive: Archive) -> tuple[str, ...]:
    """Group the whole archive anew, as if all its reports came at once."""
    with archive.writing():
        return _Settlement(archive, archive.begin_addition(), {}).run(whole=True)


class _Told(NamedTuple):
    """A story, and what its account depends on."""

    story: Story
    basis: str


class _Settlement:
    """One settling: which reports are looked at, how they are grouped, which stories come out changed."""

    def __init__(self, archive: Archive, addition: int, known: Mapping[str, Traits]) -> None:
        self._archive = archive
        self._addition = addition
        self._known = known
        self._replaced: dict[str, str] = {}
        self._corrections = kept_corrections(archive)

    def run(self, *, whole: bool = False) -> tuple[str, ...]:
        """Settle what is pending (or, with ``whole``, everything)."""
        archive = self._archive
        pending = archive.pending()
        total = archive.count()
        if not pending and not whole:
            return ()
        self._replaced = archive.replaced_by(pending)
        whole = whole or total <= EXACT
        weighing = None if whole and total <= EXACT else self._weighing(total, anew=whole)
        names = None if weighing is None or whole else self._around(pending, weighing)
        articles = {article.id: article for article in archive.articles(names)}
        copies = self._copies(articles, None if whole else frozenset(pending))
        groups = self._corrections.groups(group_stories(list(articles.values()), copies, weighing))
        return self._tell([tuple(group) for group in groups], copies)

    def _weighing(self, total: int, *, anew: bool) -> Weighing:
        connection = self._archive.connection
        kept = None if anew else snapshot(connection)
        if kept is None or total >= _GROWTH * kept.articles:
            kept = take_snapshot(connection, total)
        return archive_weighing(*kept)

    def _around(self, pending: Sequence[str], weighing: Weighing) -> list[str]:
        """The pending reports, those they may copy or tell the same event as, and the stories of these."""
        archive = self._archive
        new = archive.texts(pending)
        numbers = archive.numbers(pending)
        copied: set[int] = set()
        met: list[tuple[str, int]] = []
        for name, known in self._traits(new).items():
            number = numbers[name]
            copied.update(sharing(archive.connection, number, known.features))
            found = near(archive.connection, number, archive.day(number), known.words)
            met += [(name, other) for other in found]
        names = names_of(archive.connection, {other for _, other in met})
        pairs = [(one, names[other]) for one, other in met if other in names]
        others = archive.texts({other for _, other in pairs} - set(pending))
        close = likely_one_event(new, others, pairs, weighing) | set(names_of(archive.connection, copied).values())
        names_around = {*pending, *close}
        for story in archive.stories(list(archive.story_ids([*sorted(close), *self._replaced]).values())):
            names_around.update(story.articles[-_MOST_OF_STORY:])
        return archive.current_among(names_around)

    def _traits(self, articles: Sequence[MarkedArticle]) -> dict[str, Traits]:
        """The traits of articles; those of which a run that was cut off kept them are taken anew."""
        lacking = [article for article in articles if article.id not in self._known]
        taken = {one.id: found for one, found in zip(lacking, traits(lacking), strict=True)}
        return {one.id: taken.get(one.id) or self._known[one.id] for one in articles}

    def _copies(self, articles: dict[str, MarkedArticle], pending: frozenset[str] | None) -> list[Copy]:
        """The copies among the articles: those of pending ones are looked for, the others known."""
        batch = list(articles.values())
        found = self._corrections.copies(batch, find_copies(batch))
        if pending is not None:
            kept = [copy for copy in self._archive.copies(sorted(articles)) if copy.source in articles]
            found = (*kept, *(copy for copy in found if copy.source in pending or copy.target in pending))
            found = tuple({(copy.source, copy.target): copy for copy in found}.values())
        else:
            self._archive.drop_copies()
        for copy in found:
            self._archive.put_copy(copy)
        return sorted(found, key=lambda copy: (copy.source, copy.target))

    def _tell(self, groups: Sequence[tuple[MarkedArticle, ...]], copies: Sequence[Copy]) -> tuple[str, ...]:
        """Tell the stories that changed, and forget those whose reports went into others."""
        archive = self._archive
        homes = archive.story_ids([article.id for group in groups for article in group])
        left = archive.story_ids(sorted(self._replaced))
        names = [*homes.values(), *left.values(), *archive.stories_without_reports()]
        before = {story.story: story for story in archive.stories(names)}
        bases = archive.bases(before)
        told: list[_Told] = []
        for group, inside in zip(groups, copies_by_story(groups, copies), strict=True):
            known = before.get(next((homes[a.id] for a in group if a.id in homes), ""))
            here = frozenset(article.id for article in group)
            if known is not None and frozenset(known.articles) == here and known.copies == inside:
                told.append(_Told(known, bases[known.story]))
                continue
            telling = prepare(group, inside, self._corrections)
            basis = f"{TOLD} {telling.basis}"
            same = known is not None and bases[known.story] == basis and here.issuperset(known.articles)
            told.append(_Told(finish(telling, known if same else None), basis))
        return self._store(told, before, {article.id: article for group in groups for article in group})

    def _store(
        self, made: Sequence[_Told], before: dict[str, Story], articles: dict[str, MarkedArticle]
    ) -> tuple[str, ...]:
        archive = self._archive
        told = [one.story for one in made]
        now = {name: story.story for story in told for name in story.articles}
        now |= {old: now[new] for old, new in self._replaced.items() if new in now}
        kept = {story.story for story in told}
        for old in before.values():
            if old.story not in kept:
                archive.drop_story(old.story, next((now[name] for name in old.articles if name in now), None))
        changed = [story for story in told if before.get(story.story) != story]
        archive.is_current(name for story in changed for name in ids_of(story))
        for old_id, now_id in forwards(changed, [old for old in before.values() if old not in told]).items():
            archive.forward(old_id, now_id)
        news = [one for story in changed for one in news_of(before.get(story.story), story, archive.current)]
        for new in dict.fromkeys(self._replaced.values()):
            edit, title = edits_of(archive.connection, new)[-1:], articles[new].title or new
            news += [one for found in edit for one in news_of_edit(found, now[new], title)]
        keep_news(archive.connection, self._addition, news)
        for story, basis in made:
            if story is before.get(story.story):
                continue  # nothing of it was told anew
            archive.put_story(story, {name: articles[name] for name in story.articles}, self._addition, basis)
        return tuple(sorted(story.story for story in changed))
