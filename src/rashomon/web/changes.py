"""What changed since the last visit, or since an addition that the address names."""

from collections.abc import Iterable

import msgspec

from rashomon.archive.news import News
from rashomon.archive.overview import Addition, additions, titles_of
from rashomon.tell.together import repeats, words_of
from rashomon.web.answers import Asked, Page

_MOST = 40  # additions on one page
_FIRST_VISIT = 5  # additions that somebody sees who was never here
KINDS = {
    "story": "New story",
    "happening": "New",
    "origin": "Borne out",
    "disagreement": "Accounts part",
    "commitment": "Promise",
    "wording": "Other words",
    "edit": "Edited",
}


class Changes(msgspec.Struct, frozen=True):
    """The additions after ``since``, the latest first; ``titles`` are those of the stories they touch."""

    since: int
    last: int
    additions: tuple[Addition, ...]
    titles: dict[str, str]


def news(asked: Asked) -> Page:
    """What is new: since the visit before, or since the addition that the address names."""
    last = asked.archive.last_addition()
    since = asked.number("since") if asked.given("since") else asked.visit_began()
    found = additions(asked.archive.connection, since=since, most=_MOST)
    named = {one.story for addition in found for one in addition.news}
    now_named = {name: asked.archive.current(name) for name in named}
    told = titles_of(asked.archive.connection, set(now_named.values()))
    titles = {name: told[now_named[name]] for name in named if now_named[name] in told}
    record = Changes(since, last, tuple(found), titles)
    earlier = max(0, min(since, last) - _FIRST_VISIT)
    return Page("news.html", "What is new", record, {"kinds": KINDS, "earlier": earlier, "once": once})


def once(news: Iterable[News]) -> list[News]:
    """The news without what only says again, in fewer or other words, what stands before it under the same name."""
    kept: list[News] = []
    said: dict[str, list[frozenset[str]]] = {}
    for one in news:
        before = said.setdefault(one.kind, [])
        if one.kind != "origin" or not any(repeats(one.text, words) for words in before):
            before.append(words_of(one.text))
            kept.append(one)
    return kept
