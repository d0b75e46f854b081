"""Days, moments and counts in words, as the pages print them."""

from collections.abc import Iterable, Iterator
from datetime import UTC, date, datetime
from pathlib import PurePosixPath, PureWindowsPath

from rashomon.model import Span, one_line
from rashomon.tell.phrases import badge
from rashomon.tell.sources import told_apart

_MONTHS = (
    *("January", "February", "March", "April", "May", "June"),
    *("July", "August", "September", "October", "November", "December"),
)
_SCHEMES = ("http://", "https://")


def day_in_words(iso: str | None) -> str:
    """A day as a person writes it; what is no day stands as it is.

    >>> day_in_words("2024-03-05T10:00Z"), day_in_words("2024-03"), day_in_words(None)
    ('5 March 2024', 'March 2024', 'undated')
    """
    if not iso:
        return "undated"
    try:
        day = date.fromisoformat(iso[:10])
    except ValueError:
        parts = iso.split("-")
        month = int(parts[1]) if len(parts) == 2 and parts[1].isdigit() else 0
        return f"{_MONTHS[month - 1]} {parts[0]}" if 1 <= month <= 12 else iso
    return f"{day.day} {_MONTHS[day.month - 1]} {day.year}"


def moment_in_words(iso: str | None) -> str:
    """A moment as a person writes it, in universal time.

    >>> moment_in_words("2024-03-05T10:07:09+00:00")
    '5 March 2024, 10:07 UTC'
    """
    try:
        moment = datetime.fromisoformat(iso or "").astimezone(UTC)
    except ValueError:
        return day_in_words(iso)
    return f"{day_in_words(moment.isoformat())}, {moment:%H:%M} UTC"


def status_in_words(status: str) -> str:
    """What became of a thing, in the words of a dossier.

    >>> status_in_words("ongoing"), status_in_words("planned")
    ('under way', 'planned')
    """
    return badge(status).text


def counted(number: int, one: str, many: str = "") -> str:
    """A number with its noun.

    >>> counted(1, "report"), counted(2_000, "story", "stories")
    ('1 report', '2,000 stories')
    """
    return f"{number:,} {one if number == 1 else many or one + 's'}"


def without_path(source: str) -> str:
    """Where a report came from, without the folders of this machine.

    >>> without_path("/home/ada/wire/ferry.html"), without_path("https://example.org/a")
    ('ferry.html', 'https://example.org/a')
    """
    if source.startswith(_SCHEMES):
        return source
    name = PureWindowsPath(PurePosixPath(source).name).name
    return one_line(name or "report")


def outlet_of(publisher: str | None, source: str, title: str | None) -> str:
    """Who published a report; where nobody knows, its file, or the first words of its title."""
    return publisher or told_apart(without_path(source), title)


def stretches(text: str, marked: Iterable[Span]) -> Iterator[tuple[str, bool]]:
    """``text`` in a row, each stretch with whether it stands in one of the spans, which are in order and apart."""
    at = 0
    for span in marked:
        yield text[at : span.start], False
        yield span.of(text), True
        at = span.end
    yield text[at:], False
