"""The feeds that an archive watches: their state, and the forms that add one, let one go, and look through them now."""

from collections.abc import Mapping
from http import HTTPStatus

import msgspec
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from rashomon.archive.feeds import feeds as watched
from rashomon.archive.feeds import keep, let_go
from rashomon.archive.overview import FeedState, feed_states
from rashomon.web.answers import Asked, Page, Refused, now
from rashomon.web.desk import Desk

_MOST = 1_000  # feeds of one archive


class Feeds(msgspec.Struct, frozen=True):
    """The feeds and how each went when it was last looked at."""

    feeds: tuple[FeedState, ...]


def feeds(asked: Asked) -> Page:
    """The feeds that are watched and their state."""
    record = Feeds(tuple(feed_states(asked.archive.connection)))
    return Page("feeds.html", "Feeds", record, {"now": now().isoformat(timespec="seconds")})


def watch(desk: Desk, _request: Request, form: Mapping[str, str]) -> Response:
    """Watch a feed from now on: one that the guard of all fetching would let through."""
    address = form.get("address", "").strip()
    failure = desk.fetcher().refuses(address)
    if failure is not None:
        raise Refused(HTTPStatus.BAD_REQUEST, f"this address is not watched: {failure.reason}")
    with desk.open(write=True) as archive, archive.writing():
        if len(watched(archive.connection)) >= _MOST:
            raise Refused(HTTPStatus.BAD_REQUEST, f"no more than {_MOST:,} feeds are watched; let one go first")
        keep(archive.connection, address)
    return RedirectResponse("/feeds", HTTPStatus.SEE_OTHER)


def drop(desk: Desk, _request: Request, form: Mapping[str, str]) -> Response:
    """Watch a feed no longer."""
    with desk.open(write=True) as archive, archive.writing():
        if not let_go(archive.connection, form.get("address", "")):
            raise Refused(HTTPStatus.NOT_FOUND, "no such feed is watched")
    return RedirectResponse("/feeds", HTTPStatus.SEE_OTHER)


def look(desk: Desk, _request: Request, _form: Mapping[str, str]) -> Response:
    """Look through all feeds now, as a batch."""
    with desk.open() as archive:
        addresses = [one.address for one in watched(archive.connection)]
    if not addresses:
        raise Refused(HTTPStatus.BAD_REQUEST, "no feed is watched yet; add one")
    begun = desk.work.look(addresses, desk.fetcher())
    if begun is None:
        raise Refused(HTTPStatus.CONFLICT, "something else is being added; wait until that is done, or stop it")
    return RedirectResponse(f"/add/{begun.number}", HTTPStatus.SEE_OTHER)
