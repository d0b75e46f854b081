"""The figures of docs/accuracy.md, given again and set beside the stated ones.

    python scripts/figures.py [WORK ...] [--list] [--fresh]

Runs the works of ``figures.toml`` over the development sets beside this checkout, the quick ones first, and prints a
line a row of the table: ``same`` where what came out is what the table states, to the digits that it gives, ``DIFFERS``
with the difference where it is not. Rows that are reports of one run are listed last. What a work printed is kept under
the digest of the source and the scripts, so that a run that was stopped goes on, and nothing is worked out twice;
``--fresh`` does it again. All of them take about four hours of computing, the first twelve a quarter of an hour;
``--list`` says which there are. The exit status is 1 where a figure differs.
"""

import argparse
import json
import re
import subprocess
import sys
import tempfile
import tomllib
from collections.abc import Callable, Mapping, Sequence
from hashlib import sha256
from pathlib import Path
from statistics import fmean
from typing import Any

from rashomon.collate.commitments.weighing import SURE  # the chance from which a commitment is told

ROOT = Path(__file__).resolve().parents[1]
EVAL = ROOT.parent / "shared/eval"
KEEP = Path(tempfile.gettempdir()) / "rashomon-figures"
_NUMBER = re.compile(r"\d+(?:\.\d+)?")


_OVER: dict[str, Callable[[Sequence[float]], float]] = {
    "mean": fmean,
    "sum": sum,
    "last": lambda column: column[-1],
}


class FailedError(Exception):
    """A command of a work did not end well."""


def rows() -> dict[str, str]:
    """The rows of the first table of accuracy.md: how each begins, and what it states."""
    table = (ROOT / "docs/accuracy.md").read_text(encoding="utf-8").split("\n\n")
    lines = next(part for part in table if part.startswith("| task, data")).splitlines()[2:]
    cells = [[cell.strip() for cell in line.split("|")] for line in lines]
    return {row[1]: row[2] for row in cells}


def stated(row: str) -> str:
    """What the table says in the row that begins with these words."""
    found = [said for name, said in rows().items() if name.startswith(row.partition("|")[0])]
    if len(found) != 1:
        raise SystemExit(f"docs/accuracy.md has {len(found)} rows that begin with {row!r}")
    return found[0]


def source() -> str:
    """The digest of what the figures depend on."""
    digest = sha256()
    for folder in ("src/rashomon", "scripts"):
        for path in sorted(path for path in (ROOT / folder).rglob("*") if path.is_file() and path.suffix != ".pyc"):
            digest.update(path.read_bytes())
    return digest.hexdigest()[:12]


def printed(work: Mapping[str, Any], kept: Path) -> str:
    """What the last command of a work prints; kept, and not asked for again. Raises ``FailedError``."""
    file = kept / f"{work['id']}.txt"
    if file.is_file():
        return file.read_text(encoding="utf-8")
    with tempfile.TemporaryDirectory() as folder:
        program = Path(folder) / "rashomon"  # of this checkout
        program.write_text(f'#!/bin/sh\nexec "{sys.executable}" -m rashomon "$@"\n', encoding="utf-8")
        program.chmod(0o755)
        names = {"python": sys.executable, "rashomon": program, "root": ROOT, "eval": EVAL}
        for command in work["commands"]:
            done = subprocess.run(  # noqa: S603  the commands of our own file
                ["/bin/sh", "-c", command.format(**names)], cwd=folder, capture_output=True, text=True, check=False
            )
            if done.returncode and "rashomon" not in command.split()[0]:  # that one: an input was left out
                raise FailedError(f"ended with {done.returncode}: {(done.stderr or done.stdout).strip()[-300:]}")
    kept.mkdir(parents=True, exist_ok=True)
    file.write_text(done.stdout, encoding="utf-8")
    return done.stdout


def values(figure: Mapping[str, Any], text: str) -> list[float]:
    """The values of a figure in what its work printed."""
    if pattern := figure.get("pattern"):
        matches = list(re.finditer(pattern.replace("{sure}", re.escape(f"{SURE:.2f}")), text))
        if not matches:
            raise FailedError("its output has no such figure")
        named = matches[-1].groupdict()
        found = [float(named[name]) for name in sorted(named)] if named else list(map(float, matches[-1].groups()))
    else:
        lines = [json.loads(line) for line in text.splitlines() if line.startswith("{")]
        columns = [
            [sum(float(_at(line, key)) for key in keys.split(" + ")) for line in lines] for keys in figure["keys"]
        ]
        found = [_OVER[figure.get("over", "last")](column) for column in columns]
    return [value * figure.get("scale", 1) for value in found]


def _at(line: Mapping[str, Any], key: str) -> Any:  # noqa: ANN401  a number or a table of JSON
    value: Any = line
    for part in key.split("."):
        value = value.get(part, 0)
    return value


def compared(said: str, came: Sequence[float], skip: int = 0) -> list[float]:
    """By how much each value differs from the number that the cell states, to the digits that it gives; 0 where not."""
    numbers = _NUMBER.findall(said)[skip : skip + len(came)]
    if len(numbers) < len(came):
        return list(came)
    digits = [len(number.partition(".")[2]) for number in numbers]
    pairs = zip(numbers, came, digits, strict=True)
    return [
        0.0 if abs(float(number) - value) <= 0.5001 * 10**-places else value - float(number)
        for number, value, places in pairs
    ]


def told(figure: Mapping[str, Any], text: str) -> tuple[bool, str]:
    """Whether a figure is what is stated, and the line that says so."""
    said = stated(figure["row"])
    if figure.get("holds"):
        return True, f"its floors hold; stated {said[:60]}"
    came = values(figure, text)
    differing = compared(said, came, figure.get("skip", 0))
    shown = " / ".join(f"{value:.2f}" for value in came)
    marks = " / ".join(f"{difference:+.2f}" if difference else "=" for difference in differing)
    return not any(differing), f"stated {said[:44]:<44} now {shown}  ({marks})"


def main() -> int:
    """Print every figure that is asked for; 1 where one is not what is stated."""
    known = tomllib.loads(Path(__file__).with_suffix(".toml").read_text(encoding="utf-8"))
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("only", nargs="*", metavar="WORK", choices=[[], *(one["id"] for one in known["work"])])
    options.add_argument("--list", action="store_true", dest="listed")
    options.add_argument("--fresh", action="store_true")
    given = options.parse_args()
    works = [one for one in known["work"] if not given.only or one["id"] in given.only]
    if given.listed or not EVAL.is_dir():
        print(*(f"{one['id']:<16}{one['minutes']:>4} minutes" for one in works), sep="\n")
        print("" if EVAL.is_dir() else f"the development sets are not here ({EVAL})")
        return 0
    differing, kept = 0, KEEP / source()
    for work in works:
        if given.fresh:
            (kept / f"{work['id']}.txt").unlink(missing_ok=True)
        for figure in (figure for figure in known["figure"] if figure["work"] == work["id"]):
            try:
                same, line = told(figure, printed(work, kept))
            except FailedError as error:
                same, line = False, str(error)
            differing += not same
            print(f"{'same' if same else 'DIFFERS':<8}{work['id']:<15}{figure['row'][:44]:<45}{line}", flush=True)
    for row in known["elsewhere"]:
        print(f"{'-':<8}{'':<15}{row['row'][:44]:<45}{row['why']}")
    print(f"{differing} differ")
    return min(differing, 1)


if __name__ == "__main__":
    sys.exit(main())
