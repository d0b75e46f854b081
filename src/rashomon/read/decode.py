"""Bytes to text: gzip with a limit, and the charset from mark, declaration or the bytes themselves."""

import codecs
import re
import zlib

from charset_normalizer import from_bytes

LARGEST = 64 * 2**20
"""Bytes that one input may hold after it is unpacked."""

_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),  # before UTF-16: its mark begins with that of UTF-16-LE
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_DECLARED = re.compile(
    rb"""(?:<meta[^>]{0,200}?charset|<\?xml[^>]{0,100}?encoding)\s*=\s*["']?\s*([\w.:-]{2,40})""", re.IGNORECASE
)
_HEADER = re.compile(r"""charset\s*=\s*["']?\s*([\w.:-]{2,40})""", re.IGNORECASE)
# What authors of pages mean by these names (WHATWG Encoding Standard, section 4.2).
_MEANT = {
    "iso-8859-1": "cp1252",
    "latin1": "cp1252",
    "latin-1": "cp1252",
    "ascii": "cp1252",
    "us-ascii": "cp1252",
    "iso8859-1": "cp1252",
    "iso-8859-9": "cp1254",
    "tis-620": "cp874",
    "iso-8859-11": "cp874",
    "gb2312": "gb18030",
    "gbk": "gb18030",
    "shift_jis": "cp932",
    "x-sjis": "cp932",
    "euc-kr": "cp949",
    "ks_c_5601-1987": "cp949",
    "big5": "big5hkscs",
}


# Of Python's codecs those of texts: others are slow (punycode), unpack (zlib), or give what no text holds (escapes).
_CODECS = re.compile(
    r"ascii|big5.*|cp\d+|euc_.*|gb.*|hz|iso2022.*|iso8859.*|johab|koi8.*|kz1048|mac[-_].*|ptcp154|shift_jis.*|tis-620"
    r"|utf-(?:8|8-sig|16|16-le|16-be|32|32-le|32-be)"
)
_BEYOND = bytes(range(0x80, 0x100))
_WORD = re.compile(rb"[\x80-\xff]{4,}")
_PIECE = re.compile(rb"[<>\n]+")
_OTHER_SCRIPT = 0.4
"""The share of the bytes outside ASCII in runs of four or more from which no text in Latin letters is meant."""
_BROKEN = 0.05
"""The share of characters outside ASCII that may be broken in a text of the declared charset."""
_LATIN = re.compile(r"cp125[0247]|iso8859-(?:1|2|3|4|9|1[03456])|mac-(?:roman|latin2|iceland|turkish)|ascii")
_FOREIGN = re.compile("[^\x00-\x7f]+")
_INVERTED, _PROPER = re.compile(r"\b[а-яё][А-ЯЁ]{2,}\b"), re.compile(r"\b[А-ЯЁа-яё][а-яё]{2,}\b")
_CONTROLS = bytes((*range(0x09), *range(0x0E, 0x20), 0x7F))
_UNFIT = re.compile(f"[{_CONTROLS.decode()}\ud800-\udfff]")


class TooLargeError(ValueError):
    """The input is larger than the limit, or would be once unpacked."""


def gunzip(data: bytes, limit: int = LARGEST) -> bytes:
    """The bytes inside gzip ``data`` (all members; a truncated member as far as it goes); others come back as they are.

    Raises ``TooLargeError`` as ``unpacked`` does.
    """
    return unpacked(data, limit)[0]


def unpacked(data: bytes, limit: int = LARGEST) -> tuple[bytes, bool]:
    """The bytes inside gzip ``data``, and whether all of them are there: a member may be cut off, or damaged.

    Raises ``TooLargeError`` once more than ``limit`` bytes come out, so a gzip bomb costs no more than the limit.
    """
    if not data.startswith(b"\x1f\x8b"):
        if len(data) > limit:
            raise TooLargeError
        return data, True
    parts: list[bytes] = []
    room, whole = limit, True
    while data.startswith(b"\x1f\x8b"):
        member = zlib.decompressobj(wbits=31)
        try:
            part = member.decompress(data, room + 1)
        except zlib.error:
            whole = False
            break
        room -= len(part)
        if room < 0:
            raise TooLargeError
        parts.append(part)
        data, whole = member.unused_data, whole and member.eof
    return b"".join(parts), whole


def declared_charset(data: bytes, header: str | None = None) -> str | None:
    """The Python codec that the bytes (``<meta charset>``, XML declaration) or a Content-Type ``header`` declare.

    The header wins, as browsers have it; None where nothing is declared or the name is unknown.
    """
    found = _HEADER.search(header or "")
    names = [found[1]] if found else []
    names += [m[1].decode("ascii", "replace") for m in _DECLARED.finditer(data[:4096])]
    for name in names:
        meant = _MEANT.get(name.lower(), name.lower())
        try:
            codec = codecs.lookup(meant).name
        except (LookupError, ValueError):
            continue
        if _CODECS.fullmatch(codec):
            return codec
    return None


