"""What is said of an input that could not be handled, and the root of all errors."""

import msgspec

from rashomon.model.plain import one_line


class RashomonError(Exception):
    """What was asked cannot be done: its text is the one line that a person reads. All others descend from it."""


class Failure(msgspec.Struct, frozen=True, gc=False):
    """One input that was left out: which, why, and what to do about it."""

    source: str
    reason: str
    remedy: str

    def line(self) -> str:
        """The failure as the one line that a person reads, whatever the name of the input holds."""
        line = one_line(f"{self.source}: {self.reason}; {self.remedy}")
        return line if line.isprintable() else "".join(map(_shown, line))


def _shown(letter: str) -> str:
    """A letter that a terminal can show: other blanks as one, what Unicode has not assigned by its number."""
    if letter.isprintable():
        return letter
    return " " if letter.isspace() else f"\\u{ord(letter):04x}"
