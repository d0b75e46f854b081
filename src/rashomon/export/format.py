"""A format: one way to write down what is known, as text or as a file."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from importlib import import_module
from pathlib import Path
from typing import Any

from rashomon.export.errors import MissingExtraError
from rashomon.export.material import Material
from rashomon.export.tables import Table

Text = Callable[[Material], Iterable[str]]
Tables = Sequence[Table]
TableText = Callable[[Material, Table], Iterable[str]]
Save = Callable[[Material, Path, Tables], None]


@dataclass(frozen=True, slots=True)
class Format:
    """One way to write down what is known.

    ``save`` writes a new file at a path (or, for ``folder`` formats that are given several tables, files named after
    them into the new folder there); it may write further files whose names begin with that of the path. ``text`` is
    set where one file is text: its pieces, for standard output. ``tables``: whether tables can be chosen.
    """

    name: str
    says: str
    suffix: str
    save: Save
    text: Callable[[Material, Tables], Iterator[str]] | None = None
    tables: bool = False
    folder: bool = False


def text_format(name: str, says: str, suffix: str, text: Text) -> Format:
    """A format whose one file is text."""

    def save(material: Material, path: Path, _tables: Tables) -> None:
        write_text(path, text(material))

    return Format(name, says, suffix, save, lambda material, _tables: iter(text(material)))


def write_text(path: Path, pieces: Iterable[str]) -> None:
    """Write text piece by piece; what is no character (half a surrogate pair) becomes a question mark."""
    with path.open("w", encoding="utf-8", errors="replace", newline="") as file:
        file.writelines(pieces)


def needed(name: str, module: str, extra: str = "export") -> Any:  # noqa: ANN401  a module of whatever kind
    """A module of an extra; ``MissingExtraError`` where it is not installed."""
    try:
        return import_module(module)
    except ImportError:
        raise MissingExtraError(name, module.partition(".")[0], extra) from None
