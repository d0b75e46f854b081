"""One entry of an export, and the article that it is."""

from dataclasses import dataclass, field

from rashomon.model import Article, Caption, Failure, Ground, Line, LineLabel, Published, Run, article_id
from rashomon.read.credits import dateline, text_agencies
from rashomon.read.databases.blocks import Block
from rashomon.read.databases.fields import bylines, section_and_page, stated_day
from rashomon.read.text.language import language_of


@dataclass(slots=True)
class Draft:
    """What a provider's reader has found of one entry so far, block by block."""

    title: list[Block] = field(default_factory=list)
    publisher: Block | None = None
    date: list[Block] = field(default_factory=list)
    byline: list[Block] = field(default_factory=list)
    section: list[Block] = field(default_factory=list)
    page: Block | None = None
    edition: Block | None = None
    dateline: Block | None = None
    corrected: Block | None = None
    correction: list[Block] = field(default_factory=list)
    graphic: list[Block] = field(default_factory=list)
    body: list[Block] = field(default_factory=list)
    furniture: list[Block] = field(default_factory=list)
    language: str | None = None
    url: str | None = None
    published: Published | None = None
    inverted: bool = False  # names in the byline have the surname first


def article_of(draft: Draft, source: str, provider: str, publisher: str | None = None) -> Article | Failure:
    """The article of an entry; a ``Failure`` where it holds neither a text nor a headline.

    ``publisher`` is the name as the provider's reader trims it, else the words of its block as they stand.
    """
    body = draft.body or draft.title
    if not body:
        return Failure(source, "the entry holds no report, only notices", "look at it in the database")
    text, offsets = _joined(body)
    title = _words(draft.title)
    publisher = publisher or (draft.publisher.text if draft.publisher else None)
    published = draft.published or stated_day(" ".join(block.text for block in draft.date))
    signed = (bylines(block.text, inverted=draft.inverted) for block in draft.byline)
    names = tuple(dict.fromkeys(name for some in signed for name in some))
    agencies = [credit for block in draft.byline for credit in text_agencies(block.text)]
    opening = dateline(draft.body[0].text) if draft.body else None
    return Article(
        id=article_id(title, publisher, published.value, text),
        source=source,
        title=title,
        publisher=publisher,
        bylines=tuple(name for name in names if name not in {credit.name for credit in agencies}),
        agencies=tuple(dict.fromkeys(credit.name for credit in agencies)),
        dateline=draft.dateline.text if draft.dateline else (opening.place if opening else None),
        published=published,
        updated=stated_day(draft.corrected.text) if draft.corrected else None,
        language=draft.language or language_of(text),
        url=draft.url,
        text=text,
        lines=_lines(draft),
        offsets=offsets,
        grounds=_grounds(draft, provider, title, publisher, published),
        captions=tuple(Caption(block.span, block.text) for block in draft.graphic),
    )


def _words(blocks: list[Block]) -> str | None:
    return " ".join(block.text for block in blocks) or None


def _joined(blocks: list[Block]) -> tuple[str, tuple[Run, ...]]:
    """The paragraphs with an empty line between them, and the way back of their characters."""
    runs: list[Run] = []
    length = 0
    for block in blocks:
        runs.extend(Run(run.start + length, run.raw, run.length, run.raw_length) for run in block.runs)
        length += len(block.text) + 2
    return "\n\n".join(block.text for block in blocks), tuple(runs)


def _lines(draft: Draft) -> tuple[Line, ...]:
    labels: tuple[tuple[LineLabel, list[Block]], ...] = (
        ("title", draft.title),
        ("byline", draft.byline),
        ("date", draft.date),
        ("caption", draft.graphic),
        ("body", draft.body),
        ("boilerplate", [*draft.furniture, *draft.correction, *draft.section]),
        ("credits", [block for block in (draft.publisher, draft.dateline, draft.corrected) if block]),
    )
    rows = {
        (block.span.start, block.span.end): Line(block.span.start, block.span.end, label, "the export marks it so")
        for label, blocks in reversed(labels)
        for block in blocks
    }
    return tuple(rows[key] for key in sorted(rows))


def _grounds(
    draft: Draft, provider: str, title: str | None, publisher: str | None, published: Published
) -> tuple[Ground, ...]:
    section, page = section_and_page(" ".join(block.text for block in draft.section))
    page = draft.page.text if draft.page else page
    stated = (
        ("title", title, draft.title),
        ("publisher", publisher, [draft.publisher] if draft.publisher else []),
        ("published", published.value, draft.date),
        ("bylines", _words(draft.byline), draft.byline),
        ("section", section, draft.section),
        ("page", page, [draft.page] if draft.page else draft.section),
        ("edition", draft.edition.text if draft.edition else None, [draft.edition] if draft.edition else []),
        ("correction", _words(draft.correction), draft.correction),
    )
    return tuple(
        Ground(name, value, f"stated by {provider}", blocks[0].span if blocks else None)
        for name, value, blocks in stated
        if value
    )
