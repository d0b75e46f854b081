"""CPU seconds that the account of one story takes, by its number of reports.

    python bench/account.py MARKED.jsonl [UP_TO]

MARKED.jsonl is the output of ``rashomon mark``; its reports are taken as one story, and only collating is timed. Where
UP_TO asks for more reports than there are, the rest are retellings: the same names, figures, days and marks in other
words, half of the uncapitalised words of four letters or more being replaced by others of the same length that the
reports use. A retelling shares the facts of its model and few of its words, as a second newsroom's report does.
"""

import random
import re
import resource
import sys
import time
from collections import defaultdict
from collections.abc import Mapping, Sequence
from pathlib import Path

import msgspec

from rashomon.collate.account import tell_story
from rashomon.collate.copies import find_copies
from rashomon.model import MarkedArticle, decode_line

_WORD = re.compile(r"\b[a-z]{4,}\b")


def retold(article: MarkedArticle, number: int, vocabulary: Mapping[int, Sequence[str]]) -> MarkedArticle:
    """The ``number``-th retelling of an article; every span holds, since every word keeps its length."""
    choice = random.Random(f"{article.id} {number}")

    def other(match: re.Match[str]) -> str:
        return choice.choice(vocabulary[len(match[0])]) if choice.random() < 0.5 else match[0]

    text = _WORD.sub(other, article.text)
    return msgspec.structs.replace(article, id=f"{article.id}/{number}", text=text)


def enough(articles: Sequence[MarkedArticle], count: int) -> list[MarkedArticle]:
    """``count`` reports: the given ones first, then their retellings."""
    words: defaultdict[int, set[str]] = defaultdict(set)
    for article in articles:
        for word in _WORD.findall(article.text):
            words[len(word)].add(word)
    vocabulary = {length: sorted(found) for length, found in words.items()}
    more = range(len(articles), count)
    return [*articles, *(retold(articles[n % len(articles)], n // len(articles), vocabulary) for n in more)][:count]


def main(path: str, up_to: int = 0) -> None:
    """Print a line for a sixteenth of the reports, for a quarter, and for all of them."""
    given = [decode_line(line, MarkedArticle) for line in Path(path).read_bytes().splitlines()]
    articles = enough(given, up_to or len(given))
    print(f"{len(given)} reports given, {len(articles)} used")
    for size in (-(-len(articles) // part) for part in (16, 4, 1)):
        batch = articles[:size]
        began = time.process_time()
        story = tell_story(batch, find_copies(batch))
        seconds = time.process_time() - began
        peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 2**20
        found = f"{len(story.copies)} copies, {len(story.facts)} facts, {len(story.sayings)} sayings"
        print(
            f"{size:>6} reports {seconds:7.1f} s {1000 * seconds / size:6.1f} ms a report {peak:5.1f} GB  {found}",
            flush=True,
        )


if __name__ == "__main__":
    main(sys.argv[1], *map(int, sys.argv[2:]))
