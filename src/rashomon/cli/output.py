"""Writing a file whole or not at all."""

import os
import tempfile
from pathlib import Path

import click


def write_whole(text: str, output: str) -> None:
    """Write ``text`` to the file ``output`` (or standard output for ``-``): first beside it, then renamed."""
    if output == "-":
        click.echo(text, nl=False)
        return
    target = Path(output)
    handle, name = tempfile.mkstemp(dir=target.parent, prefix=f".{target.name}.")
    try:
        with os.fdopen(handle, "w", encoding="utf-8") as file:
            file.write(text)
        Path(name).chmod(0o644)
        Path(name).replace(target)
    except BaseException:
        Path(name).unlink(missing_ok=True)
        raise
