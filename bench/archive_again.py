"""What adding again costs, and what a copy costs: `python bench/archive_again.py [REPORTS]` (300).

Writes generated reports as files (about 1,900 characters each, five a story, each in sentences of its own), adds them,
adds them again, and adds the same texts as another outlet's; prints the CPU seconds of each run as a whole process, and
what the second and third are of the first.
"""

import json
import os
import resource
import subprocess
import sys
import tempfile
from pathlib import Path

from archive_growth import spread, told_lines

OF_A_STORY = 5
LINES = 15


def main(count: int) -> None:
    """Add, add again, add copies."""
    with tempfile.TemporaryDirectory() as folder:
        first, copies = Path(folder) / "first", Path(folder) / "copies"
        for place, outlet in ((first, None), (copies, "Syndicated")):
            place.mkdir()
            for number in range(count):
                (place / f"{number}.jsonl").write_text(json.dumps(_report(number, outlet)) + "\n", encoding="utf-8")
        archive = Path(folder) / "news.rashomon"
        began = _seconds(archive, first)
        again, copied = _seconds(archive, first), _seconds(archive, copies)
        print(
            f"{count} reports added in {began:.1f} CPU seconds; again in {again:.2f} ({again / began:.1%});"
            f" as copies of other outlets in {copied:.1f} ({copied / began:.1%})"
        )


def _report(number: int, outlet: str | None) -> dict[str, str]:
    """A report of a story that five tell, each in sentences of its own: who copies nobody shares none."""
    story, part = divmod(number, OF_A_STORY)
    lines = told_lines(story, OF_A_STORY * LINES)[part * LINES : (part + 1) * LINES]
    paragraphs = [" ".join(lines[first : first + 3]) for first in range(0, LINES, 3)]
    fields = {"text": "\n\n".join(paragraphs), "title": lines[0].split(",")[0][:80]}
    return fields | {"publisher": outlet or f"Outlet {number % 50}", "published": spread(story)}


def _seconds(archive: Path, folder: Path) -> float:
    """The CPU seconds of a run of ``rashomon add``."""
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    command = [sys.executable, "-m", "rashomon", "add", "-q", "--verbatim", str(archive), str(folder)]
    subprocess.run(command, check=True, env=os.environ)
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    return after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 300)
