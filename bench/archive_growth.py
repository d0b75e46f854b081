"""What an addition costs as an archive grows: `python bench/archive_growth.py [--dense] [SIZE ...]`.

Sizes are 1000, 20000 and 200000 where none are given.

Reports are made from the sentences of the demonstration story, with names and nearly all longer words of their own for
every story, as other events are told in other words; marks are left out, for they depend on the report alone.
As a desk's archive gets longer its days stay as full as they were: 180 reports a day, so that 200,000 are three years.
With ``--dense`` all sizes lie in the same 8,064 days, so that the days of the largest are two hundred times as full.

Prints for each size the CPU seconds that 100 further reports take beside their marks (the middle one of three
additions; the first one, which may take the weights of words anew, as it does at every threefold growth, is given
apart), the size of the file a report, and the memory; then the ratio of the last to the first.
"""

import random
import re
import resource
import statistics
import sys
import tempfile
import time
from calendar import day_name, month_name
from collections.abc import Callable, Iterator, Sequence
from datetime import date, timedelta
from functools import lru_cache
from pathlib import Path

from rashomon.archive import Archive
from rashomon.archive.finding import count_words, put_traits
from rashomon.collate import find_copies
from rashomon.collate.retrieval import traits
from rashomon.engine import archiving, read_paths
from rashomon.model import Copy, Failure, MarkedArticle, Published, Story, article_id, content_id

DEMO = Path(__file__).parents[1] / "src/rashomon/demo/reports"
STORY = 6  # reports of one story
AT_ONCE = 600
_OWN = 0.95  # of the longer words of a story are its own
A_DAY = 30  # stories of a day: 180 reports
FIRST = date(2021, 1, 4)
SOUNDS = tuple(
    first + second for first in "bcdfghjklmnprstvwz" for second in ("a", "e", "i", "o", "u", "an", "er", "il", "on")
)


def spread(story: int) -> str:
    """The day of a story, of so many that the days stay as they are however many stories there are."""
    return (FIRST + timedelta(story // A_DAY)).isoformat()


def crowded(story: int) -> str:
    """The day of a story among the same 8,064 days for however many stories."""
    return f"{2000 + story % 24}-{story // 24 % 12 + 1:02}-{story // 288 % 28 + 1:02}"


def reports(first: int, last: int, day_of: Callable[[int], str] = crowded) -> Iterator[MarkedArticle]:
    """The generated reports with these numbers; those of one story use the same names."""
    for number in range(first, last):
        story = number // STORY
        lines = random.Random(number).sample(told_lines(story), 5)
        text = " ".join(lines)
        day = f"{day_of(story)}T{6 + number % STORY:02}:00Z"
        title = text.split(",")[0][:80]
        yield MarkedArticle(
            id=article_id(title, f"Outlet {number % 50}", day, text), source=f"{number}", title=title,
            publisher=f"Outlet {number % 50}", published=Published(day, "minute", "stated"), language="en", text=text,
        )  # fmt: skip


@lru_cache(maxsize=8)
def told_lines(story: int, count: int = 7) -> list[str]:
    """So many sentences of a story, in words of its own."""
    own = random.Random(story)
    names = {name: "".join(own.choices(SOUNDS, k=3)).title() for name in NAMES}
    words = {word: "".join(own.choices(SOUNDS, k=3)) for word in LONGER if own.random() < _OWN}
    return [
        re.sub(r"\w+", lambda at: names.get(at[0]) or words.get(at[0]) or at[0], line)
        for line in own.sample(SENTENCES, count)
    ]


def sentences() -> list[str]:
    """The sentences of the demonstration story."""
    found: list[str] = []
    for article in read_paths(sorted(map(str, DEMO.iterdir())), _stop):
        found += [line.strip() + "." for line in article.text.replace("\n", " ").split(". ") if 60 < len(line) < 260]
    return sorted(set(found))


def fill(archive: Archive, first: int, last: int, day_of: Callable[[int], str] = crowded) -> None:
    """Put generated reports in, in stories that are known already, without looking for them."""
    while first < last:
        some = list(reports(first, min(first + AT_ONCE, last), day_of))
        with archive.writing():
            addition = archive.begin_addition()
            found = traits(some)
            for article, known in zip(some, found, strict=True):
                number = archive.put_article(article, addition)
                put_traits(archive.connection, number, archive.day(number), known.features, known.words)
            count_words(archive.connection, (known.stems for known in found))
            copies = find_copies(some)
            for copy in copies:
                archive.put_copy(copy)
            for start in range(0, len(some), STORY):
                members = {article.id: article for article in some[start : start + STORY]}
                archive.put_story(_told(members, copies), members, addition)
        first += len(some)


def _told(members: dict[str, MarkedArticle], copies: Sequence[Copy]) -> Story:
    """A story of these reports without facts."""
    ids = tuple(sorted(members))
    return Story(
        story=content_id("s", *ids),
        title=members[ids[0]].title or "",
        articles=ids,
        origins=tuple((name,) for name in ids),
        copies=tuple(copy for copy in copies if copy.target in members),
    )


def main(sizes: list[int], day_of: Callable[[int], str]) -> None:
    """Fill an archive to each size in turn, and add to it."""
    costs = []
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "grown.rashomon"
        held = 0
        for size in sizes:
            with Archive(path, write=True) as archive:
                fill(archive, held, size, day_of)
                spent = [_addition(archive, size + 100 * number, day_of) for number in range(4)]
            held = -(-(size + 400) // STORY) * STORY  # the next whole story
            costs.append(statistics.median(spent[1:]))
            memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
            print(
                f"{size:>7} reports: 100 more in {costs[-1]:.2f} CPU seconds (the first time {spent[0]:.2f});"
                f" {path.stat().st_size / held:,.0f} bytes a report; {memory:.0f} MB",
                flush=True,
            )
    print(f"the last size costs {costs[-1] / costs[0]:.2f} times the first")


def _addition(archive: Archive, first: int, day_of: Callable[[int], str]) -> float:
    """The CPU seconds that a hundred reports take."""
    new = list(reports(first, first + 100, day_of))
    began = time.process_time()
    archiving.add(archive, new, _stop, jobs=1)
    return time.process_time() - began


def _stop(failure: Failure) -> None:
    sys.exit(failure.line())


SENTENCES = sentences()
_SAID = " ".join(SENTENCES)
NAMES = sorted(
    {name for name in re.findall(r"\b[A-Z][a-z]{2,}\b", _SAID) if not re.search(rf"\b{name.lower()}\b", _SAID)}
    - {*day_name, *month_name}
)
LONGER = sorted({word for line in SENTENCES for word in re.findall(r"\b[a-z]{5,}\b", line)})

if __name__ == "__main__":
    dense = "--dense" in sys.argv[1:]
    chosen = [int(size) for size in sys.argv[1:] if size != "--dense"]
    main(chosen or [1000, 20_000, 200_000], crowded if dense else spread)
