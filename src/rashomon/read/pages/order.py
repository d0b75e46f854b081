"""Whether a page names the month before the day where it writes "03/04/2023"."""

import re
from collections.abc import Iterator
from datetime import date
from urllib.parse import urlsplit

from rashomon.read.pages.blocks import Block
from rashomon.read.pages.evidence import Evidence
from rashomon.read.pages.language import stated_language
from rashomon.read.pages.stamps import lexicon, month_number, months_first, parse
from rashomon.read.text.dates import weekdays
from rashomon.read.text.language import language_of

_WORD = re.compile(r"[^\W\d_]+")
_PROSE = 60  # characters from which a block shows the page's own language
_DIGITS = re.compile(r"[/_-]((?:19|20)\d\d)[/_-]?(0[1-9]|1[0-2])[/_-]?(0[1-9]|[12]\d|3[01])(?:[/_.-]|$)")
_NAMED = re.compile(r"/((?:19|20)\d\d)[/-]([a-z]{3,9})[/-](0?[1-9]|[12]\d|3[01])(?:/|$)")


def names_month_first(ambiguous: str, evidence: Evidence, blocks: list[Block], url: str | None) -> bool:
    """Whether the first date in the text ``ambiguous`` names the month first.

    The first of these that tells: the weekday beside it; a date that the page or its address states beyond doubt and
    that is the same day in one reading only; a language other than English; the other dates on the page; the country
    of the language tag or the address.
    """
    parsed = {first: parse(ambiguous, month_first=first) for first in (True, False)}
    readings = {(found.value or "")[:10]: first for first, found in parsed.items() if found}
    named = [first for day, first in readings.items() if _is_on_weekday(day, ambiguous)]
    if len(named) == 1:
        return named[0]
    for day in _certain_days(evidence, url):
        if day in readings:
            return readings[day]
    if language_of("\n".join(block.text for block in blocks if len(block.text) >= _PROSE)) not in (None, "en"):
        return False
    told = [first for block in blocks if len(block.text) <= 200 for first in months_first(block.text)]
    if 2 * sum(told) != len(told):
        return 2 * sum(told) > len(told)
    return _is_american(evidence, url)


def _is_on_weekday(day: str, text: str) -> bool:
    """Whether ``text`` names the weekday of ``day``: "Tuesday 04/06/2024" is of June."""
    named = {weekdays()[word] for word in _WORD.findall(text.lower()) if len(word) > 2 and word in weekdays()}
    return date.fromisoformat(day).weekday() in named


def day_in_address(url: str | None) -> str | None:
    """The day in an address such as ``/2023/06/18/`` or ``/2023/june/18/``."""
    if found := _DIGITS.search(url or ""):
        return "-".join(found.groups())
    found = _NAMED.search((url or "").lower())
    month = month_number(found[2]) if found else None
    return f"{found[1]}-{month:02}-{int(found[3]):02}" if found and month else None


def _certain_days(evidence: Evidence, url: str | None) -> Iterator[str]:
    """The days that the address, meta elements and JSON-LD state beyond doubt."""
    if day := day_in_address(url):
        yield day
    names = (*lexicon().published, *lexicon().updated)
    values = [statement.value for name in names for statement in evidence.meta.get(name, ())]
    values += [str(node.data.get(key)) for node in evidence.nodes for key in ("datePublished", "dateModified")]
    for value in values:
        found = parse(value)
        if found and found.value and found == parse(value, month_first=False):
            yield found.value[:10]


def _is_american(evidence: Evidence, url: str | None) -> bool:
    """Whether nothing says that the page is in another language or from a country that names the day first."""
    american = lexicon().month_first
    stated = stated_language(evidence)
    language, _, country = (stated[0] if stated else "en").replace("_", "-").lower().partition("-")
    ending = (urlsplit(url or "").hostname or "").rpartition(".")[2]
    return (
        language in ("en", "")
        and (not country or country in american.countries)
        and (len(ending) != 2 or ending in american.countries or ending in american.endings)
    )
