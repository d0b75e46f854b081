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
    from rashomon.api import collate, dossier, mark, read, tell
    from rashomon.model import (
        Actor,
        Article,
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
        Reading,
        Span,
        Step,
        Story,
        TimeExpression,
        TimelineEntry,
        Utterance,
        Variant,
    )

__version__ = "0.1.0"

__all__ = [
    "Actor",
    "Article",
    "Citation",
    "Commitment",
    "Copy",
    "Disagreement",
    "Dossier",
    "Event",
    "Fact",
    "Failure",
    "MarkedArticle",
    "Mention",
    "Party",
    "Published",
    "Quantity",
    "Quote",
    "Reading",
    "Span",
    "Step",
    "Story",
    "TimeExpression",
    "TimelineEntry",
    "Utterance",
    "Variant",
    "collate",
    "dossier",
    "mark",
    "read",
    "tell",
]


if not TYPE_CHECKING:  # so that a type checker knows the names above and no others

    def __getattr__(name: str) -> Any:  # noqa: ANN401  whatever it is that bears the name
        """A record or a function of ``__all__``, loaded when it is first asked for: the import costs nothing."""
        if name not in __all__:
            raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
        return getattr(import_module("rashomon.model" if name[0].isupper() else "rashomon.api"), name)


def __dir__() -> list[str]:
    return sorted([*globals(), *__all__])


class _Stage:
    """A function that bears the name of a subpackage: ``rashomon.read`` is it, whoever imported ``rashomon.read.text``.

    An import sets the subpackage on its parent; here that is passed over. The subpackage is found as ever by
    ``from rashomon.read import Reader``.
    """

    def __set_name__(self, owner: type, name: str) -> None:
        self.name = name

    def __get__(self, module: ModuleType | None, owner: type | None = None) -> Any:  # noqa: ANN401  the function
        return getattr(import_module("rashomon.api"), self.name)

    def __set__(self, module: ModuleType, value: object) -> None:
        """Leave the name to the function."""


class _Package(ModuleType):
    read, mark, collate, tell = _Stage(), _Stage(), _Stage(), _Stage()


sys.modules[__name__].__class__ = _Package
