"""The headline figures of docs/accuracy.md, given again and set beside the stated ones.

    python scripts/figures.py [pages readers quotations times events copies stories]

Runs the commands of ``figures.toml`` over the development sets beside this checkout and prints a line a figure: what
the table states, what came out, and whether they are the same to a tenth. The exit status is 1 where one differs.
All of them take about half an hour of computing.
"""

import argparse
import json
import re
import shlex
import subprocess
import sys
import tempfile
import tomllib
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parents[1]
EVAL = ROOT.parent / "shared/eval"
_NUMBER = re.compile(r"\d+(?:\.\d+)?")


def stated(row: str) -> str:
    """What the table of accuracy.md says in the row that begins with these words."""
    for line in (ROOT / "docs/accuracy.md").read_text(encoding="utf-8").splitlines():
        cells = [cell.strip() for cell in line.split("|")]
        if len(cells) > 2 and cells[1].startswith(row):
            return cells[2]
    raise SystemExit(f"docs/accuracy.md has no row that begins with {row!r}")


def found(figure: Mapping[str, Any]) -> list[float]:
    """The values that the commands of a figure give."""
    with tempfile.TemporaryDirectory() as folder:
        program = Path(folder) / "rashomon"  # of this checkout
        program.write_text(f'#!/bin/sh\nexec "{sys.executable}" -m rashomon "$@"\n', encoding="utf-8")
        program.chmod(0o755)
        names = {"python": sys.executable, "rashomon": program, "root": ROOT, "eval": EVAL}
        for command in figure["commands"]:
            filled = command.format(**names)
            done = subprocess.run(  # noqa: S603  the commands of our own file
                ["/bin/sh", "-c", filled], cwd=folder, capture_output=True, text=True, check=False
            )
            if done.returncode > 1:  # 1: an input was left out, which the scorer counts
                raise SystemExit(f"{done.stderr[-2000:]}\n{shlex.quote(filled)} ended with {done.returncode}")
    return values(figure, done.stdout)


def values(figure: Mapping[str, Any], printed: str) -> list[float]:
    """The values of a figure in what its last command printed."""
    if pattern := figure.get("pattern"):
        return [float(value) for value in re.findall(pattern, printed)[-1]]
    line = next(line for line in printed.splitlines() if line.startswith("{"))
    scores = json.loads(line)
    return [float(scores[key]) for key in figure["keys"]]


def same(said: str, came: Sequence[float]) -> bool:
    """Whether the first numbers of a cell are the values, to the digits that the cell gives."""
    numbers = _NUMBER.findall(said)[: len(came)]
    digits = [len(number.partition(".")[2]) for number in numbers]
    rounded = zip(numbers, came, digits, strict=False)
    return len(numbers) == len(came) and all(
        abs(float(number) - value) <= 0.5001 * 10**-places for number, value, places in rounded
    )


def main() -> int:
    """Print every figure that is asked for; 1 where one is not what is stated."""
    figures = tomllib.loads(Path(__file__).with_suffix(".toml").read_text(encoding="utf-8"))["figure"]
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("only", nargs="*", metavar="FIGURE", choices=[[], *(one["id"] for one in figures)])
    only = options.parse_args().only
    if not EVAL.is_dir():
        print(f"the development sets are not here ({EVAL})")
        return 0
    differing = 0
    for figure in figures:
        if only and figure["id"] not in only:
            continue
        said, came = stated(figure["row"]), found(figure)
        differing += not same(said, came)
        shown = " / ".join(f"{value:.2f}" for value in came)
        print(f"{figure['id']:<12}{'same' if same(said, came) else 'DIFFERS':<9}stated {said}; now {shown}", flush=True)
    return min(differing, 1)


if __name__ == "__main__":
    sys.exit(main())
