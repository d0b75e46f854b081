"""The standard streams and the signals of a run, so that output is whole or an error, and an end is one line."""

import io
import os
import signal
import sys
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from types import FrameType

_SIGNALS = ("SIGINT", "SIGTERM", "SIGHUP")


class StoppedError(BaseException):
    """A person or the system ended the run; the argument is the number of the signal."""


def prepare() -> None:
    """Make the standard streams ones that can be relied on."""
    _occupy()
    if sys.stdout is None:
        sys.stdout = open(1, "w", encoding="utf-8", closefd=False)  # noqa: SIM115  closed when the process ends
    elif isinstance(sys.stdout, io.TextIOWrapper):
        raw = sys.stdout.buffer
        if isinstance(raw, io.RawIOBase):  # python -u: what a full disk takes only in part would be lost unsaid
            sys.stdout = io.TextIOWrapper(io.BufferedWriter(raw), line_buffering=True)
        sys.stdout.reconfigure(encoding="utf-8", errors="backslashreplace")


def _occupy() -> None:
    """Let no other file take the place of a standard stream that is closed; who uses it still meets an error."""
    for number, mode in enumerate((os.O_WRONLY, os.O_RDONLY, os.O_WRONLY)):
        try:
            os.fstat(number)
        except OSError:
            with suppress(OSError):
                os.open(os.devnull, mode)


def silence(number: int) -> None:
    """Let what is still to be written to a standard stream go nowhere."""
    with suppress(OSError):
        nowhere = os.open(os.devnull, os.O_WRONLY)
        os.dup2(nowhere, number)
        os.close(nowhere)


@contextmanager
def stoppable() -> Iterator[None]:
    """Inside, a signal that ends a run raises ``StoppedError``, so that processes and half-written files are cleared.

    A second one ends it at once. A signal that is ignored (nohup) stays so.
    """
    usual = (signal.SIG_DFL, signal.default_int_handler)
    known = [getattr(signal, name) for name in _SIGNALS if hasattr(signal, name)]
    before = {number: signal.getsignal(number) for number in known}
    heard = [number for number in known if before[number] in usual]

    def stop(number: int, _: FrameType | None) -> None:
        for one in heard:
            signal.signal(one, signal.SIG_DFL)
        raise StoppedError(number)

    for number in heard:
        signal.signal(number, stop)
    try:
        yield
    finally:
        for number in heard:
            signal.signal(number, before[number])
