"""Rich text (RTF)."""

import re

from rashomon.read.documents.unreadable import UnreadableError

_CELL = re.compile(r"[|\t]+(?=\n|$)")
_MOST = 4 << 20  # characters: the library walks them one by one


def rtf_text(data: bytes) -> str:
    """The text of an RTF file, one line a paragraph."""
    from striprtf.striprtf import rtf_to_text  # noqa: PLC0415  an extra: only documents need it

    if len(data) > _MOST * 8:
        raise UnreadableError(f"an RTF file of over {_MOST >> 17} MiB", "export it in parts")
    text: str = rtf_to_text(data.decode("cp1252", "replace"), errors="ignore")  # type: ignore[no-untyped-call]  # it has no types
    return _CELL.sub("", text).replace("\xa0", " ")
