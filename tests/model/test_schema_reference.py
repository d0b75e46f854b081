"""The pages on records and tables are those of today, and leave no field out."""

import importlib.util
from pathlib import Path
from types import ModuleType

import pytest

ROOT = Path(__file__).parents[2]


@pytest.fixture(scope="module")
def script() -> ModuleType:
    found = importlib.util.spec_from_file_location("schema_reference", ROOT / "scripts" / "schema_reference.py")
    assert found is not None
    assert found.loader is not None
    module = importlib.util.module_from_spec(found)
    found.loader.exec_module(module)
    return module


def test_every_field_is_described(script: ModuleType) -> None:
    assert script.undescribed() == [], "scripts/schema_fields.toml has a line for each field of each record"


@pytest.mark.parametrize("page", ["schema", "tables"])
def test_a_page_is_up_to_date(page: str, script: ModuleType) -> None:
    written = (ROOT / "docs" / f"{page}.md").read_text(encoding="utf-8")
    assert written == getattr(script, page)(), "run python scripts/schema_reference.py"
