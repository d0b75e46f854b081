"""``rashomon serve``: an archive as pages in a browser."""

import ipaddress
import os
import secrets
import socket
from pathlib import Path

import click

from rashomon.cli.archives import archive_argument, on_archive
from rashomon.cli.console import note

_PORT = 8321


@click.command()
@archive_argument
@click.option(
    "--host", default="127.0.0.1", show_default=True, help="Address to listen on; any other asks for a token."
)
@click.option("--port", type=click.IntRange(0, 65_535), default=_PORT, show_default=True, help="0: any free port.")
@on_archive
def serve(archive: Path, host: str, port: int) -> None:
    """Show ARCHIVE in a browser: stories, actors, quotations, search, what is new; correct, and add by dropping files.

    Only this machine is answered unless --host says otherwise; then whoever opens it needs the token that is printed.
    """
    try:
        import uvicorn

        from rashomon.web import Access, application
    except ModuleNotFoundError as missing:
        raise click.ClickException(f"serve needs {missing.name}; install rashomon[web]") from None
    from rashomon.archive import Archive

    Archive(archive).close()  # what cannot be opened is said now
    listening = _bound(host, port)
    port = listening.getsockname()[1]
    token = None if _is_of_this_machine(host) else secrets.token_urlsafe(18)
    access = Access((*Access().names, *_names(host)), port, token)
    debug = bool(os.environ.get("RASHOMON_DEBUG"))
    level = "debug" if debug else "critical"
    config = uvicorn.Config(application(archive, access), log_level=level, access_log=debug, server_header=False)
    shown = f"[{host}]" if ":" in host else host
    note(f"{archive}: http://{shown}:{port}/{f'?token={token}' if token else ''} (stop with Ctrl-C)")
    uvicorn.Server(config).run(sockets=[listening])


def _bound(host: str, port: int) -> socket.socket:
    """A socket that listens there; raises with the line that a person reads."""
    try:
        family = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)[0][0]
        listening = socket.socket(family)
    except OSError as error:
        raise _not_bound(host, port, error) from None
    try:
        listening.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        listening.bind((host, port))
    except OSError as error:
        listening.close()
        raise _not_bound(host, port, error) from None
    return listening


def _not_bound(host: str, port: int, error: OSError) -> click.ClickException:
    reason = f"{host}:{port} cannot be listened on ({error.strerror}); give another --host or --port"
    return click.ClickException(reason)


def _is_of_this_machine(host: str) -> bool:
    if host == "localhost":
        return True
    try:
        return ipaddress.ip_address(host).is_loopback
    except ValueError:
        return False


def _names(host: str) -> tuple[str, ...]:
    """The names under which the machine is reached: its own count only where it listens beyond itself."""
    if _is_of_this_machine(host):
        return (host,)
    own = socket.gethostname().lower()
    return (host.lower(), own, f"{own}.local")
