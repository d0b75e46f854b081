"""The stages as functions, and the way out: paths, texts or records in, records or files out.

``import rashomon`` offers them by these names. Each takes what the one before gives, or anything that comes earlier:
``rashomon.tell("reports/")`` runs all four.
"""

import json
import warnings
from collections.abc import Iterable, Iterator, Mapping
from contextlib import ExitStack
from os import PathLike, fspath
from pathlib import Path
from typing import Any

from rashomon.archive import Archive, is_archive
from rashomon.collate import NONE, Corrections
from rashomon.collate import dossier as set_side_by_side
from rashomon.engine import Failed, accepted, mark_articles
from rashomon.engine.exporting import archived
from rashomon.export import Material, chosen_tables, format_named, of_dossier, save, table_named, target_of
from rashomon.export.arrow import arrow_table
from rashomon.export.notebook import Shown, shown_record
from rashomon.model import Article, Citation, Dossier, Failure, MarkedArticle, Quote, Story, Utterance
from rashomon.read import Raw, Reader, date_documents
from rashomon.tell import tell as lay_out

Input = str | PathLike[str] | Mapping[str, object] | Article


def read(inputs: Input | Iterable[Input], *, verbatim: bool = False, failed: Failed | None = None) -> list[Article]:
    """The articles in ``inputs``: paths or addresses, texts, records with the fields of common tools, or articles.

    A string with a line break in it is a text, any other a path; a text of one line is given as ``{"text": ...}``.
    ``verbatim``: the text is the body as it stands. An input that cannot be read is handed to ``failed``, by default
    with a warning, and costs the others nothing.
    """
    items = _items(inputs, Reader(verbatim=verbatim))
    return list(accepted(items if verbatim else date_documents(items), failed or _warn))


def mark(
    inputs: Input | Iterable[Input], *, verbatim: bool = False, jobs: int = 1, failed: Failed | None = None
) -> list[MarkedArticle]:
    """The articles in ``inputs`` with their marks, each once, marked in ``jobs`` processes.

    >>> (article,) = mark({"text": "Mayor Ines Dolan said on Monday that the quay would reopen."}, verbatim=True)
    >>> article.quotes[0].speaker.name
    'Ines Dolan'
    """
    return list(mark_articles(read(inputs, verbatim=verbatim, failed=failed), failed or _warn, jobs=jobs))


def collate(
    inputs: Input | Iterable[Input],
    *,
    corrections: Corrections = NONE,
    verbatim: bool = False,
    jobs: int = 1,
    failed: Failed | None = None,
) -> list[Story]:
    """The stories that the articles in ``inputs`` tell, the largest first."""
    return list(dossier(inputs, corrections=corrections, verbatim=verbatim, jobs=jobs, failed=failed).stories)


def dossier(
    inputs: Input | Iterable[Input],
    *,
    corrections: Corrections = NONE,
    verbatim: bool = False,
    jobs: int = 1,
    failed: Failed | None = None,
) -> Dossier:
    """The marked articles in ``inputs`` with the stories that they tell: what ``tell`` lays out."""
    return set_side_by_side(mark(inputs, verbatim=verbatim, jobs=jobs, failed=failed), corrections)


def tell(
    inputs: Dossier | Input | Iterable[Input], form: str = "html", *, jobs: int = 1, failed: Failed | None = None
) -> str:
    """The text of one file (``form``: html, md, json) on a dossier, or on the stories that ``inputs`` tell."""
    told = inputs if isinstance(inputs, Dossier) else dossier(inputs, jobs=jobs, failed=failed)
    return lay_out(told, form)


def export(
    inputs: Dossier | Archive | Input | Iterable[Input],
    form: str,
    out: str | PathLike[str] | None = None,
    *,
    table: str | None = None,
    force: bool = False,
    jobs: int = 1,
    failed: Failed | None = None,
) -> list[Path]:
    """Write what is known in the format ``form`` (``rashomon.export.format_names()``); the files that were written.

    ``inputs`` are a dossier, an archive (or its path), or whatever ``dossier`` takes. Raises ``ExportError`` with one
    line where there is no such format or table, where ``out`` is there already and not ``force``, and where an extra
    is missing.
    """
    chosen = format_named(form)
    tables = chosen_tables(chosen, table)
    target = target_of(chosen, tables, None if out is None else fspath(out))
    with ExitStack() as opened:
        return save(_material(inputs, opened, jobs, failed), chosen, tables, target, force=force)


def table(
    inputs: Dossier | Archive | Input | Iterable[Input], name: str, *, jobs: int = 1, failed: Failed | None = None
) -> Any:  # noqa: ANN401  pyarrow.Table, of an extra
    """A table (``events``, ``facts``, ``quotations`` ...) as Arrow; its method ``to_pandas`` gives it to pandas."""
    with ExitStack() as opened:
        return arrow_table(_material(inputs, opened, jobs, failed), table_named(name))


def show(
    record: Quote | Citation | Utterance | Story | MarkedArticle | Dossier,
    within: Dossier | MarkedArticle | Iterable[MarkedArticle] = (),
) -> Shown:
    """A record as a notebook shows it: a quotation or citation in its context, a story in brief with who tells what.

    ``within`` are the articles that it points into. As text it is what a terminal shows.
    """
    return shown_record(record, within)


def _drawn(record: Utterance | Story | MarkedArticle | Dossier | Citation) -> str:
    return shown_record(record).html


for _kind in (Citation, Dossier, MarkedArticle, Story, Utterance):  # a notebook draws them without being asked
    setattr(_kind, "_repr_html_", _drawn)  # noqa: B010  the records know of no notebook


def _material(
    inputs: Dossier | Archive | Input | Iterable[Input], opened: ExitStack, jobs: int, failed: Failed | None
) -> Material:
    if isinstance(inputs, Dossier):
        return of_dossier(inputs)
    if isinstance(inputs, Archive):
        return archived(inputs)
    if isinstance(inputs, (str, PathLike)) and "\n" not in fspath(inputs) and is_archive(fspath(inputs)):
        return archived(opened.enter_context(Archive(fspath(inputs))))
    return of_dossier(dossier(inputs, jobs=jobs, failed=failed))


def _items(inputs: Input | Iterable[Input], reader: Reader) -> Iterator[Article | Failure]:
    batch = (inputs,) if isinstance(inputs, (str, PathLike, Mapping, Article)) else inputs
    for number, item in enumerate(batch, 1):
        if isinstance(item, Article):
            yield item
        elif isinstance(item, Mapping):
            yield from reader.read_raw(Raw(f"record {number}", "record", json.dumps(dict(item)).encode()))
        elif isinstance(item, str) and "\n" in item:
            yield from reader.read_raw(Raw(f"text {number}", "text", item.encode("utf-8", "replace")))
        else:
            yield from reader.read([fspath(item)])


def _warn(failure: Failure) -> None:
    warnings.warn(failure.line(), stacklevel=2)
