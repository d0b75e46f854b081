"""Numbers in running text, in digits and in words: where they stand and what they are worth."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from rashomon.mark.quantities.lexicon import lexicon
from rashomon.model import VAGUE

_SMALL = (
    *("zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve"),
    *("thirteen", "fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen"),
)
_TENS = ("twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety")
WORDS: dict[str, float] = {word: float(value) for value, word in enumerate(_SMALL)} | {
    word: 10.0 * value for value, word in enumerate(_TENS, start=2)
}
SCALES: dict[str, float] = {
    "dozen": 12.0,
    "hundred": 1e2,
    "thousand": 1e3,
    "million": 1e6,
    "billion": 1e9,
    "trillion": 1e12,
    "lakh": 1e5,
    "crore": 1e7,
}
_SHORT_SCALES = {
    "k": 1e3,
    "m": 1e6,
    "mn": 1e6,
    "mln": 1e6,
    "bn": 1e9,
    "b": 1e9,
    "tn": 1e12,
    "cr": 1e7,
}  # only behind digits
_ALONE = [word for word in VAGUE if word != "tens"]  # "tens of thousands", but "dozens of houses"
_TRACK = frozenset({50.0, 60.0, 100.0, 200.0, 400.0, 800.0, 1500.0, 3000.0, 5000.0, 10000.0})  # metres, not millions
_RACE = re.compile(
    r"\b(?:the|ran|run|swam|won|over|men['’]s|women['’]s|boys['’]|girls['’])(?:\s+(?:4x|4 x ))?\s+\Z", re.IGNORECASE
)
_PARTS = {"½": 0.5, "¼": 0.25, "¾": 0.75, "⅓": 1 / 3, "⅔": 2 / 3}

_WORD = "|".join(sorted(WORDS, key=len, reverse=True))
_SCALE = "|".join(SCALES)
_DIGITS = (  # 4,14,188 as in India, 414,188, 4.5
    r"\d{1,3}(?:\.\d{3}){2,5}(?![.\d])|\d{1,2}(?:,\d\d)+,\d{3}(?:\.\d+)?(?![,\d])|\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d+(?:\.\d+)?"
)
_MEASURED = (
    "second|minute|hour|day|week|month|year|decade|century|mile|kilomet(?:er|re)|met(?:er|re)|foot|inch|ton|tonne|pound"
)
_ACROSS = "tall|long|wide|high|deep|away|below|above"  # 828m tall is no 828 million
_HALVED = "hour|mile|century|decade|percent|percentage|point|a"
_LARGE_SUM = r"\d[\d.]*(?:,\d{3}|[\ -]?(?:mn|bn|tn|m|million|billion|trillion)\b)"
_AND_A_HALF = re.compile(r"[- ](?:\w+)[- ]and[- ]a[- ]half\b", re.IGNORECASE)


@cache
def _pattern() -> re.Pattern[str]:
    attached = re.sub(r" |(?<!\\)#", lambda found: "\\" + found[0], lexicon().attached)
    signs = lexicon().signs
    glued = "|".join(rf"(?<=\b{sign})(?=\d)" for sign in signs if sign.isalpha() and len(sign) > 1)
    glued += rf"|(?<=\b[{''.join(lexicon().letters)}])(?={_LARGE_SUM})"
    return re.compile(
        rf"""(?:(?<![\w.,/])|{glued})(?:(?<![A-Za-z][-‑])|(?<=magnitude-))(?:
        (?P<article>an?)(?=[\ -](?:{_MEASURED})\b)
      | (?P<score>a\ score)(?=\ of\ (?:[a-z]+\ )?[a-z]+s\b)
      | (?P<several>(?:several|a\ few|a\ couple(?:\ of)?)\ (?P<several_scale>{_SCALE})\b)
      | (?P<vague>(?:(?:tens|dozens|hundreds)\ of\ (?:thousands|millions|billions)|{"|".join(map(re.escape, _ALONE))})
            (?!(?<=couple)(?!\ of\b)))
      | (?P<quarters>(?:an?|one|three)[\ -]quarters?)\ of\ an?\ (?P<quarters_scale>{_SCALE})\b
      | (?P<half>(?:a\ )?half(?:\ an?|-an?)?)(?=[\ -](?:(?:{_SCALE})\b|(?:{_HALVED})\b))
            (?:\ (?P<half_scale>{_SCALE}))?
      | (?P<digits>{_DIGITS})(?:[\ -](?P<top>\d)/(?P<bottom>\d)|\ ?(?P<part>[½¼¾⅓⅔]))?
            (?:(?P<short>(?:[\ -]?(?:mn|mln|bn|tn|cr)|k|m(?!\ (?:{_ACROSS})\b)|b)(?![\w/]))
              |(?P<scales>[\ -]?(?:{_SCALE})(?:[\ -](?:{_SCALE}))*)\b)?
      | (?P<words>(?:a\ (?={_SCALE}))?(?:(?:{_WORD})[\ -]?|(?:{_SCALE})(?:\ and\ |[\ -])?)*(?:{_WORD}|{_SCALE})\b)
            (?P<plus_half>[\ -]and[\ -]a[\ -]half)?(?:\ (?P<then>{_SCALE}))?
    )(?:(?!\w|\.\d)|(?<=\d)(?=(?:{attached})(?!\w)))""",
        re.VERBOSE | re.IGNORECASE,
    )


@dataclass(frozen=True, slots=True)
class Numeral:
    """A number and where it stands.

    ``most`` is set where the number is vague ("hundreds": ``value`` is the least it can be), ``article`` where it is
    a mere article ("nearly an hour"), ``scale`` what the word behind it multiplies it by (1e6 in "two million"),
    ``tail`` what belongs to it behind the unit ("an hour and a half").
    """

    start: int
    end: int
    value: float
    most: float | None = None
    digits: bool = False
    scale: float = 1.0
    article: bool = False
    tail: str = ""


def numerals(text: str) -> Iterator[Numeral]:
    """The numbers in ``text``, in text order."""
    for found in _pattern().finditer(text):
        numeral = _numeral(found)
        if numeral is not None:
            yield numeral


def _numeral(found: re.Match[str]) -> Numeral | None:
    start, end = found.span()
    if found["article"]:
        half = _AND_A_HALF.match(found.string, end)
        tail = half.group()[half.group().index("and") - 1 :] if half else ""
        return Numeral(start, end, 1.5 if half else 1.0, article=True, tail=tail)
    if found["vague"]:
        first, _, last = " ".join(found["vague"].lower().split()).partition(" of ")
        scale = SCALES.get(last.rstrip("s"), 1.0) if last else 1.0
        least, most = VAGUE[first]
        return Numeral(start, end, least * scale, most=most * scale)
    if found["score"]:
        return Numeral(start, end, 20.0)
    if found["several"]:
        scale, most = SCALES[found["several_scale"].lower()], 3 if "couple" in found["several"].lower() else 9
        return Numeral(start, end, 2 * scale, most=most * scale)
    if found["quarters"]:
        scale = SCALES[found["quarters_scale"].lower()]
        return Numeral(start, end, (0.75 if found["quarters"][0] in "tT" else 0.25) * scale, scale=scale)
    if found["half"]:
        scale = SCALES[found["half_scale"].lower()] if found["half_scale"] else 1.0
        return Numeral(start, end, 0.5 * scale, scale=scale)
    if found["digits"]:
        return _in_digits(found)
    value = in_words(found["words"])
    if value is None:
        return None
    value += 0.5 if found["plus_half"] else 0.0
    value *= SCALES[found["then"].lower()] if found["then"] else 1.0
    last = re.split(r"[\s-]", found.group().lower())[-1]
    return Numeral(start, end, value, scale=SCALES.get(last, 1.0))


def _in_digits(found: re.Match[str]) -> Numeral:
    digits = found["digits"].replace(",", "")
    value = float(digits.replace(".", "") if digits.count(".") > 1 else digits)
    if found["top"] and int(found["bottom"]):
        value += int(found["top"]) / int(found["bottom"])
    value += _PARTS.get(found["part"] or "", 0.0)
    short, scales = found["short"], found["scales"]
    if short == "m" and value in _TRACK and _RACE.search(found.string, max(0, found.start() - 24), found.start()):
        return Numeral(found.start(), found.start("short"), value, digits=True)
    scale = _SHORT_SCALES[short.lower().strip(" -")] if short else 1.0
    for word in re.split(r"[\s-]+", scales.lower().strip(" -")) if scales else ():
        scale *= SCALES[word]
    return Numeral(*found.span(), value * scale, digits=True, scale=scale)


def in_words(words: str) -> float | None:
    """The number that ``words`` spell ("two hundred and five", "a dozen"); None where they spell none."""
    total = current = 0.0
    seen = False
    for word in re.findall(r"[a-z]+", words.lower()):
        if word in WORDS:
            current, seen = current + WORDS[word], True
        elif word in SCALES:
            scale = SCALES[word]
            current, seen = (current or 1.0) * scale, True
            if scale >= 1000:
                total, current = total + current, 0.0
        elif word not in {"a", "and"}:
            return None
    return total + current if seen else None
