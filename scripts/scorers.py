"""The scorers that come with the development sets, as modules."""

import importlib.util
import sys
from pathlib import Path
from types import ModuleType


def load_scorer(file: Path) -> ModuleType:
    """The scorer in ``file``; ends the program with one line where there is none."""
    spec = importlib.util.spec_from_file_location(f"{file.stem}_scorer", file)
    if spec is None or spec.loader is None or not file.is_file():
        raise SystemExit(f"{file}: there is no such scorer; give the folder of the development sets")
    scorer = importlib.util.module_from_spec(spec)
    sys.path.insert(0, str(file.parent))  # a scorer may use another one beside it
    try:
        spec.loader.exec_module(scorer)
    finally:
        sys.path.remove(str(file.parent))
    return scorer
