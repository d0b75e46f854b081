"""Speed of time expressions (and of quantities) on top of the parse, measured in one run on the same articles.

    python bench/times.py [DOCS.jsonl] [--articles N]

Prints one line of JSON: articles a second for the parse alone, for the trees of its sentences, which all marks read and
which are built once an article, and for each mark on top of them (at least 200 are wanted), in processor time. What
each date dates is read with the times. The first forty articles warm up and are not timed.
"""

import argparse
import json
import time
from pathlib import Path

from rashomon.mark.events import trees, with_heads
from rashomon.mark.parse import Parser
from rashomon.mark.quantities import find_quantities
from rashomon.mark.times import find_times
from rashomon.model import Article, Published

DEFAULT = Path(__file__).parent.parent.parent / "shared/eval/times/docs.jsonl"
WARM_UP = 40  # articles at first that are marked untimed: a pattern is compiled when its first word is met


def articles(path: Path, number: int) -> list[Article]:
    """The first ``number`` articles of a file of JSON lines."""
    records = [json.loads(line) for line in path.read_text("utf-8").splitlines()[:number]]
    return [
        Article(
            id=record["id"],
            source=str(path),
            text=record["text"],
            published=Published(record.get("published"), "day", "stated"),
        )
        for record in records
    ]


def main() -> None:
    """Parse article by article, mark each, and add up processor time for every step."""
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("docs", type=Path, nargs="?", default=DEFAULT)
    options.add_argument("--articles", type=int, default=1_000_000)
    arguments = options.parse_args()
    given = articles(arguments.docs, arguments.articles)
    parser, chosen = Parser(), given[WARM_UP:] or given
    for parsed in parser.parse(given[:WARM_UP]):
        find_quantities(parsed, with_heads(parsed, find_times(parsed)))
    spent = {"parse": 0.0, "trees": 0.0, "times": 0.0, "quantities": 0.0}
    clock = time.process_time()
    for parsed in parser.parse(chosen):
        read = time.process_time()
        trees(parsed.doc)
        built = time.process_time()
        times = with_heads(parsed, find_times(parsed))
        timed = time.process_time()
        find_quantities(parsed, times)
        done = time.process_time()
        for step, seconds in zip(spent, (read - clock, built - read, timed - built, done - timed), strict=True):
            spent[step] += seconds
        clock = time.process_time()
    rates = {f"{step}_articles_per_second": round(len(chosen) / seconds) for step, seconds in spent.items()}
    ratio = spent["parse"] / (spent["parse"] + spent["times"])
    print(json.dumps({"articles": len(chosen), **rates, "parse_share_with_times": round(ratio, 3)}))


if __name__ == "__main__":
    main()
