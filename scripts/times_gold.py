"""Which values of a gold standard of time expressions contradict TIMEX3, their own words or the rest of the standard.

Four tests, none of which looks at what Rashomon says; the first that holds is the reason.

    malformed   not a value of TIMEX3 (TimeML 1.2.1): 2000-W6, PM6, 03-02-2009
    words       the words name a year, month or weekday that the value is not: "1949" valued 1952
    unresolved  X where most instances of the same words have digits: "last week" valued 1989-WXX, "1949" valued 1949-XX
    other       of another shape than more than half of the instances of the same words: "this week" valued P1W

"The same words" are the expression in lower case without modifiers, with numbers, months, weekdays and years
replaced by their kind, so that "nearly two weeks ago" and "six weeks ago" are the same; expressions that occur fewer
than three times are never judged by the last two. The shape of a value is the value with its digits replaced. "A year
ago" may well mean a year in one text and a quarter in another, so ``other`` is reported apart from the first three.
"""

import re
from collections import Counter, defaultdict
from collections.abc import Mapping
from datetime import date

Expression = tuple[str, str]  # words, value
Key = tuple[str, int]  # document, place in it

MONTHS = ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"]
DAYS = ["mon", "tue", "wed", "thu", "fri", "sat", "sun"]
STRICT = ("malformed", "words", "unresolved")

_DAY = r"-(?:\d\d|XX)"
_CLOCK = r"T(?:\d\d(?::\d\d(?::\d\d)?)?(?:Z|[+-]\d\d(?::?\d\d)?)?|XX:XX|MO|MI|AF|EV|NI|DT|PM)"
_VALUE = re.compile(
    rf"(?:PAST|PRESENT|FUTURE)_REF|P(?:[\dX.]+(?:Y|M|W|WE|D|Q|E|C|L|DE|CE|ML|S))*(?:T(?:[\dX.]+[HMS])+)?"
    rf"|(?:BC)?[\dX]{{2,4}}|[\dX]{{4}}(?:-(?:\d\d|XX)(?:{_DAY})?|-W(?:\d\d|XX)(?:-(?:[1-7]|WE))?|-[QH][1-4X]|-(?:SP|SU|FA|WI))"
    rf"(?:{_CLOCK})?|{_CLOCK}"
)
_MODIFIERS = re.compile(
    r"(?:(?:the|just|only|some|early|earlier|late|later|about|around|nearly|almost|approximately|over|at least"
    r"|as early as|(?:more|less) than) )+"
)
_NUMBER = (
    r"(?:one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|thirteen|fifteen|eighteen|twenty|thirty|forty|fifty"
    r"|sixty|hundred|thousand|\d[\d,.]*)"
)
_KINDS = (
    (re.compile(rf"\b(?:{'|'.join(MONTHS)})(?:uary|ruary|ch|il|e|y|ust|tember|t|ober|ember)?\b\.?"), "MONTH"),
    (re.compile(rf"\b(?:{'|'.join(DAYS)})(?:s|nes|rs|ur)?(?:day)?\b\.?"), "DAY"),
    (re.compile(r"\b(?:19|20)\d\d\b"), "YEAR"),
    (re.compile(r"\b(?:first|second|third|fourth|fifth|sixth|\d+(?:st|nd|rd|th))\b"), "NTH"),
    (re.compile(rf"\b{_NUMBER}(?:[ -]{_NUMBER})*\b"), "N"),
)


def contradictions(gold: Mapping[Key, Expression]) -> dict[Key, str]:
    """The reason why a value of the gold standard is contradicted, for those of which one is."""
    shapes: defaultdict[str, Counter[str]] = defaultdict(Counter)
    for words, value in gold.values():
        shapes[same_words(words)][shape(value)] += 1
    reasons = {key: _reason(*expression, shapes[same_words(expression[0])]) for key, expression in gold.items()}
    return {key: reason for key, reason in reasons.items() if reason}


def _reason(words: str, value: str, shapes: Counter[str]) -> str:
    if not _VALUE.fullmatch(value):
        return "malformed"
    if _denied(words.lower(), value):
        return "words"
    if shapes.total() < 3:
        return ""
    known = sum(count for other, count in shapes.items() if "X" not in other)
    if "X" in value and not value.startswith("P") and 2 * known > shapes.total():
        return "unresolved"
    usual, count = shapes.most_common(1)[0]
    return "other" if 2 * count > shapes.total() and shape(value) != usual else ""


def _denied(words: str, value: str) -> bool:
    """Whether the words name a year, month or weekday (only one of it) that a date given as value is not."""
    if not value[:4].isdigit() or "fiscal" in words:
        return False
    years = set(re.findall(r"\b(?:19|20)\d\d\b", words))
    months = [n for n, name in enumerate(MONTHS, 1) if re.search(rf"\b{name}[a-z]*\b", words)]
    days = [n for n, name in enumerate(DAYS, 1) if re.search(rf"\b{name}[a-z]*day\b", words)]
    month = re.match(r"\d{4}-(\d\d)", value)
    return (
        (len(years) == 1 and value[:4] not in years)
        or (len(months) == 1 and month is not None and int(month[1]) != months[0])
        or (len(days) == 1 and _weekday(value) not in {0, days[0]})
    )


def _weekday(value: str) -> int:
    """The weekday of a value that is a day, 1 to 7; 0 where it is none."""
    try:
        return date.fromisoformat(value[:10]).isoweekday() if len(value) >= 10 else 0
    except ValueError:
        return 0


def same_words(words: str) -> str:
    """What makes two expressions the same: no modifiers, and kinds in place of numbers and names."""
    plain = _MODIFIERS.sub("", " ".join(words.lower().split()), count=1)
    for pattern, kind in _KINDS:
        plain = pattern.sub(kind, plain)
    return plain


def shape(value: str) -> str:
    """A value with its digits replaced; the number of a period counts as one digit."""
    return re.sub(r"\d+(?:\.\d+)?", "n", value) if re.match(r"P[^AR]", value) else re.sub(r"\d", "0", value)
