"""How long and how often: DURATION and SET."""

import re
from functools import cache

from rashomon.mark.lemmas import lemma
from rashomon.mark.times.lexicon import lexicon
from rashomon.mark.times.normalizers.found import Found, Normalized
from rashomon.mark.times.numbers import number

_SCALE = {
    "E": ("Y", 10),
    "C": ("Y", 100),
    "L": ("Y", 1000),
    "F": ("W", 2),
    "N": ("D", 1),
    "WE": ("WE", 1),
    "S": ("M", 6),
}
_SIZES = ("Y", "M", "W", "D", "TH", "TM", "TS")  # units from large to small
_MOST = {"M": 24, "D": 31, "TH": 24, "TM": 60, "TS": 60}  # how many of a unit a larger one can have beside it
_SMALLER = {"TH": ("M", 60), "TM": ("S", 60), "Y": ("M", 12)}
_TIMES = re.compile(r"\b(?:once|twice|thrice|times)\s\Z")
_ARGUMENTS = frozenset({"dobj", "pobj", "poss", "compound", "nsubj"})  # "spent a year", "in a year": no rate


def duration(found: Found) -> Normalized | None:
    """``two years``, ``the past three months``, ``seven and a half hours``, ``months``."""
    unit = found.value("unit")
    words = found.word("unit")
    told = found.params.get("n")
    if told is not None:
        count: float | None = float(str(told))
    elif found.has("n"):
        count = found.count()
    else:
        count = None if words.endswith(("s", "ia")) or words == "centuries" else 1.0
    if words == "day" and _is_told_of(found):
        return None
    value = period(count, unit)
    upper = number(found.word("upper"), lexicon().slots["number"]) if found.has("upper") and count else None
    return Normalized("DURATION", value, (period(upper, unit),) if upper else ())


def compound(found: Found) -> Normalized | None:
    """``an hour and 20 minutes``, ``two years and three months``: units that grow smaller."""
    slots = lexicon().slots
    parts = _parts().findall(" ".join(found.words.lower().split()))
    counts = [(number(words, slots["number"]), slots["unit"][unit]) for words, unit in parts]
    sizes = [_SIZES.index(unit) if unit in _SIZES else -1 for _, unit in counts]
    if sizes != sorted(set(sizes)) or sizes[0] < 0 or any(count is None or count % 1 for count, _ in counts):
        return None
    if any((count or 0) >= _MOST.get(unit, 1e9) for count, unit in counts[1:]):  # "five days a week, 250 days a year"
        return None
    days = "".join(f"{count:.0f}{unit}" for count, unit in counts if unit[0] != "T")
    clock = "".join(f"{count:.0f}{unit[1]}" for count, unit in counts if unit[0] == "T")
    return Normalized("DURATION", f"P{days}" + (f"T{clock}" if clock else ""))


def _is_told_of(found: Found) -> bool:
    """Whether "a day" is one that the words behind it tell of: "not a day anybody was ready for"; not a length."""
    token = found.context.token
    if token is None or found.word("n") not in {"a", "an"}:
        return False
    behind = found.context.text[found.context.end : found.context.end + 6].split()
    return behind[:1] != ["when"] and any(child.dep_ == "relcl" for child in token.children)


@cache
def _parts() -> re.Pattern[str]:
    """A number and its unit, as often as they come."""
    units = "|".join(sorted(lexicon().slots["unit"], key=len, reverse=True))
    return re.compile(rf"(.+?)[ -]({units})\b(?:,? and |,? |$)")


def period(count: float | None, unit: str) -> str:
    """An ISO 8601 period: ``P2Y6M``, ``PT1H30M``; ``PXD`` where the number is open."""
    time, letter = ("T", unit[1:]) if unit[0] == "T" else ("", unit)
    if count is None:  # decades as years, as two decades are P20Y
        return f"P{time}X{'Y' if letter == 'E' else letter}"
    letter, scale = _SCALE.get(letter, (letter, 1)) if not time else (letter, 1)
    count *= scale
    smaller = _SMALLER.get(time + letter)
    if count % 1 and smaller:
        whole = f"{int(count)}{letter}" if count >= 1 else ""
        return f"P{time}{whole}{round(count % 1 * smaller[1])}{smaller[0]}"
    return f"P{time}{count:.12g}{letter}"


def each(found: Found) -> Normalized | None:
    """``every Monday``, ``each July``, ``every day``, ``on Sundays``, ``the first Monday of each month``."""
    if found.has("nth"):
        unit = "W" if found.has("weekday") else found.value("unit")
        return Normalized("SET", period(float(found.value("nth", "ordinal")), unit))
    if found.has("weekday") and not found.has("unit"):
        part = found.value("part") if found.has("part") else ""
        return Normalized("SET", f"XXXX-WXX-{found.value('weekday')}{part}")
    if found.has("month"):
        day = f"-{found.integer('day'):02}" if found.has("day") else ""
        return Normalized("SET", f"XXXX-{found.integer('month'):02}{day}")
    if found.has("season"):
        return Normalized("SET", f"XXXX-{found.value('season')}")
    if found.has("part"):
        return Normalized("SET", f"XXXX-XX-XX{found.value('part')}")
    count = 2.0 if found.word("other") == "other" else found.count()
    return Normalized("SET", period(count, found.value("unit")))


def rate(found: Found) -> Normalized | None:
    """``$2 million a year``, ``two million cars of all kinds a year``; a length in ``five men spent a year there``."""
    token, verbs = found.context.token, str(found.params["length_of"]).split()
    spent = token is not None and token.head.pos_ == "VERB" and lemma(token.head) in verbs
    is_length = spent or (token is not None and token.dep_ in _ARGUMENTS)
    context = found.context
    if _TIMES.search(context.text, max(0, context.start - 12), context.start):  # "took it twice a day"
        is_length = False
    return Normalized("DURATION" if is_length else "SET", period(1.0, found.value("unit")))


def frequency(found: Found) -> Normalized | None:
    """``daily``, ``monthly``; a noun is a newspaper ("the Lisbon daily")."""
    if found.tagged_otherwise():
        return None
    return Normalized("SET", found.value("frequency"))
