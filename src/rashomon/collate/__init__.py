"""Collate: many marked articles, set side by side. Takes ``MarkedArticle`` records, gives ``Story`` records."""

from collections.abc import Callable, Iterable, Sequence
from typing import Any, TypeVar

import msgspec

from rashomon.collate.account import Telling, tell_anchored
from rashomon.collate.anchoring import anchored
from rashomon.collate.copies import find_copies
from rashomon.collate.corrections import NONE, Corrections, Decision, read_corrections
from rashomon.collate.identity import THINGS, with_earlier
from rashomon.collate.stories import group_stories, story_id, with_forwards
from rashomon.collate.stories.explain import explain as explain_pair
from rashomon.model import Copy, Dossier, MarkedArticle, Story

VERSION = "7"
Made = TypeVar("Made", Story, MarkedArticle)

__all__ = [
    "NONE",
    "VERSION",
    "Corrections",
    "Decision",
    "Telling",
    "account",
    "collate",
    "copies_by_story",
    "dossier",
    "explain",
    "explain_sentences",
    "find_copies",
    "finish",
    "forwards",
    "group_stories",
    "ids_of",
    "one_story",
    "prepare",
    "read_corrections",
    "resolved",
    "told_first",
]


Watch = Callable[[Iterable[Any], str, int | None], Iterable[Any]]
"""Shows a person how far a step is: what passes through it, what is being done, how much there will be if known."""


def _unwatched(items: Iterable[Any], _: str, __: int | None) -> Iterable[Any]:
    return items


def collate(
    articles: Iterable[MarkedArticle],
    corrections: Corrections = NONE,
    earlier: Sequence[Story] = (),
    watch: Watch = _unwatched,
) -> tuple[Story, ...]:
    """The stories that the articles tell, the largest first; the order of the articles never matters.

    ``corrections`` (``read_corrections`` reads them from a file) overrule what the reports alone suggest. ``earlier``
    are the stories as they were told before: every id that anything in them had is among the ``forwards`` of what
    holds it now.
    """
    return dossier(articles, corrections, earlier, watch).stories


def dossier(
    articles: Iterable[MarkedArticle],
    corrections: Corrections = NONE,
    earlier: Sequence[Story] = (),
    watch: Watch = _unwatched,
) -> Dossier:
    """The articles, in the order of their ids, and the stories that ``collate`` finds among them.

    The days that an undated report speaks of are those that its story tells them to be, in its article too.
    """
    batch = sorted(articles, key=lambda article: article.id)
    copies = corrections.copies(batch, find_copies(batch))
    groups = corrections.groups(group_stories(batch, copies))
    both = zip(groups, copies_by_story(groups, copies), strict=True)
    told = [one_story(group, into, corrections) for group, into in watch(both, "telling stories", len(groups))]
    stories = sorted((one.stories[0] for one in told), key=lambda story: (-len(story.articles), story.story))
    if earlier:
        stories = list(with_earlier(with_forwards(stories, earlier), earlier))
    known = {article.id: article for one in told for article in one.articles}
    return Dossier(tuple(known[article.id] for article in batch), tuple(stories))


def one_story(articles: Sequence[MarkedArticle], copies: Sequence[Copy], corrections: Corrections = NONE) -> Dossier:
    """The story that ``articles`` (at least one) tell together, and the articles with their times resolved.

    ``copies`` are those into any of them.
    """
    times = anchored(articles)
    story = _signed(tell_anchored(times, copies, corrections))
    both = zip(sorted(articles, key=_by_id), sorted(times.articles, key=_by_id), strict=True)
    return Dossier(tuple(after if after is before else _signed(after) for before, after in both), (story,))


def _by_id(article: MarkedArticle) -> str:
    return article.id


def copies_by_story(stories: Sequence[Sequence[MarkedArticle]], copies: Sequence[Copy]) -> list[tuple[Copy, ...]]:
    """For each of the ``stories`` the copies into any of its articles, in their order; an article is in one story."""
    home = {article.id: number for number, story in enumerate(stories) for article in story}
    into: list[list[Copy]] = [[] for _ in stories]
    for copy in copies:
        if copy.target in home:
            into[home[copy.target]].append(copy)
    return [tuple(found) for found in into]


