"""Writing a file whole or not at all."""

import os
import tempfile
from pathlib import Path

import click


def write_whole(text: str, output: str) -> None:
    """Write ``text`` to the file ``output`` (or standard output for ``-``): first beside it, then renamed.

    Raises ``click.ClickException`` with one line where the file cannot be written.
    """
    if output == "-":
        click.echo(text, nl=False)
        return
    try:
        _replace(Path(output), text)
    except OSError as error:
        raise click.ClickException(
            f"{output}: cannot be written ({error.strerror}); give another file with -o"
        ) from None


def _replace(target: Path, text: str) -> None:
    handle, name = tempfile.mkstemp(dir=target.parent, prefix=f".{target.name}.")
    try:
        with os.fdopen(handle, "w", encoding="utf-8") as file:
            file.write(text)
        umask = os.umask(0)
        os.umask(umask)
        Path(name).chmod(0o666 & ~umask)
        Path(name).replace(target)
    except BaseException:
        Path(name).unlink(missing_ok=True)
        raise
