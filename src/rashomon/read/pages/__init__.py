"""Web pages: the body, its offsets in the page, and what the page says about itself."""

from rashomon.model import Article, Failure, Line, Published, article_id
from rashomon.read.decode import TooLargeError, decode, gunzip
from rashomon.read.pages.blocks import segment
from rashomon.read.pages.body import join
from rashomon.read.pages.evidence import gather
from rashomon.read.pages.extractor import extract, support
from rashomon.read.pages.markup import scan
from rashomon.read.sources import Raw

LARGEST = 8_000_000
"""Code points of the largest page that is read."""


def read_page(raw: Raw) -> Article | Failure:
    """The article in a web page; ``lines`` and ``offsets`` refer to the decoded page."""
    try:
        source = decode(gunzip(raw.data))
    except TooLargeError:
        source = " " * (LARGEST + 1)
    if len(source) > LARGEST:
        return Failure(raw.source, f"larger than {LARGEST // 1_000_000} million characters", "give the page of one report")
    page = scan(source)
    blocks = segment(page)
    shares = support(blocks, extract(source))
    chosen = [block for block, share in zip(blocks, shares, strict=True) if share >= 0.5]
    if not chosen:
        return Failure(raw.source, "no article in the page", "give a page of one report")
    text, runs = join(source, chosen)
    evidence = gather(page)
    title = evidence.first("og:title", "twitter:title", "title")
    published = evidence.first("article:published_time", "datepublished", "date")
    publisher = evidence.first("og:site_name")
    name = title.value if title else None
    place = publisher.value if publisher else None
    day = published.value if published else None
    return Article(
        id=article_id(name, place, day, text),
        source=raw.source,
        title=name,
        publisher=place,
        published=Published(day[:10], "day", "stated") if day else Published(),
        text=text,
        offsets=runs,
        lines=tuple(
            Line(b.start, b.end, "body" if s >= 0.5 else "boilerplate") for b, s in zip(blocks, shares, strict=True)
        ),
    )
