"""Years, parts of years, decades and centuries."""

import re

from spacy.tokens import Token

from rashomon.mark.times import dates
from rashomon.mark.times.lexicon import lexicon
from rashomon.mark.times.normalizers.calendar import stated_year
from rashomon.mark.times.normalizers.found import Found, Normalized
from rashomon.mark.times.numbers import number

_BY_YEAR = frozenset(
    (  # plurals told of by their year: 1996 elections, 2013 sales
        *("elections", "riots", "levels", "results", "sales", "profits", "earnings", "figures", "protests", "floods"),
        *(
            "attacks",
            "bombings",
            "prices",
            "rates",
            "budgets",
            "games",
            "models",
            "estimates",
            "data",
            "taxes",
            "revenues",
        ),
        *(
            "exports",
            "imports",
            "talks",
            "polls",
            "terms",
            "dollars",
            "standards",
            "olympics",
            "primaries",
            "midterms",
            "races",
            "contests",
            "campaigns",
        ),
    )
)
_YEARS_AHEAD = 10  # that two digits may name
_LATEST = 2029  # where no date of publication tells the century
_OLDEST_BARE_YEAR = 1700  # "1678" alone is more often a count than a year
_LIKELY_YEARS = range(1940, 2040)  # of elections, riots, levels: what is counted in thousands has a comma


def year(found: Found) -> Normalized | None:
    """A year in digits, unless it counts something; ``2012-13``, ``2012/13`` begin in 2012, ``2012-09`` is a month."""
    value = found.integer("year")
    twin = re.search(r"/(\d+)\Z", found.words)
    if twin and int(twin[1]) % 100 != (value + 1) % 100:
        return None
    if found.words.isdigit():
        token = found.context.token
        counts = (
            token is not None and token.dep_ == "nummod" and token.head.tag_ == "NNS" and token.head.i == token.i + 1
        )
        if (value < _OLDEST_BARE_YEAR and not _is_of_old(token)) or (
            counts and (value not in _LIKELY_YEARS or _is_count(token))
        ):
            return None
    second = re.search(r"\d{4}[-–](\d\d)\Z", found.words)
    if second and 1 <= int(second[1]) <= 12 and int(second[1]) <= value % 100:
        return Normalized("DATE", dates.month(value, int(second[1])))
    last = second or twin
    if last and not found.has("fiscal") and found.words[:4].isdigit():
        return Normalized("DATE", f"{value}/{_last_year(value, last[1])}")
    named = found.context.quarter if found.word("grain") in {"quarter", "period"} else None
    fiscal = _fiscal(found)
    return Normalized("DATE", f"{fiscal}{value:04}{named[4:] if named else ''}", anchor=not (named or fiscal))


def _is_of_old(token: Token | None) -> bool:
    """Whether a bare number stands for a year of long ago: "founded in 1134", "since 1215"; not "in 1134 cases"."""
    return token is not None and token.dep_ == "pobj" and token.head.lower_ in {"in", "since"} and token.is_digit


def _is_count(token: Token | None) -> bool:
    """Whether a number right before a plural counts: "for 1984 stamps", "there were 1998 runners".

    A determiner ("the 1998 runners"), or what is told of by its year ("1996 elections"), speaks for a year.
    """
    if token is None or token.head.lower_ in _BY_YEAR or any(c.i < token.i for c in token.head.children):
        return False
    before = token.doc[token.i - 1] if token.i else None
    return before is not None and (before.pos_ in {"VERB", "AUX"} or before.lower_ in {"for", "with", "another"})


def _last_year(first: int, digits: str) -> int:
    """The year that ends a range which ``first`` begins: 2013 of "2012-13", 2003 of "1998-03"."""
    if len(digits) == 4:
        return int(digits)
    return first // 100 * 100 + int(digits) + (100 if int(digits) <= first % 100 else 0)


def _fiscal(found: Found) -> str:
    """What marks a year that is no calendar year: FY2024."""
    return "FY" if found.has("fiscal") else ""


def short_period(found: Found) -> Normalized | None:
    """``Q4 2012``, ``H1``: a quarter or half, of the year of publication where none is stated."""
    here = found.context.at("Y")
    which = int(found.word("which"))
    if found.slots["letter"] == "H" and which > 2:
        return None
    year_of = here.year if here else None
    if found.has("year"):
        year_of = found.integer("year")
    elif found.has("digits"):
        year_of = 2000 + found.integer("digits")
    return Normalized("DATE", f"{year_of:04}-{found.slots['letter']}{which}") if year_of else None


def half(found: Found) -> Normalized | None:
    """Half a year: ``the first half of 1989``."""
    here = found.context.at("Y")
    year_of = stated_year(found) or (here.year if here else None)
    return Normalized("DATE", f"{year_of:04}-H{1 if found.word('which') == 'first' else 2}") if year_of else None


def spelled_year(found: Found) -> Normalized | None:
    """A year in words: ``nineteen ninety-six``, ``two thousand``."""
    year_of = _in_words(found)
    return Normalized("DATE", dates.month(year_of, found.integer("month")) if found.has("month") else f"{year_of:04}")


def _in_words(found: Found) -> int:
    values = lexicon().slots["number"]
    words = found.word("words").replace("-", " ").split()
    rest = int(number(" ".join(words[2 if words[0] == "two" else 1 :]), values) or 0) % 100
    return 2000 + rest if words[0] == "two" else int(values[words[0]]) * 100 + rest


def short_year(found: Found) -> Normalized | None:
    """``in '68``: the last such year, or one of the next ten."""
    return Normalized("DATE", f"{_fiscal(found)}{_in_two_digits(found):04}")


def _in_two_digits(found: Found) -> int:
    here = found.context.at("Y")
    latest = here.year + _YEARS_AHEAD if here else _LATEST
    return latest - (latest - found.integer("digits")) % 100


def year_beside(found: Found) -> int | None:
    """The year that an expression states in whatever way: ``2019``, ``next year``, ``'63``, ``nineteen sixty``."""
    if found.has("digits"):
        return _in_two_digits(found)
    return _in_words(found) if found.has("words") else stated_year(found)


def decade(found: Found) -> Normalized | None:
    """``the 1980s``, ``the '90s``, ``the nineties``, ``the 70s``: 198, 199, 199, 197; ``the 1800s``: 18."""
    if found.has("decade"):
        return Normalized("DATE", "19" + found.value("decade"))
    digits = found.word("digits")
    if len(digits) == 4 and digits.endswith("00") and digits != "2000":
        return Normalized("DATE", digits[:2])
    century_of = "" if len(digits) == 4 else "20" if digits in {"00", "10"} else "19"
    return Normalized("DATE", (century_of + digits)[:3])


def century(found: Found) -> Normalized | None:
    """``the 20th century``: 19; ``the third century B.C.``: BC02."""
    ordinal = re.sub(r"(?<=\d)\D+", "", found.word("ordinal"))
    count = int(ordinal) if ordinal.isdigit() else int(found.value("ordinal"))
    era = "BC" if found.word("era").startswith("b") else ""
    return Normalized("DATE", f"{era}{count - 1:02}")