def decode(data: bytes, header: str | None = None) -> str:
    """``data`` as text without a byte order mark, control characters as U+FFFD; never fails.

    In this order: the mark; UTF-16 by its zero bytes; UTF-8 where all bytes are valid; what is declared, unless the
    bytes contradict it; UTF-8 with stray bytes read as Windows-1252 (mixed encodings); what the bytes look like.
    """
    return clean(_decoded(data, header))


def clean(text: str) -> str:
    r"""``text`` with U+FFFD for control characters and lone surrogates, one for one, so that every offset stays.

    What breaks lines or stands for a blank is kept.

    >>> clean("a\x1b[31m") == "a\ufffd[31m"
    True
    """
    return _UNFIT.sub("\ufffd", text) if _may_be_unfit(text) else text


def _may_be_unfit(text: str) -> bool:
    """Whether ``text`` holds a control character or a lone surrogate, looked for in its bytes: many times as fast."""
    try:
        data = text.encode()
    except UnicodeEncodeError:
        return True
    return len(data.translate(None, _CONTROLS)) < len(data)


def _decoded(data: bytes, header: str | None) -> str:
    for mark, name in _MARKS:
        if data.startswith(mark):
            return data[len(mark) :].decode(name, "replace")
    if wide := _zero_bytes(data):
        return data.decode(wide, "replace")
    declared = declared_charset(data, header)
    if declared and declared.startswith(("iso2022", "hz")):  # seven-bit codes are valid UTF-8 and mean something else
        return data.decode(declared, "replace")
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError as error:
        if _mostly_utf8(data, error):
            return _mixed(data)
    if declared is None:
        return _guessed(data)
    if declared.startswith("utf"):
        return _guessed(data) if _is_of_other_script(data) else _mixed(data)
    try:
        text = data.decode(declared, "replace")
    except (LookupError, UnicodeError):
        return _mixed(data)
    return _guessed(data) if _contradicts(data, text, declared) else text


def _zero_bytes(data: bytes) -> str | None:
    """UTF-16 without a mark: every second byte of mostly Latin markup is zero."""
    head = data[:400]
    if len(head) < 8 or b"\0" not in head:
        return None
    even, odd = head[0::2].count(0) / len(head[0::2]), head[1::2].count(0) / len(head[1::2])
    if odd > 0.7 > even + 0.4:
        return "utf-16-le"
    return "utf-16-be" if even > 0.7 > odd + 0.4 else None


def _mostly_utf8(data: bytes, error: UnicodeDecodeError) -> bool:
    """Whether the invalid bytes are strays in UTF-8 (or a cut at the very end) and not another charset."""
    if error.start >= len(data) - 4:
        return True
    text = data.decode("utf-8", "replace")
    broken = text.count("\ufffd")
    valid = sum(len(run) for run in re.findall(r"[^\x00-\x7f\ufffd]+", text))
    return valid >= 4 * broken


def _mixed(data: bytes) -> str:
    """UTF-8 in which each invalid byte is read as Windows-1252."""
    text = data.decode("utf-8", "surrogateescape")
    return re.sub("[\udc80-\udcff]", lambda m: bytes([ord(m[0]) - 0xDC00]).decode("cp1252", "replace"), text)


def _is_of_other_script(data: bytes) -> bool:
    """Whether the bytes outside ASCII stand in whole words of them, as those of no text in Latin letters do."""
    outside = len(data) - len(data.translate(None, _BEYOND))
    return sum(map(len, _WORD.findall(data))) > _OTHER_SCRIPT * outside


def _contradicts(data: bytes, text: str, declared: str) -> bool:
    """Whether ``text``, the ``data`` as they are ``declared``, cannot be what was written.

    Words of foreign letters in a Latin charset; characters that the charset does not have; small letters before
    capitals, as KOI8 and Windows-1251 make of one another.
    """
    if _LATIN.fullmatch(declared):
        return _is_of_other_script(data)
    broken = text.count("\ufffd")
    if broken and broken > _BROKEN * sum(map(len, _FOREIGN.findall(text))):
        return True
    inverted, proper = len(_INVERTED.findall(text)), len(_PROPER.findall(text))
    return inverted > 2 * proper + 2


def _guessed(data: bytes) -> str:
    """Legacy text by what its lines with bytes outside ASCII look like; Windows-1252 at worst."""
    told = b"\n".join(piece for piece in _PIECE.split(data) if not piece.isascii())[:20_000]
    best = from_bytes(told or data[:20_000], preemptive_behaviour=False).best()
    return data.decode(best.encoding if best else "cp1252", "replace")
