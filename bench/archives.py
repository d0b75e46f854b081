"""Memory while a long web archive is read: it must not grow with the archive.

    python bench/archives.py [GIGABYTES]

Writes an archive of generated pages (1 MB each, most of it a comment) into a temporary folder, reads it as
``rashomon read`` does and prints one line of JSON: pages, megabytes a second, and the peak memory in MiB after a tenth
of the pages and at the end.
"""

import argparse
import json
import resource
import tempfile
import time
from pathlib import Path

from rashomon.model import Article
from rashomon.read import read

PADDING = b"<!--" + b"x" * 1_000_000 + b"-->"
LINE = (
    "<p>The harbour council of Port Ellis met on day {} of year {} and kept the old lighthouse open to the public.</p>"
)


def record(number: int) -> bytes:
    """One response of the archive, unlike every other."""
    prose = "".join(LINE.format(day, number) for day in range(9))
    page = f"<html><head><title>Lighthouse {number}</title></head><body><article>{prose}</article></body></html>"
    http = b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\n" + PADDING + page.encode()
    head = (
        "WARC/1.1\r\nWARC-Type: response\r\nWARC-Record-ID: <urn:uuid:0>\r\nWARC-Date: 2031-05-04T10:00:00Z\r\n"
        f"WARC-Target-URI: https://post.example/{number}\r\nContent-Type: application/http; msgtype=response\r\n"
        f"Content-Length: {len(http)}\r\n\r\n"
    )
    return head.encode() + http + b"\r\n\r\n"


def peak() -> int:
    """The most memory that this process has held so far, in MiB."""
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss >> 10


def main() -> None:
    """Write the archive, read it, and watch the peak."""
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("gigabytes", type=float, nargs="?", default=5.0)
    count = int(options.parse_args().gigabytes * 1000)
    with tempfile.TemporaryDirectory() as folder:
        archive = Path(folder, "long.warc")
        with archive.open("wb") as stream:
            for number in range(count):
                stream.write(record(number))
        clock, early, pages = time.process_time(), 0, 0
        for item in read([str(archive)]):
            pages += isinstance(item, Article)
            if pages == count // 10:
                early = peak()
        spent = time.process_time() - clock
        speed = round(archive.stat().st_size / 1e6 / spent)
    print(json.dumps({"pages": pages, "megabytes_per_second": speed, "peak_at_a_tenth": early, "peak": peak()}))


if __name__ == "__main__":
    main()
