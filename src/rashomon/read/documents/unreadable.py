"""Why a document cannot be read."""


class UnreadableError(ValueError):
    """A document is locked, too large or without text; ``reason`` and ``remedy`` make the one line a person reads."""

    def __init__(self, reason: str, remedy: str) -> None:
        super().__init__(reason)
        self.reason = reason
        self.remedy = remedy
