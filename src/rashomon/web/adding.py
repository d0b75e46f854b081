"""Adding by dropping files: what was sent is put aside under plain names, and a batch begins on it."""

import re
import shutil
import tempfile
from collections.abc import Mapping, Sequence
from http import HTTPStatus
from pathlib import Path, PurePosixPath, PureWindowsPath

import msgspec
from starlette.datastructures import UploadFile
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from rashomon.archive.overview import titles_of
from rashomon.web.answers import Asked, Failed, Moved, Page, Refused
from rashomon.web.desk import Desk
from rashomon.web.guard import MOST_SENT
from rashomon.web.work import STAGES, Batch

MOST_FILES = 200
_UNSAFE = re.compile(r"[^\w .()\[\]-]+")
_LONGEST = 100


class Batches(msgspec.Struct, frozen=True):
    """The batches of files since the app was started, the latest first."""

    batches: tuple[Batch, ...]
    current: int | None = None


def adding(asked: Asked) -> Page:
    """Where files are dropped, and what became of those before."""
    work = asked.desk.work
    record = Batches(tuple(work.batches[number] for number in sorted(work.batches, reverse=True)), work.current)
    return Page("add.html", "Add reports", record, {"most_files": MOST_FILES, "most_sent": MOST_SENT >> 20})


def batch(asked: Asked) -> Page | Moved:
    """How far one batch is."""
    number = asked.named("number")
    found = asked.desk.work.batches.get(int(number)) if number.isascii() and number.isdigit() else None
    if found is None:
        raise Failed("there is no such batch of files; those of an earlier start are not remembered")
    changed = found.done.stories_changed if found.done else ()
    titles = titles_of(asked.archive.connection, changed)
    return Page("batch.html", f"Batch {found.number}", found, {"stages": STAGES, "titles": titles})


def take(desk: Desk, files: Sequence[UploadFile]) -> Response:
    """Put the files aside and begin on them."""
    sent = [file for file in files if file.filename]
    if not sent:
        raise Refused(HTTPStatus.BAD_REQUEST, "no file was sent; choose some, or drop them on the page")
    folder = Path(tempfile.mkdtemp(prefix="rashomon-"))
    try:
        names = [_put(folder, file) for file in sent]
        begun = desk.work.begin(folder, names)
    except OSError as error:
        shutil.rmtree(folder, ignore_errors=True)
        raise Refused(HTTPStatus.INSUFFICIENT_STORAGE, f"the files cannot be kept ({error.strerror})") from None
    if begun is None:
        shutil.rmtree(folder, ignore_errors=True)
        raise Refused(HTTPStatus.CONFLICT, "other files are being added; wait until that is done, or stop it")
    return RedirectResponse(f"/add/{begun.number}", HTTPStatus.SEE_OTHER)


def _put(folder: Path, file: UploadFile) -> str:
    """Write a file under a name that leads nowhere else; the name."""
    name = plain_name(file.filename or "")
    target, count = folder / name, 1
    while target.exists():
        count += 1
        target = folder / f"{count}-{name}"
    with target.open("xb") as written:
        shutil.copyfileobj(file.file, written)
    return target.name


def plain_name(given: str) -> str:
    r"""The name of a file as it can lie in a folder: no folders, no controls, no leading dot.

    >>> plain_name("../../etc/pass wd"), plain_name("C:\\a\\ferry<1>.html"), plain_name("..")
    ('pass wd', 'ferry_1_.html', 'report')
    """
    last = PureWindowsPath(PurePosixPath(given).name).name
    name = _UNSAFE.sub("_", last).strip(" .") or "report"
    stem, dot, kind = name.rpartition(".")
    return f"{stem[:_LONGEST]}{dot}{kind[:_LONGEST]}" if stem else name[:_LONGEST]


def stop(desk: Desk, request: Request, _form: Mapping[str, str]) -> Response:
    """Stop a batch: what was marked is kept."""
    number = int(request.path_params["number"])
    desk.work.stop(number)
    return RedirectResponse(f"/add/{number}", HTTPStatus.SEE_OTHER)
