"""What is decided about all reports at once, before any is marked: which are one, and the dates that others tell."""

from collections.abc import Iterator
from pathlib import Path

import msgspec

from rashomon.batch.files import write_json
from rashomon.batch.steps import items_in, made_by, write_articles
from rashomon.engine import accepted, once
from rashomon.model import Article, Failure
from rashomon.read import date_documents

_ARTICLES = 128  # articles that are marked at once
_LETTERS = 200_000  # characters of them


class Admitted(msgspec.Struct, frozen=True):
    """How many articles each file holds, and what was refused."""

    counts: tuple[int, ...]
    refused: tuple[Failure, ...]


def admit(folder: str, reads: int, *, verbatim: bool) -> Admitted:
    """Write the articles that are to be marked, each once, in the order in which one process would mark them.

    Undated reports are dated by all the others, and two texts under one id are a mistake: neither can be said of a
    part alone. What is read goes by once, and of an article little more than its id is kept.
    """
    note = Path(folder, ".work", "admit", "whole.json")
    try:
        return msgspec.json.decode(note.read_bytes(), type=Admitted)
    except (FileNotFoundError, msgspec.DecodeError):
        pass
    refused: list[Failure] = []
    found = (
        item
        for number in range(reads)
        for item in items_in(made_by(folder, "read", number))
        if not isinstance(item, Failure)
    )
    articles = once(accepted(found if verbatim else date_documents(found), refused.append))
    counts = []
    for number, some in enumerate(_batches(articles)):
        write_articles(made_by(folder, "admit", number), some)
        counts.append(len(some))
    whole = Admitted(tuple(counts), tuple(refused))
    write_json(note, whole)
    return whole


def _batches(articles: Iterator[Article]) -> Iterator[list[Article]]:
    some: list[Article] = []
    letters = 0
    for article in articles:
        some.append(article)
        letters += len(article.text)
        if len(some) >= _ARTICLES or letters >= _LETTERS:
            yield some
            some, letters = [], 0
    if some:
        yield some
