"""What an export cannot do, each as the one line that a person reads."""

from rashomon.model import RashomonError


class ExportError(RashomonError, ValueError):
    """The export that was asked for cannot be made."""


class MissingExtraError(ExportError):
    """A program that a format is written with is not installed."""

    def __init__(self, name: str, module: str, extra: str) -> None:
        super().__init__(f"{name} is written with {module}, which is not installed: pip install 'rashomon[{extra}]'")
