"""What is said of an input that could not be handled."""

import msgspec

from rashomon.model.plain import one_line


class Failure(msgspec.Struct, frozen=True):
    """One input that was left out: which, why, and what to do about it."""

    source: str
    reason: str
    remedy: str

    def line(self) -> str:
        """The failure as the one line that a person reads, whatever the name of the input holds."""
        return one_line(f"{self.source}: {self.reason}; {self.remedy}")
