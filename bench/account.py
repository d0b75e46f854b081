"""CPU seconds that the account of one story takes, by its number of reports: python bench/account.py MARKED.jsonl.

MARKED.jsonl is the output of ``rashomon mark``; its reports are taken as one story. Only collating is timed.
"""

import sys
import time
from pathlib import Path

from rashomon.collate.account import tell_story
from rashomon.collate.copies import find_copies
from rashomon.model import MarkedArticle, decode_line


def main(path: str) -> None:
    """Print a line for the first eighth of the reports, for twice as many, and so on up to all of them."""
    articles = [decode_line(line, MarkedArticle) for line in Path(path).read_bytes().splitlines()]
    size = max(1, len(articles) // 8)
    while size < 2 * len(articles):
        batch = articles[:size]
        began = time.process_time()
        story = tell_story(batch, find_copies(batch))
        seconds = time.process_time() - began
        print(f"{len(batch):>6} reports {seconds:7.1f} s  {len(story.facts)} facts, {len(story.sayings)} sayings")
        size *= 2


if __name__ == "__main__":
    main(sys.argv[1])
