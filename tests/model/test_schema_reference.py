"""The pages on records and tables are those of today, and leave no field out."""

from pathlib import Path
from types import ModuleType

import pytest

from loading import SCRIPTS, load

ROOT = Path(__file__).parents[2]


@pytest.fixture(scope="module")
def script() -> ModuleType:
    return load(SCRIPTS / "schema_reference.py")


def test_every_field_is_described(script: ModuleType) -> None:
    assert script.undescribed() == [], "scripts/schema_fields.toml has a line for each field of each record"


@pytest.mark.parametrize("page", ["schema", "tables"])
def test_a_page_is_up_to_date(page: str, script: ModuleType) -> None:
    written = (ROOT / "docs" / f"{page}.md").read_text(encoding="utf-8")
    assert written == getattr(script, page)(), "run python scripts/schema_reference.py"
