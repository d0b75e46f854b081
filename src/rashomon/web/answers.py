"""Answers: a page and its JSON twin from one record; what goes wrong is a page of one clear line."""

import base64
import hashlib
import logging
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import UTC, datetime
from functools import cache
from http import HTTPStatus
from pathlib import PurePath
from urllib.parse import quote

from jinja2 import Environment, PackageLoader, StrictUndefined, select_autoescape
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from rashomon.archive import Archive, ArchiveError, QueryError
from rashomon.model import encode, shown
from rashomon.tell.phrases import fullest
from rashomon.web.desk import Desk
from rashomon.web.words import counted, day_in_words, moment_in_words, status_in_words

_LOG = logging.getLogger(__name__)
VISIT = "rashomon-visit"
"""The cookie of a visit: the last addition before it began. It lasts as long as the browser's session."""
SEEN = "rashomon-seen"
"""The cookie that stays: the last addition that was shown."""
_YEAR = 365 * 24 * 3600


class Refused(Exception):  # noqa: N818  it is no error of the app's
    """A request that is not answered: the status, and the one line that a person reads."""

    def __init__(self, status: HTTPStatus, reason: str) -> None:
        super().__init__(reason)
        self.status = status
        self.reason = reason


class Failed(Refused):
    """What was asked for is not there."""

    def __init__(self, reason: str) -> None:
        super().__init__(HTTPStatus.NOT_FOUND, reason)


@dataclass(frozen=True, slots=True)
class Page:
    """What a page shows: ``record`` is its JSON twin, ``extra`` what only its template needs.

    ``styles`` and ``scripts`` are the blocks in the page that the browser may obey.
    """

    template: str
    title: str
    record: object
    extra: Mapping[str, object] = field(default_factory=dict)
    styles: tuple[str, ...] = ()
    scripts: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Moved:
    """What was asked for stands elsewhere, for good."""

    path: str
    fragment: str = ""


@dataclass(frozen=True, slots=True)
class Asked:
    """One request for a page: the archive, the desk, and what the address says."""

    desk: Desk
    archive: Archive
    request: Request

    def named(self, name: str) -> str:
        """A part of the path."""
        return str(self.request.path_params[name])

    def given(self, name: str) -> str:
        """What stands behind the question mark; empty where nothing does."""
        return self.request.query_params.get(name, "")

    def number(self, name: str, default: int = 0) -> int:
        """A number behind the question mark: what is none, or out of all bounds, is the default."""
        text = self.given(name)
        return int(text) if text.isascii() and text.isdigit() and len(text) < 10 else default

    def visit_began(self) -> int:
        """The last addition before this visit."""
        last = self.archive.last_addition()
        return min(_cookie(self.request, VISIT) or _cookie(self.request, SEEN) or last, last)


View = Callable[[Asked], Page | Moved]


@cache
def environment() -> Environment:
    """The templates of the app, every expression escaped; an unknown name is an error."""
    made = Environment(
        loader=PackageLoader("rashomon.web", "templates"),
        autoescape=select_autoescape(default=True),
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    made.filters |= {"segment": segment, "day": day_in_words, "moment": moment_in_words, "counted": counted}
    made.filters |= {"status": status_in_words, "fullest": fullest}
    return made


def segment(text: str) -> str:
    """Text as one part of a path."""
    return quote(text, safe="")


def hash_of(block: str) -> str:
    """How a policy names a block of style or script."""
    digest = base64.b64encode(hashlib.sha256(block.encode()).digest()).decode()
    return f" 'sha256-{digest}'"


def answer(desk: Desk, request: Request, view: View, *, as_json: bool) -> Response:
    """The page that ``view`` makes, or its JSON twin."""
    try:
        with desk.open() as archive:
            asked = Asked(desk, archive, request)
            found = view(asked)
            if isinstance(found, Moved):
                return _moved(found, request, as_json=as_json)
            if as_json:
                return Response(encode(found.record) + "\n", media_type="application/json")
            return _drawn(asked, found)
    except (Refused, QueryError, ArchiveError) as error:
        return failed(error, as_json=as_json)
    except Exception as error:  # noqa: BLE001  a mistake of ours costs one page
        _LOG.debug("a page could not be made", exc_info=True)
        return failed(error, as_json=as_json)


def _moved(found: Moved, request: Request, *, as_json: bool) -> Response:
    asked = f"?{request.url.query}" if request.url.query else ""
    fragment = f"#{found.fragment}" if found.fragment and not as_json else ""
    return RedirectResponse(f"{found.path}{'.json' if as_json else ''}{asked}{fragment}", HTTPStatus.PERMANENT_REDIRECT)


def _drawn(asked: Asked, page: Page) -> Response:
    """The page as HTML, with the cookies that remember the visit."""
    request, began, last = asked.request, asked.visit_began(), asked.archive.last_addition()
    path = request.url.path
    text = environment().get_template(page.template).render(
        title=page.title, it=page.record, path=path, twin=_twin(request), form_key=asked.desk.form_key,
        news=last > began, busy=asked.desk.work.current is not None, here=asked.given, decided=asked.number("decided"),
        query=asked.given("q"), archive_name=PurePath(asked.desk.path).stem, **page.extra,
    )  # fmt: skip
    made = Response(shown(text), media_type="text/html")
    made.headers["content-security-policy"] = _policy(page)
    made.set_cookie(VISIT, str(began), httponly=True, samesite="strict")
    made.set_cookie(SEEN, str(last), max_age=_YEAR, httponly=True, samesite="strict")
    return made


def _twin(request: Request) -> str:
    """The address of a page's JSON twin."""
    asked = f"?{request.url.query}" if request.url.query else ""
    sent = request.scope.get("raw_path")  # as it was written: an id may hold a slash
    path = sent.decode("ascii", "replace") if sent else quote(request.url.path, safe="/")
    return f"{'/stories' if path == '/' else path}.json{asked}"


def _policy(page: Page) -> str:
    from rashomon.web.guard import POLICY  # noqa: PLC0415  the guard answers with pages too

    return POLICY.format(styles="".join(map(hash_of, page.styles)), scripts="".join(map(hash_of, page.scripts)))


def failed(error: Exception, *, as_json: bool) -> Response:
    """A page, or JSON, of one line that says what is wrong; no path of the machine is shown."""
    status, reason = _reason(error)
    if as_json:
        return Response(encode({"error": reason}) + "\n", status, media_type="application/json")
    text = environment().get_template("failed.html").render(title=status.phrase, reason=reason, status=int(status))
    return Response(shown(text), status, media_type="text/html")


def _reason(error: Exception) -> tuple[HTTPStatus, str]:
    if isinstance(error, Refused):
        return error.status, error.reason
    if isinstance(error, QueryError):
        return HTTPStatus.BAD_REQUEST, str(error)
    if isinstance(error, ArchiveError):
        return HTTPStatus.SERVICE_UNAVAILABLE, f"the archive: {error.reason}; {error.remedy}"
    return HTTPStatus.INTERNAL_SERVER_ERROR, "a mistake of the app's; start it with RASHOMON_DEBUG=1 to see where"


def _cookie(request: Request, name: str) -> int:
    text = request.cookies.get(name, "")
    return int(text) if text.isascii() and text.isdigit() and len(text) < 10 else 0


def now() -> datetime:
    """The moment of the request."""
    return datetime.now(UTC)
