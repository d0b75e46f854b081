"""Write what a training script has stored into the manifest of learnt files, ``src/rashomon/learned/models.toml``.

    python scripts/record_model.py mark/events/models/pairs.npz [MORE FILES] --score "F1 65.0, 3-fold by sentence"
    python scripts/record_model.py NEW.npz --script train_new.py --data events --seed 0 --score "..."

To be run after every training: it takes the digest anew and today's date. ``--score`` says what the files are worth on
data that they were not learnt from, and how that was measured. ``--script``, ``--data`` (folders of ../shared/eval,
several times) and ``--seed`` are kept from before unless they are given; a new file needs all of them. Files that are
gone leave the manifest. A test holds it against the files.
"""

import argparse
import json
from dataclasses import dataclass
from datetime import UTC, date, datetime
from pathlib import Path

from rashomon.learned import StoredModel, digest, manifest

PACKAGE = Path(__file__).resolve().parents[1] / "src/rashomon"
MANIFEST = PACKAGE / "learned/models.toml"
HEAD = """# Every stored file that was learnt: which script made it, from which data and seed, when, what it is worth.
# Written by scripts/record_model.py; a test holds it against the files.
"""


@dataclass(frozen=True, slots=True)
class Told:
    """What the command line says of the files; None keeps what the manifest held."""

    script: str | None
    data: tuple[str, ...] | None
    seed: int | None
    score: str


def entry(file: str, before: StoredModel | None, told: Told, day: date) -> StoredModel:
    """The entry of ``file``; ends the program with one line where something is not known."""
    made = digest(PACKAGE / file)
    script = told.script or (before.script if before else None)
    data = told.data or (before.data if before else None)
    seed = told.seed if told.seed is not None or before is None else before.seed
    if script is None or data is None or seed is None:
        raise SystemExit(f"{file}: new in the manifest; give --script, --data and --seed")
    return StoredModel(file=file, sha256=made, script=script, data=data, seed=seed, date=day, score=told.score)


def written(models: list[StoredModel]) -> str:
    """The manifest as text, in the order of the files."""
    blocks = [HEAD]
    for model in sorted(models, key=lambda one: one.file):
        texts = ("file", "sha256", "script")
        lines = [f"{name} = {json.dumps(getattr(model, name))}" for name in texts]
        lines += [f"data = {json.dumps(list(model.data))}", f"seed = {model.seed}", f"date = {model.date}"]
        blocks.append("\n".join(["[[model]]", *lines, f"score = {json.dumps(model.score, ensure_ascii=False)}\n"]))
    return "\n".join(blocks)


def main() -> None:
    """Read the options, rewrite the manifest."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("files", nargs="+", help="paths inside src/rashomon")
    parser.add_argument("--score", required=True)
    parser.add_argument("--script", help="its name in scripts/")
    parser.add_argument("--data", action="append")
    parser.add_argument("--seed", type=int)
    given = parser.parse_args()
    told = Told(given.script, given.data and tuple(given.data), given.seed, given.score)
    known = {model.file: model for model in manifest() if (PACKAGE / model.file).is_file()}
    for name in given.files:
        file = name.partition("src/rashomon/")[2] or name
        known[file] = entry(file, known.get(file), told, datetime.now(UTC).date())
    MANIFEST.write_text(written(list(known.values())), encoding="utf-8")


if __name__ == "__main__":
    main()
