"""What can go wrong on the way to a page, in words for a person."""

from rashomon.model import Failure
from rashomon.read.decode import LARGEST, TooLargeError
from rashomon.read.fetch.unpack import PackingError

LATER = "try again later"


class UnfetchedError(Exception):
    """There is no report to be had; the arguments are the reason and the remedy."""


def explained(address: str, error: Exception, patience: float) -> Failure | None:
    """What a person is told of an error on the way to ``address``; None for one that is a mistake of ours."""
    import httpcore  # noqa: PLC0415  an extra: only fetching needs it
    import httpx  # noqa: PLC0415  and so is this

    if isinstance(error, UnfetchedError):
        return Failure(address, *error.args)
    if isinstance(error, TooLargeError):
        return Failure(address, f"larger than {LARGEST >> 20} MiB", "give the report alone")
    if isinstance(error, (httpx.TimeoutException, httpcore.TimeoutException)):
        return Failure(address, f"silent for too long, or not done within {patience:g} seconds", LATER)
    if isinstance(error, (httpx.HTTPError, httpcore.NetworkError, httpcore.ProtocolError, PackingError)):
        return Failure(address, f"could not be fetched ({error})", "check the address and the connection")
    if isinstance(error, (httpx.InvalidURL, UnicodeError)):  # the latter: a host that is no punycode
        return Failure(address, f"no address, or it leads to one that is none ({error})", "check the spelling")
    return None
