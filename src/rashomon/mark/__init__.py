"""Mark: what one report says, as spans of its text. Takes an ``Article``, gives a ``MarkedArticle``."""

from importlib import import_module
from typing import TYPE_CHECKING, Any

from rashomon.model import MARK_VERSION as VERSION

if TYPE_CHECKING:
    from rashomon.mark.parse import Parser
    from rashomon.mark.stage import mark

__all__ = ["VERSION", "Parser", "mark"]

_HOMES = {"Parser": "parse", "mark": "stage"}

if not TYPE_CHECKING:  # so that a type checker knows the names above and no others

    def __getattr__(name: str) -> Any:  # noqa: ANN401  whatever it is that bears the name
        """The stage and its parser, loaded when first asked for: who asks which marks carry over needs no parser."""
        if name not in _HOMES:
            raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
        return getattr(import_module(f"{__name__}.{_HOMES[name]}"), name)
