"""The shape of a line: what can be seen of it alone."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from math import log1p
from operator import itemgetter

import numpy as np
from numpy.typing import NDArray

from rashomon.read.text.cues import lexicon
from rashomon.read.text.words import COMMAS, FULL_STOPS, QUESTIONS, STOPS, WORD

Rows = NDArray[np.float32]

_LETTER = re.compile(r"[^\W\d_]+")
_DIGIT = re.compile(r"\d")
SPACELESS = re.compile("[\u3040-\u30ff\u3400-\u9fff]")
_GLUED = re.compile(r"[^\W\d_A-Z][A-Z]|[.?!][A-Z]|\d[A-Z][a-z]")
_STOP = re.compile(rf"[{re.escape(STOPS)}](?=[\s\"”’»)\]]|$)|[{FULL_STOPS}]")
_TRAILING = "\"'”’“‘»«›‹)]）」』】* \t\xa0\u3000" + "0123456789"  # what may follow the mark that ends a sentence
_URL = re.compile(r"https?:|www\.|\.(?:com|org|net|de|co|fr|es|it)\b|@\w", re.IGNORECASE)
_CLOCK = re.compile(r"\b\d{1,2}[:.h]\d{2}\b")
_DATE = re.compile(r"\b\d{1,2}[./-]\d{1,2}[./-](?:\d{4}|\d{2})\b|\b(?:19|20)\d{2}[-/.年]\s?\d{1,2}")
_YEAR = re.compile(r"\b(?:19|20)\d{2}\b")
_AMOUNT = re.compile(r"[€$£¥₹%]")
_LABEL = re.compile(r"^[^.:!?]{1,30}[:：](?:\s|$)")
_LISTED = re.compile(r"^(?:\d{1,3}[.)]|[a-z][.)]|[•·▪►●*✔✓–—-])\s")
_SEPARATORS = re.compile(r"[|·•›»>/\\→]| [–—-] ")
_QUOTES = re.compile('["“”„«»「」『』]')
_SPEECH = frozenset("\"“”„«»‚‘’'「『—–-")
_TEXT_LIMIT = 600  # a line longer than that is judged by its beginning and its end
SHAPE = (
    "length",
    "words",
    "word_length",
    "upper",
    "capitals",
    "all_caps",
    "digits",
    "punctuation",
    "letters",
    "end_stop",
    "end_colon",
    "end_question",
    "end_ellipsis",
    "end_comma",
    "end_digit",
    "start_lower",
    "start_upper",
    "start_digit",
    "start_speech",
    "start_listed",
    "stops",
    "commas",
    "separators",
    "url",
    "clock",
    "date",
    "year",
    "amount",
    "label",
    "glued",
    "spaceless",
    "quotes",
    "bracket",
    "hash",
    "copyright",
    "pipe",
    "short_words",
    "exclamation",
    "arrow",
    "underscore",
    "parenthesis",
    "colon",
    "start_bracket",
)


@dataclass(frozen=True, slots=True)
class Lines:
    """The lines of one text as the model sees them: words in lower case, shape rows, cue rows."""

    texts: tuple[str, ...]
    words: tuple[tuple[str, ...], ...]
    shape: Rows
    cues: Rows


def measure(texts: Sequence[str]) -> Lines:
    """Shape and cues of every line of one text, shapes (n, len(SHAPE)) and (n, number of cue groups)."""
    cut = tuple(t if len(t) <= _TEXT_LIMIT else t[: _TEXT_LIMIT - 200] + " " + t[-200:] for t in texts)
    words = tuple(tuple(WORD.findall(t.lower())) for t in cut)
    shape = np.array([_shape(t, w, len(full)) for t, w, full in zip(cut, words, texts, strict=True)], np.float32)
    cover = lexicon().coverage
    cues = np.array([cover(w, t) for t, w in zip(cut, words, strict=True)], np.float32)
    return Lines(cut, words, shape, cues)


_INITIAL = itemgetter(0)
_ASCII = re.compile(r"[\x00-\x7f]+")
_UPPER_BYTES, _LOWER_BYTES, _DIGIT_BYTES = (
    bytes(range(*span)) for span in ((65, 91), (97, 123), (48, 58))
)  # A to Z, a to z, 0 to 9


def _counts(text: str) -> tuple[int, int, int, str]:
    """How many letters, capitals and digits ``text`` has, and its characters beyond ASCII."""
    other = "" if text.isascii() else _ASCII.sub("", text)
    plain = text.encode("ascii", "ignore")
    size = len(plain)
    upper = size - len(plain.translate(None, _UPPER_BYTES))
    letters = upper + size - len(plain.translate(None, _LOWER_BYTES))
    digits = size - len(plain.translate(None, _DIGIT_BYTES))
    if other:
        letters += len(other) - len(_LETTER.sub("", other))
        upper += sum(map(str.isupper, other))
        digits += len(_DIGIT.findall(other))
    return letters, upper, digits, other


def _separators(text: str, other: str) -> int:
    if other:
        return len(_SEPARATORS.findall(text))
    return text.count("|") + text.count(">") + text.count("/") + text.count("\\") + text.count(" - ")


_ADDRESSES = ("http", "www.", "@", ".com", ".org", ".net", ".de", ".co", ".fr", ".es", ".it")


def _has_address(text: str) -> bool:
    low = text.lower()
    return any(sign in low for sign in _ADDRESSES) and _URL.search(text) is not None


def _shape(text: str, words: tuple[str, ...], size: int) -> list[float]:
    n = len(text)
    letters, upper, digits, other = _counts(text)
    blanks = text.count(" ")
    wide = len(SPACELESS.findall(other)) if other else 0
    tokens = text.split()
    capitals = sum(map(str.isupper, map(_INITIAL, tokens)))
    end = text.rstrip(_TRAILING)[-1:]
    first = text[0]
    count = len(words) + wide / 2
    return [
        log1p(size + 1.5 * wide),
        log1p(count),
        letters / max(len(words), 1) if wide < letters / 4 else 5.0,
        upper / max(letters, 1),
        capitals / max(len(tokens), 1),
        float(upper > 1 and upper == letters),
        digits / n,
        (n - letters - digits - blanks) / n,
        letters / n,
        float(end != "" and end in STOPS),
        float(end != "" and end in ":："),
        float(end != "" and end in QUESTIONS),
        float(text.endswith(("...", "…", "[…]"))),
        float(end != "" and end in COMMAS),
        float(text[-1].isdigit()),
        float(first.islower()),
        float(first.isupper()),
        float(first.isdigit()),
        float(first in _SPEECH),
        float(bool(_LISTED.match(text))),
        float(len(_STOP.findall(text))),
        (text.count(",") + sum(map(other.count, COMMAS[2:]))) / max(count, 1),
        float(_separators(text, other)),
        float(_has_address(text)),
        float(digits > 0 and bool(_CLOCK.search(text))),
        float(digits > 0 and bool(_DATE.search(text))),
        float(len(_YEAR.findall(text)) if digits else 0),
        float(bool(_AMOUNT.search(text))),
        float(bool(_LABEL.match(text))),
        float(len(_GLUED.findall(text))),
        wide / n,
        float(text.count('"') + (len(_QUOTES.findall(other)) if other else 0)),
        text.count("(") + text.count("[") + text.count("（"),
        text.count("#"),
        float("©" in text),
        float("|" in text),
        sum(map((4).__gt__, map(len, words))) / max(len(words), 1),
        float(end == "!"),
        float(first in "→›»>▶►↓↑←"),
        float("_" in text),
        float(text[-1] in ")]）】"),
        float(text.count(":")),
        float(first in "([（【<{"),
    ]
