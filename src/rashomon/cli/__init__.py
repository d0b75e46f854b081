"""The command line: one file a verb, each thin."""

import errno
import gc
import io
import logging
import os
import signal
import sys
from pathlib import Path
from types import ModuleType

import click

from rashomon import __version__
from rashomon.cli import streams
from rashomon.cli.add import add
from rashomon.cli.batch import batch
from rashomon.cli.collate import collate
from rashomon.cli.console import note
from rashomon.cli.correct import correct
from rashomon.cli.demo import demo
from rashomon.cli.examples import EXAMPLES
from rashomon.cli.export import export
from rashomon.cli.mark import mark
from rashomon.cli.mcp import mcp
from rashomon.cli.read import read
from rashomon.cli.remove import remove
from rashomon.cli.schema import schema
from rashomon.cli.search import search
from rashomon.cli.serve import serve
from rashomon.cli.stories import stories
from rashomon.cli.tell import tell
from rashomon.cli.upkeep import check, copy, rebuild, refresh, vacuum
from rashomon.cli.watch import watch

__all__ = ["cli", "main"]

_OUTPUT_FAILED = 74  # EX_IOERR of sysexits.h
_MISTAKE_OF_OURS = 70  # EX_SOFTWARE
_LOST = {errno.ENOSPC, errno.EBADF, errno.EIO, errno.EDQUOT, errno.EFBIG}


@click.group(
    context_settings={"help_option_names": ["-h", "--help"]},
    epilog=f"\b\nExample: {EXAMPLES['tell']}\nEvery command has its own: rashomon COMMAND --help",
)
@click.version_option(__version__, prog_name="rashomon")
def cli() -> None:
    """Many news reports of the same events, one account; every line points to the exact words that say so."""


_READING = (tell, read, mark, collate, export, batch, demo, schema)
_ON_ARCHIVES = (add, search, stories, serve, mcp, watch, correct, remove, check, refresh, rebuild, copy, vacuum)
for _verb in (*_READING, *_ON_ARCHIVES):
    _verb.epilog = f"\b\nExample: {EXAMPLES.get(str(_verb.name), 'none yet')}"
    cli.add_command(_verb)


def main() -> None:
    """Run the command line; whatever goes wrong is said in one line, with the traceback only under RASHOMON_DEBUG."""
    streams.prepare()
    _leave_out_what_nobody_asks_for()
    gc.set_threshold(20_000, 20, 50)  # frozen records lie in no circles: to look for some as often costs a tenth
    if os.environ.get("RASHOMON_DEBUG"):  # says of an input that was left out because of a mistake of ours where it is
        logging.basicConfig()
        logging.getLogger("rashomon").setLevel(logging.DEBUG)
    try:
        with streams.stoppable():
            status = _run()
    except streams.StoppedError as stopped:
        number = signal.Signals(stopped.args[0])
        note("rashomon: stopped" if number == signal.SIGINT else f"rashomon: stopped by {number.name}")
        status = 128 + number
        streams.silence(1)
    gc.freeze()  # what stands at the end goes with the process: to look through it once more costs a tenth of `tell`
    sys.exit(status)


def _leave_out_what_nobody_asks_for() -> None:
    """Let spaCy load without its own command line, which it loads with itself: a quarter of what that costs.

    With it come two clients of the web and a writer of YAML. Only a process of ours does without: in another, somebody
    may want them.
    """
    for name in ("spacy.cli", "spacy.cli.info"):
        sys.modules.setdefault(name, ModuleType(name))
    vars(sys.modules["spacy.cli.info"]).setdefault("info", None)


def _run() -> int:
    try:
        Path.cwd()
    except OSError:  # every name is looked up from there
        note("rashomon: the current folder is gone; change to one that is there")
        return 1
    try:
        status = _status()
        sys.stdout.flush()
    except Exception as error:
        if isinstance(error, OSError) and _is_of_output(error):
            return _output_failed(error)
        if os.environ.get("RASHOMON_DEBUG"):
            raise
        note(f"rashomon: {type(error).__name__}: {error}; set RASHOMON_DEBUG=1 to see where")
        return _MISTAKE_OF_OURS
    return status


def _status() -> int:
    """The status with which a verb ends."""
    try:
        ended = cli(standalone_mode=False)
    except SystemExit as left:  # an input was left out
        ended = left.code
    except click.Abort:
        return 1
    except click.ClickException as error:
        said = io.StringIO()
        error.show(said)
        for line in said.getvalue().splitlines():
            note(line)
        return error.exit_code
    return ended if isinstance(ended, int) else 0


def _is_of_output(error: OSError) -> bool:
    return isinstance(error, BrokenPipeError) or (error.errno in _LOST and error.filename is None)


def _output_failed(error: OSError) -> int:
    """What is said where output cannot be written; nothing where its reader has gone (| head)."""
    streams.silence(1)
    if isinstance(error, BrokenPipeError):
        return 0
    note(f"rashomon: the output could not be written whole ({error.strerror}); free some space or write elsewhere")
    return _OUTPUT_FAILED
