"""From a scanned page to an article: the body, what the page says about itself, and the label of every line."""

from dataclasses import dataclass

from rashomon.model import Article, Failure, Ground, Line, Published, Span, article_id
from rashomon.read.pages.authors import find_authors
from rashomon.read.pages.blocks import Block
from rashomon.read.pages.body import join
from rashomon.read.pages.choose import Models
from rashomon.read.pages.credit import find_credits
from rashomon.read.pages.dates import find_dates
from rashomon.read.pages.evidence import Evidence
from rashomon.read.pages.labels import label_lines
from rashomon.read.pages.language import find_language
from rashomon.read.pages.markup import MOST_ELEMENTS, scan
from rashomon.read.pages.outcome import is_cut_short
from rashomon.read.pages.reading import Head, Reading, read_body
from rashomon.read.pages.titles import fold_words
from rashomon.read.version import MADE_BY

OTHER = 400
"""Characters of prose from which what stands behind the body in an element of its own is another article."""


@dataclass(frozen=True, slots=True)
class About:
    """What a page says about itself, with the grounds."""

    title: str | None
    publisher: str | None
    bylines: tuple[str, ...]
    published: Published
    updated: Published | None
    url: str | None
    grounds: tuple[Ground, ...]


def article_in(source: str, html: str, url: str | None, models: Models | None = None) -> Article | Failure:
    """The article in the page ``html`` that came from ``source``; ``url`` is where it was fetched from, if known.

    ``models`` choose the body; without them the stored ones do.
    """
    page = scan(html)
    if len(page.elements) > MOST_ELEMENTS:
        return Failure(source, f"a page of more than {MOST_ELEMENTS:,} elements", "give the page of one report")
    reading = read_body(source, page, url, models)
    if reading.failure:
        return reading.failure
    evidence, blocks, chosen, stated = reading.evidence, reading.blocks, reading.chosen, reading.stated
    about = describe_page(evidence, blocks, chosen, reading.head)
    if not stated:
        chosen = _less_title(blocks, chosen, about.title)
    body = [blocks[index] for index in chosen]
    text, runs = (stated.text, stated.runs) if stated else join(html, body)
    agencies, photos, place, credits_, credit_lines = find_credits(html, blocks, chosen, about.bylines)
    language, tongue = find_language(evidence, text)
    grounds = [*about.grounds, *credits_, *tongue, *_of_body(reading, body)]
    bylines, dates = _spans(about, "bylines"), _spans(about, "published", "updated")
    lines = label_lines(blocks, set(chosen), about.title, bylines, dates, credit_lines)
    grounds += _left_out(lines)
    return Article(
        id=article_id(about.title, about.publisher, about.published.value, text),
        source=source,
        title=about.title,
        publisher=about.publisher,
        bylines=about.bylines,
        agencies=agencies,
        photo_agencies=photos,
        dateline=place,
        published=about.published,
        updated=about.updated,
        language=language,
        url=about.url,
        text=text,
        lines=lines,
        offsets=runs,
        grounds=tuple(grounds),
        made_by=MADE_BY,
    )


def _of_body(reading: Reading, body: list[Block]) -> list[Ground]:
    """The ground that says so where the text is what the page keeps for scripts, or is cut short."""
    if reading.stated:
        reason = "the page shows no article; its data for scripts state this one"
        return [Ground("text", "stated", reason, Span(body[0].start, body[-1].end))]
    if reading.unfolded:
        reason = "the page shows no article; it stands in a template, or for readers without scripts"
        return [Ground("text", "unfolded", reason, Span(body[0].start, body[-1].end))]
    if is_cut_short(reading.evidence, reading.blocks, body):
        return [Ground("text", "cut short", "a paywall: the page shows only the beginning of the article")]
    return []


def _left_out(lines: tuple[Line, ...]) -> list[Ground]:
    """The ground that says so where another article on the page was left out."""
    others = [line for line in lines if line.label == "other-story"]
    if sum(line.end - line.start for line in others) < OTHER:
        return []
    reason = "another article on the page was left out; this is the one that the page is about"
    return [Ground("text", "one of several", reason, Span(others[0].start, others[-1].end))]


def _less_title(blocks: list[Block], chosen: list[int], title: str | None) -> list[int]:
    """The chosen blocks without the title at their head; all of them where nothing else would be left."""
    same = "".join(fold_words(title or ""))
    head = next((n for n, index in enumerate(chosen) if "".join(fold_words(blocks[index].text)) != same), 0)
    return chosen[head:]


def _spans(about: About, *fields: str) -> list[Span]:
    """The raw stretches that the grounds of some fields point to."""
    return [ground.span for ground in about.grounds if ground.field in fields and ground.span]


def describe_page(evidence: Evidence, blocks: list[Block], chosen: list[int], head: Head) -> About:
    """Title, publisher, authors, dates and address of a page whose body is the ``chosen`` blocks."""
    first = chosen[0] if chosen else 0
    at = first if head.index is None else head.index
    bylines, byline_grounds = find_authors(evidence, blocks, at, chosen, set(head.site))
    published, updated, date_grounds = find_dates(evidence, blocks, at, chosen, head.url)
    grounds = (*head.grounds, *byline_grounds, *date_grounds)
    return About(head.title, head.publisher, bylines, published, updated, head.url, grounds)
