"""Wire services and photo agencies as they are credited."""

from dataclasses import dataclass

from rashomon.model import Span


@dataclass(frozen=True, slots=True)
class Credit:
    """One agency as it is credited: ``name`` is its usual name, ``span`` the words that credit it, ``reason`` why."""

    name: str
    span: Span
    reason: str


def text_agencies(passage: str, offset: int = 0) -> tuple[Credit, ...]:
    """The wire services that a byline, a credits line or a closing line credits for the text.

    ``passage`` is one line that is a credit or ends with one ("Reporting by ...; with inputs from PTI", "By AFP",
    "... said the minister. (Reuters)"); spans are code points of the passage plus ``offset``. An agency that is only
    quoted ("told Reuters") is no credit.
    """
    del passage, offset
    return ()


def photo_agencies(caption: str, offset: int = 0) -> tuple[Credit, ...]:
    """The agencies that a caption or a picture credit names ("— Reuters", "Photo: J. Doe/AP", "via Getty Images")."""
    del caption, offset
    return ()
