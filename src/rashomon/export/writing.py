"""Writing an export: a file or a folder that is whole or not there, and nothing overwritten unasked."""

import gc
import shutil
import tempfile
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

from rashomon.export.errors import ExportError
from rashomon.export.format import Format, Tables
from rashomon.export.material import Material
from rashomon.export.tables import TABLES, Table, table_named
from rashomon.model import one_line


def chosen_tables(form: Format, table: str | None) -> tuple[Table, ...]:
    """The tables that are asked for; ``ExportError`` where the format has none to choose."""
    if table is None:
        return TABLES
    if not form.tables:
        raise ExportError(f"{form.name} holds no tables to choose; leave --table out")
    return (table_named(table),)


def target_of(form: Format, tables: Tables, out: str | None) -> Path:
    """Where an export goes: what was named, else a name of its own in the current folder."""
    if out is not None:
        if not out.strip("\0"):
            raise ExportError("-o names no file; give a name")
        return Path(out)
    if is_folder(form, tables):
        return Path(f"rashomon-{form.name}")
    return Path((tables[0].name if len(tables) == 1 else "rashomon") + form.suffix)


def is_folder(form: Format, tables: Tables) -> bool:
    """Whether the export is a folder with a file for each table."""
    return form.folder and len(tables) > 1


def check_free(form: Format, tables: Tables, target: Path, *, force: bool) -> None:
    """Raise ``ExportError`` where an export may not or cannot go to ``target``; said before the work."""
    folder = is_folder(form, tables)
    try:
        there = target.exists() or target.is_symlink()
        if there and target.is_dir() != folder:
            kind = "a folder" if target.is_dir() else "no folder"
            raise ExportError(one_line(f"{target}: is {kind}; {form.name} writes a {'folder' if folder else 'file'}"))
        if there and not folder and target.exists() and not target.is_file():
            raise ExportError(one_line(f"{target}: is a device or a pipe; {form.name} writes a file"))
        if there and not force and not (folder and not any(target.iterdir())):
            raise ExportError(one_line(f"{target}: is there already; give another name with -o, or --force"))
        if not target.absolute().parent.is_dir():
            raise ExportError(one_line(f"{target}: cannot be written (there is no such folder)"))
    except (OSError, ValueError) as error:
        if isinstance(error, ExportError):
            raise
        raise _unwritable(target, error) from None


def save(material: Material, form: Format, tables: Tables, target: Path, *, force: bool = False) -> list[Path]:
    """Write an export; the files that were written. What was there before stays whole until the new one is."""
    check_free(form, tables, target, force=force)
    folder = is_folder(form, tables)
    target = target.resolve()  # what a link leads to is replaced, not the link
    try:
        made = Path(tempfile.mkdtemp(dir=target.absolute().parent, prefix=".rashomon-"))
    except (OSError, ValueError) as error:
        raise _unwritable(target, error) from None
    try:
        inside = made / target.name
        if folder:
            inside.mkdir()
        with _no_cycles():
            form.save(material, inside, tables)
        return _moved(sorted(inside.iterdir()), target) if folder else _moved(sorted(made.iterdir()), target.parent)
    except OSError as error:
        raise _unwritable(target, error) from None
    finally:
        shutil.rmtree(made, ignore_errors=True)


@contextmanager
def _no_cycles() -> Iterator[None]:
    """Records and rows hold no cycles; to look for some among millions of them takes a third of the time."""
    looked_for = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if looked_for:
            gc.enable()


def _moved(files: Sequence[Path], folder: Path) -> list[Path]:
    folder.mkdir(exist_ok=True)
    return [file.replace(folder / file.name) for file in files]


def _unwritable(target: Path, error: OSError | ValueError) -> ExportError:
    reason = getattr(error, "strerror", None) or error
    return ExportError(one_line(f"{target}: cannot be written ({reason}); give another name with -o"))


def said(files: Iterable[Path], target: Path) -> str:
    """What was written, in one line for a person."""
    count = len(list(files))
    return one_line(f"{target}: {count} {'file' if count == 1 else 'files'}")
