"""Speed of reading web pages, beside trafilatura on the same pages in the same run.

    python bench/pages.py [FOLDER OF *.html.gz] [--pages N]

Prints one line of JSON: pages a CPU-second of ``read_page`` (body, labels, offsets, metadata), of trafilatura's body
alone and of its body with metadata (both from the decoded page), and the ratios. The three take turns page by page, so
that a busy machine slows them alike; "where trafilatura makes 50" is what the first ratio comes to on a machine where
trafilatura's body alone makes 50 a second, so that runs of different hours and machines can be compared. "asked" is
the share of pages, in per cent, about which Rashomon asked trafilatura, its dearest step: fewer of the pages that its
models were trained on than of others, for which ``scripts/train_pages.py --cross-validate`` gives the share.
"""

import argparse
import json
import time
from collections.abc import Callable
from pathlib import Path
from unittest import mock

from trafilatura import bare_extraction

from rashomon.read.decode import decode, gunzip
from rashomon.read.pages import choose, read_page
from rashomon.read.raw import Raw

DEFAULT = Path(__file__).parent.parent.parent / "shared/eval/pages"


def ours(name: str, data: bytes) -> None:
    """Everything that ``rashomon read`` does with a page."""
    read_page(Raw(name, "html", data))


def body(name: str, data: bytes) -> None:
    """Trafilatura's body alone."""
    bare_extraction(decode(gunzip(data)), url=name)


def body_and_metadata(name: str, data: bytes) -> None:
    """Trafilatura's body with title, authors and date."""
    bare_extraction(decode(gunzip(data)), url=name, with_metadata=True)


def main() -> None:
    """Read every page in each way and add up processor time."""
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("folder", type=Path, nargs="?", default=DEFAULT)
    options.add_argument("--pages", type=int, default=1_000_000)
    arguments = options.parse_args()
    pages = [(file.name, file.read_bytes()) for file in sorted(arguments.folder.glob("*.html.gz"))[: arguments.pages]]
    ways: dict[str, Callable[[str, bytes], None]] = {
        "rashomon": ours,
        "trafilatura": body,
        "trafilatura with metadata": body_and_metadata,
    }
    seconds = dict.fromkeys(ways, 0.0)
    for way in ways.values():
        way(*pages[0])
    with mock.patch.object(choose, "trafilatura_vote", wraps=choose.trafilatura_vote) as asked:
        for name, data in pages:
            for label, way in ways.items():
                clock = time.process_time()
                way(name, data)
                seconds[label] += time.process_time() - clock
    speed = {label: round(len(pages) / spent, 1) for label, spent in seconds.items()}
    ratios = {f"times {label}": round(spent / seconds["rashomon"], 2) for label, spent in seconds.items()}
    del ratios["times rashomon"]
    ratios["where trafilatura makes 50"] = round(50 * seconds["trafilatura"] / seconds["rashomon"], 1)
    share = round(100 * asked.call_count / len(pages), 1)
    print(json.dumps({"pages": len(pages), "asked": share} | speed | ratios))


if __name__ == "__main__":
    main()
