"""Fetching an address: politely, within limits, and never inside private networks unless that is asked for."""

from rashomon.model import Failure
from rashomon.read.raw import Raw

__all__ = ["fetch", "is_address"]


def is_address(path: str) -> bool:
    """Whether a path is a web address."""
    return path.lower().startswith(("http://", "https://"))


def fetch(address: str, *, private: bool = False) -> Raw | Failure:
    """What lies at ``address``, or why it could not be had."""
    del private
    return Failure(address, "addresses are not fetched yet", "save the page and give the file")
