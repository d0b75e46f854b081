"""Files of Python that stand outside the package, scripts and scorers, loaded as modules by tests."""

import importlib.util
import sys
from pathlib import Path
from types import ModuleType

SCRIPTS = Path(__file__).parents[1] / "scripts"


def load(file: Path, name: str | None = None) -> ModuleType:
    """The module in ``file``, known to others by ``name`` or else by that of the file."""
    spec = importlib.util.spec_from_file_location(name or file.stem, file)
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    sys.modules[spec.name] = module  # records of a module look their types up there
    spec.loader.exec_module(module)
    return module
