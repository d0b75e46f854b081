"""What an addition costs as an archive grows: `python bench/archive_growth.py [SIZE ...]` (1000 20000 200000).

Reports are made from the sentences of the demonstration story, with names and two in three of the longer words of their
own for every story, as other events are told in other words; marks are left out, for they depend on the report alone.
Prints for each size the CPU seconds that 100 further reports take beside their marks, the size of the file a report,
and the memory; then the ratio of the last to the first.
"""

import random
import re
import resource
import sys
import tempfile
import time
from collections.abc import Iterator, Sequence
from pathlib import Path

from rashomon.archive import Archive
from rashomon.archive.finding import put_traits
from rashomon.collate import find_copies
from rashomon.collate.retrieval import traits
from rashomon.engine import archiving, read_paths
from rashomon.model import Copy, Failure, MarkedArticle, Published, Story, article_id, content_id

DEMO = Path(__file__).parents[1] / "src/rashomon/demo/reports"
STORY = 6  # reports of one story
AT_ONCE = 600
NAMES = ("Velmark", "Sarovia", "Skarne", "Hallsund", "Vollan", "Astrid", "Tervin", "Amsel", "Halyard", "Saltmarsh")
SOUNDS = ("ba", "dro", "fel", "gir", "hul", "jan", "kev", "lor", "mun", "nis", "pra", "ros", "sten", "tov", "ulm")


def reports(first: int, last: int) -> Iterator[MarkedArticle]:
    """The generated reports with these numbers; those of one story use the same names."""
    for number in range(first, last):
        story = number // STORY
        lines = random.Random(number).sample(_told_lines(story), 5)
        text = " ".join(lines)
        day = f"{2000 + story % 24}-{story // 24 % 12 + 1:02}-{story // 288 % 28 + 1:02}"
        title = text.split(",")[0][:80]
        yield MarkedArticle(
            id=article_id(title, f"Outlet {number % 50}", day, text), source=f"{number}", title=title,
            publisher=f"Outlet {number % 50}", published=Published(day, "day", "stated"), language="en", text=text,
        )  # fmt: skip


def _told_lines(story: int) -> list[str]:
    """Seven sentences of a story, in words of its own."""
    own = random.Random(story)
    names = {name: "".join(own.sample(SOUNDS, 4)).title() for name in NAMES}
    words = {word: "".join(own.sample(SOUNDS, 3)) for word in LONGER if own.random() < 2 / 3}
    return [
        re.sub(r"\w+", lambda at: names.get(at[0]) or words.get(at[0]) or at[0], line)
        for line in own.sample(SENTENCES, 7)
    ]


def sentences() -> list[str]:
    """The sentences of the demonstration story."""
    found: list[str] = []
    for article in read_paths(sorted(map(str, DEMO.iterdir())), _stop):
        found += [line.strip() + "." for line in article.text.replace("\n", " ").split(". ") if 60 < len(line) < 260]
    return sorted(set(found))


def fill(archive: Archive, first: int, last: int) -> None:
    """Put generated reports in, in stories that are known already, without looking for them."""
    while first < last:
        some = list(reports(first, min(first + AT_ONCE, last)))
        with archive.writing():
            addition = archive.begin_addition()
            for article, known in zip(some, traits(some), strict=True):
                number = archive.put_article(article, addition)
                day = archive.day(number)
                put_traits(archive.connection, number, day, known.features, known.words, known.stems)
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


def main(sizes: list[int]) -> None:
    """Fill an archive to each size in turn, and add to it."""
    costs = []
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "grown.rashomon"
        held = 0
        for size in sizes:
            with Archive(path, write=True) as archive:
                fill(archive, held, size)
                new = list(reports(size, size + 100))
                began = time.process_time()
                done = archiving.add(archive, new, _stop, jobs=1)
                costs.append(time.process_time() - began)
            held = -(-(size + 100) // STORY) * STORY  # the next whole story
            memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
            print(
                f"{size:>7} reports: 100 more in {costs[-1]:.2f} CPU seconds ({len(done.stories_changed)} stories"
                f" changed); {path.stat().st_size / held:,.0f} bytes a report; {memory:.0f} MB"
            )
    print(f"the last size costs {costs[-1] / costs[0]:.2f} times the first")


def _stop(failure: Failure) -> None:
    sys.exit(failure.line())


SENTENCES = sentences()
LONGER = sorted({word for line in SENTENCES for word in re.findall(r"\b[a-z]{6,}\b", line)})

if __name__ == "__main__":
    main([int(size) for size in sys.argv[1:]] or [1000, 20_000, 200_000])
