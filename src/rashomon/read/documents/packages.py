"""The zip files that Word and OpenDocument files are: opened only where all that they hold is small enough."""

import io
import zipfile

from rashomon.read.decode import LARGEST
from rashomon.read.documents.unreadable import UnreadableError

_LOCKED = 0x1  # the flag of a member that needs a password


def open_package(data: bytes) -> zipfile.ZipFile:
    """The package in ``data``; raises ``UnreadableError`` where it is locked or unpacks to more than the limit."""
    package = zipfile.ZipFile(io.BytesIO(data))
    members = package.infolist()
    if any(member.flag_bits & _LOCKED for member in members):
        raise UnreadableError("a document that is locked with a password", "save it without one")
    if sum(member.file_size for member in members) > LARGEST:
        raise UnreadableError(f"larger than {LARGEST >> 20} MiB once unpacked", "save it without pictures, or in parts")
    return package
