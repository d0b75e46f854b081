"""Queries: words, phrases, prefixes and fields, read into the terms that the index is asked for.

``ferry "harbour board" quay* speaker:"Ada Quill" after:2021-05 -strike OR toll``: what stands side by side must all be
found in one passage; ``OR`` parts alternatives; a minus leaves out. A field holds the term behind its colon; ``after:``
counts from the first day of its year or month on, ``before:`` up to the day before that.
"""

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from functools import lru_cache

from rashomon.archive.errors import QueryError
from rashomon.model import STATUSES

FIELDS = (
    "speaker", "actor", "about", "type", "status", "country", "publisher", "agency", "story", "after", "before", "kind",
)  # fmt: skip
KINDS = ("report", "quotation", "event", "fact")
_COLUMNS = {"speaker": "speaker", "actor": "actor", "about": "about", "publisher": "outlet"}
_TAGGED = frozenset(("type", "status", "country", "agency", "story", "kind"))
_TOKEN = re.compile(
    r"(?P<blank>\s+)|(?P<minus>-(?=\S))|(?P<or>OR\b)"
    r'|(?:(?P<field>[A-Za-z_]+):)?(?:"(?P<phrase>[^"]*)"|(?P<word>[^\s"]+))'
)
_DAY = re.compile(r"(\d{4})(?:-(\d\d?)(?:-(\d\d?))?)?")
_MOST = 10_000  # characters of a query
_MOST_TERMS = 60
_WORD = re.compile(r"[^\W_]+")


@dataclass(frozen=True, slots=True)
class Term:
    """One thing that is looked for: the words of a phrase in a row, the last one as a prefix if ``prefix``.

    ``column`` is the column of the index it must stand in (None: any of the words or names).
    """

    words: tuple[str, ...]
    column: str | None = None
    prefix: bool = False
    left_out: bool = False


@dataclass(frozen=True, slots=True)
class Query:
    """A query: alternatives of terms that must all be found, and the days between which passages must lie."""

    alternatives: tuple[tuple[Term, ...], ...]
    after: int | None = None
    before: int | None = None

    def shown(self) -> tuple[Term, ...]:
        """The terms to be marked in a passage: those that look for its words."""
        every = (term for terms in self.alternatives for term in terms if not term.left_out)
        return tuple(term for term in every if term.column in {None, "about"})


def plain_words(text: str) -> tuple[str, ...]:
    """The words of ``text`` as the index holds them: small letters without accents."""
    bare = unicodedata.normalize("NFKD", text.lower())
    return tuple(_WORD.findall("".join(letter for letter in bare if not unicodedata.combining(letter))))


@lru_cache(maxsize=4096)
def tag(field: str, value: str) -> str:
    """The one word by which the index knows that ``field`` has ``value``."""
    return f"{field}0{''.join(plain_words(value))}"


def parse_query(text: str) -> Query:
    """The query in ``text``; raises ``QueryError`` with the place where it cannot be read."""
    if len(text) > _MOST:
        raise QueryError(text[:60] + "...", 0, f"a query of more than {_MOST:,} characters")
    return _Parser(text).query()


