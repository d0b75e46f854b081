"""What a message or a saved page holds."""

from dataclasses import dataclass
from typing import Literal


@dataclass(frozen=True, slots=True)
class Enclosed:
    """A page or text, and what its envelope states: its subject, who sent it, when, from which address it was saved."""

    source: str
    kind: Literal["html", "text"]
    data: bytes
    url: str | None = None
    title: str | None = None
    publisher: str | None = None
    published: str | None = None
