"""Pages that a browser saved in one file."""

import plistlib
from email import message_from_bytes, policy

from rashomon.model import Failure
from rashomon.read.decode import LARGEST
from rashomon.read.mail.enclosed import Enclosed
from rashomon.read.mail.messages import text_of

_AGAIN = "save the page again"


def open_mhtml(source: str, data: bytes) -> Enclosed | Failure:
    """The page of an MHTML file, and the address that it was saved from."""
    message = message_from_bytes(data, policy=policy.compat32)
    parts = [part for part in message.walk() if part.get_content_type() == "text/html"]
    page = text_of(parts[0]) if parts else None
    if page is None:
        return Failure(source, "a saved page without its page", _AGAIN)
    named = (message["Snapshot-Content-Location"], parts[0]["Content-Location"], message["Content-Location"])
    url = next((str(address) for address in named if str(address).startswith("http")), None)
    return Enclosed(source, "html", page.encode("utf-8", "replace"), url=url)


def open_webarchive(source: str, data: bytes) -> Enclosed | Failure:
    """The page of a Safari web archive, and the address that it was saved from."""
    try:
        main = plistlib.loads(data, fmt=plistlib.FMT_BINARY)["WebMainResource"]
        page, charset = main["WebResourceData"], main.get("WebResourceTextEncodingName", "utf-8")
        text = page.decode(charset, "replace")
    except (plistlib.InvalidFileException, KeyError, TypeError, ValueError, AttributeError, LookupError, OverflowError):
        return Failure(source, "no web archive that can be read", _AGAIN)
    except RecursionError:
        return Failure(source, "nested too deeply", "leave it out")
    if len(page) > LARGEST:
        return Failure(source, f"larger than {LARGEST >> 20} MiB", "give the report alone")
    url = main.get("WebResourceURL")
    return Enclosed(source, "html", text.encode("utf-8"), url=url if isinstance(url, str) else None)
