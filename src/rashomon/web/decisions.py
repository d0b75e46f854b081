"""Corrections: what is, or is not, one, by a click; each can be taken back by another."""

from collections.abc import Mapping
from http import HTTPStatus

import msgspec
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from rashomon.archive.decisions import Kept, decisions
from rashomon.engine.deciding import KINDS, UnknownThingError, correct, take_back
from rashomon.web.answers import Asked, Page, Refused
from rashomon.web.desk import Desk

_LONGEST = 300  # characters of a name or a reason


class Decisions(msgspec.Struct, frozen=True):
    """All decisions, the latest first."""

    decisions: tuple[Kept, ...]


def corrections(asked: Asked) -> Page:
    """The decisions, those taken back too."""
    rows = reversed(decisions(asked.archive.connection, all_of_them=True))
    return Page("corrections.html", "Corrections", Decisions(tuple(rows)), {"kinds": KINDS})


def decide(desk: Desk, _request: Request, form: Mapping[str, str]) -> Response:
    """Keep a decision, tell anew what it touches, and go back to where it was made."""
    kind, verdict = form.get("kind", ""), form.get("verdict", "")
    first, second, why = (form.get(name, "").strip() for name in ("first", "second", "why"))
    if kind not in KINDS or verdict not in {"same", "different"}:
        raise Refused(HTTPStatus.BAD_REQUEST, "a correction says same or different, of two things of one kind")
    if not first or not second or first == second or max(map(len, (first, second, why))) > _LONGEST:
        raise Refused(HTTPStatus.BAD_REQUEST, "a correction names two things that are not called the same")
    with desk.open(write=True) as archive:
        try:
            number, _ = correct(archive, kind, first, second, same=verdict == "same", why=why)
        except UnknownThingError as error:
            raise Refused(HTTPStatus.NOT_FOUND, str(error)) from None
    return _back(form, f"decided={number}")


def undo(desk: Desk, request: Request, form: Mapping[str, str]) -> Response:
    """Take a decision back."""
    with desk.open(write=True) as archive:
        try:
            take_back(archive, int(request.path_params["number"]))
        except UnknownThingError as error:
            raise Refused(HTTPStatus.NOT_FOUND, str(error)) from None
    return _back(form, "")


def _back(form: Mapping[str, str], said: str) -> Response:
    """To the page of the app that the form stood on; to the corrections where it names none."""
    path = form.get("next", "")
    inside = path.startswith("/") and not path.startswith("//") and path.isprintable() and "\\" not in path
    path = path.partition("?")[0] if inside else "/corrections"
    return RedirectResponse(f"{path}?{said}" if said else path, HTTPStatus.SEE_OTHER)
