"""Reasons: why two articles are, or are not, in one story."""

from collections.abc import Sequence

import numpy as np

from rashomon.collate.copies.explain import explain_copies
from rashomon.collate.copies.weights import stem_ids
from rashomon.collate.copies.words import read_words
from rashomon.collate.stories.grouping import LARGE, SINGLE, group_stories, publication_days, same_event
from rashomon.collate.stories.identity import story_id
from rashomon.collate.stories.likeness import FEATURES, likeness
from rashomon.collate.stories.profiles import Profiles, profile, shared_entries
from rashomon.model import Copy, MarkedArticle

_SHOWN = 12


def explain(a: str, b: str, articles: Sequence[MarkedArticle], copies: Sequence[Copy]) -> tuple[str, ...]:
    """Sentences on why articles ``a`` and ``b`` (ids) are copies or not, and in one story or not.

    ``copies`` are those that ``find_copies`` gives for ``articles``. Raises ``KeyError`` for an unknown id.
    """
    return (*explain_copies(a, b, articles, copies), *explain_stories(a, b, articles, copies))


def explain_stories(a: str, b: str, articles: Sequence[MarkedArticle], copies: Sequence[Copy]) -> tuple[str, ...]:
    """Sentences on why articles ``a`` and ``b`` (ids) are in one story or not; ``KeyError`` for an unknown id."""
    batch = sorted(articles, key=lambda article: article.id)
    known = {article.id: place for place, article in enumerate(batch)}
    pair = np.array([sorted((known[a], known[b]))])
    stories = {article.id: story for story in group_stories(batch, copies) for article in story}
    together = stories[a] is stories[b]
    archive, days = profile(batch), publication_days(batch)
    features = likeness(archive, days, pair)
    chance = float(same_event(features)[0])
    values = dict(zip(FEATURES, features[0].tolist(), strict=True))
    alike = (
        f"Names in common: {values['names_less']:.0%} and {values['names_more']:.0%} of either's weight; "
        f"other words: {values['words_less']:.0%} and {values['words_more']:.0%}; "
        f"numbers: {values['numbers_less']:.0%}."
    )
    gap = float(abs(days[pair[0, 0]] - days[pair[0, 1]]))
    return (
        _verdict(a, b, story_id(stories[a]), story_id(stories[b]), together=together),
        (
            f"The chance that both report the same event is {chance:.0%} "
            f"({SINGLE:.0%} joins one article to another, {LARGE:.0%} on average two large groups)."
        ),
        _shared(batch[int(pair[0, 0])], archive.of(pair[0])),
        alike,
        "The day of publication of at least one is not known." if np.isnan(gap) else f"Published {gap:.0f} days apart.",
        *_through_others(chance, together=together),
    )


def _verdict(a: str, b: str, one: str, other: str, *, together: bool) -> str:
    if together:
        return f"{a} and {b} are in the same story, {one}."
    return f"{a} and {b} are in different stories, {one} and {other}."


def _through_others(chance: float, *, together: bool) -> tuple[str, ...]:
    """What explains a story that the chance alone does not."""
    if together and chance < SINGLE:
        return ("They are in one story through other articles: of the same event, or of events that follow on.",)
    if not together and chance >= SINGLE:
        return ("The other articles of their stories are too unlike for these two to join them.",)
    return ()


def _shared(first: MarkedArticle, profiles: Profiles) -> str:
    """The heaviest words that both articles have, as the ``first`` one writes them."""
    _, one, other = shared_entries(profiles, np.array([[0, 1]]))
    worth = profiles.value[one] * profiles.value[other]
    heaviest = [profiles.stem[one[place]] for place in np.argsort(-worth, kind="stable")[:_SHOWN]]
    spelled = _spellings(first)
    return "Both say: " + (", ".join(spelled[int(stem)] for stem in heaviest) or "nothing of weight") + "."


def _spellings(article: MarkedArticle) -> dict[int, str]:
    text = f"{article.title or ''}\n\n{article.text}"
    words = read_words([text])
    spelled: dict[int, str] = {}
    for stem, start, end in zip(stem_ids(words).tolist(), words.start.tolist(), words.end.tolist(), strict=True):
        spelled.setdefault(stem, text[start:end])
    return spelled
