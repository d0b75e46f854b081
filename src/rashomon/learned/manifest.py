"""The manifest of what is learnt: of every stored file which script made it, from what, when, and what it is worth."""

from datetime import date
from functools import cache
from hashlib import sha256
from importlib.resources import files
from importlib.resources.abc import Traversable

import msgspec


class StoredModel(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """The entry of one file: its path inside the package and the digest of its bytes, where both come from.

    ``data`` names folders of development data, ``seed`` is the first that was drawn with (0 where nothing is).
    ``score`` says what the model is worth on data that it was not learnt from, and how that was measured; the figures
    of a step as a whole stand with each of the models that it uses.
    """

    file: str
    sha256: str
    script: str
    data: tuple[str, ...]
    seed: int
    date: date
    score: str


class Manifest(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Every stored model, in the order of the files."""

    model: tuple[StoredModel, ...] = ()


class NamesError(ValueError):
    """A stored model was learnt from other features than those that it is asked about."""


@cache
def manifest() -> tuple[StoredModel, ...]:
    """The entries of ``models.toml``."""
    return msgspec.toml.decode(files(__package__).joinpath("models.toml").read_bytes(), type=Manifest).model


def digest(file: Traversable) -> str:
    """The digest of the bytes of a file, as the manifest holds it."""
    return sha256(file.read_bytes()).hexdigest()


def check_names(file: Traversable, learnt: tuple[str, ...], asked: tuple[str, ...]) -> None:
    """Raise ``NamesError`` unless the features that were ``learnt`` are those that are ``asked`` for, in this order."""
    if learnt != asked:
        strange = sorted(set(learnt).symmetric_difference(asked))
        what = f"{', '.join(strange[:5])} stand on one side alone" if strange else "they stand in another order"
        raise NamesError(f"{file.name}: its features are not those of this version ({what}); train it again")
