"""Places: countries by their names, demonyms and seats of government."""

import re
from dataclasses import dataclass
from functools import cache

from rashomon.lexicon import read_table

__all__ = ["Country", "country_in", "country_of"]

_AFTER = re.compile(r"\b(?:New|Little)\s+(?:[A-Z]\w+\s+)?\Z")  # before the country after which a place is called


@dataclass(frozen=True, slots=True)
class Country:
    """A country (ISO 3166-1 alpha-3) and how a name means it: by name, by demonym or by its seat of government."""

    iso3: str
    name: str
    how: str

    @property
    def is_name(self) -> bool:
        """The words are the country's own name."""
        return self.how == "name"

    @property
    def is_demonym(self) -> bool:
        """The words are its people's name or adjective."""
        return self.how == "demonym"


def country_of(name: str) -> Country | None:
    """The country that ``name`` as a whole means ("China", "Chinese", "Beijing"), or None."""
    return _by_name().get(_fold(name))


def country_in(words: str) -> str | None:
    """The code of the first country named anywhere in ``words`` ("Chinese Foreign Minister" - ``CHN``), or None.

    A place that is called after a country is none of it ("New Mexico", "Little Havana").
    """
    text = words.replace("’", "'")
    for found in _pattern().finditer(text):
        country = country_of(found.group())
        if country is not None and (country.how == "demonym" or not _AFTER.search(text, 0, found.start())):
            return country.iso3
    return None


def _fold(name: str) -> str:
    return re.sub(r"^the ", "", name.replace("’", "'").casefold().removesuffix("'s"))


@cache
def _by_name() -> dict[str, Country]:
    found: dict[str, Country] = {}
    for iso3, *columns in read_table(__package__, "countries.tsv", 4):
        name = columns[0].split(",")[0]
        for how, column in zip(("name", "demonym", "seat"), columns, strict=True):
            for entry in filter(None, column.split(",")):
                found.setdefault(_fold(entry), Country(iso3, name, how))
                if how == "demonym":
                    found.setdefault(_fold(entry) + "s", Country(iso3, name, how))
    return found


@cache
def _pattern() -> re.Pattern[str]:
    """All the names, the longest first, as whole words; short forms in capitals only ("US", never "us")."""
    names = sorted(_by_name(), key=lambda name: (-len(name), name))
    parts = [re.escape(name.upper() if len(name.replace(".", "")) <= 3 else name) for name in names]
    cased = [f"(?i:{part})" if not part.isupper() else part for part in parts]
    return re.compile(rf"(?<!\w)(?:{'|'.join(cased)})(?!\w)")
