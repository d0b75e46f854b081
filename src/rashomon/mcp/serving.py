"""Serving the tools: over standard input and output, or over HTTP on this machine alone, to who has the token."""

import hmac
from pathlib import Path
from typing import Any

import uvicorn
from starlette.types import ASGIApp, Receive, Scope, Send

from rashomon.mcp.server import server_for

HOST = "127.0.0.1"


def serve_stdio(path: Path) -> None:
    """Answer a client on standard input and output until it goes."""
    server_for(path).run("stdio")


def serve_http(path: Path, port: int, token: str) -> None:
    """Answer clients at ``http://127.0.0.1:PORT/mcp`` that bear the token."""
    uvicorn.run(guarded_app(path, token), host=HOST, port=port, log_level="error")


def guarded_app(path: Path, token: str) -> Any:  # noqa: ANN401  an ASGI application
    """The application behind ``serve_http``."""
    return _Guard(server_for(path).streamable_http_app(host=HOST), token)


class _Guard:
    """Lets through who bears the token; others are told so and nothing else."""

    def __init__(self, app: ASGIApp, token: str) -> None:
        self._app = app
        self._expected = f"Bearer {token}".encode()

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        given = dict(scope.get("headers", ())).get(b"authorization", b"")
        if scope["type"] == "lifespan" or hmac.compare_digest(given, self._expected):
            await self._app(scope, receive, send)
        elif scope["type"] == "http":
            headers = [(b"content-type", b"text/plain; charset=utf-8"), (b"www-authenticate", b"Bearer")]
            await send({"type": "http.response.start", "status": 401, "headers": headers})
            await send({"type": "http.response.body", "body": b"give the token: Authorization: Bearer ...\n"})
        else:
            await send({"type": "websocket.close", "code": 1008})