class _Parser:
    """Reads the tokens of one query from left to right."""

    def __init__(self, text: str) -> None:
        self._text = text
        self._terms: list[Term] = []
        self._alternatives: list[tuple[Term, ...]] = []
        self._after: int | None = None
        self._before: int | None = None

    def query(self) -> Query:
        left_out = False
        for found in self._tokens():
            if found["blank"]:
                continue
            if found["minus"]:
                left_out = True
            elif found["or"]:
                self._close(found.start())
            else:
                self._term(found, left_out=left_out)
                left_out = False
        if left_out:
            raise QueryError(self._text, len(self._text), "nothing stands behind the minus")
        if self._terms or self._alternatives:
            self._close(len(self._text))
        elif self._after is None and self._before is None:
            raise QueryError(self._text, 0, "the query is empty")
        if sum(map(len, self._alternatives)) > _MOST_TERMS:
            raise QueryError(self._text, len(self._text), f"more than {_MOST_TERMS} terms")
        return Query(tuple(self._alternatives), self._after, self._before)

    def _tokens(self) -> Iterator[re.Match[str]]:
        at = 0
        while at < len(self._text):
            found = _TOKEN.match(self._text, at)
            if found is None:
                raise QueryError(self._text, at, 'a quotation mark (") that is not closed')
            yield found
            at = found.end()

    def _close(self, at: int) -> None:
        """End an alternative."""
        if not any(not term.left_out for term in self._terms):
            reason = "only what is left out" if self._terms else "nothing stands on one side of OR"
            raise QueryError(self._text, at, reason)
        self._alternatives.append(tuple(self._terms))
        self._terms = []

    def _term(self, found: re.Match[str], *, left_out: bool) -> None:
        name, value = found["field"], found["phrase"] if found["phrase"] is not None else found["word"]
        if name is None and value.lower().removesuffix(":") in FIELDS and value.endswith(":"):
            raise QueryError(self._text, found.start(), f"nothing stands behind {value}")
        if name is None:
            self._words(found, value, None, left_out=left_out)
            return
        field = name.lower()
        if field not in FIELDS:
            raise QueryError(self._text, found.start(), f"no field is called {name}; there are {', '.join(FIELDS)}")
        if field in {"after", "before"}:
            day = _day(value)
            if day is None or left_out:
                raise QueryError(self._text, found.start(), f"{field}: takes a year, a month or a day (2023-05-31)")
            if field == "after":
                self._after = max(day, self._after or 0)
            else:
                self._before = min(day - 1, self._before or day)
        elif field in _TAGGED:
            self._tagged(found, field, value, left_out=left_out)
        else:
            self._words(found, value, _COLUMNS[field], left_out=left_out)

    def _tagged(self, found: re.Match[str], field: str, value: str, *, left_out: bool) -> None:
        if not plain_words(value):
            raise QueryError(self._text, found.start(), f"{field}: holds no word")
        if field == "kind":
            kind = value.lower().removesuffix("s")
            if kind not in KINDS:
                raise QueryError(self._text, found.start(), f"kind: is one of {', '.join(KINDS)}")
            value = kind
        if field == "status" and value.lower() not in STATUSES:
            raise QueryError(self._text, found.start(), f"status: is one of {', '.join(STATUSES)}")
        self._terms.append(Term((tag(field, value),), "tags", left_out=left_out))

    def _words(self, found: re.Match[str], value: str, column: str | None, *, left_out: bool) -> None:
        prefix = found["phrase"] is None and value.endswith("*")
        words = plain_words(value)
        if not words:
            raise QueryError(self._text, found.start(), "no word to look for")
        self._terms.append(Term(words, column, prefix, left_out))


def _day(value: str) -> int | None:
    """The first day (counted from year 1) of a year, month or day in ISO 8601; None where it is none."""
    found = _DAY.fullmatch(value)
    if not found:
        return None
    try:
        return date(int(found[1]), int(found[2] or 1), int(found[3] or 1)).toordinal()
    except ValueError:
        return None


def match_expression(query: Query) -> str:
    """The query in the words of SQLite's full-text index; empty where only days are asked for."""
    sides = []
    for terms in query.alternatives:
        wanted = " AND ".join(_expression(term) for term in terms if not term.left_out)
        unwanted = "".join(f" NOT {_expression(term)}" for term in terms if term.left_out)
        sides.append(f"(({wanted}){unwanted})")
    return " OR ".join(sides)


def _expression(term: Term) -> str:
    words = " ".join(term.words)
    column = term.column or "{words speaker actor about place}"
    column = "{words about}" if term.column == "about" else column
    return f'({column} : "{words}"{" *" if term.prefix else ""})'
