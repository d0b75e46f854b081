"""What adding again costs, and what a copy costs: `python bench/archive_again.py [REPORTS]` (300).

Writes generated reports as files (about 1,900 characters each, five a story, each in sentences of its own), adds them,
adds them again, and adds what other outlets make of them, each kind to a copy of the archive:

- reprints: the words of an agency under another outlet's name, with a headline of its own, some hours later;
- cut ones: the same without the last paragraph;
- next day: reprints of the day after, so that their days are counted from another date;
- as they come: 85 reprints of a hundred, 5 cut ones, 10 of the next day.

Prints the CPU seconds of each run as a whole process, and what it is of the first; of copies also what one costs of an
original, the start of the program (what adding again costs) taken off both. The program is compiled before, as an
installed one is.
"""

import json
import os
import resource
import shutil
import subprocess
import sys
import tempfile
from datetime import date, timedelta
from pathlib import Path

from archive_growth import spread, told_lines

OF_A_STORY = 5
LINES = 15
KINDS = ("reprint", "cut", "next day")
MIXED = (*("reprint",) * 17, "cut", "next day", "next day")
"""What kind each of twenty copies is."""


def main(count: int) -> None:
    """Add, add again, add copies."""
    with tempfile.TemporaryDirectory() as folder:
        _compile(Path(folder))
        first, archive = Path(folder) / "first", Path(folder) / "news.rashomon"
        _write(first, [_report(number) for number in range(count)])
        began = _seconds(archive, first)
        print(f"{count} reports added in {began:.1f} CPU seconds", flush=True)
        start = _seconds(archive, first)
        print(f"again: {start:.2f} CPU seconds ({start / began:.1%})", flush=True)
        for kind, kinds in (*((one, (one,)) for one in KINDS), ("as they come", MIXED)):
            copies, other = Path(folder) / kind, Path(folder) / f"{kind}.rashomon"
            _write(copies, [_copy(number, kinds[number * 7 % len(kinds)]) for number in range(count)])
            shutil.copy(archive, other)
            spent = _seconds(other, copies)
            each = (spent - start) / (began - start)
            print(
                f"copies of other outlets, {kind}: {spent:.2f} CPU seconds ({spent / began:.1%}); {each:.1%} a copy",
                flush=True,
            )


def _compile(folder: Path) -> None:
    """Have every module that takes part compiled, whatever the surroundings say about keeping what was."""
    os.environ |= {"PYTHONDONTWRITEBYTECODE": "", "PYTHONPYCACHEPREFIX": str(folder / "compiled")}
    for name, reports in (("one", [_report(0)]), ("copy", [_copy(0, "reprint")])):
        _write(folder / name, reports)
        _seconds(folder / "trial.rashomon", folder / name)


def _write(place: Path, reports: list[dict[str, str]]) -> None:
    place.mkdir()
    for number, report in enumerate(reports):
        (place / f"{number}.jsonl").write_text(json.dumps(report) + "\n", encoding="utf-8")


def _report(number: int) -> dict[str, str]:
    """A report of a story that five tell, each in sentences of its own: who copies nobody shares none."""
    story, part = divmod(number, OF_A_STORY)
    lines = told_lines(story, OF_A_STORY * LINES)[part * LINES : (part + 1) * LINES]
    paragraphs = [" ".join(lines[first : first + 3]) for first in range(0, LINES, 3)]
    published = f"{spread(story)}T{6 + part:02}:00Z"
    fields = {"text": "\n\n".join(paragraphs), "title": lines[0].split(",")[0][:80]}
    return fields | {"publisher": f"Outlet {number % 50}", "published": published}


def _copy(number: int, kind: str) -> dict[str, str]:
    """What another outlet makes of a report."""
    found = _report(number)
    day, hour = date.fromisoformat(found["published"][:10]), 12 + number % 9
    paragraphs = found["text"].split("\n\n")
    if kind == "cut":
        paragraphs = paragraphs[:-1]
    if kind == "next day":
        day, hour = day + timedelta(1), 5
    title = " ".join(paragraphs[1].split()[:9])
    published = f"{day}T{hour:02}:{number % 60:02}Z"
    text = "\n\n".join(paragraphs)
    return {"text": text, "title": title, "publisher": f"Syndicated {number % 7}", "published": published}


def _seconds(archive: Path, folder: Path) -> float:
    """The CPU seconds of a run of ``rashomon add``."""
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    command = [sys.executable, "-m", "rashomon", "add", "-q", "--verbatim", str(archive), str(folder)]
    subprocess.run(command, check=True)
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    return after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 300)
