"""The guard before every page: who may ask, from where, how much may be sent, and what a browser may do with answers.

A page elsewhere must neither read the app nor write to it: the name in ``Host`` has to be one of the app's own (a name
that was bound anew to this machine is not), a request that writes has to come from the app's own pages, and on any
address but the machine's own a token has to be shown.
"""

import hmac
import ipaddress
from collections.abc import MutableMapping
from dataclasses import dataclass
from http import HTTPStatus
from typing import Any

from starlette.datastructures import Headers, MutableHeaders, QueryParams
from starlette.requests import cookie_parser
from starlette.responses import RedirectResponse, Response
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from rashomon.web.answers import Refused, failed

POLICY = (
    "default-src 'none'; style-src 'self'{styles}; style-src-attr 'unsafe-inline'; script-src 'self'{scripts};"
    " img-src 'self' data:; connect-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'"
)
TOKEN_COOKIE = "rashomon-token"  # noqa: S105  the name of a cookie
MOST_SENT = 64 << 20
"""Bytes that may be sent to the page that takes files."""
_MOST_OF_FORM = 64 << 10
_LOOPBACK = ("localhost", "127.0.0.1", "::1")
_READS = frozenset(("GET", "HEAD"))
_HEADERS = {
    "x-content-type-options": "nosniff",
    "referrer-policy": "same-origin",
    "cross-origin-resource-policy": "same-origin",
    "cross-origin-opener-policy": "same-origin",
    "x-frame-options": "DENY",
}


@dataclass(frozen=True, slots=True)
class Access:
    """Where the app is reached: the ``names`` it answers to, its port, and the token it asks for (None: none)."""

    names: tuple[str, ...] = _LOOPBACK
    port: int = 8321
    token: str | None = None

    def answers_to(self, host: str) -> bool:
        """Whether ``host``, as a browser sends it, is the app's own; with a token any numeric address is.

        >>> Access().answers_to("localhost:8321"), Access().answers_to("elsewhere.example:8321")
        (True, False)
        """
        name, port = _parted(host.lower())
        if port != self.port:
            return False
        return name in self.names or (self.token is not None and _is_address(name))


def _parted(host: str) -> tuple[str, int]:
    if host.startswith("["):
        name, _, rest = host[1:].partition("]")
        port = rest.removeprefix(":")
    else:
        name, _, port = host.partition(":")
    return name, int(port) if port.isascii() and port.isdigit() else 80


def _is_address(name: str) -> bool:
    try:
        ipaddress.ip_address(name)
    except ValueError:
        return False
    return True


class Guard:
    """Lets through what may pass, within its bounds, and sets the headers that bind the browser."""

    def __init__(self, app: ASGIApp, access: Access) -> None:
        self._app = app
        self._access = access

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """One request."""
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return
        headers = Headers(scope=scope)
        as_json = scope["path"].endswith(".json")
        answer = self._stopped(scope, headers, as_json=as_json)
        if answer is not None:
            await answer(scope, receive, _bound(send))
            return
        bound = MOST_SENT if scope["path"] == "/add" else _MOST_OF_FORM
        if _stated(headers) > bound:
            await failed(_too_much(bound), as_json=as_json)(scope, receive, _bound(send))
            return
        await self._app(scope, _counted(receive, bound), _bound(send))

    def _stopped(self, scope: Scope, headers: Headers, *, as_json: bool) -> Response | None:
        """What is answered to a request that may not pass; None where it may."""
        host = headers.get("host", "")
        if not self._access.answers_to(host):
            return failed(Refused(HTTPStatus.MISDIRECTED_REQUEST, "this address is not the app's own"), as_json=as_json)
        if scope["method"] not in _READS and not _is_from_here(scope, headers, host):
            reason = "a page elsewhere may not write here; use the forms of the app"
            return failed(Refused(HTTPStatus.FORBIDDEN, reason), as_json=as_json)
        return None if self._access.token is None else self._asked(scope, headers, self._access.token, as_json=as_json)

    def _asked(self, scope: Scope, headers: Headers, token: str, *, as_json: bool) -> Response | None:
        """Ask for the token, unless the request shows it; one that comes in the address goes into a cookie."""
        shown = QueryParams(scope["query_string"]).get("token", "")
        if _equal(shown, token) and scope["method"] in _READS:
            answer = RedirectResponse(scope["path"], HTTPStatus.SEE_OTHER)
            answer.set_cookie(TOKEN_COOKIE, token, httponly=True, samesite="strict")
            return answer
        cookie = cookie_parser(headers.get("cookie", "")).get(TOKEN_COOKIE, "")
        bearer = headers.get("authorization", "").removeprefix("Bearer ")
        if _equal(cookie, token) or _equal(bearer, token):
            return None
        reason = "open the address with the token that rashomon serve printed"
        return failed(Refused(HTTPStatus.UNAUTHORIZED, reason), as_json=as_json)


def _equal(shown: str, token: str) -> bool:
    return hmac.compare_digest(shown.encode(), token.encode())


def _is_from_here(scope: Scope, headers: Headers, host: str) -> bool:
    """Whether a request that writes comes from the app's own pages, as far as the browser says."""
    origin = headers.get("origin")
    if origin is not None and origin.lower() != f"{scope['scheme']}://{host.lower()}":
        return False
    return headers.get("sec-fetch-site", "same-origin") in {"same-origin", "none"}


def _stated(headers: Headers) -> int:
    length = headers.get("content-length", "0")
    return int(length) if length.isascii() and length.isdigit() else 0


def _too_much(bound: int) -> Refused:
    reason = f"more than {bound >> 20} MB were sent at once" if bound >> 20 else "the form is too long"
    return Refused(HTTPStatus.REQUEST_ENTITY_TOO_LARGE, reason)


def _counted(receive: Receive, bound: int) -> Receive:
    """The request's body, up to a bound: no length need be stated."""
    taken = 0

    async def counted() -> Message:
        nonlocal taken
        message = await receive()
        taken += len(message.get("body", b""))
        if taken > bound:
            raise _too_much(bound)
        return message

    return counted


def _bound(send: Send) -> Send:
    """The answer with the headers that bind a browser."""

    async def bound(message: MutableMapping[str, Any]) -> None:
        if message["type"] == "http.response.start":
            headers = MutableHeaders(scope=message)
            for name, value in _HEADERS.items():
                headers[name] = value
            headers.setdefault("content-security-policy", POLICY.format(styles="", scripts=""))
            headers.setdefault("cache-control", "no-store")
        await send(message)

    return bound
