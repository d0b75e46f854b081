"""Commands of the documentation that run until they are stopped: here they are, once they have done their work.

A server ends when it says where it listens, ``watch`` when it has told its first news. The feed of the documentation,
``https://courier.example``, is a server of the test, whose address is in ``COURIER``.
"""

import os
import signal
import subprocess
import sys
import tempfile
import time

COMMAND = [sys.executable, "-m", "rashomon"]
LONGEST = 120.0  # seconds
FEEDS = "https://courier.example"


def until(arguments: list[str], shown: str) -> int:
    """Run a command until it prints ``shown``, interrupt it as a person would, and pass on what it said."""
    with tempfile.TemporaryFile("w+") as out:
        started = subprocess.Popen([*COMMAND, *arguments], stdout=out, stderr=subprocess.STDOUT)
        end, said = time.monotonic() + LONGEST, ""
        while shown not in said and started.poll() is None and time.monotonic() < end:
            time.sleep(0.05)
            out.seek(0)
            said = out.read()
        started.send_signal(signal.SIGINT)
        started.wait(LONGEST)
        out.seek(0)
        print(out.read())  # noqa: T201  as the command did
    return 0 if shown in said else 1


def main(verb: str, *rest: str) -> int:
    """What the command does."""
    if verb == "serve":
        return until([verb, *rest, "--port", "0"], "http://")
    served = [one.replace(FEEDS, os.environ["COURIER"]) for one in rest]
    return until([verb, *served, "--allow-private"], "new in content")


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
