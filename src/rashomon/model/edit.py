"""Edits: what a later version of a report says otherwise than the one whose place it took."""

from typing import Literal

import msgspec

from rashomon.model.span import Span

EditKind = Literal["headline", "figure", "name", "quotation", "speaker", "status"]


class Change(msgspec.Struct, frozen=True, gc=False):
    """One thing that was changed: the words before and after, each with its span (None: a headline, or nothing)."""

    kind: EditKind
    before: str
    after: str
    before_span: Span | None = None
    after_span: Span | None = None

    def line(self) -> str:
        """The change in a few words."""
        if not self.before:
            return f"{self.kind} added: {self.after}"
        if not self.after:
            return f"{self.kind} taken out: {self.before}"
        return f"{self.kind}: {self.before} before, {self.after} now"


class Edit(msgspec.Struct, frozen=True, gc=False, rename={"source": "from", "target": "to"}):
    """Two versions (ids) of one report, and what the later one says otherwise."""

    source: str
    target: str
    changes: tuple[Change, ...] = ()
