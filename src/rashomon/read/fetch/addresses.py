"""Which addresses may be fetched."""

import ipaddress
import socket
from urllib.parse import urlsplit

from rashomon.model import Failure


def is_address(path: str) -> bool:
    """Whether a path is a web address."""
    return path.lower().startswith(("http://", "https://"))


def refused(address: str, *, private: bool) -> Failure | None:
    """Why an address must not be fetched: no host, no such host, or a host of a private network; None where it may."""
    try:
        parts = urlsplit(address)
        host, port = parts.hostname, parts.port
    except ValueError as error:
        return Failure(address, f"not an address ({error})", "check the spelling")
    if not host or not is_address(address):
        return Failure(address, "not an address of the web", "give one that begins with https://")
    try:
        found = socket.getaddrinfo(host, port or 443, type=socket.SOCK_STREAM)
    except (OSError, UnicodeError):
        return Failure(address, f"there is no host {host}", "check the spelling and the connection")
    if not private and not all(ipaddress.ip_address(entry[4][0]).is_global for entry in found):
        return Failure(address, f"{host} is in a private network", "allow it with --allow-private")
    return None
