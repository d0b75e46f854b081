r"""Rashomon: many news reports of the same events, one account, every line tied to the words that say so.

>>> import rashomon
>>> text = "Mayor Ines Dolan said on Monday that the quay would reopen.\nShe thanked the divers of Port Ellis."
>>> (article,) = rashomon.mark(text, verbatim=True)
>>> article.quotes[0].kind
'indirect'
"""

import sys
from importlib import import_module
from types import ModuleType
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from rashomon.api import collate, dossier, export, mark, read, show, table, tell
    from rashomon.archive import Archive, ArchiveError, QueryError
    from rashomon.export import ExportError, MissingExtraError
    from rashomon.model import (
        Actor,
        Argument,
        Article,
        Assertion,
        Citation,
        Commitment,
        Copy,
        Disagreement,
        Dossier,
        Event,
        Fact,
        Failure,
        MarkedArticle,
        Mention,
        Party,
        Published,
        Quantity,
        Quote,
        RashomonError,
        Reading,
        Span,
        Step,
        Story,
        TimeExpression,
        TimelineEntry,
        Utterance,
        Variant,
    )
    from rashomon.tell import UnknownFormatError

__version__ = "0.1.0"

__all__ = [
    "Actor",
    "Archive",
    "ArchiveError",
    "Argument",
    "Article",
    "Assertion",
    "Citation",
    "Commitment",
    "Copy",
    "Disagreement",
    "Dossier",
    "Event",
    "ExportError",
    "Fact",
    "Failure",
    "MarkedArticle",
    "Mention",
    "MissingExtraError",
    "Party",
    "Published",
    "Quantity",
    "QueryError",
    "Quote",
    "RashomonError",
    "Reading",
    "Span",
    "Step",
    "Story",
    "TimeExpression",
    "TimelineEntry",
    "UnknownFormatError",
    "Utterance",
    "Variant",
    "collate",
    "dossier",
    "export",
    "mark",
    "read",
    "show",
    "table",
    "tell",
]


_STAGES = ("collate", "export", "mark", "read", "tell")
_ROOMS = {
    "Archive": "archive",
    "ArchiveError": "archive",
    "QueryError": "archive",
    "ExportError": "export",
    "MissingExtraError": "export",
    "UnknownFormatError": "tell",
}


if not TYPE_CHECKING:  # so that a type checker knows the names above and no others

    def __getattr__(name: str) -> Any:  # noqa: ANN401  whatever it is that bears the name
        """A record or a function of ``__all__``, loaded when it is first asked for: the import costs nothing."""
        if name in _STAGES:
            return import_module(f"rashomon.{name}")
        if name not in __all__:
            raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
        room = _ROOMS.get(name, "model" if name[0].isupper() else "api")
        return getattr(import_module(f"rashomon.{room}"), name)


def __dir__() -> list[str]:
    return sorted({*globals(), *__all__})


class _Stage(ModuleType):
    """A stage's package that can be called: ``rashomon.read(...)`` is ``rashomon.api.read(...)``.

    A function and a subpackage cannot both bear a name, and whoever imports ``rashomon.read.text`` sets the subpackage
    on its parent; so the subpackage does for both.
    """

    def __call__(self, *inputs: Any, **options: Any) -> Any:  # noqa: ANN401  as the function has them
        return getattr(import_module("rashomon.api"), self.__name__.rpartition(".")[2])(*inputs, **options)


class _Package(ModuleType):
    def __setattr__(self, name: str, value: object) -> None:
        if name in _STAGES and isinstance(value, ModuleType):
            value.__class__ = _Stage
        super().__setattr__(name, value)


sys.modules[__name__].__class__ = _Package
