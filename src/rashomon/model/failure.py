"""What is said of an input that could not be handled."""

import msgspec


class Failure(msgspec.Struct, frozen=True):
    """One input that was left out: which, why, and what to do about it."""

    source: str
    reason: str
    remedy: str

    def line(self) -> str:
        """The failure as the one line that a person reads."""
        return f"{self.source}: {self.reason}; {self.remedy}"
