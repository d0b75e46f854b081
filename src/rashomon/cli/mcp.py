"""``rashomon mcp``: the tool server for language-model clients."""

import os
import secrets
import socket
from pathlib import Path

import click

from rashomon.cli.archives import archive_argument, on_archive
from rashomon.cli.console import note


@click.command()
@archive_argument
@click.option("--http", "port", metavar="PORT", type=click.IntRange(1, 65535), help="Serve on 127.0.0.1 at this port.")
@on_archive
def mcp(archive: Path, port: int | None) -> None:
    """Let a language-model client ask ARCHIVE over the Model Context Protocol; needs rashomon[mcp].

    Without --http over standard input and output, as clients start it themselves. With --http who asks must bear the
    token that is printed, or that RASHOMON_TOKEN holds.
    """
    from rashomon.archive import Archive

    with Archive(archive):
        pass  # whatever is wrong with it is said before a client waits
    try:
        from rashomon.mcp.serving import HOST, serve_http, serve_stdio
    except ImportError as error:
        missing = (error.name or "mcp").partition(".")[0]
        raise click.ClickException(f"the tool server needs {missing}: pip install 'rashomon[mcp]'") from None
    if port is None:
        serve_stdio(archive)
        return
    token = os.environ.get("RASHOMON_TOKEN") or secrets.token_urlsafe(24)
    with socket.socket() as tried:
        tried.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            tried.bind((HOST, port))
        except OSError as error:
            raise click.ClickException(f"port {port} cannot be served ({error.strerror}); give another") from None
    note(f"http://{HOST}:{port}/mcp")
    note(f"Authorization: Bearer {token}")
    serve_http(archive, port, token)
