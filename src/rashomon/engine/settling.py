"""Settling: what an archive holds and has not told yet is put into copies, stories and accounts.

Small archives are grouped as a whole, so that no order of adding ever shows; in a larger one a new report is compared
with those that it may copy or that write of the same things at about the same time, and their stories.
"""

from collections.abc import Mapping, Sequence
from typing import NamedTuple

from rashomon.archive import Archive
from rashomon.archive.decisions import decisions
from rashomon.archive.edits import edits_of
from rashomon.archive.finding import names_of, near, sharing, snapshot, take_snapshot, uncount_words
from rashomon.archive.items import changed_among
from rashomon.archive.news import News, keep_news, news_of, news_of_edit, told_before
from rashomon.archive.removing import forget_dead_ids, take_out
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
from rashomon.engine.engine import Watch, unwatched
from rashomon.model import Copy, MarkedArticle, Story

EXACT = 600
"""Reports up to which an archive is grouped as a whole with every addition."""
_GROWTH = 3  # weights of words are taken anew whenever the archive has grown so many times
_MOST_OF_STORY = 400  # reports of a very large story that a new one is compared with


def kept_corrections(archive: Archive) -> Corrections:
    """The decisions that a desk made in the archive and that hold."""
    rows = decisions(archive.connection)
    return Corrections(tuple(Decision(one.kind, one.first, one.second, one.same, one.why) for one in rows))


def settle(
    archive: Archive, addition: int, known: Mapping[str, Traits] | None = None, watch: Watch = unwatched
) -> tuple[str, ...]:
    """Bring copies, stories and accounts up to date with all reports that are kept; the ids of stories that changed.

    One transaction: a run that is cut off leaves what was settled before. ``known`` are traits that were taken already.
    """
    with archive.writing():
        return _Settlement(archive, addition, known or {}, watch).run()


def rebuild(archive: Archive, watch: Watch = unwatched) -> tuple[str, ...]:
    """Group the whole archive anew, as if all its reports came at once."""
    with archive.writing():
        return _Settlement(archive, archive.begin_addition(), {}, watch).run(whole=True)


def settle_without(archive: Archive, names: Sequence[str], why: str, watch: Watch = unwatched) -> tuple[str, ...]:
    """Take reports out of the archive and tell their stories anew without them; the ids of stories that changed.

    One transaction: no account stands for a moment without the reports that it cites.
    """
    with archive.writing():
        addition = archive.begin_addition()
        uncount_words(archive.connection, (found.stems for found in traits(archive.texts(names))))
        before = archive.story_ids(names).values()
        take_out(archive, names, why)
        changed = _Settlement(archive, addition, {}, watch).run()
        forget_dead_ids(archive)
        return tuple(sorted({*changed, *(story for story in before if archive.story(story) is None)}))


class _Told(NamedTuple):
    """A story, and what its account depends on."""

    story: Story
    basis: str


class _Settlement:
    """One settling: which reports are looked at, how they are grouped, which stories come out changed."""

    def __init__(self, archive: Archive, addition: int, known: Mapping[str, Traits], watch: Watch) -> None:
        self._archive = archive
        self._watch = watch
        self._addition = addition
        self._known = known
        self._pending: frozenset[str] | None = None
        self._replaced: dict[str, str] = {}
        self._corrections = kept_corrections(archive)

    def run(self, *, whole: bool = False) -> tuple[str, ...]:
        """Settle what is pending (or, with ``whole``, everything)."""
        archive = self._archive
        pending = archive.pending()
        total = archive.count()
        if not pending and not whole:
            return ()
        self._pending = None if whole else frozenset(pending)
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
        both = zip(groups, copies_by_story(groups, copies), strict=True)
        for group, inside in self._watch(both, "telling stories", len(groups)):
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

    def _anew(self, members: Mapping[str, MarkedArticle], before: Story | None, now: Story) -> set[str] | None:
        """The reports of a story that other items are searched of than before; None for all of them."""
        if self._pending is None:
            return None
        return {name for name in members if name in self._pending} | changed_among(members, before, now)

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
        news: list[News] = []
        for story in changed:
            earlier = told_before(story, before.values(), self._replaced)
            news += news_of(earlier, story, archive.current, self._replaced)
        for new in dict.fromkeys(self._replaced.values()):
            edit, title = edits_of(archive.connection, new)[-1:], articles[new].title or new
            news += [one for found in edit for one in news_of_edit(found, now[new], title)]
        keep_news(archive.connection, self._addition, news)
        for story, basis in made:
            if story is before.get(story.story):
                continue  # nothing of it was told anew
            members = {name: articles[name] for name in story.articles}
            anew = self._anew(members, before.get(story.story), story)
            archive.put_story(story, members, self._addition, basis, anew)
        return tuple(sorted(story.story for story in changed))
