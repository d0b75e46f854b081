"""What the words of a head state: its day, its authors, its pages; in whatever language the interface was."""

import re
from dataclasses import dataclass
from functools import cache

from rashomon.model import Published
from rashomon.read.databases.blocks import Block
from rashomon.read.databases.wording import Field, field_named, line_is
from rashomon.read.pages.names import lexicon, split_names, strip_opener
from rashomon.read.text.dates import days_in, months

_LABEL = re.compile(r"([^\W\d_][^:\n]{1,40}?)\s?:(?:\s+|$)")
_ASIDE = re.compile(r"\s*[(\[][^)\]]*[)\]]")
_PLACE = re.compile(r"\s+(?:in|à|aus|en)\s+[A-ZÀ-Ý][\w.'-]+(?:\s[A-ZÀ-Ý][\w.'-]+)*$")
_SEASON = re.compile(
    r"(?:spring|summer|autumn|fall|winter|frühjahr|sommer|herbst|printemps|été|automne|hiver)?,?\s*((?:19|20)\d\d)",
    re.IGNORECASE,
)
_PAGE = re.compile(r"(?:\bp(?:g|age|p)?\b\.?|\bS(?:eite)?\b\.?|\bblz\.?)\s*([A-Z]{0,2}[.-]?\d+[A-Z]?)", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Labelled:
    """A block that begins with a known label: what it states, and the words behind it, if any."""

    field: Field
    value: Block | None


def labelled(block: Block, *, shouted: bool = False) -> Labelled | None:
    """The label that ``block`` begins with; with ``shouted`` it counts only in capitals."""
    found = _LABEL.match(block.text)
    if found is None or (shouted and found[1] != found[1].upper()):
        return None
    field = field_named(found[1])
    return Labelled(field, block.rest(found.end())) if field else None


def stated_day(text: str) -> Published:
    """The day (and clock) in the words of a head; a month, a season's year or a year where no day is named."""
    day = next(iter(days_in(text, day_first=None)), None)
    calendar = day.calendar() if day else None
    if day is not None and calendar is not None:
        if day.clock is None:
            return Published(calendar.isoformat(), "day", "stated")
        return Published(f"{calendar.isoformat()}T{day.clock}{day.zone or ''}", "minute", "stated")
    if month := _month().search(text):
        return Published(f"{month['year']}-{months()[month['month'].lower()]:02}", "month", "stated")
    year = _SEASON.fullmatch(text.strip())
    return Published(year[1], "year", "stated") if year else Published()


@cache
def _month() -> re.Pattern[str]:
    names = "|".join(sorted(months(), key=lambda name: (-len(name), name)))
    return re.compile(rf"(?<!\w)(?P<month>{names})\.?,?\s+(?P<year>(?:19|20)\d\d)(?!\d)", re.IGNORECASE)


def is_day(text: str) -> bool:
    """Whether a line of a head says when the report appeared, and little else."""
    return len(text) <= 90 and stated_day(text).value is not None


def bylines(text: str, *, inverted: bool = False) -> tuple[str, ...]:
    """The names in a byline, without what they did, where they were and who they are ("Ada Quill (earlier)").

    ``inverted`` names have the surname first ("Quill, Ada; Brandis, Otto").
    """
    if inverted:
        text = "; ".join(" ".join(reversed(name.split(","))) for name in text.split(";"))
    bare = strip_opener(_ASIDE.sub("", text).strip(" ;,"))
    names = (_named(_PLACE.sub("", name).strip(" ,;")) for name in split_names(bare))
    return tuple(dict.fromkeys(name for name in names if name and not line_is("no_author", name)))


def _named(name: str) -> str:
    """``name`` without the office behind it: "Ada Quill harbour correspondent"."""
    words = name.split()
    if len(words) < 3 or words[-1].lower().strip(".") not in lexicon()["roles"] | lexicon()["offices"]:
        return name
    inner = next((i for i, word in enumerate(words[1:], 1) if len(word.strip(".")) > 1 and word[0].isupper()), 1)
    return " ".join(words[: inner + 1])


def section_and_page(text: str) -> tuple[str | None, str | None]:
    """The section and the page that a head states together ("NEWS; Pg. 4")."""
    page = _PAGE.search(text)
    section = _PAGE.sub("", text) if page else text
    section = re.sub(r"\s*[;,]\s*(?=[;,]|$)", "", section).strip(" ;,.")
    return section or None, page[1] if page else None