def told_first(story: Sequence[MarkedArticle]) -> tuple[int, str]:
    """What the articles of stories are sorted by, so that they come in the order of the stories: the largest first."""
    return (-len(story), story_id(story))


def account(articles: Sequence[MarkedArticle], copies: Sequence[Copy], corrections: Corrections = NONE) -> Story:
    """The story that ``articles`` (at least one) tell together; ``copies`` are those into any of them."""
    return one_story(articles, copies, corrections).stories[0]


def prepare(articles: Sequence[MarkedArticle], copies: Sequence[Copy], corrections: Corrections = NONE) -> Telling:
    """The story that ``articles`` (at least one) are about to tell; ``copies`` are those into any of them."""
    return Telling.of(anchored(articles), copies, corrections)


def finish(telling: Telling, known: Story | None = None) -> Story:
    """The story that is told; it is not made where ``known`` is one of the same basis and of some of the articles."""
    return _signed(telling.story(known))


def ids_of(story: Story) -> list[str]:
    """The ids of a story and of everything in it."""
    return [story.story, *(thing.id for name in THINGS for thing in getattr(story, name))]


def forwards(stories: Sequence[Story], earlier: Sequence[Story]) -> dict[str, str]:
    """Every id of the ``earlier`` stories and of what is in them that is none now, and the id that it leads to."""
    leading: dict[str, str] = {}
    for story in with_earlier(with_forwards(stories, earlier), earlier):
        leading |= dict.fromkeys(story.forwards, story.story)
        for name in THINGS:
            leading |= {old: thing.id for thing in getattr(story, name) for old in thing.forwards}
    return leading


def resolved(articles: Sequence[MarkedArticle]) -> tuple[MarkedArticle, ...]:
    """The articles of one story with the days that undated ones speak of as the story tells them to be."""
    told = {article.id: article for article in anchored(articles).articles}
    both = ((before, told.get(before.id, before)) for before in articles)
    return tuple(after if after is before else _signed(after) for before, after in both)


def _signed(record: Made) -> Made:
    """The record with the version of this stage behind those that it names already."""
    return msgspec.structs.replace(record, made_by=(*record.made_by, f"collate/{VERSION}"))


def explain(
    first: str, second: str, articles: Sequence[MarkedArticle], corrections: Corrections = NONE
) -> tuple[str, ...]:
    """Sentences on why two articles (ids) are or are not copies, and are or are not one story.

    Raises ``KeyError`` for an id that is not among ``articles``.
    """
    batch = sorted(articles, key=lambda article: article.id)
    decided = (corrections.verdict(kind, [first], [second]) for kind in ("copy", "story"))
    lines = tuple(decision.line() for decision in decided if decision is not None)
    return lines + explain_pair(first, second, batch, corrections.copies(batch, find_copies(batch)))


def explain_sentences(
    first: tuple[str, int],
    second: tuple[str, int],
    articles: Sequence[MarkedArticle],
    corrections: Corrections = NONE,
) -> tuple[str, ...]:
    """The sentences at two places (article id, offset into its text), and why they are or are not told as one.

    Raises ``KeyError`` for an id that is not among ``articles``.
    """
    from rashomon.collate.actors import find_actors  # noqa: PLC0415  asked for by a person alone
    from rashomon.collate.alignment import align  # noqa: PLC0415
    from rashomon.collate.evidence import gather  # noqa: PLC0415

    batch = sorted(articles, key=lambda article: article.id)
    groups = corrections.groups(group_stories(batch, corrections.copies(batch, find_copies(batch))))
    home = {article.id: number for number, group in enumerate(groups) for article in group}
    if home[first[0]] != home[second[0]]:
        return ("not joined: their reports are not of one story",)
    evidence = gather(anchored(groups[home[first[0]]]).articles)
    rows = [evidence.sentence_at(*place) for place in (first, second)]
    if rows[0] is None or rows[1] is None:
        return ("no sentence stands at one of the two places",)
    words = tuple(f"{row.article}: {row.span.of(evidence.article(row.article).text)}" for row in rows if row)
    alignment = align(evidence, find_actors(evidence, corrections))
    return (*words, alignment.explain(rows[0], rows[1]))
