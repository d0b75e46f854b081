"""Mutations of inputs: of bytes, of JSON, of sentences. The same seed gives the same inputs."""

import json
import random
from collections.abc import Sequence
from typing import Any

BYTES = (
    b"\x00", b"\xff", b"\x1b[31m", b"\xed\xa0\x80", b"\\ud800", b"\\u0000", b"<![CDATA[", b"]]>", b"<!--", b"&#55296;",
    b"&", b'"', b"'", b"{", b"[", b"}", b"]", b",", b":", b"\r\n\r\n", b"WARC/1.0\r\n", b"Content-Length: -1\r\n",
    b"\xef\xbb\xbf", b"<p>", b"</p>", b"<div>", b"<script>", b"<title>", b"<meta charset=utf-7>", b"9" * 30,
    b"0001-01-01", b"9999-12-31", b"\x1f\x8b\x08", b"PK\x03\x04", b"1e999", b"NaN", b"null",
)  # fmt: skip
VALUES: tuple[Any, ...] = (
    None, True, False, 0, -1, 1, 2**63, 10**25, 1.5, -0.0, 1e308, "", " ", "x", "\ud800", "\x00", "\x1b[31m", "[/b]",
    "=1+1", "top", "0001-01-01", "9999-12-31", "2024-02-30", "2024-W99", "P9999999Y", "PXD", "XXXX-12-31T99:99",
    "http://[", "a" * 3000, [], {}, [[]], {"": None}, [None], ["x"], [0, 0], [5, 3], [-1, 10**9], {"value": 5},
    {"name": ["x"]},
)  # fmt: skip
WORDS = (
    "9999", "0001", "December 31, 9999", "January 1, 0001", "10000 years ago", "999999999999999999999 people", "$1e999",
    "in the 0th century", "next year", "25:61", "30 February", "\u00bd", "\u00b2", "½ million", "a couple of",
    "per cent", "-", "—", "–", "\u201c", "\u201d", '"', "'", "’", "«", "»", "(", ")", ":", ";", "...", "…", "?", "!",
    ".", ",", "\n", "\n\n", "\t", "\u2028", "\u200f", "\u202e", "\ufffd", "\u0130", "\u00df", "ǅ", "e\u0301", "港",
    "🚢", "https://a.example/b?c=d", "<b>", "&amp;", "=SUM(A1)", "[bold]", "he", "she", "they", "who", "said", "told",
    "according to", "not", "will", "met with", "X", "A.", "No. 1", 'c"ú', "U.S.", "o'clock",
)  # fmt: skip


def of_bytes(chance: random.Random, data: bytes, others: Sequence[bytes]) -> bytes:
    """``data`` with a few stretches cut, doubled, overwritten, or taken from others."""
    out = bytearray(data)
    for _ in range(chance.choice((1, 1, 2, 4, 9))):
        at = chance.randrange(len(out) + 1)
        end = min(len(out), at + chance.choice((1, 2, 8, 50, 400)))
        match chance.randrange(6):
            case 0:
                del out[at:end]
            case 1:
                out[at:at] = out[at:end] * chance.choice((1, 2, 20))
            case 2 if out:
                out[min(at, len(out) - 1)] = chance.randrange(256)
            case 3:
                out[at:at] = chance.choice(BYTES)
            case 4:
                other = chance.choice(others)
                start = chance.randrange(len(other) + 1)
                out[at:end] = other[start : start + chance.choice((3, 40, 300))]
            case _:
                out = out[:at] if chance.random() < 0.1 else out
    return bytes(out)


def of_json(chance: random.Random, data: bytes) -> bytes:
    """JSON (one value, or one a line) with a few of its values, keys or items replaced; anything else as it is."""
    lines = data.splitlines() or [data]
    out = []
    for line in lines:
        try:
            value = json.loads(line)
        except (ValueError, RecursionError):
            out.append(line)
            continue
        for _ in range(chance.choice((1, 1, 2, 3))):
            value = _changed(chance, value, 0)
        out.append(json.dumps(value, ensure_ascii=chance.random() < 0.7).encode("utf-8", "replace"))
    return b"\n".join(out)


def _changed(chance: random.Random, value: Any, depth: int) -> Any:  # noqa: ANN401  JSON may be anything
    if not value or depth > 12 or not isinstance(value, dict | list) or chance.random() < 0.08:
        return chance.choice(VALUES) if depth else value
    if isinstance(value, list):
        at = chance.randrange(len(value))
        match chance.randrange(8):
            case 0:
                return value[:at] + value[at + 1 :]
            case 1:
                return [*value, value[at]]
            case 2:
                return value[::-1]
        return [_changed(chance, item, depth + 1) if n == at else item for n, item in enumerate(value)]
    key = chance.choice(list(value))
    if chance.random() < 0.08:
        return {name: item for name, item in value.items() if name != key}
    if isinstance(value[key], int) and not isinstance(value[key], bool) and chance.random() < 0.5:
        return {**value, key: value[key] + chance.choice((-1, 1, -50, 50))}
    return {**value, key: _changed(chance, value[key], depth + 1)}


def of_text(chance: random.Random, sentences: Sequence[str]) -> str:
    """A report of sentences in any order, with words moved, dropped and put in that trip rules."""
    words = " ".join(chance.choice(sentences) for _ in range(chance.choice((1, 2, 4, 8)))).split(" ")
    for _ in range(chance.choice((0, 1, 3, 10, 30))):
        at = chance.randrange(len(words) + 1)
        match chance.randrange(4):
            case 0:
                words[at:at] = [chance.choice(WORDS)]
            case 1:
                words[at : at + 1] = []
            case 2:
                words[at : at + 1] = [chance.choice(WORDS) + (words[at] if at < len(words) else "")]
            case _:
                words[at:at] = chance.choice(sentences).split(" ")[: chance.choice((1, 3, 6))]
        words = words or ["x"]
    glue = chance.choice((" ", " ", " ", "\n", "\n\n", "  ", "\u00a0", ""))
    return glue.join(words) if chance.random() < 0.2 else " ".join(words)
