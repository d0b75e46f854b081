"""The app: every page at its address, its JSON twin beside it, and the few places that write."""

import hmac
from collections.abc import Awaitable, Callable, Mapping, Sequence
from http import HTTPStatus
from pathlib import Path

from starlette.applications import Starlette
from starlette.concurrency import run_in_threadpool
from starlette.datastructures import FormData, UploadFile
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response
from starlette.routing import BaseRoute, Route
from starlette.types import ASGIApp

from rashomon.archive import ArchiveError
from rashomon.lexicon import read_text
from rashomon.read import Fetcher
from rashomon.web import adding, changes, decisions, feeds, finding
from rashomon.web.actors import actor
from rashomon.web.answers import SEEN, VISIT, Refused, View, answer, failed
from rashomon.web.desk import Desk
from rashomon.web.guard import Access, Guard
from rashomon.web.quotations import quotation
from rashomon.web.reports import report
from rashomon.web.stories import stories
from rashomon.web.story import story, thing
from rashomon.web.work import Work

PAGES: tuple[tuple[str, View], ...] = (
    ("/stories", stories),
    ("/search", finding.search),
    ("/news", changes.news),
    ("/corrections", decisions.corrections),
    ("/feeds", feeds.feeds),
    ("/add", adding.adding),
    ("/add/{number}", adding.batch),
    ("/story/{story}", story),
    ("/story/{story}/{thing}", thing),
    ("/quotation/{quote:path}", quotation),
    ("/report/{report:path}", report),
    ("/actor/{name:path}", actor),
)
"""Every page; the JSON twin of each has the same address with ``.json`` behind it."""
Write = Callable[[Desk, Request, Mapping[str, str]], Response]
WRITES: tuple[tuple[str, Write], ...] = (
    ("/corrections", decisions.decide),
    ("/corrections/{number:int}/undo", decisions.undo),
    ("/add/{number:int}/stop", adding.stop),
    ("/feeds", feeds.watch),
    ("/feeds/drop", feeds.drop),
    ("/feeds/look", feeds.look),
)
_STATIC = {"app.css": "text/css", "app.js": "text/javascript", "icon.svg": "image/svg+xml"}
_MOST_FIELDS = 12
_LONGEST_FIELD = 4_096


def application(archive: Path, access: Access | None = None, fetcher: Callable[[], Fetcher] = Fetcher) -> ASGIApp:
    """The app on one archive, behind its guard; ``fetcher`` makes what feeds are fetched with."""
    desk = Desk(archive, Work(archive), fetcher)
    routes: list[BaseRoute] = [Route("/", _shown(desk, stories, as_json=False))]
    for path, view in PAGES:
        routes.append(Route(f"{path}.json", _shown(desk, view, as_json=True)))
        routes.append(Route(path, _shown(desk, view, as_json=False)))
    routes.append(Route("/static/{name}", _static))
    routes += [Route(path, _written(desk, write), methods=["POST"]) for path, write in WRITES]
    routes.append(Route("/add", _taken(desk), methods=["POST"]))
    routes.append(Route("/news/seen", _seen(desk), methods=["POST"]))
    handlers: Mapping[object, Callable[[Request, Exception], Response]] = {
        HTTPException: _refused, Refused: _refused, Exception: _refused,
    }  # fmt: skip
    app = Starlette(routes=routes, exception_handlers=dict(handlers))
    app.state.desk = desk
    return Guard(app, access or Access())


def _shown(desk: Desk, view: View, *, as_json: bool) -> Callable[[Request], Response]:
    def endpoint(request: Request) -> Response:
        return answer(desk, request, view, as_json=as_json)

    return endpoint


def _written(desk: Desk, write: Write) -> Callable[[Request], Awaitable[Response]]:
    async def endpoint(request: Request) -> Response:
        async with request.form(max_files=0, max_fields=_MOST_FIELDS, max_part_size=_LONGEST_FIELD) as form:
            texts = {name: value for name, value in form.items() if isinstance(value, str)}
            _check_key(desk, texts)
        return await run_in_threadpool(_tried, write, desk, request, texts)

    return endpoint


def _tried(write: Write, desk: Desk, request: Request, texts: Mapping[str, str]) -> Response:
    try:
        return write(desk, request, texts)
    except (Refused, ArchiveError) as error:
        return failed(error, as_json=False)


def _taken(desk: Desk) -> Callable[[Request], Awaitable[Response]]:
    async def endpoint(request: Request) -> Response:
        bounds = {"max_files": adding.MOST_FILES, "max_fields": _MOST_FIELDS, "max_part_size": _LONGEST_FIELD}
        async with request.form(**bounds) as form:
            _check_key(desk, {"key": str(form.get("key", ""))})
            return await run_in_threadpool(adding.take, desk, _files(form))

    return endpoint


def _files(form: FormData) -> Sequence[UploadFile]:
    return [value for _, value in form.multi_items() if isinstance(value, UploadFile)]


def _seen(desk: Desk) -> Callable[[Request], Awaitable[Response]]:
    """All that is new was seen: the visit begins anew."""

    async def endpoint(request: Request) -> Response:
        async with request.form(max_files=0, max_fields=_MOST_FIELDS, max_part_size=_LONGEST_FIELD) as form:
            _check_key(desk, {"key": str(form.get("key", ""))})
        with desk.open() as archive:
            last = str(archive.last_addition())
        made = RedirectResponse("/news", HTTPStatus.SEE_OTHER)
        for cookie in (VISIT, SEEN):
            made.set_cookie(cookie, last, httponly=True, samesite="strict")
        return made

    return endpoint


def _check_key(desk: Desk, form: Mapping[str, str]) -> None:
    if not hmac.compare_digest(form.get("key", "").encode(), desk.form_key.encode()):
        raise Refused(HTTPStatus.FORBIDDEN, "the form is of an earlier start of the app; load the page again")


def _static(request: Request) -> Response:
    name = request.path_params["name"]
    if name not in _STATIC:
        raise HTTPException(HTTPStatus.NOT_FOUND)
    body = read_text("rashomon.web", f"static/{name}")
    return Response(body, media_type=_STATIC[name], headers={"cache-control": "no-cache"})


def _refused(request: Request, error: Exception) -> Response:
    as_json = request.url.path.endswith(".json")
    if isinstance(error, HTTPException):
        reason = {404: "there is no such page", 405: "this address takes no such request"}
        said = reason.get(error.status_code, str(error.detail))
        return failed(Refused(HTTPStatus(error.status_code), said), as_json=as_json)
    return failed(error, as_json=as_json)
