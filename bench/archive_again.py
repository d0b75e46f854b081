"""What adding again costs, and what a copy costs: `python bench/archive_again.py [REPORTS]` (300).

Writes generated reports as files, adds them, adds them again, and adds the same texts as other outlets'; prints the CPU
seconds of each run as a whole process, and what the second and third are of the first.
"""

import json
import os
import resource
import subprocess
import sys
import tempfile
from pathlib import Path

from archive_growth import reports


def main(count: int) -> None:
    """Add, add again, add copies."""
    with tempfile.TemporaryDirectory() as folder:
        first, copies = Path(folder) / "first", Path(folder) / "copies"
        for place, outlet in ((first, None), (copies, "Syndicated")):
            place.mkdir()
            generated = list(reports(0, 3 * count))
            for number, article in enumerate(generated[:count]):
                further = "\n\n".join(one.text for one in generated[count + 2 * number : count + 2 * number + 2])
                record = {"text": f"{article.text}\n\n{further}", "title": article.title}
                record |= {"publisher": outlet or article.publisher, "published": article.published.value}
                (place / f"{number}.jsonl").write_text(json.dumps(record) + "\n", encoding="utf-8")
        archive = Path(folder) / "news.rashomon"
        began = _seconds(archive, first)
        again, copied = _seconds(archive, first), _seconds(archive, copies)
        print(
            f"{count} reports added in {began:.1f} CPU seconds; again in {again:.2f} ({again / began:.1%});"
            f" as copies of other outlets in {copied:.1f} ({copied / began:.1%})"
        )


def _seconds(archive: Path, folder: Path) -> float:
    """The CPU seconds of a run of ``rashomon add``."""
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    command = [sys.executable, "-m", "rashomon", "add", "-q", "--verbatim", str(archive), str(folder)]
    subprocess.run(command, check=True, env=os.environ)
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    return after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 300)
