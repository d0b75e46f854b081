"""Text that is given as the body: nothing is judged, nothing is left out."""

from rashomon.model import Article, Failure, Line, Run, article_id
from rashomon.read.admission import StatedMetadata, stated_date
from rashomon.read.version import MADE_BY


def verbatim_article(source: str, text: str, *, known: StatedMetadata) -> Article | Failure:
    """The article whose body is ``text`` as it stands; every offset refers to it."""
    if not text.strip():
        return Failure(source, "the text is empty", "give the text of a report")
    return Article(
        id=known.id or article_id(known.title, known.publisher, known.published, text),
        source=source,
        title=known.title,
        publisher=known.publisher,
        bylines=known.bylines,
        published=stated_date(known.published),
        updated=stated_date(known.updated) if known.updated and known.updated != known.published else None,
        language=known.language,
        url=known.url,
        text=text,
        lines=(Line(0, len(text), "body", "given as the body"),),
        offsets=(Run(0, 0, len(text), len(text)),),
        made_by=MADE_BY,
    )
