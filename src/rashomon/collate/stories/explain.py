"""Reasons: why two articles are, or are not, in one story."""

from collections.abc import Sequence

import numpy as np

from rashomon.collate.copies.explain import explain_copies
from rashomon.collate.copies.weights import stem_ids
from rashomon.collate.copies.words import read_words
from rashomon.collate.stories.courses import following
from rashomon.collate.stories.grouping import LARGE, SINGLE, Grouping, group_batch, needed_chances, same_event
from rashomon.collate.stories.identity import story_id
from rashomon.collate.stories.likeness import faded
from rashomon.collate.stories.profiles import LEAD, NAME, NUMBER, Archive, shared_words
from rashomon.collate.stories.reports import in_time
from rashomon.model import Copy, MarkedArticle

_SHOWN = 8


def explain(a: str, b: str, articles: Sequence[MarkedArticle], copies: Sequence[Copy]) -> tuple[str, ...]:
    """Sentences on why articles ``a`` and ``b`` (ids) are copies or not, and in one story or not.

    ``copies`` are those that ``find_copies`` gives for ``articles``. Raises ``KeyError`` for an unknown id.
    """
    return (*explain_copies(a, b, articles, copies), *explain_stories(a, b, articles, copies))


def explain_stories(a: str, b: str, articles: Sequence[MarkedArticle], copies: Sequence[Copy]) -> tuple[str, ...]:
    """Sentences on why articles ``a`` and ``b`` (ids) are in one story or not; ``KeyError`` for an unknown id."""
    batch = in_time(articles)
    known = {article.id: place for place, article in enumerate(batch)}
    grouping = group_batch(batch, copies)
    one, other = (int(grouping.reports.of[known[name]]) for name in (a, b))
    labels = grouping.stories[grouping.reports.of]
    stories = [
        story_id([batch[place] for place in np.flatnonzero(labels == grouping.stories[report]).tolist()])
        for report in (one, other)
    ]
    together = stories[0] == stories[1]
    verdict = f"the same story, {stories[0]}" if together else f"different stories, {stories[0]} and {stories[1]}"
    opening = f"{a} and {b} are in {verdict}."
    if one == other:
        return opening, "They count as one report: most of one was taken from the other, or both from one text."
    return (
        opening,
        _groups(grouping, one, other, together=together),
        *_words(grouping, (one, other), (a, b)),
        _days(grouping, one, other),
    )


def _groups(grouping: Grouping, one: int, other: int, *, together: bool) -> str:
    """What decided: the chance of the two reports alone, and that of the groups that they are in."""
    ends = np.array([sorted((one, other))])
    given = grouping.chances[(grouping.pairs == ends).all(axis=1)]
    chance = float(given[0] if len(given) else same_event(grouping.archive, grouping.reports.days, ends)[0])
    alone = f"That these two report the same event has a chance of {chance:.0%}"
    if grouping.events[one] == grouping.events[other]:
        count = int((grouping.events == grouping.events[one]).sum())
        return f"{alone}; they were joined as reports of one event, which {count} reports tell."
    first, second = (grouping.events == grouping.events[place] for place in (one, other))
    sizes = int(first.sum()), int(second.sum())
    ends = grouping.pairs
    across = (first[ends[:, 0]] & second[ends[:, 1]]) | (second[ends[:, 0]] & first[ends[:, 1]])
    mean = float(grouping.chances[across].sum()) / (sizes[0] * sizes[1])
    needs = needed_chances(SINGLE, LARGE)
    need = needs[min(*sizes, len(needs)) - 1]
    apart = (
        f"{alone}; between the reports of the one event ({sizes[0]}) and of the other ({sizes[1]}) it is {mean:.0%} on "
        f"average, where {need:.0%} would join them"
    )
    return f"{apart}. {_follow(grouping, one, other, together=together)}"


def _follow(grouping: Grouping, one: int, other: int, *, together: bool) -> str:
    """Whether the events of two articles follow one another, and why."""
    events = int(grouping.events[one]), int(grouping.events[other])
    gap, alike, need = following(grouping.archive, grouping.reports.days, grouping.events, events)
    if together and alike >= need:
        return f"But the two events follow one another, {_count(gap)} apart, and are alike by {alike:.0%}."
    if together:
        return "But the two events are parts of one course: others between them follow on, or a crisis holds both."
    if np.isnan(gap):
        return "Nor can it be said whether one event follows the other: the days of one are not known."
    if need >= 1:
        return f"Nor does one event follow the other: {_count(gap)} lie between them."
    return f"Nor does one event follow the other: they are alike by {alike:.0%}, and {need:.0%} would join them."


def _words(grouping: Grouping, ends: tuple[int, int], names: tuple[str, str]) -> tuple[str, ...]:
    """The heaviest names, figures and other words of both, and the names that open one and are missing in the other."""
    archive = grouping.archive
    _, mine, others = shared_words(archive.stem, archive.bounds, np.array([ends]))
    shared = mine[np.argsort(-archive.value[mine] * archive.value[others], kind="stable")]
    number = archive.marks[shared] & NUMBER > 0
    name = (archive.marks[shared] & NAME > 0) & ~number
    spelled = _spellings(grouping.reports.articles[ends[0]])
    lines = []
    for label, kind in (("Both name", name), ("Both give the figures", number), ("Both say", ~name & ~number)):
        words = [spelled[stem] for stem in archive.stem[shared[kind][:_SHOWN]].tolist()]
        if words:
            lines.append(f"{label}: {', '.join(words)}.")
    for title, here, there in zip(names, ends, ends[::-1], strict=True):
        missing = _missing(archive, here, there)
        if missing:
            spelled = _spellings(grouping.reports.articles[here])
            lines.append(f"Only {title} names at its head: {', '.join(spelled[stem] for stem in missing)}.")
    return tuple(lines) or ("They share no word of weight.",)


def _missing(archive: Archive, here: int, there: int) -> list[int]:
    """The stems of the heaviest names of an article's first words that the other one has nowhere."""
    mine, theirs = (archive.words(np.array([article]))[0] for article in (here, there))
    names = mine[archive.marks[mine] & (NAME | NUMBER | LEAD) == NAME | LEAD]
    names = names[~np.isin(archive.stem[names], archive.stem[theirs])]
    heavy: list[int] = archive.stem[names[np.argsort(-archive.value[names], kind="stable")][:_SHOWN]].tolist()
    return heavy


def _days(grouping: Grouping, one: int, other: int) -> str:
    days = grouping.reports.days
    gap = float(abs(days[one] - days[other]))
    if np.isnan(gap):
        return "The day of publication of at least one is not known."
    late = float(faded(days, np.array([[one, other]]))[0])
    weeks = f", which divides the odds of one event by {np.exp(late):.0f}" if late >= 1 else ""
    return f"Published {_count(gap)} apart{weeks}."


def _count(days: float) -> str:
    return f"{days:.0f} {'day' if days == 1 else 'days'}"


def _spellings(article: MarkedArticle) -> dict[int, str]:
    """How an article first writes each of its words, in capitals where it ever does."""
    text = f"{article.title or ''}\n\n{article.text}"
    words = read_words([text])
    spelled: dict[int, str] = {}
    for stem, start, end in zip(stem_ids(words).tolist(), words.start.tolist(), words.end.tolist(), strict=True):
        word = text[start:end]
        if stem not in spelled or (word[0].isupper() and spelled[stem][0].islower()):
            spelled[stem] = word
    return spelled
