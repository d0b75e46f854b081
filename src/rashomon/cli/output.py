"""Writing a file whole or not at all; what is no ordinary file is written through."""

import errno
import os
import stat
import tempfile
from collections.abc import Iterable
from contextlib import suppress
from pathlib import Path

import click

from rashomon.cli.console import put
from rashomon.model import one_line

_STANDARD_OUTPUT = {"-", "/dev/stdout", "/dev/fd/1", "/proc/self/fd/1"}


def check_target(output: str, reports: Iterable[str], option: str = "-o") -> None:
    """Raise ``click.ClickException`` where ``output`` could not be written, or would overwrite one of the reports.

    That is said before the work, which may take long.
    """
    if output in _STANDARD_OUTPUT:
        return
    if not output:
        raise click.ClickException(f"{option} names no file; give a name, or - for standard output")
    try:
        check_kept(output, reports, option)
        _check(Path(output))
    except (OSError, ValueError) as error:
        raise _refused(output, error, option) from None


def check_kept(output: str, reports: Iterable[str], option: str = "-o") -> None:
    """Raise ``click.ClickException`` where writing ``output`` would destroy an archive, or one of the reports.

    What lies in a folder of reports is one, unless it is a dossier that was written there before.
    """
    from rashomon.archive import is_archive
    from rashomon.read.dossiers import is_dossier

    target = Path(output)
    if not target.is_file():
        return
    if is_archive(target):
        raise click.ClickException(one_line(f"{output}: is an archive of Rashomon; give another file with {option}"))
    real = target.resolve()
    for report in map(Path, reports):
        inside = report.is_dir() and report.resolve() in real.parents and not is_dossier(real)
        if inside or (report.is_file() and target.samefile(report)):
            raise click.ClickException(one_line(f"{output}: is one of the reports; give another file with {option}"))


def _check(named: Path) -> None:
    with suppress(FileNotFoundError):
        named.stat()  # says what is wrong with links that lead to one another, or with too long a name
    target = Path(os.path.realpath(named))
    if target.is_dir():
        raise IsADirectoryError(errno.EISDIR, "Is a directory")
    if not target.parent.is_dir():
        raise FileNotFoundError(errno.ENOENT, "there is no such folder")
    if not os.access(target if target.exists() else target.parent, os.W_OK):
        raise PermissionError(errno.EACCES, "Permission denied")


def _refused(output: str, error: OSError | ValueError, option: str = "-o") -> click.ClickException:
    reason = getattr(error, "strerror", None) or error  # a ValueError: a name that no file can have
    return click.ClickException(one_line(f"{output}: cannot be written ({reason}); give another file with {option}"))


def write_whole(text: str, output: str) -> None:
    """Write ``text`` to the file ``output`` (or standard output for ``-``).

    A file is first written beside the old one, whose mode it takes, and then renamed: the old one stays whole until
    the new one is. A symbolic link is followed, and a device or pipe written into. Raises ``click.ClickException``
    with one line where it cannot be written.
    """
    if output in _STANDARD_OUTPUT:
        put(text)
        return
    try:
        _write(Path(output), text)
    except (OSError, ValueError) as error:
        raise _refused(output, error) from None


def _write(target: Path, text: str) -> None:
    try:
        old = target.stat()
    except FileNotFoundError:
        old = None
    if old is not None and not stat.S_ISREG(old.st_mode):
        with target.open("w", encoding="utf-8", errors="replace") as stream:
            stream.write(text)
    else:
        _replace(Path(os.path.realpath(target)), text, old)


def _replace(target: Path, text: str, old: os.stat_result | None) -> None:
    if old is not None and not os.access(target, os.W_OK):
        raise PermissionError(errno.EACCES, "Permission denied")
    handle, name = tempfile.mkstemp(dir=target.parent, prefix=".rashomon-")
    try:
        with os.fdopen(handle, "w", encoding="utf-8", errors="replace") as file:
            file.write(text)
            file.flush()
            os.fsync(handle)
        _like(Path(name), old)
        Path(name).replace(target)
    except BaseException:
        Path(name).unlink(missing_ok=True)
        raise


def _like(file: Path, old: os.stat_result | None) -> None:
    """Give a file the owner and the mode of the one that it replaces, or those of any new file."""
    if old is None:
        umask = os.umask(0)
        os.umask(umask)
        file.chmod(0o666 & ~umask)
        return
    if hasattr(os, "chown"):
        with suppress(OSError):
            os.chown(file, old.st_uid, old.st_gid)
    file.chmod(stat.S_IMODE(old.st_mode))
