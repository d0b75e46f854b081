"""Events as a table in the columns of POLECAT, one row an event, with the article and the offsets of its words."""

import csv
import io
from collections.abc import Iterable, Iterator, Sequence

from rashomon.model import MarkedArticle, inert, polecat_row

COLUMNS = (
    "Event ID",
    "Event Date",
    "Event Type",
    "Event Mode",
    "Intensity",
    "Quad Code",
    "Contexts",
    "Actor Name",
    "Actor Name Raw",
    "Actor Country",
    "Primary Actor Sector",
    "Recipient Name",
    "Recipient Name Raw",
    "Recipient Country",
    "Primary Recipient Sector",
    "Location",
    "Country",
    "Source",
    "Publication Date",
    "Language",
    "CAMEO",
    "Kind",
    "Status",
    "Status Words",
    "Trigger",
    "Quote",
    "Article",
    "Start",
    "End",
)


def events_csv(articles: Iterable[MarkedArticle]) -> Iterator[str]:
    """The events of ``articles`` as comma-separated values, line by line behind a header, in the order of the articles.

    Several parties of one side stand in one cell, parted by "; ". ``Event Date`` is a TIMEX3 value and empty where
    the report gives none; it is never the day of publication. ``Start`` and ``End`` are the offsets of the trigger
    in the article's text, ``Contexts`` stays empty.
    """
    yield _line(COLUMNS)
    for article in articles:
        for row in (polecat_row(article, event) for event in article.events):
            yield _line([row.get(name, "") for name in COLUMNS])


def _line(cells: Sequence[str]) -> str:
    """One line; the writer's own ending has both characters, so that a name with either of them is quoted."""
    line = io.StringIO()
    csv.writer(line, lineterminator="\r\n").writerow(map(inert, cells))
    return line.getvalue().removesuffix("\r\n") + "\n"
