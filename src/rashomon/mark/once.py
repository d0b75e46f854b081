"""What several rooms make of one parse, made once and kept with it."""

from collections.abc import Callable
from typing import TypeVar, cast

from spacy.tokens import Doc

Made = TypeVar("Made")


def once(make: Callable[[Doc], Made]) -> Callable[[Doc], Made]:
    """A function of a parse that remembers, with each parse, what it made of it. What it makes is only read."""
    key = f"{make.__module__}.{make.__qualname__}"

    def made(doc: Doc) -> Made:
        kept = doc.user_data
        if key not in kept:
            kept[key] = make(doc)
        return cast("Made", kept[key])

    return made


@once
def text_of(doc: Doc) -> str:
    """The text of a parse, which spaCy joins anew from its words each time it is asked for."""
    return doc.text
